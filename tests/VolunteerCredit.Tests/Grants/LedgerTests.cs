using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;
using VolunteerCredit.Tests.RuleSets;

namespace VolunteerCredit.Tests.Grants;

/// <summary>Laws of lots and claims, against a ledger that goes day by day.</summary>
public sealed class LedgerTests
{
    private static readonly CreditEngine[] Ledgers = [.. new[] { "", """, "expires": "end-of-year" """, """, "expires": "40 days" """ }.Select(expires => Loading.Load(Loading.Document($$"""
        "grants": { "g": { "type": "grant", "currency": "coin", "of": { "type": "hours" }, "through": { "type": "rate", "per": "1h", "gives": 1 }, "spent": { "type": "quantity" }{{expires}} } }
        """)))];

    [Property(MaxTest = 300)]
    public void Earned_is_left_and_spent_and_expired_and_what_is_claimed_is_spent_or_owed(uint seed)
    {
        var dice = new Dice(seed);
        ServiceRecord[] records = [.. Enumerable.Range(0, dice.Between(0, 40)).Select(i => dice.Chance(60)
            ? Case.Service("2019-10-01", 60 * dice.Between(0, 5)) with { Date = Given.Day("2019-10-01").AddDays(dice.Below(150)) }
            : Case.Act("2019-10-01", dice.Between(1, 6)) with { Date = Given.Day("2019-10-01").AddDays(dice.Below(150)) })];
        int kind = dice.Below(3);
        DateOnly asOf = Given.Day("2019-12-01").AddDays(dice.Below(120));

        CreditResult result = Ledgers[kind].Score("t", new Volunteer(Case.VolunteerId, records), Evaluation.On(asOf));
        GrantResult grant = result.Grant("g");

        Assert.All(grant.Lots, l => Assert.Equal(l.Amount.Figure, l.Spent.Figure + l.Left.Figure + l.Expired.Figure));
        Assert.Equal(
            records.Where(r => r.Minutes > 0 && r.Date <= asOf).Sum(r => r.Minutes!.Value / 60),
            grant.Lots.Sum(l => l.Amount.Figure.Numerator));
        long claimed = (long)records.Where(r => r.Quantity is not null && r.Date <= asOf).Sum(r => r.Quantity!.Value);
        Assert.Equal(new Fraction(claimed), grant.Lots.Aggregate(grant.Owed!.Value.Figure, (sum, l) => sum + l.Spent.Figure));
        Assert.Equal(grant.Balance!.Value.Figure, grant.Lots.Aggregate(default(Fraction), (sum, l) => sum + l.Left.Figure) - grant.Owed.Value.Figure);
        Assert.Equal(DayByDay(records, kind, asOf), grant.Balance.Value.Figure.Numerator);
    }

    /// <summary>The plainest ledger: every day what expires goes, what is earned comes, and what is owed is paid from what expires first.</summary>
    private static long DayByDay(ServiceRecord[] records, int kind, DateOnly asOf)
    {
        var lots = new List<(DateOnly Last, long Left)>();
        long owed = 0;
        for (DateOnly day = Given.Day("2019-10-01"); day <= asOf; day = day.AddDays(1))
        {
            lots.RemoveAll(l => l.Last < day);
            DateOnly last = kind == 0 ? DateOnly.MaxValue : kind == 1 ? new DateOnly(day.Year, 12, 31) : day.AddDays(39);
            lots.AddRange(records.Where(r => r.Minutes > 0 && r.Date == day).Select(r => (last, (long)(r.Minutes!.Value / 60))));
            owed += (long)records.Where(r => r.Quantity is not null && r.Date == day).Sum(r => r.Quantity!.Value);
            lots = [.. lots.OrderBy(l => l.Last)];
            for (int i = 0; i < lots.Count; i++)
            {
                long paid = Math.Min(owed, lots[i].Left);
                (owed, lots[i]) = (owed - paid, (lots[i].Last, lots[i].Left - paid));
            }
        }

        return lots.Sum(l => l.Left) - owed;
    }
}
