using System.Globalization;
using System.Text;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>A comparison as plain text for people, in either language. Every figure in it is in the comparison.</summary>
public static class ComparisonText
{
    /// <summary>Explains a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="language">The language.</param>
    public static string Explain(this Comparison comparison, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new Writer(language).Write(comparison);
    }

    private sealed class Writer(Language language)
    {
        private readonly StringBuilder _text = new();

        public string Write(Comparison comparison)
        {
            Line(0, "compare.head", comparison.Volunteers);
            WriteSide("compare.baseline", comparison.Baseline);
            WriteSide("compare.candidate", comparison.Candidate);
            foreach ((string side, ComparedEvaluation of) in new[] { ("compare.isBaseline", comparison.Baseline), ("compare.isCandidate", comparison.Candidate) })
            {
                if (of.NotInForce + of.Refused > 0)
                {
                    Line(1, "compare.sides", Texts.Phrase(side), of.Computed, of.NotInForce, of.Refused);
                }
            }

            foreach (UnmatchedName name in comparison.Unmatched)
            {
                Line(1, "compare.unmatched." + name.Reason, Kind(name.Kind), name.Name);
            }

            foreach (TransitionMatrix tier in comparison.Tiers)
            {
                WriteMatrix("compare.tier", tier);
                Line(1, "compare.changed", tier.Changed);
            }

            foreach (TransitionMatrix decision in comparison.Decisions)
            {
                WriteMatrix("compare.decision", decision);
                (string eligible, string undetermined) = (JsonForm.Word(Outcome.Eligible), JsonForm.Word(Outcome.Undetermined));
                Line(1, "compare.eligible", decision.Into(eligible), decision.OutOf(eligible), decision.Into(undetermined), decision.OutOf(undetermined));
            }

            foreach (ValueChange value in comparison.Values)
            {
                WriteValue(value);
            }

            foreach (GroupEffects effects in comparison.Groups)
            {
                WriteGroups(effects, comparison.GroupMin);
            }

            foreach (ComparisonExample example in comparison.Examples)
            {
                WriteExample(example, comparison);
            }

            foreach (Notice notice in comparison.Notices)
            {
                Raw(0, notice.In(language));
            }

            return _text.ToString();
        }

        private void WriteSide(string phrase, ComparedEvaluation side)
        {
            Line(0, phrase, $"{side.RuleSet.Id} {side.RuleSet.Version}", side.RuleSet.Hash[..15], RecordRules.Iso(side.Evaluation.AsOf));
            var told = new List<Words>();
            if (side.Evaluation.KnownAt is { } knownAt)
            {
                told.Add(Texts.Phrase("compare.knownAt", JsonForm.Moment(knownAt)));
            }

            if (side.Evaluation.Strict)
            {
                told.Add(Texts.Phrase("compare.strict"));
            }

            told.AddRange(side.Parameters.Select(p => Words.Same($"{p.Key} = {Texts.Printable(p.Value)}")));
            if (side.Evaluation.WithoutRecorders.Count > 0)
            {
                told.Add(Texts.Phrase("explain.withoutRecorders", string.Join(", ", side.Evaluation.WithoutRecorders.Select(Texts.Printable))));
            }

            foreach (Words words in told)
            {
                Raw(1, words.In(language));
            }
        }

        private void WriteMatrix(string phrase, TransitionMatrix matrix)
        {
            Line(0, phrase, matrix.Label);

            // Rows and columns of which there is nobody say nothing.
            IReadOnlyList<long> before = matrix.Before, after = matrix.After;
            int[] rows = [.. Enumerable.Range(0, before.Count).Where(row => before[row] > 0)], columns = [.. Enumerable.Range(0, after.Count).Where(column => after[column] > 0)];
            string all = Texts.Phrase("compare.all").In(language);
            Table(
            [
                ["", .. columns.Select(column => matrix.To[column].Title.In(language)), all],
                .. rows.Select(row => (string[])[matrix.From[row].Title.In(language), .. columns.Select(column => Number(matrix[row, column])), Number(before[row])]),
                [all, .. columns.Select(column => Number(after[column])), Number(before.Sum())],
            ]);
        }

        private void WriteValue(ValueChange value)
        {
            Line(0, "compare.value", Kind(value.Kind), value.Label, value.Up, value.Down, value.Same, value.BecameKnown, value.BecameUnknown, value.UnknownInBoth, value.NotCompared);
            if (value is { Least: { } least, Most: { } most } && value.Up + value.Down > 0)
            {
                Line(1, "compare.range", least.ToWords(), most.ToWords(), Words.Same(string.Join(", ", value.Quantiles.Select(q => Texts.Phrase("compare.quantile", q.Percent, q.Change.ToWords()).In(language)))));
                if (value.BinWidth.Quanta > 1)
                {
                    Line(1, "compare.binned", value.BinWidth.ToWords());
                }
            }

            if (value.Stability is { } stability)
            {
                Line(1, "compare.psi", stability.Index, Texts.Phrase("compare.psi." + stability.Reading));
            }
        }

        private void WriteGroups(GroupEffects effects, int groupMin)
        {
            Line(0, "compare.group", Texts.FindPhrase("compare.group." + effects.Grouping) ?? Words.Same(Texts.Printable(effects.Grouping)));
            foreach (PopulationGroup group in effects.Groups)
            {
                Words name = group.Group is { } known ? Words.Same(Texts.Printable(known)) : Texts.Phrase("compare.state.unknown");
                Line(1, "compare.group.one", name, group.Volunteers is { } volunteers ? Words.Same(Number(volunteers)) : Texts.Phrase("compare.group.suppressed", groupMin));
                foreach (GroupDecision decision in group.Decisions)
                {
                    Line(2, "compare.group.decision", decision.Label, decision.Before.Eligible, decision.Before.Computed, decision.After.Eligible, decision.After.Computed);
                    if (decision.Before.ImpactRatio is not null || decision.After.ImpactRatio is not null)
                    {
                        bool below = decision.Before.IsBelowFourFifths || decision.After.IsBelowFourFifths;
                        Line(3, "compare.group.ratio", Ratio(decision.Before.ImpactRatio), Ratio(decision.After.ImpactRatio), below ? Texts.Phrase("compare.group.fourFifths") : Words.Same(""));
                    }
                }

                foreach (GroupMoves moves in group.Moves)
                {
                    Line(2, "compare.group.moves", moves.Label, moves.Up, moves.Down, moves.Same, moves.Other);
                }
            }
        }

        private void WriteExample(ComparisonExample example, Comparison comparison)
        {
            Words change = example.From is null ? Texts.Phrase("compare.example." + example.To) : Change(example, comparison);
            Line(0, "compare.example", Kind(example.Kind), LabelOf(example, comparison), change, Texts.Printable(example.VolunteerId));
            foreach (ExplanationChange line in example.Changes)
            {
                Line(1, "compare.change", Kind(line.Kind), line.Label, line.Before ?? Words.Same("–"), line.After ?? Words.Same("–"));
            }
        }

        private static Words LabelOf(ComparisonExample example, Comparison comparison) =>
            example.Kind == "score" ? comparison.Values.First(v => v.Kind == "score" && v.Name == example.Name).Label : MatrixOf(example, comparison).Label;

        private static TransitionMatrix MatrixOf(ComparisonExample example, Comparison comparison) =>
            (example.Kind == "tier" ? comparison.Tiers : comparison.Decisions).First(matrix => matrix.Name == example.Name);

        private static Words Change(ComparisonExample example, Comparison comparison)
        {
            TransitionMatrix matrix = MatrixOf(example, comparison);
            (Words from, Words to) = (matrix.From.First(s => s.Key == example.From).Title, matrix.To.First(s => s.Key == example.To).Title);
            return new($"{from.English} → {to.English}", $"{from.Chinese} → {to.Chinese}");
        }

        private static Words Kind(string kind) => Texts.Phrase("compare.kind." + kind);

        /// <summary>The exact ratio, and the same in percent, rounded half up to a tenth.</summary>
        private static string Ratio(Fraction? ratio)
        {
            if (ratio is not { } exact)
            {
                return "–";
            }

            Int128 tenths = (((Int128)exact.Numerator * 2000) + exact.Denominator) / (2 * (Int128)exact.Denominator);
            return string.Create(CultureInfo.InvariantCulture, $"{exact} = {tenths / 10}.{tenths % 10}%");
        }

        private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

        /// <summary>Columns of equal width, the first to the left, figures to the right.</summary>
        private void Table(string[][] rows)
        {
            int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => Width(row[column])))];
            foreach (string[] row in rows)
            {
                Raw(1, string.Join("  ", row.Select((cell, column) => new string(' ', widths[column] - Width(cell)) is var pad && column == 0 ? cell + pad : pad + cell)).TrimEnd());
            }
        }

        /// <summary>Chinese characters and signs are twice as wide as others.</summary>
        private static int Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value is >= 0x2E80 and <= 0xFFDC ? 2 : 1);

        private void Line(int depth, string phrase, params object[] values) => Raw(depth, Texts.Phrase(phrase, values).In(language));

        private void Raw(int depth, string line) => _text.Append(' ', depth * 2).Append(line).Append('\n');
    }
}
