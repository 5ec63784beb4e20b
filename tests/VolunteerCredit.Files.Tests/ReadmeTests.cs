using System.Text.RegularExpressions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));

    [Fact]
    public void The_example_prints_what_the_readme_says()
    {
        FileReading<ServiceRecord> hours = Given.Records(Block("```csv\n"));

        Assert.Equal(
            Block("prints\n\n```\n"),
            $"{hours.Rows} rows: {hours.RowsRead} read, {hours.RowsRefused} refused\n" + string.Concat(hours.Notices.Select(notice => notice + "\n")));
    }

    [Fact]
    public void Every_code_for_files_is_in_the_readme()
    {
        Assert.All(
            Texts.Notices.Where(text => Regex.IsMatch(text.Code, "^VC1[01]")),
            text => Assert.Contains(text.Code, Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_column_of_the_normal_form_is_in_the_readme()
    {
        Assert.All(Given.AllColumns.Split(','), column => Assert.Contains($"`{column}`", Readme, StringComparison.Ordinal));
    }

    private static string Block(string start)
    {
        int from = Readme.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return Readme[from..Readme.IndexOf("```", from, StringComparison.Ordinal)];
    }
}
