namespace VolunteerCredit.Mutation;

/// <summary>
/// What survives although nothing is wrong, with the reasons: <c>explained.txt</c> has a reason after <c>=</c>, then the changes that it is of, each after its file. One that is made in several places of a file is listed as often as it
/// survives.
/// </summary>
internal sealed class Explained
{
    private readonly Dictionary<string, (string Reason, int Times)> _reasons = new(StringComparer.Ordinal);

    public Explained(string path)
    {
        string reason = "";
        foreach (string line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                reason = line[2..];
            }
            else
            {
                _reasons[line] = (reason, _reasons.GetValueOrDefault(line).Times + 1);
            }
        }
    }

    /// <summary>Why no test can notice a mutant; <see langword="null"/> if nobody has said.</summary>
    public string? ReasonOf(Mutant mutant) => _reasons.GetValueOrDefault(KeyOf(mutant)).Reason;

    /// <summary>Those of all that are left for which nobody has given a reason, or that are more than were given one.</summary>
    public IEnumerable<Mutant> Without(IEnumerable<Mutant> left) => left.GroupBy(KeyOf).Where(alike => alike.Count() > _reasons.GetValueOrDefault(alike.Key).Times).SelectMany(alike => alike);

    private static string KeyOf(Mutant mutant) => $"{mutant.File} {mutant.Change}";
}
