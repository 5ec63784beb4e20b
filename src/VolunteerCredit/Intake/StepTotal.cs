namespace VolunteerCredit.Intake;

/// <summary>What one step did to all rows of a volunteer, in minutes.</summary>
internal sealed class StepTotal(string reason)
{
    public string Reason => reason;

    public long Added { get; private set; }

    public long Held { get; private set; }

    public long Lost { get; private set; }

    public int Rows { get; private set; }

    public void Add(long added, long held, long lost, int rows)
    {
        Added += added;
        Held += held;
        Lost += lost;
        Rows += rows;
    }

    public void Clear() => Added = Held = Lost = Rows = 0;
}
