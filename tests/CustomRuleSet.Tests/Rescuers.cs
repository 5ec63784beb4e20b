using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VolunteerCredit;
using VolunteerCredit.Records;

namespace CustomRuleSet.Tests;

/// <summary>The engine, as an app has it, and volunteers whose results can be computed by hand.</summary>
internal static class Rescuers
{
    public const string RuleSet = "sample.night-rescue";

    public static readonly Evaluation AtEndOfApril = Evaluation.On(new(2026, 4, 30));

    /// <summary>An app adds the plug-in in one line.</summary>
    public static ICreditEngine Engine { get; } = new ServiceCollection()
        .AddVolunteerCredit(options => options.Add(NightRescue.Components).Add(NightRescue.RuleSet))
        .BuildServiceProvider().GetRequiredService<ICreditEngine>();

    /// <summary>Two nights of 4 h and one training. Nights: √8 is 2, so 20 points, of which 2 × 5 stand beside the 5 of the training.</summary>
    public static Volunteer Wen { get; } = Of("wen", [CallOut("n1", "2026-04-01"), CallOut("n2", "2026-04-08"), Training("t1", "2026-04-10")], Fact("last-drill", "2024-01-01"), Fact("team", "north"));

    /// <summary>Nine nights of 4 h and six trainings: √36 is 6, so 60 points, and 30 beside them. First aid is certified.</summary>
    public static Volunteer Lin { get; } = Of(
        "lin",
        [.. Enumerable.Range(0, 9).Select(i => CallOut($"n{i}", Day("2026-01-10", 7 * i))), .. Enumerable.Range(0, 6).Select(i => Training($"t{i}", Day("2026-02-02", 7 * i)))],
        Fact("first-aid", "valid"), Fact("coverage:certificates", "true"), Fact("team", "north"));

    /// <summary>8 h of waiting, of which a quarter counts, and nothing at night.</summary>
    public static Volunteer Hao { get; } = Of("hao", [CallOut("s1", "2026-04-01", minutes: 480) with { Category = "stand-by", Start = new(22, 0), End = new(6, 0) }], Fact("last-drill", "2024-01-01"), Fact("team", "south"));

    public static Volunteer Of(string id, IEnumerable<ServiceRecord> records, params IEnumerable<Fact> facts) =>
        new(id, [.. records.Select(record => record with { VolunteerId = id })], [.. facts.Select(fact => fact with { SubjectId = id })]);

    /// <summary>From 23:00 to 03:00: all of it at night.</summary>
    public static ServiceRecord CallOut(string id, string day, int? minutes = 240) => new()
    {
        Id = id, VolunteerId = "", Date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Start = new(23, 0), End = new(3, 0), Minutes = minutes, Category = "call-out", Status = "approved",
    };

    public static ServiceRecord Training(string id, string day) => CallOut(id, day, minutes: 120) with { Category = "training", Start = new(10, 0), End = new(12, 0) };

    public static Fact Fact(string name, string value) => new() { Id = "f-" + name, SubjectId = "", Name = name, Value = value };

    private static string Day(string first, int later) => DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(later).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
