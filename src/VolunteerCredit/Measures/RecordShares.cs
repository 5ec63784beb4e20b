using VolunteerCredit.Intake;

namespace VolunteerCredit.Measures;

/// <summary>What each service gives to a measure: amounts that sum to it, or, where it is no sum over records, the services that it rests on.</summary>
internal sealed class RecordShares
{
    private readonly SortedDictionary<int, (int Service, long Quanta)> _byRow = [];
    private readonly Dictionary<int, int> _rows = [];

    /// <summary>Whether the shares are amounts.</summary>
    public bool AreAmounts { get; private set; } = true;

    /// <summary>The services by first row, which is canonical order, each with its share.</summary>
    public IReadOnlyCollection<(int Service, long Quanta)> All => _byRow.Values;

    /// <summary>The sum of the shares.</summary>
    public long Total => _byRow.Values.Aggregate(0L, (sum, share) => checked(sum + share.Quanta));

    /// <summary>A service gives an amount.</summary>
    public void Add(Block block, int row, long quanta)
    {
        int service = block.Services[row];
        int first = _rows.TryGetValue(service, out int known) ? known : _rows[service] = row;
        _byRow[first] = (service, checked(_byRow.GetValueOrDefault(first).Quanta + quanta));
    }

    /// <summary>The measure rests on a service.</summary>
    public void Support(Block block, int row)
    {
        AreAmounts = false;
        Add(block, row, 0);
    }

    /// <summary>Keeps the services and lets go of the amounts.</summary>
    public void DropAmounts() => AreAmounts = false;
}
