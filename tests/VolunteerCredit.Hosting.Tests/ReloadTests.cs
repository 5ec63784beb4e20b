using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Hosting.Tests.RuleFolder;

namespace VolunteerCredit.Hosting.Tests;

public sealed class ReloadTests : IDisposable
{
    private readonly RuleFolder _folder = new RuleFolder().Put("town.json", Document("town", "1"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_scope_keeps_the_engine_that_it_began_with()
    {
        using var app = new App(_folder);
        using IServiceScope before = app.Services.CreateScope(), unused = app.Services.CreateScope();
        ICreditEngine first = before.ServiceProvider.GetRequiredService<ICreditEngine>();

        _folder.Put("town-2.json", Document("town", "2", 6));
        app.Look();

        Assert.Same(first, before.ServiceProvider.GetRequiredService<ICreditEngine>());
        Assert.Equal("8 h", App.Hours(first, "town"));
        Assert.Equal(["town@1", "town@2"], unused.ServiceProvider.GetRequiredService<ICreditEngine>().RuleSets.Select(r => $"{r.Identity.Id}@{r.Identity.Version}"));
        Assert.Same(app.Engine, unused.ServiceProvider.GetRequiredService<ICreditEngine>());
        Assert.Equal("6 h", App.Hours(app.Engine, "town@2"));
    }

    [Fact]
    public void A_bad_file_is_refused_and_the_engine_of_before_stays_until_it_is_mended()
    {
        using var app = new App(_folder);
        ICreditEngine first = app.Engine;

        _folder.Put("village.json", "{ \"id\": \"village\" }").Put("broken.json", "{");
        app.Look();

        Assert.Same(first, app.Engine);
        HealthReportEntry health = app.Health;
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal(["VC3001 broken.json:1:2", "VC3005 village.json:1:1"], (string[])health.Data["refused"]); // several keys are wanting at one place: it is told once
        Assert.Contains((LogLevel.Error, 5, $"Rule sets of {_folder.Path} refused, those of before stay in use: VC3001, VC3005 in broken.json, village.json"), app.Log.All);
        Assert.Contains(app.Log.All, line => line.Id == 6 && line.Text.StartsWith("VC3001: broken.json, line 1", StringComparison.Ordinal));

        _folder.Put("village.json", Document("village", "1", 5));
        File.Delete(_folder.In("broken.json"));
        app.Look();

        Assert.Equal(["town@1", "village@1"], app.InUse);
        Assert.Equal((HealthStatus.Healthy, "2 rule sets"), (app.Health.Status, app.Health.Description));
        Assert.Contains(app.Log.All, line => line.Id == 1 && line.Text.StartsWith("Rule set village 1 loaded, sha256:", StringComparison.Ordinal));
        Assert.Contains((LogLevel.Information, 4, $"Rule sets of {_folder.Path} reloaded: 1 loaded, 0 removed, 2 in all"), app.Log.All);
    }

    [Fact]
    public void A_file_that_is_put_back_recovers_without_another_engine()
    {
        using var app = new App(_folder);
        ICreditEngine first = app.Engine;

        _folder.Put("town.json", "{");
        app.Look();
        Assert.Equal(HealthStatus.Degraded, app.Health.Status);
        _folder.Put("town.json", Document("town", "1"));
        app.Look();

        Assert.Equal(HealthStatus.Healthy, app.Health.Status);
        Assert.Same(first, app.Engine);
    }

    [Fact]
    public void What_has_not_changed_is_not_loaded_again()
    {
        using var app = new App(_folder);
        ICreditEngine first = app.Engine;

        _folder.Put("town.json", Document("town", "1")).Put("notes.txt", "not a rule set").Put(".#town.json", "an editor's").Put("town.json~", "{");
        Directory.CreateDirectory(_folder.In("folder.json"));
        app.Look().Look();

        Assert.Same(first, app.Engine);
        Assert.DoesNotContain(app.Log.All, line => line.Id is 4 or 5);
    }

    [Fact]
    public void A_worked_case_that_is_not_met_refuses_the_change()
    {
        using var app = new App(_folder);

        _folder.Put("town.json", Document("town", "2", 6, expect: "7h"));
        app.Look();

        Assert.Equal(["town@1"], app.InUse);
        Assert.Equal("VC3040", Assert.Single(app.Reloading.State.Faults).Code);
    }

    [Fact]
    public void One_version_in_two_files_is_refused_and_both_are_named()
    {
        using var app = new App(_folder);

        _folder.Put("again.json", Document("town", "1", 5));
        app.Look();

        Assert.Equal(["town@1"], app.InUse);
        Assert.Equal(
            "VC3043: town.json: the rule set town@1 is loaded twice, from again.json too. Give one of them another id or version.", Assert.Single(app.Reloading.State.Faults).ToString());
    }

    [Fact]
    public void Another_content_under_the_same_version_is_refused_even_after_it_was_away()
    {
        using var app = new App(_folder.Put("village.json", Document("village", "1")));
        string hash = app.Engine.RuleSets[0].Identity.Hash;

        _folder.Put("town.json", Document("town", "1", 7));
        app.Look();

        Assert.Equal(
            $"VC5014: town.json: the content of town@1 has changed under the same version; it was in use with {hash}. Give the changed document another version: what was scored by the old one is verified by its hash.",
            Assert.Single(app.Reloading.State.Faults).ToString());
        Assert.Equal("8 h", App.Hours(app.Engine, "town"));

        File.Delete(_folder.In("town.json"));
        app.Look();
        Assert.Equal(["village@1"], app.InUse);
        Assert.Contains((LogLevel.Warning, 3, $"Rule set town 1 is not there any more, {hash}"), app.Log.All);

        _folder.Put("town.json", Document("town", "1", 7));
        app.Look();
        Assert.Equal(["village@1"], app.InUse);
        Assert.Equal("VC5014", Assert.Single(app.Reloading.State.Faults).Code);

        _folder.Put("town.json", Document("town", "2", 7));
        app.Look();
        Assert.Equal(["town@2", "village@1"], app.InUse);
    }

    [Fact]
    public void Another_content_under_the_same_version_is_taken_over_and_told_where_the_configuration_says_so()
    {
        using var app = new App(_folder, ("VolunteerCredit:RuleSets:AcceptChangedVersions", "true"));

        _folder.Put("town.json", Document("town", "1", 7));
        app.Look();

        Assert.Equal("7 h", App.Hours(app.Engine, "town"));
        Assert.StartsWith("VC5014: town.json", Assert.Single(app.Log.All, line => line is { Level: LogLevel.Warning, Id: 7 }).Text, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, app.Health.Status);
    }

    [Fact]
    public void A_directory_that_is_emptied_or_gone_is_refused()
    {
        using var app = new App(_folder);
        ICreditEngine first = app.Engine;

        File.Delete(_folder.In("town.json"));
        app.Look();
        Assert.Equal(["VC5012 rules"], (string[])app.Health.Data["refused"]);
        Directory.Delete(_folder.Path);
        app.Look();
        Assert.Equal(["VC5011 rules"], (string[])app.Health.Data["refused"]);

        Assert.Same(first, app.Engine);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_refused()
    {
        using var app = new App(_folder);

        File.CreateSymbolicLink(_folder.In("gone.json"), _folder.Beside("nowhere.json"));
        app.Look();

        Assert.Equal(["VC3050 gone.json"], (string[])app.Health.Data["refused"]);
    }

    [Fact]
    public void More_files_than_allowed_are_refused()
    {
        using var app = new App(_folder, ("VolunteerCredit:RuleSets:FilesMax", "2"));

        _folder.Put("b.json", Document("b", "1"));
        Assert.Equal(2, app.Look().InUse.Length);
        _folder.Put("c.json", Document("c", "1"));
        app.Look();

        Assert.Equal(["VC5013 rules"], (string[])app.Health.Data["refused"]);
    }

    [Fact]
    public void A_file_is_read_no_further_than_a_document_may_be_long()
    {
        using var app = new App(_folder);

        using (FileStream huge = File.Create(_folder.In("huge.json")))
        {
            huge.SetLength(20L * RuleSetDocument.BytesMax);
        }

        app.Look();

        Assert.Equal(["VC3002 huge.json"], (string[])app.Health.Data["refused"]);
    }

    [Fact]
    public void Links_of_a_mounted_configuration_are_turned_as_one()
    {
        // As Kubernetes mounts a ConfigMap: town.json -> ..data/town.json, ..data -> ..2026_1, and a change turns ..data.
        string Generation(string name, int hours)
        {
            Directory.CreateDirectory(_folder.In(name));
            File.WriteAllText(Path.Combine(_folder.In(name), "town.json"), Document("town", $"{hours}", hours));
            return name;
        }

        File.Delete(_folder.In("town.json"));
        Directory.CreateSymbolicLink(_folder.In("..data"), Generation("..2026_1", 8));
        File.CreateSymbolicLink(_folder.In("town.json"), Path.Combine("..data", "town.json"));
        using var app = new App(_folder);
        Assert.Equal(["town@8"], app.InUse);

        _folder.Turn(_folder.In("..data"), Generation("..2026_2", 6));
        Directory.Delete(_folder.In("..2026_1"), recursive: true);

        Assert.Equal(["town@6"], app.Look().InUse);
    }

    /// <summary>However much of a file has been written: it is refused until it is whole, and then taken over.</summary>
    [Fact]
    public void A_half_written_file_is_never_taken_over()
    {
        using var app = new App(_folder);
        ICreditEngine first = app.Engine;
        string whole = Document("village", "1");

        for (int length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllText(_folder.In("village.json"), whole[..length]);
            app.Look();
            Assert.Same(first, app.Engine);
            Assert.Equal(HealthStatus.Degraded, app.Health.Status);
        }

        File.WriteAllText(_folder.In("village.json"), whole);
        Assert.Equal(["town@1", "village@1"], app.Look().InUse);
    }

    [Fact]
    public void What_another_source_throws_while_it_is_read_again_refuses_the_change()
    {
        int opened = 0;
        using var app = new App([("VolunteerCredit:RuleSets:Directory", _folder.Path)], options => options.Add(new RuleSetSource("moody.json", Moody)));
        ICreditEngine first = app.Engine;

        _folder.Put("town.json", Document("town", "2"));
        app.Look();

        Assert.Same(first, app.Engine);
        Assert.Equal(["VC3050 moody.json"], (string[])app.Health.Data["refused"]);

        Stream Moody() => opened++ == 0 ? RuleSetSource.FromText(Document("moody", "1")).Open() : throw new InvalidOperationException("not twice");
    }

    [Fact]
    public void What_a_component_throws_while_a_document_is_loaded_harms_nobody()
    {
        int made = 0;
        var moody = ComponentType.Intake("moody", Words.Same("moody"), [], _ => made++ < 100 ? new Idle() : throw new InvalidOperationException("not today"));
        _folder.Put("moody.json", """{ "id": "moody", "version": "1", "honesty": "illustrative", "intake": [ { "type": "moody" } ], "measures": { "hours": { "type": "hours" } } }""");
        using var app = new App([("VolunteerCredit:RuleSets:Directory", _folder.Path)], options => options.Components.Add(moody));
        ICreditEngine first = app.Engine;

        made = 100;
        _folder.Put("town.json", Document("town", "2"));
        app.Look();

        Assert.Same(first, app.Engine);
        Assert.Equal(["VC4045 moody.json:1:73"], (string[])app.Health.Data["refused"]);
    }

    /// <summary>Two rule sets are always of one generation: whoever asks sees all of a directory or nothing of it.</summary>
    [Fact]
    public async Task Readers_see_whole_directories_while_they_are_replaced()
    {
        const int generations = 25;
        void Generation(int number)
        {
            string folder = _folder.Beside($"g{number}");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "a.json"), Document("a", $"{number}", 1 + (number % 20)));
            File.WriteAllText(Path.Combine(folder, "b.json"), Document("b", $"{number}", 1 + (number % 20)));
            _folder.Turn(_folder.Beside("current"), folder);
        }

        Generation(0);
        using var app = new App([("VolunteerCredit:RuleSets:Directory", _folder.Beside("current"))]);
        using var done = new CancellationTokenSource();
        int seen = 0;
        _ = app.Engine;
        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                using IServiceScope scope = app.Services.CreateScope();
                ICreditEngine engine = scope.ServiceProvider.GetRequiredService<ICreditEngine>();
                string a = App.Hours(engine, "a")!;
                Assert.Equal(a, App.Hours(scope.ServiceProvider.GetRequiredService<ICreditEngine>(), "b"));
                Assert.Equal(a, $"{1 + (int.Parse(engine.RuleSets[0].Identity.Version) % 20)} h");
                Interlocked.Increment(ref seen);
            }
        }))];

        for (int number = 1; number <= generations; number++)
        {
            Generation(number);
            app.Look();
            Assert.Equal([$"a@{number}", $"b@{number}"], app.InUse);
        }

        SpinWait.SpinUntil(() => Volatile.Read(ref seen) > 4 || readers.Any(r => r.IsFaulted), TimeSpan.FromSeconds(30));
        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.True(seen > 4);
    }

    private sealed class Idle : IIntakeStep
    {
        public string Reason => "idle";

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
        {
        }
    }
}
