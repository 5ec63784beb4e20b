using VolunteerCredit.Intake;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Tests.Intake;

public class ConstantColumnsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(5_000)]
    [InlineData(9_000)]
    public void There_are_as_many_rows_as_are_needed_and_each_is_the_same(int count)
    {
        Assert.Equal(Enumerable.Range(0, count), ConstantColumns.Numbers(count).Take(count));
        Assert.Equal(Enumerable.Repeat(-1, count), ConstantColumns.NoTimes(count).Take(count));
        Assert.Equal(new int[count], ConstantColumns.Zeros(count).Take(count));
        Assert.Equal(Enumerable.Repeat(Block.NoQuantity, count), ConstantColumns.NoQuantities(count).Take(count));
        Assert.Equal(new long[count], ConstantColumns.NoMoments(count).Take(count));
        Assert.Equal(new bool[count], ConstantColumns.Undisputed(count).Take(count));
        Assert.Equal(Enumerable.Repeat(RowKinds.Service, count), ConstantColumns.Services(count).Take(count));
    }
}
