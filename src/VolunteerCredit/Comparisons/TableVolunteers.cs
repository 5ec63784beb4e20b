using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>The volunteers of a table.</summary>
internal sealed class TableVolunteers(RecordTable table, TableExplaining before, TableExplaining after, BulkScores scoresBefore, BulkScores scoresAfter)
    : ComparedVolunteers(new TableSide(scoresBefore), new TableSide(scoresAfter))
{
    public override int Count => table.VolunteerCount;

    public override ReadOnlySpan<byte> IdOf(int volunteer) => table.VolunteerIdUtf8(volunteer);

    public override FactReader OpenFacts() => new Facts(table, scoresBefore.Evaluation.KnownAt);

    public override (CreditResult Before, CreditResult After) Explained(int volunteer) =>
        (before.Explain(volunteer, scoresBefore.RefusalOf(volunteer)), after.Explain(volunteer, scoresAfter.RefusalOf(volunteer)));

    private sealed class Facts(RecordTable table, DateTimeOffset? knownAt) : FactReader
    {
        private readonly FactView _facts = new(new FactView("", [], null, []));
        private readonly List<Notice> _unread = [];

        public override FactView Of(int volunteer)
        {
            _unread.Clear();
            (Segment segment, int own) = table.Find(volunteer);
            if (segment.HasAside && segment.Aside.TryGetValue(own, out Volunteer? aside))
            {
                return new(aside.Id, aside.Facts, knownAt, _unread);
            }

            _facts.Read(segment.FactStarts is { } starts ? new(segment.Facts, starts[own], starts[own + 1] - starts[own]) : default, knownAt, _unread);
            return _facts;
        }
    }
}

/// <summary>Results in full of single volunteers of a table.</summary>
internal sealed class TableExplaining(RecordTable table, RuleSetPlan plan, Evaluation asked, RunBounds bounds)
{
    private readonly FactView _shared = new("", table.SharedFacts, asked.KnownAt, [], asked.LeftOut);

    /// <summary>The result in full; who was refused is not computed once more, and so hangs once at most.</summary>
    public CreditResult Explain(int volunteer, Notice? refused)
    {
        (Segment segment, int own) = table.Find(volunteer);
        var subject = new TableSubject(table.Texts, _shared);
        subject.Point(segment, own);
        return bounds.Ask(
            plan, (subject, asked, refused),
            static (run, it) => run.Explain(it.subject, it.asked, it.refused),
            static (run, it, refusal) => run.Explain(it.subject, it.asked, refusal));
    }
}
