using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets;

/// <summary>A rule-set document as written: read from JSON, or made in C# from <see cref="DocumentNode"/>s. It is checked when an engine loads it.</summary>
public sealed class RuleSetDocument
{
    /// <summary>The largest document that is read, in bytes.</summary>
    public const int BytesMax = 4 * 1024 * 1024;

    private RuleSetDocument(DocumentNode root, string source, IReadOnlyList<Notice> faults)
    {
        Root = root;
        Source = source;
        ReadingFaults = faults;
        Hash = HashOf(root);
    }

    /// <summary>The whole document.</summary>
    public DocumentNode Root { get; }

    /// <summary>Where it came from, for messages.</summary>
    public string Source { get; }

    /// <summary>The id, or an empty text where there is none.</summary>
    public string Id => Root.Find("id") is { Kind: NodeKind.Text } id ? id.Text : "";

    /// <summary>The version, or an empty text where there is none.</summary>
    public string Version => Root.Find("version") is { Kind: NodeKind.Text } version ? version.Text : "";

    /// <summary>The hash of the canonical form: keys sorted, numbers in one spelling, without spaces and without <c>$schema</c>.</summary>
    public string Hash { get; }

    internal IReadOnlyList<Notice> ReadingFaults { get; }

    /// <summary>A document made in C#.</summary>
    /// <param name="root">The document.</param>
    /// <param name="source">A name for messages; the default is the id.</param>
    /// <exception cref="RuleSetRefusedException">A key stands twice, a text is not valid Unicode, or the document is too deep.</exception>
    public static RuleSetDocument Create(DocumentNode root, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        string name = source ?? root.Find("id")?.Text ?? "document";
        var faults = new List<Notice>();
        CheckShape(new Spot(root, ""), 0, name, faults);
        return faults.Count == 0 ? new(root, name, []) : throw new RuleSetRefusedException(faults);
    }

    /// <summary>Reads a document from its source.</summary>
    /// <param name="source">The source.</param>
    /// <exception cref="RuleSetRefusedException">It cannot be opened, or is not JSON.</exception>
    public static RuleSetDocument Read(RuleSetSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var bytes = new MemoryStream();
        try
        {
            using Stream stream = source.Open();
            var buffer = new byte[64 * 1024];
            for (int read; (read = stream.Read(buffer)) > 0 && bytes.Length <= BytesMax;)
            {
                bytes.Write(buffer, 0, read);
            }
        }
#pragma warning disable CA1031 // a source is others' code: whatever it throws, the document cannot be opened
        catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            throw new RuleSetRefusedException([new Notice("VC3050", new Place { Source = source.Name }, fault.Message.TrimEnd('.'))]);
        }

        if (bytes.Length > BytesMax)
        {
            throw new RuleSetRefusedException([new Notice(
                "VC3002", new Place { Source = source.Name }, "larger", Words.Same(BytesMax.ToString(CultureInfo.InvariantCulture) + " B"))]);
        }

        var faults = new List<Notice>();
        return DocumentReader.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), source.Name, faults) is { } root
            ? new(root, source.Name, faults)
            : throw new RuleSetRefusedException(faults);
    }

    /// <summary>The same document with other contents.</summary>
    internal RuleSetDocument With(DocumentNode root) => new(root, Source, ReadingFaults);

    /// <summary>The document as indented JSON.</summary>
    public string ToJson() => Encoding.UTF8.GetString(Write(Root, indented: true, sorted: false));

    private static bool IsUnicode(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What reading JSON sees to by itself: no key twice, no half characters, and no deeper than is read.</summary>
    private static void CheckShape(Spot spot, int depth, string source, List<Notice> faults)
    {
        if (depth > DocumentReader.DepthMax)
        {
            faults.Add(new Notice("VC3002", new Place { Source = source }, "deeper", Words.Same(DocumentReader.DepthMax.ToString(CultureInfo.InvariantCulture))));
            return;
        }

        if (spot.Node.Members.Select(m => m.Key).Append(spot.Node.Text).Any(text => !IsUnicode(text)))
        {
            faults.Add(new Notice("VC3001", spot.PlaceIn(source), DocumentReader.NotUnicode));
        }

        foreach (IGrouping<string, (string Key, Spot Value)> same in spot.Members().GroupBy(m => m.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            faults.Add(new Notice("VC3003", same.First().Value.PlaceIn(source), same.Key));
        }

        foreach (Spot inner in spot.Members().Select(m => m.Value).Concat(spot.Items()))
        {
            CheckShape(inner, depth + 1, source, faults);
        }
    }

    private static string HashOf(DocumentNode root)
    {
        DocumentNode bare = root.Kind == NodeKind.Map
            ? DocumentNode.Map(root.Members.Where(m => m.Key != "$schema").Select(m => (m.Key, m.Value)))
            : root;
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Write(bare, indented: false, sorted: true)));
    }

    /// <summary>A document, or any other tree, as UTF-8 JSON.</summary>
    internal static byte[] Write(DocumentNode root, bool indented, bool sorted)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions
        {
            Indented = indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            SkipValidation = true,
        });
        WriteNode(writer, root, sorted);
        writer.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteNode(Utf8JsonWriter writer, DocumentNode node, bool sorted)
    {
        switch (node.Kind)
        {
            case NodeKind.Map:
                writer.WriteStartObject();
                foreach ((string key, DocumentNode value) in sorted ? node.Members.OrderBy(m => m.Key, Comparer<string>.Create(Records.Ids.Compare)) : node.Members.AsEnumerable())
                {
                    writer.WritePropertyName(key);
                    WriteNode(writer, value, sorted);
                }

                writer.WriteEndObject();
                break;
            case NodeKind.List:
                writer.WriteStartArray();
                foreach (DocumentNode item in node.Items)
                {
                    WriteNode(writer, item, sorted);
                }

                writer.WriteEndArray();
                break;
            case NodeKind.Text:
                writer.WriteStringValue(node.Text);
                break;
            default:
                writer.WriteRawValue(node.Text, skipInputValidation: true);
                break;
        }
    }
}
