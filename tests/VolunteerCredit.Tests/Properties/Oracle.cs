using System.Globalization;
using System.Text;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>
/// Three of the shipped programmes, written down once more from their rules in plain integer arithmetic: minute by minute where the engine
/// works with spans, row by row where it works with columns. For records and facts without versions.
/// </summary>
/// <param name="scene">The case, <see cref="Versions.Without"/>.</param>
internal sealed class Oracle(Scene scene)
{
    private static readonly string[] NoService = ["travel", "meal", "rest", "automation"];
    private static readonly string[] Entered = ["administrator", "imported", "converted"];

    private readonly Fact[] _facts = [.. scene.Facts.Where(f => !(f.RecordedAt > scene.KnownAt) && IsSound(f))];

    /// <summary>A part of a record on one day; without a place where <paramref name="Start"/> is -1.</summary>
    private sealed record Piece(ServiceRecord Record, DateOnly Day, int Start, int End, int? Minutes)
    {
        public int Left { get; set; } = Minutes ?? 0;
    }

    /// <summary>Whether minutes are unknown or wait for approval, in records that count otherwise.</summary>
    public bool AnythingIsOpen => Sound().Any(r => !IsExcluded(r) && (r.Status is null || Pieces(r).Any(p => p.Minutes is null)));

    /// <summary>Counted minutes for the national stars.</summary>
    public int NationalMinutes => Sound().Where(r => !IsExcluded(r) && r.Status is not null).SelectMany(Pieces).Sum(p => p.Minutes ?? 0);

    /// <summary>The national star.</summary>
    public string? NationalStar => new[] { (100, "star-1"), (300, "star-2"), (600, "star-3"), (1000, "star-4"), (1500, "star-5") }
        .Where(s => NationalMinutes >= s.Item1 * 60).Select(s => s.Item2).LastOrDefault();

    /// <summary>The example score.</summary>
    public int ExampleScore()
    {
        ServiceRecord[] standing = [.. Sound().Where(r => !IsExcluded(r) && r.Status is not null)];
        Piece[] pieces = [.. standing.SelectMany(Pieces).Where(p => p.Minutes > 0)];
        foreach (IGrouping<DateOnly, Piece> day in pieces.GroupBy(p => p.Day))
        {
            Piece[] order =
            [
                .. day.OrderBy(p => IsVerified(p.Record) ? 0 : 1).ThenBy(p => p.Start)
                    .ThenBy(p => Convert.ToHexString(Encoding.UTF8.GetBytes(p.Record.Id)), StringComparer.Ordinal),
            ];
            TakeOverlaps(order);
            int left = 480;
            foreach (Piece piece in order)
            {
                piece.Left = Math.Min(piece.Left, left);
                left -= piece.Left;
            }
        }

        Piece[] verified = [.. pieces.Where(p => IsVerified(p.Record))];
        Piece[] recent = [.. verified.Where(p => p.Day > scene.AsOf.AddMonths(-24))];
        int months = recent.GroupBy(p => (p.Day.Year, p.Day.Month)).Count(m => m.Sum(p => p.Left) >= 60);
        int days = recent.GroupBy(p => p.Day).Count(d => d.Sum(p => p.Left) >= 120);
        decimal awards = Acts(standing, "award", 60).Sum(r => (r.Quantity ?? 1) * (r.Unit switch { "county" => 10, "city" => 20, "province" => 40, "nation" => 60, _ => 0 }));
        int score = 150
            + VerifiedPoints(verified.Sum(p => p.Left))
            + Math.Min(40, pieces.Where(p => Entered.Contains(p.Record.Source)).Sum(p => p.Left) / 600)
            + Math.Min(72, months * 3)
            + Math.Min(60, days)
            + (int)decimal.Truncate(Math.Clamp(awards, 0, 60))
            + Math.Min(40, Acts(standing, "rating", 24).Count(r => r.Rating >= 4))
            - Math.Min(50, Acts(standing, "no-show", 12).Count() * 5)
            - Math.Min(150, Acts(standing, "complaint-upheld", 36).Count() * 30);
        return Math.Clamp(score, 0, 650);
    }

    /// <summary>The decision on the loan: the outcome, and the monthly rate where it is eligible.</summary>
    /// <param name="computed">The score that is taken where none is given.</param>
    public (string Outcome, string? Rate) Loan(decimal? computed)
    {
        Fact[] given = [.. InForce("score:zyh.credit-score")];
        decimal? score = given.Length == 0 ? computed
            : Single(given) is { } fact ? decimal.Parse(fact.Value.Split(" in ")[0], CultureInfo.InvariantCulture) : null;
        string[] registered = [.. InForce("registered-with").Select(f => f.Value)];
        int? age = Born(scene.AsOf) is { } born && born <= scene.AsOf ? Age(born, scene.AsOf) : null;
        bool[] no = [age < 22, registered.Length > 0 && !registered.Contains("zhiyuanhui"), score < 335];
        bool[] unknown = [age is null, registered.Length == 0, score is null];
        string outcome = no.Any(n => n) ? "NotEligible" : unknown.Any(u => u) ? "Undetermined" : age > 60 ? "Refer" : "Eligible";
        return (outcome, outcome != "Eligible" ? null : score >= 600 ? "4‰" : "4.98‰");
    }

    private static bool IsVerified(ServiceRecord record) => record.Source == "signed-in-out";

    /// <summary>Each minute of the day belongs to the first that claims it.</summary>
    private static void TakeOverlaps(IEnumerable<Piece> order)
    {
        var claimed = new bool[1440];
        foreach (Piece piece in order.Where(p => p.Start >= 0))
        {
            int covered = claimed[piece.Start..piece.End].Count(c => c);
            piece.Left = covered == 0 ? piece.Left : covered == piece.End - piece.Start ? 0 : Math.Max(0, piece.Left - covered);
            claimed.AsSpan(piece.Start..piece.End).Fill(true);
        }
    }

    private static int VerifiedPoints(int minutes)
    {
        // In parts of a point so small that 32 h, 16 h, 8 h, 4 h and 2 h a point are all whole: 1/1920.
        (int UpTo, int EachMinute)[] bands = [(100, 16), (300, 8), (700, 4), (1500, 2), (int.MaxValue / 60, 1)];
        long sum = 0;
        int from = 0;
        foreach ((int upTo, int each) in bands)
        {
            sum += (long)each * Math.Max(0, Math.Min(minutes, upTo * 60) - from);
            from = upTo * 60;
        }

        return (int)Math.Min(250, sum / 1920);
    }

    private IEnumerable<ServiceRecord> Acts(IEnumerable<ServiceRecord> standing, string category, int months) =>
        standing.Where(r => r.IsAct && r.Category == category && !IsVoided(r, r.Date) && r.Date > scene.AsOf.AddMonths(-months));

    /// <summary>Records that are seen, not refused, and not after the as-of day.</summary>
    private IEnumerable<ServiceRecord> Sound() => scene.Records.Where(r =>
        !(r.RecordedAt > scene.KnownAt)
        && r.VolunteerId == scene.Volunteer.Id
        && r.Date.Year >= 1900
        && r.Date <= scene.AsOf
        && !(r.Minutes < 0) && !(r.PlannedMinutes < 0)
        && (r.Quantity is null || (r.Minutes is null && (r.Start is null || r.End is null)))
        && (r.Unit is null || r.Quantity is not null)
        && r.Quantity * 1_000_000 == (r.Quantity is null ? null : decimal.Truncate(r.Quantity.Value * 1_000_000))
        && !(Born(scene.AsOf) > r.Date));

    private static bool IsExcluded(ServiceRecord record) => NoService.Contains(record.Category) || record.Status is "pending" or "rejected";

    private bool IsVoided(ServiceRecord record, DateOnly day) => _facts.Any(f => f.Name == "voided" && Holds(f, day)
        && ((record.Activity is { } a && f.SubjectId == "activity:" + a) || (record.Organization is { } o && f.SubjectId == "organization:" + o) || (record.Recorder is { } c && f.SubjectId == "recorder:" + c)));

    /// <summary>The days of a record on which nothing that it names is voided: minutes fill the first day first.</summary>
    private IEnumerable<Piece> Pieces(ServiceRecord record) => DaysOf(record).Where(p => !IsVoided(record, p.Day));

    private IEnumerable<Piece> DaysOf(ServiceRecord record)
    {
        if (record.IsAct)
        {
            yield break;
        }

        int start = record.Start is { } s ? (s.Hour * 60) + s.Minute : -1;
        int end = record.End is { } e ? (e.Hour * 60) + e.Minute : -1;
        if (start >= 0 && end >= 0)
        {
            end += record.End <= record.Start ? 1440 : 0;
            int minutes = record.Minutes ?? (end - start);
            if (end > start && minutes <= 1440)
            {
                bool overMidnight = end > 1440;
                int first = overMidnight ? Math.Min(minutes, 1440 - start) : minutes;
                yield return new(record, record.Date, start, Math.Min(end, 1440), first);
                if (overMidnight && record.Date < scene.AsOf)
                {
                    yield return new(record, record.Date.AddDays(1), 0, end - 1440, minutes - first);
                }

                yield break;
            }

            yield return new(record, record.Date, -1, -1, minutes);
            yield break;
        }

        yield return new(record, record.Date, -1, -1, record.Minutes);
    }

    private static bool IsSound(Fact fact) =>
        (fact.Name is not ("born" or "registered") || Day(fact.Value) is not null)
        && (!fact.Name.StartsWith("score:", StringComparison.Ordinal) || decimal.TryParse(fact.Value.Split(" in ")[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _));

    private static bool Holds(Fact fact, DateOnly day) => !(fact.From > day) && !(fact.To < day);

    private IEnumerable<Fact> InForce(string name, DateOnly? day = null) =>
        _facts.Where(f => f.SubjectId == scene.Volunteer.Id && f.Name == name && Holds(f, day ?? scene.AsOf));

    /// <summary>The one that began last; none where two of these differ.</summary>
    private static Fact? Single(IEnumerable<Fact> facts)
    {
        Fact[] last = [.. facts.GroupBy(f => f.From ?? DateOnly.MinValue).OrderBy(g => g.Key).LastOrDefault() ?? Enumerable.Empty<Fact>()];
        return last.Select(f => f.Value).Distinct().Count() == 1 ? last[0] : null;
    }

    private DateOnly? Born(DateOnly day) => Single(InForce("born", day)) is { } fact ? Day(fact.Value) : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>Birthdays lived through; 29 February is lived through on 1 March in a common year.</summary>
    private static int Age(DateOnly born, DateOnly on) => Enumerable.Range(born.Year + 1, on.Year - born.Year)
        .Count(year => (born is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? new DateOnly(year, 3, 1) : new DateOnly(year, born.Month, born.Day)) <= on);
}
