using VolunteerCredit.Intake;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Grants;

/// <summary>A grant: what a volunteer earns in a currency, in dated lots that may expire and be spent.</summary>
/// <remarks>
/// One instance serves all volunteers and threads and keeps nothing between calls. It says what was earned and what was claimed; the engine settles
/// which lots a claim uses up. An exception refuses this volunteer alone; checked overflow is expected to throw.
/// </remarks>
public interface IGrant
{
    /// <summary>The name of what is granted: coins, stamps, points.</summary>
    string Currency { get; }

    /// <summary>Unit and quantum of every lot.</summary>
    ValueShape Shape { get; }

    /// <summary>Writes what was earned and claimed.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="ledger">Receives the entries, in any order.</param>
    void Grant(Block block, GrantLedger ledger);
}
