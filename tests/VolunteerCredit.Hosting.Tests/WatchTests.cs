using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VolunteerCredit.Hosting.Reloading;
using static VolunteerCredit.Hosting.Tests.RuleFolder;

namespace VolunteerCredit.Hosting.Tests;

public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly RuleFolder _folder = new RuleFolder().Put("town.json", Document("town", "1"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Many_touches_are_one_look_once_it_is_quiet()
    {
        var clock = new ManualClock();
        int looks = 0;
        using FolderWatch watch = Watch(clock, () => looks++);

        for (int touch = 0; touch < 5; touch++)
        {
            watch.Touch();
            clock.Advance(TimeSpan.FromMilliseconds(400));
        }

        Assert.Equal(0, looks);
        clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(1, looks);
    }

    [Fact]
    public void A_directory_that_is_never_quiet_is_looked_at_after_ten_times_as_long()
    {
        var clock = new ManualClock();
        int looks = 0;
        using FolderWatch watch = Watch(clock, () => looks++);

        for (int touch = 0; touch < 49; touch++)
        {
            watch.Touch();
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(0, looks);
        watch.Touch();
        clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(1, looks);
    }

    [Fact]
    public void It_is_looked_at_every_so_often_although_nothing_is_heard()
    {
        var clock = new ManualClock();
        int looks = 0;
        using FolderWatch watch = Watch(clock, () => looks++);

        clock.Advance(TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(1));

        Assert.Equal(3, looks);
    }

    [Fact]
    public void What_is_looked_at_every_so_often_never_puts_off_a_change()
    {
        var clock = new ManualClock();
        int looks = 0;
        using FolderWatch watch = Watch(clock, () => looks++, debounce: 2_000, poll: 1_000);

        clock.Advance(TimeSpan.FromMilliseconds(1_000));
        Assert.Equal(1, looks); // at once, without waiting for quiet
        watch.Touch();
        clock.Advance(TimeSpan.FromMilliseconds(1_999));
        Assert.Equal(1, looks); // files may be half way in
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.InRange(looks, 2, 3);
    }

    [Fact]
    public void A_change_during_a_look_is_looked_at_afterwards_and_no_two_look_at_a_time()
    {
        var clock = new ManualClock();
        int looks = 0, within = 0;
        FolderWatch? watch = null;
        watch = Watch(clock, Slow);

        watch.Touch();
        clock.Advance(TimeSpan.FromMilliseconds(500));

        Assert.Equal(2, looks);
        watch.Dispose();

        void Slow()
        {
            Assert.Equal(1, ++within);
            if (++looks == 1)
            {
                watch!.Touch();
                clock.Advance(TimeSpan.FromMinutes(5)); // its time, and that of five polls, comes while this one goes on
            }

            within--;
        }
    }

    [Fact]
    public void Afterwards_nothing_is_looked_at()
    {
        var clock = new ManualClock();
        int looks = 0;
        FolderWatch watch = Watch(clock, () => looks++);
        watch.Touch();

        watch.Dispose();
        watch.Touch();
        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, looks);
    }

    [Fact]
    public void What_changed_between_start_and_watching_is_found()
    {
        using var app = new App(_folder);
        Assert.Equal(["town@1"], app.InUse);
        _folder.Put("town.json", Document("town", "2"));

        app.Clock.Advance(TimeSpan.FromMilliseconds(500));

        Assert.Equal(["town@2"], app.InUse);
    }

    [Fact]
    public void Without_reload_nothing_is_watched()
    {
        using var app = new App(_folder, ("VolunteerCredit:RuleSets:Reload", "false"));

        Assert.Equal(["town@1"], app.InUse);
        Assert.Null(app.Reloading.Watch);
    }

    public static TheoryData<string> Changes => ["put", "write", "delete", "rename", "turn the directory", "turn a link in it"];

    /// <summary>With the file system's own events, in a host.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_is_heard_of(string change)
    {
        _folder.Put("village.json", Document("village", "1"));
        string directory = _folder.Path;
        if (change == "turn the directory")
        {
            directory = _folder.Beside("current");
            Directory.CreateSymbolicLink(directory, _folder.Path);
        }
        else if (change == "turn a link in it")
        {
            Directory.CreateDirectory(_folder.Beside("g1"));
            File.Move(_folder.In("village.json"), Path.Combine(_folder.Beside("g1"), "village.json"));
            Directory.CreateSymbolicLink(_folder.In("..data"), _folder.Beside("g1"));
            File.CreateSymbolicLink(_folder.In("village.json"), Path.Combine("..data", "village.json"));
        }

        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration["VolunteerCredit:RuleSets:Directory"] = directory;
        builder.Configuration["VolunteerCredit:RuleSets:Debounce"] = "00:00:00.02";
        builder.Configuration["VolunteerCredit:RuleSets:Poll"] = "1.00:00:00";
        builder.Services.AddVolunteerCredit(builder.Configuration.GetSection("VolunteerCredit"));
        using IHost host = builder.Build();
        await host.StartAsync();
        ReloadingEngine reloading = host.Services.GetRequiredService<ReloadingEngine>();
        ICreditEngine first = reloading.Current;
        var changed = new TaskCompletionSource();
        reloading.Looked += () =>
        {
            if (reloading.Current != first)
            {
                changed.TrySetResult();
            }
        };

        switch (change)
        {
            case "put":
                _folder.Put("village.json", Document("village", "2"));
                break;
            case "write":
                await File.WriteAllTextAsync(_folder.In("village.json"), Document("village", "2"));
                break;
            case "delete":
                File.Delete(_folder.In("village.json"));
                break;
            case "rename":
                File.Move(_folder.In("village.json"), _folder.In("village.json.off"));
                break;
            default:
                Directory.CreateDirectory(_folder.Beside("g2"));
                await File.WriteAllTextAsync(Path.Combine(_folder.Beside("g2"), "village.json"), Document("village", "2"));
                _folder.Turn(change == "turn the directory" ? directory : _folder.In("..data"), _folder.Beside("g2"));
                break;
        }

        await changed.Task.WaitAsync(Limit);
        string[] versions = [.. reloading.Current.RuleSets.Where(r => r.Identity.Id == "village").Select(r => r.Identity.Version)];
        Assert.Equal(change is "delete" or "rename" ? [] : ["2"], versions);
        await host.StopAsync();
    }

    /// <summary>A directory that is not there yet when it begins to be watched, or is made anew, is heard of as well.</summary>
    [Fact]
    public async Task A_directory_that_is_made_anew_is_watched_again()
    {
        var heard = new SemaphoreSlim(0);
        string path = _folder.Beside("later");
        using var watch = new FolderWatch(path, TimeSpan.FromMilliseconds(20), TimeSpan.FromDays(1), TimeProvider.System, () => heard.Release(), _ => { });

        Directory.CreateDirectory(path);
        Assert.True(await heard.WaitAsync(Limit));
        while (await heard.WaitAsync(0))
        {
        }

        await File.WriteAllTextAsync(Path.Combine(path, "a.json"), "{}");
        Assert.True(await heard.WaitAsync(Limit));
    }

    private FolderWatch Watch(ManualClock clock, Action look, int debounce = 500, int poll = 60_000) =>
        new(_folder.Path, TimeSpan.FromMilliseconds(debounce), TimeSpan.FromMilliseconds(poll), clock, look, _ => { });
}
