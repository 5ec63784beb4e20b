using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using VolunteerCredit.Bulk;
using VolunteerCredit.Files.Results;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class BulkResultsTests
{
    [Fact]
    public void Lines_of_a_table_are_those_of_the_single_results()
    {
        using var stream = new MemoryStream();
        CsvResults.Write(stream, Scored.Scores(Scored.Request).Single());

        byte[] expected = Scored.Expected(Scored.Records, Scored.Facts, Scored.Request);
        string text = Encoding.UTF8.GetString(expected);

        // Every kind of cell occurs: whole, decimals, a fraction (a negative one is no formula), a qualifier, unknown, ids that need quotes.
        Assert.Matches("(?m)^V1,0,0,-20,-1,", text);
        Assert.All([",\"'-", "/", ".5", ",over 600,", ",nearly 300.5,", ",?,", ",low,", ",high,", "\"a,b\",", "\n\"'-5\",","\"'=cmd\"", ",Undetermined,Computed\n", ",Eligible,Computed\n"], cell =>
            Assert.Contains(cell, text, StringComparison.Ordinal));
        Assert.Equal(text, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Parts_follow_one_another_under_one_header()
    {
        using var stream = new MemoryStream();
        BulkScores[] parts = [.. Scored.Scores(Scored.Request, memoryBudget: 4_096)];
        CsvResults.Write(stream, parts);

        Assert.True(parts.Length > 1, "it is read in parts");
        Assert.Equal(Encoding.UTF8.GetString(Scored.Expected(Scored.Records, Scored.Facts, Scored.Request)), Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void What_was_not_computed_has_empty_cells_under_all_names()
    {
        BulkRequest early = new("t", Evaluation.On(new(2018, 12, 31)));
        using var stream = new MemoryStream();
        CsvResults.Write(stream, Scored.Scores(early));

        string[] lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        Assert.Equal("volunteer_id,hours,halves,points,sevenths,credit,stars,level,loan,status", lines[0]);
        Assert.Contains("V1,,,,,,,,,NotInForce", lines);

        using var json = new MemoryStream();
        JsonLinesResults.Write(json, Scored.Scores(early));
        Assert.Contains("""{"volunteer_id":"V1","status":"not-in-force"}""", Encoding.UTF8.GetString(json.ToArray()).Split('\n'));
    }

    [Fact]
    public void A_line_of_JSON_holds_the_cells_of_the_line_of_CSV()
    {
        using var stream = new MemoryStream();
        JsonLinesResults.Write(stream, Scored.Scores(Scored.Request, memoryBudget: 4_096));
        string[] lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        BulkScores scores = Scored.Scores(Scored.Request).Single();

        Assert.Equal(Scored.Ids.Length, lines.Length);
        Assert.Contains("\"volunteer_id\":\"张三\"", string.Join('\n', lines), StringComparison.Ordinal);
        Assert.All(lines, (line, v) =>
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            Assert.Equal((scores.VolunteerId(v), "computed"), (root.GetProperty("volunteer_id").GetString(), root.GetProperty("status").GetString()));
            foreach ((string group, IReadOnlyList<ValueColumn> columns) in new[] { ("measures", scores.Measures), ("scores", scores.Scores) })
            {
                Assert.Equal(columns.Select(column => column.Name), root.GetProperty(group).EnumerateObject().Select(property => property.Name));
                Assert.All(columns, column => Assert.Equal(
                    column[v] is { } amount ? (column.QualifierOf(v) == Qualifier.None ? "" : $"{column.QualifierOf(v)} ".ToLowerInvariant()) + amount.Figure : null,
                    root.GetProperty(group).GetProperty(column.Name).GetString()));
            }

            Assert.All(scores.Tiers, tier => Assert.Equal(tier.IsUnknown(v) ? "?" : tier[v]?.Id, root.GetProperty("tiers").GetProperty(tier.Name).GetString()));
            Assert.Equal(JsonNamingPolicy.KebabCaseLower.ConvertName(scores.Decisions[0][v].ToString()), root.GetProperty("decisions").GetProperty("loan").GetString());
        });
    }

    [Fact]
    public void A_number_is_the_text_of_its_fraction_wherever_decimals_end()
    {
        long[] scales = [1, 2, 3, 4, 6, 7, 8, 10, 12, 60, 64, 125, 360, 512, 720, 1_000_000, 1_000_000_000, 1_000_000_000_000, 1L << 39];
        int numbers = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(
            Gen.Elements(scales).SelectMany(scale => Gen.Choose(-100_000, 100_000).SelectMany(near => Gen.Elements(1L, scale, 1_000_003, 9_000_000_000, 90_000_000_000_000).Select(times => (Scale: scale, Quanta: near * times)))).ToArbitrary(),
            amount =>
            {
                string text = new Fraction(amount.Quanta, amount.Scale).ToString();
                bool isNumber = Figures.IsNumber(amount.Quanta, Figures.EndlessOf(amount.Scale), amount.Scale, out decimal number);
                if (isNumber)
                {
                    numbers++;
                    Assert.Equal(text, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }

                // Finer scales and larger amounts are left to the text, whatever they are.
                if (amount.Scale <= 1_000_000_000 && Math.Abs(amount.Quanta) < 1_000_000_000_000_000)
                {
                    Assert.Equal(!text.Contains('/', StringComparison.Ordinal), isNumber);
                }
            }));
        Assert.True(numbers > 500, "numbers occur");
    }
}
