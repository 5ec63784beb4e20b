using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Receipts;

/// <summary>What stands in a receipt, read.</summary>
internal sealed record ReceiptContents
{
    public required string Digest { get; init; }

    public required ReceiptSignature? Signature { get; init; }

    /// <summary>The member <c>receipt</c>, as it stands in the file.</summary>
    public required DocumentNode Body { get; init; }

    public required string? Reference { get; init; }

    public required RuleSetIdentity RuleSet { get; init; }

    public required IReadOnlyList<RuleSetIdentity> ScoresFrom { get; init; }

    public required Evaluation Evaluation { get; init; }

    public required DateOnly AsOfUsed { get; init; }

    public required string KeyId { get; init; }

    /// <summary>The key itself, where it stands in the receipt.</summary>
    public required byte[]? Key { get; init; }

    public required string Volunteer { get; init; }

    public required IReadOnlyList<string> Records { get; init; }

    public required IReadOnlyList<string> Facts { get; init; }

    public required IReadOnlyList<string> Others { get; init; }

    public required DateTimeOffset? RecordedUpTo { get; init; }

    public required DocumentNode Result { get; init; }

    public required IReadOnlyList<PersonReview> Reviews { get; init; }
}
