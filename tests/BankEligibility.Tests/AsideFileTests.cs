using BankEligibility.Results;

namespace BankEligibility.Tests;

public sealed class AsideFileTests
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bank").FullName;

    private string Target => Path.Combine(_directory, "scores.csv");

    [Fact]
    public void A_file_takes_its_place_when_it_is_complete()
    {
        File.WriteAllText(Target, "before");
        using (var file = new AsideFile(Target))
        {
            file.Stream.Write("after"u8);
            Assert.Equal("before", File.ReadAllText(Target));
            file.Place();
        }

        Assert.Equal("after", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(_directory));
    }

    [Fact]
    public void What_is_given_up_leaves_nothing_and_harms_nothing()
    {
        File.WriteAllText(Target, "before");
        using (var file = new AsideFile(Target))
        {
            file.Stream.Write("half"u8);
        }

        Assert.Equal("before", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(_directory));
    }
}
