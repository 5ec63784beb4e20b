namespace VolunteerCredit.Guarding;

/// <summary>Ends a thread that was abandoned, as soon as the component that kept it returns.</summary>
internal sealed class AbandonedException() : Exception("The computation was abandoned.");
