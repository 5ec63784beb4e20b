using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Tables;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tests.Mappings;

public sealed class MappedFileTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
    private static readonly RecordMapping Simple = Mapped.Mapping("\"date\": \"日期\", \"activity\": \"活动\",", ", \"encoding\": \"gb18030\", \"ignore\": [\"姓名\"]");

    [Fact]
    public void Gb18030_is_read_where_the_mapping_names_it_and_a_byte_order_mark_says_otherwise()
    {
        const string text = "导出表,,,,\nnr,who,姓名,日期,活动\nr1,V1,张三,2019-03-09,公园\nr2,V1,李四,2019-03-10,㐂𠀀\n";
        foreach (byte[] bytes in new[] { Gb18030.GetBytes(text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] })
        {
            FileReading<ServiceRecord> reading = Mapped.Csv(bytes, Simple);

            Assert.Empty(reading.Notices);
            Assert.Equal(["r1 V1 2019-03-09 公园 administrator approved", "r2 V1 2019-03-10 㐂𠀀 administrator approved"], reading.Items.Select(Mapped.Line));
        }
    }

    [Fact]
    public void A_row_that_is_no_gb18030_is_refused_with_its_line_and_the_rest_goes_on()
    {
        byte[] bytes = [.. Gb18030.GetBytes("nr,who,日期,活动\nr1,V1,2019-03-09,"), 0xFF, 0x81, (byte)'\n', .. Gb18030.GetBytes("r2,V1,2019-03-10,公园\n")];
        FileReading<ServiceRecord> reading = Mapped.Csv(bytes, Simple);

        Assert.Equal(["公园"], reading.Items.Select(record => record.Activity));
        Assert.Equal(("VC1046", 2L), (reading.Notices.Single().Code, reading.Notices.Single().Place.Line));
    }

    [Fact]
    public void A_gb18030_file_read_as_utf_8_is_refused_at_its_header()
    {
        FileReading<ServiceRecord> reading = Mapped.Csv(Gb18030.GetBytes("导出表\nnr,who,日期,活动\nr1,V1,2019-03-09,公园\n"), Mapped.Mapping("\"date\": \"日期\", \"activity\": \"活动\","));

        Assert.Equal("VC1012", Assert.Single(reading.Notices).Code);
    }

    [Theory]
    [InlineData(3, "")]
    [InlineData(2, "VC1053: hours.csv, line 2: none of the first 2 row(s) is the header; the nearest lacks date. Correct the names of columns in the mapping, or raise headerWithin.")]
    public void Title_rows_are_passed_over_as_far_as_the_mapping_looks(int within, string refusal)
    {
        FileReading<ServiceRecord> reading = Mapped.Csv("\"标题\" x,,\nnr,who,day\nnr,who,date\nr1,V1,2019-03-09\nr1,V1\n", Mapped.Mapping("\"date\": \"date\",", $", \"headerWithin\": {within}"));

        Assert.Equal(refusal.Length == 0 ? ["VC1008: hours.csv, line 5: the row has 2 fields, expected 3. Quote cells that hold a comma or a line break."] : [refusal], reading.Notices.Select(notice => notice.ToString()));
        Assert.Equal(refusal.Length == 0 ? 1 : 0, reading.Items.Count);
    }

    /// <summary>The files that the sample shows to be refused are read with a mapping that says what they are.</summary>
    [Theory]
    [InlineData("hazards-gb18030.csv", ", \"encoding\": \"gb18030\"", "category", "60 60", "park 公园")]
    [InlineData("hazards-title-rows.csv", "", "", "60", "")]
    public void The_hazards_of_the_sample_are_read_with_a_mapping(string file, string encoding, string ignored, string minutes, string activities)
    {
        string path = Path.Combine(Repository.Root, "samples", "BankEligibility", "data", file);
        string json = Mapped.Json("\"date\": \"date\", \"minutes\": \"minutes\", \"activity\": { \"column\": \"activity\", \"optional\": true },", encoding + (ignored.Length > 0 ? $", \"ignore\": [\"{ignored}\", \"source\"]" : ""))
            .Replace("\"nr\"", "\"record_id\"", StringComparison.Ordinal).Replace("\"who\"", "\"volunteer_id\"", StringComparison.Ordinal);
        FileReading<ServiceRecord> reading = Mapped.Csv(File.ReadAllBytes(path), RecordMapping.Read(RuleSetSource.FromText(json)));

        Assert.Empty(reading.Notices);
        Assert.Equal(minutes, string.Join(' ', reading.Items.Select(record => record.Minutes)));
        Assert.Equal(activities, string.Join(' ', reading.Items.Select(record => record.Activity).OfType<string>()));
    }

    [Fact]
    public async Task A_bulk_run_reads_foreign_records_beside_facts_of_the_normal_form()
    {
        string folder = Directory.CreateTempSubdirectory("mapped").FullName;
        try
        {
            string[] paths = [Path.Combine(folder, "a.json"), Path.Combine(folder, "volunteers.csv"), Path.Combine(folder, "scores.csv")];
            await File.WriteAllTextAsync(paths[0], """[{"nr":"r1","who":"V1","date":"2020-03-09","m":"2小时30分钟"},{"nr":"r2","who":"V2","date":"2020-03-09","m":"150"}]""");
            await File.WriteAllTextAsync(paths[1], "volunteer_id,born\nV1,1990-01-01\n");
            var job = new BulkFilesJob { Requests = [Scored.Request], Records = [paths[0]], Volunteers = [paths[1]], Outputs = [paths[2]] };
            RecordMapping mapping = Mapped.Mapping("\"date\": \"date\", \"minutes\": { \"column\": \"m\", \"read\": \"duration\" },", ", \"encoding\": \"gb18030\"");
            await File.WriteAllBytesAsync(paths[0], Gb18030.GetBytes(await File.ReadAllTextAsync(paths[0])));

            BulkFilesSummary summary = await BulkFiles.ScoreAsync(Scored.Engine, job, new() { Reading = new() { Mapping = mapping } });

            Assert.Equal((1L, 1L, 1L), (summary.RowsRead, summary.RowsRefused, summary.Volunteers));
            Assert.StartsWith("V1,", (await File.ReadAllLinesAsync(paths[2]))[1], StringComparison.Ordinal);
            Assert.Contains("VC1031", (await Assert.ThrowsAsync<ArgumentException>(() => BulkFiles.ScoreAsync(Scored.Engine, job))).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_mapping_names_the_separator()
    {
        Assert.Equal(
            ["r1 V1 2019-03-09 administrator approved"],
            Mapped.Csv("nr;who;date\nr1;V1;2019-03-09\n", Mapped.Mapping("\"date\": \"date\",", ", \"separator\": \";\"")).Items.Select(Mapped.Line));
    }

    [Fact]
    public void Keys_that_a_mapping_ignores_may_hold_anything()
    {
        RecordMapping mapping = Mapped.Mapping("\"date\": \"date\",", ", \"ignore\": [\"user\"]");

        Assert.Empty(Mapped.JsonFile("""{"nr":"r1","who":"V1","date":"2019-03-09","user":{"name":["x"]}}""", mapping).Notices);
        Assert.Equal(["VC1004"], Mapped.Codes(Mapped.JsonFile("""{"nr":"r1","who":"V1","date":"2019-03-09","member":{"name":["x"]}}""", mapping)));
    }

    [Fact]
    public void An_array_is_read_element_by_element_with_the_line_of_each()
    {
        const string text = "\n [\n {\"nr\":\"r1\",\n\"who\":\"V1\",\"date\":\"2019-03-09\"}\n,7,[1,[2]],\n\"x\",{}, {\"nr\":\"r2\",\"who\":\"V1\",\"date\":\"x\",\"date\":\"y\"},\n{\"nr\":\"r3\",\"who\":\"V1\",\"date\":\"2019-03-11\"}]\n";
        FileReading<ServiceRecord> reading = Mapped.JsonFile(text, Mapped.Mapping("\"date\": \"date\","));

        Assert.Equal(["r1", "r3"], reading.Items.Select(record => record.Id));
        Assert.Equal(
            [("VC1015", 5L), ("VC1015", 5L), ("VC1015", 6L), ("VC1101", 6L), ("VC1101", 6L), ("VC1101", 6L), ("VC1016", 6L)],
            reading.Notices.Select(notice => (notice.Code, notice.Place.Line)));
        Assert.Equal((7, 2, 5), (reading.Rows, reading.RowsRead, reading.RowsRefused));
    }

    [Theory]
    [InlineData("[{\"nr\":\"r1\",\"who\":\"V1\",\"date\":\"2019-03-09\"}", 1)]
    [InlineData("[\n{\"nr\":\"r1\",\"who\":\"V1\",\"date\":\"2019-03-09\"},\n{]", 3)]
    [InlineData("[\n{}\n{}]", 3)]
    [InlineData("[\n]\n7", 3)]
    [InlineData("[", 1)]
    public void An_array_that_is_none_refuses_the_file_at_the_place(string text, long line)
    {
        FileReading<ServiceRecord> reading = Mapped.JsonFile(text, Mapped.Mapping("\"date\": \"date\","));

        Assert.True(reading.IsRefused);
        Assert.Empty(reading.Items);
        Assert.Equal(("VC1050", line), (reading.Notices[^1].Code, reading.Notices[^1].Place.Line));
    }

    [Property]
    public void However_an_array_is_cut_it_gives_the_same_elements(PositiveInt piece, NonNegativeInt count)
    {
        string text = "[" + string.Join(" ,\n", Enumerable.Range(0, count.Get % 40).Select(i => $"{{\"nr\":\"r{i}\",\"who\":\"志{i}\",\"date\":\"2019-03-09\"}}")) + "\n]";
        var options = new FileReadOptions { Mapping = Mapped.Mapping("\"date\": \"date\",") };
        FileReading<ServiceRecord> whole = JsonLinesRecords.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x", options);

        var cutter = new JsonArrayCutter(new OneByteStream(Encoding.UTF8.GetBytes(text)), 1 + (piece.Get % 100), 1 << 16);
        (string Text, long Line)[] elements = [.. cutter.Pieces().SelectMany(of => of.Elements!.Select(place => (Encoding.UTF8.GetString(of.Bytes, place.Start, place.Length), place.Line)))];

        Assert.Null(cutter.Fault);
        Assert.Equal(Enumerable.Range(0, count.Get % 40).Select(i => ($"{{\"nr\":\"r{i}\",\"who\":\"志{i}\",\"date\":\"2019-03-09\"}}", i + 1L)), elements);
        Assert.Equal(elements.Length, whole.RowsRead);
    }

    [Property(MaxTest = 60)]
    public void Whatever_a_foreign_file_holds_every_row_is_read_refused_or_left_out_and_nothing_throws(byte[] litter, NonNegativeInt at)
    {
        foreach (string id in RecordMappings.Ids)
        {
            RecordMapping mapping = RecordMappings.Read(id);
            string header = string.Join(',', mapping.ColumnsRead()) + "\n", row = string.Join(',', mapping.ColumnsRead().Select(_ => "1552093200000")) + "\n";
            byte[] csv = Encoding.UTF8.GetBytes(header + row + row), json = Encoding.UTF8.GetBytes("[{\"" + string.Join("\":1552093200000,\"", mapping.ColumnsRead()) + "\":[]},{}]");
            foreach ((byte[] bytes, bool isCsv) in new[] { (csv, true), (json, false) })
            {
                int place = at.Get % (bytes.Length + 1);
                byte[] spoilt = [.. bytes[..place], .. litter, .. bytes[place..]];
                var options = new FileReadOptions { Mapping = mapping.NeedsKey ? mapping.WithKey(Mapped.Key) : mapping };
                FileReading<ServiceRecord> reading = isCsv ? CsvRecords.Read(new MemoryStream(spoilt), "x", options) : JsonLinesRecords.Read(new MemoryStream(spoilt), "x", options);
                Assert.Equal(reading.Rows, reading.RowsRead + reading.RowsRefused + reading.RowsExcluded);
            }
        }
    }

    /// <summary>A record written as another system would write it, and read back through a mapping, is that record.</summary>
    [Property(MaxTest = 200)]
    public void A_record_written_in_a_foreign_form_and_read_back_is_that_record(PositiveInt seed)
    {
        RecordMapping mapping = RecordMapping.Read(RuleSetSource.FromText("""
            {
              "id": "round-trip", "encoding": "gb18030", "separator": ";", "offset": "+08:00", "severalDays": "refuse", "ignore": ["姓名"],
              "columns": {
                "record_id": "编号", "volunteer_id": "志愿者", "date": { "column": "签到", "read": "epoch-seconds" }, "start": { "column": "签到", "read": "epoch-seconds" },
                "end": { "column": "签退", "format": "YYYY年M月D日 H:mm" }, "minutes": { "column": "时长", "read": "duration", "unit": "hours" },
                "activity": "活动", "source": { "column": "方式", "values": { "签到": "signed-in-out", "补录": "administrator" } }, "status": { "constant": "approved" },
                "recorded_at": { "column": "录入", "read": "epoch-milliseconds" }
              }
            }
            """));
        (ServiceRecord Record, string Form)[] expected = [.. Enumerable.Range(0, seed.Get % 20).Select(i => Foreign(unchecked((seed.Get * 48271) + (i * 7919)) & int.MaxValue, i))];
        string text = "志愿服务导出\r\n编号;姓名;志愿者;签到;签退;时长;活动;方式;录入\r\n" + string.Concat(expected.Select(pair => pair.Form + "\r\n"));

        FileReading<ServiceRecord> reading = Mapped.Csv(Gb18030.GetBytes(text), mapping);

        Assert.Empty(reading.Notices);
        Assert.Equal(expected.Select(pair => pair.Record with { Tags = [] }), reading.Items.Select(record => record with { Tags = [] }));
    }

    private static (ServiceRecord Record, string Form) Foreign(int seed, int number)
    {
        var start = new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddMinutes(seed % 1_000_000);
        int span = 1 + (seed % 1439), minutes = seed % 7 == 0 ? span / 60 * 60 : span;
        DateTimeOffset end = start.AddMinutes(span), recorded = end.AddMilliseconds(seed % 100_000_000);
        var record = new ServiceRecord
        {
            Id = $"r{number}", VolunteerId = $"志{seed % 5}", Date = DateOnly.FromDateTime(start.DateTime), Start = TimeOnly.FromDateTime(start.DateTime),
            End = TimeOnly.FromDateTime(end.DateTime), Minutes = minutes, Activity = seed % 3 == 0 ? null : "活动;" + number,
            Source = seed % 2 == 0 ? "signed-in-out" : "administrator", RecordedAt = recorded,
        };
        string length = seed % 7 == 0 ? (minutes / 60).ToString(CultureInfo.InvariantCulture) : minutes < 60 ? $"{minutes}分" : $"{minutes / 60}小时{minutes % 60}分钟";
        string form = string.Join(';', record.Id, "张三", record.VolunteerId, start.ToUnixTimeSeconds(), $"{end.Year}年{end.Month}月{end.Day}日 {end.Hour}:{end.Minute:00}", length,
            record.Activity is null ? "" : $"\"{record.Activity}\"", seed % 2 == 0 ? "签到" : "补录", recorded.ToUnixTimeMilliseconds());
        return (record, form);
    }
}
