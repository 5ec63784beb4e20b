using VolunteerCredit.Explanations;

namespace VolunteerCredit.Files.Tables;

/// <summary>What became of a row.</summary>
/// <param name="IsRefused">Whether it was left out.</param>
/// <param name="Notices">What was noticed; <see langword="null"/> for nothing.</param>
/// <param name="Mark">What a mapping found in it; <see langword="null"/> for nothing.</param>
/// <param name="Word">A word that may mean another, which is told once for the file; <see langword="null"/> for none.</param>
internal readonly record struct RowOutcome(bool IsRefused, Notice[]? Notices, RowMark? Mark = null, OddWord? Word = null);

/// <summary>A word in a column of words that is not written as such words are, so that no rule may find it.</summary>
/// <param name="At">The first cell that says so.</param>
/// <param name="Text">What it says.</param>
internal sealed record OddWord(Place At, string Text);

/// <summary>What a mapping found in a row that only the file as a whole can judge, since rows are read by several threads.</summary>
/// <param name="Line">The line where the row starts.</param>
internal sealed record RowMark(long Line)
{
    /// <summary>The case of the mapping that leaves the row out; -1 if it is read.</summary>
    public int ExcludedBy { get; init; } = -1;

    /// <summary>Stands for the volunteer and the time.</summary>
    public ulong Time { get; init; }

    /// <summary>Stands for the id that the content gave.</summary>
    public uint Id { get; init; }
}
