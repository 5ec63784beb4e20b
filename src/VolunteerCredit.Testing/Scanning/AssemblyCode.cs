using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace VolunteerCredit.Testing.Scanning;

/// <summary>The metadata and code of one assembly, with names in place of tokens.</summary>
internal sealed class AssemblyCode(PEReader portable)
{
    private readonly SignatureNames _names = new();

    public MetadataReader Metadata { get; } = portable.GetMetadataReader();

    /// <summary>The instructions of a method; none where it has no body.</summary>
    public IEnumerable<Instruction> Instructions(MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return [];
        }

        MethodBodyBlock body = portable.GetMethodBody(method.RelativeVirtualAddress);
        return Instruction.Read(body.GetILReader());
    }

    /// <summary>The names of the types of a method's local variables.</summary>
    public IEnumerable<string> Locals(MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return [];
        }

        StandaloneSignatureHandle locals = portable.GetMethodBody(method.RelativeVirtualAddress).LocalSignature;
        return locals.IsNil ? [] : Metadata.GetStandaloneSignature(locals).DecodeLocalSignature(_names, null);
    }

    /// <summary>The full name of a type, of whatever kind its handle is.</summary>
    public string NameOf(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition => _names.GetTypeFromDefinition(Metadata, (TypeDefinitionHandle)type, 0),
        HandleKind.TypeReference => _names.GetTypeFromReference(Metadata, (TypeReferenceHandle)type, 0),
        HandleKind.TypeSpecification => _names.GetTypeFromSpecification(Metadata, null, (TypeSpecificationHandle)type, 0),
        _ => "",
    };

    /// <summary>The type of a field of this assembly.</summary>
    public string TypeOf(FieldDefinition field) => field.DecodeSignature(_names, null);

    /// <summary>The parameters and result of a method of this assembly.</summary>
    public Called SignatureOf(MethodDefinition method)
    {
        MethodSignature<string> signature = method.DecodeSignature(_names, null);
        return new(NameOf(method.GetDeclaringType()), Metadata.GetString(method.Name), signature.ReturnType, [.. signature.ParameterTypes], []) { IsOfObject = signature.Header.IsInstance };
    }

    /// <summary>Whether the result of a method of this assembly has a modifier, as that of an <c>init</c> has.</summary>
    public static bool HasModifier(MethodDefinition method, string modifier) => method.DecodeSignature(new Modifiers(), null).ReturnType == modifier;

    /// <summary>What an instruction calls or reads: a method or field of any assembly; <see langword="null"/> for another token.</summary>
    public Called? Find(EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.MethodDefinition:
                return SignatureOf(Metadata.GetMethodDefinition((MethodDefinitionHandle)token));
            case HandleKind.MethodSpecification:
                MethodSpecification generic = Metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                return Find(generic.Method) is { } method ? method with { TypeArguments = [.. generic.DecodeSignature(_names, null)] } : null;
            case HandleKind.MemberReference:
                MemberReference member = Metadata.GetMemberReference((MemberReferenceHandle)token);
                string name = Metadata.GetString(member.Name), declaring = NameOf(member.Parent);
                if (member.GetKind() == MemberReferenceKind.Field)
                {
                    return new(declaring, name, member.DecodeFieldSignature(_names, null), [], []);
                }

                MethodSignature<string> signature = member.DecodeMethodSignature(_names, null);
                return new(declaring, name, signature.ReturnType, [.. signature.ParameterTypes], []) { IsOfObject = signature.Header.IsInstance };
            case HandleKind.FieldDefinition:
                FieldDefinition field = Metadata.GetFieldDefinition((FieldDefinitionHandle)token);
                return new(NameOf(field.GetDeclaringType()), Metadata.GetString(field.Name), TypeOf(field), [], []);
            default:
                return null;
        }
    }

    /// <summary>The types of this assembly that a token names, directly or as an argument of a generic one.</summary>
    public IEnumerable<TypeDefinitionHandle> OwnTypesIn(EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.TypeDefinition:
                return token.IsNil ? [] : [(TypeDefinitionHandle)token]; // object and interfaces have no base
            case HandleKind.MethodDefinition:
                return [Metadata.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType()];
            case HandleKind.FieldDefinition:
                return [Metadata.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType()];
            case HandleKind.MemberReference:
                return OwnTypesIn(Metadata.GetMemberReference((MemberReferenceHandle)token).Parent);
            case HandleKind.MethodSpecification:
                MethodSpecification method = Metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                return [.. OwnTypesIn(method.Method), .. method.DecodeSignature(new OwnTypes(), null).SelectMany(types => types)];
            case HandleKind.TypeSpecification:
                return Metadata.GetTypeSpecification((TypeSpecificationHandle)token).DecodeSignature(new OwnTypes(), null);
            default:
                return [];
        }
    }

    /// <summary>The base of a type where it is of this assembly; of a generic one its definition.</summary>
    public TypeDefinitionHandle? BaseOf(TypeDefinitionHandle type) => Own(Metadata.GetTypeDefinition(type).BaseType);

    /// <summary>The type of this assembly that a handle stands for, and not one that it only names as an argument: of <c>IEquatable&lt;Own&gt;</c> none.</summary>
    public TypeDefinitionHandle? Own(EntityHandle type)
    {
        string name = type.IsNil ? "" : NameOf(type);
        return OwnTypesIn(type).Take(1).Where(own => NameOf(own) is var mine && (name == mine || name.StartsWith(mine + "<", StringComparison.Ordinal))).Select(own => (TypeDefinitionHandle?)own).FirstOrDefault();
    }

    /// <summary>The methods of this assembly that a token may stand for.</summary>
    public IEnumerable<MethodDefinitionHandle> OwnMethods(EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.MethodDefinition:
                return [(MethodDefinitionHandle)token];
            case HandleKind.MethodSpecification:
                return OwnMethods(Metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method);
            case HandleKind.MemberReference when OwnTypesIn(token).FirstOrDefault() is { IsNil: false } generic:
                string name = Metadata.GetString(Metadata.GetMemberReference((MemberReferenceHandle)token).Name);
                return Metadata.GetTypeDefinition(generic).GetMethods().Where(m => Metadata.GetString(Metadata.GetMethodDefinition(m).Name) == name);
            default:
                return [];
        }
    }

    /// <summary>Whether a token of an instruction is one of metadata, and not of a string or signature.</summary>
    public static EntityHandle? HandleOf(Instruction instruction) =>
        instruction.Token is { } token && MetadataTokens.Handle(token) is { Kind: not HandleKind.UserString and not HandleKind.StandaloneSignature } handle ? (EntityHandle)handle : null;
}

/// <summary>A method or field, by name and signature.</summary>
/// <param name="Type">The full name of the type that declares it, with type arguments.</param>
/// <param name="Name">Its name.</param>
/// <param name="Result">The type of the result, or of the field.</param>
/// <param name="Parameters">The types of the parameters.</param>
/// <param name="TypeArguments">For a generic method its arguments.</param>
internal sealed record Called(string Type, string Name, string Result, IReadOnlyList<string> Parameters, IReadOnlyList<string> TypeArguments)
{
    /// <summary>The type without its type arguments.</summary>
    public string OpenType => Type.IndexOf('<', StringComparison.Ordinal) is > 0 and var at ? Type[..at] : Type;

    /// <summary>Whether it is a method that is called on an object.</summary>
    public bool IsOfObject { get; init; }

    public override string ToString() => $"{Type}.{Name}";
}
