using System.Globalization;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting.Witnesses;

/// <summary>Reads from a document which records its measures count, and which facts its parts ask for.</summary>
internal sealed class RecipeMaker(DocumentView view, DateOnly asOf)
{
    private static readonly string[] Inner = ["of", "to"];

    private static readonly Dictionary<string, int> Strides = new(StringComparer.Ordinal) { ["week"] = 7, ["month"] = 31, ["calendar-year"] = 366, ["fiscal-year"] = 366 };

    private readonly Dictionary<string, Fact> _facts = new(StringComparer.Ordinal);

    /// <summary>The facts that the recipes and criteria want, one of each name.</summary>
    public IReadOnlyCollection<Fact> Facts => _facts.Values;

    /// <summary>Puts a fact into the place of any of its name.</summary>
    public static Fact Fact(string name, string value) => new() { Id = "f-" + name, SubjectId = WitnessMaker.VolunteerId, Name = name, Value = value };

    /// <summary>Recipes for a measure: one for each unit or weight that it tells apart, the plain one first.</summary>
    /// <param name="name">The measure's name.</param>
    /// <param name="measure">Where it stands.</param>
    /// <param name="window">The days it looks at.</param>
    /// <param name="reads">Which rows its component reads; a plug-in's is known by that alone.</param>
    public IReadOnlyList<Recipe> For(string name, Spot measure, Period window, RowKinds reads = RowKinds.Any)
    {
        Spot[] levels = [.. Levels(measure, 0)];
        Spot leaf = levels[^1];
        string type = view.Text(leaf, "type") ?? "";
        foreach (Spot level in levels)
        {
            WantFacts(level);
        }

        if (type is "given" or "elapsed" || !(view.Find(leaf, "type") is not null))
        {
            return [];
        }

        Filter[] filters = [.. Unless().Concat(levels.Select(l => view.Find(l, "where")).OfType<Spot>()).Select(w => Filter.Read(view, w))];
        reads = levels.Length > 1 ? RowKinds.Any : reads;
        bool act = type == "quantity" || reads == RowKinds.Act || (type != "hours" && reads != RowKinds.Service && filters.Any(f => f.Texts.ContainsKey("category") || f.Texts.ContainsKey("unit") || f.Ranges.ContainsKey("rating") || f.Ranges.ContainsKey("quantity")));
        Recipe plain = Start(name, levels, act, window);
        foreach (Filter filter in filters)
        {
            plain = Fit(plain, filter, window);
        }

        List<Recipe> recipes = [];
        foreach (Spot unit in levels.SelectMany(l => view.List(l, "units")))
        {
            recipes.Add(plain with { Template = plain.Template with { Unit = view.Text(unit, "unit") }, For = $"{name}-{view.Text(unit, "unit")}" });
        }

        if (recipes.Count == 0)
        {
            recipes.Add(plain);
        }

        foreach (Spot weight in levels.SelectMany(l => view.List(l, "weights")))
        {
            if (view.Find(weight, "where") is { } where)
            {
                recipes.Add(Fit(plain, Filter.Read(view, where), window) with { For = $"{name}-w{recipes.Count.ToString(CultureInfo.InvariantCulture)}" });
            }
        }

        return recipes;
    }

    /// <summary>Changes a recipe so that a filter matches what it makes.</summary>
    public Recipe Fit(Recipe recipe, Filter filter, Period window)
    {
        ServiceRecord row = recipe.Template;
        foreach ((string key, (string[] words, bool negated)) in filter.Texts)
        {
            if (key == "tags")
            {
                row = row with { Tags = [.. row.Tags, negated ? "other" : words[0]] };
            }
            else if (key.StartsWith("fact:", StringComparison.Ordinal))
            {
                Want(key[5..], negated ? "other" : words[0]);
            }
            else if (TextColumns.ByName.ContainsKey(key))
            {
                string? now = TextColumns.Of(row, key);
                bool fits = now is not null && words.Contains(now, StringComparer.Ordinal) != negated;
                row = fits ? row : TextColumns.With(row, key, negated ? "other" : words[0]);
            }
        }

        recipe = recipe with { RecordedAfter = filter.RecordedAfter ?? recipe.RecordedAfter };
        if (filter.Disputed is { } disputed)
        {
            row = row with { Disputed = disputed };
        }

        foreach ((string key, Interval range) in filter.Ranges)
        {
            long least = range.Min != -Interval.Unbounded ? range.Min : range.Max != Interval.Unbounded ? range.Max : 0;
            switch (key)
            {
                case "rating":
                    row = row with { Rating = (decimal)least / Block.QuantityScale };
                    break;
                case "quantity":
                    row = row with { Quantity = (decimal)Math.Max(least, Math.Min(Block.QuantityScale, range.Max)) / Block.QuantityScale };
                    break;
                case "minutes":
                    int minutes = (int)Math.Clamp(least / Block.QuantityScale, 1, 100_000);
                    int most = range.Max == Interval.Unbounded || range.Max < range.Min ? Math.Max(recipe.EachMax, minutes) : (int)Math.Clamp(range.Max / Block.QuantityScale, minutes, 100_000);
                    recipe = recipe with { Each = Math.Clamp(recipe.Each, minutes, most), EachMax = most };
                    break;
                case "age":
                    int years = (int)Math.Clamp(least / Block.QuantityScale, 0, 90);
                    Want(FactNames.Born, Iso(asOf.AddYears(-years).AddMonths(-6)));
                    break;
            }
        }

        if (filter.Clock?.Split('-') is [{ } from, { } to] && Minute(from) is { } start && Minute(to) is { } end)
        {
            int length = end > start ? end - start : end - start + 1440;
            recipe = recipe with { Start = start, EachMax = Math.Min(recipe.EachMax, length), Each = Math.Min(recipe.Each, length) };
        }

        Period days = filter.Ranges.TryGetValue("date", out Interval dates)
            ? new((int)Math.Max(window.From, dates.Min), (int)Math.Min(window.To, dates.Max)) : window;
        return recipe with
        {
            Template = row,
            Days = days == window ? Weekdays(recipe.Days, filter) : Weekdays(DaysIn(days), filter),
        };
    }

    /// <summary>The facts that a criterion, measure or score at a place wants.</summary>
    public void WantFacts(Spot spot)
    {
        switch (view.Text(spot, "type"))
        {
            case "fact" when view.Text(spot, "name") is { } name:
                Want(name, view.List(spot, "is").Select(v => v.Node.Text).FirstOrDefault("yes"));
                break;
            case "elapsed" when view.Text(spot, "since") is { } since and not "first-record":
                Want(since, Iso(asOf.AddYears(since == FactNames.Born ? -30 : -5)));
                break;
            case "given" when view.Text(spot, "name") is { } name:
                Want(FactNames.ScorePrefix + name, "0");
                break;
        }

        if (view.Text(spot, "coverage") is { } coverage)
        {
            Want(FactNames.CoveragePrefix + coverage, "yes");
        }
    }

    private static string Iso(DateOnly date) => RecordRules.Iso(date < RecordRules.FirstDay ? RecordRules.FirstDay : date);

    private static int? Minute(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? RecordRules.Minute(time) : null;

    private static DateOnly[] Weekdays(IReadOnlyList<DateOnly> days, Filter filter) => !filter.Texts.TryGetValue("weekday", out (string[] Words, bool Negated) weekday)
        ? [.. days]
        : [.. days.Where(d => weekday.Words.Contains(d.DayOfWeek.ToString().ToLowerInvariant(), StringComparer.Ordinal) != weekday.Negated)];

    private void Want(string name, string value) => _facts.TryAdd(name, Fact(name, value));

    /// <summary>The measure and those inside it, the innermost last.</summary>
    private IEnumerable<Spot> Levels(Spot measure, int depth)
    {
        yield return measure;
        foreach (string key in Inner)
        {
            if (depth < 4 && view.Find(measure, key) is { } inner)
            {
                Spot? level = inner.Node.Kind == NodeKind.Map ? inner
                    : view.Find(view.Root, "measures") is { } measures ? view.Find(measures, inner.Node.Text) : null;
                if (level is { } found)
                {
                    foreach (Spot below in Levels(found, depth + 1))
                    {
                        yield return below;
                    }

                    yield break;
                }
            }
        }
    }

    /// <summary>What intake asks of every row.</summary>
    private IEnumerable<Spot> Unless() => view.List(view.Root, "intake")
        .Where(s => view.Text(s, "type") == "exclude").Select(s => view.Find(s, "unless")).OfType<Spot>();

    private Recipe Start(string name, Spot[] levels, bool act, Period window)
    {
        string[] words = [.. levels.SelectMany(l => view.List(l, "per").Concat(view.List(l, "distinct")))
            .Select(p => p.Node.Kind == NodeKind.Map && p.Node.Members.Count > 0 ? p.Node.Members[0].Key : p.Node.Text)];
        int least = levels.Select(l => view.Figure(l, "atLeast")).Select(f => f is { Unit.Kind: UnitKind.Time } time ? (int)Math.Min(time.Figure.CeilingAt(1), 100_000) : 0).Max();
        return new Recipe
        {
            For = name,
            Template = new() { Id = "", VolunteerId = WitnessMaker.VolunteerId, Date = default },
            IsAct = act,
            Days = DaysIn(window),
            Stride = words.Select(w => Strides.GetValueOrDefault(w, 1)).Append(1).Max(),
            Each = Math.Max(60, least),
            EachMax = Math.Max(480, least),
            Distinct = [.. words.Where(TextColumns.ByName.ContainsKey)],
        };
    }

    private DateOnly[] DaysIn(Period window)
    {
        // A service over midnight that begins the day before is whole on the as-of day.
        int to = Math.Min(window.To, asOf.DayNumber), from = Math.Max(window.From, RecordRules.FirstDay.DayNumber);
        int last = to > from ? to - 1 : to;
        return last < from ? [] : [.. Enumerable.Range(0, Math.Min(last - from + 1, 4_000)).Select(i => DateOnly.FromDayNumber(last - i))];
    }
}
