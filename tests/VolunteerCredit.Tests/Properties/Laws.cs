using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>
/// The promises as laws over one engine and one case, for every rule set. They take the engine as an argument so that broken ones
/// can be shown to break them (<see cref="BrokenEngineTests"/>).
/// </summary>
internal static class Laws
{
    /// <summary>Every law that a scene and an engine are enough for.</summary>
    public static void All(ICreditEngine engine, Scene scene)
    {
        Order_does_not_matter(engine, scene);
        Sent_twice_counts_once(engine, scene);
        A_retracted_record_is_no_record(engine, scene);
        A_chain_of_corrections_is_its_end(engine, scene);
        Of_two_corrections_the_later_counts(engine, scene);
        What_is_later_changes_nothing(engine, scene);
        The_as_of_day_ends_at_midnight(engine, scene);
        Everything_adds_up(engine, scene);
        Nothing_is_remembered(engine, scene, SceneMaker.Make(scene.Seed, 40));
    }

    /// <summary>P3: any permutation of records and facts.</summary>
    public static void Order_does_not_matter(ICreditEngine engine, Scene scene)
    {
        Dice dice = scene.Dice();
        Scene shuffled = scene.With(dice.Shuffle(scene.Records)).With(dice.Shuffle(scene.Facts));
        Bits.AreSame(engine, scene, shuffled, "another order");
    }

    /// <summary>P4: the same record or fact again.</summary>
    public static void Sent_twice_counts_once(ICreditEngine engine, Scene scene)
    {
        Dice dice = scene.Dice();
        Scene again = scene;
        for (int i = dice.Between(1, 4); i > 0; i--)
        {
            again = again.Records.Count == 0 ? again : again.With(dice.Insert(again.Records, dice.Of([.. again.Records])));
            again = again.Facts.Count == 0 ? again : again.With(dice.Insert(again.Facts, dice.Of([.. again.Facts])));
        }

        Bits.AreSame(engine, scene, again, "some sent twice");
    }

    /// <summary>P4: a record plus its retraction is no record.</summary>
    public static void A_retracted_record_is_no_record(ICreditEngine engine, Scene scene)
    {
        Dice dice = scene.Dice();
        ServiceRecord record = NewRecord(scene, dice);
        ServiceRecord retraction = new() { Id = "new-2", VolunteerId = record.VolunteerId, Date = record.Date, Voids = record.Id, RecordedAt = Visible(scene, dice) };
        Bits.AreSame(engine, scene, scene.With(dice.Insert(dice.Insert(scene.Records, record), retraction)), "a record and its retraction");
    }

    /// <summary>P4: a correction is the corrected record alone, and so is the end of a chain of them.</summary>
    public static void A_chain_of_corrections_is_its_end(ICreditEngine engine, Scene scene)
    {
        Dice dice = scene.Dice();
        ServiceRecord record = NewRecord(scene, dice) with { Id = "new-0" };
        IReadOnlyList<ServiceRecord> corrected = dice.Insert(scene.Records, record);
        ServiceRecord last = record;
        for (int i = 1; i <= dice.Between(1, 4); i++)
        {
            last = NewRecord(scene, dice) with { Id = $"new-{i}", Date = record.Date, Replaces = last.Id, RecordedAt = Visible(scene, dice) };
            corrected = dice.Insert(corrected, last);
        }

        Bits.AreSame(engine, scene.With(dice.Insert(scene.Records, last with { Replaces = null })), scene.With(corrected), "a chain of corrections");
    }

    /// <summary>P4 and P5: of two corrections the one recorded later counts, of those that are known.</summary>
    public static void Of_two_corrections_the_later_counts(ICreditEngine engine, Scene scene)
    {
        Dice dice = scene.Dice();
        DateTimeOffset known = scene.KnownAt ?? new DateTimeOffset(scene.AsOf, default, TimeSpan.Zero);
        DateTimeOffset first = known.AddMinutes(-dice.Between(1, 1000)), second = dice.Chance(50) ? known : known.AddTicks(1);
        ServiceRecord record = NewRecord(scene, dice) with { Id = "new-0" };
        ServiceRecord one = NewRecord(scene, dice) with { Id = "new-2", Date = record.Date, Replaces = record.Id, RecordedAt = first };
        ServiceRecord other = NewRecord(scene, dice) with { Id = dice.Of("new-1", "new-3"), Date = record.Date, Replaces = record.Id, RecordedAt = second };
        ServiceRecord counts = other.RecordedAt > scene.KnownAt ? one : other;
        Bits.AreSame(
            engine,
            scene.With(dice.Insert(scene.Records, counts with { Replaces = null })),
            scene.With(dice.Shuffle([.. scene.Records, record, one, other])),
            "two corrections");
    }

    /// <summary>P5: what is after the as-of day, or was recorded after known-at, changes nothing.</summary>
    public static void What_is_later_changes_nothing(ICreditEngine engine, Scene scene)
    {
        Dice dice = scene.Dice();
        DateTimeOffset known = scene.KnownAt ?? new DateTimeOffset(scene.AsOf, new(12, 0), TimeSpan.Zero);
        scene = scene with { KnownAt = dice.Chance(70) ? known : scene.KnownAt };
        IReadOnlyList<ServiceRecord> records = scene.Records;
        IReadOnlyList<Fact> facts = scene.Facts;
        for (int i = dice.Between(1, 4); i > 0; i--)
        {
            // A later day: names no other and shares no id.
            records = dice.Insert(records, NewRecord(scene, dice) with { Id = $"later-{i}", Date = scene.AsOf.AddDays(dice.Of(1, dice.Between(1, 500))) });
            foreach (Fact fact in NewFacts(scene, dice).Select((f, n) => f with { Id = $"later-{i}-{n}", From = scene.AsOf.AddDays(dice.Of(1, dice.Between(1, 500))), To = null, Replaces = null, Voids = null }))
            {
                facts = dice.Insert(facts, fact);
            }

            // Not known yet: may say what it likes.
            if (scene.KnownAt is { } knownAt)
            {
                DateTimeOffset unknown = knownAt.AddTicks(dice.Of(1, 10_000_000, long.MaxValue / 100));
                string named = scene.Records.Count > 0 ? dice.Of([.. scene.Records]).Id : "gone";
                ServiceRecord late = NewRecord(scene, dice) with { Id = dice.Of($"late-{i}", named), RecordedAt = unknown };
                records = dice.Insert(records, dice.Of(late, late with { Replaces = named }, late with { Voids = named }));
                foreach (Fact fact in NewFacts(scene, dice).Select(f => f with { RecordedAt = unknown }))
                {
                    facts = dice.Insert(facts, fact);
                }
            }
        }

        Bits.AreSame(engine, scene, scene.With(records).With(facts), "later records and facts");
    }

    /// <summary>P5: a service over midnight of the as-of day counts up to midnight.</summary>
    public static void The_as_of_day_ends_at_midnight(ICreditEngine engine, Scene scene)
    {
        Dice dice = scene.Dice();
        int start = dice.Between(1080, 1439), span = 1440 - start + dice.Between(1, 400), minutes = dice.Weighted((3, span), (2, span + 1), (1, dice.Below(span)));
        ServiceRecord whole = new()
        {
            Id = "new-1",
            VolunteerId = scene.Volunteer.Id,
            Date = scene.AsOf,
            Start = new(start / 60, start % 60),
            End = new((start + span) / 60 % 24, (start + span) % 60),
            Minutes = minutes,
            Source = dice.Of("signed-in-out", "administrator"),
        };
        ServiceRecord upToMidnight = whole with { End = new(0, 0), Minutes = Math.Min(minutes, 1440 - start) };
        Bits.AreSame(engine, scene.With(dice.Insert(scene.Records, upToMidnight)), scene.With(dice.Insert(scene.Records, whole)), "midnight of the as-of day");
    }

    /// <summary>P6: recorded + added = counted + held + lost, in all, by reason and by record; and the lines of each score sum to it.</summary>
    public static void Everything_adds_up(ICreditEngine engine, Scene scene)
    {
        foreach (Asked asked in Engines.AskedOf(engine, scene))
        {
            CreditResult result = engine.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene));
            if (result.Status != ResultStatus.Computed)
            {
                continue;
            }

            TimeBalance time = result.Time;
            Assert.Equal(time.Recorded + time.Added, time.Counted + time.Held + time.Lost);
            Assert.Equal((time.Added, time.Held, time.Lost), (time.Reasons.Sum(r => r.Added), time.Reasons.Sum(r => r.Held), time.Reasons.Sum(r => r.Lost)));
            Assert.All(time.Reasons, r => Assert.True(r is { Added: >= 0, Held: >= 0, Lost: >= 0, Rows: > 0 }));
            foreach (RecordExplanation record in result.Records!.Where(r => r.Counted is not null))
            {
                Assert.Equal((record.Recorded ?? 0) + record.Changes.Sum(c => c.Added), record.Counted + record.Changes.Sum(c => c.Held + c.Lost));
            }

            Assert.Equal(time.Recorded, result.Records!.Sum(r => r.Recorded ?? 0));
            Assert.Equal(time.Counted, result.Records!.Sum(r => r.Counted ?? 0));
            foreach (ReasonTotal reason in time.Reasons)
            {
                RecordChange[] changes = [.. result.Records!.SelectMany(r => r.Changes).Where(c => c.Reason == reason.Reason)];
                Assert.Equal((reason.Added, reason.Held, reason.Lost, reason.Rows), (changes.Sum(c => c.Added), changes.Sum(c => c.Held), changes.Sum(c => c.Lost), changes.Length));
            }

            foreach (ScoreResult score in result.Scores.Where(s => s.Value is not null))
            {
                Assert.Equal(score.Value!.Value.Figure, score.Lines.Aggregate(default(Fraction), (sum, line) => sum + line.Value.Figure));
            }

            foreach (GrantResult grant in result.Grants.Where(g => g.Balance is not null))
            {
                Assert.All(grant.Lots, l => Assert.Equal(l.Amount.Figure, l.Spent.Figure + l.Left.Figure + l.Expired.Figure));
                Assert.Equal(grant.Balance!.Value.Figure, grant.Lots.Aggregate(default(Fraction), (sum, lot) => sum + lot.Left.Figure) - grant.Owed!.Value.Figure);
            }
        }
    }

    /// <summary>P1: nothing is remembered from the volunteer before.</summary>
    public static void Nothing_is_remembered(ICreditEngine engine, Scene scene, Scene other)
    {
        foreach (Asked asked in Engines.AskedOf(engine, scene))
        {
            CreditResult before = engine.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene));
            string written = before.ToJson();
            engine.Score(asked.RuleSetId, other.Volunteer, asked.Of(other));
            string after = engine.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene)).ToJson();
            Bits.AreSame(written, after, $"{asked}, after another volunteer");
            Bits.AreSame(written, before.ToJson(), $"{asked}, the earlier result itself");
        }
    }

    /// <summary>
    /// P9: what is not open stays as it is, and what is open moves only as it says, when unknown minutes and approvals are cleared up. It cannot
    /// be asked of rule sets under which records compete: there more of one is less of another; nor of approvals where a rule set does not hold.
    /// </summary>
    public static void What_is_settled_stays_settled(ICreditEngine engine, Scene any, Func<Asked, bool> concerns, bool approvals = true)
    {
        Scene scene = Oracle.WithoutVersions(any); // clearing up one version is another version
        Dice dice = scene.Dice();
        Scene cleared = scene.With(scene.Records.Select(r => r with
        {
            Minutes = r is { IsAct: false, Minutes: null } && (r.Start is null || r.End is null) ? dice.Between(0, 900) : r.Minutes,
            Status = r.Status ?? (approvals ? dice.Of("approved", "rejected") : null),
        }));
        foreach (Asked asked in Engines.AskedOf(engine, scene).Where(concerns))
        {
            CreditResult open = engine.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene));
            CreditResult closed = engine.Score(asked.RuleSetId, cleared.Volunteer, asked.Of(cleared));
            foreach ((MeasureResult before, MeasureResult after) in open.Measures.Zip(closed.Measures))
            {
                MovesOnlyAsSaid(before.Value, before.Openness, after.Value, $"{asked}, measure {before.Name}");
            }

            foreach ((ScoreResult before, ScoreResult after) in open.Scores.Zip(closed.Scores))
            {
                MovesOnlyAsSaid(before.Value, before.Openness, after.Value, $"{asked}, score {before.Name}");
            }

            foreach ((GrantResult before, GrantResult after) in open.Grants.Zip(closed.Grants))
            {
                MovesOnlyAsSaid(before.Balance, before.Openness, after.Balance, $"{asked}, grant {before.Name}");
            }

            foreach ((TierResult before, TierResult after) in open.Tiers.Zip(closed.Tiers))
            {
                Assert.True(before.IsOpen || before.IsUnknown || before.Reached == after.Reached, $"{asked}: tier {before.Name} was settled as {before.Reached}, and is {after.Reached}.");
            }

            foreach ((DecisionResult before, DecisionResult after) in open.Decisions.Zip(closed.Decisions))
            {
                Assert.True(
                    before.Outcome == Outcome.Undetermined || before.Outcome == after.Outcome,
                    $"{asked}: decision {before.Name} was settled as {before.Outcome}, and is {after.Outcome}.");
            }
        }
    }

    private static void MovesOnlyAsSaid(Amount? before, Openness openness, Amount? after, string what)
    {
        if (before is { } was && after is { } turned)
        {
            Assert.True(turned.Figure <= was.Figure || openness.HasFlag(Openness.Above), $"{what} rose from {was} to {turned}, and was open {openness}.");
            Assert.True(turned.Figure >= was.Figure || openness.HasFlag(Openness.Below), $"{what} fell from {was} to {turned}, and was open {openness}.");
        }
    }

    /// <summary>A record that is none of the case's, of any sound kind, seen or not.</summary>
    private static ServiceRecord NewRecord(Scene scene, Dice dice)
    {
        var maker = new RecordMaker(dice, scene.AsOf, scene.KnownAt);
        return dice.Of<Func<ServiceRecord>>(maker.Shift, maker.NightShift, maker.Unplaced, maker.UnknownMinutes, maker.Bundle, maker.Act)() with { Id = "new-1" };
    }

    private static List<Fact> NewFacts(Scene scene, Dice dice) => new FactMaker(dice, scene.AsOf, scene.KnownAt).Make([.. scene.Records]);

    private static DateTimeOffset? Visible(Scene scene, Dice dice) =>
        dice.Of(null, scene.KnownAt, (scene.KnownAt ?? new DateTimeOffset(scene.AsOf, default, TimeSpan.Zero)).AddDays(-dice.Below(100)));
}
