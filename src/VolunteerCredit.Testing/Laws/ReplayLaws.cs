using System.Text;
using System.Text.Json;
using VolunteerCredit.Explanations;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.Testing.Generators;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Laws;

/// <summary>P10: replayable.</summary>
internal static class ReplayLaws
{
    private static readonly ReadOnlyMemory<byte> Key = "0123456789abcdef"u8.ToArray();

    /// <summary>A receipt that is written and read back holds for its records in any order and any number of times, and gives the same result.</summary>
    public static void A_receipt_holds(Trial trial)
    {
        Scene scene = trial.Scene;
        Dice dice = scene.Dice();
        Volunteer shuffled = scene.Volunteer with
        {
            Records = dice.Shuffle([.. scene.Records, .. scene.Records.Where(_ => dice.Chance(20)).Select(r => r with { Quantity = r.Quantity * 1.00m, Tags = [.. r.Tags] })]),
            Facts = dice.Shuffle([.. scene.Facts, .. scene.Facts.Where(_ => dice.Chance(20))]),
        };
        foreach (Asked asked in trial.Asked)
        {
            Receipt receipt = trial.Engine.IssueReceipt(asked.RuleSetId, scene.Volunteer, asked.Of(scene), new() { Key = Key });
            LawFault.Unless(Receipt.TryRead(Encoding.UTF8.GetBytes(receipt.ToJson()), out Receipt? read, out Notice? refusal), $"{asked}, reading a receipt", "it is read", $"{refusal}");
            ReceiptCheck check = trial.Engine.Verify(read!, shuffled, new() { Key = Key });
            LawFault.Unless(check.Holds, $"{asked}, verifying a receipt", "it holds", $"{check.Difference}");
            LawFault.UnlessSame(Bits.Of(trial.Engine.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene, explain: false))), Bits.Of(check.Result!), $"{asked}, recomputed from a receipt: the results differ");
            LawFault.UnlessSame(receipt.ToJson(), trial.Engine.IssueReceipt(asked.RuleSetId, shuffled, asked.Of(scene), new() { Key = Key }).ToJson(), $"{asked}, issued again: the receipts differ");
        }
    }

    /// <summary>A result says under what it was made, as an object and as JSON.</summary>
    public static void A_result_says_under_what_it_was_made(Trial trial)
    {
        foreach (Asked asked in trial.Asked)
        {
            foreach (CreditResult result in asked.Results(trial.Engine, trial.Scene))
            {
                Names(trial, asked, result);
            }
        }
    }

    private static void Names(Trial trial, Asked asked, CreditResult result)
    {
        Scene scene = trial.Scene;
        LawFault.Unless(
            trial.Engine.RuleSets.Any(r => r.Identity == result.RuleSet && (r.Identity.Id == asked.RuleSetId || $"{r.Identity.Id}@{r.Identity.Version}" == asked.RuleSetId)),
            $"{asked}, the rule set of the result", "one of the engine's of that name", $"{result.RuleSet}");
        LawFault.UnlessEqual((scene.AsOf, scene.KnownAt), (result.AsOf, result.KnownAt), $"{asked}, (as-of, known-at) of the result");
        foreach (KeyValuePair<string, string> given in asked.Parameters)
        {
            LawFault.Unless(result.Parameters.Contains(given), $"{asked}, parameters of the result", $"{given}", string.Join(", ", result.Parameters));
        }

        using var json = JsonDocument.Parse(result.ToJson());
        JsonElement root = json.RootElement, identity = root.GetProperty("ruleSet");
        LawFault.UnlessEqual(
            (result.RuleSet.Id, result.RuleSet.Version, result.RuleSet.Hash, result.RuleSet.SemanticsVersion),
            (identity.GetProperty("id").GetString()!, identity.GetProperty("version").GetString()!, identity.GetProperty("hash").GetString()!, identity.GetProperty("semantics").GetString()!),
            $"{asked}, the rule set in the JSON of the result");
        LawFault.UnlessEqual(
            (RecordRules.Iso(scene.AsOf), scene.KnownAt),
            (root.GetProperty("asOf").GetString(), root.GetProperty("knownAt").ValueKind == JsonValueKind.Null ? null : root.GetProperty("knownAt").GetDateTimeOffset()),
            $"{asked}, (as-of, known-at) in the JSON of the result");
        foreach ((string name, string value) in asked.Parameters)
        {
            LawFault.UnlessEqual(value, root.GetProperty("parameters").GetProperty(name).GetString(), $"{asked}, parameter {name} in the JSON of the result");
        }
    }
}
