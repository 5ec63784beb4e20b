using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Measures;

/// <summary>A number given from outside, as a fact <c>score:NAME</c>.</summary>
internal sealed class GivenMeasure(GivenLookup lookup, long? otherwise) : IMeasure
{
    private static readonly Option<Amount> Else =
        Option.Figure("else", new("taken where none is given; without it the value is then unknown", "未提供时取此值；不写则视为未知"), kind: UnitKind.Number);

    public static ComponentType Type { get; } = ComponentType.Measure(
        "given", new("a number given from outside", "外部提供的数值"), RowKinds.None, hasWindow: false, [.. GivenLookup.Options, Else],
        options => new GivenMeasure(new GivenLookup(options), options.Has(Else) ? options.Get(Else).Figure.ExactlyAt(GivenLookup.Scale) : null));

    public ValueShape Shape { get; } = new(Unit.Number, GivenLookup.Scale, Interval.Everything) { Inputs = [lookup.FactName] };

    public MovedBy MovedBy => MovedBy.Facts;

    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        for (int i = 0; i < periods.Length; i++)
        {
            int day = periods[i].To;
            if (lookup.Find(block.Facts, day) is { } found)
            {
                values[i] = found.Quanta;
                MarkOpen(block.Workspace, GivenLookup.OpennessOf(found.Origin.Qualifier));
            }
            else
            {
                values[i] = otherwise is { } value && !lookup.IsGiven(block.Facts, day) ? value : IMeasure.Unknown;
            }
        }
    }

    /// <summary>How far the number given on a day is exact.</summary>
    public Qualifier QualifierOn(IFactView facts, int day) => lookup.Find(facts, day)?.Origin.Qualifier ?? Qualifier.None;

    private void MarkOpen(Workspace workspace, Openness openness)
    {
        if (openness != Openness.Closed)
        {
            workspace.Openness |= openness;
            workspace.Missing.Add(lookup.FactName);
        }
    }
}
