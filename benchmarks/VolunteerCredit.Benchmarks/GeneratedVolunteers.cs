using System.Globalization;
using VolunteerCredit.Records;

namespace VolunteerCredit.Benchmarks;

/// <summary>Made-up volunteers, the same at every run: three years of services, some shifts over midnight, some categories that do not count.</summary>
internal static class GeneratedVolunteers
{
    private static readonly DateOnly FirstDay = new(2023, 1, 1);

    private static readonly string[] Categories = ["elderly", "traffic", "environment", "teaching", "travel", "meal"];

    public static Volunteer[] Make(int volunteers, int recordsEach)
    {
        var random = new Random(335);
        return [.. Enumerable.Range(0, volunteers).Select(v => One($"v{v.ToString(CultureInfo.InvariantCulture)}", recordsEach, random))];
    }

    private static Volunteer One(string id, int records, Random random) => new(id, [.. Enumerable.Range(0, records).Select(r =>
    {
        int start = random.Next(0, 24 * 60), minutes = random.Next(30, 600);
        return new ServiceRecord
        {
            Id = $"{id}-{r.ToString(CultureInfo.InvariantCulture)}",
            VolunteerId = id,
            Date = FirstDay.AddDays(random.Next(0, 3 * 365)),
            Start = new TimeOnly(start / 60, start % 60),
            End = new TimeOnly((start + minutes) / 60 % 24, (start + minutes) % 60),
            Minutes = minutes,
            Category = Categories[random.Next(Categories.Length)],
            Source = random.Next(3) == 0 ? "administrator" : "signed-in-out",
            Status = random.Next(20) == 0 ? "pending" : "approved",
        };
    })]);
}
