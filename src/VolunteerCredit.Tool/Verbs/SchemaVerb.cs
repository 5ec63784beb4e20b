using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Prints the JSON Schema of rule sets.</summary>
internal static class SchemaVerb
{
    public static int Run(Surroundings surroundings)
    {
        surroundings.Out.Document(RuleSetSchema.Create(ComponentCatalog.BuiltIn));
        return ExitCode.Done;
    }
}
