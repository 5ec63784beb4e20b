using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>Keys that several parts of a document share.</summary>
internal static class Keys
{
    public static Key Title(Definitions definitions) =>
        new("title", definitions.Ref("title", Scalars.Title), new("its name for people", "供人阅读的名称"));

    public static Key Note() => new("note", Scalars.Remark(), new("a remark for readers of the document; nothing reads it", "给文档读者的说明；程序不读取"));

    public static Key Honesty() => new("honesty", HonestyWords(), new("where this part is of a lower honesty than the document", "此部分低于文档的来源级别时写明"));

    public static DocumentNode HonestyWords() => Map(
        [
            .. Shape.Words("illustrative", "reported", "official").Members.Select(m => (m.Key, m.Value)),
            ("enumDescriptions", List("our own figure or formula", "seen in a weaker source", "stands in a published rule or the issuer's own press")),
        ]);
}
