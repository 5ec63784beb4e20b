using System.Text;

namespace BankEligibility.Screens;

/// <summary>Drops the blanks at the ends of lines, with which tables are padded, and ends lines with LF on every system.</summary>
internal sealed class TrimmingWriter(TextWriter inner) : TextWriter
{
    private int _blanks;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        switch (value)
        {
            case ' ':
                _blanks++;
                break;
            case '\r':
                break;
            case '\n':
                _blanks = 0;
                inner.Write('\n');
                break;
            default:
                for (; _blanks > 0; _blanks--)
                {
                    inner.Write(' ');
                }

                inner.Write(value);
                break;
        }
    }

    public override void Flush() => inner.Flush();
}
