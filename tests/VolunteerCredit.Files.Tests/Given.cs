using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

/// <summary>Files as text or bytes, and what is read from them.</summary>
internal static class Given
{
    /// <summary>The header of the normal form, all columns.</summary>
    public const string AllColumns =
        "record_id,volunteer_id,date,start,end,minutes,planned_minutes,organization,project,activity,campaign,district,category,source,"
        + "status,approved_by,recorder,recorded_at,replaces,voids,quantity,unit,rating,disputed,tags";

    public static FileReading<ServiceRecord> Records(string text, CsvReadOptions? options = null) => Records(Encoding.UTF8.GetBytes(text), options);

    public static FileReading<ServiceRecord> Records(byte[] bytes, CsvReadOptions? options = null) =>
        Whole(CsvRecords.Read(new MemoryStream(bytes), "hours.csv", options));

    public static FileReading<Fact> Facts(string text) => Whole(CsvFacts.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "facts.csv"));

    public static FileReading<Fact> Volunteers(string text) => Whole(CsvVolunteers.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "volunteers.csv"));

    /// <summary>A record with one column more than the required ones.</summary>
    public static FileReading<ServiceRecord> Cell(string column, string cell) =>
        Records($"record_id,volunteer_id,date,source,status,{column}\nr1,V1,2019-03-09,administrator,approved,{cell}\n");

    /// <summary>The only refusal, at line 2 and the column after the five others.</summary>
    public static Notice OnlyRefusal(FileReading<ServiceRecord> reading)
    {
        Assert.Empty(reading.Items);
        Assert.Equal(1, reading.RowsRefused);
        Notice notice = Assert.Single(reading.Notices);
        Assert.Equal(Severity.Refusal, notice.Severity);
        return notice;
    }

    /// <summary>The law that every reading obeys.</summary>
    private static FileReading<T> Whole<T>(FileReading<T> reading)
    {
        Assert.Equal(reading.Rows, reading.RowsRead + reading.RowsRefused);
        Assert.All(reading.Notices, notice => Assert.Equal(reading.Source, notice.Place.Source));
        if (typeof(T) == typeof(ServiceRecord))
        {
            Assert.Equal(reading.RowsRead, reading.Items.Count);
        }

        return reading;
    }
}
