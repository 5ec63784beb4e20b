using System.Security.Cryptography;

namespace VolunteerCredit.Receipts;

/// <summary>What a receipt is verified with.</summary>
public sealed record ReceiptVerification
{
    /// <summary>The key of its digests; empty where it stands in the receipt.</summary>
    public ReadOnlyMemory<byte> Key { get; init; }

    /// <summary>The public key of whoever must have signed it; <see langword="null"/> to ask for no signature. It is not disposed of.</summary>
    public ECDsa? SignedBy { get; init; }

    /// <summary>Where to find rule sets, by their hash, that the engine does not hold. The default is nowhere.</summary>
    public RuleSetArchive? Archive { get; init; }
}
