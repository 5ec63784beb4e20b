using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Records;

namespace VolunteerCredit.Intake;

/// <summary>Who is scored, and where the rows come from: a volunteer's records, a group's members, a table.</summary>
internal abstract class Subject
{
    /// <summary>The id in the result.</summary>
    public abstract string Id { get; }

    /// <summary>Whether there are records as objects, whose ids can be named.</summary>
    public virtual bool HasRecords => true;

    /// <summary>Brings the rows into a run's block, and runs intake over them. Other plans, and other days, may do so again.</summary>
    public abstract void TakeIn(PlanRun run, Evaluation evaluation, List<Notice> notices);
}

/// <summary>A volunteer with records as objects.</summary>
internal sealed class VolunteerSubject(Volunteer volunteer) : Subject
{
    public override string Id => volunteer.Id;

    public override void TakeIn(PlanRun run, Evaluation evaluation, List<Notice> notices) => run.TakeIn(volunteer, evaluation, notices);
}

/// <summary>A group over the rows that its members' intake left.</summary>
internal sealed class GroupSubject(Group group) : Subject
{
    public override string Id => group.Subject;

    public override void TakeIn(PlanRun run, Evaluation evaluation, List<Notice> notices) => run.TakeIn(group, evaluation, notices);
}
