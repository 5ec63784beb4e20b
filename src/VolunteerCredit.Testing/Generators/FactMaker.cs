using System.Globalization;
using VolunteerCredit.Records;

namespace VolunteerCredit.Testing.Generators;

/// <summary>Makes a volunteer's facts: birth, registration, scores given from outside, voided activities, results set by hand, with corrections and conflicts.</summary>
internal sealed class FactMaker(Dice dice, DateOnly asOf, DateTimeOffset? knownAt, Vocabulary vocabulary)
{
    private readonly List<Fact> _facts = [];

    /// <summary>Makes the facts.</summary>
    /// <param name="records">Records that facts may be about.</param>
    public List<Fact> Make(List<ServiceRecord> records)
    {
        Birth();
        Registration();
        GivenScore();
        Voided(records);
        Others();
        Asked();
        Incidents();
        ByHand();
        return _facts;
    }

    /// <summary>Results set by hand, readable or not, suspensions, and tiers held by award.</summary>
    private void ByHand()
    {
        if (dice.Chance(12))
        {
            _facts.Add(During(New(FactNames.ManualPrefix + "score", dice.Of("120", "0", "12.5", "many")) with { Author = "office", Reason = "appeal" }));
        }

        if (dice.Chance(8))
        {
            _facts.Add(During(New(FactNames.ManualPrefix + "tier", dice.Of("one", "three", "none", "nine"))));
        }

        if (dice.Chance(8))
        {
            _facts.Add(During(New(FactNames.ManualPrefix + "decision", dice.Of("Eligible", "Refer", "NotEligible", "?"))));
        }

        if (dice.Chance(8))
        {
            _facts.Add(During(New(FactNames.Suspended, dice.Of("true", "false"))));
        }
    }

    private Fact New(string name, string value) => new()
    {
        Id = "f" + _facts.Count.ToString(CultureInfo.InvariantCulture),
        SubjectId = SceneMaker.VolunteerId,
        Name = name,
        Value = value,
        RecordedAt = dice.Weighted<Func<DateTimeOffset?>>(
            (6, () => null), (3, () => new DateTimeOffset(asOf.AddDays(-dice.Below(900)), default, TimeSpan.FromHours(8))), (1, () => knownAt?.AddTicks(dice.Of(0, 1))))(),
    };

    private Fact During(Fact fact) => fact with
    {
        From = dice.Weighted<Func<DateOnly?>>((4, () => null), (4, () => asOf.AddDays(-dice.Below(900))), (1, () => asOf), (2, () => asOf.AddDays(dice.Between(1, 200))))(),
        To = dice.Weighted<Func<DateOnly?>>((8, () => null), (1, () => asOf.AddDays(-dice.Between(1, 300))), (1, () => asOf), (1, () => asOf.AddDays(dice.Below(300))))(),
    };

    private string BirthDay() => RecordRules.Iso(dice.Weighted<Func<DateOnly>>(
        (70, () => asOf.AddDays(-dice.Between(6000, 24000))),
        (14, () => new(dice.Of(1960, 1992, 1996, 2000), 2, 29)),
        (8, () => asOf.AddYears(-dice.Of(22, 60, 61)).AddDays(dice.Between(-1, 1))),
        (8, () => asOf.AddDays(-dice.Below(900))))());

    private void Birth()
    {
        if (!dice.Chance(85))
        {
            return;
        }

        Fact born = New(FactNames.Born, dice.Chance(97) ? BirthDay() : "3 May 1990");
        _facts.Add(dice.Chance(90) ? born : During(born));
        if (dice.Chance(15))
        {
            _facts.Add(New(FactNames.Born, BirthDay()) with { Replaces = born.Id });
        }
        else if (dice.Chance(9))
        {
            _facts.Add(New(FactNames.Born, BirthDay()));
        }
    }

    private void Registration()
    {
        if (dice.Chance(75))
        {
            _facts.Add(During(New(FactNames.RegisteredWith, dice.Weighted((4, "zhiyuanhui"), (1, "another")))));
        }

        if (dice.Chance(20))
        {
            _facts.Add(During(New(FactNames.RegisteredWith, dice.Of("another", "zhiyuanhui"))));
        }
    }

    private void GivenScore()
    {
        for (int i = dice.Weighted((5, 0), (4, 1), (2, 2)); i > 0; i--)
        {
            string value = dice.Weighted((3, "334"), (3, "335"), (2, "599"), (3, "600"), (1, "334.999999"), (1, "334.5"), (3, dice.Below(651).ToString(CultureInfo.InvariantCulture)));
            _facts.Add(During(New("score:zyh.credit-score", dice.Chance(50) ? value : value + " in 0..650")) with { Source = dice.Of(null, "zhiyuanhui"), Reason = dice.Chance(20) ? "frequency" : null });
        }

        if (dice.Chance(2))
        {
            _facts.Add(New("score:zyh.credit-score", "many"));
        }
    }

    private void Voided(List<ServiceRecord> records)
    {
        if (dice.Chance(14))
        {
            string? activity = records.Find(r => r.Activity is not null)?.Activity;
            string subject = dice.Weighted((4, $"activity:{activity ?? "a1"}"), (1, "organization:o1"), (1, "recorder:acc-1"));
            _facts.Add(During(New(FactNames.Voided, "true") with { SubjectId = subject }));
        }
    }

    private void Others()
    {
        if (dice.Chance(10))
        {
            _facts.Add(During(New("tier:stars", "star-2")));
        }

        if (dice.Chance(25))
        {
            Fact coverage = New("coverage:bad-credit", "complete");
            _facts.Add(dice.Chance(30) ? During(coverage) : coverage with { From = asOf.AddMonths(-36).AddDays(dice.Of(0, 1, 2, -100)) });
        }

        if (dice.Chance(10))
        {
            _facts.Add(During(New(FactNames.Registered, BirthDay())));
        }

        if (dice.Chance(10))
        {
            _facts.Add(During(New("score:elsewhere", dice.Of("300", "420.5", "150", "420+", "约300 in 0..650"))));
        }

        if (dice.Chance(30))
        {
            _facts.Add(During(New("party-member", dice.Of("yes", "no"))));
        }

        if (dice.Chance(8))
        {
            _facts.Add(New(FactNames.Born, BirthDay()) with { SubjectId = "somebody-else" });
        }
    }

    /// <summary>What the rule set asks for.</summary>
    private void Asked()
    {
        foreach (NamedFact fact in vocabulary.Facts)
        {
            for (int i = dice.Weighted((3, 0), (8, 1), (1, 2)); i > 0; i--)
            {
                _facts.Add(During(New(fact.Name, ValueOf(fact))));
            }
        }
    }

    /// <summary>A value that the rule set knows or one beside it.</summary>
    private string ValueOf(NamedFact fact)
    {
        string value = fact.Values.Count > 0 ? dice.Of([.. fact.Values]) : dice.Of("true", "yes", "1", "100", RecordRules.Iso(asOf.AddDays(-dice.Below(4000))));
        if (dice.Chance(55))
        {
            return value;
        }

        return RecordRules.TryParseDate(value, out _) ? RecordRules.Iso(dice.Chance(50) ? asOf.AddDays(-dice.Below(9000)) : asOf.AddYears(-dice.Between(0, 62)).AddDays(dice.Between(-1, 1)))
            : decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number)
                ? (number + dice.Of(-1m, 1m, -0.5m, 10m)).ToString(CultureInfo.InvariantCulture)
            : dice.Of("another", "yes", "no", "0", "5");
    }

    private void Incidents()
    {
        if (_facts.Count == 0)
        {
            return;
        }

        Fact some = _facts[dice.Below(_facts.Count)];
        if (dice.Chance(8))
        {
            _facts.Add(some);
        }

        if (dice.Chance(8))
        {
            _facts.Add(New(some.Name, some.Value) with { SubjectId = some.SubjectId, Voids = some.Id });
        }

        if (dice.Chance(8))
        {
            _facts.Add(During(New(some.Name, some.Value)) with { SubjectId = some.SubjectId, Replaces = some.Id });
        }

        if (dice.Chance(4))
        {
            _facts.Add(New(some.Name, some.Value) with { SubjectId = some.SubjectId, Replaces = "gone" });
        }
    }
}
