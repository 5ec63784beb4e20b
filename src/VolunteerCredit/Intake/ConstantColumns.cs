namespace VolunteerCredit.Intake;

/// <summary>Columns that are the same for everybody, as long as anybody has needed.</summary>
internal static class ConstantColumns
{
    private static int[] _numbers = [];
    private static int[] _noTimes = [];
    private static int[] _noCodes = [];
    private static long[] _noQuantities = [];
    private static long[] _noMoments = [];
    private static bool[] _undisputed = [];
    private static RowKinds[] _services = [];

    /// <summary>0, 1, 2 …</summary>
    public static int[] Numbers(int count) => _numbers.Length >= count ? _numbers : _numbers = [.. Enumerable.Range(0, Room(count))];

    /// <summary>Not placed.</summary>
    public static int[] NoTimes(int count) => Filled(ref _noTimes, count, -1);

    /// <summary>Unknown texts; also the member of a volunteer's own rows.</summary>
    public static int[] Zeros(int count) => Filled(ref _noCodes, count, 0);

    public static long[] NoQuantities(int count) => Filled(ref _noQuantities, count, Block.NoQuantity);

    public static long[] NoMoments(int count) => Filled(ref _noMoments, count, 0);

    public static bool[] Undisputed(int count) => Filled(ref _undisputed, count, false);

    public static RowKinds[] Services(int count) => Filled(ref _services, count, RowKinds.Service);

    /// <summary>Two threads may each make one: either is right.</summary>
    private static T[] Filled<T>(ref T[] column, int count, T value)
    {
        T[] there = column;
        if (there.Length < count)
        {
            there = new T[Room(count)];
            Array.Fill(there, value);
            column = there;
        }

        return there;
    }

    private static int Room(int count) => Math.Max(4096, count + (count / 2));
}
