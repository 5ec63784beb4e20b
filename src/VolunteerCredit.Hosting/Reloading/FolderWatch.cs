namespace VolunteerCredit.Hosting.Reloading;

/// <summary>
/// Says when to look at a directory again: once it has been quiet for a while after a change (or has been changing for ten times as long), and every so often in any
/// case, since a network share or a container's mount may tell of no change.
/// </summary>
internal sealed class FolderWatch : IDisposable
{
    private const int LongestWait = 10;

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly TimeSpan _debounce;
    private readonly TimeProvider _clock;
    private readonly Action _look;
    private readonly Action<string> _cannotWatch;
    private readonly ITimer _quiet;
    private readonly ITimer _poll;
    private readonly FileSystemWatcher? _place;
    private FileSystemWatcher? _files;
    private long? _firstTouch;
    private bool _looks;
    private bool _again;
    private bool _disposed;

    /// <summary>Begins to watch.</summary>
    /// <param name="path">The directory, in full.</param>
    /// <param name="debounce">How long it must be quiet.</param>
    /// <param name="poll">How often it is looked at in any case.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="look">Looks at it; told from any thread.</param>
    /// <param name="cannotWatch">Told why changes are not heard of, so that only <paramref name="poll"/> finds them.</param>
    public FolderWatch(string path, TimeSpan debounce, TimeSpan poll, TimeProvider clock, Action look, Action<string> cannotWatch)
    {
        (_path, _debounce, _clock, _look, _cannotWatch) = (path, debounce, clock, look, cannotWatch);
        _quiet = clock.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // The directory may itself be a link that is turned to another one, or come and go.
        _place = Path.GetDirectoryName(path) is { Length: > 0 } parent ? Watch(parent, Path.GetFileName(path), NotifyFilters.DirectoryName | NotifyFilters.FileName, WatchFiles) : null;
        WatchFiles();
        _poll = clock.CreateTimer(_ => Poll(), null, poll, poll);
    }

    /// <summary>Something may have changed.</summary>
    public void Touch()
    {
        lock (_lock)
        {
            if (!_disposed)
            {
                _firstTouch ??= _clock.GetTimestamp();
                TimeSpan left = (_debounce * LongestWait) - _clock.GetElapsedTime(_firstTouch.Value);
                _quiet.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left < _debounce ? left : _debounce, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _files?.Dispose();
        }

        _place?.Dispose();
        _poll.Dispose();
        _quiet.Dispose();
    }

    /// <summary>Looks at once, unless somebody looks now, or soon will: that one is never put off by this.</summary>
    private void Poll()
    {
        lock (_lock)
        {
            if (_firstTouch is not null || _looks)
            {
                return;
            }
        }

        Look();
    }

    /// <summary>Looks; a change that comes meanwhile is looked at afterwards, on the same thread, so that a long look holds up no others.</summary>
    private void Look()
    {
        lock (_lock)
        {
            _firstTouch = null;
            _again = _looks;
            if (_disposed || _looks)
            {
                return;
            }

            _looks = true;
        }

        do
        {
            _look();
        }
        while (LooksAgain());
    }

    private bool LooksAgain()
    {
        lock (_lock)
        {
            _looks = _again && !_disposed;
            _again = false;
            return _looks;
        }
    }

    private void WatchFiles()
    {
        lock (_lock)
        {
            _files?.Dispose();
            _files = _disposed || !Directory.Exists(_path) ? null : Watch(_path, "*", NotifyFilters.DirectoryName | NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size, static () => { });
        }
    }

    /// <summary>Watches a folder: of the documents' every name, since a link that all files go through may have any.</summary>
    private FileSystemWatcher? Watch(string folder, string names, NotifyFilters of, Action first)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new(folder, names) { NotifyFilter = of };
            watcher.Changed += (_, _) => Changed();
            watcher.Created += (_, _) => Changed();
            watcher.Deleted += (_, _) => Changed();
            watcher.Renamed += (_, _) => Changed();
            watcher.Error += (_, _) =>
            {
                WatchFiles(); // more has happened than was told, or what was watched is gone
                Touch();
            };
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or PlatformNotSupportedException or UnauthorizedAccessException)
        {
            watcher?.Dispose();
            _cannotWatch(fault.GetType().Name);
            return null;
        }

        void Changed()
        {
            first();
            Touch();
        }
    }
}
