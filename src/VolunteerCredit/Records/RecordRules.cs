using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Records;

/// <summary>
/// What a record or fact must be before it is looked at, wherever it comes from. A file reader adds line and column; the engine
/// leaves out what is refused and goes on.
/// </summary>
public static class RecordRules
{
    /// <summary>The longest id or text cell, in characters.</summary>
    public const int TextMax = 200;

    /// <summary>The largest quantity or rating, either way.</summary>
    public const long QuantityMax = 1_000_000_000;

    /// <summary>The first day of service that is taken as one.</summary>
    public static readonly DateOnly FirstDay = new(1900, 1, 1);

    /// <summary>The last day of service that is taken as one.</summary>
    public static readonly DateOnly LastDay = new(2199, 12, 31);

    private static readonly Words AnId = new("an id of 1 to 200 characters", "1 至 200 个字符的编号");
    private static readonly Words ADay = new("a day from 1900-01-01 to 2199-12-31", "1900-01-01 至 2199-12-31 之间的日期");
    private static readonly Words WholeMinutes = new("a whole number from 0", "从 0 起的整数");
    private static readonly Words ADecimal = new("at most six decimals, and at most 1,000,000,000 either way", "至多六位小数，绝对值不超过 1,000,000,000");
    private static readonly Words IsoDate = new("a date as yyyy-MM-dd", "yyyy-MM-dd 格式的日期");
    private static readonly Words AGivenScore = new(
        "a number, exact or qualified (335, 335+, over 335, nearly 335, about 335, 335余, 超335, 近335, 约335), with or without its range (335 in 0..650)",
        "一个数，可带限定词（335、335余、超335、近335、约335、335+、over 335、nearly 335、about 335），可带范围（335 in 0..650）");

    /// <summary>Checks a record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Refusals and warnings; the place names the record and the column of the normal form.</returns>
    public static IReadOnlyList<Notice> Check(ServiceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        List<Notice>? notices = null;
        void Add(string code, string column, string? found, Words? expected = null) =>
            (notices ??= []).Add(new Notice(code, new Place { RecordId = record.Id, Name = column }, found, expected));

        if (!IsId(record.Id))
        {
            Add("VC1201", "record_id", Short(record.Id), AnId);
        }

        if (!IsId(record.VolunteerId))
        {
            Add("VC1201", "volunteer_id", Short(record.VolunteerId), AnId);
        }

        if (record.Date < FirstDay || record.Date > LastDay)
        {
            Add("VC1202", "date", Iso(record.Date), ADay);
        }

        if (record.Minutes < 0)
        {
            Add("VC1203", "minutes", Text(record.Minutes.Value), WholeMinutes);
        }

        if (record.PlannedMinutes < 0)
        {
            Add("VC1203", "planned_minutes", Text(record.PlannedMinutes.Value), WholeMinutes);
        }

        if (record.Quantity is not null && (record.Minutes is not null || (record.Start is not null && record.End is not null)))
        {
            Add("VC1204", "quantity", null);
        }

        if (record.Unit is not null && record.Quantity is null)
        {
            Add("VC1205", "unit", null);
        }

        if (record.Quantity is { } quantity && !IsExact(quantity))
        {
            Add("VC1206", "quantity", quantity.ToString(CultureInfo.InvariantCulture), ADecimal);
        }

        if (record.Rating is { } rating && !IsExact(rating))
        {
            Add("VC1206", "rating", rating.ToString(CultureInfo.InvariantCulture), ADecimal);
        }

        if (record.Replaces is not null && record.Voids is not null)
        {
            Add("VC1207", "replaces", null);
        }

        if (record.Minutes > 1440)
        {
            Add("VC1220", "minutes", Text(record.Minutes.Value));
        }
        else if (record is { Minutes: { } minutes, Start: { } start, End: { } end } && minutes > Span(start, end) + 1)
        {
            Add("VC1221", "minutes", Text(minutes), Words.Same(Text(Span(start, end))));
        }

        if (record.RecordedAt is { } moment && DateOnly.FromDateTime(moment.DateTime).DayNumber < record.Date.DayNumber - 1)
        {
            Add("VC1222", "recorded_at", Iso(DateOnly.FromDateTime(moment.DateTime)));
        }

        return notices ?? (IReadOnlyList<Notice>)[];
    }

    /// <summary>Checks a fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <returns>Refusals; the place names the fact and the column of the normal form.</returns>
    public static IReadOnlyList<Notice> Check(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        List<Notice>? notices = null;
        void Add(string code, string column, string? found, Words? expected = null) =>
            (notices ??= []).Add(new Notice(code, new Place { RecordId = fact.Id, Name = column }, found, expected));

        void CheckId(string column, string value)
        {
            if (!IsId(value))
            {
                Add("VC1201", column, Short(value), AnId);
            }
        }

        CheckId("fact_id", fact.Id);
        CheckId("subject_id", fact.SubjectId);
        CheckId("name", fact.Name);

        if (fact.Voids is null && fact.Name is FactNames.Born or FactNames.Registered && !TryParseDate(fact.Value, out _))
        {
            Add("VC1210", "value", "…", IsoDate);
        }

        if (fact.Voids is null && fact.Name.StartsWith(FactNames.ScorePrefix, StringComparison.Ordinal) && !GivenScore.TryParse(fact.Value, out _))
        {
            Add("VC1210", "value", "…", AGivenScore);
        }

        if (fact.Replaces is not null && fact.Voids is not null)
        {
            Add("VC1207", "replaces", null);
        }

        return notices ?? (IReadOnlyList<Notice>)[];
    }

    /// <summary>Minutes from a start to an end; an end at or before the start is on the next day.</summary>
    internal static int Span(TimeOnly start, TimeOnly end)
    {
        int minutes = Minute(end) - Minute(start);
        return end <= start ? minutes + 1440 : minutes; // seconds apart within one minute are 0 minutes, not a whole day
    }

    /// <summary>The minute of the day; seconds are dropped, as clocks that show minutes do.</summary>
    internal static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;

    internal static bool TryParseDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date >= FirstDay && date <= LastDay;

    internal static long InMillionths(decimal value) => (long)(value * Block.QuantityScale);

    internal static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What is too long to be an id may be anything, a name included.</summary>
    private static string Short(string? id) => id is { Length: > TextMax } ? "…" : id ?? "";

    internal static bool IsId(string? id) => id is { Length: > 0 and <= TextMax };

    internal static bool IsExact(decimal value) =>
        value is >= -QuantityMax and <= QuantityMax && decimal.Truncate(value * Block.QuantityScale) == value * Block.QuantityScale;

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
