namespace VolunteerCredit.Files.Samples;

/// <summary>A made-up record; days are day numbers, times minutes of the day, -1 is unknown.</summary>
internal struct SampleRecord
{
    public int Volunteer;

    /// <summary>The number of the service among the volunteer's.</summary>
    public int Number;

    /// <summary>What is behind the number: nothing for the record, otherwise for its correction or retraction.</summary>
    public string Suffix;

    public int Day;
    public int Start;
    public int End;
    public int Minutes;
    public int Organization;
    public int Activity;
    public int District;
    public string Category;
    public string Source;
    public string Status;
    public string ApprovedBy;
    public int Recorder;
    public int RecordedDay;
    public int RecordedMinute;
    public bool Replaces;
    public bool Voids;
    public int Quantity;
    public string Unit;

    /// <summary>In tenths.</summary>
    public int Rating;
}
