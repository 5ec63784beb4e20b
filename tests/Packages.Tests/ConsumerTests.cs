using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Packages.Tests;

/// <summary>Somebody who has the packages and nothing else.</summary>
[Collection(PackedFeed.Name)]
public sealed class ConsumerTests(PackedFeed feed)
{
    /// <summary>2 h 30 min and 98 h 20 min are above the 100 h of the first star.</summary>
    private static readonly string Printed = """
        Volunteer V1, by cn.national-stars 2012.10 (official), as of 2026-06-30
        Time: 100 h 50 min recorded + 0 h added = 100 h 50 min counted + 0 h held + 0 h lost
          Hours of service = 100 h 50 min
        Tier Stars: One star (star-1)
        Records: 2; changed or disputed: 0
          VC1220: record 'hr-2', 'minutes': 5900 minutes in one record are more than a day; they count, and the record is not placed in time. Nothing need be done for a bundled import; split it if you know the days.
          VC1220: record 'hr-2', 'minutes': 5900 minutes in one record are more than a day; they count, and the record is not placed in time. Nothing need be done for a bundled import; split it if you know the days.
          VC2001: record 'hr-2': the same record was handed in 2 times; it counts once. Nothing need be done.

        """.ReplaceLineEndings("\n");

    [Fact]
    public async Task A_program_scores_with_what_the_packages_hold()
    {
        ConsumerFolder folder = NewApp();
        await folder.Dotnet("build", "-o", "bin");

        Assert.Equal(Printed, await folder.Dotnet("bin/App.dll"));
    }

    /// <summary>Without a warning of the trimmer: what it takes away is not needed.</summary>
    [Fact]
    public async Task A_trimmed_program_does_the_same()
    {
        ConsumerFolder folder = NewApp();
        await folder.Dotnet("publish", "--self-contained", "--use-current-runtime", "-p:PublishTrimmed=true", "-p:TrimmerSingleWarn=false", "-o", "trimmed");
        DotnetRun run = await Dotnet.Run(Path.Combine(folder.Path, "trimmed", "App"), folder.Path, [], []);

        Assert.Equal((0, Printed, ""), (run.ExitCode, run.Output, run.Errors));
        Assert.InRange(new FileInfo(Path.Combine(folder.Path, "trimmed", "System.Private.CoreLib.dll")).Length, 1, new FileInfo(typeof(object).Assembly.Location).Length / 2);
    }

    [Fact]
    public async Task The_tool_is_installed_and_lists_the_shipped_rule_sets()
    {
        ConsumerFolder folder = feed.NewFolder();
        await folder.Dotnet("tool", "install", "VolunteerCredit.Tool", "--version", feed.Version, "--tool-path", "tools");
        DotnetRun run = await Dotnet.Run(Path.Combine(folder.Path, "tools", "vcredit"), folder.Path, ["rules"], []);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            CreditEngine.Create(options => options.Add(ShippedRuleSets.All)).RuleSets.Select(set => $"{set.Identity.Id} {set.Identity.Version}"),
            run.Output.TrimEnd('\n').Split('\n').Select(line => string.Join(' ', line.Split(' ').Take(2))));
    }

    private ConsumerFolder NewApp() => feed.NewFolder().Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.0" />
                <PackageReference Include="VolunteerCredit" Version="{feed.Version}" />
                <PackageReference Include="VolunteerCredit.Files" Version="{feed.Version}" />
                <PackageReference Include="VolunteerCredit.RuleSets" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """).Write("Program.cs", """
            using Microsoft.Extensions.DependencyInjection;
            using VolunteerCredit;
            using VolunteerCredit.Explanations;
            using VolunteerCredit.Files;
            using VolunteerCredit.Records;
            using VolunteerCredit.RuleSets;

            using ServiceProvider services = new ServiceCollection().AddVolunteerCredit(options => options.Add(ShippedRuleSets.All)).BuildServiceProvider();
            var engine = services.GetRequiredService<ICreditEngine>();
            FileReading<ServiceRecord> reading = CsvRecords.Read("hours.csv");
            CreditResult result = engine.Score("cn.national-stars", new Volunteer("V1", [.. reading.Items]), Evaluation.On(new(2026, 6, 30)) with { Explain = true });
            Console.Write(result.Explain());
            """).Write("hours.csv", """
            record_id,volunteer_id,date,start,end,minutes,source,status
            hr-1,V1,2026-03-07,09:00,11:30,150,signed-in-out,approved
            hr-2,V1,2026-03-14,,,5900,signed-in-out,approved
            hr-2,V1,2026-03-14,,,5900,signed-in-out,approved
            """);
}
