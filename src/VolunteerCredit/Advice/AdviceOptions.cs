using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Advice;

/// <summary>What hypothetical service an advice may plan with.</summary>
public sealed record AdviceOptions
{
    private const int TemplatesMax = 20;

    /// <summary>The most minutes of service on one day.</summary>
    /// <value>The default is 480 (8 hours). Allowed: 1 to 1,440.</value>
    public int MinutesPerDayMax { get; init; } = 480;

    /// <summary>The most acts (donations, awards) on one day, where a goal is reached by acts.</summary>
    /// <value>The default is 1. Allowed: 1 to 100.</value>
    public int ActsPerDayMax { get; init; } = 1;

    /// <summary>How many days after the as-of day are looked at.</summary>
    /// <value>The default is 365. Allowed: 1 to 3,660.</value>
    public int HorizonDays { get; init; } = 365;

    /// <summary>
    /// Records that the plan may consist of: each is repeated on the days of a plan with an id, a date and minutes of its own; an act (one with
    /// a quantity or a rating) is repeated as it is. The first that reaches the goal first is taken.
    /// </summary>
    /// <value>The default is none: approved records that match the filters of the rule set. At most 20.</value>
    public IReadOnlyList<ServiceRecord> Templates { get; init; } = [];

    /// <summary>Refuses what is out of bounds.</summary>
    /// <exception cref="ArgumentException">An option is out of its bounds (VC5001), or a template is refused as a record (VC4042).</exception>
    internal void Check()
    {
        OptionBounds.Demand(Name(nameof(MinutesPerDayMax)), MinutesPerDayMax, 1, 1_440);
        OptionBounds.Demand(Name(nameof(ActsPerDayMax)), ActsPerDayMax, 1, 100);
        OptionBounds.Demand(Name(nameof(HorizonDays)), HorizonDays, 1, 3_660);
        OptionBounds.Demand(Name(nameof(Templates)), Templates.Count, 0, TemplatesMax);
        foreach (ServiceRecord template in Templates)
        {
            ServiceRecord tried = template with { Id = "plan", VolunteerId = "v", Date = RecordRules.FirstDay };
            if (RecordRules.Check(tried).FirstOrDefault(n => n.Severity >= Severity.Refusal) is { } refused)
            {
                throw new ArgumentException(new Notice("VC4042", new Place { Name = Name(nameof(Templates)) }, refused.Code).ToString());
            }
        }
    }

    private static string Name(string option) => $"{nameof(AdviceOptions)}.{option}";
}
