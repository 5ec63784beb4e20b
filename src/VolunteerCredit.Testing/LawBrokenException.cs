using System.Text;
using VolunteerCredit.Records;

namespace VolunteerCredit.Testing;

/// <summary>A law is broken. The message says which, on what, what was expected and found, the smallest volunteer as CSV, and the seed.</summary>
public sealed class LawBrokenException : Exception
{
    internal LawBrokenException(Law law, string subject, string replay, Volunteer volunteer, string csv, string expected, string actual, string message, Exception? fault)
        : base(message, fault)
    {
        (Law, Subject, Replay, Volunteer, Csv, Expected, Actual) = (law, subject, replay, volunteer, csv, expected, actual);
    }

    /// <summary>The law.</summary>
    public Law Law { get; }

    /// <summary>What broke it: the rule set, or the component.</summary>
    public string Subject { get; }

    /// <summary>For <see cref="LawOptions.Replay"/>: makes the same case again.</summary>
    public string Replay { get; }

    /// <summary>The smallest volunteer found that breaks it. Of several volunteers it holds the records and facts of all; others that the law itself makes are not told, and made again by <see cref="Replay"/>.</summary>
    public Volunteer Volunteer { get; }

    /// <summary>The same as CSV: a file of records and one of facts, as <c>VolunteerCredit.Files</c> reads them, each after a line that begins with <c>#</c>.</summary>
    public string Csv { get; }

    /// <summary>What the law demands.</summary>
    public string Expected { get; }

    /// <summary>What was found.</summary>
    public string Actual { get; }
}
