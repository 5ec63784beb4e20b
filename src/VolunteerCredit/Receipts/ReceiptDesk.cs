using System.Collections.Concurrent;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Receipts;

/// <summary>Issues receipts, and verifies them by issuing them again.</summary>
internal sealed class ReceiptDesk(RuleSetLibrary library)
{
    private const int LibrariesMax = 100;

    /// <summary>Libraries of just the documents that receipts were made with, by their hashes.</summary>
    private readonly ConcurrentDictionary<string, RuleSetLibrary> _libraries = new(StringComparer.Ordinal);

    /// <param name="plan">The rule set.</param>
    /// <param name="asked">What was asked.</param>
    /// <param name="used">The same, as of the day that is used.</param>
    /// <param name="volunteer">The volunteer.</param>
    /// <param name="options">The caller's parts.</param>
    /// <param name="bounds">What bounds the run.</param>
    /// <exception cref="WatchdogException">The volunteer was not computed in time.</exception>
    public static Receipt Issue(RuleSetPlan plan, Evaluation asked, Evaluation used, Volunteer volunteer, ReceiptOptions options, RunBounds bounds)
    {
        ReceiptBounds.Check(options.Key);
        ReceiptBounds.Check(options.Reference);
        var inputs = ReceiptInputs.Visible(volunteer, asked.KnownAt, new(options.Key));
        CreditResult result = Score(plan, inputs.Volunteer, used, bounds);
        if (result.Refusal is { Code: Watchdog.NotInTime } late)
        {
            throw new WatchdogException(late with { Code = "VC4048" }); // who verifies it may have a faster machine
        }

        DocumentNode body = ReceiptBody.Make(plan, asked, inputs, result, options);
        ReceiptBounds.Check(options.Reviews, body.Find("result")!, plan.Identity.Id);
        return ReceiptFile.Seal(body, options.SignWith);
    }

    public ReceiptCheck Verify(Receipt receipt, Volunteer volunteer, ReceiptVerification with, RunBounds bounds)
    {
        if (with.SignedBy is { } signer && !ReceiptFile.IsSignedBy(receipt, signer))
        {
            return ReceiptCheck.Differs(new("VC4054", default, receipt.Signature is null ? "–" : receipt.Signature.Key));
        }

        ReceiptCheck Differs(Notice difference, int later = 0) => ReceiptCheck.Differs(difference, with.SignedBy is not null, later);

        ReadOnlyMemory<byte> key = with.Key.IsEmpty ? receipt.Contents.Key : with.Key;
        var digests = new KeyedDigests(key);
        if (key.IsEmpty || digests.KeyId != receipt.KeyId)
        {
            return Differs(new("VC4057", default, key.IsEmpty ? "–" : digests.KeyId, Words.Same(receipt.KeyId)));
        }

        if (receipt.RuleSet.SemanticsVersion != Semantics.Version)
        {
            return Differs(new("VC4056", default, receipt.RuleSet.SemanticsVersion, Words.Same(Semantics.Version)));
        }

        RuleSetIdentity[] wanted = [receipt.RuleSet, .. receipt.ScoresFrom];
        RuleSetDocument?[] documents = [.. wanted.Select(w => library.Find(w.Hash) ?? with.Archive?.Find(w.Hash))];
        if (Array.IndexOf(documents, null) is >= 0 and var absent)
        {
            return Differs(new("VC4055", default, wanted[absent].Hash, Words.Same($"{wanted[absent].Id}@{wanted[absent].Version}")));
        }

        if (digests.Volunteer(volunteer.Id) != receipt.Volunteer)
        {
            return Differs(new("VC4058", default));
        }

        var inputs = ReceiptInputs.Named(receipt, volunteer, digests, out Notice? difference, out int later);
        if (difference is not null)
        {
            return Differs(difference, later);
        }

        try
        {
            (RuleSetPlan plan, DateOnly asOf) = LibraryOf(documents!).Plan(RuleSetReference.Of(documents[0]!).ToString(), receipt.Parameters, receipt.AsOf);
            CreditResult result = plan.Subject.IsVolunteer ? Score(plan, inputs.Volunteer, receipt.Contents.Evaluation with { AsOf = asOf }, bounds)
                : throw new RuleSetRefusedException([new Notice("VC4021", default, plan.Subject.Name)]);
            if (result.Refusal is { Code: Watchdog.NotInTime } late)
            {
                return Differs(late, later);
            }

            DocumentNode now = ReceiptBody.Make(plan, receipt.Contents.Evaluation, inputs, result, new()
            {
                Key = key, KeyInReceipt = receipt.Contents.Key is not null, Reference = receipt.Reference, Reviews = receipt.Reviews,
            });
            return new()
            {
                Difference = FirstDifference.Between(WithoutResult(receipt.Contents.Body), WithoutResult(now)) ?? FirstDifference.Between(receipt.Result, now.Find("result")),
                Later = later,
                Result = result,
                SignatureChecked = with.SignedBy is not null,
            };
        }
        catch (RuleSetRefusedException refused)
        {
            Notice? why = refused.Faults.Count > 0 ? refused.Faults[0] : null;
            return Differs(new("VC4063", default, RuleSetReference.Of(documents[0]!).ToString(), why is null ? null : new(why.In(Language.English), why.In(Language.Chinese))), later);
        }
    }

    /// <summary>Figures are compared after all that they follow from, and named without a word before them.</summary>
    private static DocumentNode WithoutResult(DocumentNode body) => DocumentNode.Map(body.Members.Where(m => m.Key != "result").Select(m => (m.Key, m.Value)));

    private static CreditResult Score(RuleSetPlan plan, Volunteer volunteer, Evaluation evaluation, RunBounds bounds) =>
        CreditEngine.Score(plan, volunteer, evaluation with { Explain = false }, bounds);

    private RuleSetLibrary LibraryOf(RuleSetDocument[] documents)
    {
        string hashes = string.Join(' ', documents.Select(d => d.Hash));
        if (!_libraries.TryGetValue(hashes, out RuleSetLibrary? found))
        {
            if (_libraries.Count >= LibrariesMax)
            {
                _libraries.Clear();
            }

            _libraries[hashes] = found = library.Of(documents);
        }

        return found;
    }
}
