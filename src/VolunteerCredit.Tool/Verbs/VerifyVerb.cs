using System.Globalization;
using System.Security.Cryptography;
using VolunteerCredit.Explanations;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;
using VolunteerCredit.Tool.Scoring;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Recomputes a receipt from the files at hand and names the first difference.</summary>
internal static class VerifyVerb
{
    public static int Run(string file, string? documents, string? signedBy, string? key, Request request, Surroundings surroundings)
    {
        if (!Receipt.TryRead(KeyFiles.Read(file, File.ReadAllBytes), out Receipt? receipt, out Notice? refusal, file))
        {
            surroundings.Errors.Fault(NoticeLine.Of(refusal, surroundings.Language));
            return ExitCode.Findings;
        }

        CreditEngine engine = EngineFor(receipt, request);
        using ECDsa? signer = signedBy is null ? null : KeyFiles.Signing(signedBy, isPrivate: false);
        if (signer is not null && receipt.Signature is null)
        {
            surroundings.Out.Fault(NoticeLine.Of(new("VC6023", new Place { Source = file }), surroundings.Language));
            return ExitCode.Findings;
        }

        var verification = new ReceiptVerification
        {
            Key = key is null ? default(ReadOnlyMemory<byte>) : KeyFiles.Secret(key, bytesMin: 16),
            SignedBy = signer,
            Archive = documents is null ? RuleSetArchive.Of(ShippedRuleSets.All) : KeyFiles.Read(documents, RuleSetArchive.FromFolder),
        };
        var findings = new RunFindings();
        if (PopulationRun.Read(request, surroundings, findings) is not { } population)
        {
            findings.Print(surroundings, request.Quiet);
            return ExitCode.Usage;
        }

        Volunteer volunteer = PopulationRun.One(population.Volunteers, one => one.Id, request, surroundings, findings);
        findings.Count(1, 0);
        findings.Print(surroundings, request.Quiet);
        ReceiptCheck check = engine.Verify(receipt, volunteer, verification);
        if (check.Difference is { } difference)
        {
            surroundings.Out.Fault(NoticeLine.Of(difference with { Place = difference.Place with { Source = difference.Place.Source ?? file } }, surroundings.Language));
            return ExitCode.Findings;
        }

        string ruleSet = $"{receipt.RuleSet.Id} {receipt.RuleSet.Version}", asOf = receipt.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        surroundings.Out.Line(surroundings.Texts[check.SignatureChecked ? "verify.holdsSigned" : "verify.holds", receipt.Digest, ruleSet, asOf, check.Later]);
        return ExitCode.Done;
    }

    /// <summary>The engine with the rule sets that the receipt names, as far as they are shipped or given; others come from the archive by their hash.</summary>
    private static CreditEngine EngineFor(Receipt receipt, Request request)
    {
        string[] named = [.. receipt.ScoresFrom.Prepend(receipt.RuleSet).Select(ruleSet => ruleSet.Id).Distinct().Where(id => ShippedRuleSets.Ids.Any(shipped => Shelf.IdOf(shipped) == id))];
        IEnumerable<RuleSetSource> sources = RuleSetFiles.Find(named.Concat(request.Rules).DefaultIfEmpty(ShippedRuleSets.Ids[0])).DistinctBy(source => source.Name);
        var shelf = Shelf.Of(sources, Plugins.Load(request.Plugins));
        return shelf.Engine ?? throw new RefusedException(shelf.Faults);
    }
}
