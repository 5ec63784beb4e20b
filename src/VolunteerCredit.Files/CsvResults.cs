using System.Globalization;
using CsvHelper;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Results;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files;

/// <summary>Writes results as CSV: a line for each volunteer, a column for each measure, score, tier and decision of the rule set.</summary>
/// <remarks>
/// <para>The columns are <c>volunteer_id</c>, then measures, scores, tiers and decisions by their names in the document, in its order, then
/// <c>status</c>. Amounts are exact: time in minutes, all else as decimals, or as a fraction such as <c>1/3</c> where decimals do not end; their
/// unit is in the document. A given number that is not exact keeps its qualifier: <c>over 2680000</c>, <c>nearly 335</c>, <c>about 335</c>.
/// An unknown amount is an empty cell. A tier is its id, empty for none and <c>?</c> for unknown. A decision is its outcome. What was not
/// computed is empty.</para>
/// <para>Lines end with LF. A text that a spreadsheet would run as a formula gets an apostrophe before it; a negative number does not.</para>
/// </remarks>
public static class CsvResults
{
    /// <summary>Writes to a stream in UTF-8, and leaves it open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="results">Results of one rule set, written in their order.</param>
    /// <param name="byteOrderMark">Whether to begin with a byte order mark, which spreadsheets need to read Chinese. The default is not to.</param>
    /// <exception cref="ArgumentException">The results are of rule sets with different measures, scores, tiers or decisions.</exception>
    public static void Write(Stream stream, IEnumerable<CreditResult> results, bool byteOrderMark = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(results);
        using var csv = CsvWriter.Create(stream, Options(byteOrderMark), leaveOpen: true);
        Write(csv, results);
    }

    /// <summary>Writes to a text writer, and leaves it open.</summary>
    /// <param name="text">The writer, whose encoding is its own.</param>
    /// <param name="results">Results of one rule set, written in their order.</param>
    /// <exception cref="ArgumentException">The results are of rule sets with different measures, scores, tiers or decisions.</exception>
    public static void Write(TextWriter text, IEnumerable<CreditResult> results)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(results);
        using var csv = CsvWriter.Create(text, Options(byteOrderMark: false), leaveOpen: true);
        Write(csv, results);
    }

    /// <summary>Writes what a rule set says of the tables of a partitioned run, one after the other, to a stream in UTF-8, and leaves it open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="parts">The scores of each table, all of one request, written in their order. The header has all names, also where nothing was computed; without any table nothing is written.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Write(Stream stream, IEnumerable<BulkScores> parts, CancellationToken cancellation = default) =>
        ResultParts.Write(stream, parts, ResultFormats.Csv, cancellation);

    /// <summary>Writes what a rule set says of a table to a stream in UTF-8, and leaves it open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="scores">The scores, written in the order of the table.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Write(Stream stream, BulkScores scores, CancellationToken cancellation = default) => Write(stream, [scores], cancellation);

    /// <summary>Writes some volunteers of a table to a stream in UTF-8, and leaves it open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="volunteers">Their numbers in the table, written in this order.</param>
    /// <param name="header">Whether the header comes first; of several tables, before the first.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Write(Stream stream, BulkScores scores, IEnumerable<int> volunteers, bool header, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(volunteers);
        ResultFormats.Csv(stream, scores, volunteers, header, cancellation);
    }

    /// <summary>
    /// Writes what a rule set says of the tables of a partitioned run to a file that is there whole or not at all: it is written aside, as
    /// <c>.NAME.PROCESS-N.partial</c>, and renamed at the end. What a killed run left aside is removed.
    /// </summary>
    /// <param name="path">The path of the file; one that is there is replaced.</param>
    /// <param name="parts">The scores of each table, all of one request, written in their order.</param>
    /// <param name="cancellation">Ends the writing, and leaves nothing behind.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The file cannot be written (VC1030); nothing is left behind.</exception>
    public static void WriteFile(string path, IEnumerable<BulkScores> parts, CancellationToken cancellation = default) =>
        ResultParts.WriteFile(path, parts, ResultFormats.Csv, cancellation);

    internal static CsvWriterOptions Options(bool byteOrderMark) =>
        new() { NewLine = "\n", Injection = CsvInjection.Escape, WriteByteOrderMark = byteOrderMark };

    private static void Write(CsvWriter csv, IEnumerable<CreditResult> results)
    {
        // Only a result that was computed knows the names, so those before the first such one wait for it.
        var waiting = new List<CreditResult>();
        string[]? names = null;
        foreach (CreditResult result in results)
        {
            if (names is null)
            {
                waiting.Add(result);
                names = NamesOf(result);
                if (names.Length == 0)
                {
                    names = null;
                    continue;
                }

                WriteHeader(csv, names);
                waiting.ForEach(earlier => WriteLine(csv, earlier, names));
            }
            else
            {
                WriteLine(csv, result, names);
            }
        }

        if (names is null)
        {
            WriteHeader(csv, []);
            waiting.ForEach(result => WriteLine(csv, result, []));
        }
    }

    private static string[] NamesOf(CreditResult result) =>
    [
        .. result.Measures.Select(measure => measure.Name), .. result.Scores.Select(score => score.Name),
        .. result.Tiers.Select(tier => tier.Name), .. result.Decisions.Select(decision => decision.Name),
    ];

    private static void WriteHeader(CsvWriter csv, string[] names)
    {
        csv.WriteField("volunteer_id");
        foreach (string name in names)
        {
            csv.WriteField(name);
        }

        csv.WriteField("status");
        csv.EndRecord();
    }

    private static void WriteLine(CsvWriter csv, CreditResult result, string[] names)
    {
        string[] own = NamesOf(result);
        if (own.Length > 0 && !own.AsSpan().SequenceEqual(names))
        {
            throw new ArgumentException("The results are of rule sets with different measures, scores, tiers or decisions: write one file for each rule set.", nameof(result));
        }

        csv.WriteField(result.VolunteerId);
        foreach (MeasureResult measure in result.Measures)
        {
            WriteText(csv, Figures.Text(measure.Value, measure.Qualifier));
        }

        foreach (ScoreResult score in result.Scores)
        {
            WriteText(csv, Figures.Text(score.Value, score.Qualifier));
        }

        foreach (TierResult tier in result.Tiers)
        {
            csv.WriteField(tier.IsUnknown ? "?" : tier.Reached);
        }

        foreach (DecisionResult decision in result.Decisions)
        {
            csv.WriteField(decision.Outcome.ToString());
        }

        for (int i = own.Length; i < names.Length; i++)
        {
            csv.WriteField("");
        }

        csv.WriteField(result.Status.ToString());
        csv.EndRecord();
    }

    /// <summary>Writes an amount as text.</summary>
    internal static void WriteText(CsvWriter csv, string text)
    {
        // As a number it keeps its minus; a text with a minus would be taken for a formula.
        if (text.Length is > 0 and <= 28 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal figure))
        {
            csv.WriteField(figure);
        }
        else
        {
            csv.WriteField(text);
        }
    }
}
