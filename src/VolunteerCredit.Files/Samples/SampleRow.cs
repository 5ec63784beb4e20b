namespace VolunteerCredit.Files.Samples;

/// <summary>What a row of made-up records holds that readers must meet.</summary>
internal enum SampleHazard
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Minutes are unknown, which is not nothing.</summary>
    UnknownMinutes,

    /// <summary>More than a day in one record, as of a bundled import: read with a warning.</summary>
    BundledMinutes,

    /// <summary>A shift that is still to come.</summary>
    Future,

    /// <summary>An amount of time in words. This one and all below are refused.</summary>
    MinutesInWords,

    /// <summary>Hours where minutes belong.</summary>
    DecimalHours,

    /// <summary>Minutes below zero.</summary>
    NegativeMinutes,

    /// <summary>A day before all days.</summary>
    DayOne,

    /// <summary>A date as a spreadsheet of another country writes it.</summary>
    ForeignDate,

    /// <summary>A cell that a spreadsheet would run.</summary>
    Formula,

    /// <summary>Nobody's record.</summary>
    NoVolunteer,

    /// <summary>A moment without its offset.</summary>
    NoOffset,
}

/// <summary>Writes one row of made-up records.</summary>
internal readonly ref struct SampleRow(SampleFile file, in SampleRecord record, SampleHazard hazard)
{
    private const int Unknown = -1;

    private readonly SampleFile _file = file;
    private readonly ref readonly SampleRecord _record = ref record;
    private readonly SampleHazard _hazard = hazard;

    /// <summary>Writes the row, but for its end.</summary>
    /// <param name="lastDay">The last day of the data.</param>
    public void Write(int lastDay)
    {
        _file.Id("r-", _record.Volunteer, _record.Number, _record.Suffix);
        if (_hazard == SampleHazard.NoVolunteer)
        {
            _file.Empty();
        }
        else
        {
            _file.Id("v-", _record.Volunteer);
        }

        int day = _hazard == SampleHazard.Future ? lastDay + 3650 : _record.Day;
        Date(day);
        bool isPlaced = _record.Start != Unknown && _hazard is not (SampleHazard.UnknownMinutes or SampleHazard.BundledMinutes);
        Time(isPlaced ? _record.Start : Unknown);
        Time(isPlaced ? _record.End : Unknown);
        Minutes();
        _file.Id("org-", _record.Organization);
        if (_hazard == SampleHazard.Formula)
        {
            _file.Text("=HYPERLINK(A1)");
        }
        else
        {
            _file.Id("act-", _record.Activity);
        }

        _file.Id("d-", _record.District);
        _file.Text(_record.Category);
        _file.Text(_record.Source);
        _file.Text(_record.Status);
        _file.Text(_record.ApprovedBy);
        IdOrEmpty("acc-", _record.Recorder);
        if (_hazard == SampleHazard.NoOffset)
        {
            _file.Text("2025-01-01 10:00");
        }
        else
        {
            _file.Moment(_record.RecordedDay + (day - _record.Day), _record.RecordedMinute);
        }

        Link(_record.Replaces);
        Link(_record.Voids);
        bool isAct = _record.Quantity != Unknown && !HasMinutes;
        NumberOrEmpty(isAct ? _record.Quantity : Unknown);
        _file.Text(isAct ? _record.Unit : "");
        if (_record.Rating == Unknown || HasMinutes)
        {
            _file.Empty();
        }
        else
        {
            _file.Tenths(_record.Rating);
        }
    }

    private bool HasMinutes => _hazard is SampleHazard.BundledMinutes or SampleHazard.MinutesInWords or SampleHazard.DecimalHours or SampleHazard.NegativeMinutes;

    private void Date(int day)
    {
        switch (_hazard)
        {
            case SampleHazard.DayOne:
                _file.Text("0001-01-01");
                break;
            case SampleHazard.ForeignDate:
                _file.Text("3/9/2025");
                break;
            default:
                _file.Day(day);
                break;
        }
    }

    private void Minutes()
    {
        switch (_hazard)
        {
            case SampleHazard.UnknownMinutes:
                _file.Empty();
                break;
            case SampleHazard.BundledMinutes:
                _file.Number(2400);
                break;
            case SampleHazard.MinutesInWords:
                _file.Text("2小时30分钟");
                break;
            case SampleHazard.DecimalHours:
                _file.Text("2.5");
                break;
            case SampleHazard.NegativeMinutes:
                _file.Number(-30);
                break;
            default:
                NumberOrEmpty(_record.Minutes);
                break;
        }
    }

    private void Time(int minute)
    {
        if (minute == Unknown)
        {
            _file.Empty();
        }
        else
        {
            _file.Time(minute);
        }
    }

    private void NumberOrEmpty(int number)
    {
        if (number == Unknown)
        {
            _file.Empty();
        }
        else
        {
            _file.Number(number);
        }
    }

    private void IdOrEmpty(string prefix, int number)
    {
        if (number == Unknown)
        {
            _file.Empty();
        }
        else
        {
            _file.Id(prefix, number);
        }
    }

    private void Link(bool isThere)
    {
        if (isThere)
        {
            _file.Id("r-", _record.Volunteer, _record.Number);
        }
        else
        {
            _file.Empty();
        }
    }
}
