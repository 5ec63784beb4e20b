using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>Checks records without making objects of them, as long as nothing may be said of them: what is said, <see cref="RecordRules"/> says.</summary>
internal static class EntryCheck
{
    private const int DayMinutes = 1440;

    /// <summary>The last tick there is: a record that became known then is known as early as need be.</summary>
    public static readonly long NoMoment = DateTime.MaxValue.Ticks;

    private static readonly int FirstDay = RecordRules.FirstDay.DayNumber;
    private static readonly int LastDay = RecordRules.LastDay.DayNumber;

    /// <summary>Whether the rules have surely nothing to say of a record. Ids are counted in bytes here, of which a character has at least one.</summary>
    /// <param name="record">The record.</param>
    /// <param name="withoutId">Whether it has no id, and needs none.</param>
    public static bool IsPlain(scoped in RecordEntry record, bool withoutId = false) =>
        (withoutId || IsId(record.Id)) && IsId(record.VolunteerId)
        && IsPlain(record.Date.DayNumber, record.Minutes ?? 0, record.RecordedAt?.Ticks ?? NoMoment)
        && (record.IsCommon || IsPlainBesides(record));

    /// <summary>The same of what most records do not have.</summary>
    private static bool IsPlainBesides(scoped in RecordEntry record) =>
        !(record.PlannedMinutes < 0)
        && (record.Replaces.Length == 0 || record.Voids.Length == 0)
        && (record is { Quantity: null, Unit.Length: 0 } || IsPlainAct(record))
        && (record.Rating is not { } rating || RecordRules.IsExact(rating))
        && !(record is { Minutes: { } minutes, Start: { } start, End: { } end } && minutes > RecordRules.Span(start, end) + 1);

    /// <summary>The same of what columns hold.</summary>
    /// <param name="day">The day number.</param>
    /// <param name="minutes">The minutes, or 0.</param>
    /// <param name="localTicks">When it became known, in ticks of its own offset, or <see cref="NoMoment"/>.</param>
    public static bool IsPlain(int day, int minutes, long localTicks) =>
        day >= FirstDay && day <= LastDay && minutes is >= 0 and <= DayMinutes
        && localTicks >= (day - 1) * TimeSpan.TicksPerDay && localTicks <= NoMoment;

    public static bool IsId(ReadOnlySpan<byte> id) => id.Length is > 0 and <= RecordRules.TextMax;

    /// <summary>The record as an object.</summary>
    public static ServiceRecord ObjectOf(scoped in RecordEntry record) => new()
    {
        Id = Encoding.UTF8.GetString(record.Id),
        VolunteerId = Encoding.UTF8.GetString(record.VolunteerId),
        Date = record.Date,
        Start = record.Start,
        End = record.End,
        Minutes = record.Minutes,
        PlannedMinutes = record.PlannedMinutes,
        RecordedAt = record.RecordedAt,
        Replaces = record.Replaces.Length == 0 ? null : Encoding.UTF8.GetString(record.Replaces),
        Voids = record.Voids.Length == 0 ? null : Encoding.UTF8.GetString(record.Voids),
        Quantity = record.Quantity,
        Unit = record.Unit.Length == 0 ? null : Encoding.UTF8.GetString(record.Unit),
        Rating = record.Rating,
    };

    /// <summary>Whether what is said refuses it.</summary>
    public static bool Refuses(IReadOnlyList<Notice> notices)
    {
        foreach (Notice notice in notices)
        {
            if (notice.Severity >= Severity.Refusal)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlainAct(scoped in RecordEntry record) =>
        record.Quantity is { } quantity && RecordRules.IsExact(quantity) && record.Minutes is null && (record.Start is null || record.End is null);
}
