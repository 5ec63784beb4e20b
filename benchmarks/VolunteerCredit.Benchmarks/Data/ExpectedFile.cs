using VolunteerCredit.Benchmarks.Baselines;

namespace VolunteerCredit.Benchmarks.Data;

/// <summary>Results as a file, by which a peer is checked before it is timed; beside it, in <c>.totals</c>, what was lost.</summary>
internal static class ExpectedFile
{
    public static void Write(string path, ServiceColumns columns, JobResult capped, JobResult uncapped)
    {
        using (StreamWriter file = File.CreateText(path))
        {
            file.WriteLine("volunteer_id,credit,score,star,eligible,uncapped");
            for (int v = 0; v < columns.VolunteerCount; v++)
            {
                file.WriteLine(FormattableString.Invariant(
                    $"{columns.VolunteerId(v)},{capped.Credit[v]},{capped.Score[v]},{capped.Star[v]},{(capped.Eligible[v] ? "true" : "false")},{uncapped.Credit[v]}"));
            }
        }

        Lost[] totals = [Total(capped.Unapproved), Total(capped.Over)];
        File.WriteAllText(path + ".totals", string.Join(',', totals.Select(lost => FormattableString.Invariant($"{lost.Minutes},{lost.Records}"))));
    }

    private static Lost Total(Lost[] each) => new(each.Sum(lost => lost.Minutes), each.Sum(lost => lost.Records));
}
