using VolunteerCredit.Bulk;

namespace VolunteerCredit.Files.Results;

/// <summary>Writes the tables of a partitioned run one after the other.</summary>
internal static class ResultParts
{
    public static void Write(Stream stream, IEnumerable<BulkScores> parts, ResultFormat format, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parts);
        bool isFirst = true;
        foreach (BulkScores part in parts)
        {
            format(stream, part, ResultFormats.AllOf(part), isFirst, cancellation);
            isFirst = false;
        }
    }

    public static void WriteFile(string path, IEnumerable<BulkScores> parts, ResultFormat format, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parts);
        using var file = new ResultFile(path);
        bool isFirst = true;
        foreach (BulkScores part in parts)
        {
            file.Write(stream => format(stream, part, ResultFormats.AllOf(part), isFirst, cancellation));
            isFirst = false;
        }

        file.Complete();
        file.Commit();
    }
}
