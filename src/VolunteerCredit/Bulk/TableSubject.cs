using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk;

/// <summary>A volunteer of a table; one object serves one thread for all of them.</summary>
/// <param name="texts">The texts of the table.</param>
/// <param name="shared">What is known of activities, organisations and recorders at known-at.</param>
internal sealed class TableSubject(TextTable texts, FactView shared) : Subject
{
    public TextTable Texts => texts;

    public FactView Shared => shared;

    public Segment Segment { get; private set; } = null!;

    /// <summary>The volunteer's number in the segment.</summary>
    public int Index { get; private set; }

    public override string Id => Segment.VolunteerIds.Text(Index);

    public override bool HasRecords => false;

    public void Point(Segment segment, int index) => (Segment, Index) = (segment, index);

    public override void TakeIn(PlanRun run, Evaluation evaluation, List<Notice> notices)
    {
        if (Segment.HasAside && Segment.Aside.TryGetValue(Index, out Volunteer? volunteer))
        {
            run.TakeIn(volunteer, evaluation, notices);
        }
        else
        {
            run.TakeIn(this, evaluation);
        }
    }
}
