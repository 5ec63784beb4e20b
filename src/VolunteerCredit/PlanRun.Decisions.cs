using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit;

/// <summary>Tiers, with what is kept of them from earlier days, and decisions.</summary>
internal sealed partial class PlanRun
{
    /// <summary>The tier that a day gives by itself, whatever is kept from other days; only what it reads is computed.</summary>
    private KeptRank RankOn(TierPlan plan, Subject subject, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given, bool explains)
    {
        Explains = explains;
        NamesWhatIsMissing = explains && subject.HasRecords;
        _unread.Clear();
        Prepare(subject, evaluation with { Explain = false }, _unread);
        foreach (MeasurePlan measure in _plan.Measures)
        {
            if (plan.Needs.Contains(measure.Value.Slot))
            {
                Measure(measure, given);
            }
        }

        foreach (DerivedPlan derived in _plan.ByDependency)
        {
            if (plan.Needs.Contains(derived.Value.Slot))
            {
                Derive(derived, subject, evaluation, given);
            }
        }

        return Find(plan);
    }

    private KeptRank Find(TierPlan plan)
    {
        TierRank rank = plan.Policy.Rank(Evidence);
        return new(rank, Explains ? [.. (rank.MissingFacts ?? []).Select(Input).Concat(plan.Reads.SelectMany(MissingFor)).Distinct()] : [], _workspace.Block.AsOf);
    }

    /// <summary>The tier on an earlier day: that of a run with that day as as-of, at the same known-at.</summary>
    private KeptRank RankBefore(TierPlan plan, int day, Subject subject, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given)
    {
        Evaluation then = evaluation with { AsOf = DateOnly.FromDayNumber(day) };
        if (_plan.On(then.AsOf) is not { } inForce || inForce.Tiers.FirstOrDefault(t => t.Value.Name == plan.Value.Name) is not { } tier)
        {
            return new(new(-1), [], day);
        }

        PlanRun run = inForce.Rent();
        run.Budget = Budget;
        KeptRank found = run.RankOn(tier, subject, then, given, Explains);
        inForce.Return(run);
        return found;
    }

    private void Rank(TierPlan plan, Subject subject, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given)
    {
        ValueRef value = plan.Value;
        _component = value.Name;
        TierKeeping? keeping = plan.Keeping;
        if (!Explains && keeping is null && !_manual.IsAny)
        {
            Set(plan, plan.Policy.Rank(Evidence));
            return;
        }

        KeptRank found = Find(plan);
        if (keeping is not null)
        {
            found = Keep(keeping, plan, found, subject, evaluation, given);
        }

        TierRank rank = found.Rank;
        ManualOverride? by = null;
        if (_manual.IsAny && _manual.Tier(value.Name, plan.Policy.Steps) is { } manual)
        {
            by = manual.By with { Computed = rank.IsUnknown ? null : rank.Step < 0 ? ManualFacts.NoTier : plan.Policy.Steps[rank.Step].Id };
            rank = manual.Step is { } set ? new(set) : new(-1, IsUnknown: true);
            (found, keeping) = (new(rank, manual.Step is null ? [Input(FactNames.ManualPrefix + value.Name)] : [], found.Day), null);
        }

        Set(plan, rank);
        if (!Explains)
        {
            return;
        }

        TierStep? step = rank.Step < 0 || rank.IsUnknown ? null : plan.Policy.Steps[rank.Step];
        _missing[value.Slot] = [.. found.Missing, .. (found.FactsWanting ?? []).Select(Input)];
        string? held = _workspace.Block.Facts.TryGet(FactNames.TierPrefix + value.Name, _workspace.Block.AsOf, out FactValue fact) ? fact.Value : null;
        _results[value.Slot] = new TierResult(value.Name, step?.Id, step?.Title, rank.IsUnknown, rank.Openness != Openness.Closed, held)
        {
            Label = value.Label,
            Cycle = rank.IsUnknown ? null : rank.Cycle,
            Awards = rank.Awards ?? [],
            Manual = by,
            ReachedOn = keeping is null || step is null ? null : DateOnly.FromDayNumber(found.Day),
        };
    }

    private void Set(TierPlan plan, in TierRank rank)
    {
        int slot = plan.Value.Slot;
        _ranks[slot] = rank;
        _workspace.Quanta[slot] = rank.IsUnknown ? IMeasure.Unknown : rank.Number ?? rank.Step + 1;
        _workspace.OpennessOf[slot] = rank.IsUnknown ? Openness.Closed : rank.Openness;
        _honesty[slot] = LowestOf(plan.Honesty, plan.Reads);
    }

    /// <summary>The tier that is kept from earlier days; apart, since what it is asked with is an object.</summary>
    private KeptRank Keep(TierKeeping keeping, TierPlan plan, KeptRank found, Subject subject, Evaluation evaluation, IReadOnlyDictionary<string, Amount>? given) =>
        keeping.Keep(_workspace.Block, found, day => RankBefore(plan, day, subject, evaluation, given), plan.Value.Shape.Bounds.Max);

    /// <summary>Decides; the result itself only where the run explains, what is offered where it is kept too. An offer of others is always asked, since it may refuse the volunteer.</summary>
    private DecisionResult? Decide(int decision, bool strict, bool keepsOffer = false)
    {
        DecisionPlan plan = _plan.Decisions[decision];
        _component = plan.Name;
        Outcome outcome = Outcome.Eligible;
        Honesty honesty = plan.Honesty;
        List<CriterionResult>? criteria = Explains ? [] : null;
        List<MissingInput>? missing = Explains ? [] : null;
        foreach (CriterionPlan criterion in plan.Criteria)
        {
            Verdict verdict = criterion.Criterion.Judge(Evidence);
            criteria?.Add(InWords(criterion.Criterion, verdict));
            Honesty own = LowestOf(criterion.Honesty, criterion.Reads);
            honesty = (Honesty)Math.Min((int)honesty, (int)own);
            if (strict && own == Honesty.Illustrative)
            {
                outcome = Outcomes.Join(outcome, Outcome.Undetermined);
                missing?.Add(new("honesty", Texts.Phrase("missing.strict")));
                continue;
            }

            outcome = Outcomes.Join(outcome, verdict.Outcome);
            if (missing is not null && verdict.Outcome == Outcome.Undetermined)
            {
                missing.AddRange((verdict.MissingFacts ?? []).Select(Input));
                missing.AddRange(criterion.Reads.SelectMany(MissingFor));
            }
        }

        ManualOverride? by = null;
        if (_manual.IsAny && _manual.Decision(plan.Name) is { } manual)
        {
            by = manual.By with { Computed = outcome.ToString() };
            outcome = manual.Outcome ?? Outcome.Undetermined;
            missing?.Clear();
            missing?.AddRange(manual.Outcome is null ? [Input(FactNames.ManualPrefix + plan.Name)] : []);
        }

        if (_manual.MaySuspend && _manual.Suspension() is { } suspended)
        {
            criteria?.Add(suspended);
            outcome = Outcomes.Join(outcome, suspended.Outcome);
        }

        if (outcome == Outcome.Eligible && plan.Offers.Offers.Count > 0)
        {
            honesty = LowestOf((Honesty)Math.Min((int)honesty, (int)plan.Offers.Honesty), plan.Offers.Reads);
            outcome = IsOfferable(plan.Offers, strict, missing) ? Outcome.Eligible : Outcome.Undetermined;
        }

        (_outcomes[decision], _decisionHonesty[decision]) = (outcome, honesty);
        OfferItem[] none = [];
        IReadOnlyList<OfferItem> offer = outcome == Outcome.Eligible && (Explains || keepsOffer || plan.Offers.AreGuarded) ? OffersOf(plan) : none;
        _offered[decision] = offer;
        if (criteria is null || missing is null)
        {
            return null;
        }

        MissingInput[] named = outcome == Outcome.Undetermined ? [.. missing.Distinct()] : [];
        return new(plan.Name, outcome, criteria, offer, named, honesty, plan.AskAPerson)
        {
            Label = plan.Label, Manual = by, ValidUntil = outcome == Outcome.Eligible ? ValidUntil(plan.Valid, by?.Until) : null,
        };
    }

    private List<OfferItem> OffersOf(DecisionPlan plan)
    {
        var offer = new List<OfferItem>();
        foreach (IOffer table in plan.Offers.Offers)
        {
            table.Fill(_workspace.Values, offer);
        }

        return offer;
    }

    private DateOnly? ValidUntil(CalendarSpan? valid, DateOnly? until)
    {
        DateOnly? last = valid is { } span ? DateOnly.FromDayNumber(span.After(_workspace.Block.AsOf) - 1) : null;
        return until < last || last is null ? until : last;
    }

    /// <summary>Whether the offers can be filled: one that needs an unknown value, or in a strict run an illustrative one, leaves the decision undetermined.</summary>
    private bool IsOfferable(OffersPlan plan, bool strict, List<MissingInput>? missing)
    {
        bool known = true;
        foreach (ValueRef read in plan.Reads)
        {
            if (!_workspace.Values.IsKnown(read))
            {
                known = false;
                missing?.AddRange(MissingFor(read));
            }
        }

        if (strict && LowestOf(plan.Honesty, plan.Reads) == Honesty.Illustrative)
        {
            known = false;
            missing?.Add(new("honesty", Texts.Phrase("missing.strict")));
        }

        return known;
    }

    private CriterionResult InWords(ICriterion criterion, Verdict verdict) =>
        new(criterion.Requirement, verdict.Outcome, verdict.Found?.ToWords(), [.. criterion.Inner.Select(c => InWords(c, c.Judge(Evidence)))]);
}
