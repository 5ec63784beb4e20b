using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>What becomes of minutes that a step takes away.</summary>
public enum Disposition
{
    /// <summary>They do not count.</summary>
    Lost,

    /// <summary>They do not count yet: an approval may release them. What they touch is open.</summary>
    Held,
}

/// <summary>An intake step: decides what of each row counts.</summary>
/// <remarks>
/// One instance serves all volunteers and threads: it keeps nothing between calls, and reads no clock, culture, file or random source.
/// It is called once per volunteer, in the order of the document, on what earlier steps left, and writes only into its span.
/// The engine books every difference under <see cref="Reason"/>. An exception refuses this volunteer alone.
/// </remarks>
public interface IIntakeStep
{
    /// <summary>The reason code under which every change of this step is booked.</summary>
    string Reason { get; }

    /// <summary>What becomes of minutes that are taken away.</summary>
    Disposition Disposition => Disposition.Lost;

    /// <summary>Whether it may add minutes to a row that has some, or say what unknown minutes were. The default is no: it takes away.</summary>
    bool MayAdd => false;

    /// <summary>Who can mend what it takes away or holds, and how, for refusals. The default says that the organisation can, if the record is wrong; of what is held, that an approval would release it.</summary>
    Remedy? Remedy => null;

    /// <summary>Clock times (minute of the day, 1 to 1,439) at which placed records are split before any step runs.</summary>
    IReadOnlyList<int> SplitTimes => [];

    /// <summary>Takes away, or adds, what this step decides.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="counted">
    /// For each row what is left of it: minutes from 0, <see cref="Block.UnknownMinutes"/>, or 1 for an act that stands; 0 drops the row.
    /// </param>
    /// <param name="trace">Where to name another row as the cause; <see langword="null"/> when no explanation is asked.</param>
    void Apply(Block block, Span<long> counted, IIntakeTrace? trace);
}

/// <summary>What can be done about something that is wanting, in words for the person concerned.</summary>
/// <param name="By">Who can: "the station that kept the log".</param>
/// <param name="How">What they do, a sentence: "Have the log corrected.".</param>
public sealed record Remedy(Words By, Words How);

/// <summary>Takes notes during an explained run.</summary>
public interface IIntakeTrace
{
    /// <summary>Says that a row changed because of another.</summary>
    /// <param name="row">The row that changed.</param>
    /// <param name="cause">The row it changed for.</param>
    void Because(int row, int cause);
}
