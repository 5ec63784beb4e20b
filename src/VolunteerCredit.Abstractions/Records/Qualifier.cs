namespace VolunteerCredit.Records;

/// <summary>How far a figure that somebody states is exact. A qualified figure never becomes exact: what reads it stays open.</summary>
public enum Qualifier
{
    /// <summary>The figure is exact.</summary>
    None,

    /// <summary>The true figure is higher: <c>2680000+</c>, <c>over</c>, 余, 超.</summary>
    Over,

    /// <summary>The true figure is lower: <c>nearly</c>, 近.</summary>
    Nearly,

    /// <summary>The true figure may be higher or lower: <c>about</c>, 约.</summary>
    About,
}
