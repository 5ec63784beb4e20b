using System.Security.Cryptography;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;
using VolunteerCredit.Tool.Scoring;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Says why one volunteer, or one group, has the result it has; and puts it on record.</summary>
internal static class ExplainVerb
{
    public const string Html = "html";

    private const int KeyBytes = 32;

    public static int Run(Request request, ReceiptRequest? receipt, Surroundings surroundings)
    {
        var asked = AskedRuleSet.Load(request);
        var findings = new RunFindings();
        if (PopulationRun.Read(request, surroundings, findings) is not { } population)
        {
            findings.Print(surroundings, request.Quiet);
            return ExitCode.Usage;
        }

        Explanation explanation;
        if (asked.Info.Subject == AskedRuleSet.Volunteer)
        {
            Volunteer volunteer = PopulationRun.One(population.Volunteers, one => one.Id, request, surroundings, findings);
            explanation = asked.Engine.Explain(asked.Reference, volunteer, request.Evaluation);
            if (receipt is not null)
            {
                Issue(asked, volunteer, request, receipt, surroundings);
            }
        }
        else
        {
            explanation = PopulationRun.One([.. asked.Engine.ExplainGroups(asked.Reference, population.Volunteers, request.Evaluation)], one => one.Result.VolunteerId, request, surroundings, findings);
        }

        string text = request.Output switch
        {
            Html => explanation.ToHtml(surroundings.Language),
            CommonOptions.Json => explanation.ToJson(surroundings.Language, indented: true) + "\n",
            _ => SafeText.OfLines(explanation.ToText(surroundings.Language)),
        };
        ResultOutput.Write(request.Out, surroundings, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        findings.Count(1, explanation.Result.Status == ResultStatus.Refused ? 1 : 0);
        findings.Print(surroundings, request.Quiet);
        return request.Strict && findings.AnyRefused ? ExitCode.Findings : ExitCode.Done;
    }

    private static void Issue(AskedRuleSet asked, Volunteer volunteer, Request request, ReceiptRequest receipt, Surroundings surroundings)
    {
        using ECDsa? signWith = receipt.SignWith is { } path ? KeyFiles.Signing(path, isPrivate: true) : null;
        Receipt issued = asked.Engine.IssueReceipt(asked.Reference, volunteer, request.Evaluation, new()
        {
            Key = receipt.Key is { } key ? KeyFiles.Secret(key, RecordKeyBytesMin) : RandomNumberGenerator.GetBytes(KeyBytes),
            KeyInReceipt = receipt.Key is null,
            Reference = receipt.Reference,
            SignWith = signWith,
        });
        ResultOutput.Write(receipt.File, surroundings, stream => stream.Write(Encoding.UTF8.GetBytes(issued.ToJson() + "\n")), replaces: false);
    }

    private const int RecordKeyBytesMin = 16;
}

/// <summary>The receipt that is asked for.</summary>
/// <param name="File">Where it goes.</param>
/// <param name="Key">The file with the key of its digests; without it a key stands in the receipt.</param>
/// <param name="SignWith">The file with the private key that signs.</param>
/// <param name="Reference">What the caller calls the case.</param>
internal sealed record ReceiptRequest(string File, string? Key, string? SignWith, string? Reference);
