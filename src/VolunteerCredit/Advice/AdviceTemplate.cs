using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets.Linting.Witnesses;

namespace VolunteerCredit.Advice;

/// <summary>What the records of a plan look like.</summary>
/// <param name="Recipe">Makes one of them.</param>
/// <param name="Quantity">The quantity of one act; 0 for service, and for a rating that has none.</param>
internal sealed record AdviceTemplate(Recipe Recipe, decimal Quantity)
{
    public bool IsAct => Recipe.IsAct;

    /// <summary>What is the same for all of them.</summary>
    public ServiceRecord Record => Recipe.Template;

    /// <summary>The minutes that one record on one day can have.</summary>
    public int MinutesMax => Recipe.Start is { } start ? Math.Min(Recipe.EachMax, 1440 - start) : 1440;

    /// <summary>Whether such a record would be admitted.</summary>
    public bool IsSound => RecordRules.Check(One("v", "plan", RecordRules.FirstDay, 1)).All(n => n.Severity < Severity.Refusal);

    /// <summary>What tells it from others.</summary>
    public (ServiceRecord, string, bool, int?, decimal) Kind => (Record with { Tags = [] }, string.Join('\n', Record.Tags), IsAct, Recipe.Start, Quantity);

    /// <summary>The template of a record that the caller gives.</summary>
    public static AdviceTemplate From(ServiceRecord record) => new(
        new Recipe { For = "given", Template = record with { Id = "", Date = default, RecordedAt = null, Replaces = null, Voids = null, Start = null, End = null }, IsAct = record.IsAct, Days = [] },
        record.IsAct ? record.Quantity ?? 0 : 0);

    /// <summary>One record of a volunteer on a day.</summary>
    public ServiceRecord One(string volunteerId, string id, DateOnly day, int minutes)
    {
        ServiceRecord record = Recipe.One(id, day, minutes, Quantity) with { VolunteerId = volunteerId, RecordedAt = null };
        return Quantity == 0 ? record with { Quantity = Record.Quantity } : record;
    }
}
