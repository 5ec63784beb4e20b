using System.Globalization;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>Tables for tests, and their rows as text, which are compared with those that the single engine admits.</summary>
internal static class Tables
{
    /// <summary>A rule set that reads four text columns.</summary>
    private const string Document = """
        { "id": "t", "version": "1", "honesty": "illustrative",
          "intake": [ { "type": "exclude", "unless": { "status": "approved" } }, { "type": "exclude", "where": { "category": "meal" } } ],
          "measures": { "hours": { "type": "hours", "where": { "source": "signed-in-out", "activity": "a1" } } } }
        """;

    private static readonly RuleSetPlan Plan = RuleSetLibrary.Load(new ComponentCatalog(ComponentCatalog.BuiltIn), [RuleSetSource.FromText(Document)], [])
        .Plan("t", new Dictionary<string, string>(), new(2024, 12, 31)).Plan;

    /// <summary>What the rule set reads.</summary>
    public static TableSpec Spec { get; } = new(Plan.Literals, Plan.Columns.ToHashSet(), 1_000_000);

    /// <summary>A builder.</summary>
    public static RecordTableBuilder Builder(RecordTableOptions? options = null, int partitionBits = 3, int recordsMax = 1_000_000) =>
        new(Spec with { RecordsPerVolunteerMax = recordsMax }, options ?? new(), partitionBits);

    /// <summary>A table of records and facts, by one writer.</summary>
    public static RecordTable Of(IEnumerable<ServiceRecord> records, IEnumerable<Fact>? facts = null)
    {
        using RecordTableBuilder builder = Builder();
        return Of(builder, records, facts);
    }

    /// <summary>The same by a builder.</summary>
    public static RecordTable Of(RecordTableBuilder builder, IEnumerable<ServiceRecord> records, IEnumerable<Fact>? facts = null)
    {
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            foreach (Fact fact in facts ?? [])
            {
                writer.Add(fact);
            }

            writer.AddRange(records);
        }

        return builder.Build();
    }

    /// <summary>A volunteer's result in bulk, by the rule set of the id <c>t</c>.</summary>
    public static BulkScores Scored(CreditEngine engine, Volunteer volunteer, Evaluation asked)
    {
        BulkRequest[] requests = [new("t", asked)];
        using RecordTableBuilder builder = engine.CreateTable(requests);
        return Assert.Single(engine.ScoreTable(Of(builder, volunteer.Records, volunteer.Facts), requests, new() { Threads = 1 }));
    }

    /// <summary>All there is in a table, volunteer by volunteer, whatever segments they stand in.</summary>
    public static string Text(RecordTable table) => Text([table]);

    /// <summary>The same of the parts of one.</summary>
    public static string Text(IEnumerable<RecordTable> parts)
    {
        RecordTable[] tables = [.. parts];
        IEnumerable<string> texts = Enum.GetValues<Column>().Select(c => $"{c}: {string.Join(" ", tables[0].Texts[c] ?? [])}");
        return string.Join("\n", tables.SelectMany(Lines).Concat(texts));
    }

    /// <summary>The rows of a volunteer that count at a moment of knowledge.</summary>
    public static string Visible(RecordTable table, string volunteerId, DateTimeOffset? knownAt)
    {
        int at = table.IndexOf(volunteerId);
        foreach (Segment segment in table.Segments)
        {
            if (at < segment.VolunteerCount)
            {
                return segment.Aside.TryGetValue(at, out Volunteer? aside) ? Admitted(aside, knownAt) : Visible(table.Texts, segment, at, knownAt);
            }

            at -= segment.VolunteerCount;
        }

        return "";
    }

    /// <summary>The rows that the single engine makes of a volunteer.</summary>
    public static string Admitted(Volunteer volunteer, DateTimeOffset? knownAt)
    {
        var workspace = new Workspace(Plan);
        new BlockBuilder(Plan, workspace).Build(volunteer, new Evaluation { AsOf = RecordRules.LastDay.AddDays(1), KnownAt = knownAt }, []);
        Block block = workspace.Block;
        var lines = new List<string>();
        for (int row = 0; row < block.Count; row++)
        {
            ServiceRecord record = workspace.Services[block.Services[row]];
            bool first = block.Dates[row] == block.ServiceDates[row];
            lines.Add(Line(
                block.Dates[row], block.Starts[row], block.Ends[row], block.Recorded[row], block.Quantities[row], block.Ratings[row], block.RecordedAt[row],
                block.Planned[row], block.Disputed[row], first, record.Tags, Plan.Columns.Order().Select(c => TextColumns.Of(record, c))));
        }

        return string.Join("\n", lines);
    }

    private static IEnumerable<string> Lines(RecordTable table)
    {
        foreach (Segment segment in table.Segments)
        {
            for (int v = 0; v < segment.VolunteerCount; v++)
            {
                yield return $"{segment.VolunteerIds.Text(v)} {segment.RecordsHandedIn[v]}";
                Fact[] own = segment.FactStarts is { } starts ? segment.Facts[starts[v]..starts[v + 1]] : [];
                foreach (Fact fact in own.OrderBy(f => f.ToString(), StringComparer.Ordinal))
                {
                    yield return fact.ToString();
                }

                if (segment.Aside.TryGetValue(v, out Volunteer? aside))
                {
                    foreach (string record in aside.Records.Select(r => $"{r with { Tags = [] }} {string.Join(";", r.Tags)}").Order(StringComparer.Ordinal))
                    {
                        yield return "aside " + record;
                    }
                }

                int span = 0;
                for (int row = segment.RowStarts[v]; row < segment.RowStarts[v + 1]; row++)
                {
                    while (span < segment.Spans.Length && segment.Spans[span].Row < row)
                    {
                        span++;
                    }

                    string during = span < segment.Spans.Length && segment.Spans[span].Row == row ? $" {segment.Spans[span].From}..{segment.Spans[span].Until}" : "";
                    yield return Line(table.Texts, segment, row) + during;
                }
            }
        }
    }

    private static string Visible(TextTable texts, Segment segment, int volunteer, DateTimeOffset? knownAt)
    {
        long moment = knownAt?.UtcTicks ?? long.MaxValue;
        ILookup<int, (int Row, long From, long Until)> spans = segment.Spans.ToLookup(s => s.Row);
        var lines = new List<string>();
        for (int row = segment.RowStarts[volunteer]; row < segment.RowStarts[volunteer + 1]; row++)
        {
            bool counts = spans.Contains(row)
                ? spans[row].Single() is var (_, from, until) && from <= moment && (moment < until || until == long.MaxValue)
                : segment.RecordedAt is not { } recorded || recorded[row] <= moment;
            if (counts)
            {
                lines.Add(Line(texts, segment, row));
            }
        }

        return string.Join("\n", lines);
    }

    private static string Line(TextTable texts, Segment segment, int row)
    {
        (int Row, int First)[] later = [.. segment.LaterParts.Where(l => l.Row == row)];
        long moment = segment.RecordedAt?[row] ?? 0;
        long local = moment == 0 ? 0 : moment + ((segment.Offsets?[row] ?? segment.CommonOffset) * TimeSpan.TicksPerMinute);
        IEnumerable<string> tags = segment.TagEnds is { } ends ? segment.TagCodes[(row == 0 ? 0 : ends[row - 1])..ends[row]].Select(c => texts.Tags[c - 1]) : [];
        var wide = new int[1];
        string?[] columns = [.. Plan.Columns.Order().Select(c =>
        {
            segment.Codes[(int)c]?.Widen(row, wide);
            return segment.Codes[(int)c] is null || wide[0] == 0 ? null : texts[c]![wide[0] - 1];
        })];
        return Line(
            segment.Dates[row], segment.Starts?[row] ?? -1, segment.Ends?[row] ?? -1, segment.Minutes[row], segment.Quantities?[row] ?? Block.NoQuantity,
            segment.Ratings?[row] ?? Block.NoQuantity, local, segment.Planned?[row] ?? (later.Length == 0 ? -1 : 0), segment.Disputed?[row] ?? false,
            later.Length == 0, tags, columns);
    }

    private static string Line(
        int date, int start, int end, long minutes, long quantity, long rating, long recordedAt, long planned, bool disputed, bool first, IEnumerable<string> tags, IEnumerable<string?> columns) =>
        string.Create(CultureInfo.InvariantCulture, $"{date} {start} {end} {minutes} {quantity} {rating} {recordedAt} {planned} {disputed} {first} [{string.Join(";", tags)}] {string.Join("|", columns.Select(c => c ?? "-"))}");
}
