using System.Globalization;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Scoring;

/// <summary>What was refused or noticed in a run over files: the first notices, and those about the volunteer who is asked about, in full, of the others an example of each code with their number.</summary>
internal sealed class RunFindings
{
    private const int ShownMax = 20;

    /// <summary>Columns that are not there, and files that are not UTF-8: as those of other systems are.</summary>
    private static readonly string[] Foreign = ["VC1003", "VC1007", "VC1012"];

    private readonly Lock _lock = new();
    private readonly List<Notice> _shown = [];
    private readonly SortedDictionary<string, (Notice First, long Count)> _others = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _undetermined = new(StringComparer.Ordinal);
    private long _rows;
    private long _refused;
    private long _volunteers;
    private long _volunteersRefused;

    /// <summary>Whether a whole file could not be taken: what is computed from the others might be half of what is true.</summary>
    public bool LacksFile { get; private set; }

    /// <summary>Whether a row or a volunteer was refused.</summary>
    public bool AnyRefused => _refused + _volunteersRefused > 0;

    /// <summary>Something was noticed; from any thread.</summary>
    /// <param name="notice">What was noticed.</param>
    /// <param name="isUsual">Whether it is only counted, unless something was refused: large files have thousands of rows that were sent twice or corrected.</param>
    public void Add(Notice notice, bool isUsual = false)
    {
        lock (_lock)
        {
            if (notice.Severity == Severity.Error || notice.Place.VolunteerId is not null || (_shown.Count(shown => shown.Place.VolunteerId is null) < ShownMax && !(isUsual && notice.Severity < Severity.Refusal)))
            {
                _shown.Add(notice);
            }
            else
            {
                (Notice first, long count) = _others.GetValueOrDefault(notice.Code, (notice, 0));
                _others[notice.Code] = (first, count + 1);
            }
        }
    }

    /// <summary>A file was read.</summary>
    public void Add(FileReading reading)
    {
        foreach (Notice notice in reading.Notices.OrderByDescending(notice => notice.Severity))
        {
            Add(notice);
        }

        _rows += reading.RowsRead;
        _refused += reading.RowsRefused;
        LacksFile |= reading.IsRefused;
    }

    /// <summary>So many volunteers were computed, or refused.</summary>
    public void Count(long volunteers, long refused) => (_volunteers, _volunteersRefused) = (_volunteers + volunteers, _volunteersRefused + refused);

    /// <summary>These decisions were made; those that could not be are told at the end.</summary>
    public void CountDecisions(IEnumerable<DecisionCell> decisions)
    {
        foreach (DecisionCell decision in decisions.Where(decision => decision.Outcome == Outcome.Undetermined))
        {
            _undetermined[decision.Name] = _undetermined.GetValueOrDefault(decision.Name) + 1;
        }
    }

    /// <summary>Says it on standard error; where it should be quiet, only what ended the run, and how much was refused.</summary>
    public void Print(Surroundings surroundings, bool isQuiet)
    {
        foreach (Notice notice in _shown.Where(notice => !isQuiet || notice.Severity == Severity.Error))
        {
            string line = NoticeLine.Of(notice, surroundings.Language);
            if (notice.Severity >= Severity.Refusal)
            {
                surroundings.Errors.Fault(line);
            }
            else
            {
                surroundings.Errors.Line(line);
            }
        }

        if (!isQuiet)
        {
            foreach ((Notice first, long count) in _others.Values)
            {
                surroundings.Errors.Line(surroundings.Texts["run.more", Figure(count), NoticeLine.Of(first, surroundings.Language)]);
            }

            if (_undetermined.Count > 0)
            {
                surroundings.Errors.Line(surroundings.Texts["run.undetermined", string.Join(", ", _undetermined.Select(decision => $"{decision.Key} ×{Figure(decision.Value)}"))]);
            }
        }

        if (_shown.Any(notice => Foreign.Contains(notice.Code)))
        {
            surroundings.Errors.Line(surroundings.Texts["run.tryMap", string.Join(", ", RecordMappings.Ids)]);
        }

        if (LacksFile)
        {
            surroundings.Errors.Fault(surroundings.Texts["run.lacksFile"]);
        }
        else if (!isQuiet || AnyRefused)
        {
            surroundings.Errors.Line(surroundings.Texts["run.summary", Figure(_rows), Figure(_refused), Figure(_volunteers), Figure(_volunteersRefused)]);
        }
    }

    private static string Figure(long figure) => figure.ToString("N0", CultureInfo.InvariantCulture);
}
