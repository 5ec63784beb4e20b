using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace VolunteerCredit.Diagnostics;

/// <summary>All that is logged, by VolunteerCredit.Hosting too. Ids of events never change their meaning. No id, name or text of a volunteer, record or recorder stands in any.</summary>
internal static partial class EngineLog
{
    /// <summary>Where an engine of these options logs.</summary>
    public static ILogger For(CreditEngineOptions options) => options.LoggerFactory?.CreateLogger(Telemetry.Name) ?? NullLogger.Instance;

    [LoggerMessage(1, LogLevel.Information, "Rule set {RuleSetId} {RuleSetVersion} loaded, {RuleSetHash}")]
    public static partial void RuleSetLoaded(ILogger logger, string ruleSetId, string ruleSetVersion, string ruleSetHash);

    [LoggerMessage(2, LogLevel.Error, "There is no engine: options or rule sets are refused, {Codes}")]
    public static partial void EngineRefused(ILogger logger, string codes);

    [LoggerMessage(3, LogLevel.Warning, "Rule set {RuleSetId} {RuleSetVersion} is not there any more, {RuleSetHash}")]
    public static partial void RuleSetRemoved(ILogger logger, string ruleSetId, string ruleSetVersion, string ruleSetHash);

    [LoggerMessage(4, LogLevel.Information, "Rule sets of {Directory} reloaded: {Loaded} loaded, {Removed} removed, {InAll} in all")]
    public static partial void Reloaded(ILogger logger, string directory, int loaded, int removed, int inAll);

    [LoggerMessage(5, LogLevel.Error, "Rule sets of {Directory} refused, those of before stay in use: {Codes} in {Files}")]
    public static partial void ReloadRefused(ILogger logger, string directory, string codes, string files);

    [LoggerMessage(6, LogLevel.Error, "{Fault}")]
    public static partial void ReloadFault(ILogger logger, string fault);

    [LoggerMessage(7, LogLevel.Warning, "{Notice}")]
    public static partial void VersionChanged(ILogger logger, string notice);

    [LoggerMessage(8, LogLevel.Warning, "{Directory} cannot be watched for changes ({Reason}); it is looked at every {Poll}")]
    public static partial void NotWatched(ILogger logger, string directory, string reason, TimeSpan poll);

    [LoggerMessage(11, LogLevel.Debug, "A volunteer was refused by {RuleSetId} {RuleSetVersion}: {Code}")]
    public static partial void VolunteerRefused(ILogger logger, string ruleSetId, string ruleSetVersion, string code);

    [LoggerMessage(12, LogLevel.Warning, "Volunteers were refused by {RuleSetId} {RuleSetVersion}: {Count} with {Code}")]
    public static partial void VolunteersRefused(ILogger logger, string ruleSetId, string ruleSetVersion, int count, string code);

    [LoggerMessage(13, LogLevel.Debug, "A group was refused by {RuleSetId} {RuleSetVersion}: {Code}")]
    public static partial void GroupRefused(ILogger logger, string ruleSetId, string ruleSetVersion, string code);
}
