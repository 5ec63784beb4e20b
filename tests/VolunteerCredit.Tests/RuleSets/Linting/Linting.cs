using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit.Tests.RuleSets.Linting;

/// <summary>Small documents and what the linter finds in them; every witness is replayed.</summary>
internal static class Linting
{
    /// <summary>What is found in a document of given sections, as code and path. Cases that are wanting are left aside unless asked for.</summary>
    public static string[] Codes(string sections, bool cases = false) => Codes(Findings(Loading.Document(sections)), cases);

    public static string[] Codes(IEnumerable<Finding> findings, bool cases = false) =>
        [.. findings.Where(f => cases || f.Code != "VC3115").Select(f => $"{f.Code} {f.Place.Name}")];

    /// <summary>The findings of a document, which loads or is refused by the linter alone.</summary>
    public static IReadOnlyList<Finding> Findings(string document)
    {
        IReadOnlyList<Finding> findings = Loading.Load(document).Lint("t");
        foreach (Finding finding in findings)
        {
            AssertPrints(finding.Notice);
            Replay(RuleSetDocument.Read(RuleSetSource.FromText(document)), finding);
        }

        return findings;
    }

    /// <summary>The errors of the linter for which a document is refused, as code and path.</summary>
    public static string[] Refused(string sections)
    {
        RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(() => Loading.Load(Loading.Document(sections)));
        Assert.All(refused.Faults, AssertPrints);
        Assert.All(refused.Faults, f => Assert.Equal(Severity.Error, f.Severity));
        return [.. refused.Faults.Select(f => $"{f.Code} {f.Place.Name}")];
    }

    /// <summary>Runs a witness through a fresh engine: what the finding says of each volunteer is so, and between them what its code means.</summary>
    public static void Replay(RuleSetDocument document, Finding finding)
    {
        if (finding.Witness is not { } witness)
        {
            Assert.Contains(finding.Code, (string[])["VC3111", "VC3112", "VC3113", "VC3114", "VC3115", "VC3120"]);
            return;
        }

        CreditEngine engine = CreditEngine.Create(options => options.Documents.Add(document));
        Assert.NotEmpty(witness.Shows);
        foreach (WitnessResult show in witness.Shows)
        {
            Assert.Equal(show.Found, Find(engine, document.Id, witness, show));
        }

        switch (finding.Code)
        {
            case "VC3105" or "VC3106":
                // Without the limit or weight the result is the same.
                CreditEngine without = CreditEngine.Create(options => options.Documents.Add(Paths.Without(document, finding.Place.Name!)));
                Assert.All(witness.Shows, show => Assert.Equal(show.Found, Find(without, document.Id, witness, show)));
                break;
            case "VC3107":
                Assert.All(witness.Shows, show => Assert.NotEmpty(show.Volunteer.Records));
                Assert.All(witness.Shows, show => Assert.StartsWith("0", show.Found, StringComparison.Ordinal));
                break;
            case "VC3108":
                Assert.Equal(witness.Shows[0].Volunteer.Records.Count + 1, witness.Shows[1].Volunteer.Records.Count);
                Assert.Empty(witness.Shows[0].Volunteer.Records.Except(witness.Shows[1].Volunteer.Records));
                Assert.NotEqual(witness.Shows[0].Found, witness.Shows[1].Found);
                break;
        }
    }

    private static void AssertPrints(Notice notice)
    {
        Assert.All((Language[])[Language.English, Language.Chinese], language => Assert.StartsWith(notice.Code, notice.In(language), StringComparison.Ordinal));
        Assert.Matches("[\u4e00-\u9fff]", notice.In(Language.Chinese));
        Assert.True(notice.Place.Line > 0 || notice.Place.Source != "doc.json", "a finding has its line");
    }

    /// <summary>A result by name, found from outside: by the public result alone.</summary>
    private static string? Find(CreditEngine engine, string id, Witness witness, WitnessResult show)
    {
        CreditResult result = engine.Score(id, show.Volunteer, witness.Evaluation);
        string name = show.Name;
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        if (result.Measures.FirstOrDefault(m => m.Name == name) is { } measure)
        {
            return measure.Value?.ToString();
        }

        if (result.Scores.FirstOrDefault(s => s.Name == name) is { } score)
        {
            return score.Value?.ToString();
        }

        if (result.Tiers.FirstOrDefault(t => t.Name == name) is { } tier)
        {
            return tier.IsUnknown ? "?" : tier.Reached;
        }

        if (dot < 0)
        {
            return result.Decisions[name].Outcome.ToString();
        }

        string tail = name[(dot + 1)..];
        return tail.StartsWith("require[", StringComparison.Ordinal)
            ? result.Decisions[name[..dot]].Criteria[int.Parse(tail.AsSpan(8)[..^1], CultureInfo.InvariantCulture)].Outcome.ToString()
            : result.Decisions[name[..dot]].Offer.FirstOrDefault(o => o.Column == tail)?.Text;
    }
}
