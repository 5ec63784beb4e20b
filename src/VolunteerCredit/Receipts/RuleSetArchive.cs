using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Receipts;

/// <summary>
/// Rule-set documents by their hash, so that a receipt finds those it was made with however many versions there are. A document that builds on others has
/// the hash of what it is with them put in: it is found under that of each choice of their versions that can be made here.
/// </summary>
public sealed class RuleSetArchive
{
    /// <summary>The most files of a folder that are read.</summary>
    public const int FilesMax = 10_000;

    private const int ChoicesMax = 1_000;

    private readonly Dictionary<string, RuleSetDocument> _byHash = new(StringComparer.Ordinal);
    private readonly List<Notice> _notices = [];

    private RuleSetArchive(IEnumerable<RuleSetSource> sources)
    {
        var read = new List<RuleSetDocument>();
        foreach (RuleSetSource source in sources)
        {
            Read(source, read);
        }

        RuleSetDocument[] documents = [.. read.DistinctBy(d => d.Hash)];
        foreach (RuleSetDocument document in documents)
        {
            RuleSetDocument[] expanded = [.. Expansions(document, documents).DistinctBy(d => d.Hash)];
            foreach (RuleSetDocument one in expanded)
            {
                _byHash[one.Hash] = one;
            }

            if (expanded.Length == 0)
            {
                _notices.Add(new("VC4064", new Place { Source = document.Source }, RuleSetReference.Of(document).ToString()));
            }
        }
    }

    /// <summary>The hashes of the documents it holds.</summary>
    public IReadOnlyCollection<string> Hashes => _byHash.Keys;

    /// <summary>What was left aside: files that are no rule sets, and documents of which something that they build on is not here.</summary>
    public IReadOnlyList<Notice> Notices => _notices;

    /// <summary>An archive of the documents in a folder and the folders in it: every file that ends with <c>.json</c>, schemas left out.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">It cannot be read, or holds more than <see cref="FilesMax"/> such files.</exception>
    public static RuleSetArchive FromFolder(string path)
    {
        // Links are not followed: they may lead round in a circle.
        var how = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.ReparsePoint };
        string[] files = [.. Directory.EnumerateFiles(path, "*.json", how).Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal)).Take(FilesMax + 1).Order(StringComparer.Ordinal)];
        return files.Length <= FilesMax ? new(files.Select(RuleSetSource.FromFile))
            : throw new IOException(new Notice("VC4051", new Place { Source = path }, "> 10,000", new("10,000 files", "10,000 个文件")).ToString());
    }

    /// <summary>An archive of given documents, such as those that a package ships.</summary>
    /// <param name="sources">The documents.</param>
    public static RuleSetArchive Of(params IEnumerable<RuleSetSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new(sources);
    }

    /// <summary>The document of a hash, with what it builds on put in.</summary>
    internal RuleSetDocument? Find(string hash) => _byHash.GetValueOrDefault(hash);

    private void Read(RuleSetSource source, List<RuleSetDocument> read)
    {
        try
        {
            RuleSetDocument document = RuleSetDocument.Read(source);
            if (document.Id.Length > 0 && document.Version.Length > 0 && document.ReadingFaults.Count == 0)
            {
                read.Add(document);
                return;
            }
        }
        catch (RuleSetRefusedException)
        {
            // Told below as any other file that is none.
        }

        _notices.Add(new("VC4065", new Place { Source = source.Name }));
    }

    /// <summary>The document with what it builds on put in, for each choice among the versions of that.</summary>
    private static IEnumerable<RuleSetDocument> Expansions(RuleSetDocument document, RuleSetDocument[] all)
    {
        var below = new Dictionary<string, RuleSetDocument[]>(StringComparer.Ordinal);
        Gather(document, all, below);

        // As they stand, where references name versions; otherwise one of each.
        IEnumerable<RuleSetDocument[]> choices = [[]];
        foreach (RuleSetDocument[] versions in below.Values)
        {
            choices = choices.SelectMany(chosen => versions.Select(version => (RuleSetDocument[])[.. chosen, version]));
        }

        return choices.Take(ChoicesMax).Prepend([.. below.Values.SelectMany(v => v)])
            .Select(chosen => DocumentBuilding.Expand(document, [document, .. chosen.Where(other => other != document)], [])).OfType<RuleSetDocument>();
    }

    private static void Gather(RuleSetDocument document, RuleSetDocument[] all, Dictionary<string, RuleSetDocument[]> below)
    {
        foreach (DocumentNode name in document.Root.Find(DocumentBuilding.Builds)?.Items ?? [])
        {
            string id = RuleSetReference.Parse(name.Text).Id;
            if (!below.ContainsKey(id) && below.Count < DocumentReader.DepthMax)
            {
                below[id] = [.. all.Where(d => d.Id == id)];
                foreach (RuleSetDocument other in below[id])
                {
                    Gather(other, all, below);
                }
            }
        }
    }
}
