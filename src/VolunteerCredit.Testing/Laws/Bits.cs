using VolunteerCredit.Explanations;

namespace VolunteerCredit.Testing.Laws;

/// <summary>The same bits: results compared as the whole of their public JSON.</summary>
internal static class Bits
{
    /// <summary>Everything but the intake report, which speaks of what was handed in.</summary>
    public static string Of(CreditResult result) => (result with { Notices = [] }).ToJson();

    /// <summary>The same of a board.</summary>
    public static string Of(BoardResult board) => (board with { Notices = [] }).ToJson();
}
