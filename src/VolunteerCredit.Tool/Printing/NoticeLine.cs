using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Printing;

/// <summary>A notice about a document, as compilers print them: <c>FILE:LINE:COLUMN: CODE: …</c>, which editors follow.</summary>
internal static class NoticeLine
{
    private const string CannotBeOpened = "VC3050";

    /// <summary>The line, in a language.</summary>
    public static string Of(Notice notice, Language language)
    {
        Place place = notice.Place;
        string message = (FileFaults.InWords(notice, language) with { Place = new Place { Name = place.Name, RecordId = place.RecordId } }).In(language);
        string position = place.Line == 0 ? "" : place.Column == 0 ? string.Create(CultureInfo.InvariantCulture, $"{place.Line}:") : string.Create(CultureInfo.InvariantCulture, $"{place.Line}:{place.Column}:");
        return place.Source is null ? message : $"{place.Source}:{position} {message}";
    }

    /// <summary>The notice for programs: texts in both languages, so that it does not depend on who runs it.</summary>
    public static DocumentNode ToNode(Notice notice, Witness? witness = null) => DocumentNode.Map(
        [
            ("code", notice.Code),
            ("severity", JsonForm.Word(notice.Severity)),
            ("source", OrNull(notice.Place.Source)),
            ("line", notice.Place.Line == 0 ? DocumentNode.Null : notice.Place.Line),
            ("column", notice.Place.Column == 0 ? DocumentNode.Null : (long)notice.Place.Column),
            ("path", OrNull(notice.Place.Name)),
            ("found", OrNull(notice.Found)),
            ("expected", notice.Expected is null ? DocumentNode.Null : WordsNode(notice.Expected)),
            ("message", WordsNode(new((notice with { Place = default }).In(Language.English), (notice with { Place = default }).In(Language.Chinese)))),
            ("witness", witness is null ? DocumentNode.Null : DocumentNode.List(witness.Shows.Select(w => DocumentNode.Map(
                ("records", (long)w.Volunteer.Records.Count), ("facts", (long)w.Volunteer.Facts.Count), ("name", w.Name), ("found", OrNull(w.Found)))))),
        ]);

    /// <summary>A text in both languages.</summary>
    public static DocumentNode WordsNode(Words words) => DocumentNode.Map(("en", words.English), ("zh-Hans", words.Chinese));

    /// <summary>Whether a file could not be read at all.</summary>
    public static bool IsUnreadable(Notice notice) => notice.Code == CannotBeOpened;

    private static DocumentNode OrNull(string? text) => text is null ? DocumentNode.Null : text;
}
