using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class RecordsTests
{
    [Fact]
    public void A_row_with_every_column_becomes_a_record_with_every_value()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            Given.AllColumns + "\n"
            + "r1,V1,2019-03-09,09:00,11:30,150,180,杭州图书馆,阅读,周六读书,三月学雷锋,滨江,service,signed-in-out,approved,county,acc-7,"
            + "2019-03-09T11:31:05.25+08:00,r0,,,,4.5,true,indoor; elderly ;;night\n");

        ServiceRecord record = Assert.Single(reading.Items);
        Assert.Empty(reading.Notices);
        Assert.Equal(
            new ServiceRecord
            {
                Id = "r1",
                VolunteerId = "V1",
                Date = new(2019, 3, 9),
                Start = new(9, 0),
                End = new(11, 30),
                Minutes = 150,
                PlannedMinutes = 180,
                Organization = "杭州图书馆",
                Project = "阅读",
                Activity = "周六读书",
                Campaign = "三月学雷锋",
                District = "滨江",
                Category = "service",
                Source = "signed-in-out",
                Status = "approved",
                ApprovedBy = "county",
                Recorder = "acc-7",
                RecordedAt = new(2019, 3, 9, 11, 31, 5, 250, TimeSpan.FromHours(8)),
                Replaces = "r0",
                Rating = 4.5m,
                Disputed = true,
                Tags = record.Tags,
            },
            record);
        Assert.Equal(["indoor", "elderly", "night"], record.Tags);
    }

    [Fact]
    public void An_act_has_its_quantity_unit_and_what_it_voids()
    {
        ServiceRecord act = Assert.Single(Given.Records(
            "record_id,volunteer_id,date,source,status,quantity,unit,voids\nr2,V1,2019-03-09,imported,approved,-400,mL,r1\n").Items);

        Assert.Equal((-400m, "mL", "r1"), (act.Quantity, act.Unit, act.Voids));
    }

    [Fact]
    public void Columns_may_stand_in_any_order()
    {
        ServiceRecord record = Assert.Single(Given.Records("minutes,date,status,volunteer_id,source,record_id\n60,2019-03-09,held,V1,imported,r1\n").Items);

        Assert.Equal(("r1", "V1", 60, "held", "imported"), (record.Id, record.VolunteerId, record.Minutes, record.Status, record.Source));
    }

    [Fact]
    public void An_empty_cell_is_unknown_and_not_zero_or_the_default()
    {
        ServiceRecord record = Assert.Single(Given.Records(Given.AllColumns + "\nr1,V1,2019-03-09" + new string(',', 22) + "\n").Items);

        Assert.Equal(new ServiceRecord { Id = "r1", VolunteerId = "V1", Date = new(2019, 3, 9), Status = null, Tags = record.Tags }, record);
        Assert.Empty(record.Tags);
    }

    [Fact]
    public void An_absent_status_is_approved_and_an_absent_source_unknown_and_both_are_named_once()
    {
        FileReading<ServiceRecord> reading = Given.Records("record_id,volunteer_id,date\nr1,V1,2019-03-09\nr2,V1,2019-03-10\n");

        Assert.All(reading.Items, record => Assert.Equal(("approved", null), (record.Status, record.Source)));
        Assert.Equal(
            [
                "VC1005: hours.csv, 'source': the column is absent: unknown is taken for every row. Add the column if your data has it.",
                "VC1005: hours.csv, 'status': the column is absent: approved is taken for every row. Add the column if your data has it.",
            ],
            reading.Notices.Select(notice => notice.ToString()));
        Assert.All(reading.Notices, notice => Assert.Equal(Severity.Information, notice.Severity));
    }

    [Fact]
    public void Spaces_around_a_cell_are_not_part_of_it()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            " record_id , volunteer_id,date,source,status,minutes\n r1 ,\" V1 \", 2019-03-09 ,   ,approved,150 \n");

        ServiceRecord record = Assert.Single(reading.Items);
        Assert.Equal(("r1", "V1", 150, null), (record.Id, record.VolunteerId, record.Minutes, record.Source));
    }

    [Fact]
    public void Quoted_cells_hold_separators_quotes_and_line_breaks_and_lines_are_still_counted()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            "record_id,volunteer_id,date,source,status,activity,minutes\r\n"
            + "r1,V1,2019-03-09,imported,approved,\"first, \"\"second\"\"\r\nthird\",60\r\n"
            + "\r\n"
            + "r2,V1,2019-03-10,imported,approved,x,2.5\r\n");

        Assert.Equal("first, \"second\"\r\nthird", Assert.Single(reading.Items).Activity);
        Notice notice = Assert.Single(reading.Notices);
        Assert.Equal(("VC1203", 5L, 7, "r2"), (notice.Code, notice.Place.Line, notice.Place.Column, notice.Place.RecordId));
        Assert.Equal(2, reading.Rows);
    }

    [Fact]
    public void The_last_row_needs_no_line_break()
    {
        Assert.Equal(2, Given.Records("record_id,volunteer_id,date\nr1,V1,2019-03-09\nr2,V1,2019-03-10").Items.Count);
    }

    [Fact]
    public void Equal_texts_of_a_file_are_one_string()
    {
        IReadOnlyList<ServiceRecord> records = Given.Records(
            "record_id,volunteer_id,date,category\nr1,V1,2019-03-09,志愿服务\nr2,V1,2019-03-10,志愿服务\n").Items;

        Assert.Same(records[0].Category, records[1].Category);
        Assert.Same(records[0].VolunteerId, records[1].VolunteerId);
    }

    [Fact]
    public void Other_separators_are_read_when_asked_for()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            "record_id;volunteer_id;date;tags\nr1;V1;2019-03-09;\"a;b\"\n", new() { Separator = ';' });

        Assert.Equal(["a", "b"], Assert.Single(reading.Items).Tags);
    }

    [Fact]
    public void Chinese_column_names_are_read_with_a_mapping()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            "记录编号,志愿者编号,日期,分钟,来源,status\nr1,V1,2019-03-09,2小时30分钟,管理员,approved\nr2,V1,2019-03-10,150,管理员,approved\n",
            new()
            {
                ColumnNames = new Dictionary<string, string>
                {
                    ["记录编号"] = "record_id", ["志愿者编号"] = "volunteer_id", ["日期"] = "date", ["分钟"] = "minutes", ["来源"] = "source",
                },
            });

        Assert.Equal(("r2", 150, "管理员"), (reading.Items[0].Id, reading.Items[0].Minutes, reading.Items[0].Source));
        Assert.Equal(
            "VC1203：hours.csv，记录“r1”，第 2 行，第 4 列“分钟”：发现“2小时30分钟”，应为从 0 起的整数。请更正；未知请留空。",
            Assert.Single(reading.Notices).In(RuleSets.Language.Chinese));
    }

    [Fact]
    public void Several_files_are_joined_into_one_population()
    {
        FileReading<ServiceRecord> march = Given.Records("record_id,volunteer_id,date\nr1,V1,2019-03-09\n");
        FileReading<ServiceRecord> april = Given.Records("record_id,volunteer_id,date\nr2,V1,2019-04-09\nr3,V2,2019-04-09\n");
        FileReading<Fact> volunteers = Given.Volunteers("volunteer_id,born\nV2,1990-01-01\nV3,1991-01-01\n");

        var population = Population.Create([.. march.Items, .. april.Items], volunteers.Items);

        Assert.Equal(
            [("V1", 2, 0), ("V2", 1, 1), ("V3", 0, 1)],
            population.Volunteers.Select(volunteer => (volunteer.Id, volunteer.Records.Count, volunteer.Facts.Count)));
    }
}
