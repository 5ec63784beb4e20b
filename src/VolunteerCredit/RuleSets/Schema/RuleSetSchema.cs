using VolunteerCredit.RuleSets.Schema;

namespace VolunteerCredit.RuleSets;

/// <summary>
/// The rule-set language as a JSON Schema (draft 2020-12), for editors: completion, hints in both languages, and most faults while a
/// document is written. It accepts whatever an engine with the same components accepts; what a schema cannot see (names, units that do
/// not mix, the order of bounds, worked cases) only the engine refuses.
/// </summary>
public static class RuleSetSchema
{
    /// <summary>Writes the schema for documents that may name given components.</summary>
    /// <param name="components">The components, such as <see cref="ComponentCatalog.BuiltIn"/> and those of plug-ins; their order does not matter.</param>
    /// <returns>The schema as indented JSON that ends with a line feed: the same bytes for the same components.</returns>
    /// <exception cref="ArgumentException">Two components have the same seam and name.</exception>
    public static string Create(IEnumerable<ComponentType> components)
    {
        var definitions = new Definitions();
        DocumentNode root = new DocumentSchema(new ComponentSchema(new ComponentCatalog(components), definitions), definitions).Root();
        return RuleSetDocument.Create(DocumentNode.Map(
            [
                ("$schema", "https://json-schema.org/draft/2020-12/schema"),
                ("title", "VolunteerCredit rule set"),
                .. root.Members.Select(member => (member.Key, member.Value)),
                ("$defs", definitions.All()),
            ])).ToJson() + "\n";
    }
}
