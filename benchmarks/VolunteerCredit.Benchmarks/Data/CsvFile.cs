using System.Buffers.Text;
using System.Globalization;

namespace VolunteerCredit.Benchmarks.Data;

/// <summary>Writes records as a CSV file, straight into UTF-8.</summary>
internal static class CsvFile
{
    private const int LineMax = 200;

    public static void Write(string path, ServiceColumns columns)
    {
        // Texts are a handful, and days about a thousand: each is encoded once.
        byte[][] categories = Encode(Job.Categories), sources = Encode(Job.Sources), statuses = Encode(Job.Statuses);
        var days = new Dictionary<int, byte[]>();
        byte[] Day(int day) => days.TryGetValue(day, out byte[]? text) ? text
            : days[day] = System.Text.Encoding.UTF8.GetBytes(DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        file.Write("record_id,volunteer_id,date,minutes,category,source,status,recorded_at\n"u8);
        byte[] buffer = new byte[1 << 20];
        int used = 0;
        for (int row = 0; row < columns.Count; row++)
        {
            if (used > buffer.Length - LineMax)
            {
                file.Write(buffer, 0, used);
                used = 0;
            }

            var line = new Line(buffer.AsSpan(used));
            line.Number('r', columns.FirstRecord + row, 9);
            line.Number('v', columns.FirstVolunteer + columns.Volunteers[row], 8);
            line.Text(Day(columns.Dates[row]));
            line.Number(columns.Minutes[row]);
            line.Text(categories[columns.Categories[row] - 1]);
            line.Text(sources[columns.Sources[row] - 1]);
            line.Text(statuses[columns.Statuses[row] - 1]);
            line.Moment(Day((int)(columns.RecordedAt[row] / TimeSpan.TicksPerDay)), (int)(columns.RecordedAt[row] % TimeSpan.TicksPerDay / TimeSpan.TicksPerSecond));
            used += line.Length;
        }

        file.Write(buffer, 0, used);
    }

    private static byte[][] Encode(string[] texts) => [.. texts.Select(System.Text.Encoding.UTF8.GetBytes)];

    private ref struct Line(Span<byte> to)
    {
        private readonly Span<byte> _to = to;

        public int Length { get; private set; }

        public void Text(ReadOnlySpan<byte> text)
        {
            text.CopyTo(_to[Length..]);
            Length += text.Length;
            _to[Length++] = (byte)',';
        }

        public void Number(int number)
        {
            Utf8Formatter.TryFormat(number, _to[Length..], out int written);
            Length += written;
            _to[Length++] = (byte)',';
        }

        public void Number(char letter, int number, byte digits)
        {
            _to[Length++] = (byte)letter;
            Utf8Formatter.TryFormat(number, _to[Length..], out int written, new('D', digits));
            Length += written;
            _to[Length++] = (byte)',';
        }

        public void Moment(ReadOnlySpan<byte> day, int second)
        {
            Text(day);
            _to[Length - 1] = (byte)'T';
            Two(second / 3600, ':');
            Two(second / 60 % 60, ':');
            Two(second % 60, 'Z');
            _to[Length++] = (byte)'\n';
        }

        private void Two(int number, char after)
        {
            _to[Length++] = (byte)('0' + (number / 10));
            _to[Length++] = (byte)('0' + (number % 10));
            _to[Length++] = (byte)after;
        }
    }
}
