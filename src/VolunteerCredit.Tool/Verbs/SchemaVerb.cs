using System.Text;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Prints the JSON Schema of rule sets, or of what the other verbs print with <c>--output json</c>.</summary>
internal static class SchemaVerb
{
    public const string RuleSet = "rule-set";
    public const string Result = "result";

    public static int Run(string of, Request request, Surroundings surroundings)
    {
        surroundings.Out.Document(of == RuleSet ? RuleSetSchema.Create(ComponentCatalog.BuiltIn.Concat(Plugins.Load(request.Plugins))) : ResultSchema());
        return ExitCode.Done;
    }

    private static string ResultSchema()
    {
        using Stream stream = typeof(SchemaVerb).Assembly.GetManifestResourceStream("result.schema.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
