using VolunteerCredit.Bulk;
using VolunteerCredit.Files.Results;

namespace VolunteerCredit.Files;

/// <summary>Writes results in bulk as JSON Lines: one object on a line for each volunteer.</summary>
/// <remarks>
/// The keys are <c>volunteer_id</c>, <c>status</c>, and, of what was computed, <c>measures</c>, <c>scores</c>, <c>tiers</c> and <c>decisions</c>,
/// each an object by the names of the document, in its order; of a refused volunteer <c>refusal</c>, a code. Amounts are texts and as in
/// <see cref="CsvResults"/>, exact; an unknown amount and no tier are <c>null</c>. Status and outcomes are words as in all JSON: <c>not-in-force</c>. The full form of one result is <see cref="Explanations.ResultJson"/>.
/// </remarks>
public static class JsonLinesResults
{
    /// <summary>Writes what a rule set says of the tables of a partitioned run, one after the other, to a stream in UTF-8, and leaves it open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="parts">The scores of each table, all of one request, written in their order.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Write(Stream stream, IEnumerable<BulkScores> parts, CancellationToken cancellation = default) =>
        ResultParts.Write(stream, parts, ResultFormats.JsonLines, cancellation);

    /// <summary>Writes what a rule set says of a table to a stream in UTF-8, and leaves it open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="scores">The scores, written in the order of the table.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Write(Stream stream, BulkScores scores, CancellationToken cancellation = default) => Write(stream, [scores], cancellation);

    /// <summary>Writes them to a file that is there whole or not at all, as <see cref="CsvResults.WriteFile"/>.</summary>
    /// <param name="path">The path of the file; one that is there is replaced.</param>
    /// <param name="parts">The scores of each table, all of one request, written in their order.</param>
    /// <param name="cancellation">Ends the writing, and leaves nothing behind.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The file cannot be written (VC1030); nothing is left behind.</exception>
    public static void WriteFile(string path, IEnumerable<BulkScores> parts, CancellationToken cancellation = default) =>
        ResultParts.WriteFile(path, parts, ResultFormats.JsonLines, cancellation);
}
