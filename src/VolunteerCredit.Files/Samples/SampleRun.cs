namespace VolunteerCredit.Files.Samples;

/// <summary>Draws a population, volunteer by volunteer. What is drawn, and in which order, is what makes the bytes: a change of it is a change of the data.</summary>
internal sealed class SampleRun(SampleDataOptions options, Stream records, Stream facts, Stream volunteers)
{
    private const int Unknown = -1;
    private const int MinutesOfDay = 1440;

    private static readonly string[] Categories = ["community", "environment", "teaching", "elderly-care", "event", "traffic", "medical", "training"];
    private static readonly int[] CategoryShares = [220, 180, 150, 150, 120, 80, 50, 50];
    private static readonly string[] Sources = ["signed-in-out", "administrator", "imported", "self-reported"];
    private static readonly int[] SourceShares = [640, 200, 110, 50];
    private static readonly string[] Statuses = ["approved", "pending", "rejected"];
    private static readonly int[] StatusShares = [945, 35, 20];
    private static readonly string[] Approvers = ["", "organization", "county", "province"];
    private static readonly int[] ApproverShares = [900, 70, 25, 5];

    /// <summary>When shifts begin, in minutes of the day: mornings, afternoons, evenings, and nights that run over midnight.</summary>
    private static readonly int[] Starts = [480, 540, 840, 1110, 1320], StartShares = [250, 300, 270, 130, 50];

    /// <summary>How long they are, in half hours from one.</summary>
    private static readonly int[] LengthShares = [70, 140, 180, 210, 130, 110, 70, 50, 10, 10, 5, 5, 3, 3, 2, 2];

    private static readonly string[] AwardUnits = ["county", "city", "province", "nation"];
    private static readonly int[] AwardShares = [700, 240, 50, 10];
    private readonly SampleFile _records = new(records, "record_id,volunteer_id,date,start,end,minutes,organization,activity,district,category,source,status,approved_by,recorder,recorded_at,replaces,voids,quantity,unit,rating");
    private readonly SampleFile _facts = new(facts, "fact_id,subject_id,name,value,from,recorded_at,source");
    private readonly SampleFile _volunteers = new(volunteers, "volunteer_id,born,registered_on,registered_with,household,fact:district");
    private readonly int _first = options.From.DayNumber, _last = options.To.DayNumber;
    private SplitMix64 _random;
    private SplitMix64 _hazards;
    private long _hazardRows;
    private long _refusals;

    public SampleDataSummary Write(IProgress<int>? progress, CancellationToken cancellation)
    {
        for (int volunteer = 1; volunteer <= options.Volunteers; volunteer++)
        {
            _random = SplitMix64.For(options.Seed, volunteer);
            _hazards = SplitMix64.For(~options.Seed, volunteer);
            Volunteer(volunteer);
            if (volunteer % 1000 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(volunteer);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        _records.Flush();
        _facts.Flush();
        _volunteers.Flush();
        return new() { Records = _records.Rows, Facts = _facts.Rows, Volunteers = _volunteers.Rows, Hazards = _hazardRows, Refusals = _refusals };
    }

    private void Volunteer(int volunteer)
    {
        int born = _first - _random.Between(16 * 365, 75 * 365);
        int registered = _random.Is(400) ? _first - _random.Between(1, 5 * 365) : _random.Between(_first, _last);
        int district = _random.Between(1, 12);
        _volunteers.Id("v-", volunteer);
        _volunteers.Day(born);
        _volunteers.Day(registered);
        _volunteers.Text(_random.Is(900) ? "zhiyuanhui" : "");
        if (_random.Is(250))
        {
            _volunteers.Id("h-", 1 + (volunteer / 3));
        }
        else
        {
            _volunteers.Empty();
        }

        _volunteers.Id("d-", district);
        _volunteers.End();
        Facts(volunteer, registered);
        int count = Count();
        int since = Math.Max(registered, _first);
        for (int number = 1; number <= count; number++)
        {
            Service(volunteer, number, since, district);
        }
    }

    /// <summary>Six of ten have a third of the average, three have it, one has five times as many: together the average.</summary>
    private int Count()
    {
        int average = options.RecordsPerVolunteer;
        return _random.Share([600, 300, 100]) switch
        {
            0 => (_random.Between(0, 2 * average) + _random.Between(0, 2)) / 3,
            1 => _random.Between(0, 2 * average),
            _ => _random.Between(0, 10 * average),
        };
    }

    private void Facts(int volunteer, int registered)
    {
        int day = _random.Between(registered, Math.Max(registered, _last));
        if (_random.Is(120))
        {
            Fact(volunteer, 1, "party-member", day, () => _facts.Text("true"));
        }

        if (_random.Is(300))
        {
            int score = _random.Between(150, 480);
            Fact(volunteer, 2, "score:zyh.credit-score", day, () => _facts.Number(score));
        }
    }

    private void Fact(int volunteer, int number, string name, int day, Action value)
    {
        _facts.Id("f-", volunteer, number);
        _facts.Id("v-", volunteer);
        _facts.Text(name);
        value();
        _facts.Day(day);
        _facts.Moment(day, 540);
        _facts.Text("made-up");
        _facts.End();
    }

    private void Service(int volunteer, int number, int since, int district)
    {
        SampleRecord record = Draw(volunteer, number, since, district);
        Put(record, twice: _random.Is(4));
        if (record.Minutes != Unknown && _random.Is(15))
        {
            SampleRecord correction = record with { Suffix = "-c", Replaces = true, Minutes = _random.Between(15, Math.Max(15, record.Minutes)) };
            Put(Later(correction, 20), twice: false);
        }
        else if (_random.Is(5))
        {
            SampleRecord retraction = record with { Suffix = "-x", Voids = true, Start = Unknown, End = Unknown, Minutes = Unknown, Quantity = Unknown, Unit = "", Rating = Unknown };
            Put(Later(retraction, 60), twice: false);
        }

        if (record.Start != Unknown && record.Day < _last && _random.Is(12))
        {
            // Booked twice: another activity that begins while this one runs.
            int minutes = Math.Max(30, record.Minutes);
            int start = (record.Start + (minutes / 2)) % MinutesOfDay;
            int day = record.Day + ((record.Start + (minutes / 2)) / MinutesOfDay);
            Put(
                record with
                {
                    Suffix = "-o", Day = day, Start = start, End = (start + minutes) % MinutesOfDay, Minutes = minutes, Activity = _random.Between(1, 5000),
                    RecordedDay = Math.Max(record.RecordedDay, day),
                },
                twice: false);
        }
    }

    private SampleRecord Draw(int volunteer, int number, int since, int district)
    {
        int day = Day(since);
        int source = _random.Share(SourceShares);
        int start = Starts[_random.Share(StartShares)] + _random.Between(-10, 20);
        int minutes = 30 * (1 + _random.Share(LengthShares));
        bool isClocked = source == 0;
        minutes += isClocked ? _random.Below(15) : 0;
        int end = start + minutes;
        var record = new SampleRecord
        {
            Volunteer = volunteer,
            Number = number,
            Suffix = "",
            Day = day,
            Start = isClocked ? start : Unknown,
            End = isClocked ? end % MinutesOfDay : Unknown,
            Minutes = minutes + (isClocked && _random.Is(500) ? 1 : 0), // clocks that count both the first and the last minute
            Organization = _random.Between(1, 200),
            Activity = _random.Between(1, 5000),
            District = _random.Is(800) ? district : _random.Between(1, 12),
            Category = Categories[_random.Share(CategoryShares)],
            Source = Sources[source],
            Status = Statuses[_random.Share(StatusShares)],
            ApprovedBy = Approvers[_random.Share(ApproverShares)],
            Recorder = isClocked ? Unknown : _random.Is(300) ? 7 : _random.Between(1, 60), // one account keys more than all others
            Quantity = Unknown,
            Unit = "",
            Rating = Unknown,
        };
        int late = isClocked ? end : (MinutesOfDay * (_random.Is(30) ? _random.Between(60, 200) : _random.Between(0, 14))) + _random.Between(600, 1200);
        (record.RecordedDay, record.RecordedMinute) = (day + (late / MinutesOfDay), late % MinutesOfDay);
        return _random.Share([930, 20, 40, 10]) switch
        {
            1 => Act(record, "no-show"),
            2 => Act(record, "rating") with { Quantity = Unknown, Rating = _random.Between(20, 50) },
            3 => Act(record, "award") with { Unit = AwardUnits[_random.Share(AwardShares)] },
            _ => record,
        };
    }

    private static SampleRecord Act(SampleRecord record, string category) =>
        record with { Category = category, Start = Unknown, End = Unknown, Minutes = Unknown, Quantity = 1 };

    /// <summary>A day of the volunteer's time: two of three days that are no weekend are drawn again.</summary>
    private int Day(int since)
    {
        int day = _random.Between(since, _last);
        for (int tries = 0; tries < 4 && day % 7 < 5 && _random.Below(3) > 0; tries++) // day 0 was a Monday
        {
            day = _random.Between(since, _last);
        }

        return day;
    }

    private SampleRecord Later(SampleRecord record, int days)
    {
        record.RecordedDay += _random.Between(1, days);
        return record;
    }

    private void Put(in SampleRecord record, bool twice)
    {
        SampleHazard hazard = SampleHazard.None;
        if (_hazards.Is(options.HazardsPerThousand))
        {
            hazard = (SampleHazard)_hazards.Between(1, (int)SampleHazard.NoOffset);
            twice = false;
            _hazardRows++;
            _refusals += hazard >= SampleHazard.MinutesInWords ? 1 : 0;
        }

        new SampleRow(_records, record, hazard).Write(_last);
        _records.End(twice);
    }
}
