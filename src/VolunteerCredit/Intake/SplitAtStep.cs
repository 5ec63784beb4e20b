using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>Splits placed records at clock times; at midnight they are always split.</summary>
internal sealed class SplitAtStep(IReadOnlyList<int> times) : IIntakeStep
{
    private static readonly Option<IReadOnlyList<int>> Times =
        Option.Clock("times", new("clock times, HH:mm, at which placed records are split; midnight always splits", "按时刻（HH:mm）拆分有起止时间的记录；零点总会拆分"))
            .Required().List(max: 24);

    public static ComponentType Type { get; } = ComponentType.Intake(
        "split-at", new("splits placed records at clock times", "按时刻拆分有起止时间的记录"), [Times], options => new SplitAtStep(options.Get(Times)));

    public string Reason => "split";

    public IReadOnlyList<int> SplitTimes => times;

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        // The engine has split the rows before any step ran.
    }
}
