using System.Runtime.InteropServices;

namespace VolunteerCredit.Hosting.Tests;

/// <summary>A directory of rule sets, deleted afterwards.</summary>
public sealed class RuleFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("volunteercredit-rules").FullName;

    /// <summary>The directory: it lies in one of its own, so that it can be replaced.</summary>
    public string Path => System.IO.Path.Combine(_root, "rules");

    public RuleFolder() => Directory.CreateDirectory(Path);

    /// <summary>A document that counts hours, by a figure and a worked case that fits it.</summary>
    public static string Document(string id, string version, int hoursADay = 8, string? expect = null) => $$"""
        {
          "id": "{{id}}", "version": "{{version}}", "honesty": "illustrative",
          "intake": [ { "type": "limit", "per": "day", "max": "{{hoursADay}}h" } ],
          "measures": { "hours": { "type": "hours" } },
          "verify": [ { "name": "one day", "asOf": "2026-06-30", "records": [ { "date": "2026-05-01", "hours": 24 } ], "expect": { "hours": "{{expect ?? $"{hoursADay}h"}}" } } ]
        }
        """;

    /// <summary>Puts a file in its place at once, as a careful writer does.</summary>
    public RuleFolder Put(string name, string contents)
    {
        string fresh = System.IO.Path.Combine(_root, name + ".new");
        File.WriteAllText(fresh, contents);
        File.Move(fresh, In(name), overwrite: true);
        return this;
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public string Beside(string name) => System.IO.Path.Combine(_root, name);

    /// <summary>Turns a link to a folder, at once, as <c>mv -T</c> does: the framework only moves links to files over others.</summary>
    public void Turn(string link, string target)
    {
        string fresh = Beside("turned");
        Directory.CreateSymbolicLink(fresh, target);
        Assert.Equal(0, Rename(fresh, link));
    }

    [DllImport("libc", EntryPoint = "rename", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Rename(string from, string to);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
