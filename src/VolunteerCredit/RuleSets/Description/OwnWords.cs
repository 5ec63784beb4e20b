using System.Globalization;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.RuleSets.Description;

/// <summary>
/// What components of others say of themselves. Phrases speak of the engine's own, and figures written into code stand in no document: tiers, columns, what a criterion asks.
/// </summary>
internal sealed class OwnWords
{
    private readonly Dictionary<DocumentNode, Guard[]> _guards = new(ReferenceEqualityComparer.Instance);

    private OwnWords()
    {
    }

    /// <summary>The components of a document by where they stand in it.</summary>
    /// <param name="root">The document.</param>
    /// <param name="plans">Its plans; <see langword="null"/> where a parameter has no value, so that no component was made.</param>
    public static OwnWords Of(DocumentNode root, RuleSetPlans? plans)
    {
        var words = new OwnWords();
        ILookup<string, Guard> guards = (plans?.All ?? []).SelectMany(plan => plan.Guards).ToLookup(guard => guard.Place, StringComparer.Ordinal);
        if (guards.Count > 0)
        {
            words.Find(root, "", guards);
        }

        return words;
    }

    /// <summary>What the component of a node says of itself, as clauses; nothing where it says one thing for some days and another for others.</summary>
    public IEnumerable<string> Of(DocumentNode node, Page page)
    {
        string[][] said = [.. _guards.GetValueOrDefault(node, []).Select(guard => Clauses(guard, page).ToArray())];
        return said.Length > 0 && said.All(one => one.SequenceEqual(said[0], StringComparer.Ordinal)) ? said[0] : [];
    }

    private void Find(DocumentNode node, string path, ILookup<string, Guard> guards)
    {
        if (node.Kind == NodeKind.Map && guards.Contains(path))
        {
            _guards[node] = [.. guards[path]];
        }

        foreach ((string key, DocumentNode member) in node.Members)
        {
            Find(member, path.Length == 0 ? key : $"{path}.{key}", guards);
        }

        for (int i = 0; i < node.Items.Count; i++)
        {
            Find(node.Items[i], $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", guards);
        }
    }

    private static IEnumerable<string> Clauses(Guard guard, Page page) => guard switch
    {
        GuardedStep step => OfStep(step, page),
        GuardedMeasure measure => OfShape(measure.Shape, page),
        GuardedCurve curve => OfShape(curve.Shape, page),
        GuardedScore score => OfShape(score.Shape, page),
        GuardedTier tier => [page.Say("own.tiers", page.Join("semicolon", [.. tier.Steps.Select(step => OfTier(step, page))]))],
        GuardedCriterion criterion => OfCriterion(criterion, page),
        GuardedOffer offer => OfOffer(offer, page),
        GuardedGrant grant => [page.Say("own.currency", Markdown.Code(grant.Currency)), .. OfShape(grant.Shape, page)],
        GuardedBoard board => OfBoard(board, page),
        _ => [],
    };

    private static IEnumerable<string> OfStep(GuardedStep step, Page page)
    {
        yield return page.Say(step.Disposition == Disposition.Held ? "own.held" : "own.lost", Markdown.Code(step.Reason));
        if (step.MayAdd)
        {
            yield return page.Say("own.mayAdd");
        }

        if (step.SplitTimes.Count > 0)
        {
            yield return page.Say("own.split", page.Join("and", [.. step.SplitTimes.Select(minute => $"{Two(minute / 60)}:{Two(minute % 60)}")]));
        }

        if (step.Remedy is { } remedy)
        {
            yield return page.Say("own.remedy", page.In(remedy.By));
        }
    }

    private static IEnumerable<string> OfShape(ValueShape shape, Page page)
    {
        (bool least, bool most) = (!Interval.IsNone(shape.Bounds.Min), !Interval.IsNone(shape.Bounds.Max));
        if (most || (least && shape.Bounds.Min != 0)) // that nothing is below nothing goes without saying
        {
            string min = page.In(shape.Amount(least ? shape.Bounds.Min : 0).ToWords()), max = page.In(shape.Amount(most ? shape.Bounds.Max : 0).ToWords());
            yield return !most ? page.Say("own.from", min) : !least ? page.Say("own.upTo", max) : page.Say("own.between", min, max);
        }

        if (shape.Direction != Direction.Rising)
        {
            yield return page.Say(shape.Direction == Direction.Falling ? "own.falls" : "own.mixed");
        }

        if (shape.Inputs.Count > 0)
        {
            yield return page.Say("own.facts", Codes(shape.Inputs, page));
        }
    }

    private static string OfTier(TierStep step, Page page)
    {
        string name = step.Title is null ? Markdown.Code(step.Id) : page.Say("named", page.In(step.Label), Markdown.Code(step.Id));
        string[] asked = [.. step.Thresholds.Select(t => page.Say("own.atLeast", page.In(t.Of.Label), page.In(t.AtLeast.ToWords()))), .. step.Require.Select(c => page.In(c.Requirement))];
        return asked.Length == 0 ? name : page.Say("inline", name, page.Join("and", asked));
    }

    private static IEnumerable<string> OfCriterion(GuardedCriterion criterion, Page page)
    {
        yield return page.Say("own.asks", page.In(criterion.Requirement));
        string[] inner = [.. criterion.Inner.OfType<GuardedCriterion>().Where(one => one.Place == criterion.Place).Select(one => page.In(one.Requirement))]; // others stand in the document
        if (inner.Length > 0)
        {
            yield return page.Say("own.inner", page.Join("semicolon", inner));
        }

        if (criterion.Facts.Count > 0)
        {
            yield return page.Say("own.facts", Codes(criterion.Facts, page));
        }
    }

    private static IEnumerable<string> OfOffer(GuardedOffer offer, Page page)
    {
        yield return page.Say("own.columns", Codes(offer.Columns, page));
        foreach ((ValueRef of, long atLeast, Words label) in offer.Turns)
        {
            yield return page.Say("inline", page.Say("own.atLeast", page.In(of.Label), page.In(of.Shape.Amount(atLeast).ToWords())), page.In(label));
        }
    }

    private static IEnumerable<string> OfBoard(GuardedBoard board, Page page)
    {
        yield return page.Say("own.ranks", page.TrySay("column." + board.Group) ?? Markdown.Code(board.Group));
        if (board.Top is { } top)
        {
            yield return page.Say("own.top", top.ToString(CultureInfo.InvariantCulture));
        }

        if (board.PerHead is { } heads)
        {
            yield return page.Say("own.perHead", Markdown.Code(heads));
        }
    }

    private static string Codes(IEnumerable<string> names, Page page) => page.Join("and", [.. names.Select(Markdown.Code)]);

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
