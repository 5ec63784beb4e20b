using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Decisions;

/// <summary>A table of rows by lower bound: rates, limits, coupons; and columns that always apply.</summary>
internal sealed class RowsOffer : IOffer
{
    private static readonly Option<OptionValues> ColumnUnits = Option.OpenFields(
        "columns", new("each column with its unit: permille, percent, number, time, text, or a named unit such as CNY", "各列及其单位：permille、percent、number、time、text，或 CNY 等"), () => []).Required();

    private static readonly Option<ValueRef> By = Option.Value("by", new("the measure, score or tier that picks the row", "据以选行的度量、分数或等级"));

    private static readonly Option<Cell> At = Option.Cell("at", new("the row's lower bound, included; the id of a step where by is a tier", "该行下界（含）；by 为等级时写其一级的编号")).Required();

    private static readonly Option<IReadOnlyList<OptionValues>> Rows = Option.OpenFields(
        "rows", new("rows from the lowest to the highest; of those whose bound is reached the last applies, or all", "由低到高的各行；取已达到的最后一行，或全部"), () => [At]).List(min: 0);

    private static readonly Option<bool> All = Option.Choice(
        "take", new("last (the default): the last row whose bound is reached; all: every such row, so that a column may have several items", "last（默认）：取已达到的最后一行；all：取全部已达到的行，一列可有多项"), ("last", false), ("all", true));

    private static readonly Option<OptionValues> Always = Option.OpenFields("always", new("columns that always apply", "始终适用的列"), () => []);

    private readonly ValueRef? _by;
    private readonly bool _all;
    private readonly long[] _lowerBounds = [];
    private readonly OfferItem[][] _rows = [];
    private readonly OfferItem[] _always = [];

    private RowsOffer(OptionValues options)
    {
        var columns = options.Get(ColumnUnits).Others.ToDictionary(c => c.Key, c => c.Value.Text, StringComparer.Ordinal);
        Columns = [.. columns.Keys];
        _all = options.Get(All, false);
        IReadOnlyList<OptionValues> rows = options.Get(Rows, []);
        if (rows.Count > 0)
        {
            if (!options.Has(By))
            {
                options.Refuse(Rows, "rows", new("by, the value that picks the row", "by，即据以选行的数值"), "VC3005");
                return;
            }

            _by = options.Get(By);
            Amount?[] bounds = [.. rows.Select(BoundOf)];
            for (int i = 0; i < rows.Count; i++)
            {
                CheckBound(rows[i], bounds[i], i == 0 ? null : bounds[i - 1]);
            }

            _lowerBounds = [.. bounds.Select(b => b?.Figure.CeilingAt(_by.Shape.Scale) ?? 0)];
            _rows = [.. rows.Select(r => Read(r, columns))];
        }

        _always = options.Has(Always) ? Read(options.Get(Always), columns) : [];
    }

    public static ComponentType Type { get; } = ComponentType.Offer(
        "rows", new("rows by lower bound, with typed columns", "按下界取行，各列带单位"), [ColumnUnits, By, Rows, All, Always], options => new RowsOffer(options));

    public IReadOnlyList<string> Columns { get; }

    public IEnumerable<OfferTurn> Turns => _rows.Zip(
        _lowerBounds, (row, bound) => new OfferTurn(_by!, bound, Words.Same(string.Join(", ", row.Select(item => $"{item.Column} {item.Text}")))));

    public void Fill(in Values values, ICollection<OfferItem> items)
    {
        if (_by is not null && values.IsKnown(_by))
        {
            int row = Scoring.CurveOptions.BandOf(_lowerBounds, values[_by]);
            foreach (OfferItem[] reached in row < 0 ? [] : _rows.AsSpan(_all ? 0 : row, _all ? row + 1 : 1))
            {
                foreach (OfferItem item in reached)
                {
                    items.Add(item);
                }
            }
        }

        foreach (OfferItem item in _always)
        {
            items.Add(item);
        }
    }

    private static OfferItem[] Read(OptionValues row, Dictionary<string, string> columns)
    {
        var items = new List<OfferItem>();
        foreach ((string column, Cell cell) in row.Others)
        {
            if (!columns.TryGetValue(column, out string? unit))
            {
                row.Refuse(null, column, Words.Same(Expected.OneOf(column, columns.Keys)), "VC3004");
            }
            else if (unit != "text" && (cell.Amount is not { } amount || !amount.Unit.Mixes(UnitOf(unit))))
            {
                row.Refuse(null, $"{column}: {cell.Text}", new($"a figure in {unit}", $"单位为 {unit} 的数值"), "VC3012");
            }
            else
            {
                items.Add(unit == "text" ? new(column, null, cell.Text) : new(column, cell.Amount, cell.Amount!.Value.ToString()));
            }
        }

        return [.. items];
    }

    private static Unit UnitOf(string name) => name switch
    {
        "permille" => Unit.Named("‰"),
        "percent" => Unit.Named("%"),
        "number" => Unit.Number,
        "time" => Unit.Minutes,
        _ => Unit.Named(name),
    };

    /// <summary>A figure, or for a tier the number of a step.</summary>
    private Amount? BoundOf(OptionValues row)
    {
        Cell cell = row.Get(At);
        for (int step = 0; step < _by!.Steps?.Count; step++)
        {
            if (_by.Steps[step].Id == cell.Text)
            {
                return new Amount(step + 1, 1, Unit.Number);
            }
        }

        if (cell.Amount is null)
        {
            Words expected = _by.Steps is null ? new("a figure", "数值") : Words.Same(Expected.OneOf(cell.Text, _by.Steps.Select(s => s.Id)));
            row.Refuse(At, cell.Text, expected, _by.Steps is null ? "VC3009" : "VC3072");
        }

        return cell.Amount;
    }

    private void CheckBound(OptionValues row, Amount? bound, Amount? lower)
    {
        ValueShape shape = _by!.Shape;
        if (bound is not { } at)
        {
            return; // refused already
        }

        if (!at.Unit.Mixes(shape.Unit))
        {
            row.Refuse(At, at.ToString(), Expected.UnitWords(shape.Unit.Kind), "VC3012");
        }
        else if (lower is { } below && at.Figure <= below.Figure)
        {
            row.Refuse(At, at.ToString(), FigureChecks.AboveLast(below), "VC3033");
        }
        else if (at.IsBeyond(shape))
        {
            row.Refuse(At, at.ToString(), FigureChecks.WithinMost(_by), "VC3032");
        }
    }
}
