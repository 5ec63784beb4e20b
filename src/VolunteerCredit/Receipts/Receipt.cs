using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Receipts;

/// <summary>
/// What was decided, by which rule set, on which records and facts: so much that anybody who has those can recompute it, and nothing that tells about the
/// volunteer besides the result. Made by <see cref="ICreditEngine.IssueReceipt"/>, checked by <see cref="ICreditEngine.Verify"/>.
/// </summary>
public sealed class Receipt
{
    /// <summary>The largest receipt that is read unless more is allowed, in bytes.</summary>
    public const int BytesMaxDefault = 64 * 1024 * 1024;

    private readonly byte[] _json;

    internal Receipt(byte[] json, ReceiptContents contents)
    {
        (_json, Contents) = (json, contents);
        (Digest, Signature) = (contents.Digest, contents.Signature);
    }

    /// <summary>SHA-256 of the whole file but this digest itself: <c>sha256:</c> and 64 hexadecimal digits. It names the receipt.</summary>
    public string Digest { get; }

    /// <summary>The rule set that gave the result.</summary>
    public RuleSetIdentity RuleSet => Contents.RuleSet;

    /// <summary>The rule sets whose scores it may take.</summary>
    public IReadOnlyList<RuleSetIdentity> ScoresFrom => Contents.ScoresFrom;

    /// <summary>The as-of day that was asked for.</summary>
    public DateOnly AsOf => Contents.Evaluation.AsOf;

    /// <summary>The as-of day that was used: the one asked for, or the last review day before it.</summary>
    public DateOnly AsOfUsed => Contents.AsOfUsed;

    /// <summary>The moment of knowledge, included; <see langword="null"/> for everything that was given.</summary>
    public DateTimeOffset? KnownAt => Contents.Evaluation.KnownAt;

    /// <summary>The parameters that were given, as text. Those in use, defaults included, stand in <see cref="Result"/>.</summary>
    public IReadOnlyDictionary<string, string> Parameters => Contents.Evaluation.Parameters;

    /// <summary>Whether a criterion on an illustrative figure decided nothing.</summary>
    public bool Strict => Contents.Evaluation.Strict;

    /// <summary>The accounts whose records were left out.</summary>
    public IReadOnlyList<string> WithoutRecorders => Contents.Evaluation.WithoutRecorders;

    /// <summary>What the caller calls the case.</summary>
    public string? Reference => Contents.Reference;

    /// <summary>Which key made the digests: 16 hexadecimal digits that give nothing of it away.</summary>
    public string KeyId => Contents.KeyId;

    /// <summary>The keyed digest of the volunteer's id.</summary>
    public string Volunteer => Contents.Volunteer;

    /// <summary>A keyed digest for each record, sorted: 16 hexadecimal digits of its id and 64 of the whole.</summary>
    public IReadOnlyList<string> Records => Contents.Records;

    /// <summary>A keyed digest for each fact, sorted, as of records.</summary>
    public IReadOnlyList<string> Facts => Contents.Facts;

    /// <summary>A keyed digest for each id of another volunteer's record that these records name.</summary>
    public IReadOnlyList<string> Others => Contents.Others;

    /// <summary>The last moment at which any record or fact of it was recorded; <see langword="null"/> where none has a moment.</summary>
    public DateTimeOffset? RecordedUpTo => Contents.RecordedUpTo;

    /// <summary>The figures of the result: status, time, measures, scores, tiers, grants, decisions. What is unknown is left out.</summary>
    public DocumentNode Result => Contents.Result;

    /// <summary>What officers decided, in the order in which it was added.</summary>
    public IReadOnlyList<PersonReview> Reviews => Contents.Reviews;

    /// <summary>The signature, where it is signed.</summary>
    public ReceiptSignature? Signature { get; }

    internal ReceiptContents Contents { get; }

    /// <summary>The bytes that are signed: the member <c>receipt</c> of the file, as it stands there.</summary>
    internal ReadOnlySpan<byte> Signed => ReceiptFile.SignedBytes(_json);

    /// <summary>The receipt as JSON, as it was made or read. It is UTF-8 in a file, as it is or with one line feed after it.</summary>
    public string ToJson() => Encoding.UTF8.GetString(_json);

    /// <summary>The receipt with an officer's decision added, sealed anew.</summary>
    /// <param name="review">The decision.</param>
    /// <param name="signWith">The private key that signs the new receipt, ECDSA on P-256; without it the new one is not signed.</param>
    /// <exception cref="UnknownNameException">The rule set makes no such decision.</exception>
    /// <exception cref="ArgumentException">A text is out of its bounds, there are too many, or the key is of another kind (VC5001).</exception>
    public Receipt WithReview(PersonReview review, ECDsa? signWith = null)
    {
        ArgumentNullException.ThrowIfNull(review);
        IReadOnlyList<PersonReview> reviews = [.. Reviews, review];
        ReceiptBounds.Check(reviews, Result, RuleSet.Id);
        return ReceiptFile.Seal(ReceiptBody.WithReviews(Contents.Body, reviews), signWith);
    }

    /// <summary>Reads a receipt, strictly: a file that was cut or changed anywhere, or that says anything else, is refused.</summary>
    /// <param name="json">The file, UTF-8.</param>
    /// <param name="receipt">The receipt.</param>
    /// <param name="refusal">Why it is none.</param>
    /// <param name="source">The file's name for the message.</param>
    /// <param name="bytesMax">The largest file that is read, in bytes, from 1.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(
        ReadOnlySpan<byte> json, [NotNullWhen(true)] out Receipt? receipt, [NotNullWhen(false)] out Notice? refusal, string? source = null, int bytesMax = BytesMaxDefault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesMax, 1);
        receipt = ReceiptFile.Read(json, source, bytesMax, out refusal);
        return receipt is not null;
    }
}

/// <summary>Says who signed a receipt.</summary>
/// <param name="Key">Which key: <c>sha256:</c> and the digest of its public half (SubjectPublicKeyInfo).</param>
/// <param name="Value">ECDSA on P-256 with SHA-256, r and s, 128 hexadecimal digits.</param>
public sealed record ReceiptSignature(string Key, string Value);
