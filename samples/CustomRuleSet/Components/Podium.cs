using VolunteerCredit.Boards;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace CustomRuleSet.Components;

/// <summary>Board: the three teams that did most. Two at the third place are both named.</summary>
public sealed class Podium : IBoard
{
    private static readonly Option<BoundMeasure> ByOption = Option.Measure("by", new("the measure, the largest value first", "排名依据的度量，从大到小")).Required();

    private Podium(OptionValues options) => By = options.Get(ByOption);

    /// <summary>How documents name it.</summary>
    public static ComponentType Type { get; } = ComponentType.Board(
        "podium", new("the three teams that did most", "居前三位的队伍"), [ByOption], options => new Podium(options));

    /// <summary>Volunteers belong to the team that the fact of this name says.</summary>
    public string Group => "team";

    /// <inheritdoc/>
    public BoundMeasure By { get; }

    /// <inheritdoc/>
    public int? Top => 3;

    /// <inheritdoc/>
    public string? PerHead => null;
}
