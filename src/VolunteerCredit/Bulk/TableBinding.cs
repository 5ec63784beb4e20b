using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Bulk;

/// <summary>From the codes of a table to those of a plan: a plan's own texts have the plan's codes in every column.</summary>
internal sealed class TableBinding
{
    private readonly int[]?[] _columns = new int[]?[Block.ColumnCount];

    public TableBinding(RuleSetPlan plan, TextTable texts)
    {
        Texts = texts;
        if (texts.Literals.SequenceEqual(plan.Literals))
        {
            return; // the codes are the same
        }

        int[] Translate(IReadOnlyList<string> column) => [0, .. column.Select((text, i) => plan.LiteralCodes.TryGetValue(text, out int code) ? code : plan.Literals.Count + i + 1)];
        Tags = Translate(texts.Tags);
        foreach (Column column in plan.Columns)
        {
            _columns[(int)column] = texts[column] is { } known ? Translate(known) : null;
        }
    }

    public TextTable Texts { get; }

    /// <summary>The plan's code of each tag; <see langword="null"/> where the codes are the same.</summary>
    public int[]? Tags { get; }

    /// <summary>The plan's code of each text of a column; <see langword="null"/> where the codes are the same.</summary>
    public int[]? Of(Column column) => _columns[(int)column];
}
