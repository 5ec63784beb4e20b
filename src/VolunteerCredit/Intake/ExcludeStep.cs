using System.Buffers;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>
/// Drops what matches (<c>where</c>) or what does not (<c>unless</c>); with <c>sharing</c> also what shares a key with it, with
/// <c>during</c> only inside spells, where it may be about everything.
/// </summary>
internal sealed class ExcludeStep : IIntakeStep
{
    private static readonly Option<RowSelector> Where =
        Option.Where("where", new("drops the records that match", "排除符合条件的记录"));

    private static readonly Option<RowSelector> Unless =
        Option.Where("unless", new("drops the records that do not match, those with a missing cell included", "排除不符合条件的记录，缺少该项的也排除"));

    private static readonly Option<Grouping> Sharing = Option.Per(
        "sharing", new("drops as well every record that shares this column (or key) with one that matches; unknown cells share nothing", "并排除与之同列值（或同分组）的记录；未知值不视为相同"));

    private static readonly Option<string> ReasonOption =
        Option.Identifier("reason", new("the reason code; the default is excluded", "原因代码；默认 excluded"));

    private static readonly Option<Disposition> As = Option.Choice(
        "as", new("lost (the default), or held until approved", "计为失去（默认），或待核准"), ("lost", Disposition.Lost), ("held", Disposition.Held));

    private readonly RowSelector? _selector;
    private readonly bool _negated;
    private readonly Grouping? _sharing;
    private readonly Spells? _during;

    private ExcludeStep(OptionValues options)
    {
        _negated = options.Has(Unless);
        _selector = _negated ? options.Get(Unless) : options.Has(Where) ? options.Get(Where) : null;
        _sharing = options.Has(Sharing) ? options.Get(Sharing) : null;
        _during = Spells.From(options);
        Reason = options.Get(ReasonOption, "excluded");
        Disposition = options.Get(As, Disposition.Lost);
    }

    public static ComponentType Type { get; } = ComponentType.Intake(
        "exclude",
        new("drops records by a filter", "按条件排除记录"),
        [Where, Unless, Sharing, Spells.Option, ReasonOption, As],
        options =>
        {
            // Only inside a spell may a step be about everything.
            if (options.Has(Where) ? options.Has(Unless) : !options.Has(Unless) && !options.Has(Spells.Option))
            {
                options.Refuse(null, options.Has(Where) ? "where, unless" : "–", new("one of where and unless", "where 与 unless 之一"));
                return new RefusedStep();
            }

            return new ExcludeStep(options);
        });

    public string Reason { get; }

    public Disposition Disposition { get; }

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        if (_selector is CodeTest test && _sharing is null && _during is null)
        {
            test.Drop(block, !_negated, counted);
            return;
        }

        int rows = counted.Length;
        bool[] mask = ArrayPool<bool>.Shared.Rent(rows);
        if (_selector is not null && _sharing is null && _during is null)
        {
            mask.AsSpan(0, rows).Fill(true);
            _selector.Narrow(block, mask.AsSpan(0, rows));
            ColumnLoops.Select(mask.AsSpan(0, rows), keepMarked: _negated, counted, counted);
            ArrayPool<bool>.Shared.Return(mask);
            return;
        }

        int[] numbers = ArrayPool<int>.Shared.Rent(rows * 2);
        Span<bool> matches = mask.AsSpan(0, rows);
        Span<int> causes = numbers.AsSpan(0, rows), openers = numbers.AsSpan(rows, rows);
        matches.Fill(true);
        _selector?.Narrow(block, matches);
        causes.Fill(-1);
        for (int row = 0; row < rows; row++)
        {
            matches[row] ^= _negated;
        }

        if (_sharing is not null)
        {
            Share(_sharing, block, counted, matches, causes);
        }

        for (int row = 0; row < rows; row++)
        {
            matches[row] &= counted[row] != 0; // the others have nothing to lose
        }

        if (_during is not null)
        {
            _during.Find(block, matches, openers);
            for (int row = 0; row < rows; row++)
            {
                matches[row] &= openers[row] >= 0;
                causes[row] = causes[row] < 0 ? openers[row] : causes[row];
            }
        }

        for (int row = 0; row < rows; row++)
        {
            if (matches[row])
            {
                counted[row] = 0;
                if (causes[row] >= 0)
                {
                    trace?.Because(row, causes[row]);
                }
            }
        }

        ArrayPool<int>.Shared.Return(numbers);
        ArrayPool<bool>.Shared.Return(mask);
    }

    /// <summary>Adds to the rows that match those that share a key with one of them that stands; one that is held may yet do so.</summary>
    private static void Share(Grouping sharing, Block block, ReadOnlySpan<long> counted, Span<bool> matches, Span<int> causes)
    {
        Workspace workspace = block.Workspace;
        int[] groups = new int[matches.Length];
        int count = sharing.Group(block, groups);
        int[] first = new int[count], held = new int[count];
        Array.Fill(first, -1);
        Array.Fill(held, -1);
        for (int row = 0; row < matches.Length; row++)
        {
            if (matches[row] && workspace.Asked.Contains(block.Dates[row]) && IsKnown(sharing, block, row))
            {
                // A record without minutes stands from the start; one whose minutes an earlier step took away does not.
                bool stands = workspace.Counted[row] != 0 || (block.Recorded[row] == 0 && !workspace.Open[row]);
                int[] found = stands ? first : workspace.Open[row] ? held : [];
                if (found.Length > 0 && found[groups[row]] < 0)
                {
                    found[groups[row]] = row;
                }
            }
        }

        for (int row = 0; row < matches.Length; row++)
        {
            if (!matches[row] && IsKnown(sharing, block, row))
            {
                causes[row] = first[groups[row]];
                matches[row] = causes[row] >= 0;
                if (!matches[row] && counted[row] != 0 && held[groups[row]] >= 0)
                {
                    workspace.WantRecord(held[groups[row]]);
                }
            }
        }
    }

    private static bool IsKnown(Grouping sharing, Block block, int row)
    {
        foreach (Column column in sharing.Columns)
        {
            if (block.CodesOf(column)[row] == 0)
            {
                return false;
            }
        }

        return true;
    }
}
