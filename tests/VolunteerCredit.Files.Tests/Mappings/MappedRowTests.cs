using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Cells;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tests.Mappings;

public sealed class MappedRowTests
{
    private const string Span = "\"date\": { \"column\": \"from\", \"format\": [\"YYYY-MM-DD HH:mm\", \"YYYY-MM-DD\"] }, \"start\": { \"column\": \"from\", \"format\": [\"YYYY-MM-DD HH:mm\", \"YYYY-MM-DD\"] }, "
        + "\"end\": { \"column\": \"to\", \"format\": [\"YYYY-MM-DD HH:mm\", \"YYYY-MM-DD\"] }, \"minutes\": { \"column\": \"min\" },";

    [Theory]
    [InlineData("2小时30分钟", 150)]
    [InlineData("2时30分", 150)]
    [InlineData("2 小时 30 分", 150)]
    [InlineData("48分", 48)]
    [InlineData("1个小时", 60)]
    [InlineData("1.5h", 90)]
    [InlineData("1H 30MIN", 90)]
    [InlineData("90秒", null)]
    [InlineData("120秒", 2)]
    [InlineData("2.5", null)]
    [InlineData("30分2小时", null)]
    [InlineData("2小时2小时", null)]
    [InlineData("2小时30", null)]
    [InlineData("-1小时", null)]
    [InlineData("小时", null)]
    [InlineData("1e3分", null)]
    [InlineData("0.1小时", 6)]
    [InlineData("0.33小时", null)]
    [InlineData("99999999999小时", null)]
    [InlineData("2147483647小时", null)]
    [InlineData("1.2345678901小时", null)]
    public void Lengths_of_time_in_words_are_exact_minutes_or_none(string text, int? minutes)
    {
        bool read = DurationCell.TryParse(Encoding.UTF8.GetBytes(text), null, null, out int found);

        Assert.Equal(minutes, read ? found : null);
    }

    [Theory]
    [InlineData("2.5", DurationUnit.Hours, null, 150)]
    [InlineData("150", DurationUnit.Minutes, null, 150)]
    [InlineData("2.5", DurationUnit.Minutes, null, null)]
    [InlineData("0.33", DurationUnit.Hours, RoundingMode.Down, 19)]
    [InlineData("0.33", DurationUnit.Hours, RoundingMode.HalfUp, 20)]
    [InlineData("0.33", DurationUnit.Hours, RoundingMode.Up, 20)]
    [InlineData("90", DurationUnit.Seconds, RoundingMode.HalfEven, 2)]
    [InlineData("90", DurationUnit.Seconds, RoundingMode.HalfDown, 1)]
    [InlineData("150", DurationUnit.Seconds, RoundingMode.HalfEven, 2)]
    [InlineData("2小时", DurationUnit.Minutes, null, 120)]
    public void A_bare_number_has_the_stated_unit_and_the_stated_rounding(string text, object unit, object? rounding, int? minutes)
    {
        bool read = DurationCell.TryParse(Encoding.UTF8.GetBytes(text), (DurationUnit)unit, (RoundingMode?)rounding, out int found);

        Assert.Equal(minutes, read ? found : null);
    }

    [Theory]
    [InlineData("YYYY.MM.DD", "2019.03.09", "2019-03-09")]
    [InlineData("YYYY/M/D", "2019/3/9", "2019-03-09")]
    [InlineData("YYYY/M/D", "2019/13/9", null)]
    [InlineData("YYYY年M月D日", "2019年3月9日", "2019-03-09")]
    [InlineData("YYYY.MM.DD 至 YYYY.MM.DD", "2019.03.09 至 2019.03.12", "2019-03-09 2019-03-12")]
    [InlineData("YYYY.MM.DD 至 YYYY.MM.DD", "2019.03.09至2019.03.12", "2019-03-09 2019-03-12")]
    [InlineData("YYYY.MM.DD 至 YYYY.MM.DD", "2019.03.09 到 2019.03.12", null)]
    [InlineData("YYYY.MM.DD 至 YYYY.MM.DD", "2019.03.09", null)]
    [InlineData("YYYY.MM.DD-MM.DD", "2019.03.09-03.12", "2019-03-09 2019-03-12")]
    [InlineData("YYYY-MM-DD HH:mm-HH:mm", "2019-03-09 09:00-11:30", "2019-03-09 09:00 11:30")]
    [InlineData("YYYY-MM-DD H:mm:ss", "2019-03-09 9:05:07", "2019-03-09 09:05")]
    [InlineData("YYYY-MM-DD HH:mm", "2019-03-09 24:00", null)]
    [InlineData("YYYY-MM-DD", "2019-02-29", null)]
    [InlineData("YYYY-MM-DD", "2019-03-09x", null)]
    [InlineData("YYYY-MM-DD", "", null)]
    public void A_format_reads_what_it_says_and_nothing_else(string format, string cell, string? expected)
    {
        bool read = InstantPattern.Of(format)!.TryParse(Encoding.UTF8.GetBytes(cell), out Instant found);

        string?[] parts = [found.Day?.ToString("yyyy-MM-dd", null), found.Time?.ToString("HH:mm", null), found.LastDay?.ToString("yyyy-MM-dd", null), found.LastTime?.ToString("HH:mm", null)];
        Assert.Equal(expected, read ? string.Join(' ', parts.Where(part => part is not null)) : null);
    }

    [Theory]
    [InlineData("yyyy-mm-dd")]
    [InlineData("YYYY-MM-DDTHH:mmZ")]
    [InlineData("YYYY-YYYY-YYYY")]
    [InlineData("HH")]
    [InlineData("")]
    [InlineData("YYYY-MM")]
    public void A_format_without_day_and_time_or_with_other_letters_is_none(string format) => Assert.Null(InstantPattern.Of(format));

    [Theory]
    [InlineData("1552093200", false, "2019-03-09 09:00:00")]
    [InlineData("1552093200999", true, "2019-03-09 09:00:00")]
    [InlineData("1552093200", true, null)]
    [InlineData("1552093200000", false, null)]
    [InlineData("0", true, null)]
    [InlineData("1552093200.5", false, null)]
    [InlineData("1.5520932E+12", true, null)]
    [InlineData("99999999999999999999", true, null)]
    public void Seconds_are_never_taken_for_milliseconds(string cell, bool milliseconds, string? expected)
    {
        bool read = EpochCell.TryParse(Encoding.UTF8.GetBytes(cell), milliseconds, TimeSpan.FromHours(8), out Instant found);

        Assert.Equal(expected, read ? $"{found.Day:yyyy-MM-dd} {found.Time:HH:mm:ss}" : null);
    }

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("11010519491231002x", true)]
    [InlineData("110105194912310021", false)]
    [InlineData("11010519491331002X", false)]
    [InlineData("1101051949123100", false)]
    [InlineData("110105194912310-2X", false)]
    public void Numbers_of_identity_cards_are_known_by_date_and_check_character(string text, bool isOne) =>
        Assert.Equal(isOne, IdentityCard.IsOne(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("first-day", "2019-03-09,2019-03-12", 10, "2019-03-09 10min")]
    [InlineData("last-day", "2019-03-09,2019-03-12", 10, "2019-03-12 10min")]
    [InlineData("spread", "2019-03-09,2019-03-12", 10, "2019-03-09 3min, 2019-03-10 3min, 2019-03-11 2min, 2019-03-12 2min")]
    [InlineData("spread", "2019-03-09,2019-03-12", 2, "2019-03-09 1min, 2019-03-10 1min")]
    [InlineData("spread", "2019-03-09,2019-03-12", 0, "2019-03-09 0min")]
    [InlineData("spread", "2019-03-09 08:00,2019-03-10 08:30", 60, "2019-03-09 30min, 2019-03-10 30min")]
    [InlineData("refuse", "2019-03-09 22:00,2019-03-10 02:00", 240, "2019-03-09 22:00:00 02:00:00 240min")]
    [InlineData("refuse", "2019-03-09 22:00,2019-03-10 22:00", 240, "2019-03-09 22:00:00 22:00:00 240min")]
    [InlineData("refuse", "2019-03-09 09:00,2019-03-09 11:00", 120, "2019-03-09 09:00:00 11:00:00 120min")]
    [InlineData("refuse", "2019-03-09 09:00,2019-03-09 09:00", 0, "2019-03-09 09:00:00 0min")]
    [InlineData("refuse", "2019-03-09 09:00,", 30, "2019-03-09 09:00:00 30min")]
    public void A_row_over_several_days_goes_where_the_mapping_says(string rule, string cells, int minutes, string expected)
    {
        FileReading<ServiceRecord> reading = Mapped.Csv($"nr,who,from,to,min\nr1,V1,{cells},{minutes}\n", Mapped.Mapping(Span, $", \"severalDays\": \"{rule}\""));

        Assert.Empty(reading.Notices);
        Assert.Equal(
            expected.Split(", "),
            reading.Items.Select(record => Mapped.Line(record)[(record.Id.Length + " V1 ".Length)..^" administrator approved".Length]));
        Assert.Equal(1, reading.RowsRead);
        Assert.Equal(rule == "spread" ? "r1/2019-03-09" : "r1", reading.Items[0].Id);
        Assert.Equal(minutes, reading.Items.Sum(record => record.Minutes));
    }

    [Theory]
    [InlineData("refuse", "2019-03-09,2019-03-12,10", "VC1043", 4)]
    [InlineData("spread", "2019-03-09,2019-03-12,", "VC1043", 4)]
    [InlineData("spread", "2019-03-09,2021-03-12,10", "VC1043", 4)]
    [InlineData("spread", "2199-12-30,2200-01-02,10", "VC1202", 4)]
    [InlineData("last-day", "2019-03-12,2019-03-09,10", "VC1042", 4)]
    [InlineData("last-day", "2019-03-12 09:00,2019-03-12 08:00,10", "VC1042", 4)]
    [InlineData("last-day", "0001-01-01,0001-01-01,10", "VC1202", 3)]
    [InlineData("last-day", "=2019,2019-03-09,10", "VC1108", 3)]
    [InlineData("last-day", "2019-03-09,yesterday,10", "VC1040", 4)]
    [InlineData("last-day", "2019-03-09,,2.5", "VC1203", 5)]
    [InlineData("last-day", ",,10", "VC1101", 3)]
    public void A_row_that_cannot_be_placed_is_refused_at_its_own_cell_and_nothing_of_it_counts(string rule, string cells, string code, int column)
    {
        FileReading<ServiceRecord> reading = Mapped.Csv($"nr,who,from,to,min\nr1,V1,{cells}\nr2,V1,2019-03-09,,5\n", Mapped.Mapping(Span, $", \"severalDays\": \"{rule}\""));

        Assert.Equal(["r2"], reading.Items.Select(record => record.Id[..2]));
        Notice notice = Assert.Single(reading.Notices);
        Assert.Equal((code, 2L, column, "r1"), (notice.Code, notice.Place.Line, notice.Place.Column, notice.Place.RecordId));
    }

    [Fact]
    public void A_plain_number_of_an_identity_card_is_refused_and_not_shown()
    {
        const string rows = "nr,who,date\nr1,11010519491231002X,2019-03-09\n";
        FileReading<ServiceRecord> refused = Mapped.Csv(rows, Mapped.Mapping("\"date\": \"date\","));

        Assert.Equal("VC1045", Assert.Single(refused.Notices).Code);
        Assert.DoesNotContain("1949", refused.Notices[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["11010519491231002X"], Mapped.Csv(rows, Plain()).Items.Select(record => record.VolunteerId));

        static RecordMapping Plain() => RecordMapping.Read(RuleSetSource.FromText(
            Mapped.Json("\"date\": \"date\",").Replace("\"volunteer_id\": \"who\"", "\"volunteer_id\": { \"column\": \"who\", \"plain\": true }", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_number_of_an_identity_card_in_a_column_of_days_is_not_shown()
    {
        Notice notice = Assert.Single(Mapped.Csv("nr,who,date\nr1,V,11010519491231002X\n", Mapped.Mapping("\"date\": { \"column\": \"date\", \"format\": \"YYYY-MM-DD\" },")).Notices);

        Assert.Equal(("VC1040", "…"), (notice.Code, notice.Found));
    }

    [Fact]
    public void A_mapping_with_digests_is_not_used_without_its_key()
    {
        RecordMapping mapping = RecordMappings.Read("zhiyuanhui.duration");

        Assert.True(mapping.NeedsKey);
        Assert.Contains("VC1051", Assert.Throws<ArgumentException>(() => CsvRecords.Read(Stream.Null, "x", new() { Mapping = mapping })).Message, StringComparison.Ordinal);
        Assert.Contains("VC1051", Assert.Throws<ArgumentException>(() => mapping.WithKey(new byte[15])).Message, StringComparison.Ordinal);
        Assert.False(RecordMappings.Read("i-volunteer").NeedsKey);
    }

    [Fact]
    public void Another_key_gives_other_ids()
    {
        const string row = """[{"idcard": "11010519491231002X", "activity": "a", "value": 1, "signInTime": 1552093200000}]""";
        RecordMapping mapping = RecordMappings.Read("zhiyuanhui.hisduration");
        string[] ids = [.. new[] { Mapped.Key, [.. Mapped.Key, 1] }.Select(key => JsonLinesRecords.Read(new MemoryStream(Encoding.UTF8.GetBytes(row)), "x", new() { Mapping = mapping.WithKey(key) }).Items.Single().VolunteerId)];

        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
    }

    [Fact]
    public void Rows_that_differ_in_little_are_listed_and_both_count()
    {
        RecordMapping mapping = RecordMapping.Read(RuleSetSource.FromText(Mapped.Json("\"date\": \"date\", \"start\": \"start\", \"minutes\": \"min\",")
            .Replace("\"record_id\": \"nr\"", "\"record_id\": { \"content\": [\"date\", \"start\", \"min\", \"place\"] }", StringComparison.Ordinal)));
        const string rows = "who,date,start,min,place\nV1,2019-03-09,09:00,60,a\nV1,2019-03-09,09:00,60,a\nV1,2019-03-09,09:00,60,b\nV2,2019-03-09,09:00,60,a\nV1,2019-03-09,10:00,60,a\n"
            + "V1,2019-03-10,,60,a\nV1,2019-03-10,,90,b\nV1,2019-03-10,,60,b\n";

        FileReading<ServiceRecord> reading = Mapped.Csv(rows, mapping);

        Assert.Equal(8, reading.RowsRead);
        Assert.Equal([("VC1048", 4L, "2"), ("VC1048", 9L, "7")], reading.Notices.Select(notice => (notice.Code, notice.Place.Line, notice.Found!)));
        Assert.Equal(reading.Items[0].Id, reading.Items[1].Id);
        Assert.Equal(7, reading.Items.Select(record => record.Id).Distinct().Count());
        Assert.Equal(["VC1048", "VC1049"], Mapped.Codes(Mapped.Csv(rows, mapping, new() { NearDuplicateRowsMax = 1 })));
        Assert.Empty(Mapped.Csv(rows, mapping, new() { NearDuplicateRowsMax = 0 }).Notices);
    }

    [Fact]
    public void Cells_that_a_spreadsheet_would_run_are_refused_in_every_kind_of_column()
    {
        RecordMapping mapping = Mapped.Mapping("\"date\": { \"column\": \"d\", \"format\": \"YYYY.MM.DD\" }, \"minutes\": { \"column\": \"m\", \"read\": \"duration\" }, \"activity\": \"a\", \"district\": { \"column\": \"x\", \"values\": { \"滨江\": \"binjiang\" } },");
        FileReading<ServiceRecord> reading = Mapped.Csv(
            "nr,who,d,m,a,x\n=1,V,2019.03.09,1分,,\nr2,@V,2019.03.09,1分,,\nr3,V,=A1,1分,,\nr4,V,2019.03.09,=A1,,\nr5,V,2019.03.09,1分,=A1,\nr6,V,2019.03.09,1分,,=A1\nr7,V,2019.03.09,1分,,滨江\n", mapping);

        Assert.Equal(["binjiang"], reading.Items.Select(record => record.District));
        Assert.Equal(
            [("VC1108", 2L, 1), ("VC1108", 3L, 2), ("VC1108", 4L, 3), ("VC1108", 5L, 4), ("VC1108", 6L, 5), ("VC1044", 7L, 6)],
            reading.Notices.Select(notice => (notice.Code, notice.Place.Line, notice.Place.Column)));
        Assert.All(reading.Notices, notice => Assert.DoesNotContain("A1", notice.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Moments_are_taken_to_the_stated_offset()
    {
        RecordMapping mapping = Mapped.Mapping(
            "\"date\": { \"column\": \"t\", \"read\": \"moment\" }, \"start\": { \"column\": \"t\", \"read\": \"moment\" }, \"recorded_at\": { \"column\": \"r\", \"format\": \"YYYY-MM-DD HH:mm\" },", ", \"offset\": \"+08:00\"");

        Assert.Equal(
            ["r1 V 2019-03-10 01:30:00 administrator approved 2019-03-11T09:00:00.0000000+08:00"],
            Mapped.Csv("nr,who,t,r\nr1,V,2019-03-09T17:30:00Z,2019-03-11 09:00\n", mapping).Items.Select(Mapped.Line));
    }

    [Fact]
    public void What_a_mapping_says_in_a_case_goes_before_what_the_row_says()
    {
        RecordMapping mapping = Mapped.Mapping(
            "\"date\": \"date\", \"minutes\": \"min\", \"category\": \"kind\",", ", \"cases\": [ { \"column\": \"kind\", \"is\": [\"\"], \"exclude\": true }, { \"column\": \"kind\", \"is\": [\"test\"], \"set\": { \"date\": \"2020-02-29\", \"minutes\": \"7\", \"status\": null } } ]");

        Assert.Equal(
            ["r1 V 2020-02-29 7min TEST administrator", "r3 V 2019-03-09 6min other administrator approved"],
            Mapped.Csv("nr,who,date,min,kind\nr1,V,never,bad,TEST\nr2,V,never,bad,\nr3,V,2019-03-09,6,other\n", mapping).Items.Select(Mapped.Line));
    }
}
