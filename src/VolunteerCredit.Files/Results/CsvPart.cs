using CsvHelper;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.Files.Results;

/// <summary>The lines of the volunteers of one table.</summary>
internal static class CsvPart
{
    public static void WriteHeader(CsvWriter csv, BulkScores scores)
    {
        IEnumerable<string> names =
        [
            "volunteer_id", .. scores.Measures.Select(measure => measure.Name), .. scores.Scores.Select(score => score.Name),
            .. scores.Tiers.Select(tier => tier.Name), .. scores.Decisions.Select(decision => decision.Name), "status",
        ];
        foreach (string name in names)
        {
            csv.WriteField(name);
        }

        csv.EndRecord();
    }

    public static void Write(CsvWriter csv, BulkScores scores, IEnumerable<int> volunteers, CancellationToken cancellation)
    {
        Figures[] amounts = [.. scores.Measures.Concat(scores.Scores).Select(column => new Figures(column))];
        TierColumn[] tiers = [.. scores.Tiers];
        DecisionColumn[] decisions = [.. scores.Decisions];
        foreach (int volunteer in volunteers)
        {
            cancellation.ThrowIfCancellationRequested();
            csv.WriteField(scores.Table.VolunteerIdUtf8(volunteer));
            ResultStatus status = scores.StatusOf(volunteer);
            if (status == ResultStatus.Computed)
            {
                WriteCells(csv, volunteer, amounts, tiers, decisions);
            }
            else
            {
                for (int i = 0; i < amounts.Length + tiers.Length + decisions.Length; i++)
                {
                    csv.WriteField("");
                }
            }

            csv.WriteField(status.ToString());
            csv.EndRecord();
        }
    }

    private static void WriteCells(CsvWriter csv, int volunteer, Figures[] amounts, TierColumn[] tiers, DecisionColumn[] decisions)
    {
        foreach (Figures amount in amounts)
        {
            // As a number it keeps its minus; a text with a minus would be taken for a formula.
            if (amount.IsNumber(volunteer, out decimal number))
            {
                csv.WriteField(number);
            }
            else
            {
                CsvResults.WriteText(csv, amount.Text(volunteer));
            }
        }

        foreach (TierColumn tier in tiers)
        {
            csv.WriteField(tier.IsUnknown(volunteer) ? "?" : tier[volunteer]?.Id);
        }

        foreach (DecisionColumn decision in decisions)
        {
            csv.WriteField(decision[volunteer].ToString());
        }
    }
}
