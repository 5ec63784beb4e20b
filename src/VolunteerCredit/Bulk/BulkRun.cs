using System.Diagnostics;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Bulk;

/// <summary>
/// Scores a table: threads take one stretch of volunteers after the other, and put it through every rule set while its rows are at hand.
/// Each volunteer has a place of his own in every column, so that nothing depends on who does what when.
/// </summary>
internal sealed class BulkRun
{
    /// <summary>Rows of one stretch: some hundred kilobytes of columns.</summary>
    private const int StretchRows = 32_768;

    /// <summary>Volunteers of one stretch, however few rows they have.</summary>
    private const int StretchVolunteers = 4_096;

    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(200);

    private readonly RecordTable _table;
    private readonly (RuleSetPlan Plan, BulkScores Scores, FactView Shared)[] _jobs;
    private readonly BulkOptions _options;
    private readonly RunBounds _bounds;
    private readonly Stretch[] _stretches;
    private readonly Lock _reporting = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _next;
    private long _volunteersDone;
    private long _rowsDone;
    private long _reported;
    private bool _isOver;

    private BulkRun(RecordTable table, (RuleSetPlan Plan, BulkScores Scores, FactView Shared)[] jobs, BulkOptions options, RunBounds bounds)
    {
        (_table, _jobs, _options, _bounds) = (table, jobs, options, bounds);
        _stretches = [.. Stretches(table)];
    }

    /// <summary>Scores a table under several rule sets.</summary>
    public static BulkScores[] Score(RecordTable table, IReadOnlyList<(RuleSetPlan Plan, Evaluation Asked)> requests, BulkOptions options, RunBounds bounds, CancellationToken cancellation)
    {
        OptionBounds.Demand($"{nameof(BulkOptions)}.{nameof(options.Threads)}", options.Threads, 1, 1024);
        (RuleSetPlan Plan, BulkScores Scores, FactView Shared)[] jobs = [.. requests.Select(r =>
            (r.Plan, new BulkScores(table, r.Plan, r.Asked, options.KeepOffers), new FactView("", table.SharedFacts, r.Asked.KnownAt, [], r.Asked.LeftOut)))];
        new BulkRun(table, jobs, options, bounds).Run(cancellation);
        return [.. jobs.Select(j => j.Scores)];
    }

    /// <summary>Why a volunteer of a segment is refused who has more records and facts than are allowed; otherwise <see langword="null"/>.</summary>
    private static Notice? TooMany(RecordTable table, Segment segment, int volunteer, int recordsMax)
    {
        long count = (long)segment.RecordsHandedIn[volunteer] + table.SharedFacts.Count
            + (segment.FactStarts is { } facts ? facts[volunteer + 1] - facts[volunteer] : 0);
        return count > recordsMax ? PlanRun.TooMany(count, recordsMax) : null;
    }

    private static IEnumerable<Stretch> Stretches(RecordTable table)
    {
        int place = 0;
        foreach (Segment segment in table.Segments)
        {
            for (int from = 0; from < segment.VolunteerCount;)
            {
                int to = from + 1;
                while (to < segment.VolunteerCount && to - from < StretchVolunteers && segment.RowStarts[to] - segment.RowStarts[from] < StretchRows)
                {
                    to++;
                }

                yield return new(segment, from, to, place + from);
                from = to;
            }

            place += segment.VolunteerCount;
        }
    }

    private void Run(CancellationToken cancellation)
    {
        int threads = Math.Min(_options.Threads, Math.Max(1, _stretches.Length));
        if (_bounds.WatchdogFor(Array.Exists(_jobs, job => job.Plan.CallsForeign)) is { } watchdog)
        {
            try
            {
                new BulkCrew(watchdog, _bounds, Work, lost => Refuse(lost, watchdog)).Run(threads, cancellation);
            }
            finally
            {
                lock (_reporting)
                {
                    _isOver = true; // whoever is still at work tells nobody
                }
            }
        }
        else
        {
            RunUnwatched(threads, cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private void RunUnwatched(int threads, CancellationToken cancellation)
    {
        Task[] others = [.. Enumerable.Range(1, threads - 1).Select(_ => Task.Factory.StartNew(
            () => Work(null, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        try
        {
            Work(null, cancellation);
        }
        finally
        {
            Task.WhenAll(others).GetAwaiter().GetResult();
        }
    }

    /// <summary>Scores stretch after stretch.</summary>
    /// <param name="thread">The thread where it is watched, with the volunteer behind whom it begins.</param>
    /// <param name="cancellation">Ends it after the volunteer in hand.</param>
    private void Work(BulkThread? thread, CancellationToken cancellation)
    {
        PlanRun[] runs = [.. _jobs.Select(j => j.Plan.Rent())];
        TableSubject[] subjects = [.. _jobs.Select(j => new TableSubject(_table.Texts, j.Shared))];
        bool resumes = thread is { At: >= 0 };
        (int job, int behind) = resumes ? (thread!.Job, thread.Volunteer) : (0, -1);
        for (int at = resumes ? thread!.At : Next(); at < _stretches.Length && !cancellation.IsCancellationRequested; at = Next())
        {
            thread?.At = at;
            for (; job < _jobs.Length; job++)
            {
                thread?.Job = job;
                Score(_stretches[at], behind, runs[job], subjects[job], _jobs[job].Scores, thread, cancellation);
                behind = -1;
            }

            job = 0;
            if (!cancellation.IsCancellationRequested)
            {
                Report(_stretches[at]);
            }
        }

        for (job = 0; job < _jobs.Length; job++)
        {
            _jobs[job].Plan.Return(runs[job]);
        }
    }

    private int Next() => Interlocked.Increment(ref _next) - 1;

    private void Score(Stretch stretch, int behind, PlanRun run, TableSubject subject, BulkScores scores, BulkThread? thread, CancellationToken cancellation)
    {
        Segment segment = stretch.Segment;
        for (int volunteer = Math.Max(stretch.From, behind + 1); volunteer < stretch.To && !cancellation.IsCancellationRequested; volunteer++)
        {
            int place = stretch.Place + volunteer - stretch.From;
            if (TooMany(_table, segment, volunteer, _bounds.RecordsMax) is { } refusal)
            {
                scores.Refuse(place, refusal);
                continue;
            }

            segment.Prefetch(volunteer + 1);
            subject.Point(segment, volunteer);
            thread?.Volunteer = volunteer;
            run.Score(subject, scores.Evaluation, scores, place, thread?.Watch);
        }
    }

    /// <summary>Refuses the volunteer from whom a thread did not come back. Nobody else writes at that place: the thread has lost its turn.</summary>
    private void Refuse(BulkThread lost, Watchdog watchdog)
    {
        Stretch stretch = _stretches[lost.At];
        _jobs[lost.Job].Scores.Refuse(stretch.Place + lost.Volunteer - stretch.From, watchdog.RefusalAt(lost.Watch.Standing));
    }

    private void Report(Stretch stretch)
    {
        if (_options.Progress is not { } progress)
        {
            return;
        }

        long volunteers = Interlocked.Add(ref _volunteersDone, stretch.To - stretch.From), rows = Interlocked.Add(ref _rowsDone, stretch.Rows);
        long elapsed = Math.Max(1, Stopwatch.GetElapsedTime(_started).Ticks), last = Interlocked.Read(ref _reported);
        long inAll = _table.VolunteerCount;
        if (volunteers < inAll && (elapsed - last < ProgressEvery.Ticks || Interlocked.CompareExchange(ref _reported, elapsed, last) != last))
        {
            return;
        }

        Int128 left = (Int128)elapsed * (inAll - volunteers) / Math.Max(1, volunteers);
        lock (_reporting)
        {
            if (!_isOver)
            {
                progress.Report(new(volunteers, inAll, rows, (long)((Int128)rows * TimeSpan.TicksPerSecond / elapsed), new((long)left)));
            }
        }
    }

    /// <summary>Volunteers of one segment, by their numbers in it, and the place of the first in the columns.</summary>
    private readonly record struct Stretch(Segment Segment, int From, int To, int Place)
    {
        public int Rows => Segment.RowStarts[To] - Segment.RowStarts[From];
    }
}
