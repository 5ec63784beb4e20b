using System.Globalization;
using System.Reflection;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Outcome = FsCheck.Outcome;

namespace VolunteerCredit.Testing.Running;

/// <summary>Tries a law on generated cases, and reports the smallest that breaks it.</summary>
internal static class LawRunner
{
    /// <summary>Tries a law.</summary>
    /// <param name="law">The law.</param>
    /// <param name="subject">What is tried, for the report: <c>rule set ID</c>, <c>the measure 'NAME' …</c>.</param>
    /// <param name="cases">How cases are made and made smaller.</param>
    /// <param name="check">Checks one: a <see cref="LawFault"/>, or any other exception, says that the law is broken.</param>
    /// <param name="told">What a report tells of a case beside its volunteer, in one line: the as-of day, options …</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="LawBrokenException">The law is broken.</exception>
    public static void Run(Law law, string subject, Arbitrary<Scene> cases, Action<Scene> check, Func<Scene, string> told, LawOptions? options)
    {
        options ??= new();
        var found = new Finish();
        Config config = Config.Default.WithMaxTest(options.CasesToTry).WithRunner(found);
        if (options.Replay is { } replay)
        {
            var seed = ReplaySeed.Parse(replay);
            config = config.WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed.Seed, seed.Gamma), FSharpOption<int>.Some(seed.Size))));
        }

        Check.One(config, Prop.ForAll(cases, check));
        if (found.Failed is { } failed)
        {
            throw Report(law, subject, failed, told);
        }
    }

    private static LawBrokenException Report(Law law, string subject, TestResult.Failed failed, Func<Scene, string> told)
    {
        Scene smallest = (Scene)failed.Item3.Head, original = (Scene)failed.Item2.Head;
        Exception? thrown = FaultOf(failed);
        LawFault fault = thrown as LawFault ?? new LawFault("an exception", "a result", thrown?.ToString() ?? "");
        var seed = new ReplaySeed(failed.Item6.Seed, failed.Item6.Gamma, failed.Item7);
        string csv = CsvText.Of(smallest.Volunteer);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{law}: {law.Title.English}\nBroken by {subject}: {fault.What}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Expected: {fault.Expected}\nFound:    {fault.Actual}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"The smallest case found, of {failed.Item1.NumberOfTests} tried, made smaller {failed.Item1.NumberOfShrinks} times from {original.Records.Count} records and {original.Facts.Count} facts:\n");
        text.Append(told(smallest)).Append('\n').Append(csv).Append(CultureInfo.InvariantCulture, $"\nTo see it again: new LawOptions {{ Replay = \"{seed}\" }}\n");
        return new(law, subject, seed.ToString(), smallest.Volunteer, csv, fault.Expected, fault.Actual, text.ToString(), thrown);
    }

    private static Exception? FaultOf(TestResult.Failed failed)
    {
        Exception? fault = failed.Item4 is Outcome.Failed { Item: { } thrown } ? thrown : null;
        while (fault is TargetInvocationException or AggregateException && fault.InnerException is { } inner)
        {
            fault = inner;
        }

        return fault;
    }

    private sealed class Finish : IRunner
    {
        public TestResult.Failed? Failed { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult result) => Failed = result as TestResult.Failed;
    }
}
