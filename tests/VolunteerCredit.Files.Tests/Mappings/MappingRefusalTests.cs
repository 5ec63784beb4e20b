using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tests.Mappings;

public sealed class MappingRefusalTests
{
    private const string Day = "\"date\": \"date\",";

    [Theory]
    [InlineData("", "VC3005 columns date")]
    [InlineData("\"date\": { \"column\": \"t\", \"read\": \"epoch-milliseconds\" },", "VC3005 columns.date.read offset (\"+08:00\")")]
    [InlineData("\"date\": { \"column\": \"t\", \"read\": \"epoch\" },", "VC3010 columns.date.read")]
    [InlineData("\"date\": { \"column\": \"t\", \"format\": \"DD.MM\" },", "VC3010 columns.date.format")]
    [InlineData("\"date\": { \"column\": \"t\", \"format\": \"HH:mm\" },", "VC3010 columns.date.format")]
    [InlineData("\"date\": { \"column\": \"t\", \"format\": [] },", "VC3010 columns.date.format")]
    [InlineData("\"date\": { \"column\": \"t\", \"format\": \"YYYY-MM-DD\", \"read\": \"moment\" },", "VC1052 columns.date.read format")]
    [InlineData("\"date\": { \"column\": \"t\", \"format\": \"YYYY.MM.DD 至 YYYY.MM.DD\" },", "VC3005  severalDays (refuse, first-day, last-day, spread)")]
    [InlineData(Day + "\"start\": { \"column\": \"t\", \"format\": \"YYYY-MM-DD\" },", "VC3010 columns.start.format")]
    [InlineData(Day + "\"recorded_at\": { \"column\": \"t\", \"format\": \"YYYY-MM-DD HH:mm\" },", "VC3005 columns.recorded_at.format offset (\"+08:00\")")]
    [InlineData(Day + "\"last_date\": \"to\",", "VC3005  severalDays (refuse, first-day, last-day, spread)")]
    [InlineData(Day + "\"minutes\": { \"column\": \"m\", \"unit\": \"hours\" },", "VC3005 columns.minutes \"read\": \"duration\"")]
    [InlineData(Day + "\"minutes\": { \"column\": \"m\", \"read\": \"duration\", \"unit\": \"days\" },", "VC3010 columns.minutes.unit")]
    [InlineData(Day + "\"minutes\": { \"column\": \"m\", \"values\": {} },", "VC3004 columns.minutes.values")]
    [InlineData(Day + "\"minuets\": \"m\",", "VC3004 columns.minuets")]
    [InlineData(Day + "\"activity\": 7,", "VC3006 columns.activity")]
    [InlineData(Day + "\"activity\": \"\",", "VC3006 columns.activity")]
    [InlineData(Day + "\"activity\": { \"constant\": \"a\", \"column\": \"b\" },", "VC1052 columns.activity.column constant")]
    [InlineData(Day + "\"activity\": { \"column\": \"b\", \"digest\": \"hmac-sha256\" },", "VC3004 columns.activity.digest")]
    [InlineData(Day + "\"activity\": { \"column\": \"b\", \"values\": { \"a\": 1 } },", "VC3006 columns.activity.values.a")]
    [InlineData(Day + "\"activity\": { \"column\": \"b\", \"optional\": true, \"required\": true },", "VC1052 columns.activity.optional required")]
    [InlineData(Day + "\"activity\": \"a\", \"activity\": \"b\",", "VC3003 ")]
    public void What_a_column_says_wrongly_is_refused_with_its_path(string columns, string fault) => AssertRefused(Mapped.Json(columns), fault);

    [Theory]
    [InlineData(", \"encoding\": \"utf-16\"", "VC3010 encoding")]
    [InlineData(", \"separator\": \" \"", "VC3010 separator")]
    [InlineData(", \"headerWithin\": 0", "VC3010 headerWithin")]
    [InlineData(", \"offset\": \"8\"", "VC3006 offset")]
    [InlineData(", \"offset\": \"+15:00\"", "VC3006 offset")]
    [InlineData(", \"severalDays\": \"middle\"", "VC3010 severalDays")]
    [InlineData(", \"ignore\": \"name\"", "VC3006 ignore")]
    [InlineData(", \"colums\": {}", "VC3004 colums")]
    [InlineData(", \"base\": \"zhiyuanhui\"", "VC1054 base")]
    [InlineData(", \"cases\": [ { \"column\": \"s\", \"is\": [\"x\"] } ]", "VC3005 cases[0] set / \"exclude\": true")]
    [InlineData(", \"cases\": [ { \"column\": \"s\", \"is\": [\"x\"], \"exclude\": true, \"set\": {} } ]", "VC3005 cases[0] set / \"exclude\": true")]
    [InlineData(", \"cases\": [ { \"column\": \"s\", \"is\": [], \"exclude\": true } ]", "VC3006 cases[0].is")]
    [InlineData(", \"cases\": [ { \"column\": \"s\", \"is\": [\"x\"], \"set\": { \"record_id\": \"1\" } } ]", "VC3004 cases[0].set.record_id")]
    [InlineData(", \"cases\": [ { \"column\": \"s\", \"is\": [\"x\"], \"set\": { \"quantity\": 1 } } ]", "VC3006 cases[0].set.quantity")]
    [InlineData(", \"severalDays\": \"spread\", \"cases\": [ { \"column\": \"s\", \"is\": [\"x\"], \"set\": { \"quantity\": \"1\" } } ]", "VC1052 severalDays quantity")]
    public void What_a_mapping_says_wrongly_is_refused_with_its_path(string more, string fault) => AssertRefused(Mapped.Json(Day, more), fault);

    [Fact]
    public void Required_columns_cannot_be_optional_and_a_record_needs_source_and_status()
    {
        AssertRefused("""{ "id": "m", "columns": { "record_id": "a", "volunteer_id": "b", "date": "c", "source": "d", "status": { "column": "e", "optional": true } } }""", "VC1052 columns.status.optional status");
        AssertRefused("""{ "id": "m", "columns": { "record_id": "a", "volunteer_id": "b", "date": "c" } }""", "VC3005 columns source", "VC3005 columns status");
        AssertRefused("""{ "columns": [] }""", "VC3005  id", "VC3006 columns");
        AssertRefused("[]", "VC3006 ");
    }

    [Fact]
    public void Faults_have_line_and_column_and_all_are_told()
    {
        MappingRefusedException refused = Assert.Throws<MappingRefusedException>(() => RecordMapping.Read(RuleSetSource.FromText(
            "{\n  \"id\": \"m\",\n  \"colour\": 1,\n  \"columns\": {\n    \"record_id\": \"a\", \"volunteer_id\": \"b\", \"date\": \"c\", \"source\": \"d\",\n    \"status\": 5 }\n}", "m.json")));

        Assert.Equal([("m.json", 3L, 13), ("m.json", 6L, 15)], refused.Faults.Select(fault => (fault.Place.Source!, fault.Place.Line, fault.Place.Column)));
    }

    [Fact]
    public void A_file_that_is_not_there_or_not_json_is_refused()
    {
        Assert.Equal("VC3050", Assert.Throws<MappingRefusedException>(() => RecordMapping.Read(RuleSetSource.FromFile("/no/such/file.json"))).Faults[0].Code);
        Assert.Equal("VC3001", Assert.Throws<MappingRefusedException>(() => RecordMapping.Read(RuleSetSource.FromText("{ \"id\": \"m\", }"))).Faults[0].Code);
    }

    [Fact]
    public void A_mapping_over_a_base_changes_what_it_names()
    {
        RecordMapping mapping = RecordMapping.Read(RuleSetSource.FromText(
            """{ "base": "i-volunteer", "encoding": "gb18030", "columns": { "volunteer_id": { "constant": "V7" }, "project": null, "organization": { "column": "平台" } } }"""));

        Assert.Equal("i-volunteer", mapping.Id);
        Assert.True(mapping.IsGb18030);
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("服务时间,服务时长,平台,项目名称,来源平台\n2019.03.09,48分,甲,乙,丙\n");
        Assert.EndsWith(" V7 2019-03-09 48min 甲 imported approved", Mapped.Line(Assert.Single(Mapped.Csv(bytes, mapping).Items)), StringComparison.Ordinal);
    }

    [FsCheck.Xunit.Property(MaxTest = 100)]
    public void A_spoilt_mapping_is_read_or_refused_with_places(FsCheck.NonNegativeInt at, FsCheck.NonNegativeInt of, char with)
    {
        using var reader = new StreamReader(RecordMappings.Source(RecordMappings.Ids[of.Get % RecordMappings.Ids.Count]).Open());
        string json = reader.ReadToEnd();
        int place = at.Get * 7919 % json.Length;
        foreach (string spoilt in new[] { json.Remove(place, 1), json.Insert(place, with.ToString()), json[..place] + "7" + json[(place + 1)..] })
        {
            try
            {
                Assert.NotEmpty(RecordMapping.Read(RuleSetSource.FromText(spoilt)).Id);
            }
            catch (MappingRefusedException refused)
            {
                Assert.All(refused.Faults, fault => Assert.True(fault.Place.Line > 0, fault.ToString()));
            }
        }
    }

    [Fact]
    public void The_schema_knows_the_words_of_the_reader_and_no_others()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(RecordMappings.Schema);
        string[] Keys(params string[] path) => [.. path.Aggregate(schema.RootElement, (node, key) => node.GetProperty(key)).EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(VolunteerCredit.Files.Mappings.MappingKeys.Document.Order(StringComparer.Ordinal), Keys("properties"));
        Assert.Equal(VolunteerCredit.Files.Mappings.MappingKeys.Targets.Order(StringComparer.Ordinal), Keys("properties", "columns", "properties"));
        foreach (string target in VolunteerCredit.Files.Mappings.MappingKeys.Targets)
        {
            string reference = schema.RootElement.GetProperty("properties").GetProperty("columns").GetProperty("properties").GetProperty(target).GetProperty("$ref").GetString()!;
            string[] keys = [.. schema.RootElement.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]).GetProperty("anyOf").EnumerateArray()
                .Where(shape => shape.TryGetProperty("properties", out _)).SelectMany(shape => shape.GetProperty("properties").EnumerateObject()).Select(member => member.Name).Distinct().Except(["content", "prefix"])
                .Where(key => target != "record_id" || key != "digest").Order(StringComparer.Ordinal)];
            Assert.Equal(VolunteerCredit.Files.Mappings.MappingKeys.Of(target).Order(StringComparer.Ordinal), keys);
        }
    }

    [Fact]
    public void Shipped_mappings_are_valid_by_the_schema()
    {
        var validator = new VolunteerCredit.Tests.RuleSets.Schema.SchemaValidator(RecordMappings.Schema);
        Assert.All(RecordMappings.Ids, id =>
        {
            using var reader = new StreamReader(RecordMappings.Source(id).Open());
            Assert.Empty(validator.Faults(reader.ReadToEnd()));
        });
        Assert.NotEmpty(validator.Faults(Mapped.Json("\"minuets\": \"m\",")));
        Assert.NotEmpty(validator.Faults(Mapped.Json("\"minutes\": { \"column\": \"m\", \"unit\": \"days\" },")));
    }

    private static void AssertRefused(string json, params string[] faults)
    {
        MappingRefusedException refused = Assert.Throws<MappingRefusedException>(() => RecordMapping.Read(RuleSetSource.FromText(json)));
        Assert.Equal(faults, refused.Faults.Select((fault, i) => $"{fault.Code} {fault.Place.Name}{(faults[Math.Min(i, faults.Length - 1)].Split(' ').Length > 2 ? " " + fault.Expected?.English : "")}"));
    }
}
