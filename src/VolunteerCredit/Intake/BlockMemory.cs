namespace VolunteerCredit.Intake;

/// <summary>Memory for the columns of a block, used again for the next volunteer.</summary>
internal sealed class BlockMemory
{
    public int Room { get; private set; }

    public int[] Dates { get; private set; } = [];

    public int[] Starts { get; private set; } = [];

    public int[] Ends { get; private set; } = [];

    public long[] Recorded { get; private set; } = [];

    public int[] Services { get; private set; } = [];

    public int[] ServiceDates { get; private set; } = [];

    public RowKinds[] Kinds { get; private set; } = [];

    public long[] Quantities { get; private set; } = [];

    public long[] Ratings { get; private set; } = [];

    public long[] RecordedAt { get; private set; } = [];

    public long[] Planned { get; private set; } = [];

    public bool[] Disputed { get; private set; } = [];

    public int[] Members { get; private set; } = [];

    public int[] TagEnds { get; private set; } = [];

    /// <summary>For whoever needs a column for a moment.</summary>
    public int[] Scratch { get; private set; } = [];

    public int[]?[] Codes { get; } = new int[]?[Block.ColumnCount];

    /// <summary>Makes room for so many rows; what was there is lost.</summary>
    public void MakeRoom(int rows, IReadOnlyList<Column> columns)
    {
        if (Room >= rows)
        {
            return;
        }

        int room = Room = Math.Max(64, rows + (rows / 2));
        Dates = new int[room];
        Starts = new int[room];
        Ends = new int[room];
        Recorded = new long[room];
        Services = new int[room];
        ServiceDates = new int[room];
        Kinds = new RowKinds[room];
        Quantities = new long[room];
        Ratings = new long[room];
        RecordedAt = new long[room];
        Planned = new long[room];
        Disputed = new bool[room];
        Members = new int[room];
        TagEnds = new int[room];
        Scratch = new int[room];
        foreach (Column column in columns)
        {
            Codes[(int)column] = new int[room];
        }
    }
}
