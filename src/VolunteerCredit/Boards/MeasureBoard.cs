using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.Boards;

/// <summary>Groups ranked by a measure.</summary>
internal sealed class MeasureBoard(string group, BoundMeasure by, int? top, string? perHead) : IBoard
{
    private static readonly Option<string> GroupOption = Option.Identifier(
        "group", new("what is ranked: volunteer, a column (organization, project, activity, campaign, district), or the fact by which volunteers belong to a group (household, team …)", "排名对象：volunteer、列（organization、project、activity、campaign、district），或志愿者归属某组的事实（household、team 等）")).Required();

    private static readonly Option<BoundMeasure> By = Option.Measure("by", new("the measure, the largest value first", "排名依据的度量，从大到小")).Required();

    private static readonly Option<int> TopOption =
        Option.Whole("top", new("the last rank that is listed, ties at it included; the default is all", "列至第几名，并列者一并列入；默认全部"), 1, 1_000_000);

    private static readonly Option<string> PerHeadOption = Option.Identifier(
        "perHead", new("also the value for each head: the name of the number of heads, a fact score:NAME of the group", "另列人均值：人数的名称，即该组的事实 score:名称"));

    public static ComponentType Type { get; } = ComponentType.Board(
        "board",
        new("groups ranked by a measure over a period", "按某一周期内的度量对各组排名"),
        [GroupOption, By, TopOption, PerHeadOption],
        options =>
        {
            if (!Binder.IsGroupKey(options.Get(GroupOption)))
            {
                options.Refuse(GroupOption, options.Get(GroupOption), Binder.GroupKeyWords, "VC3090");
            }

            return new MeasureBoard(
                options.Get(GroupOption), options.Get(By), options.Has(TopOption) ? options.Get(TopOption) : null, options.Has(PerHeadOption) ? options.Get(PerHeadOption) : null);
        });

    public string Group => group;

    BoundMeasure IBoard.By => by;

    public int? Top => top;

    public string? PerHead => perHead;
}
