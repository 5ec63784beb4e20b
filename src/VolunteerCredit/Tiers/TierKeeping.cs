using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tiers;

/// <summary>A tier that does not float: the one of the last review day, or the best of all review days and the as-of day.</summary>
internal sealed class TierKeeping
{
    /// <summary>The most days that are looked back at; each is a run of its own.</summary>
    public const int DaysMax = 1_000;

    private static readonly Option<Mode> KeepOption = Option.Choice(
        "keep",
        new("floating (the default): the tier of the as-of day; reviewed: that of the last review day; sticky: the best of all review days and the as-of day", "floating（默认）：基准日的等级；reviewed：最近复核日的等级；sticky：各复核日与基准日中最高者"),
        ("floating", Mode.Floating), ("reviewed", Mode.Reviewed), ("sticky", Mode.Sticky));

    private static readonly Option<IReadOnlyList<string>> Review = Option.Text(
        "review", new("the review days as month-day, such as 12-31; sticky without them looks at every day with a record", "复核日，月-日，如 12-31；sticky 不写则逐个有记录之日")).List(max: 366);

    private static readonly Option<RowSelector> StrippedBy = Option.Where(
        "strippedBy", new("sticky only: what is up to the last matching record gives nothing", "仅用于 sticky：最后一条匹配记录当日及以前不计"));

    private readonly bool _sticky;
    private readonly ReviewDays? _review;
    private readonly RowSelector? _strippedBy;

    private TierKeeping(bool sticky, ReviewDays? review, RowSelector? strippedBy) =>
        (_sticky, _review, _strippedBy) = (sticky, review, strippedBy);

    private enum Mode
    {
        Floating,
        Reviewed,
        Sticky,
    }

    public static IReadOnlyList<Option> Options { get; } = [KeepOption, Review, StrippedBy];

    public static TierKeeping? From(OptionValues options)
    {
        Mode keep = options.Get(KeepOption, Mode.Floating);
        if (keep == Mode.Floating && options.Has(Review))
        {
            options.Refuse(Review, "review", new("keep reviewed or sticky", "keep 为 reviewed 或 sticky"));
        }

        if (keep == Mode.Reviewed && !options.Has(Review))
        {
            options.Refuse(null, "–", Words.Same("review"), "VC3005");
        }

        if (keep != Mode.Sticky && options.Has(StrippedBy))
        {
            options.Refuse(StrippedBy, "strippedBy", new("keep sticky", "keep 为 sticky"));
        }

        var days = new List<DateOnly>();
        foreach (string text in options.Get(Review, []))
        {
            if (ReviewDays.TryParse(text, out DateOnly day))
            {
                days.Add(day);
            }
            else
            {
                options.Refuse(Review, text, ReviewDays.Form);
            }
        }

        return keep == Mode.Floating ? null : new(keep == Mode.Sticky, days.Count == 0 ? null : new ReviewDays(days), options.Has(StrippedBy) ? options.Get(StrippedBy) : null);
    }

    /// <summary>The tier that is kept.</summary>
    /// <param name="block">The rows of the as-of day.</param>
    /// <param name="today">The tier that the as-of day itself gives.</param>
    /// <param name="on">The tier that an earlier day gives.</param>
    /// <param name="most">The highest number that the tier can have: above it nothing is open.</param>
    public KeptRank Keep(Block block, KeptRank today, Func<int, KeptRank> on, long most)
    {
        if (!_sticky)
        {
            int last = _review!.LastUpTo(block.AsOf);
            return last == block.AsOf ? today : on(last);
        }

        Workspace workspace = block.Workspace;
        var missing = new HashSet<MissingInput>();
        (int stripped, bool open) = LastStripped(block);
        var none = new KeptRank(new(-1), [], block.AsOf);
        KeptRank best = none;
        Openness higher = Openness.Closed;
        bool unknown = false;
        foreach (int day in DaysOf(block, stripped))
        {
            KeptRank found = day == block.AsOf ? today : on(day);
            unknown |= found.Rank.IsUnknown;
            higher |= found.Rank.Openness & Openness.Above;
            missing.UnionWith(found.Missing);
            if (!found.Rank.IsUnknown && found.Number > best.Number)
            {
                best = found;
            }
        }

        if (best.Number >= most)
        {
            (unknown, higher) = (false, Openness.Closed);
        }

        return best with
        {
            Rank = best.Rank with { IsUnknown = unknown, Openness = best.Rank.Openness | higher | (open ? Openness.Above | Openness.Below : Openness.Closed) },
            Missing = [.. missing],
            FactsWanting = open ? [.. workspace.FactsWanting] : [],
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The days that count, earliest first; the as-of day is the last of them.</summary>
    private int[] DaysOf(Block block, int stripped)
    {
        int first = Math.Min(block.Count == 0 ? block.AsOf : block.Dates[0], ((FactView)block.Facts).FirstDay ?? block.AsOf);
        IEnumerable<int> looked = _review is not null ? _review.Between(first, block.AsOf) : block.Dates.ToArray();
        int[] days = [.. looked.Append(block.AsOf).Where(day => day > stripped).Distinct()];
        return days.Length <= DaysMax ? days : throw new RunLimitException(Text(days.Length), Words.Same(Text(DaysMax)));
    }

    /// <summary>The day of the last record that strips, and whether another may yet, for being held or for a fact that is missing.</summary>
    private (int Day, bool IsOpen) LastStripped(Block block)
    {
        if (_strippedBy is null)
        {
            return (int.MinValue, false);
        }

        Workspace workspace = block.Workspace;
        workspace.FactsWanting.Clear();
        bool[] mask = new bool[block.Count];
        Array.Fill(mask, true);
        _strippedBy.Narrow(block, mask);
        int last = int.MinValue;
        bool open = workspace.FactsWanting.Any;
        for (int row = 0; row < mask.Length; row++)
        {
            if (mask[row])
            {
                open |= workspace.Open[row];
                last = workspace.Counted[row] > 0 ? block.Dates[row] : last;
            }
        }

        return (last, open);
    }
}

/// <summary>A tier as a day gave it.</summary>
/// <param name="Rank">The tier.</param>
/// <param name="Missing">What is missing for it.</param>
/// <param name="Day">The day.</param>
internal readonly record struct KeptRank(TierRank Rank, IReadOnlyList<MissingInput> Missing, int Day)
{
    /// <summary>Facts that decide which records strip the tier and are not known.</summary>
    public IReadOnlyList<string> FactsWanting { get; init; } = [];

    public long Number => Rank.Number ?? Rank.Step + 1;
}
