using VolunteerCredit.Explanations;

namespace VolunteerCredit.Receipts;

/// <summary>What verifying a receipt found.</summary>
public sealed record ReceiptCheck
{
    /// <summary>Whether the records and facts at hand give what the receipt says.</summary>
    public bool Holds => Difference is null;

    /// <summary>The first difference, with its place; <see langword="null"/> where there is none.</summary>
    public required Notice? Difference { get; init; }

    /// <summary>How many records and facts at hand are later than the receipt; they were left aside.</summary>
    public required int Later { get; init; }

    /// <summary>What was recomputed from the records and facts that the receipt names; <see langword="null"/> where it did not come to that.</summary>
    public required CreditResult? Result { get; init; }

    /// <summary>Whether the receipt was signed by the key that was asked for.</summary>
    public required bool SignatureChecked { get; init; }

    internal static ReceiptCheck Differs(Notice difference, bool signatureChecked = false, int later = 0) =>
        new() { Difference = difference, Later = later, Result = null, SignatureChecked = signatureChecked };
}
