using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Laws;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing;

/// <summary>The promises of VolunteerCredit as laws that any rule set can be held to: of volunteers, of groups, with boards, with components of your own.</summary>
/// <remarks>
/// Each law is tried on generated volunteers (<see cref="VolunteerGenerator"/>). A law that cannot be asked of a rule set holds: bulk, receipts and advice of one
/// that scores groups; ranks of one without boards; what is missing of one without decisions. Where a step lets records compete, that what is settled stays settled is asked of one record
/// alone. <see cref="Asked"/> tells which laws are asked. Whether what a law is about ever comes up (an open value, a component that could fail) is a matter of the rule set: read its own cases beside the laws.
/// </remarks>
public static class RuleSetLaws
{
    private static readonly RuleSetLaw[] Laws =
    [
        new(new("no-component-fails", "P9", new("No volunteer is refused because a component failed.", "没有志愿者因组件出错而被拒绝。")), (t, _) => LoudLaws.No_component_fails(t)),
        new(new("nothing-remembered", "P1", new("Nothing is remembered from the volunteer before.", "不记得前一位志愿者的任何内容。")), (t, _) => PureLaws.Nothing_is_remembered(t, t.Another(1, 40))),
        new(new("culture-free", "P1", new("The culture of the machine does not matter.", "结果与机器的区域设置无关。")), (t, _) => PureLaws.The_culture_does_not_matter(t)),
        new(new("thread-free", "P1", new("Several threads at once give the same as one.", "多线程同时计算与单线程结果相同。")), (t, _) => PureLaws.Many_threads_at_once_give_the_same(t, t.Another(1, 40))),
        new(new("exact", "P2", new("Huge blocks of service are exact to the minute, or refused with a code.", "超大时长精确到分钟，否则以代码拒绝。")), (t, _) => BalanceLaws.Huge_blocks_are_exact(t)),
        new(new("order-free", "P3", new("The order of records and facts does not matter.", "结果与记录和事实的顺序无关。")), (t, _) => OrderLaw.Order_does_not_matter(t)),
        new(new("sent-twice", "P4", new("A record or fact that is sent twice counts once.", "重复提交的记录或事实只计一次。")), (t, _) => IdempotentLaws.Sent_twice_counts_once(t)),
        new(new("retracted", "P4", new("A record and its retraction are no record.", "记录与其撤销相抵，等于没有记录。")), (t, _) => IdempotentLaws.A_retracted_record_is_no_record(t)),
        new(new("corrected", "P4", new("A chain of corrections is its last record alone.", "一连串更正等于只有最后一条记录。")), (t, _) => IdempotentLaws.A_chain_of_corrections_is_its_end(t)),
        new(new("two-corrections", "P4", new("Of two corrections the later one that is known counts.", "两条更正中以已知的较晚一条为准。")), (t, _) => IdempotentLaws.Of_two_corrections_the_later_counts(t)),
        new(new("later-changes-nothing", "P5", new("What is later than as-of, or recorded after known-at, changes nothing.", "基准日之后或知悉时刻之后登记的内容不改变结果。")), (t, _) => PointInTimeLaws.What_is_later_changes_nothing(t)),
        new(new("midnight", "P5", new("A service over midnight of the as-of day counts up to midnight.", "基准日跨午夜的服务只计到午夜。")), (t, _) => PointInTimeLaws.The_as_of_day_ends_at_midnight(t)),
        new(new("adds-up", "P6", new("Every minute is counted, held or lost with a reason; lines sum to their score.", "每一分钟都有去向；各明细行之和等于分数。")), (t, _) => BalanceLaws.Everything_adds_up(t)),
        new(new("explained-alike", "P6", new("To explain changes nothing.", "作解释不改变结果。")), (t, _) => BalanceLaws.To_explain_changes_nothing(t)),
        new(new("explained-adds-up", "P6", new("What single records gave sums to measures and lines; whoever is not eligible is told why.", "各记录的贡献之和等于度量与明细行；不符合者得知原因。")), (t, _) => WhyLaw.What_is_explained_adds_up(t)),
        new(new("ranks", "P6", new("Ranks follow from values.", "名次由数值得出。")), (t, _) => BalanceLaws.Ranks_follow_from_values(t), r => r.HasBoards),
        new(new("many-as-one", "P7", new("Several volunteers in one call are as one by one.", "一次计算多人与逐个计算相同。")), (t, _) => BulkLaw.Many_at_once_are_as_one_by_one(t, t.Another(1, 40)), r => r.IsOfVolunteers),
        new(new("bulk-as-one", "P7", new("In bulk as one by one.", "批量计算与逐个计算相同。")), (t, _) => BulkLaw.Bulk_equals_one_by_one(t), r => r.IsOfVolunteers),
        new(new("advice-sound", "P8", new("The plan of an advice reaches its goal; without its last minute or act it does not.", "建议的计划可达目标；少最后一分钟或一次即不可达。")), (t, _) => AdviceLaws.An_advice_is_sound(t), r => r.IsOfVolunteers && r.HasGoals),
        new(new("missing-is-named", "P9", new("What is missing is named.", "缺少的内容均指明名称。")), (t, _) => LoudLaws.What_is_missing_is_named(t), r => r.HasDecisions),
        new(new("settled-stays", "P9", new("What is settled stays settled when open minutes and approvals are cleared up.", "待核准或未知部分查明后，已定的结果不变。")), SettledStays),
        new(new("says-under-what", "P10", new("A result says under which rule set, parameters and days it was made.", "结果写明所依规则集、参数与日期。")), (t, _) => ReplayLaws.A_result_says_under_what_it_was_made(t)),
        new(new("receipt-holds", "P10", new("A receipt that is written and read back holds, and gives the same result.", "回执写出再读入后仍成立，且结果相同。")), (t, _) => ReplayLaws.A_receipt_holds(t), r => r.IsOfVolunteers),
    ];

    /// <summary>All laws, in the order in which they are asked: that no component fails, on which the others rest, and then that of the promises.</summary>
    public static IReadOnlyList<Law> All { get; } = [.. Laws.Select(l => l.Law)];

    /// <summary>The laws that can be asked of a rule set.</summary>
    /// <param name="engine">The engine that holds it: a <see cref="CreditEngine"/>, or one of your own that hands on its <see cref="ICreditEngine.RuleSets"/>.</param>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (all versions of it), or <c>ID@VERSION</c>.</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit.</exception>
    public static IReadOnlyList<Law> Asked(ICreditEngine engine, string ruleSetId, LawOptions? options = null)
    {
        RuleSetUnderTest tried = Read(engine, ruleSetId, options);
        return [.. Laws.Where(l => l.Applies?.Invoke(tried) != false).Select(l => l.Law)];
    }

    /// <summary>Holds a rule set to every law that can be asked of it, one after the other.</summary>
    /// <param name="engine">The engine that holds it: a <see cref="CreditEngine"/>, or one of your own that hands on its <see cref="ICreditEngine.RuleSets"/>.</param>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (all versions of it), or <c>ID@VERSION</c>.</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="LawBrokenException">A law is broken, the first of them.</exception>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit.</exception>
    public static void Check(ICreditEngine engine, string ruleSetId, LawOptions? options = null)
    {
        RuleSetUnderTest tried = Read(engine, ruleSetId, options);
        foreach (RuleSetLaw law in Laws)
        {
            Check(law, tried, ruleSetId, options);
        }
    }

    /// <summary>Holds a rule set to one law.</summary>
    /// <param name="law">The law, one of <see cref="All"/>. Of one that cannot be asked of the rule set nothing is tried, and the method returns: a test over <see cref="Asked"/> shows no such law as kept.</param>
    /// <param name="engine">The engine that holds it: a <see cref="CreditEngine"/>, or one of your own that hands on its <see cref="ICreditEngine.RuleSets"/>.</param>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (all versions of it), or <c>ID@VERSION</c>.</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="LawBrokenException">The law is broken.</exception>
    /// <exception cref="ArgumentException">It is no law of rule sets.</exception>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit.</exception>
    public static void Check(Law law, ICreditEngine engine, string ruleSetId, LawOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(law);
        RuleSetLaw found = Laws.FirstOrDefault(l => l.Law == law) ?? throw new ArgumentException($"{law} is no law of rule sets.", nameof(law));
        Check(found, Read(engine, ruleSetId, options), ruleSetId, options);
    }

    private static RuleSetUnderTest Read(ICreditEngine engine, string ruleSetId, LawOptions? options)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(ruleSetId);
        return new(engine, ruleSetId, options?.Parameters);
    }

    private static void Check(RuleSetLaw law, RuleSetUnderTest tried, string ruleSetId, LawOptions? options)
    {
        if (law.Applies?.Invoke(tried) != false)
        {
            LawRunner.Run(law.Law, $"rule set {ruleSetId}", Scenes.Of(tried.Vocabulary), scene => law.Check(tried.Trial(scene), tried), scene => Told(scene, tried), options);
        }
    }

    private static void SettledStays(Trial trial, RuleSetUnderTest tried)
    {
        if (tried.RecordsCompete)
        {
            LoudLaws.What_is_settled_of_one_record_stays_settled(trial);
        }
        else
        {
            LoudLaws.What_is_settled_stays_settled(trial, tried.HoldsApprovals);
        }
    }

    private static string Told(Scene scene, RuleSetUnderTest tried) =>
        string.Create(CultureInfo.InvariantCulture, $"As of {RecordRules.Iso(scene.AsOf)}, known at {CsvText.Moment(scene.KnownAt) ?? "any time"}, under {string.Join(", ", tried.Trial(scene).Asked)}, seed {scene.Seed}");
}
