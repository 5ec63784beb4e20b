using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace VolunteerCredit.Testing.Scanning;

/// <summary>
/// Finds writes to what outlives a call: to fields of a component, and to objects, collections and arrays that were reached through a field of a component
/// or a static one. What a method makes for itself it may change.
/// </summary>
/// <remarks>Code is read from top to bottom, with where each value on the stack and in a local comes from. What is handed to a parameter is not followed.</remarks>
internal sealed class KeptState
{
    private readonly AssemblyCode _code;
    private readonly MetadataReader _metadata;
    private readonly IReadOnlySet<TypeDefinitionHandle> _components;
    private readonly HashSet<string> _names;
    private readonly HashSet<MethodDefinitionHandle> _changers = [];

    /// <summary>Reads which methods change the object that they are called on.</summary>
    public KeptState(AssemblyCode code)
    {
        (_code, _metadata, _components) = (code, code.Metadata, ComponentCode.TypesOf(code));
        _names = [.. _components.Select(type => code.NameOf(type))];
        int before;
        do
        {
            before = _changers.Count;
            foreach (MethodDefinitionHandle method in _metadata.MethodDefinitions.Where(m => !_changers.Contains(m)))
            {
                foreach ((From from, _) in Writes(method))
                {
                    if (from.Kind == Kind.This)
                    {
                        _changers.Add(method);
                    }
                }
            }
        }
        while (_changers.Count > before);
    }

    private enum Kind
    {
        /// <summary>Made here, or handed in.</summary>
        Elsewhere,

        /// <summary>The object whose method it is, or part of it: kept if that is.</summary>
        This,

        /// <summary>It outlives the call.</summary>
        Kept,
    }

    /// <summary>Where a value comes from.</summary>
    /// <param name="Kind">Whether it is kept.</param>
    /// <param name="Field">The field through which it was reached; <see langword="null"/> for the component itself.</param>
    private readonly record struct From(Kind Kind, string? Field);

    /// <summary>What a method writes to kept state, in words.</summary>
    public IEnumerable<string> FindingsIn(MethodDefinitionHandle method) => Writes(method).Where(w => w.From.Kind == Kind.Kept).Select(w => w.What);

    private List<(From From, string What)> Writes(MethodDefinitionHandle handle)
    {
        MethodDefinition method = _metadata.GetMethodDefinition(handle);
        string name = _metadata.GetString(method.Name);
        bool makes = name == ".ctor" || CodeInspection.IsInit(_metadata, method);
        From self = makes || !_code.SignatureOf(method).IsOfObject ? default
            : _components.Contains(method.GetDeclaringType()) ? new(Kind.Kept, null) : new(Kind.This, null);
        var writes = new List<(From, string)>();
        var stack = new Stack<From>();
        var locals = new Dictionary<int, From>();
        var arriving = new Dictionary<int, From[]>();
        From Pop() => stack.TryPop(out From from) ? from : default;
        foreach (Instruction instruction in _code.Instructions(method))
        {
            if (arriving.TryGetValue(instruction.Offset, out From[]? came))
            {
                Join(stack, came);
            }

            OpCode code = instruction.Code;
            string opcode = code.Name!;
            EntityHandle? token = AssemblyCode.HandleOf(instruction);
            Called? called = token is { } known ? _code.Find(known) : null;
            if (opcode.StartsWith("ldarg", StringComparison.Ordinal))
            {
                stack.Push(instruction.Number == 0 ? self : default);
            }
            else if (opcode.StartsWith("ldloc", StringComparison.Ordinal))
            {
                stack.Push(opcode.StartsWith("ldloca", StringComparison.Ordinal) ? default : locals.GetValueOrDefault(instruction.Number));
            }
            else if (opcode.StartsWith("stloc", StringComparison.Ordinal))
            {
                locals[instruction.Number] = Pop();
            }
            else if (opcode == "dup")
            {
                From top = Pop();
                stack.Push(top);
                stack.Push(top);
            }
            else if (opcode is "ldsfld" or "ldsflda")
            {
                stack.Push(name == ".cctor" ? default : new(Kind.Kept, $"the static {CodeInspection.Written(called!.Name)}"));
            }
            else if (opcode is "ldfld" or "ldflda")
            {
                stack.Push(Through(Pop(), called!));
            }
            else if (opcode is "ldelema" or "ldelem" or "ldelem.ref")
            {
                Pop();
                stack.Push(Pop());
            }
            else if (opcode is "castclass" or "isinst")
            {
                stack.Push(Pop());
            }
            else if (opcode == "stfld")
            {
                Pop();
                From on = Pop();
                string field = CodeInspection.Written(called!.Name);
                writes.Add((on, on.Field is null ? $"writes its own field {field}" : $"writes {called.Type}.{field} on {on.Field}"));
            }
            else if (opcode.StartsWith("stelem", StringComparison.Ordinal) || opcode.StartsWith("stind", StringComparison.Ordinal) || opcode is "stobj" or "initobj")
            {
                From on = default;
                for (int i = Pops(code); i > 0; i--)
                {
                    on = Pop();
                }

                writes.Add((on, $"writes {(on.Field is null ? "its own field" : "to " + on.Field)}"));
            }
            else if (called is not null && token is { Kind: not HandleKind.FieldDefinition } && code.FlowControl == FlowControl.Call)
            {
                From on = default;
                for (int i = called.Parameters.Count + (called.IsOfObject && opcode != "newobj" ? 1 : 0); i > 0; i--)
                {
                    on = Pop();
                }

                bool onObject = called.IsOfObject && opcode != "newobj";
                if (opcode != "newobj" && (ForbiddenCalls.Changes(called) || (onObject && _code.OwnMethods(token.Value).Any(_changers.Contains))))
                {
                    writes.Add((on, $"{called} on {(on.Field is null ? "itself" : on.Field)}"));
                }

                if (opcode == "newobj" || called.Result != "System.Void")
                {
                    // An object or collection that a property hands out is part of what has the property.
                    stack.Push(onObject && called.Name.StartsWith("get_", StringComparison.Ordinal) ? Through(on, called) : default);
                }
            }
            else
            {
                for (int i = Pops(code); i > 0; i--)
                {
                    Pop();
                }

                for (int i = Pushes(code); i > 0; i--)
                {
                    stack.Push(default);
                }
            }

            foreach (int target in instruction.Targets)
            {
                arriving[target] = [.. stack];
            }

            if (code.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw)
            {
                stack.Clear();
            }
        }

        return writes;
    }

    /// <summary>What is read of an object, by a field or property: part of it.</summary>
    private From Through(From on, Called member) =>
        member.Name == "<>4__this" ? on.Kind == Kind.This && _names.Contains(member.Result) ? new(Kind.Kept, null) : default // a lambda's component
        : on.Kind == Kind.Kept && on.Field is null ? on with { Field = $"the field {Read(member)}" }
        : on.Kind == Kind.This && on.Field is null ? on with { Field = Read(member) }
        : on;

    private static string Read(Called member) => member.Name.StartsWith("get_", StringComparison.Ordinal) ? member.Name[4..] : CodeInspection.Written(member.Name);

    /// <summary>Two ways lead here: what is kept on one of them is kept.</summary>
    private static void Join(Stack<From> stack, From[] came)
    {
        From[] here = [.. stack];
        stack.Clear();
        for (int i = Math.Max(here.Length, came.Length) - 1; i >= 0; i--)
        {
            From one = i < here.Length ? here[i] : default, other = i < came.Length ? came[i] : default;
            stack.Push(one.Kind >= other.Kind ? one : other);
        }
    }

    private static int Pops(OpCode code) => code.StackBehaviourPop is StackBehaviour.Pop0 or StackBehaviour.Varpop ? 0 : code.StackBehaviourPop.ToString().Split('_').Length;

    private static int Pushes(OpCode code) => code.StackBehaviourPush is StackBehaviour.Push0 or StackBehaviour.Varpush ? 0 : code.StackBehaviourPush.ToString().Split('_').Length;
}
