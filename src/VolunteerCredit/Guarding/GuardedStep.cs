using VolunteerCredit.Intake;

namespace VolunteerCredit.Guarding;

/// <summary>An intake step of others.</summary>
internal sealed class GuardedStep : Guard, IIntakeStep
{
    private readonly IIntakeStep _step;

    public GuardedStep(IIntakeStep step, string place)
        : base(step, place)
    {
        _step = step;
        Reason = Named(step.Reason);
        Disposition = step.Disposition;
        Demand(Enum.IsDefined(Disposition), "enum");
        MayAdd = step.MayAdd;
        Remedy = step.Remedy;
        if (Remedy is { } remedy)
        {
            DemandWords(remedy.By);
            DemandWords(remedy.How);
        }

        SplitTimes = [.. Sound(step.SplitTimes)];
        Demand(SplitTimes.All(minute => minute is >= 1 and <= 1439), "split");
    }

    /// <summary>The place of a step in the document, or its reason code if it is the engine's own.</summary>
    public static string PlaceOf(IIntakeStep step) => step is DatedStep dated ? PlaceOf(dated.Inner) : PlaceOf(step, step.Reason);

    public string Reason { get; }

    public Disposition Disposition { get; }

    public bool MayAdd { get; }

    public Remedy? Remedy { get; }

    public IReadOnlyList<int> SplitTimes { get; }

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        Trace? own = trace is null ? null : new(this, trace, counted.Length);
        ForeignCall call = ForeignCall.Into(Place);
        try
        {
            _step.Apply(block, counted, own);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw Failed(fault);
        }
        finally
        {
            own?.IsOver = true;
            call.Leave();
        }
    }

    /// <summary>Notes of one call: rows that are there, and none afterwards.</summary>
    private sealed class Trace(GuardedStep guard, IIntakeTrace to, int rows) : IIntakeTrace
    {
        public bool IsOver { get; set; }

        public void Because(int row, int cause)
        {
            if (IsOver)
            {
                throw new InvalidOperationException("The step is over: notes are taken only while it is applied.");
            }

            guard.Demand((uint)row < (uint)rows && (uint)cause < (uint)rows, "row");
            to.Because(row, cause);
        }
    }
}
