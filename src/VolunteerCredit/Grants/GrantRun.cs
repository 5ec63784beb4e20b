using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Grants;

/// <summary>Settles the grants of one volunteer.</summary>
internal sealed class GrantRun(RuleSetPlan plan, Workspace workspace)
{
    /// <summary>The result before anything is computed.</summary>
    public static GrantResult Blank(GrantPlan grant) => new(grant.Name, grant.Grant.Currency, null, Openness.Closed, grant.Honesty, []) { Label = grant.Label };

    public GrantResult Run(GrantPlan grant, List<Notice> notices)
    {
        Block block = workspace.Block;
        workspace.Openness = Openness.Closed;
        workspace.Missing.Clear();
        var ledger = new GrantLedger();
        grant.Grant.Grant(block, ledger);
        ledger.Settle(block);
        ValueShape shape = grant.Grant.Shape;
        MissingInput[] missing = [.. (ledger.IsUnknown ? shape.Inputs.Union(workspace.Missing) : workspace.Missing).Select(name => new MissingInput(name, plan.SupplierOf(name)))];
        if (ledger.IsUnknown)
        {
            return Blank(grant) with { Missing = missing };
        }

        GrantLot[] lots = [.. ledger.Lots.Select(lot => Show(lot, block, shape))];
        long left = lots.Aggregate(0L, (sum, lot) => checked(sum + lot.Left.Quanta));
        if (ledger.WasOverspent)
        {
            notices.Add(new Notice("VC2014", default, $"{grant.Name}: {shape.Amount(ledger.Debt)}"));
        }

        return new(grant.Name, grant.Grant.Currency, shape.Amount(checked(left - ledger.Debt)), Open(workspace.Openness, lots), grant.Honesty, lots)
        {
            Label = grant.Label, Owed = shape.Amount(ledger.Debt), Missing = missing,
        };
    }

    /// <summary>Lots that expire may take with them what a lot that is yet to be cleared up would have paid.</summary>
    private static Openness Open(Openness open, GrantLot[] lots) =>
        open != Openness.Closed && lots.Any(l => l.ExpiresOn is not null) ? Openness.Above | Openness.Below : open;

    private GrantLot Show(GrantLedger.Lot lot, Block block, ValueShape shape)
    {
        bool expired = lot.LastDay < block.AsOf;
        long rest = lot.Quanta - lot.Spent;
        string[] records = workspace.Missing.KeepsNames ? [.. lot.Rows.Select(row => workspace.Services[block.Services[row]].Id).Distinct()] : [];
        return new(
            DateOnly.FromDayNumber(lot.Day),
            lot.LastDay == int.MaxValue ? null : DateOnly.FromDayNumber(lot.LastDay),
            shape.Amount(lot.Quanta),
            shape.Amount(lot.Spent),
            shape.Amount(expired ? 0 : rest),
            shape.Amount(expired ? rest : 0),
            records);
    }
}
