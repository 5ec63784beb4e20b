using System.Reflection;
using System.Runtime.Loader;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace VolunteerCredit.Mutation;

/// <summary>The tests of an assembly, each by a name that is the same in every process.</summary>
internal sealed class TestAssembly : IDisposable
{
    private readonly XunitTestFramework _framework = new(new Deaf());
    private readonly ITestFrameworkExecutor _executor;
    private readonly Dictionary<string, ITestCase> _tests = new(StringComparer.Ordinal);

    /// <param name="folder">Where the assemblies are.</param>
    /// <param name="name">The name of the assembly with the tests.</param>
    /// <param name="leftOut">Starts of names of classes, below the assembly's own, whose tests are left out.</param>
    public TestAssembly(string folder, string name, IReadOnlyList<string> leftOut)
    {
        Assembly assembly = Load(folder, name);
        _executor = _framework.GetExecutor(assembly.GetName());
        using ITestFrameworkDiscoverer discoverer = _framework.GetDiscoverer(Reflector.Wrap(assembly));
        using var found = new Found();
        foreach (Type type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && !leftOut.Any(l => t.FullName!.StartsWith($"{name}.{l}", StringComparison.Ordinal))))
        {
            found.Done.Reset();
            discoverer.Find(type.FullName, includeSourceInformation: false, found, new Options());
            found.Done.WaitOne();
        }

        foreach (ITestCase test in found.Tests)
        {
            _tests.TryAdd($"{test.TestMethod.TestClass.Class.Name}.{test.TestMethod.Method.Name} {test.UniqueID}", test);
        }
    }

    public IReadOnlyCollection<string> Names => _tests.Keys;

    public static Assembly Load(string folder, string name) => AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, $"{name}.dll"));

    /// <summary>Lets what is not found here be found there.</summary>
    public static void Resolve(string folder) => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Path.Combine(folder, $"{name.Name}.dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;

    /// <summary>Runs tests one after the other, in no order that is promised, until one fails.</summary>
    /// <param name="names">The tests.</param>
    /// <param name="starting">What is done before each.</param>
    /// <param name="ended">What is done after each, with its seconds.</param>
    /// <returns>The first that fails, or that there is none of that name; <see langword="null"/> for none.</returns>
    public string? FirstThatFails(IEnumerable<string> names, Action<string>? starting = null, Action<string, decimal>? ended = null)
    {
        var options = new Options();
        options.SetValue("xunit.execution.SynchronousMessageReporting", true);
        options.SetValue("xunit.execution.DisableParallelization", true);
        foreach (string name in names)
        {
            if (!_tests.TryGetValue(name, out ITestCase? test))
            {
                return name;
            }

            starting?.Invoke(name);
            using var run = new Run();
            _executor.RunTests([test], run, options);
            run.Done.WaitOne();
            ended?.Invoke(name, run.Seconds);
            if (run.IsFailed)
            {
                return name;
            }
        }

        return null;
    }

    public void Dispose()
    {
        _executor.Dispose();
        _framework.Dispose();
    }

    private sealed class Deaf : LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => true;
    }

    private sealed class Found : LongLivedMarshalByRefObject, IMessageSink, IDisposable
    {
        public List<ITestCase> Tests { get; } = [];

        public ManualResetEvent Done { get; } = new(false);

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestCaseDiscoveryMessage found)
            {
                Tests.Add(found.TestCase);
            }
            else if (message is IDiscoveryCompleteMessage)
            {
                Done.Set();
            }

            return true;
        }

        public void Dispose() => Done.Dispose();
    }

    private sealed class Run : LongLivedMarshalByRefObject, IMessageSink, IDisposable
    {
        public bool IsFailed { get; private set; }

        public decimal Seconds { get; private set; }

        public ManualResetEvent Done { get; } = new(false);

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestFailed or IErrorMessage or ITestClassCleanupFailure or ITestCleanupFailure or ITestCaseCleanupFailure or ITestCollectionCleanupFailure or ITestMethodCleanupFailure:
                    IsFailed = true;
                    break;
                case ITestCaseFinished finished:
                    Seconds = finished.ExecutionTime;
                    break;
                case ITestAssemblyFinished:
                    Done.Set();
                    break;
            }

            return true;
        }

        public void Dispose() => Done.Dispose();
    }

    private sealed class Options : LongLivedMarshalByRefObject, ITestFrameworkExecutionOptions, ITestFrameworkDiscoveryOptions
    {
        private readonly Dictionary<string, object?> _values = [];

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out object? value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
