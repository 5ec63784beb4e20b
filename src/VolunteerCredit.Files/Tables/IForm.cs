using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>A kind of file: its columns, and what a row of it becomes.</summary>
internal interface IForm
{
    /// <summary>Columns that are known beforehand, by the names by which they are found.</summary>
    IReadOnlyCollection<string> Columns { get; }

    /// <summary>Columns without which nothing can be read.</summary>
    IReadOnlyList<string> Required { get; }

    /// <summary>Columns whose absence means something, and what is taken for every row.</summary>
    IReadOnlyList<KeyValuePair<string, Words>> Defaults { get; }

    /// <summary>The name by which a column is found, the same for two columns that say the same; <see langword="null"/> for an unknown one.</summary>
    string? Resolve(string column);

    /// <summary>Whether an unknown column is known to be of no use, so that nothing is said of it.</summary>
    bool Ignores(string column) => false;

    /// <summary>Finds the columns once for all rows that one thread reads.</summary>
    IRowForm Bind(Header header);
}
