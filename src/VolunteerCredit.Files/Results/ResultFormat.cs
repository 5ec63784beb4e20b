using CsvHelper;
using VolunteerCredit.Bulk;

namespace VolunteerCredit.Files.Results;

/// <summary>Writes volunteers of one table, by their numbers in it; before the first table, what the file begins with.</summary>
internal delegate void ResultFormat(Stream stream, BulkScores scores, IEnumerable<int> volunteers, bool isFirst, CancellationToken cancellation);

/// <summary>The formats of files of results.</summary>
internal static class ResultFormats
{
    public static readonly ResultFormat Csv = (stream, scores, volunteers, isFirst, cancellation) =>
    {
        using var csv = CsvWriter.Create(stream, CsvResults.Options(byteOrderMark: false), leaveOpen: true);
        if (isFirst)
        {
            CsvPart.WriteHeader(csv, scores);
        }

        CsvPart.Write(csv, scores, volunteers, cancellation);
    };

    /// <summary>All volunteers of a table.</summary>
    public static IEnumerable<int> AllOf(BulkScores scores) => Enumerable.Range(0, scores.Count);

    public static readonly ResultFormat JsonLines = (stream, scores, volunteers, _, cancellation) => JsonPart.Write(stream, scores, volunteers, cancellation);
}
