namespace VolunteerCredit.Tests.Properties;

/// <summary>Every law that an engine's single scores are enough for.</summary>
internal static class EveryLaw
{
    private static readonly Action<Trial>[] Laws =
    [
        OrderLaw.Order_does_not_matter,
        IdempotentLaws.Sent_twice_counts_once, IdempotentLaws.A_retracted_record_is_no_record, IdempotentLaws.A_chain_of_corrections_is_its_end, IdempotentLaws.Of_two_corrections_the_later_counts,
        PointInTimeLaws.What_is_later_changes_nothing, PointInTimeLaws.The_as_of_day_ends_at_midnight,
        BalanceLaws.Everything_adds_up, BalanceLaws.Every_printed_figure_is_exact, BalanceLaws.Huge_blocks_are_exact, LoudLaws.What_is_missing_is_named,
        trial => PureLaws.Nothing_is_remembered(trial, trial.Another(0, 40)),
    ];

    /// <summary>They hold for whatever is asked of the engine.</summary>
    public static void Holds(ICreditEngine engine, Scene scene)
    {
        foreach (Action<Trial> law in Laws)
        {
            law(Engines.Trial(engine, scene));
        }
    }
}
