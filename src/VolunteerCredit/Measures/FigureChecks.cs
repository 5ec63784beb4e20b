using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>What figures of options must be, each with the one refusal that says so.</summary>
internal static class FigureChecks
{
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
