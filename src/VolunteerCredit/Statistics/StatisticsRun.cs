using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Statistics;

/// <summary>One pass over volunteers: intake for each by himself, then the rows to the tallies of their years and groups.</summary>
internal sealed class StatisticsRun
{
    /// <summary>The tallies of all years together.</summary>
    private const int AllYears = 0;

    private readonly RuleSetPlan _plan;
    private readonly Evaluation _evaluation;
    private readonly StatisticsOptions _options;
    private readonly int _first;
    private readonly int _last;
    private readonly Column? _column;
    private readonly Dictionary<(int Year, string? Group, bool Whole), Tally> _tallies = [];
    private readonly SortedDictionary<string, long> _notices = new(StringComparer.Ordinal);
    private long _read;
    private long _refused;
    private long _undecided;
    private long _kept;

    public StatisticsRun(RuleSetPlan plan, Evaluation evaluation, StatisticsOptions options)
    {
        (_plan, _evaluation, _options) = (plan, evaluation, options);
        int year = evaluation.AsOf.Year;
        (_first, _last) = (options.FirstYear ?? options.LastYear ?? year, options.LastYear ?? year);
        _column = options.GroupBy is { } name && TextColumns.ByName.TryGetValue(name, out Column column) ? column : null;
        Demand(_last >= RecordRules.FirstDay.Year && _last <= year, nameof(options.LastYear), _last, Words.Same($"1900 … {Text(year)}"));
        Demand(_first >= RecordRules.FirstDay.Year && _first <= _last, nameof(options.FirstYear), _first, Words.Same($"1900 … {Text(_last)}"));
        Demand(options.Top is null or >= 1, nameof(options.Top), options.Top ?? 0, new("a whole number from 1", "从 1 起的整数"));
        Demand(options.KeptMax is >= 1 and <= 1_000_000_000, nameof(options.KeptMax), options.KeptMax, Words.Same("1 … 1,000,000,000"));
        Demand(Enum.IsDefined(options.RankBy), nameof(options.RankBy), (int)options.RankBy, Words.Same(string.Join(", ", Enum.GetNames<RankingFigure>())));
        if (options.GroupBy is { } group && (!Expected.IsIdentifier(group) || group == GroupKey.Volunteer))
        {
            throw new ArgumentException(new Notice("VC4080", default, group, Words.Same(string.Join(", ", TextColumns.ByName.Keys))).ToString());
        }
    }

    private bool HasAllYears => _first < _last;

    public StatisticsResult Run(IEnumerable<Volunteer> volunteers, RunBounds bounds)
    {
        ILookup<(int Year, string? Group), PublishedFigure> given = Given();
        bool inForce = _plan.IsInForce(_evaluation.AsOf);
        foreach (Volunteer volunteer in inForce ? volunteers : [])
        {
            Take(GroupIntake.Admit(_plan, volunteer, _evaluation, bounds));
        }

        int[] years = [.. HasAllYears ? [AllYears] : (int[])[], .. Enumerable.Range(_first, _last - _first + 1)];
        ILookup<int, (string? Group, Tally Tally)> groups = _tallies.Where(t => !t.Key.Whole).ToLookup(t => t.Key.Year, t => (t.Key.Group, t.Value));
        return new()
        {
            RuleSet = _plan.Identity,
            AsOf = _evaluation.AsOf,
            KnownAt = _evaluation.KnownAt,
            Parameters = _plan.Parameters,
            Status = inForce ? ResultStatus.Computed : ResultStatus.NotInForce,
            GroupBy = _options.GroupBy,
            RankBy = _options.RankBy,
            VolunteersRead = _read,
            VolunteersRefused = _refused,
            VolunteersUndecided = _undecided,
            Notices = [.. _notices],
            Periods = inForce ? [.. years.Select(year => Period(year, groups[year], given))] : [],
        };
    }

    private void Take(Member member)
    {
        _read++;
        foreach (Notice notice in member.Refusal is null ? member.Notices : member.Notices.Append(member.Refusal))
        {
            _notices[notice.Code] = _notices.GetValueOrDefault(notice.Code) + 1;
        }

        if (member.Refusal is not null)
        {
            _refused++;
            return;
        }

        _undecided += member.FactsWanting.Count > 0 ? 1 : 0;
        for (int year = _first; year <= _last; year++)
        {
            Register(member.Facts, year, LastDay(year));
        }

        if (HasAllYears)
        {
            Register(member.Facts, AllYears, LastDay(AllYears));
        }

        foreach (IGrouping<int, MemberRow> record in member.Rows.Where(r => !r.Record.IsAct).GroupBy(r => r.Part.Service))
        {
            MemberRow? speaking = First(record, r => r.Counted > 0), open = speaking is null ? First(record, IsOpen) : null;
            foreach (MemberRow row in record)
            {
                Add(member, row, new(
                    Math.Max(0, row.Part.Minutes), Math.Max(0, row.Counted), row.Bookings.Sum(b => b.Held), row.Part.First, row.Counted < 0, IsOpen(row),
                    row.Part == speaking?.Part, row.Part == open?.Part, row.Record.Activity));
            }
        }
    }

    private static bool IsOpen(MemberRow row) => row.Open || row.Counted < 0;

    private static MemberRow? First(IEnumerable<MemberRow> rows, Func<MemberRow, bool> wanted)
    {
        foreach (MemberRow row in rows)
        {
            if (wanted(row))
            {
                return row;
            }
        }

        return null;
    }

    private void Add(Member member, MemberRow row, in StatisticsRow figures)
    {
        int year = DateOnly.FromDayNumber(row.Part.Date).Year;
        if (year < _first || year > _last)
        {
            return;
        }

        Add(year, null, whole: true, figures);
        if (_options.GroupBy is null)
        {
            return;
        }

        if (_column is { } column)
        {
            Add(year, TextColumns.Of(row.Record, column), whole: false, figures);
            return;
        }

        foreach (string? group in GroupsOf(member.Facts, row.Part.Date))
        {
            Add(year, group, whole: false, figures);
        }
    }

    private void Add(int year, string? group, bool whole, in StatisticsRow figures)
    {
        Add(Of(year, group, whole), figures);
        if (HasAllYears)
        {
            Add(Of(AllYears, group, whole), figures);
        }
    }

    private void Add(Tally tally, in StatisticsRow figures)
    {
        int before = tally.Kept;
        tally.Add(figures, _read);
        Keep(tally.Kept - before);
    }

    private void Register(FactView facts, int year, int day)
    {
        if (IsRegistered(facts, day) is not false and var registered)
        {
            Of(year, null, whole: true).Register(registered is true);

            // A column is of records: a volunteer is in its groups only where a fact of that name says so.
            foreach (string? group in _options.GroupBy is null ? [] : _column is null ? GroupsOf(facts, day) : facts.ValuesOf(_options.GroupBy, day))
            {
                Of(year, group, whole: false).Register(registered is true);
            }
        }
    }

    /// <summary>Whether a volunteer is registered on a day; <see langword="null"/> where that is not known.</summary>
    private static bool? IsRegistered(FactView facts, int day)
    {
        if (facts.Any(FactNames.RegisteredWith, day))
        {
            return true;
        }

        if (facts.Any(FactNames.Registered, day))
        {
            return facts.TryGet(FactNames.Registered, day, out FactValue fact) && RecordRules.TryParseDate(fact.Value, out DateOnly since) ? since.DayNumber <= day : null;
        }

        return facts.Covers(FactNames.CoveragePrefix + FactNames.Registered, day, day) ? false : null;
    }

    /// <summary>The groups that facts put a volunteer in on a day; where they say nothing, the unknown one.</summary>
    private IEnumerable<string?> GroupsOf(FactView facts, int day) => facts.ValuesOf(_options.GroupBy!, day).DefaultIfEmpty<string?>(null);

    private Tally Of(int year, string? group, bool whole)
    {
        if (!_tallies.TryGetValue((year, group, whole), out Tally? tally))
        {
            _tallies[(year, group, whole)] = tally = new();
            Keep(1);
        }

        return tally;
    }

    private void Keep(int more)
    {
        if ((_kept += more) > _options.KeptMax)
        {
            throw new InvalidOperationException(new Notice("VC4082", default, Text(_kept), Words.Same(Text(_options.KeptMax))).ToString());
        }
    }

    private int LastDay(int year) => Math.Min(new DateOnly(year == AllYears ? _last : year, 12, 31).DayNumber, _evaluation.AsOf.DayNumber);

    private PeriodStatistics Period(int year, IEnumerable<(string? Group, Tally Tally)> tallies, ILookup<(int Year, string? Group), PublishedFigure> given)
    {
        ServiceFigures whole = Of(year, null, whole: true).Figures();
        GroupStatistics[] groups =
        [
            .. tallies.Select(t => (Id: t.Group, Figures: t.Tally.Figures())).Select(t => new GroupStatistics(null, t.Id, t.Figures, whole.Minutes == 0 ? null : new Fraction(t.Figures.Minutes, whole.Minutes), t.Id is null ? [] : [.. given[(year, t.Id)]])),
        ];
        return new(
            year == AllYears ? null : year, new(year == AllYears ? _first : year, 1, 1), DateOnly.FromDayNumber(LastDay(year)), whole,
            [.. Ranked(groups.Where(g => g.Id is not null)), .. groups.Where(g => g.Id is null)], groups.Length, [.. given[(year, null)]]);
    }

    private List<GroupStatistics> Ranked(IEnumerable<GroupStatistics> groups)
    {
        var ranked = new List<GroupStatistics>();
        foreach (GroupStatistics group in groups.OrderByDescending(FigureOf).ThenBy(g => g.Id, Comparer<string?>.Create(Ids.Compare)))
        {
            int rank = ranked.Count > 0 && FigureOf(ranked[^1]) == FigureOf(group) ? ranked[^1].Rank!.Value : ranked.Count + 1;
            if (rank > _options.Top)
            {
                break;
            }

            ranked.Add(group with { Rank = rank });
        }

        return ranked;
    }

    private long FigureOf(GroupStatistics group) => _options.RankBy switch
    {
        RankingFigure.Minutes => group.Figures.Minutes,
        RankingFigure.MinutesRecorded => group.Figures.MinutesRecorded,
        RankingFigure.Volunteers => group.Figures.Volunteers,
        RankingFigure.PersonTimes => group.Figures.PersonTimes,
        RankingFigure.Activities => group.Figures.Activities,
        RankingFigure.Records => group.Figures.Records,
        _ => group.Figures.Registered,
    };

    private ILookup<(int Year, string? Group), PublishedFigure> Given()
    {
        Demand(_options.Given.Count <= 100_000, nameof(_options.Given), _options.Given.Count, Words.Same("100,000"));
        var read = new List<(GivenFigure Figure, GivenScore Score)>();
        foreach (GivenFigure figure in _options.Given)
        {
            bool hasPlace = figure.Year is null || (figure.Year >= _first && figure.Year <= _last);
            if (!hasPlace || (figure.Group is not null && _options.GroupBy is null) || !Expected.IsIdentifier(figure.Name) || !GivenScore.TryParse(figure.Text, out GivenScore given) || given.Range is not null)
            {
                throw new ArgumentException(new Notice("VC4081", default, $"{figure.Name}={figure.Text}").ToString());
            }

            read.Add((figure, given));
            if (figure.Group is not null)
            {
                Of(YearOf(figure), figure.Group, whole: false); // it is there, whether or not anybody serves in it
            }
        }

        return read.ToLookup(g => (YearOf(g.Figure), g.Figure.Group), g => new PublishedFigure(g.Figure.Name, g.Score.Value, g.Score.Qualifier));
    }

    private int YearOf(GivenFigure figure) => figure.Year ?? (HasAllYears ? AllYears : _last);

    private static void Demand(bool holds, string option, int found, Words expected) => OptionBounds.Demand(holds, $"{nameof(StatisticsOptions)}.{option}", found, expected);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
