using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Receipts;

/// <summary>
/// What a result rests on: the volunteer's records and facts that are visible, facts of the activities, organisations and recorders that those records
/// name, and what those records name of other volunteers.
/// </summary>
internal sealed record ReceiptInputs(Volunteer Volunteer, IReadOnlyList<string> Records, IReadOnlyList<string> Facts, IReadOnlyList<string> Others)
{
    /// <summary>The last moment at which any of it was recorded, in UTC; <see langword="null"/> where none has a moment.</summary>
    public DateTimeOffset? RecordedUpTo =>
        Volunteer.Records.Select(r => r.RecordedAt).Concat(Volunteer.Facts.Select(f => f.RecordedAt)).Concat(Volunteer.RecordsOfOthers.Values).Max()?.ToUniversalTime();

    /// <summary>What is visible at known-at.</summary>
    public static ReceiptInputs Visible(Volunteer volunteer, DateTimeOffset? knownAt, KeyedDigests digests)
    {
        ServiceRecord[] records = [.. Own(volunteer).Where(r => !(r.RecordedAt > knownAt))];
        Fact[] facts = [.. Concerning(volunteer, records).Where(f => !(f.RecordedAt > knownAt))];
        KeyValuePair<string, DateTimeOffset?>[] others = [.. Named(volunteer, records).Where(o => !(o.Value > knownAt))];
        return new(With(volunteer, records, facts, others), Sorted(records.Select(digests.Digest)), Sorted(facts.Select(digests.Digest)), Sorted(others.Select(digests.Digest)));
    }

    /// <summary>Of what is at hand, what a receipt names.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="volunteer">What is at hand.</param>
    /// <param name="digests">Makes the digests.</param>
    /// <param name="difference">The first input that is missing, changed or added.</param>
    /// <param name="later">How many inputs are later than the receipt.</param>
    public static ReceiptInputs Named(Receipt receipt, Volunteer volunteer, KeyedDigests digests, out Notice? difference, out int later)
    {
        // Without a known-at everything given was seen: what came after the last of it is later.
        var matching = new InputMatching(receipt.KnownAt ?? receipt.RecordedUpTo);
        ServiceRecord[] records = matching.Match(receipt.Records, Own(volunteer), digests.Digest, r => r.RecordedAt, r => r.Id);
        Fact[] facts = matching.Match(receipt.Facts, Concerning(volunteer, records), digests.Digest, f => f.RecordedAt, f => f.Id);
        KeyValuePair<string, DateTimeOffset?>[] others = matching.Match(receipt.Others, Named(volunteer, records), digests.Digest, o => o.Value, o => o.Key);
        (difference, later) = (matching.Difference, matching.Later);
        return new(With(volunteer, records, facts, others), receipt.Records, receipt.Facts, receipt.Others);
    }

    private static Volunteer With(Volunteer volunteer, ServiceRecord[] records, Fact[] facts, KeyValuePair<string, DateTimeOffset?>[] others) =>
        volunteer with { Records = records, Facts = facts, RecordsOfOthers = others.ToDictionary(StringComparer.Ordinal) };

    /// <summary>The same record twice counts once, and is named once.</summary>
    private static string[] Sorted(IEnumerable<string> digests) => [.. digests.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A record of somebody else's is refused and does nothing, so a receipt is silent on it.</summary>
    private static IEnumerable<ServiceRecord> Own(Volunteer volunteer) => volunteer.Records.Where(r => r.VolunteerId == volunteer.Id);

    private static IEnumerable<Fact> Concerning(Volunteer volunteer, ServiceRecord[] records)
    {
        HashSet<string> subjects = [volunteer.Id];
        foreach (ServiceRecord record in records)
        {
            subjects.Add($"activity:{record.Activity}");
            subjects.Add($"organization:{record.Organization}");
            subjects.Add($"recorder:{record.Recorder}");
        }

        return volunteer.Facts.Where(f => subjects.Contains(f.SubjectId));
    }

    private static IEnumerable<KeyValuePair<string, DateTimeOffset?>> Named(Volunteer volunteer, ServiceRecord[] records) =>
        records.Select(r => r.Replaces ?? r.Voids).OfType<string>().Distinct()
            .Where(volunteer.RecordsOfOthers.ContainsKey).Select(id => KeyValuePair.Create(id, volunteer.RecordsOfOthers[id]));
}
