using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>The rule set that a command line asks for, loaded.</summary>
/// <param name="Engine">The engine that has it.</param>
/// <param name="Reference">How the engine knows it: <c>ID</c> where versions follow each other, or <c>ID@VERSION</c>.</param>
/// <param name="Info">What is known of it.</param>
internal sealed record AskedRuleSet(CreditEngine Engine, string Reference, RuleSetInfo Info)
{
    /// <summary>The subject of rule sets about volunteers.</summary>
    public const string Volunteer = "volunteer";

    /// <summary>Loads it, and those that it names.</summary>
    /// <exception cref="UsageException">There is none of the name, or a directory holds several.</exception>
    /// <exception cref="RuleSetRefusedException">It is refused.</exception>
    public static AskedRuleSet Load(Request request) => Load(request, request.Rules[0], request.Parameters);

    /// <summary>Loads another one with the same options.</summary>
    public static AskedRuleSet Load(Request request, string name, IReadOnlyDictionary<string, string> parameters)
    {
        IReadOnlyList<RuleSetSource> own = RuleSetFiles.Find([name]);
        Shelf shelf = Shelf.Of(own.Concat(RuleSetFiles.Find(request.Rules)).DistinctBy(source => source.Name), Plugins.Load(request.Plugins), parameters.Values);
        if (shelf.Engine is not { } engine)
        {
            throw new RefusedException(shelf.Faults);
        }

        string[] ids = [.. shelf.Documents.Take(own.Count).Select(document => document.Id).Distinct()];
        if (ids.Length > 1)
        {
            throw new UsageException(new Notice("VC6013", default, name, Words.Same(string.Join(", ", ids))));
        }

        string reference = name.StartsWith(ids[0] + "@", StringComparison.Ordinal) ? name
            : own.Count == 1 ? $"{ids[0]}@{shelf.Documents[0].Version}"
            : ids[0];
        return new(engine, reference, engine.RuleSets.First(info => info.Identity.Id == ids[0]));
    }
}
