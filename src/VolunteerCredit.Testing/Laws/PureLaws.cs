using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Laws;

/// <summary>P1: the result is a function of records, facts, rule set, parameters, as-of and known-at, and of nothing else.</summary>
internal static class PureLaws
{
    private const int Threads = 4;

    /// <summary>Nothing is remembered from the volunteer before, and a result that was given does not change.</summary>
    public static void Nothing_is_remembered(Trial trial, Scene other)
    {
        foreach (Asked asked in trial.Asked)
        {
            IReadOnlyList<CreditResult> before = asked.Results(trial.Engine, trial.Scene);
            string written = Text(before);
            LawFault.UnlessSame(written, Text(asked.Results(trial.Engine, trial.Scene)), $"{asked}, asked again: the results differ");
            asked.Results(trial.Engine, other);
            LawFault.UnlessSame(written, Text(asked.Results(trial.Engine, trial.Scene)), $"{asked}, after another volunteer: the results differ");
            LawFault.UnlessSame(written, Text(before), $"{asked}, the earlier result itself: it has changed");
        }
    }

    /// <summary>The culture of the machine has no say in figures or texts.</summary>
    public static void The_culture_does_not_matter(Trial trial)
    {
        foreach (Asked asked in trial.Asked)
        {
            string expected = Cultures.Under(CultureInfo.InvariantCulture, () => Told(trial, asked));
            LawFault.UnlessSame(expected, Cultures.Under(Cultures.Strange, () => Told(trial, asked)), $"{asked}, under a culture of other signs, separators and dates: the results differ");
        }
    }

    /// <summary>Several threads at once give the same as one.</summary>
    public static void Many_threads_at_once_give_the_same(Trial trial, Scene other)
    {
        (Asked Asked, Scene Scene)[] questions = [.. trial.Asked.SelectMany(asked => new[] { (asked, trial.Scene), (asked, other), (asked, trial.Scene), (asked, other) })];
        string[] alone = [.. questions.Select(q => q.Asked.BitsOf(trial.Engine, q.Scene))];
        var together = new string[questions.Length];
        SeveralThreads.Run(Threads, questions.Length, i => together[i] = questions[i].Asked.BitsOf(trial.Engine, questions[i].Scene));
        for (int i = 0; i < alone.Length; i++)
        {
            LawFault.UnlessSame(alone[i], together[i], $"{questions[i].Asked}, several threads at once: the results differ");
        }
    }

    private static string Text(IEnumerable<CreditResult> results) => string.Join('\n', results.Select(r => r.ToJson()));

    private static string Told(Trial trial, Asked asked) =>
        string.Join('\n', asked.Results(trial.Engine, trial.Scene).Select(r => r.ToJson() + r.Explain()));
}
