using VolunteerCredit.Explanations;

namespace BankEligibility.Reading;

/// <summary>How many rows a file had, and what became of them.</summary>
internal sealed record FileSummary(string Name, int Rows, int Read, int Refused, bool IsRefused)
{
    /// <summary>The summary in words.</summary>
    public string In(SampleTexts texts) => IsRefused
        ? texts["summary.fileRefused", Texts.Printable(Name)]
        : texts["summary.rows", Texts.Printable(Name), Rows, Read, Refused];
}
