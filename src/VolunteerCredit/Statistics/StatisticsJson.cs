using System.Text.Json;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Statistics;

/// <summary>The public JSON form of statistics; as stable as that of a result (<see cref="ResultJson"/>). A share is exact: decimals, or a fraction such as <c>1/3</c>.</summary>
public static class StatisticsJson
{
    /// <summary>Statistics as JSON.</summary>
    /// <param name="statistics">The statistics.</param>
    /// <param name="indented">Whether it is written over several lines.</param>
    public static string ToJson(this StatisticsResult statistics, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return JsonForm.ToText(indented, writer => Write(writer, statistics));
    }

    private static void Write(Utf8JsonWriter writer, StatisticsResult statistics)
    {
        writer.WriteStartObject();
        ResultJson.WriteIdentity(writer, "ruleSet", statistics.RuleSet);
        writer.WriteString("asOf", RecordRules.Iso(statistics.AsOf));
        JsonForm.WriteKnownAt(writer, statistics.KnownAt);
        JsonForm.WriteParameters(writer, statistics.Parameters);
        writer.WriteString("status", JsonForm.Word(statistics.Status));
        writer.WriteString("groupBy", statistics.GroupBy);
        writer.WriteString("rankBy", JsonForm.Word(statistics.RankBy));
        writer.WriteNumber("volunteersRead", statistics.VolunteersRead);
        writer.WriteNumber("volunteersRefused", statistics.VolunteersRefused);
        writer.WriteNumber("volunteersUndecided", statistics.VolunteersUndecided);
        WriteNumbers(writer, "notices", statistics.Notices);
        writer.WriteStartArray("periods");
        foreach (PeriodStatistics period in statistics.Periods)
        {
            Write(writer, period);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PeriodStatistics period)
    {
        writer.WriteStartObject();
        ResultJson.WriteNumber(writer, "year", period.Year);
        writer.WriteString("from", RecordRules.Iso(period.From));
        writer.WriteString("to", RecordRules.Iso(period.To));
        WriteNumbers(writer, "whole", period.Whole.ByName);
        WriteGiven(writer, period.Given);
        writer.WriteNumber("groupsInAll", period.GroupsInAll);
        writer.WriteStartArray("groups");
        foreach (GroupStatistics group in period.Groups)
        {
            writer.WriteStartObject();
            ResultJson.WriteNumber(writer, "rank", group.Rank);
            writer.WriteString("id", group.Id);
            writer.WriteString("share", group.Share?.ToString());
            WriteNumbers(writer, "figures", group.Figures.ByName);
            WriteGiven(writer, group.Given);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteGiven(Utf8JsonWriter writer, IReadOnlyList<PublishedFigure> given)
    {
        writer.WriteStartArray("given");
        foreach (PublishedFigure figure in given)
        {
            writer.WriteStartObject();
            writer.WriteString("name", figure.Name);
            writer.WriteString("value", figure.Value.ToString());
            writer.WriteString("qualifier", figure.Qualifier == Qualifier.None ? null : JsonForm.Word(figure.Qualifier));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string key, IReadOnlyList<KeyValuePair<string, long>> numbers)
    {
        writer.WriteStartObject(key);
        foreach ((string name, long value) in numbers)
        {
            writer.WriteNumber(name, value);
        }

        writer.WriteEndObject();
    }
}
