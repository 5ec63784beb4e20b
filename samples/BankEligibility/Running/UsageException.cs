namespace BankEligibility.Running;

/// <summary>The command line cannot be followed. The message is for people, safe to print, in their language.</summary>
internal sealed class UsageException(string message) : Exception(message);
