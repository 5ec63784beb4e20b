using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Testing.Tests.Laws;

/// <summary>A rule set of somebody else: nothing that it names is met anywhere else.</summary>
internal static class Strangers
{
    public const string Id = "zzz.dance";

    public const string Document = """
        {
          "id": "zzz.dance", "version": "1", "honesty": "illustrative", "effective": { "from": "2031-01-01" },
          "askAPerson": { "en": "Ask at the door.", "zh-Hans": "请到门口咨询。" },
          "intake": [
            { "type": "exclude", "where": { "category": { "not": ["zzz.dance", "zzz.medal"] } }, "reason": "no-dance" },
            { "type": "exclude", "unless": { "status": "approved" }, "reason": "not-approved", "as": "held" }
          ],
          "measures": {
            "danced": { "type": "hours", "where": { "category": "zzz.dance", "source": "zzz.turnstile" } },
            "nights": { "type": "count", "distinct": "day", "where": { "within": "21:00-03:00" } },
            "gold": { "type": "quantity", "where": { "category": "zzz.medal", "unit": "zzz.gold" } }
          },
          "scores": {
            "points": {
              "type": "points",
              "parts": [ { "id": "danced", "of": "danced", "through": { "type": "per-whole", "per": "2h", "gives": 1 } }, { "id": "gold", "of": "gold", "through": { "type": "rate", "per": 1, "gives": 10 } } ]
            }
          },
          "tiers": { "floor": { "type": "ladder", "by": "danced", "order": "sequence", "steps": [ { "id": "one", "at": "10h" }, { "id": "two", "at": "77h" } ] } },
          "decisions": {
            "hall": { "require": [ { "type": "fact", "name": "zzz.level", "is": ["3", "4"] }, { "type": "compare", "of": "points", "min": 5 } ] }
          },
          "boards": { "best": { "type": "board", "group": "volunteer", "by": { "type": "hours", "where": { "category": "zzz.dance" } }, "period": "lifetime" } }
        }
        """;

    public static CreditEngine Engine { get; } = CreditEngine.Create(options => options.RuleSets.Add(RuleSetSource.FromText(Document)));
}
