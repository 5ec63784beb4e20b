using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Hosting.Tests.RuleFolder;

namespace VolunteerCredit.Hosting.Tests;

public sealed class ConfigurationTests : IDisposable
{
    private const string WithParameter = """
        {
          "id": "paid", "version": "VERSION", "honesty": "illustrative",
          "parameters": { "cap": { "default": "8h", "min": "1h" }, "other": { "default": 1 } },
          "intake": [ { "type": "limit", "per": "day", "max": { "param": "cap" } } ],
          "measures": { "hours": { "type": "hours" } }
        }
        """;

    private readonly RuleFolder _folder = new();

    private (string Key, string? Value) Rules => ("VolunteerCredit:RuleSets:Directory", _folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rule_sets_of_the_package_of_a_directory_and_of_code_come_together()
    {
        _folder.Put("town.json", Document("town", "1"));
        using var app = new App(
            [Rules, ("VolunteerCredit:RuleSets:Shipped:0", "cn.national-stars"), ("VolunteerCredit:RuleSets:Shipped:1", "cn.beijing-stars")],
            options => options.Add(RuleSetSource.FromText(Document("coded", "1"))));

        string[] expected = [.. ShippedRuleSets.Ids.Where(id => id.StartsWith("cn.beijing-stars@", StringComparison.Ordinal)), "coded", "town"];
        Assert.Equal(4, expected.Length);
        Assert.Equal(expected.Select(id => id.Split('@')[0]).Append("cn.national-stars").Order(StringComparer.Ordinal), app.Engine.RuleSets.Select(r => r.Identity.Id));
    }

    [Fact]
    public void All_that_is_shipped_is_one_word()
    {
        using var app = new App([("VolunteerCredit:RuleSets:Shipped", "All")]);

        Assert.Equal(ShippedRuleSets.Ids.Count, app.Engine.RuleSets.Count);
    }

    /// <summary>As where appsettings.json has a list and an environment variable a word: configuration keeps both.</summary>
    [Fact]
    public void A_word_beside_a_list_is_told_for_what_it_is()
    {
        using var app = new App([("VolunteerCredit:RuleSets:Shipped:0", "cn.national-stars"), ("VolunteerCredit:RuleSets:Shipped", "all")]);

        Assert.Contains("expected a word or a list, not both", Assert.Single(app.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_come_at_once_at_start_each_with_its_key()
    {
        _folder.Put("broken.json", "{").Put("town.json", Document("town", "1", 6, expect: "7h")).Put("paid.json", WithParameter);
        (string, string?)[] wrong =
        [
            Rules,
            ("VolunteerCredit:RuleSets:Direktory", "x"),
            ("VolunteerCredit:RuleSets:Shipped:0", "cn.national-star"),
            ("VolunteerCredit:RuleSets:Debounce", "2s"),
            ("VolunteerCredit:RuleSets:Poll", "00:00:00"),
            ("VolunteerCredit:RuleSets:FilesMax", "0"),
            ("VolunteerCredit:RuleSets:Reload", "yes"),
            ("VolunteerCredit:RuleSets:Reload:Enabled", "true"),
            ("VolunteerCredit:RecordsPerVolunteerMax", "0"),
            ("VolunteerCredit:Language", "fr"),
            ("VolunteerCredit:Watchdogg", "1"), ("VolunteerCredit:Watchdog:VolunteerTimeout", "00:00:00.001"), ("VolunteerCredit:Watchdog:AbandonedMax", "0"),
            ("VolunteerCredit:Parameters", "paid"),
        ];
        using var app = new App(wrong);

        Assert.Equal(
            [
                "VC3001 broken.json", "VC3040 town.json", "VC4002 VolunteerCredit:RuleSets:Shipped:0", "VC5001 VolunteerCredit:Language", "VC5001 VolunteerCredit:Parameters",
                "VC5001 VolunteerCredit:RecordsPerVolunteerMax", "VC5001 VolunteerCredit:RuleSets:Debounce", "VC5001 VolunteerCredit:RuleSets:FilesMax", "VC5001 VolunteerCredit:RuleSets:Poll",
                "VC5001 VolunteerCredit:RuleSets:Reload", "VC5001 VolunteerCredit:Watchdog:AbandonedMax", "VC5001 VolunteerCredit:Watchdog:VolunteerTimeout", "VC5010 VolunteerCredit:RuleSets:Direktory", "VC5010 VolunteerCredit:Watchdogg",
            ],
            app.Faults.Select(Short).Order(StringComparer.Ordinal));
        Assert.Contains("VC5010: 'VolunteerCredit:RuleSets:Direktory': there is no key 'Direktory', expected one of: Directory? (Shipped, Directory, FilesMax, Reload, Debounce, Poll, AcceptChangedVersions). Correct the key in the configuration, or remove it.", app.Faults);
        Assert.Equal(app.Faults, Assert.Throws<OptionsValidationException>(() => app.Services.GetRequiredService<IStartupValidator>().Validate()).Message.Split("; \n"));
        Assert.Equal(HealthStatus.Unhealthy, app.Health.Status);
        Assert.StartsWith("There is no engine: VC5001", app.Health.Description, StringComparison.Ordinal);
        Assert.Contains(app.Log.All, line => line.Id == 2 && line.Text.Contains("VC5010", StringComparison.Ordinal));
    }

    private static string Short(string fault) => fault.Split(": ") is [var code, var place, ..] ? $"{code} {place.Split(',')[0].Trim('\'')}" : fault;

    [Fact]
    public void Faults_are_in_Chinese_where_the_configuration_says_so()
    {
        using var app = new App([("VolunteerCredit:Language", "zh-Hans"), ("VolunteerCredit:RuleSets:Shiped", "all")]);

        Assert.Equal(
            ["VC5010：“VolunteerCredit:RuleSets:Shiped”：没有键“Shiped”，应为：Shipped? (Shipped, Directory, FilesMax, Reload, Debounce, Poll, AcceptChangedVersions)。请更正或删除配置中的该键。"], app.Faults);
    }

    /// <summary>A letter that is missing anywhere in a key is told, with the key that was meant.</summary>
    [Fact]
    public void No_misspelt_key_goes_unnoticed()
    {
        string[] keys = ["RuleSets", "RuleSets:Shipped", "RuleSets:Directory", "RuleSets:FilesMax", "RuleSets:Reload", "RuleSets:Debounce", "RuleSets:Poll", "RuleSets:AcceptChangedVersions", "Parameters", "RecordsPerVolunteerMax", "Watchdog:VolunteerTimeout", "Watchdog:AbandonedMax", "Language"];
        foreach (string key in keys)
        {
            int begin = key.LastIndexOf(':') + 1;
            for (int letter = begin; letter < key.Length; letter++)
            {
                string misspelt = key.Remove(letter, 1), name = misspelt[begin..];
                using var app = new App([($"VolunteerCredit:{misspelt}", "x")]);

                string fault = Assert.Single(app.Faults);
                Assert.StartsWith($"VC5010: 'VolunteerCredit:{misspelt}': there is no key '{name}', expected one of: {key[begin..]}? (", fault, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Keys_are_of_any_case_and_an_empty_value_is_none()
    {
        using var app = new App([("VolunteerCredit:rulesets:SHIPPED:0", "cn.national-stars"), ("VolunteerCredit:RuleSets:Directory", ""), ("VolunteerCredit:RuleSets:Reload", null), ("VolunteerCredit:Parameters", "")]);

        Assert.Equal("cn.national-stars", Assert.Single(app.Engine.RuleSets).Identity.Id);
        Assert.Equal(HealthStatus.Healthy, app.Health.Status);
    }

    [Fact]
    public void A_section_that_says_nothing_is_refused_unless_code_gives_rule_sets()
    {
        using var nothing = new App([]);
        using var coded = new App([], options => options.Add(RuleSetSource.FromText(Document("town", "1"))));

        Assert.Equal(["VC5001 VolunteerCredit:RuleSets"], nothing.Faults.Select(Short));
        Assert.Equal(["town@1"], coded.InUse);
    }

    [Fact]
    public void A_directory_that_is_not_there_is_refused_and_nothing_else_is_said_of_it()
    {
        using var app = new App([("VolunteerCredit:RuleSets:Directory", _folder.Beside("nowhere"))]);

        Assert.Equal([$"VC5011 {_folder.Beside("nowhere")}"], app.Faults.Select(Short).Select(f => f));
    }

    [Fact]
    public void Figures_reach_the_engine()
    {
        _folder.Put("town.json", Document("town", "1"));
        using var app = new App([Rules, ("VolunteerCredit:RecordsPerVolunteerMax", "1")]);
        var one = new ServiceRecord { Id = "r", VolunteerId = "v", Date = new(2026, 5, 1), Minutes = 60 };

        Assert.Null(app.Engine.Score("town", new Volunteer("v", one), Evaluation.On(new(2026, 6, 30))).Refusal);
        Assert.Equal("VC4008", app.Engine.Score("town", new Volunteer("v", one, one with { Id = "s" }), Evaluation.On(new(2026, 6, 30))).Refusal?.Code);
    }

    [Fact]
    public void A_parameter_stands_in_for_what_the_evaluation_does_not_give()
    {
        _folder.Put("1.json", WithParameter.Replace("VERSION", "1", StringComparison.Ordinal)).Put("2.json", WithParameter.Replace("VERSION", "2", StringComparison.Ordinal));
        using var app = new App([Rules, ("VolunteerCredit:Parameters:paid:cap", "5h"), ("VolunteerCredit:Parameters:paid@2:cap", "4h")]);
        Evaluation own = Evaluation.On(new(2026, 6, 30)) with { Parameters = new Dictionary<string, string> { ["cap"] = "3h" } }, others = own with { Parameters = new Dictionary<string, string> { ["other"] = "2" } };

        Assert.Equal("5 h", App.Hours(app.Engine, "paid@1"));
        Assert.Equal("4 h", App.Hours(app.Engine, "paid@2"));
        Assert.Equal("3 h", App.Hours(app.Engine, "paid@2", own));
        Assert.Equal("4 h", App.Hours(app.Engine, "paid@2", others));
        Assert.Equal(
            [new("cap", "4h"), new("other", "2")],
            app.Engine.Score("paid@2", new Volunteer("v", []), others).Parameters);
    }

    [Fact]
    public void A_receipt_states_the_parameters_of_the_configuration_and_holds_elsewhere()
    {
        _folder.Put("1.json", WithParameter.Replace("VERSION", "1", StringComparison.Ordinal));
        using var app = new App([Rules, ("VolunteerCredit:Parameters:paid:cap", "5h")]);
        using var bare = new App([Rules, ("VolunteerCredit:Parameters:paid:cap", "2h")]);
        var volunteer = new Volunteer("v", new ServiceRecord { Id = "r", VolunteerId = "v", Date = new(2026, 5, 1), Minutes = 1440 });

        Receipt receipt = app.Engine.IssueReceipt("paid", volunteer, Evaluation.On(new(2026, 6, 30)), new() { Key = Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef"), KeyInReceipt = true });

        Assert.Equal([new("cap", "5h")], receipt.Parameters);
        Assert.Null(bare.Engine.Verify(receipt, volunteer, new()).Difference);
    }

    [Fact]
    public void Parameters_that_do_not_fit_are_refused_at_start_where_they_are_set()
    {
        _folder.Put("1.json", WithParameter.Replace("VERSION", "1", StringComparison.Ordinal));
        using var app = new App(
        [
            Rules, ("VolunteerCredit:Parameters:paid:cap", "5 CNY"), ("VolunteerCredit:Parameters:paid:copa", "5h"), ("VolunteerCredit:Parameters:payd:cap", "5h"),
            ("VolunteerCredit:Parameters:paid@9:cap", "5h"), ("VolunteerCredit:Parameters:paid:other:deep", "1"),
        ]);

        Assert.Equal(
            [
                "VC3020 VolunteerCredit:Parameters:paid:copa", "VC3036 VolunteerCredit:Parameters:paid@9", "VC3036 VolunteerCredit:Parameters:payd",
                "VC4004 VolunteerCredit:Parameters:paid:cap", "VC5001 VolunteerCredit:Parameters:paid:other",
            ],
            app.Faults.Select(Short).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_differs_by_letter_case_alone_is_refused_in_a_configuration_and_told_apart_in_code()
    {
        string document = WithParameter.Replace("VERSION", "1", StringComparison.Ordinal);
        _folder.Put("1.json", document.Replace("\"other\"", "\"Cap\"", StringComparison.Ordinal)).Put("2.json", document.Replace("\"paid\"", "\"Odd\"", StringComparison.Ordinal))
            .Put("3.json", document.Replace("\"paid\"", "\"odd\"", StringComparison.Ordinal));
        using var app = new App([Rules, ("VolunteerCredit:Parameters:paid:cap", "5h"), ("VolunteerCredit:Parameters:odd:cap", "5h")]);
        using var code = new App([Rules], options => options.Parameters["paid"] = new Dictionary<string, string> { ["cap"] = "5h", ["Cap"] = "2" });

        Assert.Equal(["VC5017 VolunteerCredit:Parameters:odd:cap", "VC5017 VolunteerCredit:Parameters:paid:cap"], app.Faults.Select(Short).Order(StringComparer.Ordinal));
        Assert.Contains("could mean 'Cap' too", app.Faults.Single(f => f.Contains(":paid:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("5 h", App.Hours(code.Engine, "paid"));
    }

    [Fact]
    public void A_second_section_is_refused()
    {
        IConfiguration section = new ConfigurationBuilder().Build();
        IServiceCollection services = new ServiceCollection().AddVolunteerCredit(section);

        Assert.StartsWith("VC5016:", Assert.Throws<InvalidOperationException>(() => services.AddVolunteerCredit(section)).Message, StringComparison.Ordinal);
    }

    /// <summary>In whatever order an app sets itself up.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Code_and_configuration_add_up(bool codeFirst)
    {
        _folder.Put("town.json", Document("town", "1"));
        IConfiguration root = new ConfigurationBuilder().AddInMemoryCollection([new("RuleSets:Directory", _folder.Path)]).Build();
        var services = new ServiceCollection();
        if (codeFirst)
        {
            services.AddVolunteerCredit(options => options.Add(RuleSetSource.FromText(Document("coded", "1"))));
        }

        services.AddVolunteerCredit(root);
        if (!codeFirst)
        {
            services.AddVolunteerCredit(options => options.Add(RuleSetSource.FromText(Document("coded", "1"))));
        }

        using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        using IServiceScope scope = provider.CreateScope();

        Assert.Equal(["coded", "town"], scope.ServiceProvider.GetRequiredService<ICreditEngine>().RuleSets.Select(r => r.Identity.Id));
        Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<ICreditEngine>());
        Assert.Single(provider.GetServices<ICreditEngineProvider>());
    }

    [Fact]
    public async Task A_host_does_not_start_with_faults_and_a_relative_directory_lies_in_its_content_root()
    {
        _folder.Put("town.json", Document("town", "1"));
        IHost Build(string directory)
        {
            HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = _folder.Beside("") });
            builder.Configuration["VolunteerCredit:RuleSets:Directory"] = directory;
            builder.Services.AddVolunteerCredit(builder.Configuration.GetSection("VolunteerCredit"));
            return builder.Build();
        }

        using IHost good = Build("rules"), bad = Build("rule");

        await good.StartAsync();
        Assert.Equal("town", Assert.Single(good.Services.GetRequiredService<ICreditEngineProvider>().Current.RuleSets).Identity.Id);
        await good.StopAsync();
        Assert.StartsWith("VC5011:", (await Assert.ThrowsAsync<OptionsValidationException>(() => bad.StartAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_goes_with_an_engine_of_code_too()
    {
        IServiceCollection services = new ServiceCollection().AddLogging().AddVolunteerCredit(options => options.Add(RuleSetSource.FromText(Document("town", "1"))));
        services.AddHealthChecks().AddVolunteerCredit("credit", HealthStatus.Degraded, ["ready"]);
        using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);

        HealthReportEntry entry = (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["credit"];

        Assert.Equal((HealthStatus.Healthy, "1 rule sets"), (entry.Status, entry.Description));
        Assert.Equal(provider.GetRequiredService<ICreditEngine>().RuleSets[0].Identity.Hash, entry.Data["town@1"]);
        Assert.Same(provider.GetRequiredService<ICreditEngine>(), provider.GetRequiredService<ICreditEngineProvider>().Current);
        Assert.Equal(["ready"], entry.Tags);
    }
}
