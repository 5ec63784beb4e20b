using System.Globalization;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets;

/// <summary>Reads the records and facts of a worked case.</summary>
internal sealed class CaseInput(ScalarBinder binder)
{
    /// <summary>The volunteer that a case is about where it is not about a group.</summary>
    public const string VolunteerId = "v";

    private const int RecordsMax = 100_000;

    private static readonly string[] FactKeys = ["value", "from", "to", "source", "author", "reason", "recorded_at"];

    /// <summary>The facts of members: <c>{"a": {"facts": {…}}}</c>.</summary>
    public List<Fact> ReadMembers(Spot section)
    {
        var facts = new List<Fact>();
        foreach ((string volunteer, Spot spot) in binder.Is(section, NodeKind.Map) ? section.Members() : [])
        {
            foreach ((string key, Spot value) in binder.Is(spot, NodeKind.Map) ? spot.Members() : [])
            {
                if (key == "facts")
                {
                    facts.AddRange(ReadFacts(value, "", volunteer));
                }
                else
                {
                    binder.FaultUnknownKey(value, key, ["facts"]);
                }
            }
        }

        return facts;
    }

    public List<Fact> ReadFacts(Spot section, string prefix, string subject)
    {
        var facts = new List<Fact>();
        if (!binder.Is(section, NodeKind.Map))
        {
            return facts;
        }

        foreach ((string name, Spot spot) in section.Members())
        {
            foreach (Spot item in spot.Node.Kind == NodeKind.List ? spot.Items() : [spot])
            {
                facts.Add(ReadFact(prefix + name, item, facts.Count, subject));
            }
        }

        return facts;
    }

    private Fact ReadFact(string name, Spot spot, int number, string subject)
    {
        string id = $"{name}-{number.ToString(CultureInfo.InvariantCulture)}";
        if ((spot.Find("value") ?? spot).Node.Kind is NodeKind.Map or NodeKind.List or NodeKind.Null)
        {
            binder.Fault("VC3005", spot, null, Words.Same("value"));
        }

        if (spot.Node.Kind != NodeKind.Map)
        {
            return new Fact { Id = id, SubjectId = subject, Name = name, Value = spot.Node.Text };
        }

        foreach ((string key, Spot value) in spot.Members())
        {
            if (!FactKeys.Contains(key))
            {
                binder.FaultUnknownKey(value, key, FactKeys);
            }
        }

        return new Fact
        {
            Id = id,
            SubjectId = subject,
            Name = name,
            Value = spot.Find("value")?.Node.Text ?? "",
            From = spot.Find("from") is { } from ? binder.BindDate(from) : null,
            To = spot.Find("to") is { } to ? binder.BindDate(to) : null,
            Source = spot.Find("source")?.Node.Text,
            Author = spot.Find("author")?.Node.Text,
            Reason = spot.Find("reason")?.Node.Text,
            RecordedAt = spot.Find("recorded_at") is { } moment ? ReadMoment(moment) : null,
        };
    }

    /// <summary>Reads records.</summary>
    /// <param name="section">The list.</param>
    /// <param name="ofMembers">Whether each of them names its volunteer.</param>
    public List<ServiceRecord> ReadRecords(Spot section, bool ofMembers)
    {
        var records = new List<ServiceRecord>();
        if (!binder.Is(section, NodeKind.List))
        {
            return records;
        }

        foreach (Spot spot in section.Items())
        {
            if (!binder.Is(spot, NodeKind.Map))
            {
                continue;
            }

            int repeat = 1;
            var every = new CalendarSpan(0, 1);
            var first = new ServiceRecord { Id = $"r{records.Count.ToString(CultureInfo.InvariantCulture)}", VolunteerId = VolunteerId, Date = default };
            foreach ((string key, Spot value) in spot.Members())
            {
                switch (key)
                {
                    case "volunteer" when ofMembers:
                        first = binder.Is(value, NodeKind.Text) ? first with { VolunteerId = value.Node.Text } : first;
                        break;
                    case "repeat":
                        repeat = ReadWhole(value, RecordsMax) ?? 1;
                        break;
                    case "every":
                        every = binder.BindSpan(value) is CalendarSpan span ? span : every;
                        break;
                    default:
                        first = ReadColumn(first, key, value);
                        break;
                }
            }

            if (ofMembers && spot.Find("volunteer") is null)
            {
                binder.Fault("VC3005", spot, null, Words.Same("volunteer"));
            }

            if (records.Count + repeat > RecordsMax)
            {
                binder.Fault("VC3010", spot, (records.Count + repeat).ToString(CultureInfo.InvariantCulture), Expected.BoundsWords(0, RecordsMax));
                return records;
            }

            long last = first.Date.DayNumber + ((repeat - 1) * ((every.Months * 31L) + every.Days));
            if (last > RecordRules.LastDay.DayNumber)
            {
                binder.Fault("VC3010", spot, "repeat × every", Words.Same("2199-12-31"));
                return records;
            }

            for (int i = 0; i < repeat; i++)
            {
                records.Add(i == 0 ? first : first with
                {
                    Id = $"{first.Id}-{i.ToString(CultureInfo.InvariantCulture)}",
                    Date = first.Date.AddMonths(every.Months * i).AddDays(every.Days * i),
                });
            }
        }

        return records;
    }

    private ServiceRecord ReadColumn(ServiceRecord record, string key, Spot spot)
    {
        // Null is what an empty cell is: unknown.
        string text = spot.Node.Kind == NodeKind.Null && TextColumns.ByName.ContainsKey(key) ? null! : spot.Node.Text;
        if (text is not null && (spot.Node.Kind is NodeKind.Map or NodeKind.Null || (spot.Node.Kind == NodeKind.List && key != "tags")))
        {
            binder.Fault("VC3006", spot, Expected.Show(spot.Node), Expected.KindWords(NodeKind.Text));
            return record;
        }

        switch (key)
        {
            case "id":
                return record with { Id = text! };
            case "date":
                return record with { Date = binder.BindDate(spot) ?? default };
            case "start":
                return record with { Start = ReadTime(spot) };
            case "end":
                return record with { End = ReadTime(spot) };
            case "minutes":
                return record with { Minutes = ReadWhole(spot, int.MaxValue) };
            case "hours":
                return record with { Minutes = ReadHours(spot) };
            case "planned_minutes":
                return record with { PlannedMinutes = ReadWhole(spot, int.MaxValue) };
            case "quantity":
                return record with { Quantity = ReadDecimal(spot) };
            case "rating":
                return record with { Rating = ReadDecimal(spot) };
            case "recorded_at":
                return record with { RecordedAt = ReadMoment(spot) };
            case "disputed":
                return record with { Disputed = text == "true" };
            case "tags":
                return record with { Tags = spot.Node.Kind == NodeKind.List ? [.. spot.Node.Items.Select(t => t.Text)] : [text!] };
            case "replaces":
                return record with { Replaces = text };
            case "voids":
                return record with { Voids = text };
            case "organization":
                return record with { Organization = text };
            case "project":
                return record with { Project = text };
            case "activity":
                return record with { Activity = text };
            case "campaign":
                return record with { Campaign = text };
            case "district":
                return record with { District = text };
            case "category":
                return record with { Category = text };
            case "source":
                return record with { Source = text };
            case "status":
                return record with { Status = text };
            case "approved_by":
                return record with { ApprovedBy = text };
            case "recorder":
                return record with { Recorder = text };
            case "unit":
                return record with { Unit = text };
            default:
                binder.FaultUnknownKey(spot, key, ["id", "date", "start", "end", "minutes", "hours", "planned_minutes", "quantity", "rating", "recorded_at", "disputed", "tags", "replaces", "voids", "repeat", "every", .. TextColumns.ByName.Keys]);
                return record;
        }
    }

    private TimeOnly? ReadTime(Spot spot) =>
        binder.BindClock(spot) is int minute ? new TimeOnly(minute / 60, minute % 60) : null;

    private int? ReadWhole(Spot spot, int max)
    {
        if (int.TryParse(spot.Node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= max)
        {
            return number;
        }

        binder.Fault("VC3006", spot, Expected.Show(spot.Node), new("a whole number from 0", "从 0 起的整数"));
        return null;
    }

    private int? ReadHours(Spot spot)
    {
        if (Fraction.TryParse(spot.Node.Text, out Fraction hours) && hours >= default(Fraction) && hours < new Fraction(1_000_000) && 60 % hours.Denominator == 0)
        {
            return (int)hours.ExactlyAt(60);
        }

        binder.Fault("VC3006", spot, Expected.Show(spot.Node), new("hours that are whole minutes", "折合整分钟的小时数"));
        return null;
    }

    private decimal? ReadDecimal(Spot spot)
    {
        if (decimal.TryParse(spot.Node.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number))
        {
            return number;
        }

        binder.Fault("VC3006", spot, Expected.Show(spot.Node), new("a number", "数字"));
        return null;
    }

    public DateTimeOffset? ReadMoment(Spot spot)
    {
        if (spot.Node.Text.Length > 10 && DateTimeOffset.TryParse(spot.Node.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment))
        {
            return moment;
        }

        binder.Fault("VC3006", spot, Expected.Show(spot.Node), Words.Same("2019-03-20T17:05:00+08:00"));
        return null;
    }
}
