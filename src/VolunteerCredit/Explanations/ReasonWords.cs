using VolunteerCredit.Decisions;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>Reasons in words: what is wanting with its figures, who can mend it, and how.</summary>
internal sealed class ReasonWords(RuleSetPlan plan, CreditResult result)
{
    /// <summary>A part of a score, or a cap on parts, gives less than it may.</summary>
    public static DecisionReason Part(ValueRef of, LineContributions line, RowMeasure? measure, Amount shortfall, Verdict verdict)
    {
        ScoreLine own = line.Line;
        bool isPart = own.Kind == ScoreLineKind.Part;
        Words found = own.Found is { } value ? value.ToWords() : Words.Same("–");
        Words text = line.Lost is null ? Texts.Phrase("refusal.partOpen", own.Label, own.Value.ToWords(), found)
            : !isPart ? Texts.Phrase("refusal.cap", own.Label, line.Lost.Value.ToWords())
            : own.Value.Quanta < 0 ? Texts.Phrase("refusal.penalty", own.Label, line.Lost.Value.ToWords(), found)
            : Texts.Phrase("refusal.part", own.Label, own.Value.ToWords(), line.Most!.Value.ToWords(), line.Lost.Value.ToWords(), found);
        string key = !isPart ? "cap" : measure is not null ? KeyOf(measure) : own.Value.Quanta < 0 ? "penalty" : "service";
        return Reason($"{(isPart ? "part" : "cap")}:{own.Id}", text, key, verdict) with { Of = of.Name, Lost = line.Lost, Shortfall = shortfall };
    }

    /// <summary>What intake took away would have raised the value.</summary>
    public static DecisionReason Intake(ValueRef of, IntakeCost cost, Amount shortfall, Verdict verdict)
    {
        ReasonTotal reason = cost.Reason;
        Words text = reason.Held + reason.Lost > 0
            ? Texts.Phrase("refusal.intake", reason.Text, Minutes(reason.Held + reason.Lost), reason.Rows, of.Label, cost.Cost.ToWords())
            : Texts.Phrase("refusal.intakeActs", reason.Text, reason.Rows, of.Label, cost.Cost.ToWords());
        string key = cost.Step is null ? "voided" : cost.Step.Disposition == Disposition.Held ? "held" : "excluded";
        DecisionReason said = Reason("intake:" + reason.Reason, text, key, verdict) with { Of = of.Name, Lost = cost.Cost, Shortfall = shortfall };
        return cost.Step?.Remedy is { } remedy ? said with { MendedBy = remedy.By, How = remedy.How } : said;
    }

    /// <summary>A value is below what is asked.</summary>
    public DecisionReason TooLittle(ValueRef of, Amount required, Amount shortfall, Verdict verdict)
    {
        string kind = result.Scores.Any(s => s.Name == of.Name) ? "score" : of.Steps is null ? "measure" : "tier";
        string key = plan.Measures.FirstOrDefault(m => m.Value.Name == of.Name) is { } measure ? KeyOf(measure.Measure) : "service";
        Words found = verdict.Found?.ToWords() ?? Words.Same("–");
        Words text = of.Steps is null ? Texts.Phrase("refusal.short", of.Label, AmountOf(of), required.ToWords(), shortfall.ToWords()) : Texts.Phrase("refusal.tier", of.Label, found);
        return Reason($"{kind}:{of.Name}", text, key, verdict) with { Of = of.Name, Shortfall = shortfall };
    }

    /// <summary>A value is above what is allowed.</summary>
    public DecisionReason TooMuch(ValueRef of, ICriterion criterion, Verdict verdict)
    {
        string key = verdict.Outcome == Outcome.Refer ? "refer" : plan.Measures.FirstOrDefault(m => m.Value.Name == of.Name)?.Measure.IsOfTime == true ? "never" : "penalty";
        return Reason("above:" + of.Name, Texts.Phrase("refusal.unmet", criterion.Requirement, AmountOf(of)), key, verdict) with { Of = of.Name };
    }

    /// <summary>A score that came from outside, or was set by hand, falls short.</summary>
    public DecisionReason Given(ValueRef of, ScoreResult score, Amount required, Amount shortfall, Verdict verdict)
    {
        string? issuer = score.Given?.Issuer ?? score.Manual?.Author, why = score.Given?.Reasons ?? score.Manual?.Reason;
        Words text = Texts.Phrase("refusal.given", score.Label, score.Value!.Value.ToWords(), required.ToWords(), shortfall.ToWords());
        text = issuer is null ? text : Texts.Phrase("refusal.issuedBy", text, Texts.Printable(issuer));
        text = why is null ? text : Texts.Phrase("refusal.issuersReasons", text, Texts.Printable(why));
        Words who = score.Given is null ? Texts.Phrase("who.author", Texts.Printable(issuer ?? "–")) : plan.SupplierOf(score.Lines[0].Id);
        return Reason("given:" + of.Name, text, "given", verdict) with { MendedBy = who, Of = of.Name, Shortfall = shortfall };
    }

    /// <summary>A criterion is not met that has no figures.</summary>
    public DecisionReason Unmet(ICriterion criterion, Verdict verdict)
    {
        bool asksFacts = criterion.Facts.Count > 0;
        string code = asksFacts ? "fact:" + string.Join('+', criterion.Facts) : "criterion:" + NumberOf(criterion);
        Words who = asksFacts ? criterion.Facts.Select(plan.SupplierOf).Distinct().Aggregate((one, other) => Texts.Phrase("refusal.suppliers", one, other)) : Texts.Phrase("who.criterion");
        Words asked = criterion.Inner.Aggregate(criterion.Requirement, (outer, inner) => Texts.Phrase("refusal.inner", outer, inner.Requirement));
        Words text = verdict.Found is { } found ? Texts.Phrase("refusal.unmet", asked, found.ToWords()) : asked;
        return Reason(code, text, verdict.Outcome == Outcome.Refer ? "refer" : asksFacts ? "fact" : "criterion", verdict) with { MendedBy = who };
    }

    /// <summary>An input is missing.</summary>
    public static DecisionReason Missing(MissingInput missing) => new(
        "missing:" + missing.Name, Texts.Phrase("refusal.missing", Texts.Printable(missing.Name)), missing.SuppliedBy, Texts.Phrase("mend.missing"))
    {
        Outcome = Outcome.Undetermined,
    };

    /// <summary>A person set the outcome.</summary>
    public static DecisionReason Manual(DecisionResult decision, ManualOverride manual)
    {
        string author = Texts.Printable(manual.Author ?? "–");
        return new("manual:" + decision.Name, Texts.Phrase("refusal.manual", author, Texts.Printable(manual.Reason ?? "–")), Texts.Phrase("who.author", author), Texts.Phrase("mend.manual"))
        {
            Outcome = decision.Outcome,
        };
    }

    /// <summary>The volunteer is suspended.</summary>
    public DecisionReason Suspended(CriterionResult suspended) => new(
        FactNames.Suspended, Texts.Phrase("refusal.unmet", suspended.Requirement, suspended.Found ?? Words.Same("–")), plan.SupplierOf(FactNames.Suspended), Texts.Phrase("mend.suspended"))
    {
        Outcome = suspended.Outcome,
    };

    private static DecisionReason Reason(string code, Words text, string key, Verdict verdict) =>
        new(code, text, Texts.Phrase("who." + key), Texts.Phrase("mend." + key)) { Outcome = verdict.Outcome };

    /// <summary>What moves a measure: time, acts of others, or service.</summary>
    private static string KeyOf(RowMeasure measure) =>
        measure.Shape.Direction == Direction.Falling ? "penalty"
        : measure.IsOfTime ? "time" : measure.IsGiven ? "given" : measure.Reads == RowKinds.Act ? "acts" : "service";

    /// <summary>The place of a criterion among those of its decision, from 1, with those of the ones around it.</summary>
    private string NumberOf(ICriterion criterion)
    {
        foreach (DecisionPlan decision in plan.Decisions)
        {
            for (int i = 0; i < decision.Criteria.Length; i++)
            {
                if (Holds(decision.Criteria[i].Criterion, criterion))
                {
                    return $"{decision.Name}.{(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
                }
            }
        }

        return "";
    }

    private static bool Holds(ICriterion outer, ICriterion criterion) => ReferenceEquals(outer, criterion) || outer.Inner.Any(inner => Holds(inner, criterion));

    private static Words Minutes(long minutes) => new Amount(minutes, 1, Unit.Minutes).ToWords();

    private Words AmountOf(ValueRef of)
    {
        Amount? amount = result.Scores.FirstOrDefault(s => s.Name == of.Name)?.Value ?? result.Measures.FirstOrDefault(m => m.Name == of.Name)?.Value;
        return amount is { } known ? known.ToWords() : Words.Same("–");
    }
}
