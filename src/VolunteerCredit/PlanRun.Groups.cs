using VolunteerCredit.Boards;
using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit;

/// <summary>Groups and boards: intake member by member, then one run over the rows of all.</summary>
internal sealed partial class PlanRun
{
    /// <summary>Scores a group over the rows that its members' intake left.</summary>
    /// <param name="group">The group.</param>
    /// <param name="evaluation">What is asked.</param>
    /// <param name="given">Values by name that stand in for those that would be computed; for worked cases.</param>
    public CreditResult Score(Group group, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given = null)
    {
        var subject = new GroupSubject(group);
        return group.Refusals.Count == 0
            ? Score(subject, evaluation, given)
            : Blank(subject, evaluation, ResultStatus.Refused, group.Refusals[0], [.. group.Refusals.Skip(1), .. group.Notices]);
    }

    /// <summary>Takes over the rows of a group, and what intake did to them.</summary>
    public void TakeIn(Group group, Evaluation evaluation, List<Notice> notices)
    {
        notices.AddRange(group.Notices);
        _builder.Build(group, new FactView(group.Subject, group.Facts, evaluation.KnownAt, notices), evaluation.AsOf, notices);
        _intake.TakeOver(group);
    }

    /// <summary>Takes a member of groups in: intake alone, over all records.</summary>
    /// <param name="volunteer">The volunteer.</param>
    /// <param name="evaluation">What is asked.</param>
    /// <param name="refusal">Why the volunteer is not looked at, if so.</param>
    public Member Admit(Volunteer volunteer, Evaluation evaluation, Notice? refusal)
    {
        var notices = new List<Notice>();
        try
        {
            if (refusal is null)
            {
                Begin();
                Explains = true;
                _builder.Build(volunteer, evaluation, notices);
                _intake.Run(evaluation.Explain, booked: true);
                _ = _intake.Left(); // too large a sum is this volunteer's own, not of all that he is summed up with
                MemberRow[] rows = _builder.Rows(_intake.Bookings.ToLookup(b => b.Row));
                return new(volunteer.Id, (FactView)_workspace.Block.Facts, rows, [.. _workspace.FactsWantingAtIntake.Select(wanted => Workspace.NameInGroup(wanted, volunteer.Id))], notices, null);
            }
        }
#pragma warning disable CA1031 // a component is others' code: whatever it throws harms the groups of this volunteer alone
        catch (Exception fault) when (ComponentException.IsHarmOfOne(fault))
#pragma warning restore CA1031
        {
            refusal = RefusalFor(fault);
        }

        return new(volunteer.Id, new FactView(volunteer.Id, volunteer.Facts, evaluation.KnownAt, []), [], [], notices, refusal);
    }

    /// <summary>The row of a group whose value is not known.</summary>
    public static BoardRow NotStanding(Group group) => new(null, group.Id, null, Openness.Closed, null, group.Members.Count);

    /// <summary>The result of a group that is not scored at all.</summary>
    public CreditResult Refuse(Group group, Evaluation evaluation, Notice refusal) =>
        Blank(new GroupSubject(group), evaluation, ResultStatus.Refused, refusal, [.. group.Notices]);

    /// <summary>The value of one group on a board, without its rank.</summary>
    /// <param name="board">The board.</param>
    /// <param name="group">The group.</param>
    /// <param name="evaluation">What is asked.</param>
    /// <param name="notices">Receives what was noticed.</param>
    public BoardRow Standing(BoardPlan board, Group group, Evaluation evaluation, List<Notice> notices)
    {
        BoardRow unknown = NotStanding(group);
        if (group.Refusals.Count > 0)
        {
            notices.AddRange(group.Notices);
            return unknown with { Refusal = group.Refusals[0] };
        }

        try
        {
            Begin();
            var found = new List<Notice>();
            Explains = true;
            TakeIn(group, evaluation, found);
            notices.AddRange(board.Key.IsVolunteer ? group.Notices : found); // a volunteer's own facts have been looked at
            _missing.Clear();
            Measure(board.By, given: null);
            MeasureResult measured = ResultOf(board.By);
            return unknown with
            {
                Value = measured.Value,
                Openness = measured.Openness,
                PerHead = measured.Value is { } value ? PerHead(board, value) : null,
                Members = MembersIn(board.By.Measure.Window.At(_workspace.Block.AsOf)),
                Missing = MissingFor(board.By.Value),
            };
        }
#pragma warning disable CA1031 // a component is others' code: whatever it throws harms this group alone
        catch (Exception fault) when (ComponentException.IsHarmOfOne(fault))
#pragma warning restore CA1031
        {
            return unknown with { Refusal = RefusalFor(fault) };
        }
    }

    /// <summary>The value for each head, where the group's number of heads is given and more than none.</summary>
    private Amount? PerHead(BoardPlan board, Amount value) =>
        board.HeadsFact is { } name && _workspace.Block.Facts.TryGet(name, _workspace.Block.AsOf, out FactValue fact)
        && GivenScore.TryParse(fact.Value, out GivenScore heads) && heads.Value > default(Fraction)
            ? Amount.Of(value.Figure / heads.Value, value.Unit) : null;

    private int MembersIn(Period period)
    {
        var members = new HashSet<int>();
        (int from, int count) = _workspace.Block.RowsIn(period).GetOffsetAndLength(_workspace.Block.Count);
        for (int row = from; row < from + count; row++)
        {
            if (_workspace.Counted[row] > 0)
            {
                members.Add(_workspace.Block.Members[row]);
            }
        }

        return members.Count;
    }
}
