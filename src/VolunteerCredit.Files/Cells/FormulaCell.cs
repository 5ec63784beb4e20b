using System.Buffers;

namespace VolunteerCredit.Files.Cells;

/// <summary>Cells that a spreadsheet would run: they start with one of = + - @, a tab or a CR (OWASP, CSV injection).</summary>
internal static class FormulaCell
{
    private static readonly SearchValues<byte> OfFigures = SearchValues.Create("0123456789.,:+- "u8);

    /// <summary>Whether a cell of text would be run.</summary>
    public static bool IsFormula(ReadOnlySpan<byte> cell) => cell is [(byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r', ..];

    /// <summary>Whether a cell that should have been a figure, a day or a time would be run: one that holds more than signs and digits.</summary>
    public static bool IsFormulaNotFigure(ReadOnlySpan<byte> cell) =>
        IsFormula(cell) && (cell[0] is not ((byte)'+' or (byte)'-') || cell.ContainsAnyExcept(OfFigures));
}
