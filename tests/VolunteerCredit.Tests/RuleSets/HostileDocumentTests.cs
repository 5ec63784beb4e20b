using System.Diagnostics;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Loading;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>Whatever is written, a document loads or is refused, in bounded time.</summary>
public class HostileDocumentTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string[] Texts =
        ["null", "[]", "{}", "\"\"", "0", "-1", "true", "[null]", "[[]]", "{\"type\":\"hours\"}", "{\"param\":\"factor\"}", "{\"param\":\"other\"}", "{\"param\":{}}", "{\"not\":null}", "999999999999999999", "\"999999999999999999h\"", "\"\\u0000\""];

    public static TheoryData<string> Values => [.. Texts];

    /// <summary>Each value in every fourth place, another quarter for the next value: together four values in each place.</summary>
    [Theory]
    [MemberData(nameof(Values))]
    public void Any_value_in_any_place_of_a_document_is_refused_or_loads(string value)
    {
        DocumentNode hostile = RuleSetDocument.Read(RuleSetSource.FromText(value)).Root;
        DocumentNode root = Trees.Documents[^1];
        for (int place = Array.IndexOf(Texts, value) % 4; place < Trees.Count(root); place += 4)
        {
            Survive(Trees.Json(Trees.At(root, place, _ => [hostile])));
        }
    }

    [Fact]
    public void Any_value_of_a_document_may_be_left_out_or_stand_twice()
    {
        DocumentNode root = Trees.Documents[^1];
        for (int place = 0; place < Trees.Count(root); place++)
        {
            Survive(Trees.Json(Trees.At(root, place, _ => [])));
            Survive(Trees.Json(Trees.At(root, place, node => [node, node])));
            Survive(Trees.Json(Trees.At(root, place, node => [DocumentNode.List(node)])));
        }
    }

    [Theory]
    [InlineData("reasons", "{ \"en\": \"a\", \"zh-Hans\": \"b\" }")]
    [InlineData("inputs", "{ \"suppliedBy\": { \"en\": \"a\", \"zh-Hans\": \"b\" } }")]
    [InlineData("measures", "{ \"type\": \"hours\" }")]
    [InlineData("decisions", "{ \"require\": [] }")]
    public void A_key_that_stands_twice_is_one_fault(string section, string value) =>
        AssertRefused($$""" "{{section}}": { "a": {{value}}, "a": {{value}} } """, "VC3003  a");

    [Fact]
    public void Columns_and_parameters_that_stand_twice_are_one_fault()
    {
        AssertRefused(""" "decisions": { "d": { "require": [], "offer": { "type": "rows", "columns": { "a": "CNY", "a": "CNY" } } } } """, "VC3003  a");
        AssertRefused(""" "verify": [ { "asOf": "2019-01-01", "parameters": { "a": 1, "a": 2 }, "expect": {} } ] """, "VC3003  a");
    }

    [Fact]
    public void A_document_of_10_MB_is_refused()
    {
        Notice fault = Assert.Single(Timed(() => Faults(Document($"\"note\": \"{new string('a', 10_000_000)}\""))));

        Assert.Equal("VC3002: doc.json: the document is larger or deeper than allowed: larger, expected 4194304 B. Divide it, or raise the limit in the options.", fault.ToString());
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void A_document_of_10_000_levels_is_refused(string open, string close)
    {
        string deep = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));

        Notice fault = Assert.Single(Timed(() => Faults(Document("\"note\": " + deep))));

        Assert.Equal("VC3002", fault.Code);
    }

    [Fact]
    public void A_document_of_64_levels_is_not_too_deep()
    {
        string Deep(int levels) => Document("\"note\": " + new string('[', levels) + new string(']', levels));

        Assert.Empty(Faults(Deep(63)));
        Assert.Equal("VC3002", Assert.Single(Faults(Deep(64))).Code);
        Assert.Equal("VC3001", Assert.Single(Faults(Document("\"note\": depth"))).Code);
    }

    [Theory]
    [InlineData("NaN", "VC3001")]
    [InlineData("Infinity", "VC3001")]
    [InlineData("1e400", "VC3009")]
    [InlineData("1e5", "VC3009")]
    [InlineData("01", "VC3001")]
    [InlineData("+1", "VC3001")]
    [InlineData(".5", "VC3001")]
    [InlineData("0x10", "VC3001")]
    [InlineData("123456789012345678901234567890", "VC3009")]
    [InlineData("1234567890123456789", "VC3009")]
    [InlineData("0.1234567890123456789", "VC3009")]
    [InlineData("9223372036854775808", "VC3009")]
    public void A_number_that_cannot_be_exact_is_refused(string number, string code) =>
        Assert.Equal(code, Assert.Single(Faults(Document($$""" "scores": { "s": { "type": "points", "base": {{number}} } } """))).Code);

    [Fact]
    public void A_number_of_18_digits_is_exact() =>
        Assert.Equal("0.000000000001", new Case(""" "scores": { "s": { "type": "points", "base": 0.00000000000100000 } } """).Value("s"));

    [Fact]
    public void A_byte_order_mark_is_no_part_of_a_document()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Document("\"x\": 1"))];

        var refused = Assert.Throws<RuleSetRefusedException>(() => CreditEngine.Create(o => o.Add(new RuleSetSource("doc.json", () => new MemoryStream(bytes)))));

        Notice fault = Assert.Single(refused.Faults);
        Assert.Equal(("VC3004", 1L, Document("\"x\": 1").IndexOf("1}", StringComparison.Ordinal) + 1), (fault.Code, fault.Place.Line, fault.Place.Column));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0 })]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xD6, 0xD0, (byte)'"', (byte)':', (byte)'1', (byte)'}' })] // GB18030
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)':', (byte)'"', 0xED, 0xA0, 0x80, (byte)'"', (byte)'}' })] // a lone surrogate as bytes
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)':', (byte)'"', 0xC3, (byte)'"', (byte)'}' })]
    public void Text_that_is_not_UTF_8_is_refused(byte[] bytes)
    {
        var refused = Assert.Throws<RuleSetRefusedException>(() => CreditEngine.Create(o => o.Add(new RuleSetSource("doc.json", () => new MemoryStream(bytes)))));

        Assert.Equal("VC3001", Assert.Single(refused.Faults).Code);
    }

    [Theory]
    [InlineData("{ \"\\ud800\": 1 }", 3)]
    [InlineData("{ \"a\": \"\\udc00\" }", 8)]
    [InlineData("{ \"😀\": \"\\ud800x\" }", 9)]
    public void Half_a_surrogate_pair_is_refused(string text, int column)
    {
        Notice fault = Assert.Single(Faults(text));

        Assert.Equal(("VC3001", 1L, column, "text that is not valid Unicode"), (fault.Code, fault.Place.Line, fault.Place.Column, fault.Found));
    }

    [Fact]
    public void Columns_count_characters_as_editors_do()
    {
        Notice fault = Assert.Single(Faults(Document("\n  \"measures\": { \"é志😀\": 1 }")), f => f.Code == "VC3006" && f.Found == "é志😀");

        Assert.Equal((2L, 25), (fault.Place.Line, fault.Place.Column));
    }

    [Fact]
    public void A_long_line_is_read_in_bounded_time() =>
        Assert.Empty(Timed(() => Faults(Document("\"note\": [" + string.Join(",", Enumerable.Repeat("0", 1_500_000)) + "]"))));

    [Fact]
    public void Many_texts_are_told_apart_in_bounded_time() =>
        Assert.Empty(Timed(() => Faults(Document("\"measures\": { \"m\": { \"type\": \"hours\", \"where\": { \"source\": [" + string.Join(",", Enumerable.Range(0, 200_000).Select(i => $"\"source-{i}\"")) + "] } } }"))));

    [Fact]
    public void Many_misspelt_names_are_reported_in_bounded_time_and_space()
    {
        string measures = string.Join(",\n", Enumerable.Range(0, 4_000).Select(i => $"\"measure-{i}\": {{ \"type\": \"hours\" }}"));
        string scores = string.Join(",\n", Enumerable.Range(0, 4_000).Select(i => $"\"score-{i}\": {{ \"type\": \"points\", \"parts\": [ {{ \"id\": \"p\", \"of\": \"maesure-{i}\" }} ] }}"));

        IReadOnlyList<Notice> faults = Timed(() => Faults(Document($"\"measures\": {{ {measures} }}, \"scores\": {{ {scores} }}")));

        Assert.Equal(4_000, faults.Count);
        Assert.All(faults, f => Assert.InRange(f.Expected!.English.Length, 1, 1_000));
    }

    [Fact]
    public void Scores_that_read_each_other_in_a_long_chain_do_not_overflow_the_stack()
    {
        string Chain(int length, bool forward) => Document(
            "\"measures\": { \"m\": { \"type\": \"count\" } }, \"scores\": {"
            + string.Join(",", (forward ? Enumerable.Range(0, length) : Enumerable.Range(0, length).Reverse())
                .Select(i => $"\"s{i}\": {{ \"type\": \"points\", \"parts\": [ {{ \"id\": \"p\", \"of\": \"{(i == length - 1 ? "m" : $"s{i + 1}")}\" }} ] }}"))
            + "}");

        Assert.Empty(Faults(Chain(63, forward: true)));
        Assert.All(Timed(() => Faults(Chain(20_000, forward: true))), f => Assert.Equal("VC3002", f.Code));

        // What stands before what reads it needs no depth.
        Assert.Empty(Timed(() => Faults(Chain(5_000, forward: false))));
    }

    /// <summary>Two dozen lines that would stand for 400 × 400 × … measures.</summary>
    [Theory]
    [InlineData("service")]
    [InlineData("as-of")]
    public void Dates_within_dates_do_not_multiply(string decides)
    {
        string ByDate(int value) => "{ \"decides\": \"" + decides + "\", \"byDate\": [" + string.Join(",", Enumerable.Range(0, 390).Select(i =>
            $"{{ \"from\": \"{new DateOnly(2000, 1, 1).AddDays(i):yyyy-MM-dd}\", \"until\": \"{new DateOnly(2000, 1, 1).AddDays(i):yyyy-MM-dd}\", \"value\": {value} }}")) + "] }";
        string measure = "{ \"type\": \"hours\", \"weights\": [ { \"where\": { \"status\": \"approved\" }, \"times\": " + ByDate(2) + " } ] }";
        for (int depth = 0; depth < 8; depth++)
        {
            measure = "{ \"type\": \"each-period\", \"per\": \"day\", \"fold\": \"sum\", \"max\": \"8h\", \"of\": " + measure + ", \"through\": { \"type\": \"rate\", \"per\": \"1h\", \"gives\": " + ByDate(1) + " } }";
        }

        Assert.All(Timed(() => Faults(Document($"\"measures\": {{ \"m\": {measure} }}"))), f => Assert.Contains(f.Code, (string[])["VC3002", "VC3006", "VC3012", "VC3061", "VC3062"]));
    }

    [Fact]
    public void Names_of_names_do_not_multiply()
    {
        string measures = string.Join(",", Enumerable.Range(0, 60).Select(i => i == 0
            ? "\"m0\": { \"type\": \"count\" }"
            : $"\"m{i}\": {{ \"type\": \"ratio\", \"of\": \"m{i - 1}\", \"to\": \"m{i - 1}\", \"round\": {{ \"to\": 1, \"mode\": \"down\" }} }}"));

        Assert.All(Timed(() => Faults(Document($"\"measures\": {{ {measures} }}"))), f => Assert.Equal("VC3086", f.Code));
    }

    [Fact]
    public void Documents_that_build_on_all_before_them_do_not_multiply()
    {
        string[] documents = [.. Enumerable.Range(0, 60).Select(i => $$"""
            { "id": "d{{i}}", "version": "1", "honesty": "illustrative", "builds": [{{string.Join(", ", Enumerable.Range(0, i).Select(b => $"\"d{b}\""))}}],
              "intake": [ { "type": "exclude", "where": { "category": "c{{i}}" } } ], "measures": { "m{{i}}": { "type": "hours" } } }
            """)];

        Assert.Empty(Timed(() => Faults(documents)));
    }

    [Fact]
    public void A_worked_case_has_at_most_100_000_records()
    {
        string Repeated(int times, string every) => Document($$""" "verify": [ { "asOf": "2020-01-01", "records": [ { "date": "1990-01-01", "minutes": 1, "repeat": {{times}}, "every": "{{every}}" } ], "expect": {} } ] """);

        Assert.Equal("VC3010", Assert.Single(Faults(Repeated(100_000, "1 day"))).Code); // beyond 2199
        Assert.Equal("VC3010", Assert.Single(Faults(Repeated(100_000, "200 years"))).Code);
        Assert.Equal("VC3010", Assert.Single(Faults(Repeated(100_000, "73000 days"))).Code);
        Assert.Equal("VC3006", Assert.Single(Faults(Repeated(100_001, "1 day"))).Code);
        Assert.Empty(Faults(Repeated(10_000, "1 day")));
    }

    private static T Timed<T>(Func<T> action)
    {
        var watch = Stopwatch.StartNew();
        T result = action();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
        return result;
    }

    private static void Survive(string document)
    {
        try
        {
            Faults(document);
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{fault.GetType()}: {fault.Message}\n{fault.StackTrace}\n{document}");
        }
    }
}
