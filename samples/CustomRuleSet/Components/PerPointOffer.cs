using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace CustomRuleSet.Components;

/// <summary>Offer: so much for each whole point, from a least score on, up to a most.</summary>
public sealed class PerPointOffer : IOffer
{
    private static readonly Option<string> Column = Option.Identifier("column", new("what the offer is called in results", "结果中的列名")).Required();

    private static readonly Option<ValueRef> Of = Option.Value("of", new("the score", "分数")).Required();

    private static readonly Option<Amount> Each = Option.Figure("each", new("how much for each whole point, such as 2 CNY", "每整分折合多少，如 2 CNY"), min: 0).Required();

    private static readonly Option<Amount> From = Option.Figure("from", new("the least score that is paid for; the default is 0", "起付分数；默认 0"), kind: UnitKind.Number);

    private static readonly Option<Amount> Max = Option.Figure("max", new("the most that is paid, such as 300 CNY", "至多，如 300 CNY"), min: 0).Required();

    private readonly string _column;
    private readonly ValueRef _of;
    private readonly Amount _each;
    private readonly Fraction _max;
    private readonly long _from;

    private PerPointOffer(OptionValues options)
    {
        (_column, _of, _each, _max) = (options.Get(Column), options.Get(Of), options.Get(Each), options.Get(Max).Figure);
        _from = options.Has(From) ? options.Get(From).Figure.CeilingAt(_of.Shape.Scale) : 0;
        Columns = [_column];
        if (!options.Get(Max).Unit.Mixes(_each.Unit))
        {
            options.Refuse(Max, options.Get(Max).ToString(), new($"an amount in {_each.Unit.Name}, as each", $"与 each 同单位（{_each.Unit.Name}）"), "VC3012");
        }
    }

    /// <summary>How documents name it.</summary>
    public static ComponentType Type { get; } = ComponentType.Offer(
        "per-point", new("so much for each whole point", "按每整分折算"), [Column, Of, Each, From, Max], options => new PerPointOffer(options));

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The scale in an explanation marks the score from which something is paid.</summary>
    public IEnumerable<OfferTurn> Turns => _from > 0 ? [new(_of, _from, new($"{_column}: {_each} for each point", $"{_column}：每分 {_each}"))] : [];

    /// <inheritdoc/>
    public void Fill(in Values values, ICollection<OfferItem> items)
    {
        if (values.IsKnown(_of) && values[_of] >= Math.Max(_from, 0))
        {
            var points = new Fraction((long)Rounding.Divide(values[_of], _of.Shape.Scale, RoundingMode.Down));
            Fraction paid = points * _each.Figure;
            Amount amount = Amount.Of(paid < _max ? paid : _max, _each.Unit);
            items.Add(new OfferItem(_column, amount, amount.ToString()));
        }
    }
}
