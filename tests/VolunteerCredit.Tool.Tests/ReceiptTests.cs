using System.Security.Cryptography;
using System.Text;

namespace VolunteerCredit.Tool.Tests;

public sealed class ReceiptTests
{
    private static readonly string[] Explain = ["explain", "--rules", "cn.national-stars", "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--quiet"];

    [Fact]
    public async Task What_the_tool_puts_on_record_it_recomputes_from_shuffled_records()
    {
        string[] lines = Given.HoursText.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string shuffled = Run.OwnFile(string.Join('\n', lines.Take(1).Concat(lines.Skip(1).Reverse())), "hours.csv");
        Run holds = await Run.Of("verify", Given.Receipt.Value, "--records", shuffled, Given.More, "--volunteer", "V1", "--quiet");

        Assert.Equal((0, "Rows read: 4; refused: 1. Volunteers: 1; not computed: 0\n"), (holds.ExitCode, holds.Errors));
        Assert.StartsWith("The receipt holds: sha256:", holds.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_record_another_volunteer_and_a_changed_byte_are_found()
    {
        string other = Run.OwnFile(Given.HoursText.Replace(",150,", ",151,", StringComparison.Ordinal), "hours.csv");
        string changed = Run.OwnFile(File.ReadAllText(Given.Receipt.Value).Replace("6050", "6051", StringComparison.Ordinal), "receipt.json");
        Run record = await Run.Of("verify", Given.Receipt.Value, "--records", other, "--volunteer", "V1", "--quiet");
        Run volunteer = await Run.Of("verify", Given.Receipt.Value, "--records", Given.Hours, "--volunteer", "V2", "--quiet");
        Run file = await Run.Of("verify", changed, "--records", Given.Hours, "--volunteer", "V1", "--quiet");

        Assert.Equal((1, 1, 1), (record.ExitCode, volunteer.ExitCode, file.ExitCode));
        Assert.Contains("VC4058", volunteer.Output, StringComparison.Ordinal);
        Assert.Contains("VC4052", file.Output + file.Errors, StringComparison.Ordinal);
        Assert.NotEqual("", record.Output);
    }

    [Fact]
    public async Task Keys_are_files()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256), otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string secret = Run.OwnFile("0123456789abcdef0123456789abcdef", "secret"), signing = Run.OwnFile(key.ExportECPrivateKeyPem(), "key.pem");
        string signer = Run.OwnFile(key.ExportSubjectPublicKeyInfoPem(), "public.pem"), another = Run.OwnFile(otherKey.ExportSubjectPublicKeyInfoPem(), "public.pem");
        string receipt = Run.NewPath("receipt.json");
        Run made = await Run.Of([.. Explain, "--receipt", receipt, "--receipt-key", secret, "--sign", signing, "--reference", "2026-17"]);
        string[] verify = ["verify", receipt, "--records", Given.Hours, "--volunteer", "V1", "--quiet"];
        Run good = await Run.Of([.. verify, "--receipt-key", secret, "--signed-by", signer]), unkeyed = await Run.Of([.. verify, "--signed-by", signer]), forged = await Run.Of([.. verify, "--receipt-key", secret, "--signed-by", another]);

        Assert.Equal((0, 0, 1, 1), (made.ExitCode, good.ExitCode, unkeyed.ExitCode, forged.ExitCode));
        Assert.StartsWith("The receipt holds and is signed: ", good.Output, StringComparison.Ordinal);
        Assert.Contains("2026-17", File.ReadAllText(receipt), StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef0123456789abcdef", File.ReadAllText(receipt), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "VC6023: the receipt is not signed")]
    [InlineData("zh-Hans", "VC6023：回执没有签名")]
    public async Task One_that_is_not_signed_is_said_to_be_that(string language, string words)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string signer = Run.OwnFile(key.ExportSubjectPublicKeyInfoPem(), "public.pem");
        Run run = await Run.Of("verify", Given.Receipt.Value, "--records", Given.Hours, "--volunteer", "V1", "--signed-by", signer, "--lang", language);
        Run wrongHalf = await Run.Of([.. Explain, "--receipt", Run.NewPath("r.json"), "--sign", signer]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
        Assert.Contains("VC6015: the key cannot be used: it holds a public key", wrongHalf.Errors, StringComparison.Ordinal);
    }

    /// <summary>A document of one's own is found by its hash.</summary>
    [Fact]
    public async Task Rule_sets_come_from_a_folder()
    {
        string receipt = Run.NewPath("receipt.json"), empty = Scratch.Folder();
        Run made = await Run.Of("explain", "--rules", Given.Town, "--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--quiet", "--receipt", receipt);
        string[] verify = ["verify", receipt, "--records", Given.Hours, "--volunteer", "V1", "--quiet"];
        Run found = await Run.Of([.. verify, "--documents", Path.GetDirectoryName(Given.Town)!]), missing = await Run.Of([.. verify, "--documents", empty]);

        Assert.Equal((0, 0, 1), (made.ExitCode, found.ExitCode, missing.ExitCode));
    }
}
