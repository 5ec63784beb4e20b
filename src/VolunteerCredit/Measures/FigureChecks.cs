using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>What figures of options must be, each with the one refusal that says so.</summary>
internal static class FigureChecks
{
    /// <summary>What a figure must be that no value comes to (VC3032).</summary>
    public static Words WithinMost(ValueRef of)
    {
        string most = of.Shape.Amount(of.Shape.Bounds.Max).ToString();
        return new($"at most {most}, the most that {of.Name} can be", $"不超过 {most}，即 {of.Name} 的最大值");
    }

    /// <summary>What a bound must be that is not above the one before it (VC3033).</summary>
    public static Words AboveLast(Amount last) => new($"a lower bound above {last}", $"高于 {last} 的下界");

    /// <summary>Whether a figure of the value's unit is more than the value can be.</summary>
    public static bool IsBeyond(this Amount figure, ValueShape shape) => shape.Bounds.Max != Interval.Unbounded && figure.Figure > shape.Amount(shape.Bounds.Max).Figure;

    extension(OptionValues options)
    {
        /// <summary>Whether a figure is of a unit that fits; otherwise it is refused.</summary>
        public bool Fits(Option<Amount> option, Unit unit)
        {
            Amount figure = options.Get(option);
            if (figure.Unit.Mixes(unit))
            {
                return true;
            }

            options.Refuse(option, figure.ToString(), Expected.UnitWords(unit.Kind), "VC3012");
            return false;
        }

        /// <summary>Whether a figure is more than nothing; otherwise it is refused.</summary>
        public bool IsAboveNothing(Option<Amount> option)
        {
            Amount figure = options.Get(option);
            if (figure.Figure > default(Fraction))
            {
                return true;
            }

            options.Refuse(option, figure.ToString(), new("more than nothing", "大于零"));
            return false;
        }

        /// <summary>Refuses a time that is not whole minutes.</summary>
        public void RequireWholeMinutes(Option<Amount> option)
        {
            Amount figure = options.Get(option);
            if (figure.Figure.Denominator != 1)
            {
                options.Refuse(option, figure.ToString(), new("whole minutes", "整分钟"));
            }
        }

        /// <summary>The least number of quanta that reaches a figure, which must be of the value's unit.</summary>
        public long LeastOf(Option<Amount> option, ValueShape of)
        {
            options.Fits(option, of.Unit);
            return options.Get(option).Figure.CeilingAt(of.Scale);
        }
    }
}
