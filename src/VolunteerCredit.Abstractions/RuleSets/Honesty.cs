namespace VolunteerCredit.RuleSets;

/// <summary>How far a figure is another's published rule. It may be lowered on any part of a document, never raised.</summary>
public enum Honesty
{
    /// <summary>Our own figure or formula.</summary>
    Illustrative,

    /// <summary>Seen in a weaker source.</summary>
    Reported,

    /// <summary>The figures stand in a published rule or in the issuer's own press.</summary>
    Official,
}

/// <summary>What a rule set is for.</summary>
public enum Purpose
{
    /// <summary>Honours and thanks.</summary>
    Recognition,

    /// <summary>Decisions about credit.</summary>
    Credit,

    /// <summary>Figures about a population.</summary>
    Statistics,
}
