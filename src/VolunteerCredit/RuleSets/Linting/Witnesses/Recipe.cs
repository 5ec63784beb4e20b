using System.Globalization;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;

namespace VolunteerCredit.RuleSets.Linting.Witnesses;

/// <summary>How to make records that a measure counts.</summary>
internal sealed record Recipe
{
    /// <summary>The most records of one kind in a witness.</summary>
    public const int RowsMax = 400;

    /// <summary>The measure or weight that it is made for.</summary>
    public required string For { get; init; }

    /// <summary>One such record; its id, date and amount are set anew for each.</summary>
    public required ServiceRecord Template { get; init; }

    /// <summary>Whether it is an act, and not a time of service.</summary>
    public bool IsAct { get; init; }

    /// <summary>Days on which such records may lie, the latest first.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>Days from one record to the one before: 1, or as many as a counted period has.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The minutes of one record.</summary>
    public int Each { get; init; } = 480;

    /// <summary>The most minutes of one record.</summary>
    public int EachMax { get; init; } = 480;

    /// <summary>When in the day it begins, where that matters, in minutes.</summary>
    public int? Start { get; init; }

    /// <summary>Columns of which each record has a value of its own.</summary>
    public IReadOnlyList<string> Distinct { get; init; } = [];

    /// <summary>How much later it became known.</summary>
    public CalendarSpan? RecordedAfter { get; init; }

    /// <summary>So many records of one amount, on as many days.</summary>
    public IEnumerable<ServiceRecord> Rows(int count, int? minutes = null, decimal quantity = 1)
    {
        for (int i = 0; i < Math.Min(count, RowsMax) && Days.Count > 0; i++)
        {
            yield return Row(i, Days[i * Stride % Days.Count], minutes ?? Each, quantity);
        }
    }

    /// <summary>So many minutes in all, over as many days as it takes.</summary>
    public IEnumerable<ServiceRecord> Total(long minutes)
    {
        if (Days.Count == 0 || minutes <= 0)
        {
            yield break;
        }

        int most = Math.Min(Days.Count, RowsMax);
        long each = Math.Min(Math.Max(EachMax, (minutes + most - 1) / most), int.MaxValue);
        for (int i = 0; minutes > 0 && i < most; i++, minutes -= each)
        {
            yield return Row(i, Days[i], (int)Math.Min(each, minutes), 1);
        }
    }

    /// <summary>One more record, before or after all others of its day.</summary>
    public ServiceRecord More(DateOnly day, int minutes, string id) => Row(0, day, minutes, 1) with { Id = id };

    private ServiceRecord Row(int number, DateOnly day, int minutes, decimal quantity) =>
        One($"{For}-{number.ToString("D3", CultureInfo.InvariantCulture)}", day, minutes, quantity);

    /// <summary>One record by itself.</summary>
    public ServiceRecord One(string id, DateOnly day, int minutes, decimal quantity)
    {
        ServiceRecord row = Template with { Id = id, Date = day };
        foreach (string column in Distinct)
        {
            row = TextColumns.With(row, column, id);
        }

        row = IsAct ? row with { Minutes = null, Quantity = row.Quantity ?? quantity } : row with { Minutes = minutes };
        if (!IsAct && Start is { } start)
        {
            row = row with { Start = Time(start), End = Time(start + Math.Clamp(minutes, 1, 1439)) };
        }

        return RecordedAfter is { } span
            ? row with { RecordedAt = new DateTimeOffset(day.AddMonths(span.Months).AddDays(span.Days + 2).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) }
            : row;
    }

    private static TimeOnly Time(int minute) => new(minute / 60 % 24, minute % 60);
}
