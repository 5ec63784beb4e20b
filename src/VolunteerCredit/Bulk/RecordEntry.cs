using VolunteerCredit.Bulk.Building;
using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk;

/// <summary>
/// One service record as a file reader hands it over: the same columns as <see cref="Records.ServiceRecord"/>, texts as UTF-8 that lives only during the call.
/// An empty text is unknown. What is no valid UTF-8 is taken with U+FFFD in its place.
/// </summary>
public ref struct RecordEntry
{
    /// <summary>The record's id, of 1 to 200 characters.</summary>
    public ReadOnlySpan<byte> Id { get; set; }

    /// <summary>Whose service it was: an id of 1 to 200 characters.</summary>
    public ReadOnlySpan<byte> VolunteerId { get; set; }

    /// <summary>The day of service, from 1900-01-01 to 2199-12-31.</summary>
    public DateOnly Date { get; set; }

    /// <summary>When the service began.</summary>
    public TimeOnly? Start { get; set; }

    /// <summary>When the service ended; at or before <see cref="Start"/> is the next day.</summary>
    public TimeOnly? End { get; set; }

    /// <summary>Whole minutes, from 0; <see langword="null"/> for unknown.</summary>
    public int? Minutes { get; set; }

    /// <summary>Whole minutes planned, from 0; <see langword="null"/> for unknown.</summary>
    public int? PlannedMinutes { get; set; }

    /// <summary>The organisation served.</summary>
    public ReadOnlySpan<byte> Organization { get; set; }

    /// <summary>The project.</summary>
    public ReadOnlySpan<byte> Project { get; set; }

    /// <summary>The activity.</summary>
    public ReadOnlySpan<byte> Activity { get; set; }

    /// <summary>The campaign.</summary>
    public ReadOnlySpan<byte> Campaign { get; set; }

    /// <summary>The district of service.</summary>
    public ReadOnlySpan<byte> District { get; set; }

    /// <summary>The kind of service or act.</summary>
    public ReadOnlySpan<byte> Category { get; set; }

    /// <summary>How the amount came to be known.</summary>
    public ReadOnlySpan<byte> Source { get; set; }

    /// <summary>Approval of the record; empty is unknown, so that a source without the column says <c>approved</c>.</summary>
    public ReadOnlySpan<byte> Status { get; set; }

    /// <summary>The level that approved it.</summary>
    public ReadOnlySpan<byte> ApprovedBy { get; set; }

    /// <summary>Who keyed it.</summary>
    public ReadOnlySpan<byte> Recorder { get; set; }

    /// <summary>When it became known; <see langword="null"/> for always.</summary>
    public DateTimeOffset? RecordedAt { get; set; }

    /// <summary>The id of the record that this one corrects.</summary>
    public ReadOnlySpan<byte> Replaces { get; set; }

    /// <summary>The id of the record that this one retracts.</summary>
    public ReadOnlySpan<byte> Voids { get; set; }

    /// <summary>The amount of an act, at most six decimals and 1,000,000,000 either way.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>The unit of <see cref="Quantity"/>.</summary>
    public ReadOnlySpan<byte> Unit { get; set; }

    /// <summary>An evaluation, at most six decimals and 1,000,000,000 either way.</summary>
    public decimal? Rating { get; set; }

    /// <summary>Whether somebody disputes the record.</summary>
    public bool Disputed { get; set; }

    /// <summary>Labels, separated by semicolons; blanks around them do not count, empty ones neither.</summary>
    public ReadOnlySpan<byte> Tags { get; set; }

    /// <summary>Whether <see cref="Records.RecordRules"/> have surely nothing to say of the record, so that no object need be made to ask them.</summary>
    public readonly bool IsPlain => EntryCheck.IsPlain(this);

    /// <summary>Columns whose text is there and empty, as an object may have it and no file: a bit for each <see cref="Column"/>.</summary>
    internal int EmptyTexts { get; set; }

    /// <summary>The labels as an object has them, in place of <see cref="Tags"/>.</summary>
    internal IReadOnlyList<string>? TagList { get; set; }

    /// <summary>How the record names another.</summary>
    internal LinkKind GivenLink { get; set; }

    internal readonly LinkKind LinkKind => GivenLink != LinkKind.None ? GivenLink
        : Replaces.Length > 0 ? LinkKind.Replaces : Voids.Length > 0 ? LinkKind.Voids : LinkKind.None;

    internal readonly ReadOnlySpan<byte> Link => Replaces.Length > 0 ? Replaces : Voids;

    /// <summary>Whether there is anything besides ids, day, minutes, moment and texts.</summary>
    internal readonly bool IsRare => Start is not null || End is not null || PlannedMinutes is not null || Quantity is not null || Rating is not null
        || Disputed || LinkKind != LinkKind.None || Tags.Length > 0 || TagList is { Count: > 0 } || RecordedAt is { UtcTicks: 0 };

    /// <summary>The columns that have a text: a bit for each <see cref="Column"/>.</summary>
    internal readonly int GivenTexts => EmptyTexts
        | Bit(Organization, Column.Organization) | Bit(Project, Column.Project) | Bit(Activity, Column.Activity) | Bit(Campaign, Column.Campaign)
        | Bit(District, Column.District) | Bit(Category, Column.Category) | Bit(Source, Column.Source) | Bit(Status, Column.Status)
        | Bit(ApprovedBy, Column.ApprovedBy) | Bit(Recorder, Column.Recorder) | Bit(Unit, Column.Unit);

    private static int Bit(ReadOnlySpan<byte> text, Column column) => text.Length == 0 ? 0 : 1 << (int)column;

    internal readonly ReadOnlySpan<byte> TextOf(Column column) => column switch
    {
        Column.Organization => Organization,
        Column.Project => Project,
        Column.Activity => Activity,
        Column.Campaign => Campaign,
        Column.District => District,
        Column.Category => Category,
        Column.Source => Source,
        Column.Status => Status,
        Column.ApprovedBy => ApprovedBy,
        Column.Recorder => Recorder,
        Column.Unit => Unit,
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    internal void Set(Column column, ReadOnlySpan<byte> text)
    {
        switch (column)
        {
            case Column.Organization: Organization = text; break;
            case Column.Project: Project = text; break;
            case Column.Activity: Activity = text; break;
            case Column.Campaign: Campaign = text; break;
            case Column.District: District = text; break;
            case Column.Category: Category = text; break;
            case Column.Source: Source = text; break;
            case Column.Status: Status = text; break;
            case Column.ApprovedBy: ApprovedBy = text; break;
            case Column.Recorder: Recorder = text; break;
            case Column.Unit: Unit = text; break;
            default: throw new ArgumentOutOfRangeException(nameof(column));
        }
    }
}
