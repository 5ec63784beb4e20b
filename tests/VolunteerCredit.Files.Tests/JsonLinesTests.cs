using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Tables;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class JsonLinesTests
{
    [Fact]
    public void A_line_with_every_key_is_the_record_of_the_same_row_of_CSV()
    {
        ServiceRecord expected = Assert.Single(Given.Records(
            Given.AllColumns + "\nr1,V1,2019-03-09,09:00,11:30,150,180,杭州图书馆,阅读,周六读书,三月学雷锋,滨江,service,signed-in-out,approved,county,acc-7,"
            + "2019-03-09T11:31:05.25+08:00,r0,,,,4.5,true,indoor;elderly\n").Items);

        FileReading<ServiceRecord> reading = Read("""
            {"record_id":"r1","volunteer_id":" V1 ","date":"2019-03-09","start":"09:00","end":"11:30","minutes":150,"planned_minutes":"180","organization":"杭州图书馆","project":"\u9605\u8bfb","activity":"周六读书","campaign":"三月学雷锋","district":"滨江","category":"service","source":"signed-in-out","status":"approved","approved_by":"county","recorder":"acc-7","recorded_at":"2019-03-09T11:31:05.25+08:00","replaces":"r0","voids":null,"quantity":null,"unit":"","rating":4.5,"disputed":true,"tags":["indoor"," elderly",""]}
            """);

        Assert.Empty(reading.Notices);
        ServiceRecord record = Assert.Single(reading.Items);
        Assert.Equal(expected with { Tags = record.Tags }, record);
        Assert.Equal(["indoor", "elderly"], record.Tags);
    }

    [Fact]
    public void Tags_may_be_a_text_with_semicolons()
    {
        Assert.Equal(["a", "b"], Assert.Single(Read("""{"record_id":"r1","volunteer_id":"V1","date":"2019-03-09","status":"x","source":"y","tags":"a; b"}""").Items).Tags);
    }

    [Fact]
    public void A_line_that_is_not_one_object_is_refused_and_the_rest_goes_on()
    {
        const string good = """{"record_id":"r1","volunteer_id":"V1","date":"2019-03-09","status":"x","source":"y"}""";
        string[] broken = ["{", "[]", "7", "{} {}", good + ",", """{"record_id":"r1",}""", """{"record_id":"\ud800"}""", "record_id"];

        FileReading<ServiceRecord> reading = Read("\n" + string.Join("\r\n\r\n", broken.Prepend(good)) + "\n" + good.Replace("r1", "r2", StringComparison.Ordinal));

        Assert.Equal(["r1", "r2"], reading.Items.Select(record => record.Id));
        Assert.Equal((broken.Length + 2, 2, broken.Length), (reading.Rows, reading.RowsRead, reading.RowsRefused));
        Assert.All(reading.Notices, notice => Assert.Equal("VC1015", notice.Code));
        Assert.Equal(Enumerable.Range(0, broken.Length).Select(i => 4L + (2 * i)), reading.Notices.Select(notice => notice.Place.Line));
        Assert.Equal(
            "VC1015: hours.jsonl, line 14, column 19: the line is not JSON here, or holds something else, expected one JSON object on a line. "
            + "Write one object on each line; an array of objects is no JSON Lines file.",
            reading.Notices[5].ToString());
    }

    [Fact]
    public void A_key_twice_a_value_of_the_wrong_kind_and_a_semicolon_in_an_entry_refuse_the_line()
    {
        FileReading<ServiceRecord> reading = Read("""
            {"record_id":"r1","record_id":"r2"}
            {"record_id":{"a":[1,{}]},"date":"2019-03-09"}
            {"date":["2019-03-09"]}
            {"tags":["a;b"]}
            {"tags":["a",["b"]]}
            """);

        Assert.Equal(
            [("VC1016", 1L, "record_id"), ("VC1017", 2L, "record_id"), ("VC1017", 3L, "date"), ("VC1017", 4L, "tags"), ("VC1017", 5L, "tags")],
            reading.Notices.Select(notice => (notice.Code, notice.Place.Line, notice.Place.Name)));
        Assert.Equal(5, reading.RowsRefused);
    }

    [Fact]
    public void A_key_that_is_not_known_is_said_once_with_its_first_line()
    {
        FileReading<ServiceRecord> reading = Read("""
            {"record_id":"r1","volunteer_id":"V1","date":"2019-03-09","status":null,"source":null}
            {"note":{"a":[]},"record_id":"r2","volunteer_id":"V1","date":"2019-03-09","status":null,"source":null}
            {"record_id":"r3","note":1,"volunteer_id":"V1","date":"2019-03-09","status":null,"source":null,"memo":2}
            """);

        Assert.Equal([("VC1004", 2L, "note"), ("VC1004", 3L, "memo")], reading.Notices.Select(notice => (notice.Code, notice.Place.Line, notice.Place.Name)));
        Assert.Equal(3, reading.RowsRead);
    }

    [Fact]
    public void An_absent_status_is_approved_and_null_is_unknown_and_what_was_taken_is_said_once()
    {
        FileReading<ServiceRecord> reading = Read("""
            {"record_id":"r1","volunteer_id":"V1","date":"2019-03-09","source":"x"}
            {"record_id":"r2","volunteer_id":"V1","date":"2019-03-09","source":"x","status":null}
            {"record_id":"r3","volunteer_id":"V1","date":"2019-03-09","source":"x"}
            """);

        Assert.Equal(["approved", null, "approved"], reading.Items.Select(record => record.Status));
        Assert.Equal(
            "VC1018: hours.jsonl, 'status': the key is absent in 2 line(s): approved is taken there. Add the key if your data has it; null is unknown.",
            Assert.Single(reading.Notices).ToString());
    }

    [Fact]
    public void Other_names_of_keys_are_read_where_the_options_say_so()
    {
        ServiceRecord record = Assert.Single(Read(
            """{"编号":"r1","志愿者":"V1","date":"2019-03-09"}""",
            new() { ColumnNames = new Dictionary<string, string> { ["编号"] = "record_id", ["志愿者"] = "volunteer_id" } }).Items);

        Assert.Equal(("r1", "V1"), (record.Id, record.VolunteerId));
    }

    [Fact]
    public void Limits_are_those_of_CSV()
    {
        string line = """{"record_id":"r1","volunteer_id":"V1","date":"2019-03-09","status":"x","source":"y","n":"NOTE"}""" + "\n";

        Notice wide = Read(line.Replace("NOTE", new string('n', 300), StringComparison.Ordinal) + line, new() { RowBytesMax = 256 }).Notices[0];
        Assert.Equal(("VC1010", 1L, "at most 256"), (wide.Code, wide.Place.Line, wide.Expected!.English));

        Assert.Equal("at most 1 rows", Read(line + line, new() { RowsMax = 1 }).Notices[^1].Expected!.English);
        Assert.Equal("at most 1 notices", Read(line + "{\n{\n", new() { NoticesMax = 1 }).Notices[^1].Expected!.English);
        Assert.Equal("at most 1 columns", Read(line + """{"a":1}""" + "\n" + line.Replace("\"n\"", "\"m\"", StringComparison.Ordinal), new() { ColumnsMax = 1 }).Notices[^1].Expected!.English);
        FileReading<ServiceRecord> held = Read(line + new string('x', 1 << 20) + "x");
        Assert.Equal("rows of at most 1048576 bytes", held.Notices[^1].Expected!.English);
        Assert.Empty(held.Items);
        Assert.Equal("VC1010", Read(line + new string('x', 1 << 20) + "\n").Notices[^1].Code);
    }

    [Fact]
    public void Limits_refuse_the_file_at_the_same_line_whatever_the_pieces()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i => i % 7 == 0 ? "{\n" : $$"""{"record_id":"r{{i}}","volunteer_id":"V1","date":"2019-03-09","note{{i / 50}}":1}""" + "\n")));
        foreach (FileReadOptions options in (FileReadOptions[])[new() { RowsMax = 301 }, new() { NoticesMax = 59 }, new() { ColumnsMax = 6 }])
        {
            FileReading<ServiceRecord> reading = JsonLinesRecords.Read(new MemoryStream(text), "hours.jsonl", options);
            (_, FileReading columns) = Given.InColumns(
                new MemoryStream(text),
                options with { Threads = 3 },
                (_, limits, form, count, cancellation) => new JsonLinesReader("hours.jsonl", limits, form, count, cancellation) { PieceBytes = 300 });

            Assert.True(columns.IsRefused);
            Assert.Equal((reading.Rows, 0, reading.Rows), (columns.Rows, columns.RowsRead, columns.RowsRefused));
            Assert.Equal(reading.Notices, columns.Notices);
        }
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused_and_a_byte_order_mark_is_not_part_of_it()
    {
        byte[] line = Encoding.UTF8.GetBytes("""{"record_id":"r1","volunteer_id":"V1","date":"2019-03-09","status":"x","source":"y"}""");

        Assert.Equal("VC1019", Assert.Single(JsonLinesRecords.Read(new MemoryStream(Encoding.Unicode.GetBytes("{}")), "hours.jsonl").Notices).Code);
        Assert.Equal("VC1007", Assert.Single(JsonLinesRecords.Read(new MemoryStream([.. line, 0x0A, 0xD5, 0xC5]), "hours.jsonl").Notices).Code);
        Assert.Empty(JsonLinesRecords.Read(new MemoryStream([0xEF, 0xBB, 0xBF, .. line]), "hours.jsonl").Notices);
        Assert.Equal((0, 0), (Read("").Rows, Read("").Notices.Count));
    }

    [Fact]
    public void Facts_are_read_with_the_faults_of_facts()
    {
        FileReading<Fact> reading = JsonLinesFacts.Read(
            new MemoryStream("""
                {"fact_id":"f1","subject_id":"V1","name":"born","value":"1990-05-01","recorded_at":"2019-03-20T17:05:00+08:00"}
                {"fact_id":"f2","subject_id":"V1","name":"born","value":"soon"}
                {"fact_id":"f3","subject_id":"V1","name":"score:zyh.credit-score","value":335}
                {"fact_id":"f4","subject_id":"V1","name":"x"}
                """u8.ToArray()),
            "facts.jsonl");

        Assert.Equal(["f1", "f3"], reading.Items.Select(fact => fact.Id));
        Assert.Equal("335", reading.Items[1].Value);
        Assert.Equal([("VC1210", "f2", "value"), ("VC1101", "f4", "value")], reading.Notices.Select(notice => (notice.Code, notice.Place.RecordId, notice.Place.Name)));
    }

    [Fact]
    public void The_same_cells_give_the_same_records_and_faults_as_in_CSV_whatever_the_pieces()
    {
        string[] columns = ["record_id", "volunteer_id", "date", "minutes", "activity", "recorded_at", "quantity", "tags", "status", "source"];
        string[][] cells =
        [
            ["r1", "r2", "记录3", "", "=r5"], ["V1", "V2", ""], ["2019-03-09", "2019-02-29", "0001-01-01", ""], ["", "60", "1441", "2.5", "-30"],
            ["", "张三", "a\r\nb", "say \"x\"", "=cmd", "\u3000"], ["", "2019-03-09T12:00:00+08:00", "yesterday"], ["", "", "", "2", "x"], ["", "a; b", "=a", "a;=b"],
            ["x"], ["y"],
        ];
        Gen<string[]> row = Gen.CollectToList(cells, of => Gen.Elements(of)).Select(list => list.ToArray());
        var seen = new HashSet<string>();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(row.ListOf().ToArbitrary(), rows =>
        {
            string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            string csv = string.Join(',', columns) + "\n" + string.Concat(rows.Select(r => string.Join(',', r.Select(Quoted)) + "\n"));
            string json = string.Concat(rows.Select(r => JsonSerializer.Serialize(columns.Zip(r).ToDictionary(p => p.First, p => p.Second)) + "\n"));
            FileReading<ServiceRecord> expected = Given.Records(csv);
            FileReading<ServiceRecord> reading = Read(json);

            Assert.Equal(expected.Items.Select(record => record with { Tags = [] }), reading.Items.Select(record => record with { Tags = [] }));
            Assert.Equal(expected.Items.SelectMany(record => record.Tags), reading.Items.SelectMany(record => record.Tags));
            Assert.Equal(
                expected.Notices.Select(n => (n.Code, n.Place.Name, n.Place.RecordId, n.Found, n.Expected)).Order(),
                reading.Notices.Select(n => (n.Code, n.Place.Name, n.Place.RecordId, n.Found, n.Expected)).Order());
            seen.UnionWith(reading.Notices.Select(notice => notice.Code));

            foreach ((int pieceBytes, int threads) in new[] { (1, 1), (7, 3), (200, 2) })
            {
                (IReadOnlyList<ServiceRecord> records, FileReading columnar) = Given.InColumns(
                    new OneByteStream(Encoding.UTF8.GetBytes(json)),
                    new() { Threads = threads },
                    (_, options, form, count, cancellation) => new JsonLinesReader("hours.jsonl", options, form, count, cancellation) { PieceBytes = pieceBytes });
                Assert.Equal(
                    reading.Items.Select(record => (record with { Tags = [] }).ToString()).Order(StringComparer.Ordinal),
                    records.Select(record => (record with { Tags = [] }).ToString()).Order(StringComparer.Ordinal));
                Assert.Equal(reading.Notices, columnar.Notices);
            }
        }));

        Assert.Superset(new HashSet<string> { "VC1101", "VC1102", "VC1105", "VC1106", "VC1108", "VC1202", "VC1203", "VC1204", "VC1220" }, seen);
    }

    private static FileReading<ServiceRecord> Read(string text, FileReadOptions? options = null) =>
        JsonLinesRecords.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "hours.jsonl", options);
}
