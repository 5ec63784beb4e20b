using System.Globalization;
using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tiers;

/// <summary>Thresholds for the steps of a ladder: the ladder's own, or a further table that counts while its criteria hold.</summary>
internal sealed class LadderTable
{
    private readonly long[][] _atLeast;
    private readonly ValueRef[] _by;

    private LadderTable(IReadOnlyList<ValueRef> by, IReadOnlyList<IReadOnlyList<Amount>> at, IReadOnlyList<ICriterion> when)
    {
        (By, When, _by) = (by, when, [.. by]);
        _atLeast = [.. at.Select(step => step.Zip(by, (figure, value) => figure.Figure.CeilingAt(value.Shape.Scale)).ToArray())];
    }

    public IReadOnlyList<ValueRef> By { get; }

    /// <summary>The criteria all of which must be met for the table to count.</summary>
    public IReadOnlyList<ICriterion> When { get; }

    /// <summary>Makes a table and refuses bounds that do not fit.</summary>
    /// <param name="by">The values that decide.</param>
    /// <param name="at">For each step its bounds.</param>
    /// <param name="when">The criteria for the table to count.</param>
    /// <param name="mayEqual">Whether a step may have the bounds of the one below, since it asks criteria besides.</param>
    /// <param name="refuse">Refuses the bounds of a step: its index, what was found, what was expected, the code.</param>
    public static LadderTable Create(
        IReadOnlyList<ValueRef> by,
        IReadOnlyList<IReadOnlyList<Amount>> at,
        IReadOnlyList<ICriterion> when,
        Predicate<int> mayEqual,
        Action<int, string, Words, string> refuse)
    {
        for (int step = 0; step < at.Count; step++)
        {
            if (by.Count == 0 || at[step].Count == 0)
            {
                continue; // criteria alone, or refused already
            }

            Check(by, at[step], step == 0 ? null : at[step - 1], mayEqual(step), (found, expected, code) => refuse(step, found, expected, code));
        }

        return new(by, at, when);
    }

    /// <summary>
    /// The highest step whose thresholds hold, -1 for none, where everything is known and nothing open; otherwise <see langword="null"/>. The thresholds
    /// of a table never fall from step to step, so that what holds holds for all steps below.
    /// </summary>
    public int? HighestOfClosed(Values values)
    {
        foreach (ValueRef value in _by)
        {
            if (!values.IsKnown(value) || values.OpennessOf(value) != Openness.Closed)
            {
                return null;
            }
        }

        int step = 0;
        while (step < _atLeast.Length && Holds(_atLeast[step], values))
        {
            step++;
        }

        return step - 1;
    }

    private bool Holds(long[] atLeast, Values values)
    {
        for (int i = 0; i < atLeast.Length; i++)
        {
            if (values[_by[i]] < atLeast[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How a step's thresholds stand: whether they hold, hold whatever comes, or may come to hold.</summary>
    public (bool Now, bool Surely, bool Possibly, bool IsUnknown) Stand(int step, Values values)
    {
        bool now = true, surely = true, possibly = true, unknown = false;
        for (int i = 0; i < _atLeast[step].Length; i++)
        {
            ValueRef of = _by[i];
            bool known = values.IsKnown(of);
            bool met = known && values[of] >= _atLeast[step][i];
            Openness open = values.OpennessOf(of);
            unknown |= !known;
            now &= met;
            surely &= met && !open.Includes(Openness.Below);
            possibly &= met || !known || open.Includes(Openness.Above);
        }

        return (now, surely, possibly, unknown);
    }

    private static void Check(IReadOnlyList<ValueRef> by, IReadOnlyList<Amount> at, IReadOnlyList<Amount>? lower, bool mayEqual, Action<string, Words, string> refuse)
    {
        if (at.Count != by.Count)
        {
            string count = by.Count.ToString(CultureInfo.InvariantCulture);
            refuse(string.Join(", ", at), new($"{count} figures, one for each of by", $"{count} 个数值，与 by 逐项对应"), "VC3030");
            return;
        }

        bool higher = mayEqual || lower is null || lower.Count != by.Count; // which is a fault of the lower one
        for (int i = 0; i < at.Count; i++)
        {
            ValueShape shape = by[i].Shape;
            if (!at[i].Unit.Mixes(shape.Unit))
            {
                refuse(at[i].ToString(), Expected.UnitWords(shape.Unit.Kind), "VC3012");
                return;
            }

            if (at[i].IsBeyond(shape))
            {
                refuse(at[i].ToString(), FigureChecks.WithinMost(by[i]), "VC3032");
            }

            if (lower is not null && lower.Count == at.Count)
            {
                Fraction below = lower[i].Figure;
                higher |= at[i].Figure > below;
                if (at[i].Figure < below)
                {
                    higher = false;
                    break;
                }
            }
        }

        if (!higher)
        {
            string last = string.Join(", ", lower!);
            refuse(string.Join(", ", at), new($"a bound above {last}, that of the tier below", $"高于下一级的界限 {last}"), "VC3031");
        }
    }
}
