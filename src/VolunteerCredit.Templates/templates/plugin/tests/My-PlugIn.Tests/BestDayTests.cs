using VolunteerCredit.Testing;

namespace My_PlugIn.Tests;

/// <summary>What the component promises, held against generated volunteers. 以生成的志愿者检验组件的承诺。</summary>
public sealed class BestDayTests
{
    /// <summary>Options as documents write them. 与文档写法相同的选项。</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "atMost": "6h" }""")]
    public void It_keeps_every_law(string options) => ComponentLaws.Check(BestDay.Type, options);
}
