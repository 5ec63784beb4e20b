using System.Runtime.InteropServices;
using VolunteerCredit.Advice;
using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>Admits a volunteer's records and facts, and builds the block: versions resolved, parts split, canonical order.</summary>
internal sealed class BlockBuilder(RuleSetPlan plan, Workspace workspace)
{
    private const int DayMinutes = 1440;
    private const int UnplacedTime = -1;

    private readonly List<Part> _parts = [];
    private readonly List<Part> _hypothetical = [];
    private readonly Column[] _columns = [.. plan.Columns];

    /// <summary>Builds the block of a volunteer.</summary>
    public void Build(Volunteer volunteer, Evaluation evaluation, List<Notice> notices)
    {
        (DateOnly asOf, DateTimeOffset? knownAt) = (evaluation.AsOf, evaluation.KnownAt);
        var facts = new FactView(volunteer.Id, volunteer.Facts, knownAt, notices, evaluation.LeftOut);
        ReportConflicts(facts, asOf, notices);

        List<ServiceRecord> services = Admit(volunteer, facts, asOf.DayNumber, knownAt, notices);
        _parts.Clear();
        for (int service = 0; service < services.Count; service++)
        {
            if (services[service].Date > asOf)
            {
                notices.Add(new Notice("VC2009", new Place { RecordId = services[service].Id }, RecordRules.Iso(services[service].Date)));
            }

            Split(services[service], service, asOf.DayNumber, _parts);
        }

        // Services are numbered by id, so that the order is complete whatever order the records came in.
        SortIfNeeded(_parts, static (a, b) => a.CompareTo(b));
        Fill(services, facts, asOf.DayNumber);
    }

    /// <summary>Builds the block of a volunteer with hypothetical records; what is admitted was found once for all days.</summary>
    public void Build(Prospect prospect, DateOnly asOf)
    {
        _parts.Clear();
        _hypothetical.Clear();
        int own = prospect.Own.Count;
        for (int i = 0; i < prospect.Plan.Count; i++)
        {
            Split(prospect.Plan[i], own + i, asOf.DayNumber, _hypothetical);
        }

        // Both are in canonical order; no day has parts of both.
        int next = 0;
        foreach (Part part in prospect.PartsUnder(plan, SplitAll))
        {
            if (part.Date > asOf.DayNumber)
            {
                break;
            }

            while (next < _hypothetical.Count && _hypothetical[next].CompareTo(part) < 0)
            {
                _parts.Add(_hypothetical[next++]);
            }

            _parts.Add(part);
        }

        _parts.AddRange(CollectionsMarshal.AsSpan(_hypothetical)[next..]);
        Fill(prospect.Services, prospect.Facts, asOf.DayNumber);
    }

    /// <summary>What of a volunteer is admitted, whatever the as-of day.</summary>
    public static (FactView Facts, List<ServiceRecord> Services) Admit(Volunteer volunteer, Evaluation evaluation)
    {
        var unread = new List<Notice>();
        var facts = new FactView(volunteer.Id, volunteer.Facts, evaluation.KnownAt, unread, evaluation.LeftOut);
        return (facts, Admit(volunteer, facts, evaluation.AsOf.DayNumber, evaluation.KnownAt, unread));
    }

    /// <summary>The parts of services on all days, in canonical order.</summary>
    private List<Part> SplitAll(IReadOnlyList<ServiceRecord> services)
    {
        var parts = new List<Part>(services.Count);
        for (int service = 0; service < services.Count; service++)
        {
            Split(services[service], service, int.MaxValue, parts);
        }

        parts.Sort();
        return parts;
    }

    /// <summary>Builds the block of a group from what intake left of its members' rows; services are numbered by member and id.</summary>
    public void Build(Group group, FactView facts, DateOnly asOf, List<Notice> notices)
    {
        ReportConflicts(facts, asOf, notices);
        _parts.Clear();
        _parts.AddRange(group.Rows.Select(r => r.Part));
        Fill(group.Services, facts, asOf.DayNumber);
        Block block = workspace.Block;
        block.MemberFacts = [.. group.Members.Select(m => m.Facts)];
        for (int row = 0; row < block.Count; row++)
        {
            GroupRow taken = group.Rows[row];
            workspace.Memory.Members[row] = taken.Member;
            workspace.Counted[row] = taken.Of.Counted;
            workspace.Open[row] = taken.Of.Open;
        }
    }

    /// <summary>What intake left of each row, for the groups that it belongs to.</summary>
    public MemberRow[] Rows(ILookup<int, Booking> bookings)
    {
        Block block = workspace.Block;
        return [.. _parts.Select((part, row) => new MemberRow(
            part, workspace.Services[block.Services[row]], workspace.Counted[row], workspace.Open[row], [.. bookings[row]]))];
    }

    private static void ReportConflicts(FactView facts, DateOnly asOf, List<Notice> notices)
    {
        foreach (string name in facts.Conflicts(asOf.DayNumber))
        {
            notices.Add(new Notice("VC2010", default, name));
        }
    }

    /// <summary>The record versions that count: visible, sound, and the last of their service.</summary>
    private static List<ServiceRecord> Admit(Volunteer volunteer, FactView facts, int asOf, DateTimeOffset? knownAt, List<Notice> notices)
    {
        var visible = new List<ServiceRecord>(volunteer.Records.Count);
        foreach (ServiceRecord record in volunteer.Records)
        {
            if (!(record.RecordedAt > knownAt) && IsSound(record, volunteer.Id, facts, asOf, notices))
            {
                visible.Add(record);
            }
        }

        if (volunteer.RecordsOfOthers.Count > 0)
        {
            visible.RemoveAll(NamesAnothers(volunteer, visible, knownAt, notices));
        }

        int undated = knownAt is null ? 0 : visible.Count(static r => r.RecordedAt is null);
        if (undated > 0)
        {
            notices.Add(new Notice("VC1223", default, undated.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        SortIfNeeded(visible, static (a, b) => Ids.Compare(a.Id, b.Id));
        if (HasOneVersionOfEach(visible))
        {
            return visible;
        }

        var services = new List<ServiceRecord>(visible.Count);
        Versions.Resolve(visible, KeyOf, SayTheSame, services, notices);
        SortIfNeeded(services, static (a, b) => Ids.Compare(a.Id, b.Id));
        return services;
    }

    /// <summary>As a rule what is handed in is in order already.</summary>
    private static void SortIfNeeded<T>(List<T> items, Comparison<T> compare)
    {
        for (int i = 1; i < items.Count; i++)
        {
            if (compare(items[i - 1], items[i]) > 0)
            {
                items.Sort(compare);
                return;
            }
        }
    }

    /// <summary>Whether none of the records, ordered by id, names, or shares the id of, another.</summary>
    private static bool HasOneVersionOfEach(List<ServiceRecord> records)
    {
        for (int i = 0; i < records.Count; i++)
        {
            if (records[i].Replaces is not null || records[i].Voids is not null || (i > 0 && records[i].Id == records[i - 1].Id))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSound(ServiceRecord record, string volunteerId, FactView facts, int asOf, List<Notice> notices)
    {
        bool sound = true;
        IReadOnlyList<Notice> found = RecordRules.Check(record);
        for (int i = 0; i < found.Count; i++)
        {
            notices.Add(found[i]);
            sound &= found[i].Severity < Severity.Refusal;
        }

        if (record.VolunteerId != volunteerId)
        {
            notices.Add(new Notice("VC1209", new Place { RecordId = record.Id }));
            return false;
        }

        // The birth as known on the as-of day: a later fact changes nothing, and one that is dated speaks of the days before it too.
        if (record.Voids is null && facts.TryGet(FactNames.Born, asOf, out FactValue fact)
            && RecordRules.TryParseDate(fact.Value, out DateOnly born) && record.Date < born)
        {
            notices.Add(new Notice("VC1208", new Place { RecordId = record.Id, Name = "date" }, RecordRules.Iso(record.Date)));
            return false;
        }

        return sound;
    }

    private static Predicate<ServiceRecord> NamesAnothers(Volunteer volunteer, List<ServiceRecord> visible, DateTimeOffset? knownAt, List<Notice> notices)
    {
        var own = visible.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return record =>
        {
            if ((record.Replaces ?? record.Voids) is not { } named || own.Contains(named)
                || !volunteer.RecordsOfOthers.TryGetValue(named, out DateTimeOffset? since) || since > knownAt)
            {
                return false;
            }

            notices.Add(new Notice("VC2006", new Place { RecordId = record.Id }, named));
            return true;
        };
    }

    internal static VersionKey KeyOf(ServiceRecord record) => new("", record.Id, record.Replaces, record.Voids, record.RecordedAt);

    internal static bool SayTheSame(ServiceRecord a, ServiceRecord b) =>
        (a with { Id = "", Replaces = null, Voids = null, Tags = [] }) == (b with { Id = "", Replaces = null, Voids = null, Tags = [] })
        && a.Tags.SequenceEqual(b.Tags);

    /// <summary>Splits a placed record at midnight and at the plan's clock times; minutes fill the first part first.</summary>
    private void Split(ServiceRecord record, int service, int asOf, List<Part> parts)
    {
        int date = record.Date.DayNumber;
        bool spans = record is { Start: not null, End: not null };
        long minutes = record.IsAct ? 1
            : record.Minutes ?? (spans ? RecordRules.Span(record.Start!.Value, record.End!.Value) : Block.UnknownMinutes);
        if (!spans || record.IsAct || minutes > DayMinutes || RecordRules.Span(record.Start!.Value, record.End!.Value) == 0)
        {
            Add(parts, new Part(date, UnplacedTime, UnplacedTime, minutes, service, First: true), asOf);
            return;
        }

        int start = RecordRules.Minute(record.Start!.Value);
        SplitAt(plan.SplitTimes, new(date, start, start + RecordRules.Span(record.Start.Value, record.End!.Value), minutes, service, First: true), part => Add(parts, part, asOf));
    }

    /// <summary>Splits a part at midnight and at clock times; minutes fill the first part first, and the last takes what is left.</summary>
    /// <param name="times">The clock times, ascending.</param>
    /// <param name="part">The part; its end may lie after midnight. One that is not placed stays whole.</param>
    /// <param name="add">Receives the parts.</param>
    public static void SplitAt(IReadOnlyList<int> times, Part part, Action<Part> add)
    {
        if (part.Start < 0)
        {
            add(part);
            return;
        }

        long left = part.Minutes;
        for (int at = part.Start; at < part.End;)
        {
            int cut = NextCut(times, at, part.End);
            long here = cut == part.End ? left : Math.Min(left, cut - at);
            if (here != 0 || at == part.Start)
            {
                int midnight = at / DayMinutes * DayMinutes;
                add(new Part(part.Date + (at / DayMinutes), at - midnight, cut - midnight, here, part.Service, part.First && at == part.Start));
            }

            left -= here;
            at = cut;
        }
    }

    private static int NextCut(IReadOnlyList<int> times, int at, int end)
    {
        int midnight = ((at / DayMinutes) + 1) * DayMinutes;
        int cut = Math.Min(end, midnight);
        foreach (int time in times)
        {
            int next = midnight - DayMinutes + time;
            if (next > at && next < cut)
            {
                cut = next;
            }
        }

        return cut;
    }

    private static void Add(List<Part> parts, Part part, int asOf)
    {
        if (part.Date <= asOf)
        {
            parts.Add(part);
        }
    }

    private void Fill(IReadOnlyList<ServiceRecord> services, IFactView facts, int asOf)
    {
        int rows = _parts.Count;
        workspace.Clear(rows);
        workspace.Services.AddRange(services);
        Block block = workspace.Block;
        block.Count = rows;
        block.ServiceCount = services.Count;
        block.AsOf = asOf;
        block.Facts = facts;
        block.MemberFacts = null;
        block.HasActs = false;
        BlockMemory memory = workspace.Memory;
        memory.MakeRoom(rows, plan.Columns);
        Point(block, memory);
        int tags = 0;
        for (int row = 0; row < rows; row++)
        {
            Part part = _parts[row];
            ServiceRecord record = services[part.Service];
            memory.Dates[row] = part.Date;
            memory.Starts[row] = part.Start;
            memory.Ends[row] = part.End;
            memory.Recorded[row] = part.Minutes;
            memory.Services[row] = part.Service;
            memory.ServiceDates[row] = record.Date.DayNumber;
            block.HasActs |= record.IsAct;
            memory.Kinds[row] = record.IsAct ? RowKinds.Act : RowKinds.Service;
            memory.Quantities[row] = record.IsAct ? RecordRules.InMillionths(record.Quantity ?? 1) : Block.NoQuantity;
            memory.Ratings[row] = record.Rating is { } rating ? RecordRules.InMillionths(rating) : Block.NoQuantity;
            memory.RecordedAt[row] = record.RecordedAt?.DateTime.Ticks ?? 0;
            memory.Planned[row] = !part.First ? 0 : record.PlannedMinutes ?? Block.UnknownMinutes;
            memory.Disputed[row] = record.Disputed;
            memory.Members[row] = 0;
            tags = workspace.AddTags(record.Tags, tags);
            memory.TagEnds[row] = tags;
            foreach (Column column in _columns)
            {
                memory.Codes[(int)column]![row] = workspace.CodeOf(TextColumns.Of(record, column));
            }

            workspace.Open[row] = false;
            workspace.Counted[row] = part.Minutes;
        }
    }

    /// <summary>Points a block to memory that holds all of its columns.</summary>
    private void Point(Block block, BlockMemory memory)
    {
        block.Source = null;
        block.Pending = Block.Parts.None;
        block.DateLane = new(memory.Dates);
        block.StartLane = new(memory.Starts);
        block.EndLane = new(memory.Ends);
        block.RecordedLane = new(memory.Recorded);
        block.ServiceLane = new(memory.Services);
        block.ServiceDateLane = new(memory.ServiceDates);
        block.KindLane = new(memory.Kinds);
        block.QuantityLane = new(memory.Quantities);
        block.RatingLane = new(memory.Ratings);
        block.RecordedAtLane = new(memory.RecordedAt);
        block.PlannedLane = new(memory.Planned);
        block.DisputedLane = new(memory.Disputed);
        block.MemberLane = new(memory.Members);
        block.TagEnds = memory.TagEnds;
        foreach (Column column in _columns)
        {
            block.CodeLanes[(int)column] = new(memory.Codes[(int)column]!);
        }
    }
}
