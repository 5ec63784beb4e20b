using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

/// <summary>Rule sets compare the status exactly, so that a word that only looks like another must not go by unnoticed.</summary>
public sealed class StatusWordTests
{
    private const string Header = "record_id,volunteer_id,date,source,status\n";

    [Fact]
    public void A_status_in_another_spelling_is_taken_as_it_stands_and_told_once_with_its_rows()
    {
        const string text = Header
            + "r1,V1,2019-03-09,x,Approved\nr2,V1,2019-03-10,x,approved\nr3,V2,2019-03-11,x,Approved\nr4,V2,2019-03-12,x,已通过\nr5,V2,2019-03-12,x,\nr6,V2,2019-03-12,x,no-show_2\n";
        FileReading<ServiceRecord> reading = Given.Records(text);

        Assert.Equal(["Approved", "approved", "Approved", "已通过", null, "no-show_2"], reading.Items.Select(record => record.Status));
        Assert.Equal(
            [
                "VC1055: hours.csv, record 'r1', line 2, column 5 'status': 'Approved' in 2 row(s) is not written in small Latin letters, as approved is; it is compared as it stands. "
                    + "If it means approved, pending or rejected, write that, or map it (values); else nothing need be done.",
                "VC1055: hours.csv, record 'r4', line 5, column 5 'status': '已通过' in 1 row(s) is not written in small Latin letters, as approved is; it is compared as it stands. "
                    + "If it means approved, pending or rejected, write that, or map it (values); else nothing need be done.",
            ],
            reading.Notices.Select(notice => notice.ToString()));
        Assert.Equal(reading.Notices, Given.InColumns(new MemoryStream(Encoding.UTF8.GetBytes(text))).Reading.Notices);
    }

    [Fact]
    public void The_same_goes_for_JSON_Lines_and_for_columns_of_other_names()
    {
        FileReading<ServiceRecord> lines = JsonLinesRecords.Read(
            new MemoryStream("""{"record_id":"r1","volunteer_id":"V1","date":"2019-03-09","source":"x","状态":"APPROVED"}"""u8.ToArray()), "hours.jsonl", new() { ColumnNames = new Dictionary<string, string> { ["状态"] = "status" } });

        Notice notice = Assert.Single(lines.Notices);
        Assert.Equal(("VC1055", "APPROVED", 1L, "status"), (notice.Code, notice.Found, notice.Place.Line, notice.Place.Name));
    }

    [Fact]
    public void Rows_that_are_refused_say_nothing_of_their_status() =>
        Assert.Equal(["VC1203"], Given.Records("record_id,volunteer_id,date,source,status,minutes\nr1,V1,2019-03-09,x,Approved,-1\n").Notices.Select(notice => notice.Code));

    /// <summary>The wrong column was named: that costs eleven notices and no memory.</summary>
    [Fact]
    public void A_column_of_many_words_is_told_in_few_notices()
    {
        FileReading<ServiceRecord> reading = Given.Records(Header + string.Concat(Enumerable.Range(0, 40).Select(i => $"r{i},V1,2019-03-09,x,Note {i % 20}\n")));

        Assert.Equal(11, reading.Notices.Count);
        Assert.Equal([.. Enumerable.Repeat("2", 10), "20"], reading.Notices.Select(notice => notice.Expected!.English));
        Assert.Equal("…", reading.Notices[^1].Found);
    }
}
