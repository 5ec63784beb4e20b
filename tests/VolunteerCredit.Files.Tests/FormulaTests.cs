using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class FormulaTests
{
    private const string Secret = "张三13800001111";

    public static TheoryData<string> Starts => ["=", "+", "-", "@", "\t", "\r", " =", "\" ="];

    [Theory]
    [MemberData(nameof(Starts))]
    public void A_text_that_a_spreadsheet_would_run_refuses_the_row_and_is_not_shown(string start)
    {
        string cell = start.Contains('"', StringComparison.Ordinal) || start == "\r" ? $"\"{start.Trim('"')}{Secret}\"" : start + Secret;

        Notice notice = Given.OnlyRefusal(Given.Cell("organization", cell));

        Assert.Equal(("VC1108", 2L, 6, "organization", null), (notice.Code, notice.Place.Line, notice.Place.Column, notice.Place.Name, notice.Found));
        Assert.Equal(
            "VC1108: hours.csv, record 'r1', line 2, column 6 'organization': found a cell that a spreadsheet would run as a formula, expected text. Remove the leading =, +, - or @.",
            notice.ToString());
    }

    [Theory]
    [InlineData("record_id")]
    [InlineData("volunteer_id")]
    public void An_id_that_a_spreadsheet_would_run_refuses_the_row_and_is_not_shown(string column)
    {
        string row = column == "record_id" ? $"@{Secret},V1" : $"r1,@{Secret}";

        Notice notice = Given.OnlyRefusal(Given.Records($"record_id,volunteer_id,date,source,status\n{row},2019-03-09,x,y\n"));

        Assert.Equal(("VC1108", column), (notice.Code, notice.Place.Name));
        Assert.DoesNotContain(Secret, notice.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("minutes")]
    [InlineData("start")]
    [InlineData("recorded_at")]
    [InlineData("quantity")]
    [InlineData("disputed")]
    [InlineData("tags")]
    public void A_formula_is_a_formula_in_every_kind_of_column(string column)
    {
        foreach (string formula in (string[])[$"=cmd|{Secret}", $"-2+3+cmd|{Secret}", $"+{Secret}", $"@SUM({Secret})"])
        {
            Notice notice = Given.OnlyRefusal(Given.Cell(column, formula));
            Assert.Equal("VC1108", notice.Code);
            Assert.DoesNotContain(Secret, notice.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_formula_among_tags_is_found()
    {
        Assert.Equal("VC1108", Given.OnlyRefusal(Given.Cell("tags", "a; =1+1")).Code);
    }

    [Fact]
    public void A_negative_quantity_is_no_formula()
    {
        Assert.Equal(-1, Assert.Single(Given.Cell("quantity", "-1").Items).Quantity);
    }

    [Fact]
    public void Free_text_never_stands_in_a_message()
    {
        string[] texts = ["organization", "project", "activity", "campaign", "district", "category", "source", "status", "approved_by", "recorder", "replaces", "tags"];
        foreach (string column in texts)
        {
            FileReading<ServiceRecord> reading = Given.Records(
                $"record_id,volunteer_id,date,minutes,{column}\nr1,V1,2019-03-09,x,{Secret}\nr2,V1,2019-03-09,6,={Secret}\nr3,V1,2019-03-09,6,{Secret}{new string('x', 200)}\n");

            Assert.Equal(3, reading.RowsRefused);
            Assert.All(reading.Notices, notice => Assert.DoesNotContain("张三", notice.ToString(), StringComparison.Ordinal));
        }
    }
}
