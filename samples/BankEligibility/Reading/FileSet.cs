namespace BankEligibility.Reading;

/// <summary>Files that belong together. Several files of records are joined.</summary>
internal sealed record FileSet(IReadOnlyList<string> Records, string? Facts, string? Volunteers)
{
    /// <summary>Files that came with the sample, by their names.</summary>
    public static FileSet Bundled(IReadOnlyList<string> records, string? facts = null, string? volunteers = null) =>
        new([.. records.Select(PathOf)], facts is null ? null : PathOf(facts), volunteers is null ? null : PathOf(volunteers));

    /// <summary>Where a file lies that came with the sample: beside the binary, wherever that is started from.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "data", name);
}
