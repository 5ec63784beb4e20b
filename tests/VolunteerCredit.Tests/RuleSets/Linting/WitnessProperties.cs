using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.RuleSets.Linting;

/// <summary>Whatever a rule set says: every witness shows what the finding says.</summary>
public class WitnessProperties
{
    [Property(MaxTest = 150)]
    public void Every_witness_shows_its_finding(uint seed)
    {
        (RuleSetDocument document, CreditEngine engine) = Make(new Dice(seed));
        foreach (Finding finding in engine.Lint("any"))
        {
            Linting.Replay(document, finding);
        }
    }

    [Property(MaxTest = 50)]
    public void The_same_document_has_the_same_findings(uint seed)
    {
        string[] Lint() => [.. Make(new Dice(seed)).Engine.Lint("any").Select(f => $"{f} {string.Join(", ", f.Witness?.Shows.Select(s => $"{string.Join(" ", s.Volunteer.Records)} {s.Name} {s.Found}") ?? [])}")];

        Assert.Equal(Lint(), Lint());
    }

    /// <summary>What is found often enough that the laws above say something.</summary>
    [Fact]
    public void Random_documents_have_findings_of_many_kinds()
    {
        HashSet<string> codes = [.. Enumerable.Range(0, 120).SelectMany(seed => Make(new Dice((ulong)seed)).Engine.Lint("any")).Select(f => f.Code)];

        Assert.All((string[])["VC3105", "VC3107", "VC3108", "VC3110"], code => Assert.Contains(code, codes));
    }

    [Fact]
    public void Shipped_documents_have_no_finding_that_they_do_not_accept() => Assert.All(
        CreditEngine.Create(options => options.Add(ShippedRuleSets.All)).RuleSets,
        r =>
        {
            Assert.Empty(r.Findings.Where(f => f.Accepted is null).Select(f => f.ToString()));
            RuleSetDocument document = ShippedRuleSets.All.Select(RuleSetDocument.Read).Single(d => d.Hash == r.Identity.Hash);
            Assert.All(r.Findings, f => Linting.Replay(document, f));
        });

    private static (RuleSetDocument Document, CreditEngine Engine) Make(Dice dice)
    {
        while (true)
        {
            RuleSetDocument document = new RuleSetMaker(dice).Make("any");
            try
            {
                return (document, CreditEngine.Create(options => options.Documents.Add(document)));
            }
            catch (RuleSetRefusedException refused) when (refused.Faults.All(f => f.Severity == Severity.Error && f.Code is "VC3032" or "VC3101" or "VC3102" or "VC3109"))
            {
                // A bound that nobody can reach, which a random one may well be: another.
            }
        }
    }
}
