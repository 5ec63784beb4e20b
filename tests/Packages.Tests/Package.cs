using System.IO.Compression;
using System.Xml.Linq;

namespace VolunteerCredit.Packages.Tests;

/// <summary>A package as it lies in the feed.</summary>
public sealed class Package
{
    private readonly XElement _metadata;

    private Package(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        Files = [.. zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal)];
        using Stream nuspec = zip.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        _metadata = XDocument.Load(nuspec).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
    }

    /// <summary>What it holds.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Its id.</summary>
    public string Id => Say("id")!;

    /// <summary>Whether it is what a project references, rather than a tool or templates.</summary>
    public bool IsLibrary => !_metadata.Descendants().Any(e => e.Name.LocalName == "packageType");

    /// <summary>What it needs, each with the lowest version that will do.</summary>
    public IEnumerable<string> Dependencies => _metadata.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => $"{(string?)e.Attribute("id")} {(string?)e.Attribute("version")}");

    /// <summary>All packages of a folder, symbols not among them.</summary>
    public static IEnumerable<Package> In(string folder) => Directory.EnumerateFiles(folder, "*.nupkg").Order(StringComparer.Ordinal).Select(path => new Package(path));

    /// <summary>What an element of its description says, or <c>null</c>.</summary>
    public string? Say(string element) => Find(element)?.Value;

    /// <summary>An attribute of an element of its description, or <c>null</c>.</summary>
    public string? Say(string element, string attribute) => (string?)Find(element)?.Attribute(attribute);

    private XElement? Find(string element) => _metadata.Elements().SingleOrDefault(e => e.Name.LocalName == element);
}
