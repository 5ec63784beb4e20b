using System.Globalization;
using System.Text;
using VolunteerCredit.Records;
using VolunteerCredit.Testing.Generators;

namespace VolunteerCredit.Testing;

/// <summary>One generated case: a volunteer, and what is asked. Printed so that it can be pasted into a plain test.</summary>
/// <param name="Volunteer">The volunteer, with every hazard of the field; for a rule set of groups with the records and facts of all members.</param>
/// <param name="AsOf">The as-of day, in 2015 to 2026; for a rule set mostly one on which it is in effect.</param>
/// <param name="KnownAt">The moment of knowledge.</param>
/// <param name="Seed">The seed for what a law itself chooses.</param>
public sealed record Scene(Volunteer Volunteer, DateOnly AsOf, DateTimeOffset? KnownAt, ulong Seed)
{
    /// <summary>The records.</summary>
    public IReadOnlyList<ServiceRecord> Records => Volunteer.Records;

    /// <summary>The facts.</summary>
    public IReadOnlyList<Fact> Facts => Volunteer.Facts;

    /// <summary>All volunteers of the records and facts, brought together: those that groups and boards are about. Somebody hands in the facts of groups even where nobody has records.</summary>
    internal IReadOnlyList<Volunteer> Volunteers => Population.Create(Records, Facts).Volunteers is { Count: > 0 } volunteers ? volunteers : [Volunteer];

    /// <summary>Dice for what a law itself chooses.</summary>
    internal Dice Dice() => new(Seed);

    /// <summary>The same case with other records.</summary>
    public Scene With(IEnumerable<ServiceRecord> records) => this with { Volunteer = Volunteer with { Records = [.. records] } };

    /// <summary>The same case with other facts.</summary>
    public Scene With(IEnumerable<Fact> facts) => this with { Volunteer = Volunteer with { Facts = [.. facts] } };

    /// <summary>The same case of a volunteer of another name; what is somebody else's stays his.</summary>
    internal Scene Renamed(string id) => this with
    {
        Volunteer = new(
            id,
            [.. Records.Select(r => r.VolunteerId == Volunteer.Id ? r with { VolunteerId = id } : r)],
            [.. Facts.Select(f => f.SubjectId == Volunteer.Id ? f with { SubjectId = id } : f)]),
    };

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"new Scene(new Volunteer(\"{Volunteer.Id}\",");
        text.AppendLine("    [");
        foreach (ServiceRecord record in Records)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"        new() {{ {string.Join(", ", Members(record))} }},");
        }

        text.AppendLine("    ],").AppendLine("    [");
        foreach (Fact fact in Facts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"        new() {{ {string.Join(", ", Members(fact))} }},");
        }

        text.AppendLine("    ]),");
        return text.Append(CultureInfo.InvariantCulture, $"    {Literal(AsOf)}, {(KnownAt is null ? "null" : Literal(KnownAt))}, {Seed})").ToString();
    }

    private static readonly ServiceRecord NoRecord = new() { Id = "", VolunteerId = "", Date = default };
    private static readonly Fact NoFact = new() { Id = "", SubjectId = "", Name = "", Value = "" };

    private static IEnumerable<string> Members<T>(T item)
        where T : class
    {
        object empty = item is ServiceRecord ? NoRecord : NoFact;
        return typeof(T).GetProperties().Where(p => p.CanWrite)
            .Select(p => (p.Name, Value: p.GetValue(item), Default: p.GetValue(empty)))
            .Where(p => p.Name is "Id" || (!Equals(p.Value, p.Default) && p.Value is not IReadOnlyList<string> { Count: 0 }))
            .Select(p => $"{p.Name} = {Literal(p.Value)}");
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => System.Text.Json.JsonSerializer.Serialize(text),
        bool flag => flag ? "true" : "false",
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"new DateOnly({day.Year}, {day.Month}, {day.Day})"),
        TimeOnly time => string.Create(CultureInfo.InvariantCulture, $"new TimeOnly({time.Hour}, {time.Minute}{(time.Second > 0 ? $", {time.Second}" : "")})"),
        DateTimeOffset moment => $"DateTimeOffset.Parse(\"{moment.ToString("O", CultureInfo.InvariantCulture)}\", CultureInfo.InvariantCulture)",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        IEnumerable<string> texts => $"[{string.Join(", ", texts.Select(Literal))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
