using VolunteerCredit.Bulk.Building;
using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk;

/// <summary>
/// One service record as a file reader hands it over: the same columns as <see cref="Records.ServiceRecord"/>, texts as UTF-8 that lives only during the call.
/// An empty text is unknown. What is no valid UTF-8 is taken with U+FFFD in its place.
/// </summary>
public ref struct RecordEntry
{
    // A bit for each column of text, and above them one for each of what most records do not have; so nothing need be asked one by one.
    private const int TextsGiven = (1 << Block.ColumnCount) - 1;
    private const int StartGiven = 1 << (Block.ColumnCount + 0);
    private const int EndGiven = 1 << (Block.ColumnCount + 1);
    private const int PlannedMinutesGiven = 1 << (Block.ColumnCount + 2);
    private const int ReplacesGiven = 1 << (Block.ColumnCount + 3);
    private const int VoidsGiven = 1 << (Block.ColumnCount + 4);
    private const int QuantityGiven = 1 << (Block.ColumnCount + 5);
    private const int RatingGiven = 1 << (Block.ColumnCount + 6);
    private const int DisputedGiven = 1 << (Block.ColumnCount + 7);
    private const int TagsGiven = 1 << (Block.ColumnCount + 8);
    private int _given;

    /// <summary>The record's id, of 1 to 200 characters.</summary>
    public ReadOnlySpan<byte> Id { get; set; }

    /// <summary>Whose service it was: an id of 1 to 200 characters.</summary>
    public ReadOnlySpan<byte> VolunteerId { get; set; }

    /// <summary>The day of service, from 1900-01-01 to 2199-12-31.</summary>
    public DateOnly Date { get; set; }

    /// <summary>When the service began.</summary>
    public TimeOnly? Start { readonly get; set => Give(StartGiven, (field = value) is not null); }

    /// <summary>When the service ended; at or before <see cref="Start"/> is the next day.</summary>
    public TimeOnly? End { readonly get; set => Give(EndGiven, (field = value) is not null); }

    /// <summary>Whole minutes, from 0; <see langword="null"/> for unknown.</summary>
    public int? Minutes { get; set; }

    /// <summary>Whole minutes planned, from 0; <see langword="null"/> for unknown.</summary>
    public int? PlannedMinutes { readonly get; set => Give(PlannedMinutesGiven, (field = value) is not null); }

    /// <summary>The organisation served.</summary>
    public ReadOnlySpan<byte> Organization { readonly get; set => Give(1 << (int)Column.Organization, !(field = value).IsEmpty); }

    /// <summary>The project.</summary>
    public ReadOnlySpan<byte> Project { readonly get; set => Give(1 << (int)Column.Project, !(field = value).IsEmpty); }

    /// <summary>The activity.</summary>
    public ReadOnlySpan<byte> Activity { readonly get; set => Give(1 << (int)Column.Activity, !(field = value).IsEmpty); }

    /// <summary>The campaign.</summary>
    public ReadOnlySpan<byte> Campaign { readonly get; set => Give(1 << (int)Column.Campaign, !(field = value).IsEmpty); }

    /// <summary>The district of service.</summary>
    public ReadOnlySpan<byte> District { readonly get; set => Give(1 << (int)Column.District, !(field = value).IsEmpty); }

    /// <summary>The kind of service or act.</summary>
    public ReadOnlySpan<byte> Category { readonly get; set => Give(1 << (int)Column.Category, !(field = value).IsEmpty); }

    /// <summary>How the amount came to be known.</summary>
    public ReadOnlySpan<byte> Source { readonly get; set => Give(1 << (int)Column.Source, !(field = value).IsEmpty); }

    /// <summary>Approval of the record; empty is unknown, so that a source without the column says <c>approved</c>.</summary>
    public ReadOnlySpan<byte> Status { readonly get; set => Give(1 << (int)Column.Status, !(field = value).IsEmpty); }

    /// <summary>The level that approved it.</summary>
    public ReadOnlySpan<byte> ApprovedBy { readonly get; set => Give(1 << (int)Column.ApprovedBy, !(field = value).IsEmpty); }

    /// <summary>Who keyed it.</summary>
    public ReadOnlySpan<byte> Recorder { readonly get; set => Give(1 << (int)Column.Recorder, !(field = value).IsEmpty); }

    /// <summary>When it became known; <see langword="null"/> for always.</summary>
    public DateTimeOffset? RecordedAt { get; set; }

    /// <summary>The id of the record that this one corrects.</summary>
    public ReadOnlySpan<byte> Replaces { readonly get; set => Give(ReplacesGiven, !(field = value).IsEmpty); }

    /// <summary>The id of the record that this one retracts.</summary>
    public ReadOnlySpan<byte> Voids { readonly get; set => Give(VoidsGiven, !(field = value).IsEmpty); }

    /// <summary>The amount of an act, at most six decimals and 1,000,000,000 either way.</summary>
    public decimal? Quantity { readonly get; set => Give(QuantityGiven, (field = value) is not null); }

    /// <summary>The unit of <see cref="Quantity"/>.</summary>
    public ReadOnlySpan<byte> Unit { readonly get; set => Give(1 << (int)Column.Unit, !(field = value).IsEmpty); }

    /// <summary>An evaluation, at most six decimals and 1,000,000,000 either way.</summary>
    public decimal? Rating { readonly get; set => Give(RatingGiven, (field = value) is not null); }

    /// <summary>Whether somebody disputes the record.</summary>
    public bool Disputed { readonly get; set => Give(DisputedGiven, field = value); }

    /// <summary>Labels, separated by semicolons; blanks around them do not count, empty ones neither.</summary>
    public ReadOnlySpan<byte> Tags { readonly get; set => Give(TagsGiven, !(field = value).IsEmpty); }

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
    internal readonly bool IsRare => (_given & ~TextsGiven) != 0 || GivenLink != LinkKind.None || TagList is { Count: > 0 } || RecordedAt is { UtcTicks: 0 };

    /// <summary>Whether there is nothing but ids, day, minutes, moment and texts other than a unit.</summary>
    internal readonly bool IsCommon => (_given & (~TextsGiven | (1 << (int)Column.Unit))) == 0;

    /// <summary>The columns that have a text: a bit for each <see cref="Column"/>.</summary>
    internal readonly int GivenTexts => EmptyTexts | (_given & TextsGiven);

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

    private void Give(int bit, bool given) => _given = given ? _given | bit : _given & ~bit;
}
