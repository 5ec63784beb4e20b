using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;
using Xunit.Sdk;

// FsCheck.Xunit cannot be restored from the registry in use, FsCheck can. This one file stands in for it, in its namespace and
// shape, so that the move is one package line and one deleted file. Two things it has of its own: the environment
// variable, and that the arguments of a failure are printed as their own ToString() says.
namespace FsCheck.Xunit;

/// <summary>
/// A law: the method is run with many generated arguments, and fails on the first that break it, shrunk to the smallest found. It
/// returns nothing, a <see cref="bool"/> or a <see cref="Property"/>. An exception is a failure.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", TestAssembly.Name)]
public sealed class PropertyAttribute : FactAttribute
{
    /// <summary>Environment variable with the number of cases for every law, in place of the law's own (mutation testing runs fewer).</summary>
    public const string TestsVariable = "VOLUNTEERCREDIT_TESTS";

    /// <summary>How many cases are tried. The default is 100.</summary>
    public int MaxTest { get; set; } = 100;

    /// <summary>The size of the first case. The default is 1.</summary>
    public int StartSize { get; set; } = 1;

    /// <summary>The size of the last case. The default is 100.</summary>
    public int EndSize { get; set; } = 100;

    /// <summary>Types whose static methods give the generators, as <see cref="Arbitrary{T}"/>.</summary>
    public Type[] Arbitrary { get; set; } = [];

    /// <summary>The seed, as a failure prints it, to run that case again: <c>(seed,gamma)</c> or <c>(seed,gamma,size)</c>.</summary>
    public string? Replay { get; set; }
}

/// <summary>Makes the test case of a law.</summary>
public sealed class PropertyDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new PropertyTestCase(diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

/// <summary>A law as a test.</summary>
public sealed class PropertyTestCase : XunitTestCase
{
    /// <summary>For the runner, when it reads the case back.</summary>
    [Obsolete("Called by the de-serializer; should only be called by deriving classes for de-serialization purposes")]
    public PropertyTestCase()
    {
    }

    /// <summary>A test case.</summary>
    /// <param name="diagnostics">Where diagnostics go.</param>
    /// <param name="display">How the method is shown.</param>
    /// <param name="displayOptions">How its name is shown.</param>
    /// <param name="testMethod">The method.</param>
    public PropertyTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod)
        : base(diagnostics, display, displayOptions, testMethod)
    {
    }

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        new CaseRunner(this, constructorArguments, messageBus, aggregator, cancellationTokenSource).RunAsync();

    private sealed class CaseRunner(
        PropertyTestCase testCase, object[] constructorArguments, IMessageBus messageBus, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
        : XunitTestCaseRunner(testCase, testCase.DisplayName, testCase.SkipReason, constructorArguments, null, messageBus, aggregator, cancellation)
    {
        protected override XunitTestRunner CreateTestRunner(
            ITest test, IMessageBus messageBus, Type testClass, object[] constructorArguments, MethodInfo testMethod, object[] testMethodArguments, string skipReason, IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
            new LawRunner(test, messageBus, testClass, constructorArguments, testMethod, skipReason, beforeAfterAttributes, aggregator, cancellationTokenSource);
    }

    private sealed class LawRunner(
        ITest test, IMessageBus messageBus, Type testClass, object[] constructorArguments, MethodInfo testMethod, string skipReason, IReadOnlyList<BeforeAfterTestAttribute> beforeAfter, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
        : XunitTestRunner(test, messageBus, testClass, constructorArguments, testMethod, [], skipReason, beforeAfter, aggregator, cancellation)
    {
        protected override Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator) =>
            new LawInvoker(Test, MessageBus, TestClass, ConstructorArguments, TestMethod, BeforeAfterAttributes, aggregator, CancellationTokenSource).RunAsync();
    }

    /// <summary>Calls the method many times in place of once; the runner sees to constructor, fixtures, disposal and time.</summary>
    private sealed class LawInvoker(
        ITest test, IMessageBus messageBus, Type testClass, object[] constructorArguments, MethodInfo testMethod, IReadOnlyList<BeforeAfterTestAttribute> beforeAfter, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
        : XunitTestInvoker(test, messageBus, testClass, constructorArguments, testMethod, new object[testMethod.GetParameters().Length], beforeAfter, aggregator, cancellation)
    {
        protected override object? CallTestMethod(object testClassInstance)
        {
            PropertyAttribute law = TestMethod.GetCustomAttribute<PropertyAttribute>()!;
            var runner = new LawResult();
            Config config = Config.Default
                .WithMaxTest(int.TryParse(Environment.GetEnvironmentVariable(PropertyAttribute.TestsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int tests) && tests > 0 ? tests : law.MaxTest)
                .WithStartSize(law.StartSize)
                .WithEndSize(law.EndSize)
                .WithArbitrary(law.Arbitrary)
                .WithRunner(runner);
            if (law.Replay is { } replay)
            {
                string[] numbers = replay.Trim('(', ')').Split(',', StringSplitOptions.TrimEntries);
                var rnd = new Rnd(ulong.Parse(numbers[0], CultureInfo.InvariantCulture), ulong.Parse(numbers[1], CultureInfo.InvariantCulture));
                FSharpOption<int>? size = numbers.Length > 2 ? FSharpOption<int>.Some(int.Parse(numbers[2], CultureInfo.InvariantCulture)) : null;
                config = config.WithReplay(FSharpOption<Replay>.Some(new Replay(rnd, size!)));
            }

            Check.Method(config, TestMethod, testClassInstance is null ? null : FSharpOption<object>.Some(testClassInstance));
            return runner.Message is null ? null : throw new PropertyFailedException(runner.Message);
        }
    }

    private sealed class LawResult : IRunner
    {
        public string? Message { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult result) => Message = result switch
        {
            TestResult.Failed failed => Describe(failed),
            TestResult.Exhausted exhausted => $"Given up after {exhausted.Item.NumberOfTests} cases: the guard discarded too many.",
            _ => null,
        };

        private static string Describe(TestResult.Failed failed)
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"Falsified after {failed.Item1.NumberOfTests} case(s) and {failed.Item1.NumberOfShrinks} shrink(s). ");
            text.AppendLine(CultureInfo.InvariantCulture, $"To run it again: [Property(Replay = \"({failed.Item6.Seed},{failed.Item6.Gamma},{failed.Item7})\")]");
            foreach (string label in failed.Item1.Labels)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"Label: {label}");
            }

            if (failed.Item4 is Outcome.Failed { Item: { } fault })
            {
                while (fault is TargetInvocationException or AggregateException && fault.InnerException is { } inner)
                {
                    fault = inner;
                }

                // What called the method is the same for every law.
                string whole = fault.ToString();
                int caller = whole.IndexOf("   at InvokeStub_", StringComparison.Ordinal);
                text.AppendLine(caller < 0 ? whole : whole[..caller].TrimEnd());
            }

            text.AppendLine("The smallest case found:");
            foreach (object? argument in failed.Item3)
            {
                text.AppendLine(Show(argument));
            }

            text.AppendLine("The case it came from:");
            foreach (object? argument in failed.Item2)
            {
                string shown = Show(argument);
                text.AppendLine(shown.Length > 4000 ? shown[..4000] + " …" : shown);
            }

            return text.ToString();
        }

        private static string Show(object? argument) => argument switch
        {
            null => "null",
            string text => $"\"{text}\"",
            ITuple several => string.Join("\n", Enumerable.Range(0, several.Length).Select(i => Show(several[i]))),
            IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Show))}]",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => argument.ToString() ?? "",
        };
    }
}

/// <summary>A law was broken; the message says by which arguments.</summary>
/// <param name="message">What happened.</param>
public sealed class PropertyFailedException(string message) : XunitException(message)
{
    /// <inheritdoc/>
    public override string StackTrace => "";
}
