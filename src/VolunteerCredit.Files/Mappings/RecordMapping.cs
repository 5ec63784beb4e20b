using System.Globalization;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Mappings;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files;

/// <summary>
/// How files of a foreign form are read as service records: which of their columns gives which column of a record, what is the same in every row,
/// and how days, times, lengths of time and words are read. Read from one strict JSON document; immutable. Give it to <see cref="FileReadOptions.Mapping"/>.
/// </summary>
public sealed class RecordMapping
{
    /// <summary>Bytes of the shortest key.</summary>
    public const int KeyBytesMin = 16;

    private byte[]? _key;

    internal RecordMapping(string id, Words? title)
    {
        Id = id;
        Title = title;
    }

    /// <summary>The id of the mapping.</summary>
    public string Id { get; }

    /// <summary>What it is for.</summary>
    public Words? Title { get; }

    /// <summary>Whether it makes keyed digests, so that <see cref="WithKey"/> must be called before it is used.</summary>
    public bool NeedsKey => Ids?.IsKeyed == true || Columns.Any(column => column.IsKeyed);

    internal IReadOnlyList<MappedColumn> Columns { get; init; } = [];

    internal IReadOnlyList<MappedCase> Cases { get; init; } = [];

    internal IReadOnlySet<string> Ignored { get; init; } = new HashSet<string>();

    internal ContentId? Ids { get; init; }

    internal Placement Placement { get; init; }

    internal char? Separator { get; init; }

    internal int HeaderWithin { get; init; }

    internal bool IsGb18030 { get; init; }

    internal bool HasKey => _key is not null;

    internal ReadOnlySpan<byte> Key => _key;

    /// <summary>Foreign columns that are read.</summary>
    internal IEnumerable<string> ColumnsRead() => Columns.Select(column => column.Column).OfType<string>()
        .Concat(Ids?.Columns ?? []).Concat(Cases.Select(of => of.Column)).Distinct(StringComparer.Ordinal);

    /// <summary>Reads a mapping.</summary>
    /// <param name="source">The document: a file, a text, or one of <see cref="RecordMappings"/>.</param>
    /// <exception cref="MappingRefusedException">It cannot be opened, is not strict JSON, or says what no mapping says; all faults with line and column.</exception>
    public static RecordMapping Read(RuleSetSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            return MappingReader.Read(RuleSetDocument.Read(source));
        }
        catch (RuleSetRefusedException refused)
        {
            throw new MappingRefusedException(refused.Faults);
        }
    }

    /// <summary>The same mapping with the key of its digests: HMAC-SHA-256, so that nobody without the key can try out who an id is.</summary>
    /// <param name="key">The key, of at least 16 bytes. The same one for every file, or one person has several ids.</param>
    /// <exception cref="ArgumentException">It is shorter (VC1051).</exception>
    public RecordMapping WithKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < KeyBytesMin)
        {
            throw NoKey();
        }

        var mapping = (RecordMapping)MemberwiseClone();
        mapping._key = key.ToArray();
        return mapping;
    }

    internal ArgumentException NoKey()
    {
        string bytes = KeyBytesMin.ToString(CultureInfo.InvariantCulture);
        return new(new Notice("VC1051", new Place { Source = Id }, null, new Words($"at least {bytes} bytes", $"至少 {bytes} 字节")).ToString());
    }
}
