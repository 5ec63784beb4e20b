using System.Globalization;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.Receipts;

/// <summary>Reads a receipt's JSON, strictly: every key known, every value of its form. The first fault ends it.</summary>
internal sealed class ReceiptReader(string? source)
{
    private const int Hex = 64;
    private const string HashPrefix = "sha256:";

    private static readonly Words AnId = new("a text of 1 to 200 characters", "1 至 200 个字符");

    public Notice? Fault { get; private set; }

    public ReceiptContents? Read(DocumentNode root)
    {
        var file = new Spot(root, "");
        Keys(file, "digest", "receipt", "signature");
        Spot body = Required(file, "receipt", NodeKind.Map);
        Keys(body, "format", "reference", "ruleSet", "scoresFrom", "semantics", "asOf", "asOfUsed", "knownAt", "strict", "withoutRecorders", "parameters", "key", "volunteer", "inputs", "result", "reviews");
        Spot format = Required(body, "format", NodeKind.Text);
        if (format.Node.Text != ReceiptBody.Format)
        {
            Refuse(format, Words.Same(ReceiptBody.Format));
        }

        Spot key = Required(body, "key", NodeKind.Map);
        Spot inputs = Required(body, "inputs", NodeKind.Map);
        Keys(key, "id", "bytes");
        Keys(inputs, "recordedUpTo", "all", "records", "facts", "others");
        string semantics = Text(body, "semantics");
        Digest(inputs, "all", Hex);
        var contents = new ReceiptContents
        {
            Digest = Text(file, "digest"),
            Signature = file.Find("signature") is { } signature ? Signature(signature) : null,
            Body = body.Node,
            Reference = body.Find("reference") is null ? null : Text(body, "reference"),
            RuleSet = Identity(Required(body, "ruleSet", NodeKind.Map), semantics),
            ScoresFrom = [.. Items(body, "scoresFrom").Select(item => Identity(item, semantics))],
            Evaluation = new()
            {
                AsOf = Day(body, "asOf"),
                KnownAt = Moment(body, "knownAt"),
                Strict = Flag(body, "strict"),
                WithoutRecorders = [.. Items(body, "withoutRecorders").Select(Account)],
                Parameters = Parameters(Required(body, "parameters", NodeKind.Map)),
            },
            AsOfUsed = Day(body, "asOfUsed"),
            KeyId = Digest(key, "id", 16),
            Key = Key(key),
            Volunteer = Digest(body, "volunteer", Hex),
            Records = Digests(inputs, "records"),
            Facts = Digests(inputs, "facts"),
            Others = Digests(inputs, "others"),
            RecordedUpTo = Moment(inputs, "recordedUpTo"),
            Result = Required(body, "result", NodeKind.Map).Node,
            Reviews = [.. Items(body, "reviews").Select(Review)],
        };
        return Fault is null ? contents : null;
    }

    private ReceiptSignature Signature(Spot spot)
    {
        Is(spot, NodeKind.Map);
        Keys(spot, "key", "value");
        return new(Hash(spot, "key"), Digest(spot, "value", 2 * Hex));
    }

    private RuleSetIdentity Identity(Spot spot, string semantics)
    {
        Is(spot, NodeKind.Map);
        Keys(spot, "id", "version", "hash");
        return new(Text(spot, "id", int.MaxValue), Text(spot, "version", int.MaxValue), Hash(spot, "hash"), semantics);
    }

    private Dictionary<string, string> Parameters(Spot spot)
    {
        foreach ((_, Spot value) in spot.Members())
        {
            Is(value, NodeKind.Text);
        }

        return spot.Node.Members.ToDictionary(m => m.Key, m => m.Value.Text, StringComparer.Ordinal);
    }

    private string Account(Spot spot) => RecordRules.IsId(spot.Node.Text) ? spot.Node.Text : Refuse(spot, AnId, "");

    private byte[]? Key(Spot spot)
    {
        if (spot.Find("bytes") is not { } bytes)
        {
            return null;
        }

        bool sound = bytes.Node is { Kind: NodeKind.Text, Text: { Length: >= 2 * KeyedDigests.KeyBytesMin and <= 2 * KeyedDigests.KeyBytesMax } text } && text.Length % 2 == 0 && IsHex(text);
        return sound ? Convert.FromHexString(bytes.Node.Text) : Refuse<byte[]?>(bytes, new("16 to 64 bytes as hexadecimal digits", "16 至 64 字节的十六进制数字"), null);
    }

    private PersonReview Review(Spot spot)
    {
        Is(spot, NodeKind.Map);
        Keys(spot, "decision", "outcome", "reason", "by", "on");
        string outcome = Text(spot, "outcome");
        return new(
            Text(spot, "decision"),
            JsonForm.Said<Outcome>(outcome) ?? Refuse(spot.Find("outcome") ?? spot, Words.Same(string.Join(", ", Enum.GetValues<Outcome>().Select(known => JsonForm.Word(known)))), Outcome.Undetermined),
            Text(spot, "reason", ReceiptBounds.ReasonMax), Text(spot, "by"), Day(spot, "on"));
    }

    /// <summary>Digests of inputs, sorted, each once.</summary>
    private string[] Digests(Spot inputs, string key)
    {
        string before = "";
        foreach (Spot item in Items(inputs, key))
        {
            string text = item.Node.Text;
            if (item.Node.Kind != NodeKind.Text || text.Length != 16 + 1 + Hex || text[16] != '-' || !IsHex(text.Remove(16, 1)) || string.CompareOrdinal(before, text) >= 0)
            {
                Refuse(item, new("a digest of an id and of the whole, in ascending order", "编号与整体的摘要，升序排列"));
            }

            before = text;
        }

        return [.. inputs.Node.Find(key)?.Items.Select(i => i.Text) ?? []];
    }

    private string Digest(Spot map, string key, int length)
    {
        Spot spot = Required(map, key, NodeKind.Text);
        return spot.Node.Text.Length == length && IsHex(spot.Node.Text) ? spot.Node.Text
            : Refuse(spot, new($"{length.ToString(CultureInfo.InvariantCulture)} hexadecimal digits", $"{length.ToString(CultureInfo.InvariantCulture)} 位十六进制数字"), "");
    }

    private string Hash(Spot map, string key)
    {
        Spot spot = Required(map, key, NodeKind.Text);
        string text = spot.Node.Text;
        return text.StartsWith(HashPrefix, StringComparison.Ordinal) && text.Length == HashPrefix.Length + Hex && IsHex(text[HashPrefix.Length..]) ? text
            : Refuse(spot, new("sha256: and 64 hexadecimal digits", "sha256: 及 64 位十六进制数字"), "");
    }

    private DateOnly Day(Spot map, string key)
    {
        Spot spot = Required(map, key, NodeKind.Text);
        return RecordRules.TryParseDate(spot.Node.Text, out DateOnly day) ? day : Refuse(spot, new("a day from 1900-01-01 to 2199-12-31", "1900-01-01 至 2199-12-31 之间的日期"), RecordRules.FirstDay);
    }

    private DateTimeOffset? Moment(Spot map, string key) => map.Find(key) is not { } spot ? null
        : DateTimeOffset.TryParseExact(spot.Node.Text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment) ? moment
        : Refuse<DateTimeOffset?>(spot, new("a moment with its offset", "带时差的时刻"), null);

    private bool Flag(Spot map, string key) => Required(map, key, NodeKind.Flag).Node.Text == "true";

    private string Text(Spot map, string key, int max = ReceiptBounds.TextMax)
    {
        Spot spot = Required(map, key, NodeKind.Text);
        return spot.Node.Text.Length >= 1 && spot.Node.Text.Length <= max ? spot.Node.Text : Refuse(spot, AnId, "");
    }

    private IEnumerable<Spot> Items(Spot map, string key) => Required(map, key, NodeKind.List).Items();

    private Spot Required(Spot map, string key, NodeKind kind)
    {
        if (map.Find(key) is not { } spot)
        {
            spot = map.Under(key, DocumentNode.Null);
        }

        Is(spot, kind);
        return spot;
    }

    private void Is(Spot spot, NodeKind kind)
    {
        if (spot.Node.Kind != kind)
        {
            Refuse(spot, Expected.KindWords(kind));
        }
    }

    private void Keys(Spot map, params string[] known)
    {
        foreach ((string key, Spot value) in map.Members())
        {
            if (!known.Contains(key))
            {
                Fault ??= new("VC4053", value.PlaceIn("") with { Source = source }, key, Words.Same(string.Join(", ", known)));
            }
        }
    }

    private T Refuse<T>(Spot spot, Words expected, T instead)
    {
        Refuse(spot, expected);
        return instead;
    }

    private void Refuse(Spot spot, Words expected) => Fault ??= new("VC4053", spot.PlaceIn("") with { Source = source }, Expected.Show(spot.Node), expected);

    private static bool IsHex(string text) => text.All(char.IsAsciiHexDigitLower);
}
