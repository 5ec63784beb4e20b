using VolunteerCredit.Boards;
using VolunteerCredit.Decisions;
using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Testing.Components;

/// <summary>A component type that tells what it makes.</summary>
internal static class WatchedType
{
    /// <summary>The same type; what it makes is handed on as it is.</summary>
    /// <param name="type">The type.</param>
    /// <param name="created">Receives what is made, and from which options; <see langword="null"/> where nobody asks.</param>
    public static ComponentType Watched(this ComponentType type, Action<OptionValues, object>? created)
    {
        T Make<T>(OptionValues options)
        {
            object made = type.Create(options);
            created?.Invoke(options, made);
            return (T)made;
        }

        return type.Seam switch
        {
            Seam.Intake => ComponentType.Intake(type.Name, type.Summary, type.Options, Make<IIntakeStep>),
            Seam.Measure => ComponentType.Measure(type.Name, type.Summary, type.Reads, type.HasWindow, type.Options, Make<IMeasure>),
            Seam.Curve => ComponentType.Curve(type.Name, type.Summary, type.Options, Make<ICurve>),
            Seam.Score => ComponentType.Score(type.Name, type.Summary, type.Options, Make<IScoreModel>),
            Seam.Tier => ComponentType.Tier(type.Name, type.Summary, type.Options, Make<ITierPolicy>),
            Seam.Criterion => ComponentType.Criterion(type.Name, type.Summary, type.Options, Make<ICriterion>),
            Seam.Offer => ComponentType.Offer(type.Name, type.Summary, type.Options, Make<IOffer>),
            Seam.Board => ComponentType.Board(type.Name, type.Summary, type.Options, Make<IBoard>),
            _ => ComponentType.Grant(type.Name, type.Summary, type.Options, Make<IGrant>),
        };
    }
}
