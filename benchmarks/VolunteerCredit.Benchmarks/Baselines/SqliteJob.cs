using Microsoft.Data.Sqlite;
using VolunteerCredit.Benchmarks.Data;

namespace VolunteerCredit.Benchmarks.Baselines;

/// <summary>The capped job in SQLite, in process and in memory. The table's key is volunteer, day, record: what the query groups by.</summary>
internal sealed class SqliteJob : IDisposable
{
    private const string Visible = "date <= $asOf AND recorded_at <= $knownAt";

    private static readonly string Scores = $"""
        WITH counted AS (
          SELECT volunteer, minutes, weight, {Job.DailyMax} - (sum(minutes) OVER (PARTITION BY volunteer, date ORDER BY record ROWS UNBOUNDED PRECEDING) - minutes) AS left
          FROM records JOIN weights ON weights.key = category * 8 + source
          WHERE {Visible} AND status = {Job.Approved}),
        kept AS (SELECT volunteer, minutes, weight, max(0, min(minutes, left)) AS kept FROM counted)
        SELECT volunteer, sum(kept * weight), sum(minutes - kept), sum(kept < minutes) FROM kept GROUP BY volunteer
        """;

    private static readonly string Unapproved = $"SELECT volunteer, sum(minutes), count(*) FROM records WHERE {Visible} AND status <> {Job.Approved} GROUP BY volunteer";

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly int _volunteers;

    public SqliteJob(ServiceColumns columns)
    {
        _volunteers = columns.VolunteerCount;
        _connection.Open();
        Execute("CREATE TABLE records (volunteer INTEGER, date INTEGER, record INTEGER, minutes INTEGER, category INTEGER, source INTEGER, status INTEGER, recorded_at INTEGER, PRIMARY KEY (volunteer, date, record)) WITHOUT ROWID");
        Execute("CREATE TABLE weights (key INTEGER PRIMARY KEY, weight INTEGER)");
        using SqliteTransaction transaction = _connection.BeginTransaction();
        Insert("INSERT INTO weights VALUES ($0, $1)", 2, Job.Weights.Select((weight, key) => new long[] { key, weight }));
        Insert("INSERT INTO records VALUES ($0, $1, $2, $3, $4, $5, $6, $7)", 8, Enumerable.Range(0, columns.Count).OrderBy(row => columns.Volunteers[row]).Select(row => new long[]
        {
            columns.Volunteers[row], columns.Dates[row], row, columns.Minutes[row], columns.Categories[row], columns.Sources[row], columns.Statuses[row], columns.RecordedAt[row],
        }));
        transaction.Commit();
    }

    public JobResult Capped()
    {
        var result = new JobResult(_volunteers);
        for (int volunteer = 0; volunteer < _volunteers; volunteer++)
        {
            result.Set(volunteer, 0);
        }

        using (SqliteDataReader reader = Query(Scores))
        {
            while (reader.Read())
            {
                result.Set(reader.GetInt32(0), reader.GetInt64(1));
                result.Over[reader.GetInt32(0)] = new(reader.GetInt64(2), reader.GetInt32(3));
            }
        }

        using SqliteDataReader unapproved = Query(Unapproved);
        while (unapproved.Read())
        {
            result.Unapproved[unapproved.GetInt32(0)] = new(unapproved.GetInt64(1), unapproved.GetInt32(2));
        }

        return result;
    }

    public void Dispose() => _connection.Dispose();

    private SqliteDataReader Query(string sql)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$asOf", Job.AsOf.DayNumber);
        command.Parameters.AddWithValue("$knownAt", Job.KnownAt.UtcTicks);
        return command.ExecuteReader();
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Insert(string sql, int columns, IEnumerable<long[]> rows)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        SqliteParameter[] parameters = [.. Enumerable.Range(0, columns).Select(i => command.Parameters.Add($"${i}", SqliteType.Integer))];
        foreach (long[] row in rows)
        {
            for (int i = 0; i < columns; i++)
            {
                parameters[i].Value = row[i];
            }

            command.ExecuteNonQuery();
        }
    }
}
