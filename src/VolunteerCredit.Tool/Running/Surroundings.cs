using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;

namespace VolunteerCredit.Tool.Running;

/// <summary>What a verb prints to, and in which language.</summary>
/// <param name="Out">Data.</param>
/// <param name="Errors">Everything else.</param>
/// <param name="Texts">The tool's texts.</param>
/// <param name="Terminal">What the process is attached to.</param>
/// <param name="Cancelled">Ctrl-C.</param>
internal sealed record Surroundings(Screen Out, Screen Errors, ToolTexts Texts, Terminal Terminal, CancellationToken Cancelled)
{
    /// <summary>The language of texts for people.</summary>
    public Language Language => Texts.Language;
}
