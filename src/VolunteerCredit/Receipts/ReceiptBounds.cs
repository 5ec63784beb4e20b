using System.Security.Cryptography;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Receipts;

/// <summary>What the caller's own parts of a receipt may be.</summary>
internal static class ReceiptBounds
{
    public const int TextMax = 200;
    public const int ReasonMax = 4_000;
    public const int ReviewsMax = 100;

    public static void Check(ReadOnlyMemory<byte> key) =>
        OptionBounds.Demand(key.Length is >= KeyedDigests.KeyBytesMin and <= KeyedDigests.KeyBytesMax, nameof(ReceiptOptions.Key), key.Length, new("16 to 64 bytes", "16 至 64 字节"));

    public static void Check(ECDsa key) => OptionBounds.Demand(key.KeySize == 256, nameof(ReceiptOptions.SignWith), key.KeySize, Words.Same("P-256"));

    public static void Check(string? reference) =>
        OptionBounds.Demand(reference is null or { Length: >= 1 and <= TextMax }, nameof(ReceiptOptions.Reference), reference?.Length ?? 0, new("1 to 200 characters", "1 至 200 个字符"));

    /// <exception cref="UnknownNameException">The rule set makes no such decision.</exception>
    public static void Check(IReadOnlyList<PersonReview> reviews, DocumentNode result, string ruleSetId)
    {
        OptionBounds.Demand(reviews.Count <= ReviewsMax, nameof(ReceiptOptions.Reviews), reviews.Count, new("at most 100", "至多 100 项"));
        foreach (PersonReview review in reviews)
        {
            OptionBounds.Demand(review.By is { Length: >= 1 and <= TextMax }, nameof(review.By), review.By?.Length ?? 0, new("1 to 200 characters", "1 至 200 个字符"));
            OptionBounds.Demand(review.Reason is { Length: >= 1 and <= ReasonMax }, nameof(review.Reason), review.Reason?.Length ?? 0, new("1 to 4,000 characters", "1 至 4,000 个字符"));
            OptionBounds.Demand(review.On >= RecordRules.FirstDay && review.On <= RecordRules.LastDay, nameof(review.On), review.On.Year, new("a day from 1900-01-01 to 2199-12-31", "1900-01-01 至 2199-12-31 之间的日期"));
            if (result.Find("decisions")?.Find(review.Decision) is null)
            {
                throw new UnknownNameException("decision", review.Decision, ruleSetId, [.. result.Find("decisions")?.Members.Select(d => d.Key) ?? []]);
            }
        }
    }
}
