using Cem.Edge.Hub.Privacy;

namespace Cem.Edge.Hub.Tests.Privacy;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=1+2", "\"'=1+2\"")]
    [InlineData("+49 30 123", "\"'+49 30 123\"")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "\"'-2+3+cmd|' /C calc'!A0\"")]
    [InlineData("@SUM(A1:A9)", "\"'@SUM(A1:A9)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("\0=1", "\"'=1\"")]
    [InlineData("\u001B=1", "\"'=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\u3000=1", "\"'\u3000=1\"")]
    [InlineData("\u200B=1", "\"'\u200B=1\"")]
    [InlineData("\uFEFF=1", "\"'\uFEFF=1\"")]
    [InlineData("\uFF1D1", "\"'\uFF1D1\"")]
    [InlineData("\uFF0B1", "\"'\uFF0B1\"")]
    [InlineData("\uFF0D1", "\"'\uFF0D1\"")]
    [InlineData("\uFF20A1", "\"'\uFF20A1\"")]
    public void Family_27_cell_that_would_be_calculated_is_a_text(string text, string cell) => Assert.Equal(cell, CsvCell.Of(text));

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("the till was slow", "\"the till was slow\"")]
    [InlineData("say \"hello\", twice\nplease", "\"say \"\"hello\"\", twice\nplease\"")]
    [InlineData("a=b", "\"a=b\"")]
    [InlineData("价格太高，=不好", "\"价格太高，=不好\"")]
    public void Other_text_stays_as_it_is_within_its_quotes(string text, string cell) => Assert.Equal(cell, CsvCell.Of(text));

    [Fact]
    public void Number_of_our_own_stays_a_number() => Assert.Equal(("-0.8", "7", ""), (CsvCell.Of(-0.8), CsvCell.Of(7L), CsvCell.Of((double?)null)));
}
