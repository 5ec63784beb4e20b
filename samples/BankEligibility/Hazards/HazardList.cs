using BankEligibility.Results;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;

namespace BankEligibility.Hazards;

/// <summary>The hazards, each with what shows that it was met. The numbers in the ids of data/hazards.csv follow this list.</summary>
internal sealed class HazardList(HazardFindings found, SampleTexts texts)
{
    /// <summary>All hazards.</summary>
    public IReadOnlyList<Hazard> Hazards =>
    [
        Of("tenths", Values(found.Score, "H01", "verified", "activeMonths")),
        Of("midnight", Changes("H02"), Records("H02", "h02-3"), Values(found.Score, "H02", "verified")),
        Of("overlap", Changes("H03"), Values(found.Score, "H03", "verified")),
        Of("duplicates", Notices("H04", "VC2001"), Values(found.Score, "H04", "verified")),
        Of("unknown", Unknown("H05"), Values(found.Score, "H05", "verified")),
        Of("future", Notices("H06", "VC2009"), Values(found.Score, "H06", "verified")),
        Of("timeZone", Notices("H07", "VC2009"), Values(found.Score, "H07", "verified")),
        Of("late", AsKnown("H08"), Notices("H08", "VC1222"), NoticesAsKnown("H08", "VC1223")),
        Of("negative", Rows("VC1203", "h09-1")),
        Of("firstDay", Rows("VC1202", "h10-1")),
        Of("birth", Notices("H11", "VC1208"), Values(found.Score, "H11", "verified")),
        Of("bundled", Rows("VC1220", "h12-1"), Values(found.Stars, "H12", "hours")),
        Of(
            "names",
            FileNotices("VC1004"), Rows("VC2008", "h13-1"), Notices("H13a", "VC2010"), Values(found.Score, "H13a", "verified"), Values(found.Score, "H13b", "verified")),
        Of("encodings", Read("hazards-resent.csv"), FileNotices("VC1007")),
        Of("titleRows", FileNotices("VC1003")),
        Of("cells", Rows("VC1203", "h16-1"), Rows("VC1203", "h16-2"), Records("H16", "h16-3")),
        Of("formula", Rows("VC1108", "h17-1")),
        Of("escapes", Rows("VC1203", "h18-1")),
        Of("rounding", Decision(found.Loan, "H19")),
        Of(
            "leapDay",
            Values(found.LoanOn28February, "H20", "age"), Decision(found.LoanOn28February, "H20"), Values(found.LoanOn1March, "H20", "age"), Decision(found.LoanOn1March, "H20")),
        Of("bands", Faults("VC3033")),
        Of("sameBound", Faults("VC3031")),
        Of("unreachable", Faults("VC3032")),
    ];

    private Hazard Of(string key, params IEnumerable<IEnumerable<string>> evidence) => new(texts["hazard." + key], [.. evidence.SelectMany(lines => lines)]);

    private IEnumerable<string> Values(Rating rating, string volunteer, params IEnumerable<string> names)
    {
        CreditResult result = ResultOf(rating, volunteer);
        IEnumerable<string> values = result.Measures.Where(measure => names.Contains(measure.Name)).Select(measure =>
            $"{texts.In(measure.Label)} = {(measure.Value is { } value ? texts.In(value) : texts.In(Texts.Phrase("explain.unknown")))}"
            + (measure.Openness == Openness.Closed ? "" : texts["evidence.open", texts.In(Texts.Phrase("explain.open"))]));
        string all = string.Join(texts["list.separator"], values);
        yield return rating == found.Score
            ? $"{volunteer}{texts["colon"]}{all}"
            : texts["evidence.values", volunteer, rating.RuleSet.Identity.Id, rating.Evaluation.AsOf, all];
    }

    private IEnumerable<string> AsKnown(string volunteer)
    {
        MeasureResult then = ResultOf(found.ScoreAsKnown, volunteer).Measure("verified"), now = ResultOf(found.Score, volunteer).Measure("verified");
        return then.Value is { } before && now.Value is { } after && before != after
            ? [texts["evidence.known", volunteer, HazardFindings.AsOf, HazardFindings.KnownAt, texts.In(now.Label), texts.In(before), texts.In(after)]]
            : [];
    }

    private IEnumerable<string> Unknown(string volunteer)
    {
        int records = ResultOf(found.Score, volunteer).Time.UnknownRecords;
        return records == 0 ? [] : [$"{volunteer}{texts["colon"]}{texts.In(Texts.Phrase("explain.unknownRecords", records))}"];
    }

    private IEnumerable<string> Changes(string volunteer)
    {
        CreditResult result = ResultOf(found.Score, volunteer);
        return
            from record in result.Records
            from change in record.Changes
            let reason = result.Time.Reasons.First(total => total.Reason == change.Reason).Text
            let lost = texts.In(Texts.Phrase("explain.lost", texts.Time(change.Lost)))
            let because = change.BecauseOf is { } other ? texts.In(Texts.Phrase("explain.because", other)) : ""
            select texts["evidence.change", record.RecordId, change.Date, lost, change.Reason, texts.In(reason), because].TrimEnd();
    }

    private IEnumerable<string> Records(string volunteer, string id) =>
        from record in ResultOf(found.Score, volunteer).Records
        where record.RecordId == id
        select texts["evidence.record", record.RecordId, record.Date, texts.Time(record.Recorded ?? 0), texts.Time(record.Counted ?? 0)];

    /// <summary>What was said of a record while reading it.</summary>
    private IEnumerable<string> Rows(string code, string record) =>
        found.Input.Notices.Where(notice => notice.Code == code && notice.Place.RecordId == record).Select(In);

    /// <summary>What was said of a file, or of a row whose record could not be told.</summary>
    private IEnumerable<string> FileNotices(string code) => found.Input.Notices.Where(notice => notice.Code == code).Select(In);

    private IEnumerable<string> Read(string file) =>
        found.Input.Files.Where(read => read.Name == file && read is { Read: > 0, Refused: 0 }).Select(read => read.In(texts));

    private IEnumerable<string> Notices(string volunteer, string code) => Of(ResultOf(found.Score, volunteer), code);

    private IEnumerable<string> NoticesAsKnown(string volunteer, string code) => Of(ResultOf(found.ScoreAsKnown, volunteer), code);

    private IEnumerable<string> Of(CreditResult result, string code) =>
        result.Notices.Where(notice => notice.Code == code).Select(notice => $"{result.VolunteerId}{texts["colon"]}{In(notice)}");

    private IEnumerable<string> Decision(Rating rating, string volunteer)
    {
        DecisionResult loan = ResultOf(rating, volunteer).Decision("loan");
        CriterionResult decisive = loan.Criteria.FirstOrDefault(criterion => criterion.Outcome == loan.Outcome) ?? loan.Criteria[0];
        string why = texts["decisions.unmet", texts.In(decisive.Requirement), decisive.Found is { } what ? texts.In(what) : "–"];
        yield return texts["decisions.reason", volunteer, texts.In(Texts.Phrase("outcome." + loan.Outcome)), why];
    }

    private IEnumerable<string> Faults(string code) => found.Faults.Where(fault => fault.Code == code).Select(In);

    private string In(Notice notice) => notice.In(texts.Language);

    private static CreditResult ResultOf(Rating rating, string volunteer) => rating.Results.Single(result => result.VolunteerId == volunteer);
}
