using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Prints the JSON Schema of rule sets, of mappings, or of what the other verbs print with <c>--output json</c>.</summary>
internal static class SchemaVerb
{
    public const string RuleSet = "rule-set";

    private const string Explanation = "explanation", Mapping = "mapping", Result = "result";

    /// <summary>What there are schemas of; rule sets first.</summary>
    public static readonly string[] All = [RuleSet, Result, Explanation, Mapping];

    public static int Run(string of, Request request, Surroundings surroundings)
    {
        surroundings.Out.Document(of switch
        {
            Result => ResultSchema(),
            Explanation => ExplanationJson.Schema,
            Mapping => RecordMappings.Schema,
            _ => RuleSetSchema.Create(ComponentCatalog.BuiltIn.Concat(Plugins.Load(request.Plugins))),
        });
        return ExitCode.Done;
    }

    private static string ResultSchema()
    {
        using Stream stream = typeof(SchemaVerb).Assembly.GetManifestResourceStream("result.schema.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
