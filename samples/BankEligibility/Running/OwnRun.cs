using BankEligibility.Asking;
using BankEligibility.Reading;
using BankEligibility.Results;
using BankEligibility.Screens;
using BankEligibility.Stars;
using VolunteerCredit;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace BankEligibility.Running;

/// <summary>Rates the user's own files.</summary>
internal static class OwnRun
{
    /// <summary>Computes everything, writes the files, then prints.</summary>
    public static int Run(Request request, Terminal terminal, SampleTexts texts, CancellationToken cancelled)
    {
        var errors = new Screen(terminal.Error, terminal.ErrorIsTerminal, terminal.Width, terminal.HasColour);
        using RuleSetShelf shelf = ShelfFor(request.RuleSet ?? StarSection.RuleSet, texts, out string ruleSet);
        (Input input, Rating? rating) = Watch.During(terminal, watch => Rate(request, shelf, ruleSet, texts, watch), cancelled);
        if (rating is null)
        {
            NoticeList.Print(errors, texts, [.. input.Notices.Where(notice => notice.Severity == Severity.Error)]);
            errors.Line(texts["own.lacksFile"]);
            return ExitCode.Usage;
        }

        var findings = new Findings(input, rating);
        NoticeList.Print(errors, texts, findings.Notices);
        Print(new Screen(terminal.Out, terminal.OutIsTerminal, terminal.Width, terminal.HasColour), request, shelf, input, rating, findings, texts);
        return request.Strict && findings.AnyRefused ? ExitCode.Refused : ExitCode.Done;
    }

    private static RuleSetShelf ShelfFor(string asked, SampleTexts texts, out string id)
    {
        id = asked;
        if (ShippedRuleSets.Ids.Contains(asked))
        {
            return RuleSetShelf.Of(ShippedRuleSets.Ids);
        }

        if (File.Exists(asked))
        {
            return RuleSetShelf.WithOwn(asked, out id);
        }

        var known = Words.Same(texts["usage.ruleSets", string.Join(", ", ShippedRuleSets.Ids)]);
        throw new UsageException(new Notice("VC4002", new Place { Name = "--rule-set" }, asked, known).In(texts.Language));
    }

    private static (Input Input, Rating? Rating) Rate(Request request, RuleSetShelf shelf, string ruleSet, SampleTexts texts, Watch watch)
    {
        Input input = Input.Read(request.Own!, watch, texts);
        if (input.LacksFile)
        {
            return (input, null);
        }

        var evaluation = new Evaluation { AsOf = request.AsOf, KnownAt = request.KnownAt, Parameters = request.Parameters, Strict = request.Strict };
        Rating rating = Rating.Of(shelf.Engine, ruleSet, input.Population.Volunteers, evaluation, watch, texts);
        ResultFiles.Write(request.OutDirectory, rating, rating, texts, watch);
        return (input, rating);
    }

    private static void Print(Screen screen, Request request, RuleSetShelf shelf, Input input, Rating rating, Findings findings, SampleTexts texts)
    {
        screen.Heading(texts["own.title"]);
        RatingSummary.Print(screen, texts, input, rating, findings, withTime: true);
        if (rating.Results.Count > 0 && rating.Results[0].Tiers.Count > 0)
        {
            TierChart.Print(screen, texts, rating, ladder => shelf.TiersOf(rating.RuleSet.Identity.Id, ladder));
            RatingSummary.PrintWithoutService(screen, texts, rating);
        }

        screen.Heading(texts["own.decisions"]);
        DecisionTable.Print(screen, texts, rating);
        if (rating.Results.Count > 0)
        {
            CreditResult chosen = rating.Results.MaxBy(result => result.Time.Counted)!;
            screen.Heading(texts["own.explanation", Texts.Printable(chosen.VolunteerId)]);
            ExplanationBlock.Print(screen, texts, rating.Explained(chosen));
        }

        screen.Heading(texts["files.title"]);
        screen.Line(texts["files.own.scores", Path.Combine(request.OutDirectory, ResultFiles.Scores), rating.Results.Count], 2);
        screen.Line(texts["files.own.decisions", Path.Combine(request.OutDirectory, ResultFiles.Decisions), rating.Results.Count], 2);
    }
}
