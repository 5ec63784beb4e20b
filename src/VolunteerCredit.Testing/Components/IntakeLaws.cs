using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Components;

/// <summary>The duties of an intake step.</summary>
internal static class IntakeLaws
{
    private static readonly Seam[] Steps = [Seam.Intake];

    public static IReadOnlyList<ComponentLaw> All { get; } =
    [
        ComponentLaw.For("within-reason", "P6", new("It takes away, and adds only where it says so: nothing below 0, nothing unknown that was known, no act more than it was, nothing that an earlier step dropped.", "只扣减，声明后方可增加：不低于 0，不将已知变为未知，事项不得增多，不恢复先前步骤已剔除的。"), Steps, WithinReason),
        ComponentLaw.For("traced-alike", "P7", new("An explained run does what a plain one does, and names as causes other rows of the block.", "带说明的运行与普通运行结果一致，所称原因均为该记录块的其他行。"), Steps, TracedAlike),
    ];

    private static void WithinReason(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        var step = (IIntakeStep)bench.One.Component;
        long[] before = taken.Counted, after = [.. before];
        step.Apply(taken.Block, after, trace: null);
        for (int row = 0; row < after.Length; row++)
        {
            if (after[row] == before[row])
            {
                continue;
            }

            string what = Row(taken.Block, row);
            bool unknown = before[row] == Block.UnknownMinutes;
            LawFault.Unless(after[row] >= 0, what, "at least 0 where it changes anything", Change(before[row], after[row]));
            LawFault.Unless(before[row] != 0, what, "0, since nothing was left of it", Change(before[row], after[row]));
            LawFault.Unless(taken.Block.Kinds[row] == RowKinds.Service || after[row] < before[row], what, "no more of an act than there was", Change(before[row], after[row]));
            LawFault.Unless(step.MayAdd || after[row] <= Math.Max(0, before[row]), what, unknown ? "unknown minutes as they are, or 0: the step does not declare that it may add (MayAdd)" : "no more than before: the step does not declare that it may add (MayAdd)", Change(before[row], after[row]));
        }
    }

    private static void TracedAlike(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        var step = (IIntakeStep)bench.One.Component;
        long[] plain = [.. taken.Counted], traced = [.. taken.Counted];
        var trace = new Trace();
        step.Apply(taken.Block, plain, trace: null);
        step.Apply(taken.Block, traced, trace);
        LawFault.UnlessEqual(string.Join(' ', plain), string.Join(' ', traced), "an explained run");
        foreach ((int row, int cause) in trace.Causes)
        {
            LawFault.Unless(row >= 0 && row < plain.Length && cause >= 0 && cause < plain.Length && row != cause, "a cause", $"two rows of 0 to {plain.Length - 1}", $"row {row} because of row {cause}");
        }
    }

    private static string Row(Block block, int row) => $"row {row} of {Running.CsvText.Day(DateOnly.FromDayNumber(block.Dates[row]))}";

    private static string Change(long before, long after) => $"{Minutes(before)} became {Minutes(after)}";

    private static string Minutes(long counted) => counted == Block.UnknownMinutes ? "unknown" : counted.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Trace : IIntakeTrace
    {
        public List<(int Row, int Cause)> Causes { get; } = [];

        public void Because(int row, int cause) => Causes.Add((row, cause));
    }
}
