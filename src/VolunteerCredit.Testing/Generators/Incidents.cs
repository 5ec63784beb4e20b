using VolunteerCredit.Records;

namespace VolunteerCredit.Testing.Generators;

/// <summary>What goes wrong with records once they are there: sent twice, corrected, retracted, overlapped, turned in circles.</summary>
internal sealed class Incidents(Dice dice, RecordMaker maker, List<ServiceRecord> records)
{
    private const int Percent = 17;

    /// <summary>Lets each kind of incident happen or not.</summary>
    public void Happen()
    {
        if (dice.Chance(8))
        {
            Crowd();
        }

        Action[] incidents =
            [Duplicate, SendAgainChanged, Chain, Fork, Circle, NameItself, ReplaceNothing, VoidNothing, Retract, RetractRetraction, Move, Overlap, SameTimes, Midnight, ZeroSpan];
        foreach (Action incident in dice.Shuffle(incidents).Where(_ => dice.Chance(Percent)))
        {
            incident();
        }
    }

    private ServiceRecord Some()
    {
        if (records.Count == 0)
        {
            records.Add(maker.Shift());
        }

        return records[dice.Below(records.Count)];
    }

    private DateTimeOffset? Later(ServiceRecord than) => than.RecordedAt?.AddHours(dice.Between(1, 5000)) ?? maker.RecordedAt(than.Date);

    private ServiceRecord Changed(ServiceRecord record) => record.IsAct
        ? record with { Quantity = dice.Between(1, 3), Rating = dice.Chance(50) ? record.Rating : null, RecordedAt = Later(record) }
        : record with { Minutes = dice.Between(0, 600), Category = dice.Chance(20) ? "travel" : record.Category, RecordedAt = Later(record) };

    private ServiceRecord CorrectionOf(ServiceRecord record) => Changed(record) with { Id = maker.NewId(), Replaces = record.Id, Voids = null };

    private ServiceRecord RetractionOf(ServiceRecord record) => new()
    {
        Id = maker.NewId(), VolunteerId = record.VolunteerId, Date = record.Date, Voids = record.Id, RecordedAt = Later(record), Status = dice.Of(null, "approved"),
    };

    /// <summary>Hundreds of records: a year and more of regular service, often full days.</summary>
    private void Crowd()
    {
        ServiceRecord pattern = maker.Shift() with { Minutes = null, Category = null, Status = "approved" };
        int step = dice.Of(1, 1, 2, 7, 14);
        int hours = dice.Between(2, 12);
        bool placed = dice.Chance(50);
        for (int i = dice.Weighted((8, dice.Between(101, 130)), (2, 300)); i > 0; i--)
        {
            ServiceRecord record = pattern with { Id = maker.NewId(), Date = pattern.Date.AddDays(-step * i) };
            records.Add(placed ? record : record with { Minutes = hours * 60, Start = null, End = null });
        }
    }

    private void Duplicate()
    {
        for (int i = dice.Between(1, 3); i > 0; i--)
        {
            ServiceRecord record = Some();
            records.Add(dice.Chance(70) ? record : record with { RecordedAt = record.RecordedAt?.ToOffset(TimeSpan.FromHours(dice.Of(-11, 0, 14))) });
        }
    }

    private void SendAgainChanged()
    {
        ServiceRecord record = Some();
        records.Add(Changed(record) with { RecordedAt = dice.Chance(50) ? record.RecordedAt : Later(record) });
    }

    private void Chain()
    {
        ServiceRecord last = Some();
        for (int i = dice.Between(1, 4); i > 0; i--)
        {
            records.Add(last = CorrectionOf(last));
        }
    }

    private void Fork()
    {
        ServiceRecord record = Some();
        ServiceRecord one = CorrectionOf(record), other = dice.Chance(30) ? one with { Id = maker.NewId() } : CorrectionOf(record);
        records.AddRange([one, dice.Chance(40) ? other with { RecordedAt = one.RecordedAt } : other]);
    }

    private void Circle()
    {
        string a = maker.NewId(), b = maker.NewId(), c = maker.NewId();
        records.AddRange([maker.Shift() with { Id = a, Replaces = b }, maker.Unplaced() with { Id = b, Replaces = dice.Chance(50) ? a : c }, maker.Unplaced() with { Id = c, Replaces = a }]);
    }

    private void NameItself()
    {
        ServiceRecord record = maker.Shift();
        records.Add(dice.Chance(70) ? record with { Replaces = record.Id } : record with { Voids = record.Id });
    }

    private void ReplaceNothing() => records.Add(maker.Shift() with { Replaces = "gone" });

    private void VoidNothing() => records.Add(RetractionOf(maker.Shift()) with { Voids = dice.Of("gone", "v1") });

    private void Retract() => records.Add(RetractionOf(Some()));

    private void RetractRetraction()
    {
        ServiceRecord retraction = RetractionOf(Some());
        records.AddRange([retraction, RetractionOf(retraction)]);
    }

    /// <summary>A correction of the day: earlier, or past the as-of day.</summary>
    private void Move()
    {
        ServiceRecord correction = CorrectionOf(Some());
        records.Add(correction.Date.Year < 1950 ? correction : correction with { Date = correction.Date.AddDays(dice.Of(-400, -1, 1, 900, 900)) });
    }

    private void Overlap()
    {
        ServiceRecord record = records.Find(r => r is { Start: not null, End: not null, Quantity: null }) ?? maker.Shift();
        records.AddRange([record with { Id = maker.NewId() }, record with { Id = maker.NewId(), Start = record.Start!.Value.AddMinutes(dice.Between(-90, 90)), Minutes = null, Source = dice.Of("signed-in-out", "administrator") }]);
    }

    private void SameTimes()
    {
        ServiceRecord record = maker.Shift();
        records.AddRange([record, record with { Id = maker.NewId(), Source = dice.Of("signed-in-out", "imported") }]);
    }

    private void Midnight()
    {
        ServiceRecord record = maker.NightShift();
        records.Add(record with { Date = dice.Chance(50) ? record.Date : new DateOnly(record.Date.Year, record.Date.Month, DateTime.DaysInMonth(record.Date.Year, record.Date.Month)) });
    }

    /// <summary>The end at the start: a whole day; or seconds apart in one minute.</summary>
    private void ZeroSpan()
    {
        ServiceRecord record = maker.Shift();
        records.Add(dice.Chance(50) ? record with { End = record.Start } : record with { End = record.Start!.Value.Add(TimeSpan.FromSeconds(dice.Between(1, 59))), Minutes = dice.Of((int?)null, 0, 1) });
    }
}
