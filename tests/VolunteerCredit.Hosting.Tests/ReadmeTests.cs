using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace VolunteerCredit.Hosting.Tests;

/// <summary>The tables of the README are those of the code.</summary>
public sealed class ReadmeTests
{
    private static readonly string[][] Rows = [.. File.ReadAllLines("README.md").Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Trim('|', ' ').Split(" | "))];

    [Fact]
    public void Every_event_stands_in_the_table_of_the_log()
    {
        string[] events =
        [
            .. typeof(CreditEngine).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                .Select(m => (m.Name, m.GetCustomAttribute<LoggerMessageAttribute>())).Where(m => m.Item2 is not null)
                .OrderBy(m => m.Item2!.EventId).Select(m => $"{m.Item2!.EventId} {m.Item2.Level} {m.Name}"),
        ];

        Assert.NotEmpty(events);
        Assert.Equal(events, Rows.Where(r => int.TryParse(r[0], out _)).Select(r => $"{r[0]} {r[1]} {r[2].Split(':', ' ')[0]}"));
    }

    [Fact]
    public void Every_instrument_stands_in_the_table_with_its_unit()
    {
        using var listener = new MeterListener();
        var published = new List<string>();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "VolunteerCredit")
            {
                published.Add($"`{instrument.Name}` `{instrument.Unit}`");
            }
        };
        CreditEngine.Create(options => options.Add(RuleSets.RuleSetSource.FromText(RuleFolder.Document("town", "1"))));
        listener.Start();

        Assert.Equal(published.Order(StringComparer.Ordinal), Rows.Where(r => r[0].StartsWith("`volunteercredit.", StringComparison.Ordinal)).Select(r => $"{r[0]} {r[1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_key_stands_in_the_table_of_the_configuration()
    {
        using var app = new App([("VolunteerCredit:x", "1"), ("VolunteerCredit:RuleSets:x", "1"), ("VolunteerCredit:Watchdog:x", "1")]);
        string[] keys = [.. app.Faults.SelectMany(f => f.Split("one of: ")[1].Split(". Correct")[0].Split(", ").Select(key => $"{f.Split("VolunteerCredit:")[1].Split('x')[0]}{key}"))];

        Assert.Equal(
            keys.Where(k => k is not ("RuleSets" or "Watchdog")).Order(StringComparer.Ordinal),
            Rows.Select(r => r[0].Trim('`')).Where(k => k is not "Key" && char.IsAsciiLetterUpper(k[0]) && k is not ("Event" or "Instrument")).Select(k => k.Replace(":ID:NAME", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
