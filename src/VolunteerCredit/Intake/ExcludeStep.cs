using System.Buffers;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>Drops what matches (<c>where</c>) or what does not (<c>unless</c>).</summary>
internal sealed class ExcludeStep : IIntakeStep
{
    private static readonly Option<RowSelector> Where =
        Option.Where("where", new("drops the records that match", "排除符合条件的记录"));

    private static readonly Option<RowSelector> Unless =
        Option.Where("unless", new("drops the records that do not match, those with a missing cell included", "排除不符合条件的记录，缺少该项的也排除"));

    private static readonly Option<string> ReasonOption =
        Option.Identifier("reason", new("the reason code; the default is excluded", "原因代码；默认 excluded"));

    private static readonly Option<Disposition> As = Option.Choice(
        "as", new("lost (the default), or held until approved", "计为失去（默认），或待核准"), ("lost", Disposition.Lost), ("held", Disposition.Held));

    private readonly RowSelector _selector;
    private readonly bool _negated;

    private ExcludeStep(OptionValues options)
    {
        _negated = options.Has(Unless);
        _selector = _negated ? options.Get(Unless) : options.Get(Where);
        Reason = options.Get(ReasonOption, "excluded");
        Disposition = options.Get(As, Disposition.Lost);
    }

    public static ComponentType Type { get; } = ComponentType.Intake(
        "exclude",
        new("drops records by a filter", "按条件排除记录"),
        [Where, Unless, ReasonOption, As],
        options =>
        {
            if (options.Has(Where) == options.Has(Unless))
            {
                options.Refuse(null, options.Has(Where) ? "where, unless" : "–", new("one of where and unless", "where 与 unless 之一"));
                return SplitAtStep.Nothing;
            }

            return new ExcludeStep(options);
        });

    public string Reason { get; }

    public Disposition Disposition { get; }

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        bool[] mask = ArrayPool<bool>.Shared.Rent(counted.Length);
        Span<bool> matches = mask.AsSpan(0, counted.Length);
        matches.Fill(true);
        _selector.Narrow(block, matches);
        for (int row = 0; row < counted.Length; row++)
        {
            if (matches[row] != _negated)
            {
                counted[row] = 0;
            }
        }

        ArrayPool<bool>.Shared.Return(mask);
    }
}
