using System.Security.Cryptography;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tables;

/// <summary>A row of the file of volunteers: a fact for each filled cell.</summary>
internal sealed class VolunteerRow(Header header, List<Fact> items) : IRowForm
{
    private readonly Field _id = header.Find(VolunteerForm.Id);
    private readonly KeyValuePair<string, Field>[] _facts = [.. header.Known.Where(column => column.Key != VolunteerForm.Id)];
    private readonly List<Fact> _read = [];

    public void Read(Row row)
    {
        _read.Clear();
        string volunteer = row.RequiredString(_id, Expected.Id);
        row.IsAbout(_id);
        if (volunteer.Length > RecordRules.TextMax)
        {
            row.Refuse("VC1201", _id, null, Expected.Id);
        }

        foreach ((string name, Field field) in _facts)
        {
            if (name == FactNames.RegisteredWith)
            {
                foreach (string entry in Row.Entries(row.List(field)))
                {
                    Add(row, field, volunteer, name, entry, $"volunteers:{volunteer}:{name}:{entry}");
                }
            }
            else if (row.Value(field) is { } value)
            {
                Add(row, field, volunteer, name, value, $"volunteers:{volunteer}:{name}");
            }
        }

        if (_read.Count == 0)
        {
            Add(row, _id, volunteer, FactNames.Listed, "true", $"volunteers:{volunteer}:{FactNames.Listed}"); // nobody who is in the file goes missing
        }

        if (!row.IsRefused)
        {
            items.AddRange(_read);
        }
    }

    private void Add(Row row, Field field, string volunteer, string name, string value, string id)
    {
        var fact = new Fact { Id = Fitting(id), SubjectId = volunteer, Name = name, Value = value };
        foreach (Notice notice in RecordRules.Check(fact))
        {
            row.Take(notice, notice.Place.Name == "subject_id" ? _id : field);
        }

        _read.Add(fact);
    }

    /// <summary>Ids end at 200 characters: a longer one is replaced by its hash, which is the same each time.</summary>
    private static string Fitting(string id) => id.Length <= RecordRules.TextMax
        ? id
        : "volunteers:sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
