using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>A further need of a period: another measure in it, of so much at least.</summary>
internal sealed class PeriodNeed
{
    public static readonly Option<BoundMeasure> Of = Option.Measure("of", new("what else is measured in each period", "每个周期内另行度量的量")).Required();

    public static readonly Option<Amount> AtLeast = Option.Figure("atLeast", new("how much of it a period needs", "周期所需的最低值")).Required();

    public PeriodNeed(OptionValues options)
    {
        Measure = options.Get(Of);
        Least = options.LeastOf(AtLeast, Measure.Shape);
    }

    public BoundMeasure Measure { get; }

    /// <summary>In quanta of the measure.</summary>
    public long Least { get; }
}
