namespace VolunteerCredit.Explanations;

/// <summary>Where every recorded minute went: recorded + added = counted + held + lost.</summary>
/// <param name="Recorded">Minutes of all services up to the as-of day, after corrections and without duplicates.</param>
/// <param name="Added">Minutes that intake steps added.</param>
/// <param name="Counted">Minutes that count.</param>
/// <param name="Held">Minutes that wait for an approval.</param>
/// <param name="Lost">Minutes that do not count.</param>
/// <param name="UnknownRecords">Services with unknown minutes that were not excluded: they count nothing and leave what they touch open.</param>
/// <param name="Reasons">The totals by reason, in the order of the steps.</param>
public sealed record TimeBalance(
    long Recorded, long Added, long Counted, long Held, long Lost, int UnknownRecords, IReadOnlyList<ReasonTotal> Reasons);
