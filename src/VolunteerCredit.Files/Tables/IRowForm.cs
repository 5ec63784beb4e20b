namespace VolunteerCredit.Files.Tables;

/// <summary>What a row becomes, its columns found.</summary>
internal interface IRowForm
{
    /// <summary>Reads every cell, tells the row all its faults, and takes what the row says unless it was refused.</summary>
    void Read(Row row);
}
