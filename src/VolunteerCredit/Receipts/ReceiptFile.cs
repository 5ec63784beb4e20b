using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Receipts;

/// <summary>
/// The file around a receipt: <c>{"digest":"sha256:…","receipt":{…},"signature":{"key":"…","value":"…"}}</c>, without spaces. The digest is of every byte after
/// it, the signature of the bytes of the member <c>receipt</c>: bytes as they stand, so that no later way of writing JSON can make a sound file look changed.
/// </summary>
internal static class ReceiptFile
{
    private const string HashPrefix = "sha256:";
    private const string Before = $"{{\"digest\":\"{HashPrefix}";
    private const int DigestLength = 64;
    private const string Member = "\",\"receipt\":";

    /// <summary>Where the bytes begin that the digest is of.</summary>
    private static readonly int Start = Before.Length + DigestLength;

    public static Receipt Seal(DocumentNode body, ECDsa? signWith)
    {
        byte[] signed = RuleSetDocument.Write(body, indented: false, sorted: false);
        string signature = signWith is null ? "" : $",\"signature\":{{\"key\":\"{KeyOf(signWith)}\",\"value\":\"{Sign(signed, signWith)}\"}}";
        byte[] rest = [.. Encoding.UTF8.GetBytes(Member), .. signed, .. Encoding.UTF8.GetBytes(signature + "}")];
        byte[] file = [.. Encoding.UTF8.GetBytes(Before + Convert.ToHexStringLower(SHA256.HashData(rest))), .. rest];
        return Read(file, null, int.MaxValue, out Notice? refusal) ?? throw new InvalidOperationException(refusal!.ToString());
    }

    public static Receipt? Read(ReadOnlySpan<byte> json, string? source, int bytesMax, out Notice? refusal)
    {
        var place = new Place { Source = source };
        if (json.Length > bytesMax)
        {
            refusal = new("VC4051", place, Number(json.Length), Words.Same(Number(bytesMax)));
            return null;
        }

        ReadOnlySpan<byte> file = json is [.., (byte)'\n'] ? json[..^1] : json;
        var faults = new List<Notice>();
        DocumentNode? root = DocumentReader.Read(file, source ?? "", faults);
        if (root is null || faults.Count > 0)
        {
            refusal = faults[0] with { Code = "VC4050", Place = faults[0].Place with { Source = source } };
            return null;
        }

        if (!IsSealed(file))
        {
            refusal = new("VC4052", place);
            return null;
        }

        var reader = new ReceiptReader(source);
        ReceiptContents? contents = reader.Read(root);
        refusal = reader.Fault;
        return contents is null ? null : new(file.ToArray(), contents);
    }

    /// <summary>The bytes of the member <c>receipt</c>.</summary>
    public static ReadOnlySpan<byte> SignedBytes(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> rest = file[(Start + Member.Length)..];
        var reader = new Utf8JsonReader(rest);
        reader.Read();
        reader.Skip();
        return rest[..(int)reader.BytesConsumed];
    }

    public static bool IsSignedBy(Receipt receipt, ECDsa key) =>
        receipt.Signature is { } signature && signature.Key == KeyOf(key)
        && key.VerifyData(receipt.Signed, Convert.FromHexString(signature.Value), HashAlgorithmName.SHA256);

    private static bool IsSealed(ReadOnlySpan<byte> file) =>
        file.Length > Start + Member.Length
        && file.StartsWith(Encoding.UTF8.GetBytes(Before))
        && file[Start..].StartsWith(Encoding.UTF8.GetBytes(Member))
        && file.Slice(Before.Length, DigestLength).SequenceEqual(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(SHA256.HashData(file[Start..]))));

    private static string KeyOf(ECDsa key) => HashPrefix + Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    private static string Sign(byte[] bytes, ECDsa key)
    {
        ReceiptBounds.Check(key);
        return Convert.ToHexStringLower(key.SignData(bytes, HashAlgorithmName.SHA256));
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
