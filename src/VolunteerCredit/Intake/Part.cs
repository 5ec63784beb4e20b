namespace VolunteerCredit.Intake;

/// <summary>A part of a service on one day. Canonical order: day, unplaced before placed, start, service.</summary>
internal readonly record struct Part(int Date, int Start, int End, long Minutes, int Service, bool First) : IComparable<Part>
{
    public int CompareTo(Part other) =>
        Date != other.Date ? Date.CompareTo(other.Date)
        : Start != other.Start ? Start.CompareTo(other.Start)
        : Service.CompareTo(other.Service); // no two parts of a service start together
}
