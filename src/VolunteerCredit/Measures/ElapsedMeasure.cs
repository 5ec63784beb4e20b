using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>Whole years, months or days since a date: age and tenure. Someone born on 29 February turns a year older on 1 March.</summary>
internal sealed class ElapsedMeasure(string fact, ElapsedMeasure.In unit) : IMeasure
{
    private const string FirstRecord = "first-record";

    private static readonly Option<string> Since = Option.Identifier(
        "since", new("born, registered, any fact whose value is a date, or first-record", "born、registered、值为日期的事实，或 first-record")).Required();

    private static readonly Option<In> Unit = Option.Choice(
        "in", new("years (the default), months or days, whole ones", "整年（默认）、整月或天数"), ("years", In.Years), ("months", In.Months), ("days", In.Days));

    public enum In
    {
        Years,
        Months,
        Days,
    }

    public static ComponentType Type { get; } = ComponentType.Measure(
        "elapsed", new("age or tenure in whole years, months or days", "年龄或年资，整年、整月或天数"), RowKinds.None, hasWindow: false, [Since, Unit],
        options => new ElapsedMeasure(options.Get(Since), options.Get(Unit, In.Years)));

    public ValueShape Shape { get; } = new(Measures.Unit.Number, 1, new(0, unit == In.Days ? 110_000 : unit == In.Months ? 3_600 : 300)) { Inputs = [fact] };

    public MovedBy MovedBy => fact == FirstRecord ? MovedBy.Days | MovedBy.Rows : MovedBy.Days | MovedBy.Facts;

    /// <summary>Whether the value, without any new fact or record, is another on a day than on the day before.</summary>
    public bool MovesOn(IFactView facts, int day) => unit == In.Days || fact == FirstRecord
        || (facts.TryGet(fact, day, out FactValue found) && RecordRules.TryParseDate(found.Value, out DateOnly date)
            && (date.DayNumber >= day || Elapsed(date, DateOnly.FromDayNumber(day)) != Elapsed(date, DateOnly.FromDayNumber(day - 1))));

    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        for (int i = 0; i < periods.Length; i++)
        {
            values[i] = Beginning(block, periods[i].To) is { } from ? Elapsed(from, DateOnly.FromDayNumber(periods[i].To)) : IMeasure.Unknown;
        }
    }

    private DateOnly? Beginning(Block block, int day)
    {
        if (fact == FirstRecord)
        {
            return FirstCounted(block, day);
        }

        return block.Facts.TryGet(fact, day, out FactValue found) && RecordRules.TryParseDate(found.Value, out DateOnly date) && date.DayNumber <= day ? date : null;
    }

    /// <summary>The first day on which something counts; an earlier record that is open may turn out to be it.</summary>
    private static DateOnly? FirstCounted(Block block, int day)
    {
        Workspace workspace = block.Workspace;
        if (workspace.FactsWantingAtIntake.Any)
        {
            workspace.Openness |= Openness.Above | Openness.Below; // what intake left may be another record
            workspace.Missing.UnionWith(workspace.FactsWantingAtIntake);
        }

        for (int row = 0; row < block.Count && block.Dates[row] <= day; row++)
        {
            if (workspace.Counted[row] > 0)
            {
                return DateOnly.FromDayNumber(block.Dates[row]);
            }

            if (workspace.Open[row])
            {
                workspace.Openness |= Openness.Above;
                workspace.MissRecord(row);
            }
        }

        return null;
    }

    private long Elapsed(DateOnly from, DateOnly to) => unit switch
    {
        In.Years => Calendar.WholeYears(from, to),
        In.Months => ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0),
        _ => to.DayNumber - from.DayNumber,
    };
}
