using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>The volunteers of a table.</summary>
internal sealed class TableVolunteers(RecordTable table, TableExplaining before, TableExplaining after, BulkScores scoresBefore, BulkScores scoresAfter)
    : ComparedVolunteers(new TableSide(scoresBefore), new TableSide(scoresAfter))
{
    private readonly DateTimeOffset? _knownAt = scoresBefore.Evaluation.KnownAt;
    private readonly FactView _facts = new(new FactView("", [], null, []));
    private readonly List<Notice> _unread = [];

    public override int Count => table.VolunteerCount;

    public override ReadOnlySpan<byte> IdOf(int volunteer) => table.VolunteerIdUtf8(volunteer);

    public override FactView FactsOf(int volunteer)
    {
        _unread.Clear();
        (Segment segment, int own) = table.Find(volunteer);
        if (segment.HasAside && segment.Aside.TryGetValue(own, out Volunteer? aside))
        {
            return new(aside.Id, aside.Facts, _knownAt, _unread);
        }

        _facts.Read(segment.FactStarts is { } starts ? new(segment.Facts, starts[own], starts[own + 1] - starts[own]) : default, _knownAt, _unread);
        return _facts;
    }

    public override (CreditResult Before, CreditResult After) Explained(int volunteer) => (before.Explain(volunteer), after.Explain(volunteer));
}

/// <summary>Results in full of single volunteers of a table.</summary>
internal sealed class TableExplaining(RecordTable table, RuleSetPlan plan, Evaluation asked, int recordsMax)
{
    private readonly TableSubject _subject = new(table.Texts, new FactView("", table.SharedFacts, asked.KnownAt, [], asked.LeftOut));

    public CreditResult Explain(int volunteer)
    {
        (Segment segment, int own) = table.Find(volunteer);
        _subject.Point(segment, own);
        PlanRun run = plan.Rent();
        CreditResult result = run.Explain(_subject, asked, BulkRun.TooMany(table, segment, own, recordsMax));
        plan.Return(run);
        return result;
    }
}
