using System.Text;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A board as plain text for people, in either language.</summary>
public static class BoardText
{
    /// <summary>Writes a board, one group a line.</summary>
    /// <param name="board">The board.</param>
    /// <param name="language">The language.</param>
    public static string Explain(this BoardResult board, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(board);
        var text = new StringBuilder();
        Line(0, Texts.Phrase("board.head", board.Title, $"{board.RuleSet.Id} {board.RuleSet.Version}", Texts.Phrase("honesty." + board.Honesty), RecordRules.Iso(board.AsOf)));
        if (board.WithoutRecorders.Count > 0)
        {
            Line(0, Texts.Phrase("explain.withoutRecorders", string.Join(", ", board.WithoutRecorders.Select(Texts.Printable))));
        }

        if (board.Status == ResultStatus.NotInForce)
        {
            Line(0, Texts.Phrase("explain.notInForce"));
            return text.ToString();
        }

        Line(1, board.From is { } from
            ? Texts.Phrase("board.period", board.Group, RecordRules.Iso(from), RecordRules.Iso(board.To))
            : Texts.Phrase("board.lifetime", board.Group, RecordRules.Iso(board.To)));
        foreach (BoardRow row in board.Rows)
        {
            Line(1, Texts.Phrase("board.row", row.Rank!.Value, Texts.Printable(row.Id), row.Value!.Value.ToWords(), row.Members, Marks(row)));
        }

        foreach (BoardRow row in board.Unranked)
        {
            Line(1, Texts.Phrase("board.unranked", Texts.Printable(row.Id)));
            if (row.Refusal is { } refusal)
            {
                Raw(2, refusal.In(language));
            }

            foreach (MissingInput missing in row.Missing)
            {
                Line(2, Texts.Phrase("explain.missing", Texts.Printable(missing.Name), missing.SuppliedBy));
            }
        }

        foreach (Notice notice in board.Notices)
        {
            Raw(1, notice.In(language));
        }

        return text.ToString();

        void Line(int depth, Words words) => Raw(depth, words.In(language).TrimEnd());
        void Raw(int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
    }

    /// <summary>Whether the value is open, and what it is for each head.</summary>
    private static Words Marks(BoardRow row)
    {
        var marks = new List<Words>();
        if (row.Openness != Openness.Closed)
        {
            marks.Add(Texts.Phrase("board.open"));
        }

        if (row.PerHead is { } amount)
        {
            marks.Add(Texts.Phrase("board.perHead", amount.ToWords()));
        }

        return new(string.Join(' ', marks.Select(m => m.English)), string.Join(' ', marks.Select(m => m.Chinese)));
    }
}
