using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Scoring;

/// <summary>A score: named values in, lines that sum to it out.</summary>
/// <remarks>One instance serves all volunteers and threads and keeps nothing between calls. Checked overflow is expected to throw.</remarks>
public interface IScoreModel
{
    /// <summary>Unit, quantum and bounds of the score.</summary>
    ValueShape Shape { get; }

    /// <summary>What each line of kind <see cref="ScoreLineKind.Part"/> can contribute, in their order, in quanta of the score, so that explanations can say what a part has lost. The default is that nothing is known of them.</summary>
    IReadOnlyList<Interval> PartBounds => [];

    /// <summary>Writes the lines of the score.</summary>
    /// <param name="evidence">Values and facts of one volunteer.</param>
    /// <param name="sheet">Receives the lines; the score is their sum.</param>
    void Score(in Evidence evidence, ScoreSheet sheet);
}

/// <summary>Collects the lines of one score.</summary>
public sealed class ScoreSheet
{
    private readonly List<ScoreSheetLine> _lines = [];

    internal ScoreSheet()
    {
    }

    /// <summary>The sum of the lines so far, in quanta.</summary>
    public long Total { get; private set; }

    internal IReadOnlyList<ScoreSheetLine> Lines => _lines;

    /// <summary>Whether the lines are kept, and not only their sum.</summary>
    internal bool KeepsLines { get; set; } = true;

    internal bool IsUnknown { get; private set; }

    internal Openness Openness { get; private set; }

    /// <summary>A line, by its place, and what stands for its contribution, to see what the score would then be; only where lines are kept.</summary>
    internal (int Line, long Quanta)? Instead { get; set; }

    internal GivenOrigin? Given { get; private set; }

    internal RuleSetScore? ComputedBy { get; private set; }

    /// <summary>What looks at every line before it is added; <see langword="null"/> where nobody does.</summary>
    internal Action<ScoreLineKind, string, ValueRef?>? LineCheck { get; init; }

    /// <summary>Whether the score is over: whoever kept the sheet can add nothing more.</summary>
    internal bool IsClosed { get; set; }

    /// <summary>Adds a line.</summary>
    /// <param name="kind">What the line is.</param>
    /// <param name="id">The part or group it belongs to.</param>
    /// <param name="quanta">Its contribution, in quanta of the score.</param>
    /// <param name="of">The value it comes from, if from one.</param>
    /// <param name="label">The part's name for people, if it has one.</param>
    public void Add(ScoreLineKind kind, string id, long quanta, ValueRef? of = null, Words? label = null)
    {
        DemandOpen();
        LineCheck?.Invoke(kind, id, of);
        if (KeepsLines)
        {
            quanta = Instead is { } instead && instead.Line == _lines.Count ? instead.Quanta : quanta;
            _lines.Add(new(kind, id, quanta, of, label));
        }

        Total = checked(Total + quanta);
    }

    /// <summary>Says that the score cannot be known, since a value or fact it needs is not.</summary>
    public void MarkUnknown()
    {
        DemandOpen();
        IsUnknown = true;
    }

    /// <summary>Says in which direction the score may still move.</summary>
    /// <param name="openness">The direction.</param>
    public void MarkOpen(Openness openness)
    {
        DemandOpen();
        Openness |= openness;
    }

    /// <summary>Says that what was open has been closed again, by a cap or clamp.</summary>
    /// <param name="openness">The direction that is closed.</param>
    public void MarkClosed(Openness openness)
    {
        DemandOpen();
        Openness &= ~openness;
    }

    /// <summary>Says that the score was given from outside.</summary>
    /// <param name="origin">By whom, when, in which range, with which reasons.</param>
    public void MarkGiven(GivenOrigin origin)
    {
        DemandOpen();
        Given = origin;
    }

    /// <summary>Asks the engine to take the score that another rule set computes for the same volunteer, as-of and known-at.</summary>
    /// <param name="score">The other rule set's score.</param>
    public void TakeFrom(RuleSetScore score)
    {
        DemandOpen();
        ComputedBy = score;
    }

    /// <summary>Takes over all that stands on another sheet; this one is empty.</summary>
    internal void TakeOver(ScoreSheet other)
    {
        _lines.AddRange(other._lines);
        (Total, IsUnknown, Openness, Given, ComputedBy) = (other.Total, other.IsUnknown, other.Openness, other.Given, other.ComputedBy);
    }

    internal void Clear()
    {
        _lines.Clear();
        Total = 0;
        IsUnknown = false;
        Openness = Openness.Closed;
        Instead = null;
        Given = null;
        ComputedBy = null;
    }

    private void DemandOpen()
    {
        if (IsClosed)
        {
            throw new InvalidOperationException("The score is over: a sheet is written to only while its score is asked for.");
        }
    }
}

internal readonly record struct ScoreSheetLine(ScoreLineKind Kind, string Id, long Quanta, ValueRef? Of, Words? Label);
