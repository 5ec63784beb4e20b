using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk;

/// <summary>The texts of a table's columns; text k of a column has code k + 1.</summary>
/// <param name="literals">Texts that have the same code in every column: those that the first rule set names, in its order.</param>
/// <param name="columns">For each <see cref="Column"/> its texts, the literals first; <see langword="null"/> where no rule set reads it.</param>
/// <param name="tags">The texts of tags, the literals first.</param>
internal sealed class TextTable(IReadOnlyList<string> literals, IReadOnlyList<string>?[] columns, IReadOnlyList<string> tags)
{
    public IReadOnlyList<string> Literals => literals;

    public IReadOnlyList<string> Tags => tags;

    public IReadOnlyList<string>? this[Column column] => columns[(int)column];

    /// <summary>Bytes held, roughly: two for a character, and what a string takes beside them.</summary>
    public long BytesHeld => columns.OfType<IReadOnlyList<string>>().Append(tags).Sum(texts => texts.Sum(text => 32 + (2L * text.Length)));
}
