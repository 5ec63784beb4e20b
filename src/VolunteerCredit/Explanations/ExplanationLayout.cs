namespace VolunteerCredit.Explanations;

/// <summary>How long the lists of a text or page may be. What is left out is counted, and its sum is said. Nothing here changes a figure.</summary>
public sealed record ExplanationLayout
{
    /// <summary>How many records a measure or line of a score lists, those that gave the most.</summary>
    /// <value>The default is 10. Allowed: 0 to 1,000.</value>
    public int SharesMax { get; init; } = 10;

    /// <summary>How many records are listed with what became of them: those that were changed or are disputed before the others.</summary>
    /// <value>The default is 200. Allowed: 0 to 100,000.</value>
    public int RecordsMax { get; init; } = 200;

    /// <summary>The layout itself, or the defaults, if its figures are within their bounds.</summary>
    /// <exception cref="ArgumentException">A figure is out of its bounds (VC5001).</exception>
    internal static ExplanationLayout Checked(ExplanationLayout? layout)
    {
        layout ??= new();
        Demand(nameof(SharesMax), layout.SharesMax, 1_000);
        Demand(nameof(RecordsMax), layout.RecordsMax, 100_000);
        return layout;
    }

    private static void Demand(string option, int found, int most) => OptionBounds.Demand($"{nameof(ExplanationLayout)}.{option}", found, 0, most);
}
