using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Testing;

/// <summary>Something in the code of a plug-in that a component must not use, since it would break a promise that no test sees broken.</summary>
/// <param name="Code">The code, VC7010 to VC7018, or VC7019 for an acceptance that accepts nothing any more; text and advice come from the one table of codes.</param>
/// <param name="Type">The full name of the type whose code it is; for lambdas and iterators the type they are written in.</param>
/// <param name="Method">The method, constructor (<c>.ctor</c>) or field; for VC7019 the code that was accepted.</param>
/// <param name="Found">What it uses, such as <c>System.DateTime.get_Now</c>; for VC7019 what was accepted.</param>
public sealed record ScanFinding(string Code, string Type, string Method, string Found)
{
    /// <summary>The finding in words: code, type and method, what was found, and what to use instead.</summary>
    /// <param name="language">The language.</param>
    public string In(Language language) => new Notice(Code, new Place { Source = End(Type), Name = End(Method) }, End(Found)).In(language);

    /// <summary>The finding in English.</summary>
    public override string ToString() => In(Language.English);

    /// <summary>A message has room for 60 characters of a name; the end tells most.</summary>
    private static string End(string name) => name.Length <= 60 ? name : "…" + name[^59..];
}
