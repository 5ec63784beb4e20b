namespace BankEligibility.Results;

/// <summary>A file that is written aside and takes its place when it is complete. If anything ends the run before, nothing of it is left.</summary>
internal sealed class AsideFile : IDisposable
{
    private readonly string _path;
    private readonly string _aside;
    private bool _placed;

    public AsideFile(string path)
    {
        _path = path;
        _aside = $"{path}.{Path.GetRandomFileName()}.part";
        Stream = new FileStream(_aside, FileMode.CreateNew, FileAccess.Write, FileShare.Delete);
    }

    /// <summary>Takes the content.</summary>
    public FileStream Stream { get; }

    /// <summary>Puts the complete file in place of any that was there.</summary>
    public void Place()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(_aside, _path, overwrite: true);
        _placed = true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!_placed)
        {
            File.Delete(_aside);
        }
    }
}
