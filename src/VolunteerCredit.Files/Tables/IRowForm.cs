namespace VolunteerCredit.Files.Tables;

/// <summary>What a row becomes, its columns found.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
internal interface IRowForm<T>
{
    /// <summary>Reads every cell, tells the row all its faults, and adds what the row says unless it was refused.</summary>
    void Read(Row row, List<T> items);
}
