namespace VolunteerCredit;

/// <summary>The meaning of the numbers that this engine gives; written down in SEMANTICS.md beside the engine.</summary>
public static class Semantics
{
    /// <summary>The version of that meaning, quoted by every result. It changes when the same records may give another result.</summary>
    public const string Version = "1";
}
