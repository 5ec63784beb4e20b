using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using VolunteerCredit.Advice;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.Statistics;
using VolunteerCredit.Tests.Comparisons;
using VolunteerCredit.Tests.Receipts;

namespace VolunteerCredit.Tests.Explanations;

/// <summary>Every word for a value of an enum is spelled alike in every JSON form: kebab-case.</summary>
public sealed partial class JsonWordsTests
{
    private static readonly string[] ForPeople =
        ["text", "title", "label", "suppliedBy", "required", "requirement", "found", "askAPerson", "refusal", "note", "mendedBy", "how", "before", "after", "records", "most"];

    private static readonly Type[] Written =
        [typeof(CreditResult), typeof(BoardResult), typeof(Explanation), typeof(AdviceResult), typeof(Comparison), typeof(StatisticsResult), typeof(RuleSetInfo), typeof(Finding)];

    /// <summary>The enums of whatever is written, found from its properties, so that a new one is among them.</summary>
    private static readonly Type[] Enums = EnumsOf(Written);

    private static readonly CreditEngine Engine = Given.Engine(
        """
        "measures": { "hours": { "type": "hours" } },
        "decisions": { "key": { "require": [ { "type": "compare", "of": "hours", "min": "1h" } ] } },
        "manual": [ "key" ]
        """);

    private static readonly Volunteer SetByHand = Given.Volunteer(Given.Service("r", "2020-01-01", 30)) with { Facts = [Given.Fact("f", "manual:key", "Eligible")] };

    private static readonly Evaluation Asked = Evaluation.On(new(2020, 1, 1));

    public static TheoryData<string> Forms =>
    [
        .. Applicants.All.Values.Select(why => why.ToJson()),
        Engine.Score("t", SetByHand, Asked).ToJson(),
        Engine.IssueReceipt("t", SetByHand, Asked, Issued.Plainly with { Reviews = [new("key", Outcome.NotEligible, "–", "b", new(2020, 1, 1))] }).ToJson(),
        Engine.Advise("t", SetByHand, Asked, AdviceGoal.Eligible("key")).ToJson(),
        Engine.Advise("t", SetByHand with { Facts = [] }, Asked, AdviceGoal.AtLeast("hours", "100h"), new() { HorizonDays = 1 }).ToJson(),
        Town.Engine.Compare(Town.Request, [Town.Of("a", 3), Town.Of("b", 8), Town.Of("c", 8, 4)], new() { ExamplesPerChange = 1 }).ToJson(),
        Engine.Summarize("t", [SetByHand], Asked, new() { GroupBy = "source", RankBy = RankingFigure.PersonTimes, Given = [new("registered", "7+")] }).ToJson(),
    ];

    [Fact]
    public void Every_value_of_every_enum_that_is_written_has_a_word_of_its_own()
    {
        Type[] known =
        [
            typeof(Honesty), typeof(Purpose), typeof(Outcome), typeof(ResultStatus), typeof(Severity), typeof(Qualifier), typeof(Openness), typeof(ScoreLineKind), typeof(ScaleMarkKind),
            typeof(AdviceStatus), typeof(AdviceGoalKind), typeof(UnmatchedReason), typeof(StabilityReading), typeof(RankingFigure),
        ];
        Assert.Empty(known.Except(Enums));
        Assert.All(Enums, type =>
        {
            string[] words = WordsOf(type);
            Assert.All(words, word => Assert.Matches(Kebab, word));
            Assert.Equal(words.Length, words.Distinct().Count());
        });
        Assert.Equal(["eligible", "not-eligible", "not-in-force", "refer", "undetermined"], WordsOf(typeof(Outcome)).Order(StringComparer.Ordinal));
        Assert.Equal("both", JsonForm.Word(Openness.Above | Openness.Below));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_form_spells_one_in_another_way(string json)
    {
        HashSet<string> otherwise = [.. Enums.SelectMany(Enum.GetNames).SelectMany(name => new[] { name, JsonNamingPolicy.CamelCase.ConvertName(name) }).Where(name => !Kebab.IsMatch(name))];

        Assert.DoesNotContain(Texts(JsonDocument.Parse(json).RootElement), otherwise.Contains);
    }

    [Fact]
    public void The_schemas_know_just_these()
    {
        string[][] lists = [.. new[] { ResultJson.Schema, ExplanationJson.Schema }.SelectMany(schema => Lists(JsonDocument.Parse(schema).RootElement))];

        Assert.All(lists.SelectMany(words => words), word => Assert.Matches(Kebab, word));
        Assert.All(
            new[] { typeof(Honesty), typeof(Purpose), typeof(Outcome), typeof(ResultStatus), typeof(Severity), typeof(ScoreLineKind), typeof(ScaleMarkKind) },
            type => Assert.Contains(lists, words => words.Order(StringComparer.Ordinal).SequenceEqual(WordsOf(type).Order(StringComparer.Ordinal))));
    }

    [Fact]
    public void A_word_is_read_back()
    {
        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.Equal(outcome, JsonForm.Said<Outcome>(JsonForm.Word(outcome))));
        Assert.Null(JsonForm.Said<Outcome>("NotEligible"));
    }

    private static string[] WordsOf(Type type) =>
        [.. Enum.GetValues(type).Cast<object>().Select(value => (string)typeof(JsonForm).GetMethods().Single(m => m is { Name: nameof(JsonForm.Word), IsGenericMethod: true }).MakeGenericMethod(type).Invoke(null, [value])!)];

    private static Type[] EnumsOf(IEnumerable<Type> roots)
    {
        var seen = new HashSet<Type>();
        void See(Type type)
        {
            Type[] inner = type.IsGenericType ? type.GetGenericArguments() : type.IsArray ? [type.GetElementType()!] : [];
            Array.ForEach(inner, See);
            if (type.Assembly.GetName().Name!.StartsWith(nameof(VolunteerCredit), StringComparison.Ordinal) && seen.Add(type) && !type.IsEnum)
            {
                Array.ForEach(type.GetProperties(BindingFlags.Public | BindingFlags.Instance), property => See(property.PropertyType));
            }
        }

        foreach (Type root in roots)
        {
            See(root);
        }

        return [.. seen.Where(type => type.IsEnum)];
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.String || !ForPeople.Contains(member.Name)).SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    private static IEnumerable<string[]> Lists(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member is { Name: "enum", Value.ValueKind: JsonValueKind.Array }
            ? [[.. member.Value.EnumerateArray().Select(word => word.GetString()!)]] : Lists(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Lists),
        _ => [],
    };

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Kebab { get; }
}
