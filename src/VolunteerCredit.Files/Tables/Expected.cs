using CsvHelper;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>What a cell or row should have been, in words.</summary>
internal static class Expected
{
    public static readonly Words Id = new("an id of 1 to 200 characters", "1 至 200 个字符的编号");
    public static readonly Words Name = new("the name of the fact", "事实名称");
    public static readonly Words Value = new("the value of the fact", "事实的值");
    public static readonly Words Text = new("text", "文本");
    public static readonly Words ShortText = new("at most 200", "至多 200 个");
    public static readonly Words Date = new("a date as yyyy-MM-dd", "yyyy-MM-dd 格式的日期");
    public static readonly Words KnownDay = new("a day from 1900-01-01 to 2199-12-31", "1900-01-01 至 2199-12-31 之间的日期");
    public static readonly Words Time = new("a time as HH:mm, from 00:00 to 23:59", "HH:mm 格式的时间，00:00 至 23:59");
    public static readonly Words Moment = new("a moment with its offset, as 2019-03-20T17:05:00+08:00", "带时区偏移的时刻，如 2019-03-20T17:05:00+08:00");
    public static readonly Words Minutes = new("a whole number from 0", "从 0 起的整数");
    public static readonly Words FewerMinutes = new("a whole number from 0 to 2,147,483,647", "0 至 2,147,483,647 之间的整数");
    public static readonly Words Decimal = new("plain decimals, such as 12.5", "普通小数，如 12.5");
    public static readonly Words ShortDecimal = new("at most six decimals, and at most 1,000,000,000 either way", "至多六位小数，绝对值不超过 1,000,000,000");
    public static readonly Words Flag = new("true or false", "true 或 false");
    public static readonly Words JsonLine = new("one JSON object on a line", "每行一个 JSON 对象");
    public static readonly Words JsonCell = new("a text, a number, true, false or null", "文本、数字、true、false 或 null");
    public static readonly Words JsonList = new("an array of texts without semicolons, or a text with semicolons between the entries", "不含分号的文本组成的数组，或以分号分隔的文本");
    public static readonly Words Gb18030 = Words.Same("GB18030");
    private static readonly Words WholeCellQuotes = new("quotes only around a whole cell", "引号只能括住整个单元格");
    private static readonly Words EndOfCell = new("a separator or a line break after the closing quote", "右引号后应为分隔符或换行");
    private static readonly Words ClosingQuote = new("a closing quote before the end of the file", "文件结束前应有右引号");

    /// <summary>A length of time, as far as a mapping allows it.</summary>
    public static Words Duration(string? unit, bool rounds) => new(
        $"a length of time, as 2小时30分钟 or {(unit is null ? "1.5h" : "1.5 (" + unit + ")")}{(rounds ? "" : ", of whole minutes")}",
        $"时长，如 2小时30分钟 或 {(unit is null ? "1.5h" : "1.5（" + unit + "）")}{(rounds ? "" : "，须为整分钟")}");

    public static Words Quotes(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => WholeCellQuotes,
        CsvMalformedReason.TextAfterClosingQuote => EndOfCell,
        _ => ClosingQuote,
    };
}
