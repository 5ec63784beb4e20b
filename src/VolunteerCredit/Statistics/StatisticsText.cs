using System.Globalization;
using System.Text;
using System.Text.Json;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Statistics;

/// <summary>Statistics as plain text for people, in either language. Shares are rounded to a tenth of a percent, a half away from zero; everything else is exact.</summary>
public static class StatisticsText
{
    /// <summary>Writes statistics: the figures of each year, then one group a line.</summary>
    /// <param name="statistics">The statistics.</param>
    /// <param name="language">The language.</param>
    public static string Explain(this StatisticsResult statistics, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        var text = new StringBuilder();
        Line(0, Texts.Phrase("statistics.head", $"{statistics.RuleSet.Id} {statistics.RuleSet.Version}", RecordRules.Iso(statistics.AsOf)));
        if (statistics.Status == ResultStatus.NotInForce)
        {
            Line(0, Texts.Phrase("explain.notInForce"));
            return text.ToString();
        }

        Line(0, Texts.Phrase("statistics.read", statistics.VolunteersRead, statistics.VolunteersRefused, statistics.VolunteersUndecided));
        foreach (PeriodStatistics period in statistics.Periods)
        {
            ServiceFigures whole = period.Whole;
            Line(0, Texts.Phrase("statistics.period", RecordRules.Iso(period.From), RecordRules.Iso(period.To)));
            Line(1, Texts.Phrase("statistics.registered", whole.Registered, whole.RegisteredUnknown));
            Line(1, Texts.Phrase("statistics.volunteers", whole.Volunteers, whole.VolunteersOpen));
            Line(1, Texts.Phrase("statistics.activities", whole.Activities, whole.ActivitiesOpen, whole.ActivitiesUnnamed));
            Line(1, Texts.Phrase("statistics.personTimes", whole.PersonTimes, whole.PersonTimesOpen));
            Line(1, Texts.Phrase("statistics.hours", Time(whole.Minutes), Time(whole.MinutesHeld), whole.RecordsUnknown));
            Given(1, period.Given);
            if (statistics.GroupBy is not null)
            {
                Line(1, Texts.Phrase("statistics.groups", statistics.GroupBy, JsonNamingPolicy.CamelCase.ConvertName(statistics.RankBy.ToString()), period.GroupsInAll));
            }

            foreach (GroupStatistics group in period.Groups)
            {
                ServiceFigures own = group.Figures;
                Words name = group.Id is null ? Texts.Phrase("statistics.unknown") : Words.Same(Texts.Printable(group.Id));
                Line(2, Texts.Phrase("statistics.group", group.Rank is { } rank ? Number(rank) + "." : "–", name, Time(own.Minutes), Time(own.MinutesRecorded), own.Records, own.PersonTimes, own.Volunteers, Percent(group.Share)));
                Given(3, group.Given);
            }
        }

        foreach ((string code, long count) in statistics.Notices)
        {
            Line(0, Texts.Phrase("statistics.notices", code, count));
        }

        return text.ToString();

        void Line(int depth, Words words) => text.Append(' ', depth * 2).Append(words.In(language).TrimEnd()).Append('\n');

        void Given(int depth, IReadOnlyList<PublishedFigure> figures)
        {
            foreach (PublishedFigure figure in figures)
            {
                Words value = figure.Qualifier == Qualifier.None ? Words.Same(figure.Value.ToString()) : Texts.Phrase("qualifier." + figure.Qualifier, figure.Value.ToString());
                Line(depth, Texts.Phrase("statistics.given", figure.Name, value));
            }
        }
    }

    private static Words Time(long minutes) => new Amount(minutes, 1, Unit.Minutes).ToWords();

    private static string Percent(Fraction? share)
    {
        if (share is not { } part)
        {
            return "–";
        }

        Int128 tenths = Rounding.Divide((Int128)part.Numerator * 1000, part.Denominator, RoundingMode.HalfUp);
        return $"{(tenths / 10).ToString(CultureInfo.InvariantCulture)}.{(tenths % 10).ToString(CultureInfo.InvariantCulture)}%";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
