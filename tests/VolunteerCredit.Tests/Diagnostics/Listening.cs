using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace VolunteerCredit.Tests.Diagnostics;

/// <summary>Tests that listen, or want nobody to: they run alone, since listeners hear of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

/// <summary>Listens to all that the engine tells.</summary>
internal sealed class Listening : IDisposable
{
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;
    private readonly ConcurrentQueue<string> _measured = [];
    private readonly ConcurrentQueue<Activity> _ended = [];

    public Listening(bool metrics = true, bool traces = true)
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (metrics && instrument.Meter.Name == "VolunteerCredit")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, $"{value}", tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            Assert.InRange(value, 0, 600);
            Note(instrument, "t", tags);
        });
        _meters.Start();
        _activities = new()
        {
            ShouldListenTo = source => traces && source.Name == "VolunteerCredit",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>Measurements, such as <c>volunteercredit.volunteers 1 {volunteer} rule_set.id=a status=computed</c>, those of durations with <c>t</c> for the time.</summary>
    public string[] Measured => [.. _measured];

    /// <summary>Spans that have ended.</summary>
    public Activity[] Ended => [.. _ended];

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    /// <summary>Name, tags and status of a span.</summary>
    public static string Show(Activity activity) => string.Join(' ', [
        activity.OperationName, .. activity.TagObjects.Select(t => $"{t.Key.Replace("volunteercredit.", "", StringComparison.Ordinal)}={t.Value}"), .. activity.Status == ActivityStatusCode.Unset ? Array.Empty<string>() : [$"{activity.Status}"]]);

    private void Note(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _measured.Enqueue(string.Join(' ', [
        instrument.Name, value, instrument.Unit, .. tags.ToArray().Select(t => $"{t.Key.Replace("volunteercredit.", "", StringComparison.Ordinal)}={t.Value}")]));
}
