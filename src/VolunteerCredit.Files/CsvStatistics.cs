using System.Text.Json;
using CsvHelper;
using VolunteerCredit.Statistics;

namespace VolunteerCredit.Files;

/// <summary>Writes statistics as CSV: for each period a line of the whole, then a line for each group.</summary>
/// <remarks>
/// The columns are <c>year</c> (empty for all years together), <c>scope</c> (<c>whole</c>, <c>group</c>, or <c>unknown</c> for service that names no group), <c>group</c>, <c>rank</c>, <c>share</c> (exact: decimals, or a
/// fraction), then the figures of <see cref="ServiceFigures"/> (<c>person_times</c>), and <c>given</c>: published figures with their qualifiers (<c>registered=over 2680000; …</c>). Lines end with LF. A text that a
/// spreadsheet would run as a formula gets an apostrophe before it.
/// </remarks>
public static class CsvStatistics
{
    /// <summary>Writes to a stream in UTF-8, and leaves it open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="statistics">The statistics.</param>
    /// <param name="byteOrderMark">Whether to begin with a byte order mark, which spreadsheets need to read Chinese. The default is not to.</param>
    public static void Write(Stream stream, StatisticsResult statistics, bool byteOrderMark = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(statistics);
        using var csv = CsvWriter.Create(stream, CsvResults.Options(byteOrderMark), leaveOpen: true);
        Write(csv, statistics);
    }

    /// <summary>Writes to a text writer, and leaves it open.</summary>
    /// <param name="text">The writer, whose encoding is its own.</param>
    /// <param name="statistics">The statistics.</param>
    public static void Write(TextWriter text, StatisticsResult statistics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(statistics);
        using var csv = CsvWriter.Create(text, CsvResults.Options(byteOrderMark: false), leaveOpen: true);
        Write(csv, statistics);
    }

    private static void Write(CsvWriter csv, StatisticsResult statistics)
    {
        foreach (string name in (string[])["year", "scope", "group", "rank", "share", .. ServiceFigures.Names.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName), "given"])
        {
            csv.WriteField(name);
        }

        csv.EndRecord();
        foreach (PeriodStatistics period in statistics.Periods)
        {
            WriteLine(csv, period.Year, "whole", new(null, "", period.Whole, null, period.Given));
            foreach (GroupStatistics group in period.Groups)
            {
                WriteLine(csv, period.Year, group.Id is null ? "unknown" : "group", group);
            }
        }
    }

    private static void WriteLine(CsvWriter csv, int? year, string scope, GroupStatistics line)
    {
        csv.WriteField(year);
        csv.WriteField(scope);
        csv.WriteField(line.Id ?? "");
        csv.WriteField(line.Rank);
        CsvResults.WriteText(csv, line.Share?.ToString() ?? "");
        foreach ((_, long value) in line.Figures.ByName)
        {
            csv.WriteField(value);
        }

        csv.WriteField(string.Join("; ", line.Given.Select(g => $"{g.Name}={g}")));
        csv.EndRecord();
    }
}
