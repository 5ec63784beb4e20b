using VolunteerCredit.Advice;
using VolunteerCredit.Decisions;
using VolunteerCredit.Records;

namespace VolunteerCredit.Tests.Advice;

/// <summary>Tries every plan there is: any minutes from none to the most on every free day.</summary>
internal sealed class PlanBruteForce(ICreditEngine engine, Volunteer volunteer, DateOnly asOf, string decision, AdviceOptions options)
{
    /// <summary>The first day on which any plan makes the decision Eligible, and the least minutes in all that do on it.</summary>
    public (DateOnly Day, int Minutes)? First()
    {
        for (int ahead = 1; ahead <= options.HorizonDays; ahead++)
        {
            if (LeastOn(asOf.AddDays(ahead)) is { } least)
            {
                return (asOf.AddDays(ahead), least);
            }
        }

        return null;
    }

    /// <summary>The least minutes in all that make it Eligible on a day.</summary>
    public int? LeastOn(DateOnly day)
    {
        DateOnly[] free = [.. Enumerable.Range(1, day.DayNumber - asOf.DayNumber).Select(asOf.AddDays).Where(d => volunteer.Records.All(r => r.Date != d))];
        int? least = null;
        var amounts = new int[free.Length];
        do
        {
            int total = amounts.Sum();
            if ((least is null || total < least) && Reaches(free, amounts, day))
            {
                least = total;
            }
        }
        while (Next(amounts));

        return least;
    }

    private bool Reaches(DateOnly[] free, int[] amounts, DateOnly day)
    {
        var records = new List<ServiceRecord>(volunteer.Records);
        records.AddRange(free.Zip(amounts).Where(d => d.Second > 0).Select(d => new ServiceRecord { Id = $"try-{d.First.DayNumber}", VolunteerId = volunteer.Id, Date = d.First, Minutes = d.Second }));
        return engine.Score("t", volunteer with { Records = records }, Evaluation.On(day)).Decisions[decision].Outcome == Outcome.Eligible;
    }

    private bool Next(int[] amounts)
    {
        for (int i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] < options.MinutesPerDayMax)
            {
                amounts[i]++;
                return true;
            }

            amounts[i] = 0;
        }

        return false;
    }
}
