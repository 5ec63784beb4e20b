using VolunteerCredit.Boards;
using VolunteerCredit.Decisions;
using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.RuleSets;

/// <summary>The kinds of component a rule set is made of.</summary>
public enum Seam
{
    /// <summary><see cref="IIntakeStep"/>: decides what of each row counts.</summary>
    Intake,

    /// <summary><see cref="IMeasure"/>: one named quantity over a period.</summary>
    Measure,

    /// <summary><see cref="ICurve"/>: one amount into another.</summary>
    Curve,

    /// <summary><see cref="IScoreModel"/>: named values into lines that sum to a score.</summary>
    Score,

    /// <summary><see cref="ITierPolicy"/>: named values into a tier.</summary>
    Tier,

    /// <summary><see cref="ICriterion"/>: facts and values into an outcome.</summary>
    Criterion,

    /// <summary><see cref="IOffer"/>: values into a typed row.</summary>
    Offer,

    /// <summary><see cref="IBoard"/>: groups ranked by a measure.</summary>
    Board,

    /// <summary><see cref="IGrant"/>: rows into dated lots of a currency.</summary>
    Grant,
}

/// <summary>A component as the catalog knows it: its seam, the name documents use, its options, and how it is made.</summary>
public sealed class ComponentType
{
    private ComponentType(Seam seam, string name, Words summary, IReadOnlyList<Option> options, Func<OptionValues, object> create)
    {
        Seam = seam;
        Name = name;
        Summary = summary;
        Options = options;
        Create = create;
    }

    /// <summary>Which seam it fills.</summary>
    public Seam Seam { get; }

    /// <summary>The <c>type</c> in documents.</summary>
    public string Name { get; }

    /// <summary>What it does, in one line.</summary>
    public Words Summary { get; }

    /// <summary>The options it declares; the engine's own (<c>where</c>, <c>window</c> …) are not among them.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>For a measure: which rows it reads. None means that <c>where</c>, <c>steps</c> and <c>coverage</c> are not allowed.</summary>
    public RowKinds Reads { get; private init; }

    /// <summary>For a measure: whether a <c>window</c> is allowed.</summary>
    public bool HasWindow { get; private init; }

    internal Func<OptionValues, object> Create { get; }

    /// <summary>An intake step.</summary>
    /// <param name="name">The <c>type</c> in documents.</param>
    /// <param name="summary">What it does, in one line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="create">Makes one from a document's options; called once per document.</param>
    public static ComponentType Intake(string name, Words summary, IReadOnlyList<Option> options, Func<OptionValues, IIntakeStep> create) =>
        new(Seam.Intake, name, summary, options, create);

    /// <summary>A measure.</summary>
    /// <param name="name">The <c>type</c> in documents.</param>
    /// <param name="summary">What it does, in one line.</param>
    /// <param name="reads">Which rows it reads.</param>
    /// <param name="hasWindow">Whether a <c>window</c> is allowed.</param>
    /// <param name="options">Its options.</param>
    /// <param name="create">Makes one from a document's options; called once per document.</param>
    public static ComponentType Measure(
        string name, Words summary, RowKinds reads, bool hasWindow, IReadOnlyList<Option> options, Func<OptionValues, IMeasure> create) =>
        new(Seam.Measure, name, summary, options, create) { Reads = reads, HasWindow = hasWindow };

    /// <summary>A curve.</summary>
    /// <param name="name">The <c>type</c> in documents.</param>
    /// <param name="summary">What it does, in one line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="create">Makes one for an input (<see cref="OptionValues.Input"/>) from a document's options.</param>
    public static ComponentType Curve(string name, Words summary, IReadOnlyList<Option> options, Func<OptionValues, ICurve> create) =>
        new(Seam.Curve, name, summary, options, create);

    /// <summary>A score.</summary>
    /// <param name="name">The <c>type</c> in documents.</param>
    /// <param name="summary">What it does, in one line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="create">Makes one from a document's options; called once per document.</param>
    public static ComponentType Score(string name, Words summary, IReadOnlyList<Option> options, Func<OptionValues, IScoreModel> create) =>
        new(Seam.Score, name, summary, options, create);

    /// <summary>A tier policy.</summary>
    /// <param name="name">The <c>type</c> in documents.</param>
    /// <param name="summary">What it does, in one line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="create">Makes one from a document's options; called once per document.</param>
    public static ComponentType Tier(string name, Words summary, IReadOnlyList<Option> options, Func<OptionValues, ITierPolicy> create) =>
        new(Seam.Tier, name, summary, options, create);

    /// <summary>A criterion.</summary>
    /// <param name="name">The <c>type</c> in documents.</param>
    /// <param name="summary">What it does, in one line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="create">Makes one from a document's options; called once per document.</param>
    public static ComponentType Criterion(string name, Words summary, IReadOnlyList<Option> options, Func<OptionValues, ICriterion> create) =>
        new(Seam.Criterion, name, summary, options, create);

    /// <summary>An offer.</summary>
    /// <param name="name">The <c>type</c> in documents.</param>
    /// <param name="summary">What it does, in one line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="create">Makes one from a document's options; called once per document.</param>
    public static ComponentType Offer(string name, Words summary, IReadOnlyList<Option> options, Func<OptionValues, IOffer> create) =>
        new(Seam.Offer, name, summary, options, create);

    /// <summary>A board.</summary>
    /// <param name="name">The <c>type</c> in documents.</param>
    /// <param name="summary">What it does, in one line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="create">Makes one from a document's options; called once per document.</param>
    public static ComponentType Board(string name, Words summary, IReadOnlyList<Option> options, Func<OptionValues, IBoard> create) =>
        new(Seam.Board, name, summary, options, create);

    /// <summary>A grant.</summary>
    /// <param name="name">The <c>type</c> in documents.</param>
    /// <param name="summary">What it does, in one line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="create">Makes one from a document's options; called once per document.</param>
    public static ComponentType Grant(string name, Words summary, IReadOnlyList<Option> options, Func<OptionValues, IGrant> create) =>
        new(Seam.Grant, name, summary, options, create);
}
