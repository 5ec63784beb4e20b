using VolunteerCredit.Records;
using VolunteerCredit.Testing.Generators;

namespace VolunteerCredit.Testing.Laws;

/// <summary>P5: point in time.</summary>
internal static class PointInTimeLaws
{
    /// <summary>What is after the as-of day, or was recorded after known-at, changes nothing.</summary>
    public static void What_is_later_changes_nothing(Trial trial)
    {
        Scene scene = trial.Scene;
        Dice dice = scene.Dice();
        DateTimeOffset known = scene.KnownAt ?? new DateTimeOffset(scene.AsOf, new(12, 0), TimeSpan.Zero);
        scene = scene with { KnownAt = dice.Chance(70) ? known : scene.KnownAt };
        trial = trial with { Scene = scene };
        IReadOnlyList<ServiceRecord> records = scene.Records;
        IReadOnlyList<Fact> facts = scene.Facts;
        for (int i = dice.Between(1, 4); i > 0; i--)
        {
            // A later day: names no other and shares no id.
            records = dice.Insert(records, trial.NewRecord(dice) with { Id = $"later-{i}", Date = scene.AsOf.AddDays(dice.Of(1, dice.Between(1, 500))) });
            foreach (Fact fact in trial.NewFacts(dice).Select((f, n) => f with { Id = $"later-{i}-{n}", From = scene.AsOf.AddDays(dice.Of(1, dice.Between(1, 500))), To = null, Replaces = null, Voids = null }))
            {
                facts = dice.Insert(facts, fact);
            }

            // Not known yet: may say what it likes.
            if (scene.KnownAt is { } knownAt)
            {
                DateTimeOffset unknown = knownAt.AddTicks(dice.Of(1, 10_000_000, long.MaxValue / 100));
                string named = scene.Records.Count > 0 ? dice.Of([.. scene.Records]).Id : "gone";
                ServiceRecord late = trial.NewRecord(dice) with { Id = dice.Of($"late-{i}", named), RecordedAt = unknown };
                records = dice.Insert(records, dice.Of(late, late with { Replaces = named }, late with { Voids = named }));
                foreach (Fact fact in trial.NewFacts(dice).Select(f => f with { RecordedAt = unknown }))
                {
                    facts = dice.Insert(facts, fact);
                }
            }
        }

        trial.DemandSame(scene, scene.With(records).With(facts), "later records and facts");
    }

    /// <summary>A service over midnight of the as-of day counts up to midnight.</summary>
    public static void The_as_of_day_ends_at_midnight(Trial trial)
    {
        Scene scene = trial.Scene;
        Dice dice = scene.Dice();
        int start = dice.Between(1080, 1439), span = 1440 - start + dice.Between(1, 400), minutes = dice.Weighted((3, span), (2, span + 1), (1, dice.Below(span)));
        ServiceRecord whole = trial.NewRecord(dice) with
        {
            Date = scene.AsOf,
            Start = new(start / 60, start % 60),
            End = new((start + span) / 60 % 24, (start + span) % 60),
            Minutes = minutes,
            PlannedMinutes = null,
            Quantity = null,
            Unit = null,
            Rating = null,
        };
        ServiceRecord upToMidnight = whole with { End = new(0, 0), Minutes = Math.Min(minutes, 1440 - start) };
        trial.DemandSame(scene.With(dice.Insert(scene.Records, upToMidnight)), scene.With(dice.Insert(scene.Records, whole)), "midnight of the as-of day");
    }
}
