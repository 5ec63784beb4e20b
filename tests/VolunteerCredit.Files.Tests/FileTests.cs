using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class FileTests
{
    [Fact]
    public void A_file_that_is_not_there_is_an_error_in_the_result_and_no_exception()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "hours.csv");

        foreach (IReadOnlyList<Notice> notices in (IReadOnlyList<Notice>[])[CsvRecords.Read(path).Notices, CsvFacts.Read(path).Notices, CsvVolunteers.Read(path).Notices])
        {
            Notice notice = Assert.Single(notices);
            Assert.Equal(Severity.Error, notice.Severity);
            Assert.Equal("VC1001: hours.csv: the file cannot be read: DirectoryNotFound. Check the path and your permissions.", notice.ToString());
        }
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        FileReading<ServiceRecord> reading = CsvRecords.Read(Path.GetTempPath(), "hours");

        Assert.Equal("VC1001", Assert.Single(reading.Notices).Code);
        Assert.True(reading.IsRefused);
    }

    [Fact]
    public void A_file_is_read_and_goes_by_its_name_or_the_name_given()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "record_id,volunteer_id,date\nr1,V1,2019-03-09\n", Encoding.UTF8);

            Assert.Equal((Path.GetFileName(path), 1), (CsvRecords.Read(path).Source, CsvRecords.Read(path).RowsRead));
            Assert.Equal("march", CsvRecords.Read(path, "march").Notices[0].Place.Source);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_stream_that_breaks_off_refuses_the_file()
    {
        FileReading<ServiceRecord> reading = CsvRecords.Read(new BrokenStream("record_id,volunteer_id,date\nr1,V1,2019-03-09\n"u8.ToArray()), "hours.csv");

        Assert.Equal("VC1001", reading.Notices[^1].Code);
        Assert.Empty(reading.Items);
        Assert.Equal(reading.Rows, reading.RowsRead + reading.RowsRefused);
    }

    [Fact]
    public void A_stream_stays_open()
    {
        using var stream = new MemoryStream("record_id,volunteer_id,date\nr1,V1,2019-03-09\n"u8.ToArray());

        CsvRecords.Read(stream, "hours.csv");

        Assert.True(stream.CanRead);
    }

    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => Position < Length ? base.Read(buffer) : throw new IOException("the line is dead");
    }
}
