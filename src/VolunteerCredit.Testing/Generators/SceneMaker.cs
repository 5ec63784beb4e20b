using VolunteerCredit.Records;

namespace VolunteerCredit.Testing.Generators;

/// <summary>Makes a volunteer as the field has them: ordinary records and facts, and on top of them things that go wrong.</summary>
internal static class SceneMaker
{
    /// <summary>Whose records they are.</summary>
    public const string VolunteerId = "v1";

    /// <summary>Makes a case.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="size">FsCheck's size, 0 to 100: so many records, roughly, are a tenth of it to a half.</param>
    /// <param name="vocabulary">What records and facts speak of; the default is what is met everywhere.</param>
    public static Scene Make(ulong seed, int size, Vocabulary? vocabulary = null)
    {
        vocabulary ??= Vocabulary.OfTheField;
        var dice = new Dice(seed);
        DateOnly asOf = AsOf(dice, vocabulary);
        DateTimeOffset? knownAt = KnownAt(dice, asOf);
        var maker = new RecordMaker(dice, asOf, knownAt, vocabulary);
        List<ServiceRecord> records = [];
        if (dice.Chance(93))
        {
            records.AddRange(Enumerable.Range(0, dice.Below(4 + (size / 3))).Select(_ => maker.Any()));
            new Incidents(dice, maker, records).Happen();
        }

        List<Fact> facts = new FactMaker(dice, asOf, knownAt, vocabulary).Make(records);
        if (vocabulary.IsOfGroups)
        {
            (records, facts) = new GroupMaker(dice, asOf, vocabulary.Subject).Deal(records, facts);
        }

        return new(new(VolunteerId, dice.Shuffle(records), dice.Shuffle(facts)), asOf, knownAt, (ulong)dice.Below(int.MaxValue));
    }

    private static DateOnly AsOf(Dice dice, Vocabulary vocabulary)
    {
        DateOnly any = AnyDay(dice);
        if (vocabulary.Days.Count > 0 && dice.Chance(25))
        {
            return dice.Of([.. vocabulary.Days.Select(d => d.AddDays(dice.Between(-1, 1))).Where(d => d.Year is >= 1950 and < 2150).DefaultIfEmpty(any)]);
        }

        return vocabulary.Effective is { } effective && (any < effective.From || any > effective.To) && dice.Chance(85)
            ? effective.From.AddDays(dice.Below(effective.To.DayNumber - effective.From.DayNumber + 1))
            : any;
    }

    private static DateOnly AnyDay(Dice dice) => dice.Weighted<Func<DateOnly>>(
        (37, () => new DateOnly(2015, 1, 1).AddDays(dice.Below(4383))),
        (40, () => new DateOnly(2019, 3, 1).AddDays(dice.Below(2800))),
        (9, () => new(dice.Of(2016, 2020, 2024), 2, 29)),
        (4, () => new(dice.Between(2015, 2026), 2, 28)),
        (3, () => new(dice.Between(2015, 2026), 3, 1)),
        (4, () => new(dice.Between(2015, 2026), 12, 31)),
        (3, () => new(2019, 3, 1)))();

    private static DateTimeOffset? KnownAt(Dice dice, DateOnly asOf) => dice.Chance(45)
        ? null
        : new DateTimeOffset(asOf.AddDays(dice.Weighted((5, 0), (3, dice.Below(400)), (2, -dice.Below(200)))), new(dice.Below(24), dice.Below(60)), dice.Of(TimeSpan.FromHours(8), TimeSpan.Zero));
}
