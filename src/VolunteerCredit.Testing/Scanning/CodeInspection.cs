using System.Reflection;
using System.Reflection.Metadata;

namespace VolunteerCredit.Testing.Scanning;

/// <summary>Looks through the fields and methods of types for what a component must not use.</summary>
internal sealed class CodeInspection(AssemblyCode code, IReadOnlySet<MethodDefinitionHandle> methods)
{
    private readonly MetadataReader _metadata = code.Metadata;
    private readonly KeptState _kept = new(code);

    /// <summary>Everything found in some types, by type and method.</summary>
    public IEnumerable<ScanFinding> FindingsIn(IEnumerable<TypeDefinitionHandle> types) => types
        .Where(type => !code.NameOf(type).StartsWith('<')) // what the compiler puts beside the author's types
        .SelectMany(FindingsIn).Distinct()
        .OrderBy(f => f.Type, StringComparer.Ordinal).ThenBy(f => f.Method, StringComparer.Ordinal).ThenBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Found, StringComparer.Ordinal);

    private IEnumerable<ScanFinding> FindingsIn(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        var found = new List<ScanFinding>();
        foreach (FieldDefinition field in type.GetFields().Select(_metadata.GetFieldDefinition))
        {
            InspectField(handle, field, found);
        }

        foreach (MethodDefinitionHandle method in type.GetMethods().Where(methods.Contains))
        {
            InspectMethod(handle, method, found);
        }

        return found;
    }

    private void InspectField(TypeDefinitionHandle type, FieldDefinition field, List<ScanFinding> found)
    {
        string name = _metadata.GetString(field.Name), of = code.TypeOf(field);
        void Add(string finding, string what) => found.Add(new(finding, Author(type), Written(name), what));
        if (ForbiddenCalls.IsFloatingPoint(of))
        {
            Add(ForbiddenCalls.FloatingPoint, of);
        }

        if (of.Contains('*', StringComparison.Ordinal))
        {
            Add(ForbiddenCalls.Unmanaged, of);
        }

        // A lambda without captures is kept in a static field by the compiler; nothing else is written there.
        bool isCache = name.StartsWith("<>", StringComparison.Ordinal) || _metadata.GetString(_metadata.GetTypeDefinition(type).Name).StartsWith("<>", StringComparison.Ordinal);
        if ((field.Attributes & FieldAttributes.Static) != 0 && (field.Attributes & (FieldAttributes.Literal | FieldAttributes.InitOnly)) == 0 && !isCache)
        {
            Add(ForbiddenCalls.State, "a static field that is not readonly");
        }

        if (field.GetCustomAttributes().Select(a => AttributeType(_metadata.GetCustomAttribute(a))).Contains("System.ThreadStaticAttribute"))
        {
            Add(ForbiddenCalls.Threads, "System.ThreadStaticAttribute");
        }
    }

    private void InspectMethod(TypeDefinitionHandle type, MethodDefinitionHandle handle, List<ScanFinding> found)
    {
        MethodDefinition method = _metadata.GetMethodDefinition(handle);
        string name = _metadata.GetString(method.Name);
        Called own = code.SignatureOf(method);
        void Add(string finding, string what) => found.Add(new(finding, Author(type), AuthorMethod(type, name), what));
        if ((method.Attributes & MethodAttributes.PinvokeImpl) != 0)
        {
            Add(ForbiddenCalls.Unmanaged, "a method of an unmanaged library");
        }

        foreach (string used in own.Parameters.Append(own.Result).Concat(code.Locals(method)))
        {
            if (ForbiddenCalls.IsFloatingPoint(used))
            {
                Add(ForbiddenCalls.FloatingPoint, used.TrimEnd('&'));
            }

            if (used.Contains('*', StringComparison.Ordinal) || used.EndsWith(" pinned", StringComparison.Ordinal))
            {
                Add(ForbiddenCalls.Unmanaged, used);
            }
        }

        foreach (string write in _kept.FindingsIn(handle))
        {
            Add(ForbiddenCalls.State, write);
        }

        InspectCode(method, name, Add);
    }

    private void InspectCode(MethodDefinition method, string name, Action<string, string> add)
    {
        bool hashes = name == "GetHashCode", prints = name == "PrintMembers"; // what the compiler makes of a record, for tables and debuggers
        bool withoutCulture = false, isNull = false;
        string? constrained = null;
        foreach (Instruction instruction in code.Instructions(method))
        {
            string opcode = instruction.Code.Name!;
            if (opcode is "ldc.r4" or "ldc.r8" or "conv.r4" or "conv.r8" or "conv.r.un" or "ldelem.r4" or "ldelem.r8" or "stelem.r4" or "stelem.r8" or "ldind.r4" or "ldind.r8" or "stind.r4" or "stind.r8")
            {
                add(ForbiddenCalls.FloatingPoint, opcode);
            }

            bool lastIsNull = isNull;
            isNull = opcode == "ldnull";
            if (AssemblyCode.HandleOf(instruction) is not { } handle)
            {
                continue;
            }

            if (opcode == "constrained.")
            {
                (constrained, isNull) = (code.NameOf(handle), lastIsNull);
                continue;
            }

            if (code.Find(handle) is { } called)
            {
                withoutCulture |= ForbiddenCalls.IsHandlerWithoutCulture(called);
                if (withoutCulture && ForbiddenCalls.IsFormattedHole(called))
                {
                    add(ForbiddenCalls.Culture, $"an interpolated text with {called.TypeArguments[0]}");
                }

                if (ForbiddenCalls.CodeOf(lastIsNull && called.Parameters.Count > 0 ? called with { Parameters = [.. called.Parameters.SkipLast(1)] } : called, constrained) is { } finding && !(hashes && finding == ForbiddenCalls.Chance) && !(prints && finding == ForbiddenCalls.Culture))
                {
                    add(finding, called.ToString());
                }
                else if (handle.Kind is not HandleKind.MethodDefinition and not HandleKind.FieldDefinition // what is the assembly's own is found where it stands
                    && called.Parameters.Append(called.Result).Concat(called.TypeArguments).Append(called.Type).Any(ForbiddenCalls.IsFloatingPoint))
                {
                    add(ForbiddenCalls.FloatingPoint, called.ToString());
                }
            }

            constrained = null;
        }
    }

    /// <summary>Whether a method sets a property while the object is made.</summary>
    public static bool IsInit(MetadataReader metadata, MethodDefinition method) =>
        metadata.GetString(method.Name).StartsWith("set_", StringComparison.Ordinal) && AssemblyCode.HasModifier(method, "System.Runtime.CompilerServices.IsExternalInit");

    private string AttributeType(CustomAttribute attribute) => code.Find(attribute.Constructor)?.Type ?? "";

    /// <summary>The type that the author wrote: code of lambdas, iterators and local functions lies in types that the compiler nests in it.</summary>
    private string Author(TypeDefinitionHandle type)
    {
        TypeDefinition definition = _metadata.GetTypeDefinition(type);
        return _metadata.GetString(definition.Name).StartsWith('<') && definition.GetDeclaringType() is { IsNil: false } outer ? Author(outer) : code.NameOf(type);
    }

    /// <summary>The method that the author wrote.</summary>
    private string AuthorMethod(TypeDefinitionHandle type, string method)
    {
        string of = _metadata.GetString(_metadata.GetTypeDefinition(type).Name);
        return Written(method) is { Length: > 0 } written && written != method ? written
            : of.StartsWith('<') && Written(of) is { Length: > 0 } iterator && iterator != of ? iterator
            : method;
    }

    /// <summary>The name between the brackets that the compiler puts around it: <c>&lt;Total&gt;k__BackingField</c> is Total.</summary>
    public static string Written(string name) =>
        name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? name[1..end] : name;
}
