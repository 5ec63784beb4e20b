using System.Security.Cryptography;
using System.Text;
using FsCheck.Xunit;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Receipts;

/// <summary>The file of a receipt: whoever cuts, changes or makes one up is found out.</summary>
public sealed class ReceiptFileTests : IDisposable
{
    private readonly ECDsa _signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _signer.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_changed_byte_anywhere_is_found(bool withSignature)
    {
        byte[] file = Encoding.UTF8.GetBytes(Sample(withSignature).ToJson() + "\n");
        Assert.Equal("", Issued.Refusal(file));
        for (int at = 0; at < file.Length; at++)
        {
            byte was = file[at];
            foreach (int change in (int[])[1, 0x20, 0x80])
            {
                file[at] = (byte)(was ^ change);
                Assert.True(Issued.Refusal(file).Length > 0, $"byte {at} of {(char)was}, changed to {(char)file[at]}");
            }

            file[at] = was;
        }
    }

    [Fact]
    public void A_file_that_was_cut_or_has_more_is_refused()
    {
        byte[] file = Encoding.UTF8.GetBytes(Sample(withSignature: true).ToJson());
        for (int length = 0; length < file.Length; length++)
        {
            Assert.NotEqual("", Issued.Refusal(file.AsSpan(0, length)));
        }

        foreach (string more in (string[])[" ", "\r\n", "\n\n", "{}", "\0"])
        {
            Assert.NotEqual("", Issued.Refusal([.. file, .. Encoding.UTF8.GetBytes(more)]));
        }

        Assert.NotEqual("", Issued.Refusal([.. Encoding.UTF8.Preamble, .. file]));
    }

    [Property(MaxTest = 300)]
    public void Any_bytes_are_refused_with_a_code(byte[] bytes) => Assert.Contains(Issued.Refusal(bytes), (string[])["VC4050", "VC4052"]);

    /// <summary>Sealed again, as whoever has no key can: the form must be right all the same.</summary>
    [Property(MaxTest = 300)]
    public void A_sealed_file_with_any_piece_replaced_is_refused_or_differs(ushort from, byte length, string instead)
    {
        string json = Sample(withSignature: false).ToJson();
        int start = 82 + (from % (json.Length - 82));
        string changed = Issued.Sealed(json[..start] + instead + json[Math.Min(json.Length, start + length)..]);
        if (changed == json || !Receipt.TryRead(Encoding.UTF8.GetBytes(changed), out Receipt? receipt, out Notice? refusal))
        {
            return;
        }

        // What stands in it as the caller's own word is not recomputed; without a signature nobody vouches for it.
        ReceiptCheck check = Engines.One.Verify(receipt, People, Issued.WithKey);
        Assert.True(!check.Holds || receipt.Reference != "case 1" || !receipt.Reviews.SequenceEqual(Sample(withSignature: false).Reviews), changed);
    }

    [Theory]
    [InlineData("\"format\":\"1\"", "\"format\":\"2\"", "format")]
    [InlineData("\"format\":\"1\",", "", "format")]
    [InlineData("\"format\":\"1\"", "\"format\":1", "format")]
    [InlineData("\"format\":\"1\",", "\"format\":\"1\",\"note\":\"x\",", "note")]
    [InlineData("\"asOf\":\"2020-02-29\"", "\"asOf\":\"2020-02-30\"", "asOf")]
    [InlineData("\"asOf\":\"2020-02-29\"", "\"asOf\":\"0001-01-01\"", "asOf")]
    [InlineData("\"asOf\":\"2020-02-29\",", "", "asOf")]
    [InlineData("\"strict\":false", "\"strict\":null", "strict")]
    [InlineData("\"parameters\":{}", "\"parameters\":[]", "parameters")]
    [InlineData("\"parameters\":{}", "\"parameters\":{\"a\":1}", "parameters.a")]
    [InlineData("\"facts\":[", "\"facts\":[\"x\",", "inputs.facts[0]")]
    [InlineData("\"others\":[]", "\"others\":[\"0123456789abcdef-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\",\"0123456789abcdef-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"]", "inputs.others[1]")]
    [InlineData("\"outcome\":\"refer\",\"reason\"", "\"outcome\":\"Refer\",\"reason\"", "reviews[0].outcome")]
    [InlineData("\"hash\":\"sha256:", "\"hash\":\"sha256:0", "ruleSet.hash")]
    [InlineData("\"all\":\"", "\"all\":\"0", "inputs.all")]
    public void A_value_of_another_form_is_refused_with_its_path(string from, string to, string path)
    {
        string forged = Issued.Forged(Sample(withSignature: false), from, to);

        Assert.False(Receipt.TryRead(Encoding.UTF8.GetBytes(forged), out _, out Notice? refusal, source: "r.json"));
        Assert.Equal(("VC4053", "r.json", path), (refusal.Code, refusal.Place.Source, refusal.Place.Name?.Replace("receipt.", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_key_that_stands_twice_a_deep_and_a_large_file_are_refused()
    {
        byte[] json = Encoding.UTF8.GetBytes(Sample(withSignature: false).ToJson());
        Assert.Equal("VC4050", Issued.Refusal(Encoding.UTF8.GetBytes(Issued.Forged(Sample(withSignature: false), "\"strict\":false", "\"strict\":false,\"strict\":false"))));
        Assert.Equal("VC4050", Issued.Refusal(Encoding.UTF8.GetBytes(Issued.Forged(Sample(withSignature: false), "\"parameters\":{}", "\"parameters\":" + new string('[', 100) + new string(']', 100)))));
        Assert.False(Receipt.TryRead(json, out _, out Notice? refusal, bytesMax: json.Length - 1));
        Assert.Equal("VC4051", refusal.Code);
        Assert.True(Receipt.TryRead(json, out _, out _, bytesMax: json.Length));
    }

    [Fact]
    public void A_signature_is_of_these_bytes_and_of_no_others()
    {
        Receipt signed = Sample(withSignature: true);
        string value = signed.Signature!.Value;
        Receipt moved = Issued.Read(Issued.Sealed(Sample(withSignature: false).ToJson().Replace("case 1", "case 2", StringComparison.Ordinal)[..^1]
            + $",\"signature\":{{\"key\":\"{signed.Signature.Key}\",\"value\":\"{value}\"}}}}"));

        Assert.True(Engines.One.Verify(signed, People, Issued.WithKey with { SignedBy = _signer }).Holds);
        Assert.Equal("VC4054", Engines.One.Verify(moved, People, Issued.WithKey with { SignedBy = _signer }).Difference?.Code);
    }

    private static Volunteer People { get; } = new("v", [Given.Service("r1", "2020-01-05", 120), Given.Service("r2", "2020-02-02", 90)], [Given.Fact("f1", "born", "1990-05-01")]);

    private Receipt Sample(bool withSignature) => Engines.One.IssueReceipt("cn.tonglu.volunteer-loan", People, Evaluation.On(new(2020, 2, 29)), Issued.Plainly with
    {
        Reference = "case 1", Reviews = [new("loan", Outcome.Refer, "为什么", "office-1", new(2020, 3, 1))], SignWith = withSignature ? _signer : null,
    });
}
