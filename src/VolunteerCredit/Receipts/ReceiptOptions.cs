using System.Security.Cryptography;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.Receipts;

/// <summary>How a receipt is made.</summary>
public sealed record ReceiptOptions
{
    /// <summary>The key of the digests of records and facts. Without it nobody can find out by trying which records a receipt rests on. <c>RandomNumberGenerator.GetBytes(32)</c> makes one.</summary>
    /// <value>16 to 64 bytes. There is no default.</value>
    public required ReadOnlyMemory<byte> Key { get; init; }

    /// <summary>Whether the key stands in the receipt, so that whoever has the receipt and the records can verify, and whoever has the receipt alone can try guesses. The default is <see langword="false"/>: the caller keeps it.</summary>
    public bool KeyInReceipt { get; init; }

    /// <summary>What the caller calls the case: the number of an application, say. At most 200 characters; the default is none.</summary>
    public string? Reference { get; init; }

    /// <summary>What officers decided, at most 100. The default is none.</summary>
    public IReadOnlyList<PersonReview> Reviews { get; init; } = [];

    /// <summary>The private key that signs: ECDSA on P-256. The default is no signature. It is not disposed of.</summary>
    public ECDsa? SignWith { get; init; }
}
