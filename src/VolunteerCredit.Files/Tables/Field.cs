namespace VolunteerCredit.Files.Tables;

/// <summary>A column of the file.</summary>
/// <param name="Name">Its name as the header has it, or the name of the normal form where it is absent.</param>
/// <param name="Index">Its place from 0; -1 where it is absent.</param>
internal readonly record struct Field(string Name, int Index)
{
    public bool IsAbsent => Index < 0;

    /// <summary>Its place from 1, as people count; 0 where it is absent.</summary>
    public int Column => Index + 1;
}
