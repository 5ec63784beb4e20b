using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace VolunteerCredit.Tests.Properties;

/// <summary>The stand-in for FsCheck.Xunit must fail where a law fails: a test that cannot fail is none.</summary>
public sealed class PropertyAttributeTests
{
    [Theory]
    [InlineData(nameof(Examples.Holds))]
    [InlineData(nameof(Examples.Returns_nothing))]
    [InlineData(nameof(Examples.Is_guarded))]
    public async Task A_law_that_holds_passes(string law) => Assert.Null(await Run(law));

    [Theory]
    [InlineData(nameof(Examples.Is_false_from_10_on), "Falsified after", "smallest case found:\n10\n")]
    [InlineData(nameof(Examples.Throws_from_10_on), "InvalidOperationException: ten", "smallest case found:\n10\n")]
    [InlineData(nameof(Examples.Fails_an_assertion_from_10_on), "Assert.InRange()", "smallest case found:\n10\n")]
    [InlineData(nameof(Examples.Is_a_false_property_from_10_on), "Falsified after", "smallest case found:\n10\n")]
    [InlineData(nameof(Examples.Has_two_arguments), "Falsified after", "smallest case found:\n10\n5\n")]
    [InlineData(nameof(Examples.Discards_everything), "discarded too many", "Given up")]
    public async Task A_law_that_fails_says_how_and_for_which_smallest_case(string law, string how, string smallest)
    {
        string message = (await Run(law))!.ReplaceLineEndings("\n");
        Assert.Contains(how, message, StringComparison.Ordinal);
        Assert.Contains(smallest, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_prints_the_seed_that_runs_it_again()
    {
        string message = (await Run(nameof(Examples.Replayed)))!;
        Assert.Contains("Falsified after 1 case(s)", message, StringComparison.Ordinal);
        Assert.Contains("[Property(Replay = \"(3,5,40)\")]", message, StringComparison.Ordinal);
        Assert.Equal(message, await Run(nameof(Examples.Replayed)));
    }

    /// <summary>The message of the failure, or nothing.</summary>
    private static async Task<string?> Run(string law)
    {
        MethodInfo method = typeof(Examples).GetMethod(law)!;
        var assembly = new Xunit.Sdk.TestAssembly(Reflector.Wrap(typeof(Examples).Assembly));
        var testClass = new TestClass(new TestCollection(assembly, null, "laws"), Reflector.Wrap(typeof(Examples)));
        var testCase = new PropertyTestCase(new Xunit.Sdk.NullMessageSink(), TestMethodDisplay.Method, TestMethodDisplayOptions.None, new TestMethod(testClass, Reflector.Wrap(method)));
        using var bus = new Bus();
        RunSummary summary = await testCase.RunAsync(new Xunit.Sdk.NullMessageSink(), bus, [], new ExceptionAggregator(), new CancellationTokenSource());
        Assert.Equal((1, bus.Failure is null ? 0 : 1), (summary.Total, summary.Failed));
        return bus.Failure;
    }

    private sealed class Bus : IMessageBus
    {
        public string? Failure { get; private set; }

        public bool QueueMessage(IMessageSinkMessage message)
        {
            Failure = message is ITestFailed failed ? string.Join("\n", failed.Messages) : Failure;
            return true;
        }

        public void Dispose()
        {
        }
    }

#pragma warning disable xUnit1000 // these are run by the tests above, and some must fail
    private sealed class Examples
    {
        [Property]
        public bool Holds(int a, int b) => a + (long)b == b + (long)a;

        [Property]
        public void Returns_nothing(string text) => Assert.True(text is null || text.Length >= 0);

        [Property]
        public Property Is_guarded(int number) => (number >= 1).When(number > 0);

        [Property(MaxTest = 1000)]
        public bool Is_false_from_10_on(int number) => number < 10;

        [Property(MaxTest = 1000)]
        public bool Throws_from_10_on(int number) => number < 10 ? true : throw new InvalidOperationException("ten");

        [Property(MaxTest = 1000)]
        public void Fails_an_assertion_from_10_on(int number) => Assert.InRange(number, int.MinValue, 9);

        [Property(MaxTest = 1000)]
        public Property Is_a_false_property_from_10_on(int number) => (number < 10).ToProperty();

        [Property(MaxTest = 1000)]
        public bool Has_two_arguments(int a, int b) => a < 10 || b < 5;

        [Property]
        public Property Discards_everything(int number) => true.When(number == int.MinValue);

        [Property(Replay = "(3,5,40)")]
        public bool Replayed(int number) => number > 1_000_000;
    }
#pragma warning restore xUnit1000
}
