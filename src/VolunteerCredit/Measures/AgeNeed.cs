using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>How much a period needs, by age: bands by their lower bound in whole years; below the first nothing is enough.</summary>
internal sealed class AgeNeed
{
    public static readonly Option<int> From = Option.Whole("from", new("the lower bound of the band, in whole years, included", "分段年龄下界，整年（含）"), 0, 200).Required();

    public static readonly Option<Amount> AtLeast = Option.Figure("atLeast", new("how much a period needs at that age", "该年龄段周期所需的最低值")).Required();

    private readonly int[] _from;
    private readonly long[] _least;

    public AgeNeed(IReadOnlyList<OptionValues> bands, ValueShape of)
    {
        _from = [.. bands.Select(b => b.Get(From))];
        _least = [.. bands.Select(b => b.LeastOf(AtLeast, of))];
        for (int i = 1; i < _from.Length; i++)
        {
            if (_from[i] <= _from[i - 1])
            {
                bands[i].Refuse(From, Amount.Of(new(_from[i]), Unit.Number).ToString(), FigureChecks.AboveLast(Amount.Of(new(_from[i - 1]), Unit.Number)), "VC3033");
            }
        }
    }

    /// <summary>Whether an amount is enough on a day; <see langword="null"/>, by the name of the fact, where that hangs on an age that is unknown.</summary>
    public bool? Holds(Block block, int day, long amount)
    {
        if (amount < _least.Min())
        {
            return false;
        }

        if (!block.Facts.TryGet(FactNames.Born, day, out FactValue fact) || !RecordRules.TryParseDate(fact.Value, out DateOnly born) || born.DayNumber > day)
        {
            block.Workspace.Missing.Add(FactNames.Born);
            return null;
        }

        int age = Calendar.WholeYears(born, DateOnly.FromDayNumber(day));
        int band = Array.FindLastIndex(_from, from => from <= age);
        return band >= 0 && amount >= _least[band];
    }
}
