using Cem.Edge.Scoring.Redaction;

namespace Cem.Edge.Scoring.Tests.Redaction;

/// <summary>Test vectors of SCORING.md 5; each with one digit changed must fail.</summary>
public sealed class ChecksumTests
{
    [Fact]
    public void Luhn() => Assert.True(Checksums.Luhn("4111111111111111") && !Checksums.Luhn("4111111111111112"));

    [Fact]
    public void Chinese_resident_id() => Assert.True(Checksums.ChineseId("11010519491231002X") && !Checksums.ChineseId("110105194912310021"));

    [Fact]
    public void Chinese_resident_id_needs_a_real_date() => Assert.False(Checksums.ChineseId("11010519491331002X"));

    [Fact]
    public void Iban() => Assert.True(Checksums.Iban("GB82WEST12345698765432") && !Checksums.Iban("GB82WEST12345698765433"));

    [Fact]
    public void Nhs() => Assert.True(Checksums.Nhs("9434765919") && !Checksums.Nhs("9434765918"));
}
