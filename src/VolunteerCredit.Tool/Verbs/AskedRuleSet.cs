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
    /// <exception cref="RefusedException">It is refused.</exception>
    public static AskedRuleSet Load(Request request)
    {
        (CreditEngine engine, string[] references) = LoadAll(request, [request.Rules[0]], request.Parameters.Values);
        return new(engine, references[0], engine.RuleSets.First(info => info.Identity.Id == Shelf.IdOf(references[0])));
    }

    /// <summary>Demands that it is about single volunteers.</summary>
    /// <exception cref="UsageException">It scores groups (VC6018).</exception>
    public static void RequireVolunteers(CreditEngine engine, params IEnumerable<string> references)
    {
        foreach (string reference in references)
        {
            RuleSetInfo info = engine.RuleSets.First(info => info.Identity.Id == Shelf.IdOf(reference));
            if (info.Subject != Volunteer)
            {
                throw new UsageException(new Notice("VC6018", new Place { Source = reference }, info.Subject));
            }
        }
    }

    /// <summary>Loads several into one engine.</summary>
    /// <param name="request">Further rule sets and plug-ins.</param>
    /// <param name="names">Those that are asked for.</param>
    /// <param name="parameters">Values of parameters, which may name rule sets too.</param>
    /// <returns>The engine, and how it knows each.</returns>
    /// <exception cref="UsageException">There is none of a name, or a directory holds several.</exception>
    /// <exception cref="RefusedException">One is refused.</exception>
    public static (CreditEngine Engine, string[] References) LoadAll(Request request, IReadOnlyList<string> names, IEnumerable<string> parameters)
    {
        IReadOnlyList<RuleSetSource>[] own = [.. names.Select(name => RuleSetFiles.Find([name]))];
        RuleSetSource[] all = [.. own.SelectMany(sources => sources).Concat(RuleSetFiles.Find(request.Rules)).DistinctBy(source => source.Name)];
        var shelf = Shelf.Of(all, Plugins.Load(request.Plugins), parameters);
        CreditEngine engine = shelf.Engine ?? throw new RefusedException(shelf.Faults);
        return (engine, [.. names.Select((name, i) => ReferenceTo(name, [.. shelf.Documents.Where(document => own[i].Any(source => source.Name == document.Source))]))]);
    }

    private static string ReferenceTo(string name, IReadOnlyList<RuleSetDocument> documents)
    {
        string[] ids = [.. documents.Select(document => document.Id).Distinct()];
        return ids.Length > 1 ? throw new UsageException(new Notice("VC6013", default, Texts.Printable(name), Words.Same(string.Join(", ", ids))))
            : name.StartsWith(ids[0] + "@", StringComparison.Ordinal) ? name
            : documents.Count == 1 ? $"{ids[0]}@{documents[0].Version}"
            : ids[0];
    }
}
