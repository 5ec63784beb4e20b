using System.Security.Cryptography;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests.Mappings;

/// <summary>Every shipped mapping on made-up rows. 2019-03-09 09:00:00 in China is 1552093200000.</summary>
public sealed class ShippedMappingTests
{
    private const string Sync = """
        [
          {
            "name": "张三", "idcard": "11010519491231002x", "activity": "图书整理", "address": "某路 1 号",
            "value": 2.5, "signInTime": 1552093200000, "signOutTime": 1552102200000
          },
          { "name": "李四", "idcard": "330122199001010017", "activity": "夜间巡逻", "address": "", "value": "4", "signInTime": 1552140000000, "signOutTime": 1552154400000 },
          { "name": "李四", "idcard": "330122199001010017", "activity": "夜间巡逻", "address": "", "value": "4", "signInTime": 1552140000000 }
        ]
        """;

    [Fact]
    public void Every_shipped_mapping_can_be_read_and_is_listed()
    {
        Assert.Equal(
            ["civi-volunteer", "galaxy-digital", "i-volunteer", "zhiyuanhui.credit-rows", "zhiyuanhui.duration", "zhiyuanhui.hisduration", "zhiyuanhui.honour-rows"],
            RecordMappings.Ids);
        Assert.All(RecordMappings.Ids, id => Assert.Equal(id, RecordMappings.Read(id).Id));
        Assert.Contains("VC1054", Assert.Throws<ArgumentException>(() => RecordMappings.Read("zhiyuanhui")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credit_hours_of_Zhiyuanhui_have_both_times_and_the_person_as_a_keyed_digest()
    {
        FileReading<ServiceRecord> reading = Mapped.JsonFile(Sync, RecordMappings.Read("zhiyuanhui.duration"));

        // 22:00 to 02:00 the next day is one service; the row without signOutTime is no credit.
        Assert.Equal(
            [
                $"{Id("zyh-credit-", "11010519491231002X", "1552093200000", "1552102200000", "图书整理", "2.5")} {Person("11010519491231002X")} 2019-03-09 09:00:00 11:30:00 150min 图书整理 signed-in-out approved",
                $"{Id("zyh-credit-", "330122199001010017", "1552140000000", "1552154400000", "夜间巡逻", "4")} {Person("330122199001010017")} 2019-03-09 22:00:00 02:00:00 240min 夜间巡逻 signed-in-out approved",
            ],
            reading.Items.Select(Mapped.Line));
        Notice notice = Assert.Single(reading.Notices);
        Assert.Equal(("VC1101", 7L, "signOutTime"), (notice.Code, notice.Place.Line, notice.Place.Name));
        Assert.All(reading.Items, record => Assert.DoesNotContain("1949", record.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Honour_hours_of_Zhiyuanhui_are_an_administrators()
    {
        FileReading<ServiceRecord> reading = Mapped.Csv(
            "name,idcard,activity,address,value,signInTime\n张三,11010519491231002X,文明劝导,某路,8,1552093200000\n张三,11010519491231002x,文明劝导,某路,8,1552093200000\n",
            RecordMappings.Read("zhiyuanhui.hisduration"));

        // The same row twice, in whatever case the card is written, is the same record twice: the engine counts it once.
        string expected = $"{Id("zyh-honour-", "11010519491231002X", "1552093200000", "文明劝导", "8")} {Person("11010519491231002X")} 2019-03-09 09:00:00 480min 文明劝导 administrator approved";
        Assert.Equal([expected, expected], reading.Items.Select(Mapped.Line));
        Assert.Empty(reading.Notices);
    }

    [Fact]
    public void A_file_of_credit_hours_read_as_honour_hours_says_that_a_column_was_not_read()
    {
        FileReading<ServiceRecord> reading = Mapped.Csv(
            "name,idcard,activity,address,value,signInTime,signOutTime\n张三,11010519491231002X,图书整理,某路,8,1552093200000,1552122000000\n", RecordMappings.Read("zhiyuanhui.hisduration"));

        Assert.Equal(["administrator"], reading.Items.Select(record => record.Source));
        Assert.Equal(("VC1004", "signOutTime"), (reading.Notices.Single().Code, reading.Notices.Single().Place.Name));
        Assert.True(Mapped.Csv("name,idcard,activity,address,value,signInTime\n", RecordMappings.Read("zhiyuanhui.duration")).IsRefused);
    }

    [Fact]
    public void Rows_of_the_back_office_name_whoever_keyed_them()
    {
        string credit = "value,finish_time,actname,volunteer_id\n1.5,1552098600000,图书整理,V1\n", honour = "value,createtime,username,volunteer_id\n0.1,1552098600000,admin07,V1\n";

        Assert.Equal(
            [$"{Plain("zyh-credit-row-", "V1", "1552098600000", "图书整理", "1.5")} V1 2019-03-09 10:30:00 90min 图书整理 signed-in-out approved"],
            Mapped.Csv(credit, RecordMappings.Read("zhiyuanhui.credit-rows")).Items.Select(Mapped.Line));
        Assert.Equal(
            [$"{Plain("zyh-honour-row-", "V1", "1552098600000", "admin07", "0.1")} V1 2019-03-09 6min administrator approved admin07 2019-03-09T10:30:00.0000000+08:00"],
            Mapped.Csv(honour, RecordMappings.Read("zhiyuanhui.honour-rows")).Items.Select(Mapped.Line));
    }

    [Fact]
    public void Certificates_of_i_volunteer_have_days_and_lengths_in_words()
    {
        FileReading<ServiceRecord> reading = Mapped.Csv(
            "\uFEFFi志愿服务证明,,,,,\n打印日期：2019.03.20,,,,,\n序号,志愿者编号,项目名称,服务时间,服务时长,来源平台\n"
            + "1,V1,河道清洁,2019.03.09 至 2019.03.09,2小时30分钟,i志愿\n2,V1,山林防火,2019.03.10至2019.03.12,2时30分,i志愿\n3,V2,问询,2019.03.13,48分,志愿汇\n4,V2,问询,2019.03.14,2.5,志愿汇\n",
            RecordMappings.Read("i-volunteer"));

        Assert.Equal(
            [
                $"{Plain("izy-", "V1", "河道清洁", "2019.03.09 至 2019.03.09", "2小时30分钟", "i志愿")} V1 2019-03-09 150min i志愿 河道清洁 imported approved",
                $"{Plain("izy-", "V1", "山林防火", "2019.03.10至2019.03.12", "2时30分", "i志愿")} V1 2019-03-12 150min i志愿 山林防火 imported approved",
                $"{Plain("izy-", "V2", "问询", "2019.03.13", "48分", "志愿汇")} V2 2019-03-13 48min 志愿汇 问询 imported approved",
            ],
            reading.Items.Select(Mapped.Line));
        Notice notice = Assert.Single(reading.Notices);
        Assert.Equal(("VC1041", 7L, 5, "服务时长", "2.5"), (notice.Code, notice.Place.Line, notice.Place.Column, notice.Place.Name, notice.Found));
    }

    [Fact]
    public void Assignments_of_CiviVolunteer_count_when_completed_and_a_no_show_is_an_act()
    {
        FileReading<ServiceRecord> reading = Mapped.Csv(
            "id,contact_id,activity_date_time,time_scheduled_minutes,time_completed_minutes,status\n"
            + "1,7,2019-03-09 09:00:00,120,90,Completed\n2,7,2019-03-16 09:00:00,120,,No_show\n3,7,2019-03-23 09:00:00,120,,Scheduled\n"
            + "4,8,2019-03-09 09:00:00,120,,cancelled\n5,8,2019-03-09 09:00:00,120,,Available\n6,8,2019-03-09 09:00:00,120,60,Done\n",
            RecordMappings.Read("civi-volunteer"));

        Assert.Equal(["1 7 2019-03-09 09:00:00 90min planned:120 administrator approved", "2 7 2019-03-16 no-show administrator approved x1"], reading.Items.Select(Mapped.Line));
        Assert.True(reading.Items[1].IsAct);
        Assert.Equal((6, 2, 1, 3), (reading.Rows, reading.RowsRead, reading.RowsRefused, reading.RowsExcluded));
        Assert.Equal(
            [
                "VC1044: hours.csv, record '6', line 7, column 6 'status': the mapping does not translate this value, expected Completed. Correct the cell, or add the value to the mapping.",
                "VC1047: hours.csv, 'status': 3 row(s) were left out, since this column says Available / Scheduled / Cancelled. Nothing need be done: the mapping says so.",
            ],
            reading.Notices.Select(notice => notice.ToString()));
    }

    [Fact]
    public void Hours_of_Galaxy_Digital_are_a_text_of_hours()
    {
        FileReading<ServiceRecord> reading = Mapped.Csv(
            "hour_id,user_id,hour_date_start,hour_date_end,hour_hours,hour_status,hour_type\n"
            + "1,7,2019-03-09 09:00:00,2019-03-09 11:30:00,\"2.5\",approved,individual\n2,7,2019-03-10,2019-03-12,0.33,Pending,group\n3,8,2019-03-12,2019-03-10,1,denied,group\n4,8,2019-03-09 22:00,2019-03-10 02:00,4,denied,\n",
            RecordMappings.Read("galaxy-digital"));

        // 0.33 h are 19.8 minutes.
        Assert.Equal(
            [
                "1 7 2019-03-09 09:00:00 11:30:00 150min individual administrator approved", "2 7 2019-03-12 20min group administrator pending",
                "4 8 2019-03-09 22:00:00 02:00:00 240min administrator rejected",
            ],
            reading.Items.Select(Mapped.Line));
        Assert.Equal(("VC1042", 4L, 4), (reading.Notices.Single().Code, reading.Notices.Single().Place.Line, reading.Notices.Single().Place.Column));
    }

    private static string Person(string card) => Convert.ToHexStringLower(HMACSHA256.HashData(Mapped.Key, Encoding.UTF8.GetBytes(card)).AsSpan(0, 16));

    private static string Id(string prefix, string card, params string[] cells) => Plain(prefix, [Person(card), .. cells]);

    private static string Plain(string prefix, params string[] cells) => prefix + Convert.ToHexStringLower(SHA256.HashData(
        [.. cells.SelectMany(cell => (byte[])[.. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(cell)), .. Encoding.UTF8.GetBytes(cell)])]).AsSpan(0, 16));
}
