using VolunteerCredit.Explanations;

namespace VolunteerCredit.Files.Tests;

/// <summary>Notices about the rows of one volunteer are found among all; otherwise none says whose row it is.</summary>
public sealed class AskedVolunteerTests
{
    private const string Rows = "record_id,volunteer_id,date,minutes\nr1,V1,2019-03-09,-1\nr2,V2,2019-03-09,-1\n,V1,2019-03-09,60\nr4,V1,2019-03-09,60\nr5,,2019-03-09,60\n";

    [Fact]
    public void Only_the_rows_of_the_one_asked_about_say_whose_they_are()
    {
        IReadOnlyList<Notice> asked = Given.Records(Rows, new() { Volunteer = "V1" }).Notices, plain = Given.Records(Rows).Notices;

        Assert.Equal([2L, 4L], asked.Where(notice => notice.Place.VolunteerId == "V1").Select(notice => notice.Place.Line));
        Assert.DoesNotContain(plain, notice => notice.Place.VolunteerId is not null);
        Assert.Equal(plain, asked.Select(notice => notice with { Place = notice.Place with { VolunteerId = null } }));
    }

    /// <summary>The id is the one that the mapping makes, not the one in the file.</summary>
    [Fact]
    public void A_mapping_says_whose_a_row_is()
    {
        var mapping = RecordMapping.Read(new("own", () => new MemoryStream("""
            { "id": "own", "columns": { "record_id": "no", "volunteer_id": "who", "date": "day", "minutes": "time", "status": { "constant": "approved" }, "source": { "constant": "imported" } } }
            """u8.ToArray())));
        FileReading reading = Given.Records("no,who,day,time\n1,V1,2019-03-09,x\n2,V2,2019-03-09,x\n", new() { Volunteer = "V1", Mapping = mapping });

        Assert.Equal(2, reading.RowsRefused);
        Assert.Equal([2L], reading.Notices.Where(notice => notice.Place.VolunteerId == "V1").Select(notice => notice.Place.Line));
    }
}
