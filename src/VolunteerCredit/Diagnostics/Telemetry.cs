using System.Diagnostics;
using System.Diagnostics.Metrics;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.Diagnostics;

/// <summary>
/// What the engine tells to those who listen, by the conventions of OpenTelemetry. Names, codes and counts only: no id, name or text of a volunteer, record or
/// recorder ever. Each has few values: rule sets, statuses, codes and outcomes. While nobody listens nothing is made and nothing is measured.
/// </summary>
internal static class Telemetry
{
    /// <summary>The name of source and meter.</summary>
    public const string Name = "VolunteerCredit";

    public const string RuleSetId = "volunteercredit.rule_set.id", RuleSetVersion = "volunteercredit.rule_set.version", OperationName = "volunteercredit.operation";
    public const string Status = "volunteercredit.status", Decision = "volunteercredit.decision", Outcome = "volunteercredit.outcome", ErrorType = "error.type";

    private static readonly string Version = typeof(Telemetry).Assembly.GetName().Version!.ToString(3);
    private static readonly Meter Meter = new(Name, Version);

    public static readonly ActivitySource Source = new(Name, Version);

    public static readonly Counter<long> Volunteers = Meter.CreateCounter<long>("volunteercredit.volunteers", "{volunteer}", "Volunteers scored, by rule set and status; those refused also by code.");

    public static readonly Counter<long> Groups = Meter.CreateCounter<long>("volunteercredit.groups", "{group}", "Groups scored, by rule set and status; those refused also by code.");

    public static readonly Counter<long> Records = Meter.CreateCounter<long>("volunteercredit.records", "{record}", "Records of volunteers scored, by rule set.");

    public static readonly Counter<long> Decisions = Meter.CreateCounter<long>("volunteercredit.decisions", "{decision}", "Decisions made, by rule set, decision and outcome.");

    public static readonly Counter<long> Reloads = Meter.CreateCounter<long>("volunteercredit.reloads", "{reload}", "Changes of the rule-set directory, by whether they were taken over.");

#pragma warning disable RS0030 // seconds for those who watch the service, as OpenTelemetry has them: nowhere near a score
    public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("volunteercredit.operation.duration", "s", "How long the engine took, by operation and rule set.");

    /// <summary>Notes how long an operation took.</summary>
    public static void Took(long started, in TagList tags) => Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
#pragma warning restore RS0030

    public static string StatusName(ResultStatus status) => status switch
    {
        ResultStatus.Computed => "computed",
        ResultStatus.NotInForce => "not_in_force",
        _ => "refused",
    };

    public static string OutcomeName(Outcome outcome) => outcome switch
    {
        VolunteerCredit.Decisions.Outcome.Eligible => "eligible",
        VolunteerCredit.Decisions.Outcome.NotEligible => "not_eligible",
        VolunteerCredit.Decisions.Outcome.Refer => "refer",
        VolunteerCredit.Decisions.Outcome.NotInForce => "not_in_force",
        _ => "undetermined",
    };
}
