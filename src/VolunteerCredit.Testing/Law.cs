using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Testing;

/// <summary>A law: one side of a promise, which is tried on generated volunteers.</summary>
/// <param name="Id">Its name in lower case with hyphens, such as <c>order-free</c>. It never changes its meaning.</param>
/// <param name="Promise">The promise that it is a side of: <c>P1</c> to <c>P10</c>.</param>
/// <param name="Title">What it demands, in one line.</param>
public sealed record Law(string Id, string Promise, Words Title)
{
    /// <summary>The promise and the name: <c>P3 order-free</c>. Test runners show it.</summary>
    public override string ToString() => $"{Promise} {Id}";
}
