using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>What the building of every partition looks at.</summary>
internal sealed class BuildContext
{
    public required TableSpec Spec { get; init; }

    public required bool KeepRecordIds { get; init; }

    public required TextTable Texts { get; init; }

    /// <summary>By the writer's number.</summary>
    public required IReadOnlyDictionary<int, CodeTranslation> Translations { get; init; }

    /// <summary>Volunteers' facts by partition.</summary>
    public required IReadOnlyList<Fact>[] Facts { get; init; }

    /// <summary>Facts of other subjects.</summary>
    public required IReadOnlyList<Fact> SharedFacts { get; init; }

    /// <summary>Records that others' records name.</summary>
    public required NamedRecords Named { get; init; }

    /// <summary>Told what was noticed.</summary>
    public required Action<IReadOnlyList<Notice>> Tell { get; init; }

    public IReadOnlyList<Fact> FactsOf(int partition) => Facts[partition];

    public CodeTranslation TranslationOf(int writer) => Translations[writer];
}
