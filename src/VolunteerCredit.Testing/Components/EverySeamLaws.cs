using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Generators;
using VolunteerCredit.Testing.Laws;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Components;

/// <summary>The duties of every component, whatever its seam.</summary>
internal static class EverySeamLaws
{
    private static readonly Seam[] Every = Enum.GetValues<Seam>();

    public static IReadOnlyList<ComponentLaw> All { get; } =
    [
        ComponentLaw.For("declared", "P9", new("What it declares can be read, checked and described in both languages; options that do not fit are refused with a code.", "所声明的内容均可读取、检查并以两种语言说明；不合适的选项以代码拒绝。"), Every, (bench, _) => Declared(bench)),
        ComponentLaw.For("never-throws", "P9", new("It does not throw on sound input; overflow alone may.", "输入正确时不抛出异常，溢出除外。"), Every, NeverThrows),
        ComponentLaw.For("keeps-nothing", "P1", new("It keeps nothing between calls: the answer is the same again, after another volunteer, and from another instance.", "调用之间不保留任何内容：再次询问、换人之后、换一个实例，答案都相同。"), Every, KeepsNothing),
        ComponentLaw.For("culture-free", "P1", new("The culture of the machine makes no difference.", "机器的区域设置不影响结果。"), Every, CultureFree),
        ComponentLaw.For("side-by-side", "P3", new("One instance answers many threads at once as it answers one.", "同一实例同时服务多个线程，答案与单线程相同。"), Every, SideBySide),
        ComponentLaw.For("steady", "P1", new("What it declares stays the same while it is used.", "使用过程中所声明的内容保持不变。"), Every, Steady),
        ComponentLaw.For("leaves-evidence", "P1", new("It changes nothing of what it is given to read.", "不改动所给的只读内容。"), Every, LeavesEvidence),
        ComponentLaw.For("order-free", "P3", new("The order of records and facts, and the numbers that texts and services have in a block, make no difference.", "记录与事实的顺序，以及文本和服务在记录块中的编号，均不影响结果。"), Every, OrderFree),
        ComponentLaw.For("counts-once", "P4", new("A record counts once, sent twice or lying in several parts.", "一条记录只计一次，无论重复报送还是分为多段。"), Every, CountsOnce),
        ComponentLaw.For("point-in-time", "P5", new("Facts and records after the as-of day, or recorded after known-at, change nothing.", "基准日之后的事实与记录，或在知悉时刻之后登记的，不影响结果。"), Every, PointInTime),
    ];

    private static void Declared(Bench bench)
    {
        if (bench.Declaration.Value is { } fault)
        {
            throw fault;
        }
    }

    private static void NeverThrows(Bench bench, Scene scene)
    {
        try
        {
            Ask(bench.One, scene);
            Ask(bench.One, scene.With((IEnumerable<ServiceRecord>)[]).With((IEnumerable<Fact>)[]));
        }
        catch (OverflowException)
        {
        }

#pragma warning disable CA1031 // whatever it throws is the finding
        catch (Exception fault)
#pragma warning restore CA1031
        {
            throw new LawFault("a volunteer", "an answer", $"{fault.GetType().Name}: {fault.Message} at {Where(fault)}");
        }
    }

    /// <summary>The innermost place in the component's own code.</summary>
    private static string Where(Exception fault) =>
        (fault.StackTrace ?? "").Split('\n').Select(line => line.Trim()).FirstOrDefault(line => !line.StartsWith("at System.", StringComparison.Ordinal))?["at ".Length..] ?? "an unknown place";

    private static void KeepsNothing(Bench bench, Scene scene)
    {
        string alone = Ask(bench.Fresh(), scene); // what goes wrong only at first would else be seen with the first volunteer alone
        LawFault.UnlessSame(alone, Ask(bench.One, scene), "another instance of it");
        Ask(bench.One, SceneMaker.Make(scene.Seed, 40, bench.Vocabulary));
        LawFault.UnlessSame(alone, Ask(bench.One, scene), "the same volunteer after another");
    }

    private static void CultureFree(Bench bench, Scene scene) =>
        LawFault.UnlessSame(Ask(bench.One, scene), Cultures.Under(Cultures.Strange, () => Ask(bench.One, scene)), "another culture");

    private static void SideBySide(Bench bench, Scene scene)
    {
        Scene[] scenes = [scene, .. Enumerable.Range(1, 3).Select(i => SceneMaker.Make(scene.Seed + (ulong)i, 20, bench.Vocabulary))];
        TakenIn[] taken = [.. scenes.SelectMany(s => Enumerable.Repeat(s, 4)).Select(s => TakenIn.Of(bench.One, s))];
        string[] alone = [.. taken.Select(bench.One.Ask)];
        string[] together = new string[taken.Length];
        SeveralThreads.Run(4, taken.Length, i => together[i] = bench.One.Ask(taken[i]));
        for (int i = 0; i < taken.Length; i++)
        {
            LawFault.UnlessSame(alone[i], together[i], "several volunteers on several threads");
        }
    }

    private static void Steady(Bench bench, Scene scene)
    {
        string before = bench.One.Declared();
        Ask(bench.One, scene);
        LawFault.UnlessSame(before, bench.One.Declared(), "what it declares, after a volunteer");
        LawFault.UnlessSame(before, bench.Other.Value.Declared(), "what another instance declares");
    }

    private static void LeavesEvidence(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        string before = taken.Print(bench.One.Plan);
        bench.One.Ask(taken);
        LawFault.UnlessSame(before, taken.Print(bench.One.Plan), "what it was given");
    }

    private static void OrderFree(Bench bench, Scene scene)
    {
        Dice dice = scene.Dice();
        string expected = Ask(bench.One, scene);
        LawFault.UnlessSame(expected, Ask(bench.One, scene.With(dice.Shuffle(scene.Records)).With(dice.Shuffle(scene.Facts))), "another order of records and facts");
        TakenIn renumbered = TakenIn.Of(bench.One, scene);
        renumbered.Renumber(bench.One.Plan);
        LawFault.UnlessSame(expected, bench.One.Ask(renumbered), "other numbers for texts and services, and tags turned around");
    }

    private static void CountsOnce(Bench bench, Scene scene)
    {
        Dice dice = scene.Dice();
        Scene again = scene.With(scene.Records.Concat(scene.Records.Where(_ => dice.Chance(50)))).With(scene.Facts.Concat(scene.Facts.Where(_ => dice.Chance(50))));
        LawFault.UnlessSame(Ask(bench.One, scene), Ask(bench.One, again), "some records and facts sent twice");
        if (bench.Type.Seam == Seam.Measure)
        {
            MeasureLaws.InParts(bench, scene);
        }
        else if (bench.Type.Seam is Seam.Grant or Seam.Score or Seam.Tier or Seam.Criterion)
        {
            InParts(bench, scene);
        }
    }

    /// <summary>A record that lies in several parts is the one that it is, also for what reads the rows of a volunteer beside named values.</summary>
    private static void InParts(Bench bench, Scene scene)
    {
        TakenIn whole = TakenIn.Of(bench.One, scene), parts = TakenIn.Of(bench.Split.Value, scene);
        whole.Quanta.CopyTo(parts.Quanta, 0);
        whole.Openness.CopyTo(parts.Openness, 0);
        LawFault.UnlessSame(bench.One.AskWithoutRows(whole), bench.Split.Value.AskWithoutRows(parts), "records in parts before and after 12:00 and 19:30");
    }

    private static void PointInTime(Bench bench, Scene scene)
    {
        Dice dice = scene.Dice();
        DateTimeOffset known = scene.KnownAt ?? new DateTimeOffset(scene.AsOf, new(12, 0), TimeSpan.Zero);
        Scene asked = scene with { KnownAt = known };
        var maker = new RecordMaker(dice, scene.AsOf, known, bench.Vocabulary);
        List<Fact> facts = [.. asked.Facts];
        List<ServiceRecord> records = [.. asked.Records];
        foreach (Fact fact in new FactMaker(dice, scene.AsOf, known, bench.Vocabulary).Make(records).Concat(asked.Facts).Where(_ => dice.Chance(50)).ToArray())
        {
            Fact later = fact with { Id = $"later-{facts.Count}", From = scene.AsOf.AddDays(dice.Of(1, 1 + dice.Below(500))), To = null, Replaces = null, Voids = null };
            facts.Add(dice.Chance(70) ? later : later with { From = fact.From, RecordedAt = known.AddMinutes(1 + dice.Below(100_000)) });
        }

        for (int i = dice.Between(1, 3); i > 0; i--)
        {
            ServiceRecord record = maker.Any() with { Id = $"later-{i}", Replaces = null, Voids = null };
            records.Add(dice.Chance(70) ? record with { Date = scene.AsOf.AddDays(dice.Of(1, 1 + dice.Below(500))) } : record with { RecordedAt = known.AddMinutes(1 + dice.Below(100_000)) });
        }

        LawFault.UnlessSame(Ask(bench.One, asked), Ask(bench.One, asked.With(records).With(facts)), "later facts and records");
    }

    private static string Ask(MountedComponent mounted, Scene scene) => mounted.Ask(TakenIn.Of(mounted, scene));
}
