using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Guarding;

/// <summary>A score of others. It writes on a sheet of its own, so that nothing can be added once it is over.</summary>
internal sealed class GuardedScore : ReadingGuard, IScoreModel
{
    private readonly IScoreModel _score;
    private readonly Action<ScoreLineKind, string, ValueRef?> _check;

    public GuardedScore(IScoreModel score, ValueRef[] reads, string place)
        : base(score, reads, place)
    {
        (_score, _check, Shape) = (score, Check, Sound(score.Shape));
        PartBounds = [.. Sound<IReadOnlyList<Interval>>(score.PartBounds)];
        Demand(PartBounds.All(bounds => bounds.Min <= bounds.Max), "shape");
    }

    public ValueShape Shape { get; }

    public IReadOnlyList<Interval> PartBounds { get; }

    public void Score(in Evidence evidence, ScoreSheet sheet)
    {
        var own = new ScoreSheet { KeepsLines = sheet.KeepsLines, Instead = sheet.Instead, LineCheck = _check };
        ForeignCall call = ForeignCall.Into(Place);
        try
        {
            _score.Score(evidence, own);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw Failed(fault);
        }
        finally
        {
            own.IsClosed = true;
            call.Leave();
        }

        DemandDefined(own.Openness);
        if (own.IsUnknown)
        {
            Demand(Shape.Inputs.Count > 0 || !IsAllSettled(evidence), "unknown");
        }
        else if (own.ComputedBy is null)
        {
            Demand(own.Total != IMeasure.Unknown && (IsWithin(Shape.Bounds, own.Total) || own.Instead is not null || !IsAllWithin(evidence)), "bounds");
        }

        sheet.TakeOver(own);
    }

    private void Check(ScoreLineKind kind, string id, ValueRef? of)
    {
        Demand(kind is >= ScoreLineKind.Base and <= ScoreLineKind.Manual, "enum");
        Named(id);
        Demand(of is null || IsGiven(of), "value");
    }
}
