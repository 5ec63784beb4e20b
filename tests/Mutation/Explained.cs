namespace VolunteerCredit.Mutation;

/// <summary>What survives although nothing is wrong, with the reasons: <c>explained.txt</c> has a reason after <c>=</c>, then the changes that it is of, each after its file.</summary>
internal sealed class Explained
{
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);

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
                _reasons.Add(line, reason);
            }
        }
    }

    /// <summary>Why no test can notice a mutant; <see langword="null"/> if nobody has said.</summary>
    public string? ReasonOf(Mutant mutant) => _reasons.GetValueOrDefault($"{mutant.File} {mutant.Change}");
}
