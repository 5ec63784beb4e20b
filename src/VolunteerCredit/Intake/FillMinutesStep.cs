using System.Buffers;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>Decides what unknown minutes are: none, those planned, or none until somebody says.</summary>
internal sealed class FillMinutesStep : IIntakeStep
{
    private static readonly Option<With> WithOption = Option.Choice(
        "with",
        new("zero: none; planned: the planned minutes, where they are known; hold: none until approved", "zero：按零计；planned：按计划分钟数（已知时）；hold：待核准"),
        ("zero", With.Zero), ("planned", With.Planned), ("hold", With.Hold)).Required();

    private static readonly Option<Amount> Max = Option.Figure(
        "max", new("the most that is filled in for a record, only with planned", "每条记录至多补入的时间，仅用于 planned"), min: 0, kind: UnitKind.Time);

    private static readonly Option<RowSelector> Where =
        Option.Where("where", new("the records that are filled in; the default is all whose minutes are unknown", "需补入的记录；默认所有分钟数未知的记录"));

    private static readonly Option<string> ReasonOption =
        Option.Identifier("reason", new("the reason code; the default is filled", "原因代码；默认 filled"));

    private readonly With _with;
    private readonly long _most;
    private readonly RowSelector? _where;

    private FillMinutesStep(OptionValues options)
    {
        _with = options.Get(WithOption);
        _most = options.Has(Max) ? options.Get(Max).Figure.FloorAt(1) : long.MaxValue;
        _where = options.Has(Where) ? options.Get(Where) : null;
        Reason = options.Get(ReasonOption, "filled");
        if (options.Has(Max) && _with != With.Planned)
        {
            options.Refuse(Max, options.Get(Max).ToString(), new("only with planned", "仅用于 planned"));
        }
        else if (options.Has(Max))
        {
            options.RequireWholeMinutes(Max);
        }
    }

    private enum With
    {
        Zero,
        Planned,
        Hold,
    }

    public static ComponentType Type { get; } = ComponentType.Intake(
        "fill-minutes",
        new("says what unknown minutes count as", "规定分钟数未知的记录如何计"),
        [WithOption, Max, Where, ReasonOption],
        options => new FillMinutesStep(options));

    public string Reason { get; }

    public bool MayAdd => _with == With.Planned;

    public Disposition Disposition => _with == With.Hold ? Disposition.Held : Disposition.Lost;

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        bool[] mask = ArrayPool<bool>.Shared.Rent(counted.Length);
        Span<bool> concerned = mask.AsSpan(0, counted.Length);
        concerned.Fill(true);
        _where?.Narrow(block, concerned);
        ReadOnlySpan<long> planned = block.Planned;
        for (int row = 0; row < counted.Length; row++)
        {
            if (concerned[row] && counted[row] == Block.UnknownMinutes)
            {
                // A record's first part holds its whole plan and later parts none, so that the plan is filled in once; an unknown plan stays unknown.
                counted[row] = _with == With.Planned ? Math.Min(planned[row], _most) : 0;
            }
        }

        ArrayPool<bool>.Shared.Return(mask);
    }
}
