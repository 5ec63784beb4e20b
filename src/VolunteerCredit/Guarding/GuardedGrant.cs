using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;

namespace VolunteerCredit.Guarding;

/// <summary>A grant of others.</summary>
internal sealed class GuardedGrant : Guard, IGrant
{
    private readonly IGrant _grant;

    public GuardedGrant(IGrant grant, string place)
        : base(grant, place) => (_grant, Currency, Shape) = (grant, Named(grant.Currency), Sound(grant.Shape));

    public string Currency { get; }

    public ValueShape Shape { get; }

    public void Grant(Block block, GrantLedger ledger)
    {
        ForeignCall call = ForeignCall.Into(Place);
        try
        {
            _grant.Grant(block, ledger);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw Failed(fault);
        }
        finally
        {
            ledger.IsClosed = true;
            call.Leave();
        }

        foreach (GrantLedger.Lot lot in ledger.Lots)
        {
            Demand(IsDay(lot.Day, block) && lot.LastDay >= lot.Day && (lot.LastDay <= DateOnly.MaxValue.DayNumber || lot.LastDay == int.MaxValue), "day");
            Demand(lot.Rows is not null, "null");
            foreach (int row in lot.Rows!)
            {
                Demand((uint)row < (uint)block.Count, "row");
            }

            Demand(IsWithin(Shape.Bounds, lot.Quanta), "bounds");
        }

        foreach ((int day, long quanta) in ledger.Claims)
        {
            Demand(IsDay(day, block), "day");
            Demand(quanta >= 0, "bounds");
        }

        Demand(!ledger.IsUnknown || Shape.Inputs.Count > 0 || block.Workspace.Missing.Any, "unknown");
    }

    private static bool IsDay(int day, Block block) => day >= RecordRules.FirstDay.DayNumber && day <= block.AsOf;
}
