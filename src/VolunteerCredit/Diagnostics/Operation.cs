using System.Diagnostics;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Records;

namespace VolunteerCredit.Diagnostics;

/// <summary>One thing that the engine is asked, as those who listen are told of it: a span, how long it took, what came of it. There is none while nobody listens.</summary>
internal sealed class Operation : IDisposable
{
    /// <summary>The error type of OpenTelemetry where there is no better one: the exception itself, whose text may be anything, is the caller's.</summary>
    private const string Failed = "_OTHER";

    private readonly string _name;
    private readonly string? _ruleSetId;
    private readonly Activity? _activity;
    private readonly long _started = Stopwatch.GetTimestamp();
    private string? _error = Failed;

    private Operation(string name, RuleSetIdentity? ruleSet)
    {
        (_name, _ruleSetId) = (name, ruleSet?.Id);
        _activity = Telemetry.Source.StartActivity($"volunteercredit.{name}");
        _activity?.SetTag(Telemetry.RuleSetId, ruleSet?.Id).SetTag(Telemetry.RuleSetVersion, ruleSet?.Version);
    }

    /// <summary>Whether anybody listens.</summary>
    public static bool IsWatched => Telemetry.Source.HasListeners() || Telemetry.Duration.Enabled || Telemetry.Volunteers.Enabled || Telemetry.Groups.Enabled
        || Telemetry.Records.Enabled || Telemetry.Decisions.Enabled;

    /// <summary>Begins an operation; <see langword="null"/> where nobody listens.</summary>
    /// <param name="name">Its name, such as <c>score</c>.</param>
    /// <param name="ruleSet">The rule set asked, if it is one.</param>
    public static Operation? Begin(string name, RuleSetIdentity? ruleSet = null) => IsWatched ? new(name, ruleSet) : null;

    /// <summary>Groups, counted as they are asked for.</summary>
    public static IEnumerable<T> Counting<T>(IEnumerable<T> results, Func<T, CreditResult> resultOf)
    {
        foreach (T result in results)
        {
            Count(Telemetry.Groups, resultOf(result));
            yield return result;
        }
    }

    /// <summary>It came to its end.</summary>
    public void Complete() => _error = null;

    /// <summary>It came to an end that has a code.</summary>
    public void Refuse(string code) => _error = code;

    /// <summary>Notes that the watchdog ended it, in the filter of whoever would catch that: it goes on to the caller as it was thrown.</summary>
    /// <returns>Never: nothing is caught.</returns>
    public bool Note(WatchdogException ended)
    {
        _error = ended.Fault.Code;
        return false;
    }

    /// <summary>It came to its end with a result for a volunteer.</summary>
    public void Complete(Volunteer volunteer, CreditResult result)
    {
        _error = result.Refusal?.Code;
        _activity?.SetTag(Telemetry.Status, Telemetry.StatusName(result.Status));
        Telemetry.Records.Add(volunteer.Records.Count, new KeyValuePair<string, object?>(Telemetry.RuleSetId, _ruleSetId));
        Count(Telemetry.Volunteers, result);
    }

    /// <summary>It came to its end with scores for a table.</summary>
    public void Complete(RecordTable table, IReadOnlyList<BulkScores> scores)
    {
        _error = null;
        _activity?.SetTag("volunteercredit.volunteer.count", table.VolunteerCount).SetTag("volunteercredit.rule_set.count", scores.Count);
        long records = Telemetry.Records.Enabled ? table.Segments.Sum(s => s.RecordsHandedIn.Sum(n => (long)n)) : 0;
        foreach (BulkScores of in scores)
        {
            Telemetry.Records.Add(records, new KeyValuePair<string, object?>(Telemetry.RuleSetId, of.RuleSet.Id));
            Count(of);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Telemetry.Duration.Enabled)
        {
            var tags = new TagList { { Telemetry.OperationName, _name } };
            Tag(ref tags, Telemetry.RuleSetId, _ruleSetId);
            Tag(ref tags, Telemetry.ErrorType, _error);
            Telemetry.Took(_started, tags);
        }

        if (_error is not null)
        {
            _activity?.SetTag(Telemetry.ErrorType, _error).SetStatus(ActivityStatusCode.Error);
        }

        _activity?.Dispose();
    }

    private static void Count(System.Diagnostics.Metrics.Counter<long> counter, CreditResult result)
    {
        if (counter.Enabled)
        {
            counter.Add(1, Tags(result.RuleSet.Id, result.Status, result.Refusal?.Code));
        }

        if (Telemetry.Decisions.Enabled && result.Status != ResultStatus.Refused)
        {
            foreach (DecisionResult decision in result.Decisions)
            {
                Count(result.RuleSet.Id, decision.Name, decision.Outcome, 1);
            }
        }
    }

    private static void Count(BulkScores scores)
    {
        if (Telemetry.Volunteers.Enabled)
        {
            foreach (((ResultStatus status, string? code), int count) in Enumerable.Range(0, scores.Count).CountBy(v => (scores.StatusOf(v), scores.RefusalOf(v)?.Code)))
            {
                Telemetry.Volunteers.Add(count, Tags(scores.RuleSet.Id, status, code));
            }
        }

        foreach (DecisionColumn decision in Telemetry.Decisions.Enabled ? scores.Decisions : [])
        {
            foreach ((Decisions.Outcome outcome, int count) in Enumerable.Range(0, scores.Count).Where(v => scores.StatusOf(v) != ResultStatus.Refused).CountBy(v => decision[v]))
            {
                Count(scores.RuleSet.Id, decision.Name, outcome, count);
            }
        }
    }

    private static void Count(string ruleSetId, string decision, Decisions.Outcome outcome, int count) => Telemetry.Decisions.Add(
        count,
        new KeyValuePair<string, object?>(Telemetry.RuleSetId, ruleSetId),
        new KeyValuePair<string, object?>(Telemetry.Decision, decision),
        new KeyValuePair<string, object?>(Telemetry.Outcome, Telemetry.OutcomeName(outcome)));

    private static TagList Tags(string ruleSetId, ResultStatus status, string? code)
    {
        var tags = new TagList { { Telemetry.RuleSetId, ruleSetId }, { Telemetry.Status, Telemetry.StatusName(status) } };
        Tag(ref tags, Telemetry.ErrorType, code);
        return tags;
    }

    private static void Tag(ref TagList tags, string name, string? value)
    {
        if (value is not null)
        {
            tags.Add(name, value);
        }
    }
}

/// <summary>Ends of operations that may not be watched.</summary>
internal static class OperationEnds
{
    /// <summary>It came to its end with this.</summary>
    public static T Completed<T>(this Operation? operation, T result)
    {
        operation?.Complete();
        return result;
    }
}
