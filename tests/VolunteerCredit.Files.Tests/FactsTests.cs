using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class FactsTests
{
    [Fact]
    public void A_row_with_every_column_becomes_a_fact_with_every_value()
    {
        FileReading<Fact> reading = Given.Facts(
            "fact_id,subject_id,name,value,from,to,recorded_at,source,author,reason,replaces,voids\n"
            + "f2,V1,score:zhiyuanhui,335 in 0..650,2019-01-01,2019-12-31,2019-01-02T08:00:00+08:00,志愿汇,acc-1,\"hours, awards\",f1,\n");

        Assert.Empty(reading.Notices);
        Assert.Equal(
            new Fact
            {
                Id = "f2",
                SubjectId = "V1",
                Name = "score:zhiyuanhui",
                Value = "335 in 0..650",
                From = new(2019, 1, 1),
                To = new(2019, 12, 31),
                RecordedAt = new(2019, 1, 2, 8, 0, 0, TimeSpan.FromHours(8)),
                Source = "志愿汇",
                Author = "acc-1",
                Reason = "hours, awards",
                Replaces = "f1",
            },
            Assert.Single(reading.Items));
    }

    [Fact]
    public void Required_columns_and_cells_are_asked_for()
    {
        Assert.Equal("name, value", Assert.Single(Given.Facts("fact_id,subject_id\nf1,V1\n").Notices).Expected!.English);
        Assert.Equal(
            [("VC1101", 1, "fact_id"), ("VC1101", 2, "subject_id"), ("VC1101", 3, "name"), ("VC1101", 4, "value")],
            Given.Facts("fact_id,subject_id,name,value\n,,,\n").Notices.Select(notice => (notice.Code, notice.Place.Column, notice.Place.Name)));
    }

    [Fact]
    public void A_value_that_does_not_fit_its_fact_is_refused_with_line_and_column()
    {
        FileReading<Fact> reading = Given.Facts(
            "fact_id,subject_id,name,value\nf1,V1,born,1990/1/1\nf2,V1,score:x,700 in 0..650\nf3,V1,party-member,yes\n");

        Assert.Equal("f3", Assert.Single(reading.Items).Id);
        Assert.Equal(
            [("VC1210", 2L, 4, "f1"), ("VC1210", 3L, 4, "f2")],
            reading.Notices.Select(notice => (notice.Code, notice.Place.Line, notice.Place.Column, notice.Place.RecordId)));
    }

    [Fact]
    public void A_fact_that_replaces_and_voids_or_has_bad_days_is_refused()
    {
        FileReading<Fact> reading = Given.Facts("fact_id,subject_id,name,value,from,replaces,voids\nf1,V1,held,x,2019-1-1,a,b\n");

        Assert.Equal([("VC1102", 5), ("VC1207", 6)], reading.Notices.Select(notice => (notice.Code, notice.Place.Column)));
    }

    [Theory]
    [InlineData("-1", true)]
    [InlineData("-1 in -5..5", true)]
    [InlineData("-1+cmd", false)]
    [InlineData("=1", false)]
    [InlineData("+1", false)]
    public void A_value_may_be_a_negative_figure_and_no_formula(string value, bool read)
    {
        FileReading<Fact> reading = Given.Facts($"fact_id,subject_id,name,value\nf1,V1,score:x,{value}\n");

        Assert.Equal(read ? 1 : 0, reading.Items.Count);
        Assert.All(reading.Notices, notice => Assert.Equal(("VC1108", null), (notice.Code, notice.Found)));
        Assert.Equal(read ? 0 : 1, reading.Notices.Count);
    }
}
