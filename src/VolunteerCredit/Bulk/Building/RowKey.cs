namespace VolunteerCredit.Bulk.Building;

/// <summary>Day and start of a row in one number that sorts as they do, unplaced first.</summary>
internal static class RowKey
{
    private const int StartBits = 11;
    private const int StartMask = (1 << StartBits) - 1;

    /// <summary>The key.</summary>
    /// <param name="day">The day number.</param>
    /// <param name="start">The minute of the day, or -1.</param>
    public static int Of(int day, int start) => (day << StartBits) | (start + 1);

    public static int Day(int key) => key >> StartBits;

    public static int Start(int key) => (key & StartMask) - 1;
}
