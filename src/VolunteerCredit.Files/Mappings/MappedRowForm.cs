using System.Globalization;
using VolunteerCredit.Bulk;
using VolunteerCredit.Files.Cells;
using VolunteerCredit.Files.Tables;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Mappings;

/// <summary>Turns a row of a foreign file into rows of the normal form: one, or one for each day where the mapping spreads it. For one thread.</summary>
internal sealed class MappedRowForm : IRowForm
{
    private const string Iso = "yyyy-MM-dd", Clock = "HH:mm:ss";
    private const int NoCase = -1;

    private static readonly Words OneDay = new("one day", "一天");
    private static readonly Words KnownMinutes = new("known minutes, to be spread over the days", "须有分钟数，才能分摊到各天");
    private static readonly Words FewerDays = new($"at most {Text(MappedDays.DaysMax)}, to be spread over them", $"至多 {Text(MappedDays.DaysMax)} 天，才能分摊");

    private readonly RecordMapping _mapping;
    private readonly Field[] _cases;
    private readonly MappedDigest _digest;
    private readonly MappedCell _volunteer, _id, _date, _minutes;
    private readonly MappedCell? _lastDate, _start, _end;
    private readonly MappedCell[] _others;
    private readonly int _count;
    private readonly IRowForm _form;
    private MappedRow? _row;

    public MappedRowForm(RecordMapping mapping, Header header, Func<Header, IRowForm> bind)
    {
        _mapping = mapping;
        _cases = [.. mapping.Cases.Select(of => header.Find(of.Column))];
        _digest = new(mapping, header);
        string[] targets = [.. MappingKeys.Targets.Where(target => target is MappingKeys.RecordId or MappingKeys.Minutes
            || mapping.Columns.Any(column => column.Target == target) || mapping.Cases.Any(of => of.Set?.ContainsKey(target) == true))];
        var cells = targets.Select((target, index) => new MappedCell(mapping, target, header, index)).ToDictionary(cell => cell.Target, StringComparer.Ordinal);
        _count = targets.Length;
        (_volunteer, _id, _date, _minutes) = (cells[MappingKeys.VolunteerId], cells[MappingKeys.RecordId], cells[MappingKeys.Date], cells[MappingKeys.Minutes]);
        (_lastDate, _start, _end) = (cells.GetValueOrDefault(MappingKeys.LastDate), cells.GetValueOrDefault(MappingKeys.Start), cells.GetValueOrDefault(MappingKeys.End));
        _others = [.. cells.Values.Except([_volunteer, _id, _date, _lastDate, _start, _end]).OfType<MappedCell>()];
        _form = bind(new Header(cells.Values.Where(cell => cell.Target != MappingKeys.LastDate).ToDictionary(cell => cell.Target, cell => cell.To, StringComparer.Ordinal), _count));
    }

    public void Read(Row row)
    {
        int at = CaseOf(row);
        if (at != NoCase && _mapping.Cases[at].Set is null)
        {
            row.Mark = new(row.Line) { ExcludedBy = at };
            return;
        }

        MappedRow mapped = _row ??= new(row.Source, _count);
        mapped.Begin(row.Line);
        PutIds(row, mapped, at);
        foreach (MappedCell cell in _others)
        {
            cell.Put(row, mapped, at);
        }

        MappedDays? days = DaysOf(row, mapped, at);
        int? minutes = MinutesCell.TryParse(mapped.Raw(_minutes.To), out int known) ? known : null;
        if (days is { } over && over.AreSeveral && !over.IsBackwards)
        {
            Place(mapped, over, minutes, row);
        }
        else
        {
            Put(mapped, days?.First, days?.Start, days?.End);
            _form.Read(mapped);
            row.Take(mapped);
        }

        if (!row.IsRefused && _mapping.Ids is not null && days is { } when)
        {
            long time = when.Start is { } start ? start.Ticks / TimeSpan.TicksPerSecond : -1L - (minutes ?? -1);
            row.Mark = new(row.Line) { Time = _digest.TimeKey(mapped.Raw(_volunteer.To), when.First, time), Id = unchecked((uint)VolunteerHash.Of(mapped.Raw(_id.To))) };
        }
    }

    private int CaseOf(Row row)
    {
        for (int i = 0; i < _cases.Length; i++)
        {
            ReadOnlySpan<byte> cell = row.Raw(_cases[i]);
            foreach (byte[] word in _mapping.Cases[i].Is)
            {
                if (MappedWords.AreSame(cell, word))
                {
                    return i;
                }
            }
        }

        return NoCase;
    }

    private void PutIds(Row row, MappedRow mapped, int at)
    {
        ReadOnlySpan<byte> volunteer = _volunteer.Given(row, mapped, at, out bool isForeign);
        if (isForeign && _volunteer.IsKeyed && !volunteer.IsEmpty && !FormulaCell.IsFormula(volunteer))
        {
            _digest.PutVolunteer(volunteer, mapped, _volunteer.To);
        }
        else if (isForeign && !_volunteer.IsPlain && IdentityCard.IsOne(volunteer))
        {
            mapped.Refuse("VC1045", _volunteer.To);
        }
        else
        {
            mapped.Set(_volunteer.To, volunteer);
        }

        if (_mapping.Ids is null)
        {
            _id.Put(row, mapped, at);
        }
        else
        {
            _digest.PutRecord(row, mapped.Raw(_volunteer.To), mapped, _id.To);
        }

        if (mapped.Raw(_id.To) is { IsEmpty: false } id && !FormulaCell.IsFormula(id))
        {
            mapped.NameBy(_id.To);
        }
    }

    private MappedDays? DaysOf(Row row, MappedRow mapped, int at)
    {
        Instant? date = _date.When(row, mapped, at), last = _lastDate?.When(row, mapped, at), start = _start?.When(row, mapped, at), end = _end?.When(row, mapped, at);
        if (date is not { Day: { } first } said)
        {
            return null;
        }

        var days = MappedDays.Of(first, said, last, start, end);
        if (days.IsBackwards)
        {
            mapped.Refuse("VC1042", LastField);
        }

        return days;
    }

    /// <summary>Puts a row over several days where the mapping says.</summary>
    private void Place(MappedRow mapped, MappedDays days, int? minutes, Row row)
    {
        Words? fault = _mapping.Placement switch
        {
            Placement.Refuse => OneDay,
            Placement.Spread when minutes is null => KnownMinutes,
            Placement.Spread when days.Count > MappedDays.DaysMax => FewerDays,
            _ => null,
        };
        if (fault is not null)
        {
            mapped.Refuse("VC1043", LastField, Text(days.Count), fault);
        }
        else if (days.Last > RecordRules.LastDay)
        {
            mapped.Refuse("VC1202", LastField, days.Last.ToString(Iso, CultureInfo.InvariantCulture), Tables.Expected.KnownDay);
        }

        bool spreads = _mapping.Placement == Placement.Spread && !mapped.IsRefused;
        byte[] id = spreads ? mapped.Raw(_id.To).ToArray() : [];
        for (int day = 0; day == 0 || (spreads && day < days.Count && days.Share(minutes!.Value, day) > 0 && !mapped.IsRefused); day++)
        {
            DateOnly on = _mapping.Placement == Placement.LastDay ? days.Last : days.First.AddDays(day);
            if (day > 0)
            {
                mapped.BeginNext();
            }

            Put(mapped, on, null, null);
            if (spreads)
            {
                mapped.SetText(_minutes.To, days.Share(minutes!.Value, day), "");
                mapped.SetDated(_id.To, id, on);
            }

            _form.Read(mapped);
            if (day == 0)
            {
                row.Take(mapped); // what there is to say of the row is said once
            }
        }
    }

    private void Put(MappedRow mapped, DateOnly? day, TimeOnly? start, TimeOnly? end)
    {
        if (day is { } on)
        {
            mapped.SetText(_date.To, on, Iso);
        }

        if (_start is not null && start is { } from)
        {
            mapped.SetText(_start.To, from, Clock);
        }

        if (_end is not null && end is { } to)
        {
            mapped.SetText(_end.To, to, Clock);
        }
    }

    /// <summary>The column that says when the row ends.</summary>
    private Field LastField => (_lastDate ?? _end ?? _date).To;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
