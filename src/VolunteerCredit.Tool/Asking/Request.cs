namespace VolunteerCredit.Tool.Asking;

/// <summary>What the common options ask for.</summary>
internal sealed record Request
{
    /// <summary>Shipped rule sets by id, or files; the first scores, the others are there to be named by it.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Values of its parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Files of service records; <c>-</c> is standard input.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    /// <summary>Files of facts.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Files of volunteers.</summary>
    public IReadOnlyList<string> Volunteers { get; init; } = [];

    /// <summary>How foreign files of records are read: a shipped mapping by id, or a file.</summary>
    public string? Map { get; init; }

    /// <summary>The file with the key of the mapping's digests.</summary>
    public string? MapKey { get; init; }

    /// <summary>The day for whose end results hold.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The moment of knowledge.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>The only volunteer who is asked about.</summary>
    public string? Volunteer { get; init; }

    /// <summary>Where results go; standard output without it.</summary>
    public string? Out { get; init; }

    /// <summary>The format of results.</summary>
    public string Output { get; init; } = CommonOptions.Text;

    /// <summary>How many threads work.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Bytes that records may take in memory.</summary>
    public long Memory { get; init; } = long.MaxValue;

    /// <summary>Whether anything refused ends with 1, and an illustrative figure decides nothing.</summary>
    public bool Strict { get; init; }

    /// <summary>Assemblies with components.</summary>
    public IReadOnlyList<string> Plugins { get; init; } = [];

    /// <summary>Whether nothing is said but what went wrong.</summary>
    public bool Quiet { get; init; }

    /// <summary>The evaluation that is asked for.</summary>
    public Evaluation Evaluation => new() { AsOf = AsOf ?? default, KnownAt = KnownAt, Parameters = Parameters, Strict = Strict };
}
