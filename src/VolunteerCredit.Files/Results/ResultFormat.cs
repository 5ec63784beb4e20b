using CsvHelper;
using VolunteerCredit.Bulk;

namespace VolunteerCredit.Files.Results;

/// <summary>Writes the volunteers of one table; before the first table, what the file begins with.</summary>
internal delegate void ResultFormat(Stream stream, BulkScores scores, bool isFirst, CancellationToken cancellation);

/// <summary>The formats of files of results.</summary>
internal static class ResultFormats
{
    public static readonly ResultFormat Csv = (stream, scores, isFirst, cancellation) =>
    {
        using var csv = CsvWriter.Create(stream, CsvResults.Options(byteOrderMark: false), leaveOpen: true);
        if (isFirst)
        {
            CsvPart.WriteHeader(csv, scores);
        }

        CsvPart.Write(csv, scores, cancellation);
    };

    public static readonly ResultFormat JsonLines = (stream, scores, _, cancellation) => JsonPart.Write(stream, scores, cancellation);
}
