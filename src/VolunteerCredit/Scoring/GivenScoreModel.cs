using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Scoring;

/// <summary>A score given from outside; where none is given, one that a named rule set computes for the same volunteer.</summary>
internal sealed class GivenScoreModel(OptionValues options) : IScoreModel
{
    private static readonly Option<RuleSetScore> Else = Option.Score(
        "else", new("the rule set whose score is taken where none is given: ID or ID#SCORE; without it the score is then unknown", "未提供时改由此规则集计算：ID 或 ID#分数；不写则视为未知"));

    private readonly GivenLookup _lookup = new(options);
    private readonly RuleSetScore? _else = options.Has(Else) ? options.Get(Else) : null;

    public static ComponentType Type { get; } = ComponentType.Score(
        "given", new("a score given from outside", "外部提供的分数"), [.. GivenLookup.Options, Else], options => new GivenScoreModel(options));

    public ValueShape Shape => new(Unit.Number, GivenLookup.Scale, Interval.Everything) { Inputs = [_lookup.FactName] };

    public void Score(in Evidence evidence, ScoreSheet sheet)
    {
        if (_lookup.Find(evidence.Facts, evidence.AsOf) is { } found)
        {
            sheet.Add(ScoreLineKind.Given, _lookup.FactName, found.Quanta);
            sheet.MarkGiven(found.Origin);
            sheet.MarkOpen(GivenLookup.OpennessOf(found.Origin.Qualifier));
        }
        else if (_else is not null && !_lookup.IsGiven(evidence.Facts, evidence.AsOf))
        {
            sheet.TakeFrom(_else);
        }
        else
        {
            sheet.MarkUnknown();
        }
    }
}
