namespace VolunteerCredit.Testing.Scanning;

/// <summary>What code of a component must not call or read, by the name of the type or member.</summary>
internal static class ForbiddenCalls
{
    /// <summary>A clock.</summary>
    public const string Clock = "VC7010";

    /// <summary>The culture or time zone of the machine.</summary>
    public const string Culture = "VC7011";

    /// <summary>Chance, or hash codes that differ from process to process.</summary>
    public const string Chance = "VC7012";

    /// <summary>Input, output and surroundings.</summary>
    public const string InputOutput = "VC7013";

    /// <summary>Floating point.</summary>
    public const string FloatingPoint = "VC7014";

    /// <summary>Threads and tasks.</summary>
    public const string Threads = "VC7015";

    /// <summary>Memory that outlives a call.</summary>
    public const string State = "VC7016";

    /// <summary>Unmanaged or unchecked memory.</summary>
    public const string Unmanaged = "VC7017";

    /// <summary>Code found or made while running.</summary>
    public const string Reflection = "VC7018";

    /// <summary>Members, by type: all those of the type where none is named.</summary>
    private static readonly Dictionary<string, (string Code, string[] Members)[]> Types = new(StringComparer.Ordinal)
    {
        ["System.DateTime"] = [(Clock, ["get_Now", "get_UtcNow", "get_Today"]), (Culture, ["ToLocalTime", "ToUniversalTime", "FromFileTime", "ToFileTime"])],
        ["System.DateTimeOffset"] = [(Clock, ["get_Now", "get_UtcNow"]), (Culture, ["ToLocalTime", "get_LocalDateTime", "op_Implicit"])],
        ["System.TimeProvider"] = [(Clock, [])],
        ["System.Diagnostics.Stopwatch"] = [(Clock, [])],
        ["System.TimeZoneInfo"] = [(Culture, [])],
        ["System.Globalization.CultureInfo"] = [(Culture, ["get_CurrentCulture", "get_CurrentUICulture", "get_InstalledUICulture", "get_DefaultThreadCurrentCulture", "set_CurrentCulture", "set_CurrentUICulture"])],
        ["System.Globalization.RegionInfo"] = [(Culture, ["get_CurrentRegion"])],
        ["System.Globalization.NumberFormatInfo"] = [(Culture, ["get_CurrentInfo"])],
        ["System.Globalization.DateTimeFormatInfo"] = [(Culture, ["get_CurrentInfo"])],
        ["System.StringComparer"] = [(Culture, ["get_CurrentCulture", "get_CurrentCultureIgnoreCase"])],
        ["System.Random"] = [(Chance, [])],
        ["System.Guid"] = [(Chance, ["NewGuid", "CreateVersion7"])],
        ["System.Environment"] =
        [
            (Clock, ["get_TickCount", "get_TickCount64"]), (InputOutput, ["get_MachineName", "get_NewLine", "get_ProcessorCount", "get_OSVersion", "get_UserName", "get_CurrentDirectory", "set_CurrentDirectory", "get_CommandLine",
                "get_ProcessId", "get_ProcessPath", "get_SystemDirectory", "get_StackTrace", "get_UserDomainName", "get_WorkingSet", "get_Version", "GetEnvironmentVariable", "GetEnvironmentVariables", "SetEnvironmentVariable",
                "ExpandEnvironmentVariables", "GetCommandLineArgs", "GetFolderPath", "GetLogicalDrives", "Exit", "FailFast"]),
        ],
        ["System.Console"] = [(InputOutput, [])],
        ["System.AppContext"] = [(InputOutput, [])],
        ["System.AppDomain"] = [(InputOutput, [])],
        ["System.IO.File"] = [(InputOutput, [])],
        ["System.IO.FileInfo"] = [(InputOutput, [])],
        ["System.IO.FileStream"] = [(InputOutput, [])],
        ["System.IO.StreamReader"] = [(InputOutput, [])],
        ["System.IO.StreamWriter"] = [(InputOutput, [])],
        ["System.IO.FileSystemInfo"] = [(InputOutput, [])],
        ["System.IO.FileSystemWatcher"] = [(InputOutput, [])],
        ["System.IO.Directory"] = [(InputOutput, [])],
        ["System.IO.DirectoryInfo"] = [(InputOutput, [])],
        ["System.IO.DriveInfo"] = [(InputOutput, [])],
        ["System.IO.RandomAccess"] = [(InputOutput, [])],
        ["System.IO.Path"] = [(InputOutput, ["GetTempPath", "GetTempFileName", "GetFullPath", "GetRandomFileName", "Exists"])],
        ["System.Diagnostics.Process"] = [(InputOutput, [])],
        ["System.Diagnostics.ProcessStartInfo"] = [(InputOutput, [])],
        ["System.HashCode"] = [(Chance, [])],
        ["System.Linq.ParallelEnumerable"] = [(Threads, [])],
        ["System.Runtime.CompilerServices.Unsafe"] = [(Unmanaged, [])],
        ["System.Runtime.InteropServices.Marshal"] = [(Unmanaged, [])],
        ["System.Runtime.InteropServices.MemoryMarshal"] = [(Unmanaged, [])],
        ["System.Runtime.InteropServices.NativeLibrary"] = [(Unmanaged, [])],
        ["System.Runtime.InteropServices.NativeMemory"] = [(Unmanaged, [])],
        ["System.Activator"] = [(Reflection, [])],
        ["System.Delegate"] = [(Reflection, ["DynamicInvoke"])],
        ["System.Type"] = [(Reflection, ["GetType", "InvokeMember", "GetMethod", "GetMethods", "GetField", "GetFields", "GetProperty", "GetProperties", "GetConstructor", "GetConstructors", "MakeGenericType"])],
        ["System.Reflection.Assembly"] = [(Reflection, ["Load", "LoadFrom", "LoadFile", "UnsafeLoadFrom", "CreateInstance", "GetTypes", "GetType"])],
        ["System.Reflection.MethodBase"] = [(Reflection, [])],
        ["System.Reflection.MethodInfo"] = [(Reflection, [])],
        ["System.Reflection.ConstructorInfo"] = [(Reflection, [])],
        ["System.Reflection.PropertyInfo"] = [(Reflection, [])],
        ["System.Reflection.FieldInfo"] = [(Reflection, [])],
        ["System.Runtime.CompilerServices.RuntimeHelpers"] = [(Chance, ["GetHashCode"])],
    };

    private static readonly (string Space, string Code)[] Namespaces =
    [
        ("System.Net.", InputOutput), ("System.IO.Pipes.", InputOutput), ("System.IO.MemoryMappedFiles.", InputOutput), ("System.IO.IsolatedStorage.", InputOutput), ("Microsoft.Win32.", InputOutput),
        ("System.Data.", InputOutput), ("System.Security.Cryptography.RandomNumberGenerator", Chance), ("System.Threading.", Threads), ("System.Collections.Concurrent.", Threads),
        ("System.Reflection.Emit.", Reflection), ("System.Linq.Expressions.", Reflection), ("System.Runtime.Loader.", Reflection), ("Microsoft.CSharp.RuntimeBinder.", Reflection),
    ];

    /// <summary>Types whose text depends on the culture unless one is given.</summary>
    private static readonly HashSet<string> Formatted = new(StringComparer.Ordinal)
    {
        "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64", "System.Int128", "System.UInt128", "System.IntPtr", "System.UIntPtr",
        "System.Single", "System.Double", "System.Half", "System.Decimal", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan", "System.Numerics.BigInteger",
    };

    private const string Nullable = "System.Nullable`1<";

    private static readonly string[] Changing = ["Add", "TryAdd", "set_", "Remove", "TryRemove", "Clear", "Insert", "Append", "Enqueue", "Dequeue", "Push", "Pop", "GetOrAdd", "UnionWith", "IntersectWith", "ExceptWith", "SymmetricExceptWith", "Sort", "Reverse"];

    private static readonly HashSet<string> Sorting = new(StringComparer.Ordinal) { "Order", "OrderDescending", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Min", "Max", "MinBy", "MaxBy" };

    /// <summary>The code under which a call, or the reading of a field, is forbidden.</summary>
    /// <param name="called">What is called; one whose culture is <see langword="null"/> without that parameter.</param>
    /// <param name="constrained">For a call through a type parameter or of an inherited method, the type it is made on.</param>
    /// <returns>The code, or <see langword="null"/> where it is allowed.</returns>
    public static string? CodeOf(Called called, string? constrained)
    {
        string type = called.OpenType;
        if (Types.TryGetValue(type, out (string Code, string[] Members)[]? rules)
            && rules.FirstOrDefault(r => r.Members.Length == 0 || r.Members.Contains(called.Name)) is { Code: { } code })
        {
            return code;
        }

        // That somebody waits or cancels is the caller's business: a token is only passed on.
        if (Namespaces.FirstOrDefault(n => type.StartsWith(n.Space, StringComparison.Ordinal)) is { Code: { } outside } && type != "System.Threading.CancellationToken")
        {
            return outside;
        }

        return DependsOnCulture(called, Bare(constrained ?? called.Type)) || DependsOnZone(called) ? Culture
            : called.Name == "GetHashCode" && HashesTexts(called) && !Formatted.Contains(Bare(constrained ?? "")) ? Chance
            : null;
    }

    /// <summary>A type, or of a value that may be missing that of the value.</summary>
    private static string Bare(string type) => type.StartsWith(Nullable, StringComparison.Ordinal) && type.EndsWith('>') ? type[Nullable.Length..^1]
        : type.IndexOf('<', StringComparison.Ordinal) is > 0 and var at ? type[..at] : type;

    /// <summary>Whether a hash code is, or may be, that of a text.</summary>
    private static bool HashesTexts(Called called) => called.OpenType is "System.Object" or "System.String" or "System.StringComparer"
        || (called.OpenType is "System.Collections.Generic.EqualityComparer`1" or "System.Collections.Generic.IEqualityComparer`1" && !Formatted.Contains(called.Type[(called.OpenType.Length + 1)..^1]));

    /// <summary>Whether the zone of the machine may be taken: where a date and time is read without styles, or becomes a moment without an offset.</summary>
    private static bool DependsOnZone(Called called) => (called.OpenType, called.Name) switch
    {
        ("System.DateTime", "Parse" or "TryParse" or "ParseExact" or "TryParseExact") => !called.Parameters.Contains("System.Globalization.DateTimeStyles"),
        ("System.DateTimeOffset", "Parse" or "TryParse" or "ParseExact" or "TryParseExact") => !called.Parameters.Contains("System.Globalization.DateTimeStyles"),
        ("System.DateTimeOffset", ".ctor") => called.Parameters is ["System.DateTime"],
        _ => false,
    };

    private static bool DependsOnCulture(Called called, string on)
    {
        bool named = called.Parameters.Any(p => p is "System.IFormatProvider" or "System.Globalization.CultureInfo" or "System.StringComparison" or "System.Globalization.CompareOptions"
            || p.StartsWith("System.Collections.Generic.IComparer`1", StringComparison.Ordinal) || p == "System.Collections.IComparer");
        return !named && (called.OpenType, called.Name) switch
        {
            (_, "Parse" or "TryParse" or "ParseExact" or "TryParseExact" or "ToString" or "TryFormat" or "ToShortDateString" or "ToLongDateString" or "ToShortTimeString" or "ToLongTimeString") when Formatted.Contains(on) => true,
            ("System.String", "Format") => true,
            ("System.String", "Join") => called.TypeArguments is [var joined] ? Formatted.Contains(Bare(joined)) || joined == "System.Object" : called.Parameters.Contains("System.Object[]") || called.Parameters.Any(p => p.EndsWith("<System.Object>", StringComparison.Ordinal)),
            ("System.String", "Concat") => called.TypeArguments is [var joined] ? Formatted.Contains(Bare(joined)) || joined == "System.Object" : called.Parameters.Contains("System.Object") || called.Parameters.Contains("System.Object[]"),
            ("System.String", "Compare" or "CompareTo" or "ToLower" or "ToUpper") => true,
            ("System.String", "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf") => called.Parameters.Contains("System.String"),
            ("System.Char", "ToLower" or "ToUpper") => true,
            ("System.Text.StringBuilder", "Append" or "Insert") => called.Parameters is [var first, ..] && Formatted.Contains(called.Name == "Insert" ? called.Parameters[^1] : first),
            ("System.Text.StringBuilder", "AppendFormat") => true,
            ("System.Convert", "ToString") => called.Parameters.Any(Formatted.Contains),
            ("System.Convert", "ToInt32" or "ToInt64" or "ToDecimal" or "ToDateTime" or "ToInt16" or "ToByte") => called.Parameters.Contains("System.String"),
            ("System.Linq.Enumerable", _) => Sorting.Contains(called.Name) && called.TypeArguments.Count > 0 && called.TypeArguments[^1] == "System.String",
            ("System.Array", "Sort") => called.TypeArguments is ["System.String", ..],
            ("System.Collections.Generic.List`1", "Sort") => called.Parameters.Count == 0 && called.Type.EndsWith("<System.String>", StringComparison.Ordinal),
            ("System.Collections.Generic.SortedSet`1" or "System.Collections.Generic.SortedDictionary`2" or "System.Collections.Generic.SortedList`2" or "System.Collections.Generic.PriorityQueue`2", ".ctor") =>
                called.Type.Contains("<System.String", StringComparison.Ordinal) || called.Type.EndsWith(",System.String>", StringComparison.Ordinal),
            ("System.Collections.Generic.Comparer`1", "get_Default") => called.Type.EndsWith("<System.String>", StringComparison.Ordinal),
            _ => false,
        };
    }

    /// <summary>Whether an interpolated text's hole takes the culture's form.</summary>
    public static bool IsFormattedHole(Called called) =>
        called is { OpenType: "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", Name: "AppendFormatted", TypeArguments: [var hole] } && Formatted.Contains(Bare(hole));

    /// <summary>Whether a constructor of an interpolated text names no culture.</summary>
    public static bool IsHandlerWithoutCulture(Called called) =>
        called is { OpenType: "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", Name: ".ctor" } && !called.Parameters.Contains("System.IFormatProvider");

    /// <summary>Whether a type, or one it is made of, is a floating-point number.</summary>
    public static bool IsFloatingPoint(string type) =>
        type.Contains("System.Double", StringComparison.Ordinal) || type.Contains("System.Single", StringComparison.Ordinal) || type.Contains("System.Half", StringComparison.Ordinal);

    /// <summary>Whether a call changes the collection or array that it is made on, or that is its first argument.</summary>
    public static bool Changes(Called called) => called.OpenType switch
    {
        "System.Array" => called.Name is "Sort" or "Fill" or "Clear" or "Reverse" or "SetValue",
        ['S', .., ']'] => called.Name == "Set", // an array of several dimensions
        "System.Text.StringBuilder" => Changing.Any(start => called.Name.StartsWith(start, StringComparison.Ordinal)),
        var type => type.StartsWith("System.Collections.", StringComparison.Ordinal)
            && (!type.StartsWith("System.Collections.Immutable.", StringComparison.Ordinal) || type.EndsWith(".Builder", StringComparison.Ordinal)) // the others give a changed copy
            && Changing.Any(start => called.Name.StartsWith(start, StringComparison.Ordinal)),
    };
}
