using BankEligibility.Screens;
using VolunteerCredit.Explanations;

namespace BankEligibility.Results;

/// <summary>Prints what was noticed, grouped by code, with the first few of each.</summary>
internal static class NoticeList
{
    private const int ExamplesMax = 3;

    /// <summary>Prints the list; nothing where nothing was noticed.</summary>
    public static void Print(Screen screen, SampleTexts texts, IReadOnlyList<Notice> notices)
    {
        foreach (IGrouping<string, Notice> group in notices.GroupBy(notice => notice.Code).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            int count = group.Count();
            foreach (Notice notice in group.Take(ExamplesMax))
            {
                screen.Line(notice.In(texts.Language));
            }

            if (count > ExamplesMax)
            {
                screen.Line(texts["notices.more", group.Key, count - ExamplesMax], 2);
            }
        }
    }
}
