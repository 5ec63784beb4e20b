using System.Text;
using FsCheck;
using FsCheck.Fluent;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class AnyFileTests
{
    private const int FilesTried = 200;

    /// <summary>A column each, with cells that are good and cells that are not.</summary>
    private static readonly (string Column, string[] Good, string[] Bad)[] Columns =
    [
        ("record_id", ["r1", "r2", "记录3", "\"r,4\""], ["", "=r5"]),
        ("volunteer_id", ["V1", "V2"], ["", "@V"]),
        ("date", ["2019-03-09", " 2020-02-29 "], ["", "2019-02-29", "0001-01-01"]),
        ("minutes", ["", "60", "1441"], ["2.5", "-30", "99999999999", "2小时"]),
        ("activity", ["", "张三", "\"a\r\nb\"", "\"say \"\"x\"\"\""], ["=cmd", "+1", "\"un\"closed", "stray\"quote"]),
        ("recorded_at", ["", "2019-03-09T12:00:00+08:00"], ["2019-03-09", "yesterday"]),
    ];

    /// <summary>Bytes that no row should hold.</summary>
    private static readonly byte[][] Litter =
    [
        .. ((string[])[",", "\n", "\r", "\"", "\0", "\"\"", "x"]).Select(Encoding.UTF8.GetBytes), [0xD5, 0xC5, 0xC8, 0xFD], [0xFF], [0xE5, 0xBC],
    ];

    [Fact]
    public void Whatever_follows_the_header_every_row_is_read_or_refused_and_nothing_throws()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        byte[] header = Encoding.UTF8.GetBytes(string.Join(',', Columns.Select(column => column.Column)) + "\n");

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(FilesTried), Prop.ForAll(Files().ToArbitrary(), rows =>
        {
            byte[] bytes = [.. header, .. rows];
            FileReading<ServiceRecord> reading = Given.Records(bytes);

            Assert.Equal(
                reading.RowsRefused,
                reading.Notices.Where(notice => notice.Severity == Severity.Refusal).Select(notice => notice.Place.Line).Distinct().Count());
            Assert.DoesNotContain(reading.Items, record => record.ToString().Contains('\uFFFD', StringComparison.Ordinal));
            Assert.All(reading.Notices, notice => Assert.DoesNotContain("张三", notice.ToString(), StringComparison.Ordinal));

            FileReading<ServiceRecord> slow = CsvRecords.Read(new OneByteStream(bytes), "hours.csv");
            Assert.Equal(reading.Items.Select(record => record with { Tags = [] }), slow.Items.Select(record => record with { Tags = [] }));
            Assert.Equal(reading.Notices, slow.Notices);
            AssertSameInColumns(bytes, reading);

            foreach (string mark in reading.Notices.Select(notice => notice.Code).Append(reading.RowsRead > 0 ? "read" : "none").Distinct())
            {
                seen[mark] = seen.GetValueOrDefault(mark) + 1;
            }
        }));

        string[] hazards =
            ["read", "VC1007", "VC1008", "VC1009", "VC1101", "VC1102", "VC1106", "VC1108", "VC1202", "VC1203", "VC1220"];
        Assert.All(hazards, hazard => Assert.InRange(seen.GetValueOrDefault(hazard), FilesTried / 20, FilesTried));
    }

    [Fact]
    public void Whatever_the_bytes_nothing_throws()
    {
        Prop.ForAll<byte[]>(bytes => Assert.True(Given.Records(bytes).Rows >= 0)).QuickCheckThrowOnFailure();
    }

    /// <summary>Several threads give the same records in some order, and the same notices in the same order.</summary>
    private static void AssertSameInColumns(byte[] bytes, FileReading<ServiceRecord> reading)
    {
        foreach ((Stream stream, int threads) in new (Stream, int)[] { (new MemoryStream(bytes), 1), (new MemoryStream(bytes), 3), (new OneByteStream(bytes), 2) })
        {
            (IReadOnlyList<ServiceRecord> records, FileReading columns) = Given.InColumns(stream, new() { Threads = threads });
            Assert.Equal(
                reading.Items.Select(record => record with { Tags = [] }).OrderBy(record => record.ToString(), StringComparer.Ordinal),
                records.Select(record => record with { Tags = [] }).OrderBy(record => record.ToString(), StringComparer.Ordinal));
            Assert.Equal(reading.Notices, columns.Notices);
            Assert.Equal((reading.Rows, reading.RowsRead, reading.RowsRefused), (columns.Rows, columns.RowsRead, columns.RowsRefused));
        }
    }

    private static Gen<byte[]> Files()
    {
        Gen<byte[]> row = Gen.CollectToList(Columns, column => Gen.Frequency((8, Gen.Elements(column.Good)), (1, Gen.Elements(column.Bad))))
            .Select(cells => Encoding.UTF8.GetBytes(string.Join(',', cells) + "\n"));
        Gen<byte[]> spoilt = row.SelectMany(bytes => Gen.Elements(Litter).SelectMany(litter =>
            Gen.Choose(0, bytes.Length).Select(at => (byte[])[.. bytes[..at], .. litter, .. bytes[at..]])));
        return Gen.Frequency((6, row), (1, spoilt)).ListOf().Select(rows => rows.SelectMany(bytes => bytes).ToArray());
    }
}
