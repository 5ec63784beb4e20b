using System.Security.Cryptography;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.Receipts;

/// <summary>Receipts of the Tonglu loan: what stands in them, and what verifying them finds.</summary>
public sealed class ReceiptTests
{
    private const string Loan = "cn.tonglu.volunteer-loan";
    private const string Model = "example.volunteer-credit-score";

    private static readonly CreditEngine Engine = CreditEngine.Create(options => options.Add(ShippedRuleSets.Source(Loan), ShippedRuleSets.Source(Model)));

    private static readonly Evaluation InMarch = new() { AsOf = new(2019, 3, 20), KnownAt = Given.Moment("2019-03-20T12:00:00+08:00") };

    private static readonly Fact Score = Given.Fact("f3", "score:zyh.credit-score", "335", "2019-03-01") with { Source = "zhiyuanhui", RecordedAt = Given.Moment("2019-03-02T00:00:00+08:00") };

    private static readonly Volunteer Volunteer = new(
        Given.VolunteerId,
        [Given.Service("r1", "2019-01-05", 120, "2019-01-06T09:00:00+08:00") with { Activity = "a1" }, Given.Service("r2", "2019-02-02", 90) with { Activity = "a2" }],
        [Given.Fact("f1", "born", "1990-05-01"), Given.Fact("f2", "registered-with", "zhiyuanhui"), Score]);

    [Fact]
    public void A_receipt_holds_for_the_records_it_was_made_from()
    {
        Receipt receipt = Issue();
        ReceiptCheck check = Verify(receipt, Volunteer);

        Assert.True(check.Holds, check.Difference?.ToString());
        Assert.Equal((0, false, Outcome.Eligible), (check.Later, check.SignatureChecked, check.Result!.Decision("loan").Outcome));
        Assert.Equal((Loan, "2019.03", new DateOnly(2019, 3, 20), new DateOnly(2019, 3, 20)), (receipt.RuleSet.Id, receipt.RuleSet.Version, receipt.AsOf, receipt.AsOfUsed));
        Assert.Equal((2, 3, 0), (receipt.Records.Count, receipt.Facts.Count, receipt.Others.Count));
        Assert.Equal("335", receipt.Result.Find("scores")!.Find("score")!.Find("value")!.Text);
        Assert.Equal("eligible", receipt.Result.Find("decisions")!.Find("loan")!.Find("outcome")!.Text);
    }

    /// <summary>Computed with Python's hmac: hmac.new(key, b''.join(struct.pack('>i', len(t)) + t.encode('utf-16-be') for t in texts), 'sha256').</summary>
    [Fact]
    public void Digests_are_those_that_the_description_gives()
    {
        Receipt receipt = Issue();

        Assert.Equal("0f2585c54685d50f", receipt.KeyId);
        Assert.Equal("9a4bf4aecdd920c36c5e47f1407a12473475a6922828ec2f9d409b69714491c4", receipt.Volunteer);
        Assert.Contains("0566a71cb5679a4e-63202cd888250e882488c1f4dfd1b3a33f2fd3f223e90dfadc28284aa9020d38", receipt.Records);
        Assert.Contains("048797f0837cd58d-de734b5a1f57301e6cfd5412e4faa3dcd740ffe79cbb256d8796560fa2ba85a5", receipt.Facts);
    }

    [Fact]
    public void The_same_arguments_give_the_same_bytes() => Assert.Equal(Issue().ToJson(), Issue().ToJson());

    [Fact]
    public void A_receipt_is_read_back_as_it_was_written()
    {
        Receipt receipt = Issue(Issued.Plainly with { Reference = "loan 4711", KeyInReceipt = true });
        Receipt read = Issued.Read(receipt.ToJson() + "\n");

        Assert.Equal(receipt.ToJson(), read.ToJson());
        Assert.Equal(("loan 4711", receipt.Digest, receipt.KeyId, InMarch.KnownAt), (read.Reference, read.Digest, read.KeyId, read.KnownAt));
        Assert.True(Engine.Verify(read, Volunteer, new()).Holds); // the key stands in it
    }

    [Fact]
    public void Nothing_about_the_volunteer_stands_in_it_but_the_result()
    {
        Volunteer named = Volunteer with
        {
            Id = "volunteer-secret",
            Records = [.. Volunteer.Records.Select(r => r with { VolunteerId = "volunteer-secret", Id = "record-secret-" + r.Id, Minutes = null })],
            Facts = [.. Volunteer.Facts.Select(f => f with { SubjectId = "volunteer-secret", Reason = "reason-secret", Author = "author-secret" })],
        };
        foreach (string ruleSet in (string[])[Loan, Model])
        {
            Assert.DoesNotContain("secret", Engine.IssueReceipt(ruleSet, named, InMarch with { Explain = true }, Issued.Plainly).ToJson(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_came_later_is_left_aside()
    {
        Volunteer later = Volunteer with
        {
            Records = [.. Volunteer.Records, Given.Service("r3", "2019-02-03", 500, "2019-03-20T12:00:01+08:00")],
            Facts = [Score with { Id = "f4", Value = "100", RecordedAt = Given.Moment("2019-04-01T00:00:00+08:00"), Replaces = "f3" }, .. Volunteer.Facts],
        };

        Assert.Equal((null, 2), (Verify(Issue(), later).Difference, Verify(Issue(), later).Later));
    }

    /// <summary>Without a known-at everything given was seen, so that what is later than the last of it is later than the receipt.</summary>
    [Theory]
    [InlineData("2019-03-02T00:00:01+08:00", null)]
    [InlineData("2019-03-02T00:00:00+08:00", "VC4061")]
    [InlineData(null, "VC4061")]
    public void Without_a_known_at_only_what_was_recorded_after_all_of_it_is_later(string? recordedAt, string? code)
    {
        Receipt receipt = Engine.IssueReceipt(Loan, Volunteer, InMarch with { KnownAt = null }, Issued.Plainly);
        ReceiptCheck check = Verify(receipt, Volunteer with { Records = [.. Volunteer.Records, Given.Service("r3", "2019-02-03", 500, recordedAt)] });

        Assert.Equal((code, code is null ? null : "r3", code is null ? 1 : 0), (check.Difference?.Code, check.Difference?.Place.RecordId, check.Later));
    }

    [Fact]
    public void A_voided_activity_concerns_those_who_served_in_it()
    {
        Fact voided = new() { Id = "x", SubjectId = "activity:a1", Name = "voided", Value = "true" };

        Assert.Equal("VC4061", Verify(Issue(), Volunteer with { Facts = [.. Volunteer.Facts, voided] }).Difference?.Code);
        Assert.True(Verify(Issue(), Volunteer with { Facts = [.. Volunteer.Facts, voided with { SubjectId = "activity:a3" }] }).Holds);
    }

    [Fact]
    public void That_a_record_named_anothers_is_an_input()
    {
        Volunteer naming = Volunteer with { Records = [.. Volunteer.Records, Given.Service("r4", "2019-02-04", 60) with { Replaces = "theirs" }] };
        Volunteer warned = naming with { RecordsOfOthers = new Dictionary<string, DateTimeOffset?> { ["theirs"] = null, ["of nobody here"] = null } };
        Receipt receipt = Engine.IssueReceipt(Loan, warned, InMarch, Issued.Plainly);

        Assert.Single(receipt.Others);
        Assert.True(Verify(receipt, warned).Holds);
        Assert.Equal("VC4059", Verify(receipt, naming).Difference?.Code);
        Assert.Equal("VC4061", Verify(Engine.IssueReceipt(Loan, naming, InMarch, Issued.Plainly), warned).Difference?.Code);
    }

    [Fact]
    public void Another_volunteer_key_or_signer_is_named()
    {
        using var signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Receipt signed = Issue(Issued.Plainly with { SignWith = signer });

        Assert.True(Engine.Verify(signed, Volunteer, Issued.WithKey with { SignedBy = signer }) is { Holds: true, SignatureChecked: true });
        Assert.Equal("VC4054", Engine.Verify(signed, Volunteer, Issued.WithKey with { SignedBy = other }).Difference?.Code);
        Assert.Equal("VC4054", Engine.Verify(Issue(), Volunteer, Issued.WithKey with { SignedBy = signer }).Difference?.Code);
        Assert.Equal("VC4057", Engine.Verify(signed, Volunteer, new()).Difference?.Code);
        Assert.Equal("VC4057", Engine.Verify(signed, Volunteer, new() { Key = "another key here"u8.ToArray() }).Difference?.Code);
        Assert.Equal("VC4058", Verify(signed, Volunteer with { Id = "w" }).Difference?.Code);
    }

    [Fact]
    public void An_officers_decision_stands_beside_the_machines()
    {
        using var signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var review = new PersonReview("loan", Outcome.NotEligible, "The income is not steady.", "officer-7", new(2019, 3, 22));
        Receipt reviewed = Issue().WithReview(review, signer);

        Assert.Equal([review], Issued.Read(reviewed.ToJson()).Reviews);
        Assert.True(Engine.Verify(reviewed, Volunteer, Issued.WithKey with { SignedBy = signer }).Holds);
        Assert.Equal(Outcome.Eligible, Verify(reviewed, Volunteer).Result!.Decision("loan").Outcome);
        Assert.Equal(Issue().WithReview(review).ToJson(), Issue(Issued.Plainly with { Reviews = [review] }).ToJson());
        Assert.Contains("loan", Assert.Throws<UnknownNameException>(() => Issue().WithReview(review with { Decision = "grant" })).Message, StringComparison.Ordinal);
        Assert.Contains("VC5001", Assert.Throws<ArgumentException>(() => Issue().WithReview(review with { Reason = "" })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"value\":\"335\"", "\"value\":\"334\"", "VC4062: 'scores.score.value': receipt 334, now 335.")]
    [InlineData("\"outcome\":\"eligible\"", "\"outcome\":\"refer\"", "VC4062: 'decisions.loan.outcome': receipt refer, now eligible.")]
    [InlineData("\"asOfUsed\":\"2019-03-20\"", "\"asOfUsed\":\"2019-03-19\"", "VC4062: 'asOfUsed': receipt 2019-03-19, now 2019-03-20.")]
    [InlineData("\"semantics\":\"1\"", "\"semantics\":\"0\"", "VC4056: it was computed under semantics version 0, and this library computes under 1.")]
    [InlineData("\"parameters\":{}", "\"parameters\":{\"fallbackScore\":\"example.volunteer-credit-score\"}", "VC4063: the rule set cn.tonglu.volunteer-loan@2019.03 cannot be applied")]
    [InlineData("\"parameters\":{}", "\"parameters\":{\"no\":\"1\"}", "VC4063: the rule set cn.tonglu.volunteer-loan@2019.03 cannot be applied")]
    [InlineData("\"strict\":false", "\"strict\":false,\"more\":1", "")]
    public void What_a_forger_writes_into_it_is_named(string from, string to, string message)
    {
        string forged = Issued.Forged(Issue(), from, to);
        if (message.Length == 0)
        {
            Assert.Equal("VC4053", Issued.Refusal(System.Text.Encoding.UTF8.GetBytes(forged)));
            return;
        }

        Assert.StartsWith(message, Verify(Issued.Read(forged), Volunteer).Difference?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_score_that_is_taken_from_another_rule_set_needs_that_too()
    {
        Evaluation asked = InMarch with { Parameters = new Dictionary<string, string> { ["fallbackScore"] = Model } };
        Receipt receipt = Engine.IssueReceipt(Loan, Volunteer with { Facts = [.. Volunteer.Facts.Take(2)] }, asked, Issued.Plainly);
        Volunteer without = Volunteer with { Facts = [.. Volunteer.Facts.Take(2)] };
        CreditEngine loanOnly = CreditEngine.Create(options => options.Add(WithoutCases(Loan)));

        Assert.Equal([Model], receipt.ScoresFrom.Select(s => s.Id));
        Assert.Contains($"\"by\":\"{Model}@1.0\"", receipt.ToJson(), StringComparison.Ordinal);
        Assert.True(Verify(receipt, without).Holds);
        Assert.Equal("VC4055", loanOnly.Verify(receipt, without, Issued.WithKey).Difference?.Code);
        Assert.True(loanOnly.Verify(receipt, without, Issued.WithKey with { Archive = RuleSetArchive.Of(ShippedRuleSets.All) }).Holds);
        Assert.Equal(receipt.RuleSet.Hash, loanOnly.Verify(receipt, without, Issued.WithKey).Difference?.Found); // another text of the loan, so another hash
    }

    [Fact]
    public void Accounts_that_were_left_out_are_part_of_the_question()
    {
        Volunteer keyed = Volunteer with { Records = [Volunteer.Records[0] with { Recorder = "acc-1" }, Volunteer.Records[1] with { Recorder = "acc-2" }] };
        Receipt receipt = Engine.IssueReceipt(Loan, keyed, InMarch with { WithoutRecorders = ["acc-2", "acc-1", "acc-2"] }, Issued.Plainly);
        Receipt forged = Issued.Read(Issued.Forged(receipt, "[\"acc-1\",\"acc-2\"]", "[\"acc-1\"]"));

        Assert.Equal(["acc-1", "acc-2"], Issued.Read(receipt.ToJson()).WithoutRecorders);
        Assert.True(Verify(receipt, keyed).Holds);
        Assert.Equal("time.counted", Verify(forged, keyed).Difference?.Place.Name);
    }

    [Fact]
    public void Options_out_of_their_bounds_are_refused()
    {
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        foreach (ReceiptOptions options in (ReceiptOptions[])
            [new() { Key = new byte[15] }, new() { Key = new byte[65] }, Issued.Plainly with { Reference = new('x', 201) }, Issued.Plainly with { Reference = "" }, Issued.Plainly with { SignWith = large }])
        {
            Assert.Contains("VC5001", Assert.Throws<ArgumentException>(() => Issue(options)).Message, StringComparison.Ordinal);
        }
    }

    private static Receipt Issue(ReceiptOptions? options = null) => Engine.IssueReceipt(Loan, Volunteer, InMarch, options ?? Issued.Plainly);

    private static ReceiptCheck Verify(Receipt receipt, Volunteer volunteer) => Engine.Verify(receipt, volunteer, Issued.WithKey);

    private static RuleSetSource WithoutCases(string id)
    {
        DocumentNode root = RuleSetDocument.Read(ShippedRuleSets.Source(id)).Root;
        return RuleSetSource.FromText(RuleSetDocument.Create(DocumentNode.Map(root.Members.Where(m => m.Key != "verify").Select(m => (m.Key, m.Value)))).ToJson());
    }
}
