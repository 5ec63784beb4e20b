using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VolunteerCredit.Conventions.Tests;

/// <summary>A type as it is declared, of all its parts.</summary>
/// <param name="Name">Its name, of nested ones without those around it.</param>
/// <param name="Folder">The project's folder, such as <c>src/VolunteerCredit</c>.</param>
/// <param name="IsPublic">Whether code outside of its assembly can name it.</param>
/// <param name="Members">The names of its members.</param>
internal sealed record SourceType(string Name, string Folder, bool IsPublic, IReadOnlySet<string> Members);

/// <summary>The types of packages and tests, read from their sources: internal ones too, and those of packages that these tests do not reference.</summary>
internal static class SourceTypes
{
    private static readonly Lazy<SourceType[]> Types = new(Read);

    public static IReadOnlyList<SourceType> All => Types.Value;

    /// <summary>Public types of the packages, by name.</summary>
    public static IReadOnlySet<string> PublicNames { get; } = All.Where(t => t.IsPublic && t.Folder.StartsWith("src/", StringComparison.Ordinal)).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether <c>Type</c> or <c>Type.Member</c> is declared somewhere.</summary>
    public static bool Has(string name)
    {
        string[] parts = name.Split('.');
        return parts.Length <= 2 && All.Any(t => t.Name == parts[0] && (parts.Length == 1 || t.Members.Contains(parts[1])));
    }

    private static SourceType[] Read() =>
    [
        .. Repository.Projects("src").Concat(Repository.Projects("tests"))
            .SelectMany(folder => Repository.Files("*.cs", folder).Select(file => (Folder: folder, File: file)))
            .Where(source => !source.File.Contains("/templates/", StringComparison.Ordinal)) // what they make is others'
            .AsParallel().AsOrdered().SelectMany(source => Declared(source.Folder, File.ReadAllText(source.File)))
            .GroupBy(t => (t.Folder, t.Name)).Select(parts => parts.First() with
            {
                IsPublic = parts.Any(part => part.IsPublic), Members = parts.SelectMany(part => part.Members).ToHashSet(StringComparer.Ordinal),
            }),
    ];

    private static IEnumerable<SourceType> Declared(string folder, string text) =>
        from declaration in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
        where declaration is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
        let around = declaration.Ancestors().OfType<BaseTypeDeclarationSyntax>().Prepend(declaration).OfType<MemberDeclarationSyntax>()
        select new SourceType(NamesOf(declaration).Single(), folder, around.All(IsPublic), MembersOf(declaration).ToHashSet(StringComparer.Ordinal));

    private static bool IsPublic(MemberDeclarationSyntax declaration) =>
        declaration.Modifiers.Any(SyntaxKind.PublicKeyword)
        || (declaration.Parent is InterfaceDeclarationSyntax && !declaration.Modifiers.Any(SyntaxKind.PrivateKeyword) && !declaration.Modifiers.Any(SyntaxKind.InternalKeyword));

    private static IEnumerable<string> MembersOf(MemberDeclarationSyntax declaration) =>
    [
        .. declaration is TypeDeclarationSyntax type ? type.Members.SelectMany(NamesOf).Concat(type.ParameterList?.Parameters.Select(p => p.Identifier.Text) ?? []) : [],
        .. declaration is EnumDeclarationSyntax choice ? choice.Members.Select(m => m.Identifier.Text) : [],
    ];

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        DelegateDeclarationSyntax type => [type.Identifier.Text],
        MethodDeclarationSyntax method => [method.Identifier.Text],
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        EventDeclarationSyntax happening => [happening.Identifier.Text],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier.Text),
        _ => [],
    };
}
