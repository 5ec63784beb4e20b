using VolunteerCredit.Decisions;

namespace VolunteerCredit.Explanations;

/// <summary>What of an explanation belongs to which part of its result.</summary>
internal static class Explained
{
    /// <summary>How much of the reason that a person gives is printed, in characters.</summary>
    public const int ReviewMax = 2_000;

    public static MeasureContributions? MeasureOf(this Explanation explanation, MeasureResult measure) =>
        explanation.Measures.FirstOrDefault(m => m.Name == measure.Name);

    public static ScoreContributions? ScoreOf(this Explanation explanation, ScoreResult score) =>
        explanation.Scores.FirstOrDefault(s => s.Name == score.Name);

    public static DecisionReasons? ReasonsOf(this Explanation explanation, DecisionResult decision) =>
        explanation.Decisions.FirstOrDefault(d => d.Name == decision.Name);

    public static IEnumerable<PersonReview> ReviewsOf(this Explanation explanation, DecisionResult decision) =>
        explanation.Reviews.Where(r => r.Decision == decision.Name);

    /// <summary>What persons decided of which nothing was computed.</summary>
    public static IEnumerable<PersonReview> OtherReviews(this Explanation explanation) => explanation.Reviews.Where(review =>
        explanation.Result.Status != ResultStatus.Computed || explanation.Result.Decisions.All(d => d.Name != review.Decision));

    /// <summary>The scores on which a decision turns.</summary>
    public static IEnumerable<ScoreResult> ScoresOf(this Explanation explanation, DecisionResult decision) =>
        explanation.Result.Scores.Where(score =>
            explanation.Scales.Any(scale => scale.Name == score.Name && scale.Marks.Any(m => m.Kind != ScaleMarkKind.Tier && m.Owner == decision.Name)));
}
