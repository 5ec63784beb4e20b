using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class VolunteersTests
{
    [Fact]
    public void Each_filled_cell_becomes_an_undated_fact()
    {
        FileReading<Fact> reading = Given.Volunteers(
            "volunteer_id,born,registered_on,registered_with,household,score:zhiyuanhui,fact:party-member\n"
            + "V1,1990-01-01,2015-03-05,志愿汇; i志愿,H1,335 in 0..650,yes\n"
            + "V2,,,,,,\n");

        Assert.Empty(reading.Notices);
        Assert.Equal((2, 2), (reading.Rows, reading.RowsRead));
        Assert.All(reading.Items, fact => Assert.Equal((fact.Name == "listed" ? "V2" : "V1", null, null, null), (fact.SubjectId, fact.From, fact.To, fact.RecordedAt)));
        Assert.Equal(
            [
                ("volunteers:V1:born", "born", "1990-01-01"),
                ("volunteers:V1:registered", "registered", "2015-03-05"),
                ("volunteers:V1:registered-with:志愿汇", "registered-with", "志愿汇"),
                ("volunteers:V1:registered-with:i志愿", "registered-with", "i志愿"),
                ("volunteers:V1:household", "household", "H1"),
                ("volunteers:V1:score:zhiyuanhui", "score:zhiyuanhui", "335 in 0..650"),
                ("volunteers:V1:party-member", "party-member", "yes"),
                ("volunteers:V2:listed", "listed", "true"),
            ],
            reading.Items.Select(fact => (fact.Id, fact.Name, fact.Value)));
    }

    [Fact]
    public void A_bad_cell_refuses_the_row_with_its_column_and_the_rest_goes_on()
    {
        FileReading<Fact> reading = Given.Volunteers(
            "household,volunteer_id,registered_on,born,score:x\nH1,V1,05.03.2015,1990-02-30,high\nH2,V2,,1991-01-01,\n,,,,\n");

        Assert.Equal(["volunteers:V2:household", "volunteers:V2:born"], reading.Items.Select(fact => fact.Id));
        Assert.Equal(
            [("VC1210", 2L, 3, "registered_on"), ("VC1210", 2L, 4, "born"), ("VC1210", 2L, 5, "score:x"), ("VC1101", 4L, 2, "volunteer_id")],
            reading.Notices.Select(notice => (notice.Code, notice.Place.Line, notice.Place.Column, notice.Place.Name)));
    }

    [Fact]
    public void Two_columns_that_say_one_fact_refuse_the_file()
    {
        Assert.Equal(("VC1006", 3, "fact:born"), Assert.Single(
            Given.Volunteers("volunteer_id,born,fact:born\nV1,1990-01-01,1990-01-01\n").Notices.Select(notice => (notice.Code, notice.Place.Column, notice.Place.Name))));
    }

    [Fact]
    public void Columns_without_a_fact_are_unknown()
    {
        Assert.Equal(
            [("VC1004", "score:"), ("VC1004", "fact:"), ("VC1004", "name"), ("VC1004", "fact:volunteer_id")],
            Given.Volunteers("volunteer_id,score:,fact:,name,fact:volunteer_id\nV1,1,2,3,4\n").Notices.Select(notice => (notice.Code, notice.Place.Name!)));
    }

    [Fact]
    public void A_file_that_is_sent_again_gives_the_same_facts()
    {
        const string Csv = "volunteer_id,born,registered_with\nV1,1990-01-01,a;b\n";

        Assert.Equal(Given.Volunteers(Csv).Items, Given.Volunteers(Csv).Items);
    }

    [Fact]
    public void Nobody_who_is_in_the_file_goes_missing()
    {
        FileReading<Fact> reading = Given.Volunteers("volunteer_id,born\nV1,1990-01-01\nV2,\n");
        Assert.Equal([("V1", "born"), ("V2", "listed")], reading.Items.Select(f => (f.SubjectId, f.Name)));
        Assert.Equal(["V1", "V2"], Population.Create([], reading.Items).Volunteers.Select(v => v.Id));
    }

    [Fact]
    public void A_long_volunteer_id_still_gives_fact_ids_of_at_most_200_characters()
    {
        string id = new('v', 200);
        FileReading<Fact> reading = Given.Volunteers($"volunteer_id,born,household\n{id},1990-01-01,H1\n");

        Assert.Equal(2, reading.Items.Select(fact => fact.Id).Distinct().Count());
        Assert.All(reading.Items, fact => Assert.InRange(fact.Id.Length, 1, 200));
        Assert.Equal("VC1201", Assert.Single(Given.Volunteers($"volunteer_id,born\n{id}v,1990-01-01\n").Notices).Code);
    }

    [Fact]
    public void A_formula_refuses_the_row_and_is_not_shown()
    {
        Notice notice = Assert.Single(Given.Volunteers("volunteer_id,household,registered_with\nV1,H1,a;=cmd\n").Notices);

        Assert.Equal(("VC1108", 3, null), (notice.Code, notice.Place.Column, notice.Found));
    }
}
