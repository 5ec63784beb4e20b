using VolunteerCredit.Records;

namespace VolunteerCredit.Testing.Generators;

/// <summary>Makes a case that breaks a law smaller: fewer records, fewer facts, fewer cells, until a person can read it.</summary>
internal static class SceneShrinker
{
    private static readonly Func<ServiceRecord, ServiceRecord>[] SimplerRecords =
    [
        r => r with { Tags = r.Tags.Count == 0 ? r.Tags : [] },
        r => r with { Disputed = false },
        r => r with { ApprovedBy = null },
        r => r with { Organization = null },
        r => r with { Recorder = null },
        r => r with { District = null },
        r => r with { Activity = null },
        r => r with { Project = null },
        r => r with { Campaign = null },
        r => r with { PlannedMinutes = null },
        r => r with { Rating = r.Quantity is null ? r.Rating : null },
        r => r with { Category = null },
        r => r with { Replaces = null },
        r => r with { Voids = null },
        r => r with { RecordedAt = null },
        r => r with { Start = null, End = null },
        r => r with { Minutes = r is { Start: not null, End: not null } ? null : r.Minutes },
        r => r with { Minutes = r.Minutes > 60 ? 60 : r.Minutes },
        r => r with { Source = r.Source is null ? null : "signed-in-out" },
        r => r with { Status = "approved" },
    ];

    private static readonly Func<Fact, Fact>[] SimplerFacts =
    [
        f => f with { Source = null },
        f => f with { Reason = null },
        f => f with { Replaces = null },
        f => f with { Voids = null },
        f => f with { To = null },
        f => f with { From = null },
        f => f with { RecordedAt = null },
    ];

    /// <summary>Smaller cases, the smallest first.</summary>
    public static IEnumerable<Scene> Shrink(Scene scene)
    {
        foreach (IReadOnlyList<ServiceRecord> fewer in Fewer(scene.Records))
        {
            yield return scene.With(fewer);
        }

        foreach (IReadOnlyList<Fact> fewer in Fewer(scene.Facts))
        {
            yield return scene.With(fewer);
        }

        if (scene.KnownAt is not null)
        {
            yield return scene with { KnownAt = null };
        }

        if (scene.Records.Count <= 30)
        {
            foreach (IReadOnlyList<ServiceRecord> simpler in Simpler(scene.Records, SimplerRecords))
            {
                yield return scene.With(simpler);
            }
        }

        foreach (IReadOnlyList<Fact> simpler in Simpler(scene.Facts, SimplerFacts))
        {
            yield return scene.With(simpler);
        }

        for (ulong seed = 0; seed < Math.Min(scene.Seed, 4); seed++)
        {
            yield return scene with { Seed = seed };
        }
    }

    /// <summary>Without the first half, without the second, without each quarter … without each single one.</summary>
    private static IEnumerable<IReadOnlyList<T>> Fewer<T>(IReadOnlyList<T> items)
    {
        for (int length = items.Count; length > 0; length /= 2)
        {
            for (int from = 0; from < items.Count; from += length)
            {
                yield return [.. items.Take(from), .. items.Skip(from + length)];
            }
        }
    }

    private static IEnumerable<IReadOnlyList<T>> Simpler<T>(IReadOnlyList<T> items, Func<T, T>[] simpler)
        where T : class
    {
        foreach (Func<T, T> simplify in simpler)
        {
            T[] all = [.. items.Select(simplify)];
            if (!all.SequenceEqual(items))
            {
                yield return all;
            }

            for (int i = 0; i < items.Count && items.Count > 1; i++)
            {
                T one = simplify(items[i]);
                if (!one.Equals(items[i]))
                {
                    yield return [.. items.Take(i), one, .. items.Skip(i + 1)];
                }
            }
        }
    }
}
