using System.Text;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Comparisons;

/// <summary>A volunteer who was scored by himself.</summary>
internal sealed class SingleVolunteer(Volunteer volunteer, CreditResult before, CreditResult after, (BulkScores Before, BulkScores After) names)
    : ComparedVolunteers(new ResultSide(before, names.Before), new ResultSide(after, names.After))
{
    private readonly byte[] _id = Encoding.UTF8.GetBytes(volunteer.Id);

    public override int Count => 1;

    public override ReadOnlySpan<byte> IdOf(int number) => _id;

    public override FactReader OpenFacts() => new Facts(new(volunteer.Id, volunteer.Facts, names.Before.Evaluation.KnownAt, []));

    public override (CreditResult Before, CreditResult After) Explained(int number) => (before, after);

    private sealed class Facts(FactView facts) : FactReader
    {
        public override FactView Of(int volunteer) => facts;
    }
}
