using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk;

/// <summary>What a table is to hold.</summary>
/// <param name="Literals">Texts of the first rule set, which have codes 1, 2 … in every column.</param>
/// <param name="Columns">The text columns that a rule set reads.</param>
/// <param name="RecordsPerVolunteerMax">The most records and facts of one volunteer.</param>
internal sealed record TableSpec(IReadOnlyList<string> Literals, IReadOnlySet<Column> Columns, int RecordsPerVolunteerMax);
