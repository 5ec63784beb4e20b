using BankEligibility.Running;
using Spectre.Console;

namespace BankEligibility.Screens;

/// <summary>Follows long work: shows how far it is, on a terminal only, and ends it when the user asks for that.</summary>
internal sealed class Watch(ProgressContext? bars, CancellationToken cancelled)
{
    /// <summary>Does the work; while it lasts, standard error shows a bar for each stage if it is a terminal.</summary>
    public static T During<T>(Terminal terminal, Func<Watch, T> work, CancellationToken cancelled)
    {
        if (!terminal.ErrorIsTerminal)
        {
            return work(new Watch(null, cancelled));
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Detect,
            ColorSystem = terminal.HasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new ScreenOutput(terminal.Error, isTerminal: true, terminal.Width),
        });
        return console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(bars => work(new Watch(bars, cancelled)));
    }

    /// <summary>Begins a stage.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="total">How many steps, bytes or volunteers it takes.</param>
    public Stage Begin(string title, long total)
    {
        cancelled.ThrowIfCancellationRequested();
        return new(bars?.AddTask(Markup.Escape(SafeText.Of(title)), maxValue: Math.Max(1, total)), cancelled);
    }

    /// <summary>One stage of the work.</summary>
    internal sealed class Stage(ProgressTask? bar, CancellationToken cancelled)
    {
        /// <summary>So much more is done.</summary>
        /// <exception cref="OperationCanceledException">The user wants it to end.</exception>
        public void Add(long done)
        {
            cancelled.ThrowIfCancellationRequested();
            bar?.Increment(done);
        }
    }
}
