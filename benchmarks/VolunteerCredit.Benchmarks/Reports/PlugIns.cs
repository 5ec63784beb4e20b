using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Bulk;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>What a measure of a plug-in costs in bulk beside the built-in <c>hours</c> that computes the same: it is called as that is, once for each volunteer.</summary>
internal static class PlugIns
{
    private static readonly CreditEngine Engine = CreditEngine.Create(options => options.Add(OwnHours.Type).Add(RuleSetSource.FromText(Document("hours")), RuleSetSource.FromText(Document(OwnHours.Type.Name))));

    private static readonly BulkRequest[] BuiltIn = [new("bench.hours", Ours.Evaluation)], Own = [new("bench." + OwnHours.Type.Name, Ours.Evaluation)];

    public static void Print(int records)
    {
        Machine.Print();
        using RecordTableBuilder builder = Engine.CreateTable([BuiltIn[0], Own[0]]);
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.Add(Generator.Make(Shape.Capped(records)).ToRecordColumns());
        }

        RecordTable table = builder.Build();
        var how = new BulkOptions { Threads = 1 };
        if (!Engine.ScoreTable(table, Own, how)[0].Measures[0].Quanta.SequenceEqual(Engine.ScoreTable(table, BuiltIn, how)[0].Measures[0].Quanta))
        {
            throw new InvalidOperationException("The two measures differ.");
        }

        Console.WriteLine(Pairs.Of(() => Engine.ScoreTable(table, Own, how), () => Engine.ScoreTable(table, BuiltIn, how), pairs: 21)
            .Multiple($"scored in bulk with a plug-in's measure, one thread, {table.RowCount} records, against the built-in hours"));
    }

    private static string Document(string measure) => $$"""
        {
          "id": "bench.{{measure}}", "version": "1", "honesty": "illustrative",
          "intake": [ { "type": "exclude", "unless": { "status": "approved" }, "reason": "not-approved" } ],
          "measures": { "hours": { "type": "{{measure}}" } }
        }
        """;

    /// <summary>The sum of what counts, as anybody would write it who has the contracts alone.</summary>
    private sealed class OwnHours : IMeasure
    {
        public static ComponentType Type { get; } = ComponentType.Measure("own-hours", new("counted time", "计入的时间"), RowKinds.Service, hasWindow: true, [], _ => new OwnHours());

        public ValueShape Shape { get; } = new(Unit.Minutes, 1, Interval.FromZero) { IsAdditive = true };

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            for (int i = 0; i < periods.Length; i++)
            {
                long sum = 0;
                foreach (long minutes in selected[block.RowsIn(periods[i])])
                {
                    sum += minutes;
                }

                values[i] = sum;
            }
        }
    }
}
