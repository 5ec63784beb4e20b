using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Hosting.Settings;

/// <summary>A directory of rule-set documents: the files <c>*.json</c> in it, hidden ones and those of folders in it apart, in the order of their names.</summary>
internal sealed class RuleSetFolder(string path, int filesMax)
{
    private const int ReadingsMax = 5;

    private static readonly EnumerationOptions Files = new() { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>
    /// Reads it until two readings agree: a link that is turned to other files while they are read would give some of before and some of after. What still changes is
    /// handed back as it was read last; whoever watches will be told again.
    /// </summary>
    public FolderReading Read()
    {
        FolderReading last = ReadOnce();
        for (int reading = 1; reading < ReadingsMax; reading++)
        {
            FolderReading next = ReadOnce();
            if (next.Fingerprint == last.Fingerprint)
            {
                break;
            }

            last = next;
        }

        return last;
    }

    private FolderReading ReadOnce()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var faults = new List<Notice>();
        var sources = new List<RuleSetSource>();
        foreach (string file in Names(faults))
        {
            string name = Path.GetFileName(file);
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
            try
            {
                byte[] contents = ReadFile(file);
                hash.AppendData(BitConverter.GetBytes(contents.Length));
                hash.AppendData(contents);
                sources.Add(new(name, () => new MemoryStream(contents, writable: false)));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                faults.Add(new Notice("VC3050", new Place { Source = name }, fault.GetType().Name)); // the message would name the server's folders
            }
        }

        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', faults)));
        return new(sources, faults, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private string[] Names(List<Notice> faults)
    {
        string[] names;
        try
        {
            names = [.. Directory.EnumerateFiles(path, "*.json", Files).Where(file => Path.GetFileName(file)[0] != '.').Take(filesMax + 1).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add(new Notice("VC5011", new Place { Source = path }, fault.GetType().Name));
            return [];
        }

        if (names.Length > filesMax)
        {
            faults.Add(new Notice("VC5013", new Place { Source = path }, null, Words.Same(filesMax.ToString(CultureInfo.InvariantCulture))));
            return [];
        }

        if (names.Length == 0)
        {
            faults.Add(new Notice("VC5012", new Place { Source = path }));
        }

        return names;
    }

    /// <summary>A file, as far as a document may be long: more is refused when it is parsed.</summary>
    private static byte[] ReadFile(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var contents = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; contents.Length <= RuleSetDocument.BytesMax && (read = stream.Read(buffer)) > 0;)
        {
            contents.Write(buffer, 0, read);
        }

        return contents.ToArray();
    }
}

/// <summary>What a directory of rule sets held.</summary>
/// <param name="Sources">The documents, each under its file's name.</param>
/// <param name="Faults">What could not be read.</param>
/// <param name="Fingerprint">The same for the same names, contents and faults.</param>
internal sealed record FolderReading(IReadOnlyList<RuleSetSource> Sources, IReadOnlyList<Notice> Faults, string Fingerprint);
