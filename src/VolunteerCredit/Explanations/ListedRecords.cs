namespace VolunteerCredit.Explanations;

/// <summary>The records that a list shows of too many: those of which there is something to say before the others.</summary>
/// <param name="Shown">Those that are shown, in canonical order.</param>
/// <param name="Notable">How many records were changed, or are disputed and count.</param>
/// <param name="NotableMore">How many of those are not shown.</param>
/// <param name="More">How many records are not shown.</param>
internal sealed record ListedRecords(IReadOnlyList<RecordExplanation> Shown, int Notable, int NotableMore, int More)
{
    public static ListedRecords Of(IReadOnlyList<RecordExplanation> records, int most)
    {
        int notable = records.Count(IsNotable);
        int[] shown = [.. Enumerable.Range(0, records.Count).OrderBy(i => IsNotable(records[i]) ? 0 : 1).Take(most)];
        return new([.. shown.Order().Select(i => records[i])], notable, Math.Max(0, notable - most), Math.Max(0, records.Count - most));
    }

    /// <summary>Whether there is something to say of a record: it was changed, or it counts and is disputed.</summary>
    public static bool IsNotable(RecordExplanation record) => record.Changes.Count > 0 || (record.Disputed && record.Stands);
}
