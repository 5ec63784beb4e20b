using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tables;

/// <summary>A row of the file of facts.</summary>
internal sealed class FactRow(Header header, List<Fact> items) : IRowForm
{
    private readonly Field _id = header.Find("fact_id");
    private readonly Field _subject = header.Find("subject_id");
    private readonly Field _name = header.Find("name");
    private readonly Field _value = header.Find("value");
    private readonly Field _from = header.Find("from");
    private readonly Field _to = header.Find("to");
    private readonly Field _recordedAt = header.Find("recorded_at");
    private readonly Field _source = header.Find("source");
    private readonly Field _author = header.Find("author");
    private readonly Field _reason = header.Find("reason");
    private readonly Field _replaces = header.Find("replaces");
    private readonly Field _voids = header.Find("voids");

    public void Read(Row row)
    {
        row.IsAbout(_subject);
        string id = row.RequiredString(_id, Expected.Id);
        if (id.Length > 0)
        {
            row.NameBy(_id);
        }

        string? voids = row.TextString(_voids); // a retraction says nothing of its own
        var fact = new Fact
        {
            Id = id,
            SubjectId = row.RequiredString(_subject, Expected.Id),
            Name = row.RequiredString(_name, Expected.Name),
            Value = voids is null ? row.RequiredValue(_value) : row.TextString(_value) ?? "",
            From = row.Date(_from),
            To = row.Date(_to),
            RecordedAt = row.Moment(_recordedAt),
            Source = row.TextString(_source),
            Author = row.TextString(_author),
            Reason = row.TextString(_reason),
            Replaces = row.TextString(_replaces),
            Voids = voids,
        };
        foreach (Notice notice in RecordRules.Check(fact))
        {
            row.Take(notice, header.Find(notice.Place.Name ?? ""));
        }

        if (!row.IsRefused)
        {
            items.Add(fact);
        }
    }
}
