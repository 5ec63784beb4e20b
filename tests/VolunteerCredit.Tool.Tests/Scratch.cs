namespace VolunteerCredit.Tool.Tests;

/// <summary>Folders for the files of tests, all in one that goes away with the process.</summary>
internal static class Scratch
{
    private static readonly string Root = Make();

    /// <summary>An empty folder of one's own.</summary>
    public static string Folder() => Directory.CreateDirectory(Path.Combine(Root, Path.GetRandomFileName())).FullName;

    private static string Make()
    {
        string root = Directory.CreateTempSubdirectory("vcredit").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        return root;
    }
}
