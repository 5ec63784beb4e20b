namespace VolunteerCredit.Guarding;

/// <summary>A call into a component of others: while it lasts, the watch of the thread knows where it stands.</summary>
internal readonly struct ForeignCall
{
    private readonly Watch? _watch;
    private readonly string? _outer;

    private ForeignCall(Watch? watch, string place)
    {
        _watch = watch;
        if (watch is not null)
        {
            (_outer, watch.Place) = (watch.Place, place);
        }
    }

    /// <summary>Begins a call.</summary>
    /// <param name="place">The component's place in the document.</param>
    public static ForeignCall Into(string place) => new(Watch.Current, place);

    /// <summary>The component returned, or threw.</summary>
    /// <exception cref="AbandonedException">Too late: the thread was abandoned, and nothing of it is wanted.</exception>
    public void Leave()
    {
        if (_watch is not null)
        {
            _watch.Place = _outer;
            _watch.DemandWanted();
        }
    }
}
