using VolunteerCredit.Boards;
using VolunteerCredit.Grants;
using VolunteerCredit.Guarding;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Components;

/// <summary>The duties of a grant and of a board.</summary>
internal static class GrantLaws
{
    public static IReadOnlyList<ComponentLaw> All { get; } =
    [
        ComponentLaw.For("dated-lots", "P6", new("Lots are earned up to the as-of day, end no earlier than they begin, come from rows of the block, and lie within the declared bounds.", "各批次的取得日不晚于基准日，到期不早于取得，所依各行属于该记录块，数量在所声明的范围内。"), [Seam.Grant], DatedLots),
        ComponentLaw.For("ranks-alike", "P3", new("A board ranks the same whatever the order of the volunteers.", "无论志愿者次序如何，榜单相同。"), [Seam.Board], RanksAlike),
    ];

    private static void DatedLots(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        var grant = (IGrant)bench.One.Component;
        foreach (GrantLedger.Lot lot in MountedComponent.Settle(grant, taken).Lots)
        {
            string what = $"a lot of {lot.Quanta} on {CsvText.Day(DateOnly.FromDayNumber(Math.Clamp(lot.Day, 0, DateOnly.MaxValue.DayNumber)))}";
            LawFault.Unless(lot.Day >= 0 && lot.Day <= taken.Block.AsOf, what, "a day up to the as-of day", $"day {lot.Day}");
            LawFault.Unless(lot.LastDay >= lot.Day, what, "a last day that is no earlier", $"day {lot.LastDay}");
            LawFault.Unless(lot.Rows.All(row => row >= 0 && row < taken.Block.Count), what, $"rows of 0 to {taken.Block.Count - 1}", string.Join(' ', lot.Rows));
            Bounds.Demand(grant.Shape, lot.Quanta, what);
        }
    }

    private static void RanksAlike(Bench bench, Scene scene)
    {
        Volunteer[] volunteers = [.. Enumerable.Range(0, 4).Select(i => (i == 0 ? scene : Generators.SceneMaker.Make(scene.Seed + (ulong)i, 20, bench.Vocabulary)).Renamed($"v{i}").Volunteer)];
        var evaluation = new Evaluation { AsOf = scene.AsOf, KnownAt = scene.KnownAt };
        string Rank(IEnumerable<Volunteer> order) => Explanations.BoardJson.ToJson(BoardRanking.Rank(bench.One.Plan, bench.One.Plan.Boards[0], order, evaluation, RunBounds.None));
        LawFault.UnlessSame(Rank(volunteers), Rank(volunteers.Reverse()), "the volunteers in another order");
    }
}
