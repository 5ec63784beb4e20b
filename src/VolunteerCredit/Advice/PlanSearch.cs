using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Advice;

/// <summary>
/// Looks for the earliest day, and the least on it, among plans of one kind of records on free days, at most so much a day. It tries plans and
/// believes only their scores; bounds on what any plan can give tell whether what it found is the least of all.
/// </summary>
/// <param name="probe">Scores plans.</param>
/// <param name="template">The kind of records.</param>
/// <param name="freeDays">The days on which plans may have records.</param>
/// <param name="most">The most on one day: minutes, or acts.</param>
/// <param name="stretches">The days of the horizon.</param>
internal sealed class PlanSearch(AdviceProbe probe, AdviceTemplate template, FreeDays freeDays, int most, IReadOnlyList<AdviceStretch> stretches)
{
    private const int DaysTried = 31;

    private readonly ServiceRecord[] _full = new ServiceRecord[freeDays.Count * (template.IsAct ? most : 1)];
    private readonly Dictionary<int, bool> _movesFalling = [];
    private int _made;

    public AdviceTemplate Template => template;

    /// <summary>The records of a plan.</summary>
    public IReadOnlyList<ServiceRecord> Records(ReadOnlySpan<int> amounts)
    {
        var records = new List<ServiceRecord>(amounts.Length);
        for (int i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] == most && !template.IsAct)
            {
                Make(i + 1);
                records.Add(_full[i]);
            }
            else
            {
                AddDay(records, freeDays[i], amounts[i]);
            }
        }

        return records;
    }

    /// <summary>The plan with as much as may be on every free day up to a day.</summary>
    public IReadOnlyList<ServiceRecord> Full(int day)
    {
        int count = freeDays.UpTo(day) * (template.IsAct ? most : 1);
        Make(freeDays.UpTo(day));
        return new ArraySegment<ServiceRecord>(_full, 0, count);
    }

    /// <summary>Whether the goal is reached with as much as may be up to a day.</summary>
    public bool IsReached(int day) => probe.Reaches(day, Full(day));

    /// <summary>The first day on which it is; exact where the goal is sure to rise with service. On the day before it is not, whatever the goal.</summary>
    public int? FirstDay(int last, bool mayFall)
    {
        int? found = FirstOfStretches(last, mayFall);
        while (found is { } day && day > stretches[0].Days.From && IsReached(day - 1))
        {
            found = day - 1;
        }

        return found;
    }

    private int? FirstOfStretches(int last, bool mayFall)
    {
        foreach (AdviceStretch stretch in stretches)
        {
            if (stretch.Days.From > last)
            {
                break;
            }

            int to = Math.Min(stretch.Days.To, last);
            if (!stretch.Figures.IsInForce || (!mayFall && !(template.IsAct ? stretch.MayReachByActs : stretch.MayReachByService)))
            {
                continue;
            }

            if (mayFall && IsReached(stretch.Days.From))
            {
                return stretch.Days.From;
            }

            if (IsReached(to))
            {
                return Bisect(stretch.Days.From, to, IsReached);
            }
        }

        return null;
    }

    /// <summary>The same search with other records.</summary>
    public PlanSearch Like(AdviceTemplate other) => new(probe, other, freeDays, most, stretches);

    /// <summary>The same search over other days.</summary>
    public PlanSearch Over(FreeDays days) => new(probe, template, days, most, stretches);

    /// <summary>
    /// The measures of a day with as much as may be, and with other amounts, up to all of the day, on the last days; where days bind one another (a limit that rejects
    /// a week), on each of the last days alone too.
    /// </summary>
    public IEnumerable<long[]> MeasuresMoved(int day)
    {
        AdviceDay at = probe.At(day);
        probe.Reaches(day, Full(day));
        yield return at.Run.Measured();
        foreach (int amount in template.IsAct ? [3] : (int[])[template.MinutesMax, 1])
        {
            var records = new List<ServiceRecord>();
            for (int i = Math.Max(0, freeDays.UpTo(day) - DaysTried); i < freeDays.UpTo(day); i++)
            {
                AddDay(records, freeDays[i], amount);
            }

            probe.Reaches(day, records);
            yield return at.Run.Measured();
        }

        long[] single = IsRising(day) ? [] : template.IsAct ? [1] : [1, .. at.Reading.Steps(at.Target.Needs).Where(s => s > 1 && s < most), most];
        for (int i = Math.Max(0, freeDays.UpTo(day) - DaysTried); i < freeDays.UpTo(day); i++)
        {
            foreach (long amount in single)
            {
                var alone = new List<ServiceRecord>();
                AddDay(alone, freeDays[i], (int)amount);
                probe.Reaches(day, alone);
                yield return at.Run.Measured();
            }
        }
    }

    /// <summary>
    /// Whether more such service is sure never to hurt, on any day up to the given one: measures rise, each day counts by itself (unless
    /// that is not asked for), and what falls does not read them.
    /// </summary>
    public bool IsRising(int day, bool dayByDay = true)
    {
        return stretches.Where(s => s.Days.From <= day).GroupBy(s => s.Figures.Plan).All(plan =>
        {
            int last = Math.Min(day, plan.Max(s => s.Days.To));
            AdviceDay at = probe.At(last);
            return IsRising(at.Plan, at.Target, at.Asked.AsOf, last, dayByDay, 0);
        }) && !stretches.Where(s => s.Days.From <= day).Any(s => MovesFalling(s, s.Days.From) || MovesFalling(s, Math.Min(day, s.Days.To)));
    }

    /// <summary>The least plan that was found for a day on which the full one reaches, and whether no other can be less.</summary>
    public (int[] Amounts, bool IsLeast) Least(int day, bool isRising)
    {
        int days = freeDays.UpTo(day);
        if (probe.Reaches(day, []))
        {
            return (new int[days], true);
        }

        long low = isRising ? LowerBound(day) : 1;
        int[]? found = null;
        long total = 0;
        foreach (long layer in Layers(day))
        {
            int[] least = Spread(days, layer, low);
            if (Reaches(day, least))
            {
                return (least, isRising);
            }

            if (found is not null && !Reaches(day, Spread(days, layer, total - 1)))
            {
                continue;
            }

            long high = found is null ? (long)days * most : total - 1;
            if (Reaches(day, Spread(days, layer, high)))
            {
                total = Bisect(low, high, amount => Reaches(day, Spread(days, layer, amount)));
                found = Spread(days, layer, total);
            }
        }

        found ??= [.. Enumerable.Repeat(most, days)];
        Reduce(day, found, low);
        return (found, isRising && (days == 1 || found.Sum(a => (long)a) == low)); // on one day there is but one way
    }

    private bool Reaches(int day, ReadOnlySpan<int> amounts) => probe.Reaches(day, Records(amounts));

    private void Make(int days)
    {
        var made = new List<ServiceRecord>();
        for (; _made < days; _made++)
        {
            made.Clear();
            AddDay(made, freeDays[_made], most);
            made.CopyTo(_full, _made * made.Count);
        }
    }

    private void AddDay(List<ServiceRecord> records, int day, int amount)
    {
        var date = DateOnly.FromDayNumber(day);
        if (!template.IsAct && amount > 0)
        {
            records.Add(template.One(probe.Prospect.Id, probe.Prospect.IdOf(date, 0), date, amount));
        }

        for (int i = 0; template.IsAct && i < amount; i++)
        {
            records.Add(template.One(probe.Prospect.Id, probe.Prospect.IdOf(date, i), date, 0));
        }
    }

    /// <summary>Whether as much as may be moves, on a day of a stretch, a measure of which more may be worse; it may do so on some days and not on later ones.</summary>
    private bool MovesFalling(AdviceStretch stretch, int day)
    {
        if (!stretch.Figures.IsInForce)
        {
            return false;
        }

        if (_movesFalling.TryGetValue(day, out bool known))
        {
            return known;
        }

        AdviceDay at = probe.At(day);
        bool[] falling = at.Reading.Falling(at.Target);
        int[] places = [.. Enumerable.Range(0, at.Plan.Measures.Length).Where(i => falling[at.Plan.Measures[i].Value.Slot] && at.Plan.Measures[i].Measure.IsMovedByRows)];
        if (places.Length == 0)
        {
            return _movesFalling[day] = false;
        }

        probe.Reaches(day, Full(day));
        long[] with = at.Run.Measured();
        return _movesFalling[day] = Array.Exists(places, i => with[i] != stretch.Figures.Measures[i]);
    }

    private bool IsRising(RuleSetPlan plan, AdviceTarget target, DateOnly asOf, int day, bool dayByDay, int depth)
    {
        RuleSetReading reading = plan.ReadingOn(asOf);
        if (!reading.IsRising(target.Needs, dayByDay))
        {
            return false;
        }

        bool[] falling = reading.Falling(target);
        if (plan.Measures.Any(m => falling[m.Value.Slot]))
        {
            long[] without = probe.Measures(plan, target, asOf, []), with = probe.Measures(plan, target, asOf, Full(day));
            for (int i = 0; i < without.Length; i++)
            {
                if (falling[plan.Measures[i].Value.Slot] && without[i] != with[i])
                {
                    return false;
                }
            }
        }

        foreach ((RuleSetScore score, RuleSetPlans plans) in plan.Others)
        {
            (RuleSetPlan other, DateOnly at) = plans.ReviewedAt(asOf);
            ScorePlan taken = score.Score is null ? other.Scores[0] : other.Scores.First(s => s.Value.Name == score.Score);
            if (depth > 4 || !IsRising(other, AdviceTarget.OfValue(other, taken.Value, 0), at, day, dayByDay, depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The least amount that could do if every measure took the most that it can of that amount, and all of them at once. No plan of less
    /// reaches the goal; a plan of just as much is the least.
    /// </summary>
    private long LowerBound(int day)
    {
        AdviceStretch stretch = stretches.First(s => s.Days.Contains(day));
        AdviceDay at = probe.At(day);
        long[]? one = null;
        if (template.IsAct)
        {
            var last = new int[freeDays.UpTo(day)];
            last[^1] = 1;
            probe.Reaches(day, Records(last));
            one = at.Run.Measured();
        }

        probe.Reaches(day, Full(day));
        long[] with = at.Run.Measured(), without = stretch.Figures.Measures, tried = new long[with.Length];
        long all = (long)freeDays.UpTo(day) * most;
        return Fits(all) ? Bisect(1, all, Fits) : 1;

        bool Fits(long amount)
        {
            for (int i = 0; i < with.Length; i++)
            {
                tried[i] = with[i] == without[i] || without[i] == IMeasure.Unknown || with[i] == IMeasure.Unknown ? with[i]
                    : Math.Min(with[i], Quantum.AddBounds(without[i], (at.Reading.Of(at.Plan.Measures[i].Value)?.Gain ?? Gain.Unknown).For(amount, template.IsAct, freeDays.SharedUpTo(at.Plan.Measures[i].Measure, day), OfOne(i))));
            }

            return at.Run.WouldReach(at.Target, probe.Prospect, at.Asked, tried);
        }

        // One act on the last day speaks for all of them where the window ends with that day.
        long OfOne(int measure) => one is not null && at.Plan.Measures[measure].Measure.Window is { EndsToday: true } ? one[measure] - without[measure] : Interval.Unbounded;
    }

    /// <summary>Amounts to fill days up to before any gets more: all of the day, an equal share, what a day or period must reach, what of a day counts.</summary>
    private IEnumerable<long> Layers(int day)
    {
        yield return most;
        yield return 0;
        if (template.IsAct)
        {
            yield break;
        }

        AdviceDay at = probe.At(day);
        foreach (long step in at.Reading.Steps(at.Target.Needs).Where(s => s < most))
        {
            yield return step;
        }

        if (freeDays.UpTo(day) > 0 && Saturation(day) is var enough && enough < most)
        {
            yield return enough;
        }
    }

    /// <summary>The least on one day from which on more of it changes nothing.</summary>
    private int Saturation(int day)
    {
        AdviceDay at = probe.At(day);
        long[] Tried(int amount)
        {
            probe.Reaches(day, Records([amount]));
            return at.Run.Measured();
        }

        long[] all = Tried(most);
        return (int)Bisect(1, most, amount => Tried((int)amount).AsSpan().SequenceEqual(all));
    }

    /// <summary>Spreads an amount over days: each in turn up to the layer, then each in turn up to the most; without a layer evenly.</summary>
    private int[] Spread(int days, long layer, long amount)
    {
        var amounts = new int[days];
        if (layer == 0)
        {
            (long each, long rest) = Math.DivRem(amount, Math.Max(1, days));
            for (int i = 0; i < days; i++)
            {
                amounts[i] = (int)(each + (i < rest ? 1 : 0));
            }

            return amounts;
        }

        foreach (long upTo in (long[])[layer, most])
        {
            for (int i = 0; i < days && amount > 0; i++)
            {
                int more = (int)Math.Min(amount, upTo - amounts[i]);
                amounts[i] += more;
                amount -= more;
            }
        }

        return amounts;
    }

    /// <summary>Takes from each day, the last first, what the goal does not need; where it rises, nothing more can then be taken from any day.</summary>
    private void Reduce(int day, int[] amounts, long low)
    {
        long total = amounts.Sum(a => (long)a);
        for (int i = amounts.Length - 1; i >= 0 && total > low; i--)
        {
            int before = amounts[i];
            if (before > 0 && ReachesWith(day, amounts, i, before - 1))
            {
                amounts[i] = ReachesWith(day, amounts, i, 0) ? 0 : (int)Bisect(1, before - 1, amount => ReachesWith(day, amounts, i, (int)amount));
                total -= before - amounts[i];
            }
        }

        // Where it does not rise, the last may have become superfluous again.
        for (int last = amounts.Length - 1; last >= 0;)
        {
            if (amounts[last] == 0)
            {
                last--;
            }
            else if (ReachesWith(day, amounts, last, amounts[last] - 1))
            {
                amounts[last]--;
            }
            else
            {
                break;
            }
        }
    }

    private bool ReachesWith(int day, int[] amounts, int at, int amount)
    {
        int before = amounts[at];
        amounts[at] = amount;
        bool reaches = Reaches(day, amounts);
        amounts[at] = before;
        return reaches;
    }

    /// <summary>The first number from a low to a high one that fits, which the high one does.</summary>
    private static long Bisect(long low, long high, Func<long, bool> fits)
    {
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = fits(middle) ? (low, middle) : (middle + 1, high);
        }

        return high;
    }

    private static int Bisect(int low, int high, Func<int, bool> fits) => (int)Bisect((long)low, high, day => fits((int)day));
}
