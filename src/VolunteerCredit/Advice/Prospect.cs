using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Advice;

/// <summary>A volunteer with hypothetical records: what is admitted of the volunteer's own is found once, and scored on many days.</summary>
internal sealed class Prospect : Subject
{
    private const string Prefix = "plan-";

    private readonly Volunteer _volunteer;
    private readonly DateTimeOffset? _knownAt;
    private readonly bool _isAdmittedOnce;
    private readonly List<ServiceRecord> _services;
    private readonly Dictionary<RuleSetPlan, List<Part>> _parts = [];
    private readonly string _prefix;

    public Prospect(Volunteer volunteer, Evaluation evaluation)
    {
        (_volunteer, _knownAt) = (volunteer, evaluation.KnownAt);
        (Facts, List<ServiceRecord> own) = BlockBuilder.Admit(volunteer, evaluation);
        Own = own;
        _services = [.. own];

        // What is admitted depends on the as-of day by the date of birth alone, where that changes or is yet to come.
        Fact[] births = [.. volunteer.Facts.Where(f => f.SubjectId == volunteer.Id && f.Name == FactNames.Born)];
        _isAdmittedOnce = births.Length == 0
            || (births is [{ From: null, To: null } birth] && (!RecordRules.TryParseDate(birth.Value, out DateOnly born) || born <= evaluation.AsOf));
        _prefix = Prefix;
        while (volunteer.Records.Any(r => r.Id.StartsWith(_prefix, StringComparison.Ordinal)))
        {
            _prefix += "-";
        }
    }

    public override string Id => _volunteer.Id;

    /// <summary>The volunteer's own services.</summary>
    public IReadOnlyList<ServiceRecord> Own { get; }

    /// <summary>The own services, then the hypothetical ones.</summary>
    public IReadOnlyList<ServiceRecord> Services => _services;

    public FactView Facts { get; }

    /// <summary>The days on which a fact begins, or has ended.</summary>
    public IEnumerable<int> FactDays => _volunteer.Facts.SelectMany(f => new[] { f.From?.DayNumber, f.To?.DayNumber + 1 }).OfType<int>().Distinct();

    /// <summary>The hypothetical records, by day, on days without own ones.</summary>
    public IReadOnlyList<ServiceRecord> Plan
    {
        get;
        set
        {
            field = value;
            _services.RemoveRange(Own.Count, _services.Count - Own.Count);
            _services.AddRange(value);
        }
    } = [];

    /// <summary>The volunteer with the plan, as anybody may score it.</summary>
    public Volunteer WithPlan => _volunteer with { Records = [.. _volunteer.Records, .. Plan] };

    /// <summary>The id of a hypothetical record.</summary>
    public string IdOf(DateOnly day, int number) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}{day:yyyyMMdd}{(number == 0 ? "" : "-" + (number + 1).ToString(CultureInfo.InvariantCulture))}");

    /// <summary>The parts of the own services under a plan, which may split at clock times; found once for each.</summary>
    public List<Part> PartsUnder(RuleSetPlan plan, Func<IReadOnlyList<ServiceRecord>, List<Part>> split)
    {
        if (!_parts.TryGetValue(plan, out List<Part>? parts))
        {
            _parts.Add(plan, parts = split(Own));
        }

        return parts;
    }

    public override void TakeIn(PlanRun run, Evaluation evaluation, List<Notice> notices)
    {
        if (_isAdmittedOnce)
        {
            run.TakeIn(this, evaluation);
        }
        else
        {
            run.TakeIn(WithPlan, evaluation, notices);
        }
    }

    /// <summary>The days on which the volunteer has something of his own, whatever becomes of it.</summary>
    public HashSet<int> OwnDays()
    {
        var days = new HashSet<int>();
        foreach (ServiceRecord record in _volunteer.Records.Where(r => !(r.RecordedAt > _knownAt)))
        {
            days.Add(record.Date.DayNumber);
            if (record is { Start: { } start, End: { } end } && end <= start)
            {
                days.Add(record.Date.DayNumber + 1);
            }
        }

        return days;
    }
}
