namespace VolunteerCredit.Tool.Tests;

/// <summary>A command line with two roles for one file costs nobody the file.</summary>
public sealed class OverwritingTests
{
    private static readonly string[] Rules = ["--rules", "cn.national-stars", "--as-of", "2026-06-30"];

    public static TheoryData<string, string, string[]> Collisions => new()
    {
        { "--out", "--records", ["score", "--records", "FILE", "--out", "FILE"] },
        { "--out", "--facts", ["score", "--records", Given.Hours, "--facts", "FILE", "--out", "FILE"] },
        { "--out", "--rules", ["score", "--records", Given.Hours, "--rules", "FILE", "--out", "FILE"] },
        { "--receipt", "--sign", ["explain", "--records", Given.Hours, "--sign", "FILE", "--receipt", "FILE"] },
        { "--receipt", "--receipt-key", ["explain", "--records", Given.Hours, "--receipt-key", "FILE", "--receipt", "FILE"] },
        { "--receipt", "--rules", ["explain", "--records", Given.Hours, "--rules", "FILE", "--receipt", "FILE"] },
        { "--receipt", "--out", ["explain", "--records", Given.Hours, "--out", "FILE", "--receipt", "FILE"] },
        { "--out", "--to-rules", ["compare", "--records", Given.Hours, "--to-rules", "FILE", "--out", "FILE"] },
    };

    [Theory]
    [MemberData(nameof(Collisions))]
    public async Task A_file_that_is_read_is_not_written(string written, string read, string[] args)
    {
        string file = Run.OwnFile("kept"), folder = Path.GetDirectoryName(file)!;
        string otherwise = Path.Combine(folder, "..", Path.GetFileName(folder), Path.GetFileName(file)); // the same place
        Run run = await Run.Of([args[0], .. Rules, .. args.Skip(1).Select((arg, i) => arg != "FILE" ? arg : args[i] == written ? otherwise : file)]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"VC6022: '{written}'", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"is given with {read} as well", run.Errors, StringComparison.Ordinal);
        Assert.Equal("kept", File.ReadAllText(file));
    }

    [Fact]
    public async Task A_document_of_a_folder_that_is_read_is_not_written()
    {
        string file = Run.OwnFile("kept", "town.json");
        Run run = await Run.Of(["score", .. Rules, "--rules", Path.GetDirectoryName(file)!, "--records", Given.Hours, "--out", file]);

        Assert.Equal((2, "kept"), (run.ExitCode, File.ReadAllText(file)));
        Assert.Contains("VC6022", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_is_only_created()
    {
        string receipt = Run.OwnFile("signed", "receipt.json"), result = Run.OwnFile("earlier", "V1.txt");
        Run refused = await Run.Of(["explain", .. Rules, "--records", Given.Hours, "--volunteer", "V1", "--receipt", receipt]);
        Run replaced = await Run.Of(["explain", .. Rules, "--records", Given.Hours, "--volunteer", "V1", "--out", result]);

        Assert.Equal((2, "", "signed"), (refused.ExitCode, refused.Output, File.ReadAllText(receipt)));
        Assert.StartsWith("VC6003", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, replaced.ExitCode);
        Assert.Contains("100 h 50 min", File.ReadAllText(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("records.csv")]
    [InlineData("volunteers.csv")]
    public async Task Made_up_files_do_not_replace_those_of_a_folder(string name)
    {
        string file = Run.OwnFile("kept", name), folder = Path.GetDirectoryName(file)!;
        Run run = await Run.Of("generate", "--volunteers", "1", "--records", "1", "--out", folder);

        Assert.Equal((2, "kept"), (run.ExitCode, File.ReadAllText(file)));
        Assert.Equal([file], Directory.GetFiles(folder));
        Assert.StartsWith("VC6003", run.Errors, StringComparison.Ordinal);
    }
}
