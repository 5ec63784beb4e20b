using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>Writes an explanation as text: what a reader asks first comes first.</summary>
internal sealed class ExplanationTextWriter(Explanation explanation, Language language, ExplanationLayout layout)
{
    private readonly CreditResult _result = explanation.Result;
    private readonly ResultTextWriter _text = new(language);
    private readonly Wording _words = new(language);

    public string Write()
    {
        _text.Raw(0, explanation.Basis.Title.In(language));
        bool computed = _text.WriteHead(_result);
        _text.Line(0, "why.knownAt", _words.KnownAt(_result));
        if (computed)
        {
            WriteResult();
        }

        foreach (PersonReview review in explanation.OtherReviews())
        {
            WriteReview(0, review, "–");
        }

        WriteRules();
        WriteBasis();
        return _text.ToString();
    }

    private void WriteResult()
    {
        foreach (DecisionResult decision in _result.Decisions)
        {
            WriteDecision(decision);
        }

        foreach (ScoreResult score in _result.Scores)
        {
            WriteScore(score);
        }

        foreach (TierResult tier in _result.Tiers)
        {
            _text.WriteTier(tier);
        }

        foreach (GrantResult grant in _result.Grants)
        {
            _text.WriteGrant(grant);
        }

        _text.WriteTime(_result.Time);
        foreach (MeasureResult measure in _result.Measures)
        {
            _text.WriteMeasure(measure);
            WriteShares(2, explanation.MeasureOf(measure)?.Records ?? []);
        }

        int more = _text.WriteRecords(_result, layout.RecordsMax);
        if (more > 0)
        {
            _text.Line(1, "why.moreRecords", more);
        }

        _text.WriteNotices(_result);
    }

    private void WriteDecision(DecisionResult decision)
    {
        _text.WriteDecision(decision);
        foreach (ScoreResult score in explanation.ScoresOf(decision))
        {
            ScoreContributions? contributions = explanation.ScoreOf(score);
            string value = _words.Show(score.Value, score.Qualifier);
            string range = _words.Range(contributions?.Least, contributions?.Most);
            _text.Line(1, "why.scoreOf", score.Label, value, range, _words.DateOf(score, _result), _words.Issuer(score, contributions));
        }

        if (explanation.ReasonsOf(decision) is { Reasons.Count: > 0 } reasons)
        {
            foreach (string shortfall in _words.Shortfalls(reasons.Reasons, _result))
            {
                _text.Raw(1, shortfall);
            }

            _text.Raw(1, _words.ReasonsOf(decision.Outcome));
            foreach (DecisionReason reason in reasons.Principal)
            {
                WriteReason(reason);
            }

            foreach ((int number, DecisionReason reason) in reasons.Reasons.Where(r => !r.IsPrincipal).Index())
            {
                if (number == 0)
                {
                    _text.Line(1, "why.furtherReasons");
                }

                WriteReason(reason);
            }
        }

        foreach (PersonReview review in explanation.ReviewsOf(decision))
        {
            WriteReview(1, review, _words.Say("outcome." + decision.Outcome));
        }

        _text.WriteAskAPerson(decision);
    }

    private void WriteReview(int depth, PersonReview review, string computed) => _text.Line(
        depth, "why.review", Texts.Phrase("outcome." + review.Outcome), RecordRules.Iso(review.On), Texts.Printable(review.By), Texts.PrintableUpTo(review.Reason, Explained.ReviewMax), computed);

    private void WriteReason(DecisionReason reason)
    {
        _text.Line(2, "why.reason", Texts.Printable(reason.Code), reason.Text);
        if (_words.Cost(reason, _result) is { } cost)
        {
            _text.Raw(3, cost);
        }

        _text.Line(3, "why.mendedBy", reason.MendedBy, reason.How);
    }

    private void WriteScore(ScoreResult score)
    {
        IReadOnlyList<LineContributions> lines = explanation.ScoreOf(score)?.Lines ?? [];
        _text.WriteScore(score, (place, depth) =>
        {
            if (place < lines.Count)
            {
                if (_words.Bounds(lines[place]) is { } bounds)
                {
                    _text.Raw(depth, bounds);
                }

                WriteShares(depth, lines[place].Records, lines[place].AtNothing);
            }
        });
    }

    /// <summary>The records that gave the most, and the sum of the others.</summary>
    private void WriteShares(int depth, IReadOnlyList<RecordShare> records, Amount? atNothing = null)
    {
        var shares = LargestShares.Of(records, layout.SharesMax);
        foreach (RecordShare share in shares.Shown)
        {
            _text.Raw(depth, _words.Share(_result, share));
        }

        if (_words.More(shares) is { } more)
        {
            _text.Raw(depth, more);
        }

        if (atNothing is { Quanta: not 0 } left && records.Count > 0)
        {
            _text.Line(depth, "why.atNothing", _words.Signed(left));
        }
    }

    private void WriteRules()
    {
        if (explanation.Rules.Count > 0)
        {
            _text.Line(0, "why.rules");
        }

        foreach (RuleText rule in explanation.Rules)
        {
            _text.Raw(1, _words.RuleHead(rule));
            foreach (string line in rule.Text.In(language).Split('\n'))
            {
                _text.Raw(2, line);
            }
        }
    }

    private void WriteBasis()
    {
        RuleSetBasis basis = explanation.Basis;
        if (basis.Note is { } note)
        {
            _text.Line(0, "why.note", note);
        }

        foreach (RuleSource source in basis.Sources)
        {
            _text.Line(0, "why.source", Wording.Source(source));
        }

        foreach ((string name, string value) in _words.Receipt(explanation))
        {
            _text.Line(0, "why.pair", name, value);
        }

        _text.Line(0, "why.calculator", $"{_result.RuleSet.Id} {_result.RuleSet.Version}");
    }
}
