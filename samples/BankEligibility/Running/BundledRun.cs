using BankEligibility.Asking;
using BankEligibility.Hazards;
using BankEligibility.Loans;
using BankEligibility.Reading;
using BankEligibility.Results;
using BankEligibility.Screens;
using BankEligibility.Stars;

namespace BankEligibility.Running;

/// <summary>What the sample shows by itself: real volunteers, hazards, made-up applicants, one decision in full.</summary>
internal sealed class BundledRun
{
    private readonly StarSection _stars;
    private readonly HazardFindings _hazards;
    private readonly LoanSection _loans;

    private BundledRun(Request request, RuleSetShelf shelf, SampleTexts texts, Watch watch)
    {
        _stars = new(shelf, request.Strict, watch, texts);
        _hazards = new(shelf, request.Strict, watch, texts);
        _loans = new(shelf, request.Parameters, request.Strict, watch, texts);
        ResultFiles.Write(request.OutDirectory, _stars.Rating, _loans.Rating, texts, watch);
    }

    /// <summary>Computes everything, writes the files, then prints.</summary>
    public static int Run(Request request, Terminal terminal, SampleTexts texts, CancellationToken cancelled)
    {
        using RuleSetShelf shelf = RuleSetShelf.Of(StarSection.RuleSet, HazardFindings.ScoreRuleSet, LoanSection.RuleSet);
        BundledRun run = Watch.During(terminal, watch => new BundledRun(request, shelf, texts, watch), cancelled);
        Findings[] findings = [run._stars.Findings, run._loans.Findings];
        NoticeList.Print(new Screen(terminal.Error, terminal.ErrorIsTerminal, terminal.Width, terminal.HasColour), texts, [.. findings.SelectMany(found => found.Notices)]);
        run.Print(new Screen(terminal.Out, terminal.OutIsTerminal, terminal.Width, terminal.HasColour), request, texts, cancelled);
        return request.Strict && (findings.Any(found => found.AnyRefused) || run._hazards.All.AnyRefused) ? ExitCode.Refused : ExitCode.Done;
    }

    private void Print(Screen screen, Request request, SampleTexts texts, CancellationToken cancelled)
    {
        Action[] sections =
        [
            () => _stars.Print(screen, texts),
            () => HazardSection.Print(screen, texts, _hazards),
            () => _loans.Print(screen, texts),
            () => _loans.PrintExplanation(screen, texts),
            () => PrintFiles(screen, request, texts),
        ];
        foreach (Action print in sections)
        {
            cancelled.ThrowIfCancellationRequested();
            print();
        }
    }

    private void PrintFiles(Screen screen, Request request, SampleTexts texts)
    {
        screen.Heading(texts["files.title"]);
        screen.Line(texts["files.bundledScores", Path.Combine(request.OutDirectory, ResultFiles.Scores), _stars.Rating.Results.Count, StarSection.RuleSet], 2);
        screen.Line(texts["files.bundledDecisions", Path.Combine(request.OutDirectory, ResultFiles.Decisions), _loans.Rating.Results.Count, LoanSection.RuleSet], 2);
        screen.Note(texts["files.own"], 2);
    }
}
