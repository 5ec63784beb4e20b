using VolunteerCredit.Bulk;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>Ids that look like something else.</summary>
public sealed class OddIdTests
{
    [Fact]
    public void A_volunteer_whose_id_looks_like_an_activity_keeps_his_facts()
    {
        const string id = "activity:x";
        ServiceRecord record = new() { Id = "r1", VolunteerId = id, Date = new(2024, 1, 1), Minutes = 120, Source = "signed-in-out" };
        Fact given = new() { Id = "f1", SubjectId = id, Name = "score:zyh.credit-score", Value = "400", Source = "zhiyuanhui", From = new(2024, 1, 1) };
        BulkRequest[] requests = [new("cn.tonglu.volunteer-loan", Evaluation.On(new(2024, 2, 1)))];
        using RecordTableBuilder builder = Engines.One.CreateTable(requests);
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.Add(given);
            writer.Add(record);
        }

        BulkScores scores = Engines.One.ScoreTable(builder.Build(), requests)[0];
        Assert.Equal("400", scores.Scores[0][0].ToString());
    }
}
