using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class EncodingTests
{
    private const string Csv = "record_id,volunteer_id,date,source,status,organization\nr1,V1,2019-03-09,imported,approved,杭州图书馆\n";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Theory]
    [InlineData(false, "\n")]
    [InlineData(true, "\n")]
    [InlineData(false, "\r\n")]
    [InlineData(true, "\r\n")]
    public void With_or_without_byte_order_mark_and_with_either_line_end_the_same_is_read(bool mark, string lineEnd)
    {
        byte[] bytes = [.. mark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(Csv.Replace("\n", lineEnd, StringComparison.Ordinal))];

        FileReading<ServiceRecord> reading = Given.Records(bytes);

        Assert.Empty(reading.Notices);
        Assert.Equal(("r1", "杭州图书馆"), (Assert.Single(reading.Items).Id, reading.Items[0].Organization));
    }

    [Fact]
    public void A_row_in_GB18030_is_refused_with_its_line_and_the_others_are_read()
    {
        byte[] bytes = [.. Gb18030.GetBytes(Csv), .. "r2,V1,2019-03-10,imported,approved,library\n"u8, .. Gb18030.GetBytes("r3,V1,2019-03-11,导入,approved,图书馆\n")];

        FileReading<ServiceRecord> reading = Given.Records(bytes);

        Assert.Equal("r2", Assert.Single(reading.Items).Id);
        Assert.Equal([("VC1007", 2L), ("VC1007", 4L)], reading.Notices.Select(notice => (notice.Code, notice.Place.Line)));
        Assert.Equal(
            "VC1007: hours.csv, line 2: the row is not valid UTF-8. Save the file as UTF-8 (spreadsheets: \"CSV UTF-8\"); GB18030 must be converted, or read through a mapping that names it.",
            reading.Notices[0].ToString());
    }

    [Fact]
    public void A_header_in_GB18030_refuses_the_file()
    {
        FileReading<ServiceRecord> reading = Given.Records(Gb18030.GetBytes("记录编号,志愿者编号,日期\nr1,V1,2019-03-09\n"));

        Notice notice = Assert.Single(reading.Notices);
        Assert.True(reading.IsRefused);
        Assert.Equal(("VC1012", 1L), (notice.Code, notice.Place.Line));
        Assert.Equal(0, reading.Rows);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    public void A_file_in_UTF_16_or_UTF_32_is_refused_as_such(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);

        FileReading<ServiceRecord> reading = Given.Records([.. mark ? encoding.Preamble : [], .. encoding.GetBytes(Csv)]);

        Notice notice = Assert.Single(reading.Notices);
        Assert.Equal(("VC1013", name[..6].ToUpperInvariant()), (notice.Code, notice.Found));
        Assert.Empty(reading.Items);
    }

    [Fact]
    public void UTF_16_that_begins_in_Chinese_is_refused_too()
    {
        Notice notice = Assert.Single(Given.Records(Encoding.Unicode.GetBytes("记录编号,date,x\n1,2,3\n")).Notices);

        Assert.Equal(Severity.Error, notice.Severity);
        Assert.Contains(notice.Code, (string[])["VC1012", "VC1013"]);
    }

    [Fact]
    public void A_workbook_is_refused_as_such()
    {
        Notice notice = Assert.Single(Given.Records([.. "PK\u0003\u0004"u8, 20, 0, 6, 0, 8, 0]).Notices);

        Assert.Equal(
            "VC1013: hours.csv: the file is in XLSX / ZIP, expected CSV in UTF-8. Save the file as UTF-8 (spreadsheets: \"CSV UTF-8\").",
            notice.ToString());
    }
}
