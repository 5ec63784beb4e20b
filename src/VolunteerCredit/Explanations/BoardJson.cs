using System.Text.Json;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>The public JSON form of a board; as stable as that of a result (<see cref="ResultJson"/>), and amounts are written alike.</summary>
public static class BoardJson
{
    /// <summary>A board as JSON.</summary>
    /// <param name="board">The board.</param>
    /// <param name="language">The language of the texts in it.</param>
    /// <param name="indented">Whether it is written over several lines.</param>
    public static string ToJson(this BoardResult board, Language language = Language.English, bool indented = false)
    {
        return JsonForm.ToText(indented, writer => Write(writer, board, language));
    }

    /// <summary>Writes a board.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="board">The board.</param>
    /// <param name="language">The language of the texts in it.</param>
    public static void Write(Utf8JsonWriter writer, BoardResult board, Language language)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(board);
        writer.WriteStartObject();
        writer.WriteString("board", board.Board);
        writer.WriteString("title", board.Title.In(language));
        writer.WriteString("group", board.Group);
        ResultJson.WriteIdentity(writer, "ruleSet", board.RuleSet);
        writer.WriteString("honesty", JsonForm.Word(board.Honesty));
        writer.WriteString("asOf", RecordRules.Iso(board.AsOf));
        JsonForm.WriteKnownAt(writer, board.KnownAt);
        ResultJson.WriteWithoutRecorders(writer, board.WithoutRecorders);
        JsonForm.WriteParameters(writer, board.Parameters);
        writer.WriteString("from", board.From is { } from ? RecordRules.Iso(from) : null);
        writer.WriteString("to", RecordRules.Iso(board.To));
        writer.WriteString("status", JsonForm.Word(board.Status));
        WriteRows(writer, "rows", board.Rows, language);
        WriteRows(writer, "unranked", board.Unranked, language);
        ResultJson.WriteNotices(writer, board.Notices, language);
        writer.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter writer, string key, IReadOnlyList<BoardRow> rows, Language language)
    {
        writer.WriteStartArray(key);
        foreach (BoardRow row in rows)
        {
            writer.WriteStartObject();
            ResultJson.WriteNumber(writer, "rank", row.Rank);
            writer.WriteString("id", row.Id);
            ResultJson.WriteAmount(writer, "value", row.Value, language);
            writer.WriteString("open", JsonForm.Word(row.Openness));
            ResultJson.WriteAmount(writer, "perHead", row.PerHead, language);
            writer.WriteNumber("members", row.Members);
            ResultJson.WriteMissing(writer, row.Missing, language);
            if (row.Refusal is { } refusal)
            {
                writer.WriteString("refusal", refusal.In(language));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
