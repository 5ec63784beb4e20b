using System.Text;
using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>An advice as plain text for people, in either language. Every figure in it is in the advice.</summary>
public static class AdviceText
{
    /// <summary>The advice in words.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="language">The language.</param>
    public static string In(this AdviceResult advice, Language language)
    {
        ArgumentNullException.ThrowIfNull(advice);
        return new Writer(language).Write(advice);
    }

    private sealed class Writer(Language language)
    {
        private readonly StringBuilder _text = new();

        public string Write(AdviceResult advice)
        {
            Line(0, "advice.head", Texts.Printable(advice.VolunteerId), $"{advice.RuleSet.Id} {advice.RuleSet.Version}", Texts.Phrase("honesty." + advice.Honesty), RecordRules.Iso(advice.AsOf));
            Line(0, "advice.wanted", advice.GoalText, advice.Found);
            if (advice.Refusal is { } refusal)
            {
                Raw(0, refusal.In(language));
                return _text.ToString();
            }

            bool decidesPerson = advice is { Status: AdviceStatus.Impossible, Goal.Kind: AdviceGoalKind.Decision } && advice.Found == Texts.Phrase("outcome." + Outcome.Refer);
            Line(0, decidesPerson ? "advice.person" : "advice." + advice.Status, RecordRules.Iso(advice.Until), Time(advice.MinutesPerDayMax));
            WritePlan(advice);
            foreach (AdviceObstacle obstacle in advice.Obstacles)
            {
                Line(1, "advice.obstacle", obstacle.Requirement, obstacle.Found);
            }

            foreach (MissingInput missing in advice.Missing)
            {
                Line(1, "explain.missing", Texts.Printable(missing.Name), missing.SuppliedBy);
            }

            if (advice.Most is { } most && advice.Status == AdviceStatus.BeyondHorizon)
            {
                Line(1, "advice.most", RecordRules.Iso(advice.Until), most);
            }

            if (advice.TimeAlone.Count > 0)
            {
                Line(0, "advice.timeAlone");
                foreach (AdviceChange change in advice.TimeAlone)
                {
                    Line(1, "advice.change", RecordRules.Iso(change.On), change.Label, change.Before, change.After);
                }
            }

            if (advice.Useless.Count > 0)
            {
                Line(0, "advice.useless");
                foreach (AdviceUseless useless in advice.Useless)
                {
                    Line(1, useless.IsCounted ? "advice.uselessCounted" : "advice.uselessUncounted", useless.Records);
                }
            }

            return _text.ToString();
        }

        private void WritePlan(AdviceResult advice)
        {
            if (advice.Status != AdviceStatus.Reachable || advice.ReachedOn is not { } day)
            {
                return;
            }

            if (advice.Plan.Count == 0)
            {
                Line(1, "advice.byTime", RecordRules.Iso(day));
                return;
            }

            int days = advice.Plan.Select(r => r.Date).Distinct().Count();
            Line(1, advice.IsEarliest ? "advice.earliest" : "advice.found", RecordRules.Iso(day));
            Words amount = advice.Acts > 0 ? Texts.Phrase(advice.Acts == 1 ? "advice.oneAct" : "advice.acts", advice.Acts) : Time(advice.Minutes);
            string sure = advice.IsLeast ? "advice.least" : advice.IsEarliest ? "advice.enough" : "advice.enoughLast";
            Line(1, sure, amount, Texts.Phrase(days == 1 ? "advice.day" : "advice.days", days), advice.Records!);
            if (advice.Acts == 0)
            {
                Line(1, "advice.counted", Time(advice.MinutesCounted));
            }
        }

        private static Words Time(long minutes) => new Amount(minutes, 1, Unit.Minutes).ToWords();

        private void Line(int depth, string phrase, params object[] values) => Raw(depth, Texts.Phrase(phrase, values).In(language).TrimEnd());

        private void Raw(int depth, string line) => _text.Append(' ', depth * 2).Append(line).Append('\n');
    }
}
