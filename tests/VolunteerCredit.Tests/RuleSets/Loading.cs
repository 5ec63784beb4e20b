using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>Small documents, loaded or refused.</summary>
internal static class Loading
{
    private const string Head = """ "id": "t", "version": "1", "honesty": "illustrative" """;

    /// <summary>A document of given sections, under the id <c>t</c>.</summary>
    public static string Document(string sections) => sections.Length == 0 ? $"{{{Head}}}" : $"{{{Head},{sections}}}";

    /// <summary>An engine with given documents.</summary>
    public static CreditEngine Load(params IEnumerable<string> documents) =>
        CreditEngine.Create(options => options.Add(documents.Select(d => RuleSetSource.FromText(d, "doc.json"))));

    /// <summary>The faults for which documents are refused; none if they load.</summary>
    public static IReadOnlyList<Notice> Faults(params IEnumerable<string> documents)
    {
        try
        {
            Load(documents);
            return [];
        }
        catch (RuleSetRefusedException refused)
        {
            Assert.NotEmpty(refused.Faults);
            foreach (Notice fault in refused.Faults)
            {
                // Every fault can be printed, in both languages.
                Assert.StartsWith(fault.Code, fault.In(Language.English), StringComparison.Ordinal);
                Assert.StartsWith(fault.Code, fault.In(Language.Chinese), StringComparison.Ordinal);
                Assert.DoesNotContain("{expected}", fault.In(Language.English), StringComparison.Ordinal);
                Assert.DoesNotContain("{found}", fault.In(Language.Chinese), StringComparison.Ordinal);
            }

            return refused.Faults;
        }
    }

    /// <summary>The faults of a document as code, path and what was found.</summary>
    public static string[] Summary(string document) => [.. Faults(document).Select(f => $"{f.Code} {f.Place.Name} {f.Found}".TrimEnd())];

    /// <summary>Demands that a document of given sections has just these faults, as code, path and what was found.</summary>
    public static void AssertRefused(string sections, params string[] faults) =>
        Assert.Equal(string.Join('\n', faults), string.Join('\n', Summary(Document(sections))));

    /// <summary>Demands that a document of given sections loads.</summary>
    public static void AssertLoads(string sections) => AssertRefused(sections);
}
