using VolunteerCredit.Files.Tables;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Mappings;

/// <summary>A file of service records of a foreign form.</summary>
/// <param name="mapping">What it has.</param>
/// <param name="bind">What a row of the normal form becomes.</param>
internal sealed class MappedForm(RecordMapping mapping, Func<Header, IRowForm> bind) : IForm
{
    private readonly HashSet<string> _read = new(mapping.ColumnsRead(), StringComparer.Ordinal);

    public IReadOnlyCollection<string> Columns => _read;

    /// <summary>All that are read, but for those of which some column says that they may be absent.</summary>
    public IReadOnlyList<string> Required { get; } =
        [.. mapping.ColumnsRead().Except(mapping.Columns.Where(column => column.IsOptional).Select(column => column.Column!), StringComparer.Ordinal)];

    /// <summary>A mapping says of every column that is not there by default what it is.</summary>
    public IReadOnlyList<KeyValuePair<string, Words>> Defaults { get; } = [];

    public string? Resolve(string column) => _read.Contains(column) ? column : null;

    public bool Ignores(string column) => mapping.Ignored.Contains(column);

    public IRowForm Bind(Header header) => new MappedRowForm(mapping, header, bind);
}
