using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace My_PlugIn;

/// <summary>The most time that counts on any one day. 计入时间最多的一日。</summary>
/// <remarks>
/// One instance serves all volunteers and threads: it keeps nothing between calls, and reads no clock, culture, file or random source. Amounts are whole numbers; there is no double.
/// 一个实例服务于所有志愿者与线程：调用之间不保留任何内容，不读取时钟、区域设置、文件与随机数；数值皆为整数，不用浮点。
/// </remarks>
public sealed class BestDay : IMeasure
{
    // An option is declared once: parsing, checks, the schema and the description in words come from it. 选项只声明一次：解析、检查、Schema 与文字描述皆由此而来。
    // "kind" refuses every other unit. A figure that must fit a value that the document names: ask Unit.Mixes in the constructor, and Refuse(…, "VC3012"). kind 拒绝其他单位；须与文档所指数值同类时，在构造函数中以 Unit.Mixes 检查，以 Refuse(…, "VC3012") 拒绝。
    private static readonly Option<Amount> AtMost =
        Option.Figure("atMost", new("no day gives more than this; without it a day may give 24 h", "每日至多计此；不写则每日至多 24 小时"), min: 1, max: 1440, kind: UnitKind.Time);

    private readonly long _atMost;

    private BestDay(OptionValues options)
    {
        _atMost = options.Has(AtMost) ? options.Get(AtMost).Figure.FloorAt(1) : 1440;

        // What is promised here is relied on: unit, quantum, bounds, and that more service never gives less. 此处的承诺会被依赖：单位、最小份、范围，以及服务增加时不减少。
        Shape = new ValueShape(Unit.Minutes, 1, new Interval(0, _atMost));
    }

    /// <summary>How documents name it; nobody else may have the name (the plug-in's own before it sees to that). 文档中的名称，不得与他人重复（故冠以插件名）。</summary>
    public static ComponentType Type { get; } = ComponentType.Measure(
        "the-name-of-the-plug-in.best-day", new("the most time on one day", "单日最多时间"), RowKinds.Service, hasWindow: true, [AtMost], options => new BestDay(options));

    /// <inheritdoc/>
    public ValueShape Shape { get; }

    /// <inheritdoc/>
    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        for (int i = 0; i < periods.Length; i++)
        {
            long best = 0, today = 0;
            int day = -1;
            (int first, int count) = block.RowsIn(periods[i]).GetOffsetAndLength(block.Count);
            for (int row = first; row < first + count; row++)
            {
                // Rows are in the order of their days. 各行按日期排序。
                today = block.Dates[row] == day ? today + selected[row] : selected[row];
                day = block.Dates[row];
                best = Math.Max(best, today);
            }

            values[i] = Math.Min(best, _atMost);
        }
    }
}
