using System.Text;
using FsCheck.Xunit;
using VolunteerCredit.Files;
using VolunteerCredit.Records;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Tests.Running;

/// <summary>What a failure prints can be read back and scored.</summary>
public sealed class CsvTextTests
{
    [Property(MaxTest = 200, Arbitrary = [typeof(Scenes)])]
    public void Every_sound_record_and_fact_is_read_back_as_it_was(Scene scene)
    {
        ServiceRecord[] records = [.. scene.Records.Where(r => !RecordRules.Check(r).Any(n => n.Severity >= Explanations.Severity.Refusal))];
        Fact[] facts = [.. scene.Facts.Where(f => !RecordRules.Check(f).Any(n => n.Severity >= Explanations.Severity.Refusal))];

        FileReading<ServiceRecord> readRecords = CsvRecords.Read(new MemoryStream(Encoding.UTF8.GetBytes(CsvText.Records(records))), "records.csv");
        FileReading<Fact> readFacts = CsvFacts.Read(new MemoryStream(Encoding.UTF8.GetBytes(CsvText.Facts(facts))), "facts.csv");

        Assert.Equal(new Scene(new("v1", records, []), scene.AsOf, null, 0).ToString(), new Scene(new("v1", [.. readRecords.Items], []), scene.AsOf, null, 0).ToString());
        Assert.Equal(new Scene(new("v1", [], facts), scene.AsOf, null, 0).ToString(), new Scene(new("v1", [], [.. readFacts.Items]), scene.AsOf, null, 0).ToString());
    }

    [Fact]
    public void Only_columns_in_use_are_printed()
    {
        var record = new ServiceRecord { Id = "a, \"b\"", VolunteerId = "v1", Date = new(2024, 2, 29), Start = new(23, 0), End = new(1, 30), Status = null };
        var fact = new Fact { Id = "f", SubjectId = "v1", Name = "born", Value = "1990-05-01", RecordedAt = new(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(8)) };

        Assert.Equal(
            "# records.csv\nrecord_id,volunteer_id,date,start,end,status\n\"a, \"\"b\"\"\",v1,2024-02-29,23:00,01:30,\n# facts.csv\nfact_id,subject_id,name,value,recorded_at\nf,v1,born,1990-05-01,2024-01-02T03:04:05+08:00\n",
            CsvText.Of(new("v1", [record], [fact])));
    }
}
