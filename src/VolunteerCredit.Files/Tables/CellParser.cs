namespace VolunteerCredit.Files.Tables;

/// <summary>Reads a cell that is not empty.</summary>
/// <typeparam name="T">What it reads.</typeparam>
internal delegate bool CellParser<T>(ReadOnlySpan<byte> cell, out T value);
