using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;

namespace VolunteerCredit.Tests.DependencyInjection;

public class ServicesTests
{
    private static RuleSetSource Source(string id) => RuleSetSource.FromText($$"""{ "id": "{{id}}", "version": "1", "honesty": "illustrative", "measures": { "m": { "type": "hours" } } }""", id);

    [Fact]
    public void The_engine_is_one_and_scores()
    {
        using ServiceProvider provider = new ServiceCollection().AddVolunteerCredit(options => options.Add(Source("a"))).BuildServiceProvider(validateScopes: true);
        using IServiceScope scope = provider.CreateScope();

        ICreditEngine engine = provider.GetRequiredService<ICreditEngine>();

        Assert.Same(engine, scope.ServiceProvider.GetRequiredService<ICreditEngine>());
        Assert.Equal("1 h", engine.Score("a", new Volunteer("v", Case.Service("2020-01-01", 60)), Evaluation.On(new(2020, 6, 30))).Measure("m").Value.ToString());
    }

    [Fact]
    public void Calls_add_up()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddVolunteerCredit(options => options.Add(Source("a")))
            .AddVolunteerCredit(options => options.Add(Source("b")))
            .BuildServiceProvider();

        Assert.Equal(["a", "b"], provider.GetRequiredService<ICreditEngine>().RuleSets.Select(r => r.Identity.Id));
        Assert.Single(provider.GetServices<ICreditEngine>());
    }

    [Fact]
    public void All_faults_come_at_once_at_start()
    {
        using ServiceProvider provider = new ServiceCollection().AddVolunteerCredit(options =>
        {
            options.RecordsPerVolunteerMax = -1;
            options.Add(RuleSetSource.FromText("{", "broken.json"), RuleSetSource.FromText("{}", "empty.json"));
        }).BuildServiceProvider();

        var atStart = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
        var atUse = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<ICreditEngine>());

        Assert.Equal(["VC5001", "VC3001", "VC3005", "VC3005", "VC3005"], atStart.Message.Split("; \n").Select(f => f[..6]));
        Assert.Equal(atStart.Failures, atUse.Failures);
    }

    [Fact]
    public void Nothing_is_registered_twice_and_a_component_that_is_is_a_fault()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddVolunteerCredit(options => options.Add(Source("a")).Components.Add(ComponentCatalog.BuiltIn.First(t => t.Name == "rows")))
            .BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<ICreditEngine>());

        Assert.StartsWith("VC5001: 'Components': the option is set to 'Offer rows ×2'", Assert.Single(fault.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_is_read_once_although_it_is_checked_at_start()
    {
        int opened = 0;
        RuleSetSource source = Source("a");
        using ServiceProvider provider = new ServiceCollection()
            .AddVolunteerCredit(options => options.Add(new RuleSetSource("a", () =>
            {
                opened++;
                return source.Open();
            })))
            .BuildServiceProvider();

        provider.GetRequiredService<IStartupValidator>().Validate();
        provider.GetRequiredService<ICreditEngine>();
        provider.GetRequiredService<ICreditEngine>();

        Assert.Equal(1, opened);
    }

    [Fact]
    public void Without_a_host_the_options_are_checked_at_first_use()
    {
        using ServiceProvider provider = new ServiceCollection().AddVolunteerCredit(_ => { }).BuildServiceProvider();

        Assert.Contains("VC5001: 'RuleSets'", Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<ICreditEngine>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_at_start_are_in_the_language_of_the_options_and_their_codes_are_logged()
    {
        using var log = new LogLines();
        using ServiceProvider provider = new ServiceCollection().AddSingleton<ILoggerFactory>(log)
            .AddVolunteerCredit(options => options.Language = Language.Chinese).BuildServiceProvider();

        Assert.Equal("VC5001：“RuleSets”：选项设为“0”，应为至少一个规则集。请在设置该选项处更正。", Assert.Single(Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<ICreditEngine>()).Failures));
        Assert.Equal([(LogLevel.Error, 2, "There is no engine: options or rule sets are refused, VC5001")], log.All);
    }

    [Fact]
    public void What_is_loaded_is_logged_and_the_provider_gives_the_same_engine()
    {
        using var log = new LogLines();
        using ServiceProvider provider = new ServiceCollection().AddSingleton<ILoggerFactory>(log).AddVolunteerCredit(options => options.Add(Source("a"))).BuildServiceProvider();

        ICreditEngine engine = provider.GetRequiredService<ICreditEngine>();

        Assert.Same(engine, provider.GetRequiredService<ICreditEngineProvider>().Current);
        Assert.Equal([(LogLevel.Information, 1, $"Rule set a 1 loaded, {engine.RuleSets[0].Identity.Hash}")], log.All);
    }

    [Fact]
    public void Arguments_that_are_null_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => VolunteerCreditServices.AddVolunteerCredit(null!, _ => { }));
        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddVolunteerCredit(null!));
    }
}
