using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Explanations;

/// <summary>What every record gave to every measure and to every line of a score, by the run that has just been made.</summary>
internal sealed class Contributions(RuleSetPlan plan, Workspace workspace)
{
    private readonly Dictionary<int, RecordShares> _bySlot = [];
    private readonly ScoreSheet _sheet = new();

    /// <summary>What the records gave to a measure.</summary>
    public MeasureContributions Of(MeasurePlan measure)
    {
        RecordShares shares = SharesOf(measure);
        return new(measure.Value.Name, Show(shares, shares.AreAmounts ? shares.All.Select(s => s.Quanta) : null, measure.Value.Shape));
    }

    /// <summary>What a score is made of.</summary>
    /// <param name="score">The score.</param>
    /// <param name="result">Its result.</param>
    public ScoreContributions Of(ScorePlan score, ScoreResult result)
    {
        ValueShape shape = score.Value.Shape;
        (Amount? least, Amount? most) = (Bound(shape, shape.Bounds.Min), Bound(shape, shape.Bounds.Max));
        if (result.Given is { } given && GivenScore.TryParse($"{result.Value?.Figure} in {given.Range}", out GivenScore stated))
        {
            (least, most) = (Amount.Of(stated.Min!.Value, shape.Unit), Amount.Of(stated.Max!.Value, shape.Unit));
        }

        return new(score.Value.Name, least, most, result.Given?.Issuer, [.. result.Lines.Select((line, i) => Of(score, result, line, i))]);
    }

    private LineContributions Of(ScorePlan score, ScoreResult result, ScoreLine line, int place)
    {
        ValueShape shape = score.Value.Shape;
        int part = result.Lines.Take(place).Count(l => l.Kind == ScoreLineKind.Part);
        Interval bounds = line.Kind == ScoreLineKind.Part && score.Model.PartBounds is var parts && part < parts.Count ? parts[part] : Interval.Everything;

        // A cap that takes away costs what would stand without it.
        long? best = line.Kind == ScoreLineKind.Part && !Interval.IsNone(bounds.Max) ? bounds.Max
            : line.Kind is ScoreLineKind.GroupCap or ScoreLineKind.Clamp or ScoreLineKind.Rounding && line.Value.Quanta < 0 ? 0 : null;
        Amount? lost = best is { } instead && result.Manual is null && TotalWith(score, place, instead) is { } total ? shape.Amount(checked(total - TotalWith(score, -1, 0)!.Value)) : null;
        (Amount? atNothing, IReadOnlyList<RecordShare> records) = line.Kind == ScoreLineKind.Part ? RecordsOf(score, line, place) : (null, []);
        return new(line, Bound(shape, bounds.Min), Bound(shape, bounds.Max), lost, atNothing, records);
    }

    /// <summary>The shares of the records in a line: the line with the records up to one, less the line with those before it.</summary>
    private (Amount? AtNothing, IReadOnlyList<RecordShare> Records) RecordsOf(ScorePlan score, ScoreLine line, int place)
    {
        if (plan.Measures.FirstOrDefault(m => m.Value.Name == line.Of) is not { } measure)
        {
            return (null, []);
        }

        RecordShares shares = SharesOf(measure);
        ValueShape shape = score.Value.Shape;
        if (!shares.AreAmounts || LinesAlong(score, line, place, measure.Value, shares) is not { } lines || lines[^1] != line.Value.Figure.ExactlyAt(shape.Scale))
        {
            return (null, Show(shares, null, shape));
        }

        return (shape.Amount(lines[0]), Show(shares, lines.Skip(1).Zip(lines, (with, without) => with - without), shape));
    }

    /// <summary>The line with no record, with the first, with the first two, and so on; none where that cannot be computed.</summary>
    private long[]? LinesAlong(ScorePlan score, ScoreLine line, int place, ValueRef of, RecordShares shares)
    {
        long whole = workspace.Quanta[of.Slot];
        var lines = new long[shares.All.Count + 1];
        try
        {
            long prefix = 0;
            int at = 0;
            foreach (long share in shares.All.Select(s => s.Quanta).Prepend(0))
            {
                workspace.Quanta[of.Slot] = prefix = checked(prefix + share);
                Sum(score, -1, 0);

                // Lines before the part that only come up where they are needed (a group's cap) may be wanting.
                ScoreSheetLine[] same = [.. _sheet.Lines.Where(l => l.Kind == ScoreLineKind.Part && l.Id == line.Id && l.Of?.Name == line.Of)];
                if (same.Length != 1)
                {
                    return null;
                }

                lines[at++] = same[0].Quanta;
            }

            return lines;
        }
        catch (OverflowException)
        {
            return null; // on the way to an amount that is not too large one may be
        }
        finally
        {
            workspace.Quanta[of.Slot] = whole;
        }
    }

    /// <summary>The score with another contribution in the place of one line's; none where it cannot be computed.</summary>
    private long? TotalWith(ScorePlan score, int place, long quanta)
    {
        try
        {
            return Sum(score, place, quanta);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private long Sum(ScorePlan score, int place, long quanta)
    {
        Watch.BeginPass();
        _sheet.Clear();
        _sheet.Instead = place < 0 ? null : (place, quanta);
        score.Model.Score(new(workspace.Values, workspace.Block), _sheet);
        return _sheet.Total;
    }

    private RecordShares SharesOf(MeasurePlan measure)
    {
        if (_bySlot.TryGetValue(measure.Value.Slot, out RecordShares? known))
        {
            return known;
        }

        Watch.BeginPass();
        long value = workspace.Quanta[measure.Value.Slot];
        RecordShares shares = value == IMeasure.Unknown ? new() : measure.Measure.SharesOverWindow(workspace.Block);
        if (shares.AreAmounts && value != IMeasure.Unknown && shares.Total != value)
        {
            shares.DropAmounts(); // it says that it adds up, and does not
        }

        return _bySlot[measure.Value.Slot] = shares;
    }

    private RecordShare[] Show(RecordShares shares, IEnumerable<long>? quanta, ValueShape shape)
    {
        using IEnumerator<long>? amounts = quanta?.GetEnumerator();
        return [.. shares.All.Select(share =>
        {
            ServiceRecord record = workspace.Services[share.Service];
            Amount? amount = amounts?.MoveNext() == true ? shape.Amount(amounts.Current) : null;
            return new RecordShare(record.Id, record.Date, amount, record.Disputed) { VolunteerId = record.VolunteerId };
        })];
    }

    private static Amount? Bound(ValueShape shape, long bound) => Interval.IsNone(bound) ? null : shape.Amount(bound);
}
