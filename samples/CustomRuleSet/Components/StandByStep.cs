using System.Buffers;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace CustomRuleSet.Components;

/// <summary>Intake: who waits for a call is not at work yet, so that only a part of the time counts. A part of a minute is dropped, row by row.</summary>
public sealed class StandByStep : IIntakeStep
{
    private static readonly Option<RowSelector> Where = Option.Where("where", new("the records of waiting", "待命的记录")).Required();

    private static readonly Option<int> Percent = Option.Whole("percent", new("how much of each counts, in per cent", "每条计入的百分比"), 0, 100).Required();

    private readonly RowSelector _where;
    private readonly int _percent;

    private StandByStep(OptionValues options) => (_where, _percent) = (options.Get(Where), options.Get(Percent));

    /// <summary>How documents name it.</summary>
    public static ComponentType Type { get; } = ComponentType.Intake(
        "stand-by", new("time of waiting for a call counts in part", "待命时间按比例计入"), [Where, Percent], options => new StandByStep(options));

    /// <inheritdoc/>
    public string Reason => "stand-by";

    /// <summary>A refusal that this step brought about says so.</summary>
    public Remedy? Remedy { get; } = new(new("the station, if the log of its calls is wrong", "如出勤日志有误，由值守站更正"), new("Have the station correct the log of its calls.", "请值守站更正出勤日志。"));

    /// <inheritdoc/>
    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        // Nothing may be kept in a field: one instance serves all threads. What is large is borrowed.
        bool[] borrowed = ArrayPool<bool>.Shared.Rent(counted.Length);
        Span<bool> waiting = borrowed.AsSpan(0, counted.Length);
        waiting.Fill(true);
        _where.Narrow(block, waiting);
        for (int row = 0; row < counted.Length; row++)
        {
            // An act has 1 and no minutes; unknown minutes stay unknown.
            if (waiting[row] && block.Kinds[row] == RowKinds.Service && counted[row] > 0)
            {
                counted[row] = (long)Rounding.Divide((Int128)counted[row] * _percent, 100, RoundingMode.Down);
            }
        }

        ArrayPool<bool>.Shared.Return(borrowed);
    }
}
