using System.Globalization;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P1: neither the culture nor the time zone of the machine has a say.</summary>
public sealed class SurroundingsTests
{
    private static readonly CultureInfo[] Cultures =
        [.. new[] { "zh-CN", "de-DE", "tr-TR", "ar-SA", "fa-IR", "th-TH", "sv-SE" }.Select(Real).OfType<CultureInfo>(), Testing.Laws.Cultures.Strange];

    private static readonly string[] TimeZones = ["Asia/Shanghai", "America/St_Johns", "Pacific/Kiritimati"];

    /// <summary>Everything that a culture can change while documents are read.</summary>
    private static readonly CreditEngine[] Engine = [.. Cultures.Take(3).Append(Cultures[^1]).Select(culture => In(culture, Engines.Make))];

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void The_culture_does_not_matter(Scene scene)
    {
        Dice dice = scene.Dice();
        CreditEngine engine = dice.Of(Engine);
        foreach (Asked asked in Engines.For(scene))
        {
            string expected = In(CultureInfo.InvariantCulture, () => Score(Engines.One, asked, scene));
            CultureInfo culture = dice.Of(Cultures);
            LawFault.UnlessSame(expected, In(culture, () => Score(engine, asked, scene)), $"{asked}, culture {culture}");
        }
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void The_time_zone_does_not_matter(Scene scene)
    {
        string[] here = [.. Engines.For(scene).Select(asked => Score(Engines.One, asked, scene))];
        string zone = scene.Dice().Of(TimeZones);
        string[] there = InTimeZone(zone, () => Engines.For(scene).Select(asked => Score(Engines.One, asked, scene)).ToArray());
        for (int i = 0; i < here.Length; i++)
        {
            LawFault.UnlessSame(here[i], there[i], $"{Engines.For(scene)[i]}, time zone {zone}");
        }
    }

    [Fact]
    public void Cultures_and_time_zones_of_these_laws_do_differ()
    {
        Assert.Contains(Cultures, culture => In(culture, () => $"{-1.5m}") != "-1.5");
        Assert.Contains(Cultures, culture => In(culture, () => $"{new DateOnly(2019, 3, 20):d}") != "03/20/2019");
        Assert.Equal([new(8, 0, 0), new(-3, -30, 0), new(14, 0, 0)], TimeZones.Select(zone => InTimeZone(zone, () => TimeZoneInfo.Local.BaseUtcOffset)));
    }

    private static string Score(CreditEngine engine, Asked asked, Scene scene)
    {
        CreditResult result = engine.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene));
        return result.ToJson() + result.Explain();
    }

    private static CultureInfo? Real(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return null; // without ICU there is only the invariant one, and the strange one below
        }
    }

    private static T In<T>(CultureInfo culture, Func<T> run)
    {
        (CultureInfo before, CultureInfo beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return run();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    /// <summary>The zone is the whole process's; other tests do not notice, since nothing asks for it.</summary>
    private static T InTimeZone<T>(string zone, Func<T> run)
    {
        string? before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            return run();
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }
}
