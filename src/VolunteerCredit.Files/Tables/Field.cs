namespace VolunteerCredit.Files.Tables;

/// <summary>A column of the file.</summary>
/// <param name="Name">Its name as the file has it, or the name of the normal form where it is absent.</param>
/// <param name="Index">Its place from 0; -1 where it is absent.</param>
/// <param name="Column">Its place from 1, as people count in the file; 0 where there is none.</param>
internal sealed record Field(string Name, int Index, int Column)
{
    /// <summary>No column: the row as a whole.</summary>
    public static readonly Field None = new("", -1, 0);

    public bool IsAbsent => Index < 0;
}
