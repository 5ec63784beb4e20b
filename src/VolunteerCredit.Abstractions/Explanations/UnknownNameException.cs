using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A name that is in no document.</summary>
public sealed class UnknownNameException : Exception
{
    internal UnknownNameException(string kind, string name, string owner, IReadOnlyList<string> known)
        : base(new Notice("VC4001", new Place { Source = owner }, $"{kind} '{Texts.Printable(name)}'", Words.Same(known.Count == 0 ? "–" : string.Join(", ", known))).ToString())
    {
        Name = name;
        Known = known;
    }

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }

    /// <summary>The names there are.</summary>
    public IReadOnlyList<string> Known { get; }
}
