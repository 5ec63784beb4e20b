using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Testing.Generators;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Laws;

/// <summary>P6: adds up, and P2: exact.</summary>
internal static class BalanceLaws
{
    /// <summary>Recorded + added = counted + held + lost, in all, by reason and by record; and the lines of each score sum to it.</summary>
    public static void Everything_adds_up(Trial trial)
    {
        foreach (Asked asked in trial.Asked)
        {
            foreach (CreditResult result in asked.Results(trial.Engine, trial.Scene).Where(r => r.Status == ResultStatus.Computed))
            {
                Minutes(result, $"{asked}, {result.VolunteerId}");
                Amounts(result, $"{asked}, {result.VolunteerId}");
            }
        }
    }

    /// <summary>An explained result is the plain one, and more.</summary>
    public static void To_explain_changes_nothing(Trial trial)
    {
        foreach (Asked asked in trial.Asked)
        {
            IReadOnlyList<CreditResult> all = asked.Results(trial.Engine, trial.Scene), allPlain = asked.Results(trial.Engine, trial.Scene, explain: false);
            LawFault.UnlessEqual(allPlain.Count, all.Count, $"{asked}, explained, the number of results");
            foreach ((CreditResult explained, CreditResult plain) in all.Zip(allPlain))
            {
                LawFault.Unless(plain.Records is null, $"{asked}, not explained", "no word of single records", "some");
                LawFault.UnlessSame(plain.ToJson(), (explained with { Records = null }).ToJson(), $"{asked}, explained: the results differ");
            }
        }
    }

    /// <summary>Every figure that is printed is the whole number of quanta that was counted.</summary>
    public static void Every_printed_figure_is_exact(Trial trial)
    {
        foreach (Asked asked in trial.Asked)
        {
            foreach (CreditResult result in asked.Results(trial.Engine, trial.Scene, explain: false))
            {
                IEnumerable<Amount?> amounts =
                [
                    .. result.Measures.Select(m => m.Value), .. result.Scores.Select(s => s.Value), .. result.Scores.SelectMany(s => s.Lines).SelectMany(l => new[] { l.Value, l.Found }),
                ];
                foreach (Amount amount in amounts.OfType<Amount>())
                {
                    string[] printed = amount.Figure.ToString().Split('/');
                    Fraction read = printed.Select(p => Fraction.TryParse(p, out Fraction part) ? part : throw new FormatException(p)).Aggregate((a, b) => a / b);
                    LawFault.UnlessEqual(amount.Quanta, read.ExactlyAt(amount.Scale), $"{asked}, the quanta of a figure printed as {amount.Figure}");
                }
            }
        }
    }

    /// <summary>Blocks of service so large that a short number or a floating one would lose minutes are counted to the minute, or refused with a code.</summary>
    public static void Huge_blocks_are_exact(Trial trial)
    {
        Dice dice = trial.Scene.Dice();
        ServiceRecord[] huge =
        [
            .. Enumerable.Range(1, dice.Between(1, 4)).Select(i => trial.NewRecord(dice) with
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"huge-{i}"), Date = trial.Scene.AsOf, Start = null, End = null, RecordedAt = null,
                Minutes = dice.Of(int.MaxValue, int.MaxValue - 1, 1_999_999_999, (1 << 24) + 1), Quantity = null, Unit = null, Rating = null,
            }),
        ];
        Scene scene = trial.Scene.With([.. trial.Scene.Records, .. huge]);
        foreach (Asked asked in trial.Asked)
        {
            foreach (CreditResult result in asked.Results(trial.Engine, scene))
            {
                string what = $"{asked}, {result.VolunteerId}, with {string.Join(", ", huge.Select(r => r.Minutes))} minutes more";
                LawFault.Unless(result.Status != ResultStatus.Refused || result.Refusal is not null, $"{what}, refused", "a code", "none");
                if (result.Status == ResultStatus.Computed)
                {
                    Minutes(result, what);
                    Amounts(result, what);
                    foreach (ServiceRecord record in huge)
                    {
                        long?[] recorded = [.. (result.Records ?? []).Where(r => r.RecordId == record.Id).Select(r => r.Recorded)];
                        LawFault.Unless(
                            result.Subject == GroupKey.Volunteer ? recorded is [var once] && once == record.Minutes : recorded.All(found => found == record.Minutes), // it may be of another group
                            $"{what}, minutes recorded of {record.Id}", $"{record.Minutes}", string.Join(", ", recorded));
                    }
                }
            }
        }
    }

    /// <summary>Ranks are 1, 2, 2, 4 by value; what is not known has none. Somebody alone would always be first: two others are there, and one who has the same.</summary>
    public static void Ranks_follow_from_values(Trial trial)
    {
        Scene[] others = [trial.Scene.Renamed("v-same"), trial.Another(1, 40).Renamed("v-1"), trial.Another(2, 40).Renamed("v-2")];
        Scene all = trial.Scene.With(others.Prepend(trial.Scene).SelectMany(s => s.Records)).With(others.Prepend(trial.Scene).SelectMany(s => s.Facts));
        foreach (Asked asked in trial.Asked)
        {
            foreach (BoardResult board in asked.Ranked(trial.Engine, all))
            {
                foreach (BoardRow row in board.Rows)
                {
                    int better = board.Rows.Count(other => other.Value?.Quanta > row.Value?.Quanta);
                    LawFault.UnlessEqual($"{row.Value is not null} {1 + better}", $"True {row.Rank}", $"{asked}, {board.Board}: value is known and rank of {row.Id}");
                }

                LawFault.Unless(board.Unranked.All(r => r is { Rank: null, Value: null }), $"{asked}, {board.Board}: what is not ranked", "neither rank nor value", "one of them");
            }
        }
    }

    private static void Minutes(CreditResult result, string what)
    {
        TimeBalance time = result.Time;
        LawFault.UnlessEqual(time.Recorded + time.Added, time.Counted + time.Held + time.Lost, $"{what}: recorded + added = counted + held + lost");
        LawFault.UnlessEqual((time.Added, time.Held, time.Lost), (time.Reasons.Sum(r => r.Added), time.Reasons.Sum(r => r.Held), time.Reasons.Sum(r => r.Lost)), $"{what}: (added, held, lost) by reason");
        LawFault.Unless(time.Reasons.All(r => r is { Added: >= 0, Held: >= 0, Lost: >= 0, Rows: > 0 }), $"{what}: minutes of a reason", "none below 0, and at least one row", "another");
        if (result.Records is not { } records)
        {
            return; // it is not explained
        }

        foreach (RecordExplanation record in records.Where(r => r.Counted is not null))
        {
            LawFault.UnlessEqual((record.Recorded ?? 0) + record.Changes.Sum(c => c.Added), record.Counted + record.Changes.Sum(c => c.Held + c.Lost), $"{what}: recorded + added = counted + held + lost of record {record.RecordId}");
        }

        LawFault.UnlessEqual((time.Recorded, time.Counted), (records.Sum(r => r.Recorded ?? 0), records.Sum(r => r.Counted ?? 0)), $"{what}: (recorded, counted) by record");
        foreach (ReasonTotal reason in time.Reasons)
        {
            RecordChange[] changes = [.. records.SelectMany(r => r.Changes).Where(c => c.Reason == reason.Reason)];
            LawFault.UnlessEqual(
                (reason.Added, reason.Held, reason.Lost, reason.Rows),
                (changes.Sum(c => c.Added), changes.Sum(c => c.Held), changes.Sum(c => c.Lost), changes.Length),
                $"{what}: (added, held, lost, rows) of reason {reason.Reason} by record");
        }
    }

    private static void Amounts(CreditResult result, string what)
    {
        foreach (ScoreResult score in result.Scores.Where(s => s.Value is not null))
        {
            LawFault.UnlessEqual(score.Value!.Value.Figure, score.Lines.Aggregate(default(Fraction), (sum, line) => sum + line.Value.Figure), $"{what}: score {score.Name} and the sum of its lines");
        }

        foreach (GrantResult grant in result.Grants.Where(g => g.Balance is not null))
        {
            LawFault.Unless(grant.Lots.All(l => l.Amount.Figure == l.Spent.Figure + l.Left.Figure + l.Expired.Figure), $"{what}: lots of {grant.Name}", "amount = spent + left + expired", "another");
            LawFault.UnlessEqual(grant.Balance!.Value.Figure, grant.Lots.Aggregate(default(Fraction), (sum, lot) => sum + lot.Left.Figure) - grant.Owed!.Value.Figure, $"{what}: balance of {grant.Name}, and its lots less what is owed");
        }
    }
}
