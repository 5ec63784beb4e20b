using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Boards;

/// <summary>Ranks groups: intake once for each volunteer, the rows to their groups, one value for each.</summary>
internal static class BoardRanking
{
    public static BoardResult Rank(RuleSetPlan plan, BoardPlan board, IEnumerable<Volunteer> volunteers, Evaluation evaluation, RunBounds bounds)
    {
        Period period = board.By.Measure.Window.At(evaluation.AsOf.DayNumber);
        bool inForce = plan.IsInForce(evaluation.AsOf);
        IReadOnlyList<Group> groups = inForce ? GroupIntake.Run(plan, board.Key, volunteers, evaluation, bounds) : [];
        var notices = new List<Notice>();
        BoardRow[] rows = [.. groups.Select(g => Standing(plan, board, g, evaluation, notices, bounds)).Where(IsOnBoard)];
        return new()
        {
            RuleSet = plan.Identity,
            Board = board.Name,
            Title = board.By.Value.Label,
            Group = board.Key.Name,
            Honesty = board.Honesty,
            AsOf = evaluation.AsOf,
            KnownAt = evaluation.KnownAt,
            WithoutRecorders = evaluation.WithoutRecorders,
            Parameters = plan.Parameters,
            From = period.From == 0 ? null : DateOnly.FromDayNumber(period.From),
            To = DateOnly.FromDayNumber(period.To),
            Status = inForce ? ResultStatus.Computed : ResultStatus.NotInForce,
            Rows = Ranked(rows, board.Top),
            Unranked = [.. rows.Where(r => r.Value is null)],
            Notices = [.. notices.Distinct()],
        };
    }

    private static BoardRow Standing(RuleSetPlan plan, BoardPlan board, Group group, Evaluation evaluation, List<Notice> notices, RunBounds bounds)
    {
        (BoardRow row, List<Notice> noticed) = bounds.Ask(
            plan, (board, group, evaluation),
            static (run, it) =>
            {
                var noticed = new List<Notice>();
                return (run.Standing(it.board, it.group, it.evaluation, noticed), noticed);
            },
            static (_, it, refusal) => (PlanRun.NotStanding(it.group) with { Refusal = refusal }, []));
        notices.AddRange(noticed);
        return row;
    }

    /// <summary>A group that has nothing in the period is no contestant; one whose value is not known, or open, may be.</summary>
    private static bool IsOnBoard(BoardRow row) => row.Members > 0 || row.Openness != Openness.Closed || row.Value is not { Quanta: 0 };

    /// <summary>Rows come in the order of their ids, and sorting keeps it among equals.</summary>
    private static List<BoardRow> Ranked(BoardRow[] rows, int? top)
    {
        var ranked = new List<BoardRow>();
        foreach (BoardRow row in rows.Where(r => r.Value is not null).OrderByDescending(r => r.Value!.Value.Quanta))
        {
            int place = ranked.Count + 1;
            int rank = ranked.Count > 0 && ranked[^1].Value == row.Value ? ranked[^1].Rank!.Value : place;
            if (rank > top)
            {
                break;
            }

            ranked.Add(row with { Rank = rank });
        }

        return ranked;
    }
}
