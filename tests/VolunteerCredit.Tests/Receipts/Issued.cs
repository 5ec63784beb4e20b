using System.Security.Cryptography;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Receipts;

namespace VolunteerCredit.Tests.Receipts;

/// <summary>Receipts for tests: a key, reading back, and a forger's pen.</summary>
internal static class Issued
{
    public static ReadOnlyMemory<byte> Key { get; } = "0123456789abcdef"u8.ToArray();

    public static ReceiptOptions Plainly { get; } = new() { Key = Key };

    public static ReceiptVerification WithKey { get; } = new() { Key = Key };

    public static Receipt Read(string json) =>
        Receipt.TryRead(Encoding.UTF8.GetBytes(json), out Receipt? receipt, out Notice? refusal) ? receipt : throw new InvalidOperationException(refusal.ToString());

    /// <summary>Why a file is no receipt.</summary>
    public static string Refusal(ReadOnlySpan<byte> json) => Receipt.TryRead(json, out _, out Notice? refusal) ? "" : refusal.Code;

    /// <summary>The receipt with something else written in it, sealed again as whoever has no key can.</summary>
    public static string Forged(Receipt receipt, string from, string to)
    {
        string json = receipt.ToJson();
        int at = json.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{from} is not in {json}");
        return Sealed(json[..at] + to + json[(at + from.Length)..]);
    }

    /// <summary>A file with the digest that it should have.</summary>
    public static string Sealed(string json)
    {
        const int start = 82;
        return $"{{\"digest\":\"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json[start..])))}{json[start..]}";
    }
}
