using VolunteerCredit.Records;
using VolunteerCredit.Testing.Generators;

namespace VolunteerCredit.Testing.Laws;

/// <summary>P4: idempotent.</summary>
internal static class IdempotentLaws
{
    /// <summary>The same record or fact again.</summary>
    public static void Sent_twice_counts_once(Trial trial)
    {
        Dice dice = trial.Scene.Dice();
        Scene again = trial.Scene;
        for (int i = dice.Between(1, 4); i > 0; i--)
        {
            again = again.Records.Count == 0 ? again : again.With(dice.Insert(again.Records, dice.Of([.. again.Records])));
            again = again.Facts.Count == 0 ? again : again.With(dice.Insert(again.Facts, dice.Of([.. again.Facts])));
        }

        trial.DemandSame(trial.Scene, again, "some sent twice");
    }

    /// <summary>A record plus its retraction is no record.</summary>
    public static void A_retracted_record_is_no_record(Trial trial)
    {
        Scene scene = trial.Scene;
        Dice dice = scene.Dice();
        ServiceRecord record = trial.NewRecord(dice);
        ServiceRecord retraction = new() { Id = "new-2", VolunteerId = record.VolunteerId, Date = record.Date, Voids = record.Id, RecordedAt = trial.Visible(dice) };
        trial.DemandSame(scene, scene.With(dice.Insert(dice.Insert(scene.Records, record), retraction)), "a record and its retraction");
    }

    /// <summary>A correction is the corrected record alone, and so is the end of a chain of them.</summary>
    public static void A_chain_of_corrections_is_its_end(Trial trial)
    {
        Scene scene = trial.Scene;
        Dice dice = scene.Dice();
        ServiceRecord record = trial.NewRecord(dice) with { Id = "new-0" };
        IReadOnlyList<ServiceRecord> corrected = dice.Insert(scene.Records, record);
        ServiceRecord last = record;
        for (int i = 1; i <= dice.Between(1, 4); i++)
        {
            last = trial.NewRecord(dice) with { Id = $"new-{i}", Date = record.Date, Replaces = last.Id, RecordedAt = trial.Visible(dice) };
            corrected = dice.Insert(corrected, last);
        }

        trial.DemandSame(scene.With(dice.Insert(scene.Records, last with { Replaces = null })), scene.With(corrected), "a chain of corrections");
    }

    /// <summary>And P5: of two corrections the one recorded later counts, of those that are known.</summary>
    public static void Of_two_corrections_the_later_counts(Trial trial)
    {
        Scene scene = trial.Scene;
        Dice dice = scene.Dice();
        DateTimeOffset known = scene.KnownAt ?? new DateTimeOffset(scene.AsOf, default, TimeSpan.Zero);
        DateTimeOffset first = known.AddMinutes(-dice.Between(1, 1000)), second = dice.Chance(50) ? known : known.AddTicks(1);
        ServiceRecord record = trial.NewRecord(dice) with { Id = "new-0" };
        ServiceRecord one = trial.NewRecord(dice) with { Id = "new-2", Date = record.Date, Replaces = record.Id, RecordedAt = first };
        ServiceRecord other = trial.NewRecord(dice) with { Id = dice.Of("new-1", "new-3"), Date = record.Date, Replaces = record.Id, RecordedAt = second };
        ServiceRecord counts = other.RecordedAt > scene.KnownAt ? one : other;
        trial.DemandSame(
            scene.With(dice.Insert(scene.Records, counts with { Replaces = null })),
            scene.With(dice.Shuffle([.. scene.Records, record, one, other])),
            "two corrections");
    }
}
