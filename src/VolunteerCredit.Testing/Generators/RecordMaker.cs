using System.Globalization;
using VolunteerCredit.Records;

namespace VolunteerCredit.Testing.Generators;

/// <summary>Makes single records: shifts, unplaced hours, acts, bundles, and records that must be refused.</summary>
internal sealed class RecordMaker(Dice dice, DateOnly asOf, DateTimeOffset? knownAt, Vocabulary vocabulary)
{
    /// <summary>So many times in a hundred a record is one that the rule set looks for.</summary>
    private const int Named = 65;

    private int _made;

    /// <summary>Any record.</summary>
    public ServiceRecord Any() => dice.Weighted<Func<ServiceRecord>>(
        (42, Shift), (8, NightShift), (14, Unplaced), (4, UnknownMinutes), (3, Bundle), (20, Act), (9, Bad))();

    /// <summary>A new id; some sort apart as bytes and as text.</summary>
    public string NewId()
    {
        string number = (++_made).ToString(CultureInfo.InvariantCulture);
        return dice.Weighted((80, "r"), (4, "R"), (4, "记录-"), (4, "r\uE000"), (4, "r𝕏"), (4, "r ")) + number;
    }

    /// <summary>A placed service within a day or over midnight, its minutes as clocks and people write them.</summary>
    public ServiceRecord Shift() => Placed(Beginning(), dice.Weighted((20, dice.Between(1, 40) * 15), (2, dice.Between(41, 96) * 15), (6, dice.Between(1, 600))));

    /// <summary>A placed service that begins in the evening and ends at midnight or after.</summary>
    public ServiceRecord NightShift()
    {
        int start = dice.Between(18 * 4, 95) * 15;
        return Placed(start, 1440 - start + (dice.Between(0, 20) * 15));
    }

    /// <summary>Hours without a place in the day.</summary>
    public ServiceRecord Unplaced() => Service() with
    {
        Minutes = dice.Weighted((6, dice.Between(1, 16) * 30), (3, dice.Between(0, 600)), (1, 6)),
        Start = dice.Chance(15) ? new TimeOnly(dice.Below(24), 0) : null,
    };

    /// <summary>Service whose minutes nobody knows.</summary>
    public ServiceRecord UnknownMinutes() => Service() with { PlannedMinutes = dice.Chance(50) ? dice.Between(1, 8) * 60 : null };

    /// <summary>Imports bundle months into one record; some of these lie at a threshold of the programmes, to the minute.</summary>
    public ServiceRecord Bundle() => Service() with
    {
        Minutes = dice.Weighted((2, dice.Between(1441, 6000)), (3, Threshold() + dice.Between(-1, 1))),
        Start = dice.Chance(30) ? new TimeOnly(9, 0) : null,
        End = dice.Chance(30) ? new TimeOnly(17, 0) : null,
    };

    /// <summary>Something other than time: an award, a rating, a no-show, a complaint, a donation, a claim.</summary>
    public ServiceRecord Act()
    {
        ServiceRecord act = Common();
        return vocabulary.Acts.Count > 0 && dice.Chance(Named) ? NamedAct(act) : dice.Weighted<Func<ServiceRecord>>(
            (6, () => act with { Category = "award", Quantity = dice.Weighted((8, 1m), (1, 2m), (1, 0.5m), (1, -1m)), Unit = dice.Of("county", "city", "province", "nation", "village") }),
            (5, () => act with { Category = "rating", Rating = dice.Of(1m, 3m, 3.9m, 4m, 4.5m, 5m), Quantity = dice.Chance(30) ? 1 : null }),
            (3, () => act with { Category = "no-show", Quantity = 1 }),
            (2, () => act with { Category = "complaint-upheld", Quantity = 1 }),
            (2, () => act with { Category = "donation", Quantity = dice.Of(200m, 300m, 400m, 40m), Unit = "mL" }),
            (3, () => act with { Category = "claim", Quantity = -dice.Of(1m, 20m, 0.25m, 100m), Unit = "stamp" }))();
    }

    /// <summary>A record that must be refused.</summary>
    public ServiceRecord Bad() => dice.Weighted<Func<ServiceRecord>>(
        (3, () => Unplaced() with { Minutes = -dice.Between(1, 100) }),
        (2, () => Unplaced() with { Quantity = 1, Unit = "city" }),
        (2, () => Shift() with { Quantity = 1, Minutes = null }),
        (2, () => Unplaced() with { Date = DateOnly.MinValue }),
        (1, () => Act() with { Quantity = null, Rating = null, Unit = "city" }),
        (1, () => Act() with { Quantity = 0.0000001m }),
        (1, () => Unplaced() with { VolunteerId = "somebody-else" }),
        (1, () => Unplaced() with { Replaces = "r1", Voids = "r1" }),
        (1, () => Unplaced() with { PlannedMinutes = -1 }))();

    /// <summary>A moment of recording for a day of service.</summary>
    public DateTimeOffset? RecordedAt(DateOnly date)
    {
        TimeSpan offset = dice.Weighted((8, TimeSpan.FromHours(8)), (1, TimeSpan.Zero), (1, TimeSpan.FromMinutes(-210)), (1, TimeSpan.FromHours(14)));
        if (date < new DateOnly(1950, 1, 1))
        {
            return null;
        }

        var that = new DateTimeOffset(date, new(dice.Below(24), dice.Below(60)), offset);
        return dice.Weighted<Func<DateTimeOffset?>>(
            (25, () => null),
            (50, () => that),
            (12, () => that.AddDays(dice.Between(1, 900))),
            (6, () => that.AddDays(-dice.Between(2, 40))),
            (7, () => knownAt?.AddTicks(dice.Of(0, 0, 1, -1)) ?? that))();
    }

    private ServiceRecord Placed(int start, int span) => Service() with
    {
        Start = Clock(start),
        End = Clock(start + span),
        Minutes = dice.Weighted((10, (int?)null), (45, span), (30, span + 1), (8, dice.Below(span + 1)), (4, span + dice.Between(2, 200)), (2, 0)),
    };

    private static TimeOnly Clock(int minute) => new(minute / 60 % 24, minute % 60);

    private ServiceRecord Service()
    {
        ServiceRecord service = PlainService();
        return vocabulary.Services.Count > 0 && dice.Chance(Named) ? After(dice.Of([.. vocabulary.Services]), service) : service;
    }

    /// <summary>An act that the rule set looks for.</summary>
    private ServiceRecord NamedAct(ServiceRecord act)
    {
        ServiceRecord named = After(dice.Of([.. vocabulary.Acts]), act);
        decimal? rating = named.Rating is { } asked ? asked + dice.Of(0m, 0m, 0.1m, -0.1m, 1m, -1m) : null;
        decimal? quantity = rating is not null && named.Unit is null && dice.Chance(70) ? null
            : dice.Weighted((4, named.Quantity ?? 1m), (1, (named.Quantity ?? 1m) * dice.Between(2, 5)), (1, (named.Quantity ?? 1m) / 2), (1, -(named.Quantity ?? 1m)));
        return named with { Rating = rating, Quantity = quantity };
    }

    /// <summary>A record with all that a template sets.</summary>
    private static ServiceRecord After(ServiceRecord template, ServiceRecord record) => record with
    {
        Organization = template.Organization ?? record.Organization,
        Project = template.Project ?? record.Project,
        Activity = template.Activity ?? record.Activity,
        Campaign = template.Campaign ?? record.Campaign,
        District = template.District ?? record.District,
        Category = template.Category ?? record.Category,
        Source = template.Source ?? record.Source,
        Status = template.Status is "approved" or null ? record.Status : template.Status,
        ApprovedBy = template.ApprovedBy ?? record.ApprovedBy,
        Recorder = template.Recorder ?? record.Recorder,
        Quantity = template.Quantity ?? record.Quantity,
        Unit = template.Unit ?? record.Unit,
        Rating = template.Rating ?? record.Rating,
        Disputed = template.Disputed || record.Disputed,
        Tags = template.Tags.Count > 0 ? template.Tags : record.Tags,
    };

    /// <summary>When a shift begins; now and then about where something turns.</summary>
    private int Beginning()
    {
        int any = dice.Between(0, 95) * 15;
        return vocabulary.Clocks.Count > 0 && dice.Chance(40) ? (dice.Of([.. vocabulary.Clocks]) + 1440 + dice.Of(-120, -60, -1, 0, 1, 30)) % 1440 : any;
    }

    /// <summary>Minutes at which results turn.</summary>
    private int Threshold()
    {
        int any = dice.Of(100, 300, 600, 700, 1000, 1500, 3100) * 60;
        return vocabulary.Minutes.Count > 0 && dice.Chance(80) ? dice.Of([.. vocabulary.Minutes]) : any;
    }

    private ServiceRecord PlainService() => Common() with
    {
        Category = dice.Weighted((30, (string?)null), (45, "service"), (6, "training"), (5, "travel"), (5, "meal"), (2, "rest"), (4, "automation")),
        Rating = dice.Chance(4) ? dice.Of(3m, 4m, 5m) : null,
    };

    private ServiceRecord Common()
    {
        DateOnly date = Date();
        return new()
        {
            Id = NewId(),
            VolunteerId = SceneMaker.VolunteerId,
            Date = date,
            Source = dice.Weighted((60, "signed-in-out"), (12, "administrator"), (6, "imported"), (4, "converted"), (8, "self-reported"), (6, (string?)null)),
            Status = dice.Weighted((86, "approved"), (4, "pending"), (3, "rejected"), (4, (string?)null)),
            ApprovedBy = dice.Weighted((8, (string?)null), (1, "organization"), (1, "province")),
            Activity = dice.Weighted((4, (string?)null), (3, "a1"), (2, "a2"), (1, "a3")),
            Organization = dice.Weighted((4, (string?)null), (3, "o1"), (1, "o2")),
            Recorder = dice.Weighted((4, (string?)null), (2, "acc-1"), (1, "acc-2")),
            District = dice.Weighted((4, (string?)null), (2, "tonglu"), (1, "gongshu")),
            RecordedAt = RecordedAt(date),
            Disputed = dice.Chance(4),
            Tags = dice.Weighted((9, (string[])[]), (1, ["night"]), (1, ["night", "indoor"])),
        };
    }

    private DateOnly Date() => dice.Weighted<Func<DateOnly>>(
        (52, () => asOf.AddDays(-dice.Below(730))),
        (14, () => asOf.AddDays(-dice.Below(3650))),
        (8, () => asOf),
        (8, () => asOf.AddDays(dice.Between(1, 400))),
        (6, () => asOf.AddMonths(-dice.Of(1, 12, 24, 36, 60)).AddDays(dice.Between(-1, 1))),
        (6, () => new(dice.Of(2012, 2016, 2020, 2024), 2, 29)),
        (6, () => dice.Chance(50) ? new(asOf.Year - dice.Below(3), 1, 1) : new(asOf.Year - dice.Below(3), 12, 31)))();
}
