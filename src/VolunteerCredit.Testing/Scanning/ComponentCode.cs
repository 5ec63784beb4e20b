using System.Reflection;
using System.Reflection.Metadata;

namespace VolunteerCredit.Testing.Scanning;

/// <summary>
/// Which methods of an assembly are code of components: those of types that fill or declare a seam, and what these call, in the assembly itself. Where a
/// call may reach several methods, through an interface or base, or from a framework that is handed an object, all of them count.
/// </summary>
internal sealed class ComponentCode
{
    private static readonly HashSet<string> Seams = new(StringComparer.Ordinal)
    {
        typeof(Intake.IIntakeStep).FullName!, typeof(Measures.IMeasure).FullName!, typeof(Scoring.ICurve).FullName!, typeof(Scoring.IScoreModel).FullName!,
        typeof(Tiers.ITierPolicy).FullName!, typeof(Decisions.ICriterion).FullName!, typeof(Decisions.IOffer).FullName!, typeof(Boards.IBoard).FullName!, typeof(Grants.IGrant).FullName!,
    };

    private static readonly string Declaration = typeof(RuleSets.ComponentType).FullName!;

    private readonly AssemblyCode _code;
    private readonly MetadataReader _metadata;
    private readonly ILookup<TypeDefinitionHandle, TypeDefinitionHandle> _derived;
    private readonly HashSet<MethodDefinitionHandle> _reached = [];
    private readonly HashSet<TypeDefinitionHandle> _touched = [];
    private readonly Stack<MethodDefinitionHandle> _open = new();

    private ComponentCode(AssemblyCode code)
    {
        (_code, _metadata) = (code, code.Metadata);
        _derived = _metadata.TypeDefinitions.SelectMany(type => AbstractionsOf(_metadata.GetTypeDefinition(type)).Select(general => (General: general, Type: type))).ToLookup(d => d.General, d => d.Type);
        foreach (TypeDefinitionHandle type in _metadata.TypeDefinitions)
        {
            TypeDefinition definition = _metadata.GetTypeDefinition(type);
            if (FillsSeam(code, type))
            {
                Touch(type);
                Reach(definition.GetMethods());
            }
            else
            {
                Reach(definition.GetMethods().Where(Declares));
            }
        }

        while (_open.TryPop(out MethodDefinitionHandle method))
        {
            Follow(_metadata.GetMethodDefinition(method));
        }
    }

    /// <summary>The methods of components, and the types of which they use anything.</summary>
    public static (IReadOnlySet<MethodDefinitionHandle> Methods, IReadOnlySet<TypeDefinitionHandle> Types) Of(AssemblyCode code)
    {
        var found = new ComponentCode(code);
        return (found._reached, found._touched);
    }

    /// <summary>The types whose objects are components: those that fill a seam, and what they are derived from.</summary>
    public static IReadOnlySet<TypeDefinitionHandle> TypesOf(AssemblyCode code) =>
        code.Metadata.TypeDefinitions.Where(type => FillsSeam(code, type)).SelectMany(type => WithBases(code, type)).ToHashSet();

    private static IEnumerable<TypeDefinitionHandle> WithBases(AssemblyCode code, TypeDefinitionHandle type)
    {
        for (TypeDefinitionHandle? at = type; at is { } found; at = code.BaseOf(found))
        {
            yield return found;
        }
    }

    /// <summary>Whether a type itself fills a seam, or one that it is derived from does.</summary>
    private static bool FillsSeam(AssemblyCode code, TypeDefinitionHandle type) => WithBases(code, type).Any(of =>
        code.Metadata.GetTypeDefinition(of).GetInterfaceImplementations().Any(i => Seams.Contains(code.NameOf(code.Metadata.GetInterfaceImplementation(i).Interface))));

    /// <summary>Whether a method makes a component type.</summary>
    private bool Declares(MethodDefinitionHandle method) => _code.Instructions(_metadata.GetMethodDefinition(method))
        .Any(i => AssemblyCode.HandleOf(i) is { Kind: HandleKind.MemberReference or HandleKind.MethodDefinition } handle && _code.Find(handle) is { Name: not ".ctor" } called && called.Type == Declaration && called.Result == Declaration);

    private void Follow(MethodDefinition method)
    {
        Touch(method.GetDeclaringType());
        foreach (Instruction instruction in _code.Instructions(method))
        {
            if (AssemblyCode.HandleOf(instruction) is not { } handle)
            {
                continue;
            }

            foreach (TypeDefinitionHandle type in _code.OwnTypesIn(handle))
            {
                Touch(type);
            }

            foreach (MethodDefinitionHandle called in _code.OwnMethods(handle))
            {
                Reach([called]);
                MethodDefinition definition = _metadata.GetMethodDefinition(called);
                if ((definition.Attributes & MethodAttributes.Virtual) != 0)
                {
                    ReachOverrides(definition.GetDeclaringType(), _metadata.GetString(definition.Name));
                }
            }
        }
    }

    /// <summary>What is used of a type may be any virtual method of it, since others may call that; and its static fields are set before.</summary>
    private void Touch(TypeDefinitionHandle type)
    {
        if (_touched.Add(type))
        {
            bool forOthers = ImplementsOfOthers(type);
            Reach(_metadata.GetTypeDefinition(type).GetMethods().Where(m =>
                _metadata.GetMethodDefinition(m) is var method && (IsVirtual(method) && (forOthers || (method.Attributes & MethodAttributes.NewSlot) == 0) || _metadata.GetString(method.Name) == ".cctor")));
            if (forOthers)
            {
                // A base may hold what fills the interface, and need not name it.
                Reach(WithBases(_code, type).SelectMany(of => _metadata.GetTypeDefinition(of).GetMethods()).Where(m => IsVirtual(_metadata.GetMethodDefinition(m))));
            }
        }
    }

    private bool IsVirtual(MethodDefinition method) =>
        (method.Attributes & MethodAttributes.Virtual) != 0 && (_metadata.GetTypeDefinition(method.GetDeclaringType()).Attributes & TypeAttributes.Interface) == 0;

    /// <summary>Whether other assemblies may call the methods of a type through an interface of theirs.</summary>
    private bool ImplementsOfOthers(TypeDefinitionHandle type) =>
        _metadata.GetTypeDefinition(type).GetInterfaceImplementations().Any(i => _metadata.GetInterfaceImplementation(i).Interface is { Kind: not HandleKind.TypeDefinition });

    private void ReachOverrides(TypeDefinitionHandle type, string name)
    {
        foreach (TypeDefinitionHandle derived in _derived[type])
        {
            // An explicit implementation has the interface's name before its own.
            Reach(_metadata.GetTypeDefinition(derived).GetMethods().Where(m =>
                _metadata.GetString(_metadata.GetMethodDefinition(m).Name) is var own && (own == name || own.EndsWith("." + name, StringComparison.Ordinal))));
            ReachOverrides(derived, name);
        }
    }

    private void Reach(IEnumerable<MethodDefinitionHandle> methods)
    {
        foreach (MethodDefinitionHandle method in methods)
        {
            if (_reached.Add(method))
            {
                _open.Push(method);
            }
        }
    }

    /// <summary>The interfaces and the base of a type that are of this assembly.</summary>
    private IEnumerable<TypeDefinitionHandle> AbstractionsOf(TypeDefinition type) =>
        type.GetInterfaceImplementations().Select(i => _metadata.GetInterfaceImplementation(i).Interface).Append(type.BaseType).Select(_code.Own).OfType<TypeDefinitionHandle>();
}
