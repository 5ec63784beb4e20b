using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Groups;

/// <summary>The promises hold for groups, whatever the rule set says.</summary>
public sealed class GroupLawTests
{
    [Property(MaxTest = 60, Arbitrary = [typeof(Scenes)])]
    public void Every_law_holds_for_a_household(Scene scene, uint seed)
    {
        EveryLaw.Holds(new HouseholdEngine(Make(new Dice(seed), "household"), Another(scene, 1), scene.AsOf.AddDays(-400)), scene);
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Scenes)])]
    public void Every_law_holds_for_an_organization(Scene scene, uint seed) =>
        EveryLaw.Holds(new HouseholdEngine(Make(new Dice(seed), "organization"), Another(scene, 1), null, "organization:o1"), scene);

    [Property(MaxTest = 60, Arbitrary = [typeof(Scenes)])]
    public void A_household_of_one_is_as_that_one(Scene scene, uint seed)
    {
        CreditResult alone = Make(new Dice(seed), "volunteer").Score("any", scene.Volunteer, Asked(scene));

        // What is asked of the whole (a decision's facts, what is set by hand) is asked of the household's own facts.
        Volunteer asHousehold = scene.Volunteer with { Facts = [.. scene.Volunteer.Facts, .. scene.Volunteer.Facts.Where(f => f.SubjectId == scene.Volunteer.Id).Select(f => f with { SubjectId = "household:h" })] };
        CreditResult household = new HouseholdEngine(Make(new Dice(seed), "household"), null, null).Score("any", asHousehold, Asked(scene));
        LawFault.UnlessSame(Comparable(alone), Comparable(household), "a household of one");

        string Comparable(CreditResult result) => Bits.Of(result with { VolunteerId = scene.Volunteer.Id, Subject = "volunteer", RuleSet = alone.RuleSet })
            .Replace($"record:{scene.Volunteer.Id}/", "record:", StringComparison.Ordinal);
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Scenes)])]
    public void Order_and_pieces_of_volunteers_do_not_matter(Scene scene, uint seed)
    {
        CreditEngine engine = Make(new Dice(seed), "household");
        Dice dice = scene.Dice();
        Volunteer[] volunteers = [.. Enumerable.Range(0, 4).Select(i => Another(scene, i)).Select(v => v with { Facts = [.. v.Facts, .. Memberships(v, scene, dice)] })];
        Volunteer[] other = dice.Shuffle(volunteers.SelectMany(v => new[] { v with { Records = [.. v.Records.Take(2)], Facts = [] }, v with { Records = [.. v.Records.Skip(2)] } }));
        LawFault.UnlessSame(All(engine, volunteers, scene), All(engine, other, scene), "volunteers in another order and in pieces");
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Scenes)])]
    public void A_board_says_of_each_volunteer_what_scoring_does_and_in_any_order_the_same(Scene scene, uint seed)
    {
        RuleSetDocument document = Document(new Dice(seed), "volunteer");
        (string name, DocumentNode measure) = document.Root.Find("measures")!.Members.FirstOrDefault(m => m.Value.Find("window") is not { } window || (window.Find("best") ?? window.Find("anniversary")) is null);
        if (name is null)
        {
            return; // every window is each volunteer's own
        }

        DocumentNode board = DocumentNode.Map(
            ("type", "board"), ("group", "volunteer"), ("period", measure.Find("window") ?? "lifetime"),
            ("by", DocumentNode.Map(measure.Members.Where(m => m.Key != "window").Select(m => (m.Key, m.Value)))));
        var engine = CreditEngine.Create(options => options.Documents.Add(RuleSetDocument.Create(
            DocumentNode.Map(document.Root.Members.Select(m => (m.Key, m.Value)).Append(("boards", DocumentNode.Map(("board", board))))))));
        Volunteer[] volunteers = [.. Enumerable.Range(0, 5).Select(i => Another(scene, i))];
        BoardResult found = engine.Rank("any", "board", volunteers, Asked(scene));
        LawFault.UnlessSame((found with { Notices = [] }).ToJson(), (engine.Rank("any", "board", scene.Dice().Shuffle(volunteers), Asked(scene)) with { Notices = [] }).ToJson(), "another order");
        Dictionary<string, MeasureResult> scored = engine.Score("any", volunteers, Asked(scene)).ToDictionary(r => r.VolunteerId, r => r.Measure(name));
        foreach (BoardRow row in found.Rows.Concat(found.Unranked))
        {
            Assert.Equal((scored[row.Id].Value, scored[row.Id].Openness), (row.Value, row.Openness));
            Assert.Equal(row.Value is { } value ? 1 + found.Rows.Count(other => other.Value?.Quanta > value.Quanta) : null, row.Rank);
        }

        Assert.All(scored.Where(s => found.Rows.Concat(found.Unranked).All(r => r.Id != s.Key)), absent => Assert.Equal((0L, Openness.Closed), (absent.Value.Value?.Quanta, absent.Value.Openness)));
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Scenes)])]
    public void Where_every_row_has_one_household_every_minute_is_in_one(Scene scene, uint seed)
    {
        CreditEngine own = Make(new Dice(seed), "volunteer"), grouped = Make(new Dice(seed), "household");
        Dice dice = scene.Dice();
        Volunteer[] volunteers = [.. Enumerable.Range(0, 3).Select(i => Another(scene, i))];
        DateOnly moved = scene.AsOf.AddDays(-dice.Below(900));
        Volunteer[] housed = [.. volunteers.Select(v => v with { Facts = [.. v.Facts, Household(v, dice.Of("h1", "h2")) with { Id = "before", To = moved.AddDays(-1) }, Household(v, dice.Of("h1", "h2", "h3")) with { Id = "after", From = moved }] })];
        CreditResult[] alone = [.. own.Score("any", volunteers, Asked(scene))], groups = [.. grouped.ScoreGroups("any", housed, Asked(scene))];
        Assert.Equal(Sums(alone), Sums(groups));

        static (long, long, long, long, long, int) Sums(CreditResult[] results) => (
            results.Sum(r => r.Time.Recorded), results.Sum(r => r.Time.Added), results.Sum(r => r.Time.Counted),
            results.Sum(r => r.Time.Held), results.Sum(r => r.Time.Lost), results.Sum(r => r.Time.UnknownRecords));
    }

    private static string All(CreditEngine engine, IEnumerable<Volunteer> volunteers, Scene scene) =>
        string.Join('\n', engine.ScoreGroups("any", volunteers, Asked(scene)).Select(Bits.Of));

    private static Evaluation Asked(Scene scene) => new() { AsOf = scene.AsOf, KnownAt = scene.KnownAt, Explain = true };

    private static Fact Household(Volunteer volunteer, string household) =>
        new() { Id = "household", SubjectId = volunteer.Id, Name = FactNames.Household, Value = household };

    private static IEnumerable<Fact> Memberships(Volunteer volunteer, Scene scene, Dice dice) => Enumerable.Range(0, dice.Below(4)).Select(i => Household(volunteer, dice.Of("h1", "h2")) with
    {
        Id = $"household-{i}",
        From = dice.Chance(50) ? null : scene.AsOf.AddDays(-dice.Below(900)),
        To = dice.Chance(50) ? null : scene.AsOf.AddDays(100 - dice.Below(900)),
        RecordedAt = dice.Chance(70) ? null : scene.KnownAt?.AddTicks(dice.Of(0, 1)),
    });

    /// <summary>Another volunteer with records and facts of about the same time; they may share record ids.</summary>
    private static Volunteer Another(Scene scene, int number)
    {
        string id = $"w{number}";
        Volunteer volunteer = SceneMaker.Make(scene.Seed + (ulong)number, 30).Volunteer;
        return new(
            id,
            [.. volunteer.Records.Select(r => r with { VolunteerId = id })],
            [.. volunteer.Facts.Select(f => f.SubjectId == volunteer.Id ? f with { SubjectId = id } : f)]);
    }

    /// <summary>Tiers that are kept from earlier days are for volunteers alone.</summary>
    private static DocumentNode WithoutKeeping(DocumentNode root) => DocumentNode.Map(root.Members.Select(m => (m.Key, m.Key != "tiers" ? m.Value : DocumentNode.Map(m.Value.Members.Select(t =>
        (t.Key, DocumentNode.Map(t.Value.Members.Where(o => o.Key is not ("keep" or "review" or "strippedBy")).Select(o => (o.Key, o.Value)))))))));

    private static CreditEngine Make(Dice dice, string subject) => CreditEngine.Create(options => options.Documents.Add(Document(dice, subject)));

    private static RuleSetDocument Document(Dice dice, string subject)
    {
        while (true)
        {
            try
            {
                // Whatever the subject, the same dice give the same document.
                RuleSetDocument any = RuleSetDocument.Create(WithoutKeeping(new RuleSetMaker(dice).Make("any").Root));
                _ = CreditEngine.Create(options => options.Documents.Add(any));
                return RuleSetDocument.Create(DocumentNode.Map(any.Root.Members.Select(m => (m.Key, m.Value)).Append(("subject", subject))));
            }
            catch (RuleSetRefusedException refused) when (refused.Faults.All(f => f.Code is "VC3032" or "VC3101" or "VC3102" or "VC3109"))
            {
                // A bound that nobody can reach, which a random one may well be: another.
            }
        }
    }

    /// <summary>Scores the household that a volunteer lives in, from a day on, with another; or an organization that they serve.</summary>
    private sealed class HouseholdEngine(CreditEngine inner, Volunteer? other, DateOnly? since, string group = "household:h") : EngineDouble(inner)
    {
        private readonly CreditEngine _inner = inner;

        public override CreditResult Score(string ruleSetId, Volunteer volunteer, Evaluation evaluation)
        {
            // A fact of its own, so that the group is there even without service.
            Fact own = new() { Id = "own", SubjectId = group, Name = "there", Value = "true" };
            IEnumerable<Volunteer> members = new[] { volunteer, other }.OfType<Volunteer>()
                .Select(v => v with { Facts = [.. v.Facts, Household(v, "h") with { From = v == other ? null : since }, own] });
            return _inner.ScoreGroups(ruleSetId, members, evaluation).Single(g => g.VolunteerId == group);
        }
    }
}
