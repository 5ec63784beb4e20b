using System.Globalization;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Cells;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.Files.Mappings;

/// <summary>Turns a document into a mapping. Every fault is noted with its place, and reading goes on.</summary>
internal sealed class MappingReader : ScalarBinder
{
    private const int HeaderWithinMax = 1000, HeaderWithinDefault = 20;

    private static readonly KeyValuePair<string, object>[] Placements =
        [new("refuse", Placement.Refuse), new("first-day", Placement.FirstDay), new("last-day", Placement.LastDay), new("spread", Placement.Spread)];

    private static readonly KeyValuePair<string, object>[] Roundings =
        [new("down", RoundingMode.Down), new("up", RoundingMode.Up), new("half-up", RoundingMode.HalfUp), new("half-down", RoundingMode.HalfDown), new("half-even", RoundingMode.HalfEven)];

    private static readonly KeyValuePair<string, object>[] Units =
        [new("hours", DurationUnit.Hours), new("minutes", DurationUnit.Minutes), new("seconds", DurationUnit.Seconds)];

    private static readonly KeyValuePair<string, object>[] Encodings = [new("utf-8", false), new("gb18030", true)];
    private static readonly KeyValuePair<string, object>[] Separators = [new(",", ','), new(";", ';'), new("\t", '\t'), new("|", '|')];
    private static readonly KeyValuePair<string, object>[] Digests = [new("hmac-sha256", true)];
    private static readonly KeyValuePair<string, object>[] ContentDigests = [new("sha-256", false), new("hmac-sha256", true)];

    private readonly InstantReadings _instants;
    private readonly Spot _root;
    private TimeSpan? _offset;

    private MappingReader(RuleSetDocument document, List<Notice> faults)
        : base(document.Source, faults)
    {
        _root = new(document.Root, "");
        _instants = new(this);
    }

    public static RecordMapping Read(RuleSetDocument document)
    {
        var faults = new List<Notice>(document.ReadingFaults);
        RuleSetDocument whole = document.Root.Find("base") is { Kind: NodeKind.Text } name && RecordMappings.Ids.Contains(name.Text, StringComparer.Ordinal)
            ? document.With(Over(RuleSetDocument.Read(RecordMappings.Source(name.Text)).Root, document.Root))
            : document;
        RecordMapping? mapping = new MappingReader(whole, faults).Read();
        return faults.Count == 0 ? mapping! : throw new MappingRefusedException(faults);
    }

    /// <summary>A document over its base: what it says replaces what the base says, of columns one by one.</summary>
    private static DocumentNode Over(DocumentNode below, DocumentNode above)
    {
        if (above.Kind != NodeKind.Map)
        {
            return above;
        }

        IEnumerable<(string, DocumentNode)> kept = below.Members.Where(member => above.Find(member.Key) is null).Select(member => (member.Key, member.Value));
        return DocumentNode.Map(kept.Concat(above.Members.Select(member => (
            member.Key,
            member.Key == "columns" && below.Find(member.Key) is { } columns ? Over(columns, member.Value) : member.Value)))).At(above);
    }

    private RecordMapping? Read()
    {
        if (!Is(_root, NodeKind.Map))
        {
            return null;
        }

        CheckKeys(_root, MappingKeys.Document);
        if (_root.Find("base") is { } named && !RecordMappings.Ids.Contains(named.Node.Text, StringComparer.Ordinal))
        {
            Fault("VC1054", named, RuleSets.Expected.Show(named.Node), Words.Same(RuleSets.Expected.OneOf(named.Node.Text, RecordMappings.Ids)));
        }

        string id = _root.Find("id") is { } text ? BindIdentifier(text) ?? "" : Missing(_root, "id");
        _offset = _root.Find("offset") is { } offset ? Offset(offset) : null;
        ContentId? ids = null;
        var columns = new List<MappedColumn>();
        if (_root.Find("columns") is not { } section)
        {
            Missing(_root, "columns");
        }
        else if (Is(section, NodeKind.Map))
        {
            foreach ((string target, Spot spot) in section.Members())
            {
                if (!MappingKeys.Targets.Contains(target, StringComparer.Ordinal))
                {
                    FaultUnknownKey(spot, target, MappingKeys.Targets);
                }
                else if (target == MappingKeys.RecordId && spot.Find("content") is not null)
                {
                    ids = Content(spot);
                }
                else if (spot.Node.Kind != NodeKind.Null && Column(target, spot) is { } column)
                {
                    columns.Add(column);
                }
            }

            foreach (string target in new[] { MappingKeys.RecordId, MappingKeys.VolunteerId, MappingKeys.Date, "source", "status" })
            {
                if (section.Find(target) is not { Node.Kind: not NodeKind.Null })
                {
                    Missing(section, target);
                }
            }
        }

        MappedCase[] cases = _root.Find("cases") is { } list && Is(list, NodeKind.List) ? [.. list.Items().Select(Case).OfType<MappedCase>()] : [];
        return new(id, _root.Find("title") is { } title ? BindTitle(title) : null)
        {
            Columns = columns,
            Cases = cases,
            Ids = ids,
            Placement = PlacementOf(columns, cases),
            Ignored = _root.Find("ignore") is { } ignored ? Texts(ignored).ToHashSet(StringComparer.Ordinal) : [],
            Separator = (char?)Choice(_root, "separator", Separators),
            IsGb18030 = (bool?)Choice(_root, "encoding", Encodings) ?? false,
            HeaderWithin = _root.Find("headerWithin") is { } within ? BindWhole(within, new(1, HeaderWithinMax)) ?? 1 : HeaderWithinDefault,
        };
    }

    private Placement PlacementOf(List<MappedColumn> columns, MappedCase[] cases)
    {
        var placement = (Placement?)Choice(_root, "severalDays", Placements);
        bool mayRun = columns.Exists(column => column.Target == MappingKeys.LastDate || (column.Instant is { } instant
            && (instant.HasRange || (column.Target == MappingKeys.End && instant.HasDay))));
        if (mayRun && placement is null && _root.Find("severalDays") is null)
        {
            Missing(_root, "severalDays (refuse, first-day, last-day, spread)");
        }

        if (placement == Placement.Spread && MappingKeys.Indivisible.FirstOrDefault(
            target => columns.Exists(column => column.Target == target) || Array.Exists(cases, of => of.Set?.GetValueOrDefault(target) is { Length: > 0 })) is { } other)
        {
            Fault("VC1052", _root.Find("severalDays")!.Value, "spread", Words.Same(other));
        }

        return placement ?? Placement.Refuse;
    }

    private MappedColumn? Column(string target, Spot spot)
    {
        var column = new MappedColumn { Target = target, Instant = InstantReadings.Default(target), Expected = InstantReadings.ExpectedOf(target) };
        if (spot.Node.Kind == NodeKind.Text)
        {
            return Name(spot) is { } name ? column with { Column = name } : null;
        }

        if (!Is(spot, NodeKind.Map))
        {
            return null;
        }

        int before = FaultCount;
        CheckKeys(spot, MappingKeys.Of(target));
        if (spot.Find("constant") is { } constant)
        {
            foreach ((string key, Spot other) in spot.Members().Where(member => member.Key != "constant"))
            {
                Fault("VC1052", other, key, Words.Same("constant"));
            }

            return Is(constant, NodeKind.Text) ? column with { Constant = Encoding.UTF8.GetBytes(constant.Node.Text) } : null;
        }

        string? from = spot.Find("column") is { } named ? Name(named) : Missing(spot, "column");
        column = column with
        {
            Column = from,
            IsOptional = Flag(spot, "optional"),
            IsRequired = Flag(spot, "required"),
            IsPlain = Flag(spot, "plain"),
            IsKeyed = (bool?)Choice(spot, "digest", Digests) ?? false,
            Values = spot.Find("values") is { } values ? Values(values) : [],
        };
        if (column.IsOptional && (column.IsRequired || target is MappingKeys.VolunteerId or MappingKeys.RecordId or MappingKeys.Date or "source" or "status"))
        {
            // A record without a status is approved by default: that must not come about by a column that happens not to be there.
            Fault("VC1052", spot.Find("optional")!.Value, "optional", Words.Same(column.IsRequired ? "required" : target));
        }

        if (MappingKeys.Of(target).Contains("format", StringComparer.Ordinal))
        {
            column = _instants.Read(column, spot, _offset);
        }
        else if (target is MappingKeys.Minutes or MappingKeys.PlannedMinutes)
        {
            column = Duration(column, spot);
        }

        return FaultCount == before ? column : null;
    }

    private MappedColumn Duration(MappedColumn column, Spot spot)
    {
        bool isDuration = spot.Find("read") is not null && Choice(spot, "read", [new("duration", true)]) is true;
        if (!isDuration && (spot.Find("unit") ?? spot.Find("round")) is not null)
        {
            Missing(spot, "\"read\": \"duration\"");
        }

        var unit = (DurationUnit?)Choice(spot, "unit", Units);
        return !isDuration ? column : column with
        {
            IsDuration = true,
            Unit = unit,
            Round = (RoundingMode?)Choice(spot, "round", Roundings),
            Expected = Tables.Expected.Duration(spot.Find("unit")?.Node.Text, spot.Find("round") is not null),
        };
    }

    private ContentId? Content(Spot spot)
    {
        CheckKeys(spot, MappingKeys.Content);
        string[] columns = Texts(spot.Find("content")!.Value);
        string prefix = spot.Find("prefix") is not { } given ? "" : BindIdentifier(given) ?? "";
        return new(columns, prefix, (bool?)Choice(spot, "digest", ContentDigests) ?? false);
    }

    private MappedCase? Case(Spot spot)
    {
        if (!Is(spot, NodeKind.Map))
        {
            return null;
        }

        CheckKeys(spot, MappingKeys.Case);
        string? column = spot.Find("column") is { } name ? Name(name) : Missing(spot, "column");
        string[] texts = spot.Find("is") is { } list ? Texts(list) : [Missing(spot, "is")];
        Spot? set = spot.Find("set"), exclude = spot.Find("exclude");
        if ((set is null) == (exclude is null) || (exclude is not null && !Flag(spot, "exclude")))
        {
            Missing(spot, "set / \"exclude\": true");
            return null;
        }

        var values = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (set is { } given && Is(given, NodeKind.Map))
        {
            foreach ((string target, Spot value) in given.Members())
            {
                if (!Tables.RecordForm.Names.Contains(target, StringComparer.Ordinal) || target == MappingKeys.RecordId)
                {
                    FaultUnknownKey(value, target, Tables.RecordForm.Names.Where(known => known != MappingKeys.RecordId));
                }
                else if (value.Node.Kind == NodeKind.Null || Is(value, NodeKind.Text))
                {
                    values.Add(target, value.Node.Kind == NodeKind.Null ? [] : Encoding.UTF8.GetBytes(value.Node.Text));
                }
            }
        }

        return column is null ? null : new(column, [.. texts.Select(Encoding.UTF8.GetBytes)], set is null ? null : values);
    }

    private List<(byte[] From, byte[] To)> Values(Spot spot)
    {
        var values = new List<(byte[], byte[])>();
        if (Is(spot, NodeKind.Map))
        {
            foreach ((string from, Spot to) in spot.Members())
            {
                if (to.Node.Kind == NodeKind.Null || Is(to, NodeKind.Text))
                {
                    values.Add((Encoding.UTF8.GetBytes(from), to.Node.Kind == NodeKind.Null ? [] : Encoding.UTF8.GetBytes(to.Node.Text)));
                }
            }
        }

        return values;
    }

    private TimeSpan? Offset(Spot spot)
    {
        // As in a moment: what stands behind a day and a time.
        if (spot.Node.Kind == NodeKind.Text && MomentCell.TryParse(Encoding.UTF8.GetBytes("2000-01-01T00:00" + spot.Node.Text), out DateTimeOffset moment))
        {
            return moment.Offset;
        }

        Fault("VC3006", spot, RuleSets.Expected.Show(spot.Node), InstantReadings.Offset);
        return null;
    }

    private string? Name(Spot spot)
    {
        if (!Is(spot, NodeKind.Text))
        {
            return null;
        }

        if (spot.Node.Text.Trim().Length == 0)
        {
            Fault("VC3006", spot, "", new Words("the name of a column", "列名"));
        }

        return spot.Node.Text;
    }

    private string[] Texts(Spot spot)
    {
        if (!Is(spot, NodeKind.List))
        {
            return [];
        }

        if (spot.Node.Items.Count == 0)
        {
            Fault("VC3006", spot, "[]", new Words("at least one text", "至少一个文本"));
        }

        return [.. spot.Items().Where(item => Is(item, NodeKind.Text)).Select(item => item.Node.Text)];
    }

    private bool Flag(Spot spot, string key) => spot.Find(key) is { } flag && Is(flag, NodeKind.Flag) && flag.Node.Text == "true";

    internal object? Choice(Spot spot, string key, KeyValuePair<string, object>[] choices) =>
        spot.Find(key) is { } found ? BindChoice(found, new ChoiceGrammar(choices)) : null;

    internal string Missing(Spot spot, string what)
    {
        Fault("VC3005", spot, null, Words.Same(what));
        return "";
    }

    private void CheckKeys(Spot spot, string[] known)
    {
        foreach ((string key, Spot value) in spot.Members())
        {
            if (!known.Contains(key, StringComparer.Ordinal))
            {
                FaultUnknownKey(value, key, known);
            }
        }
    }
}
