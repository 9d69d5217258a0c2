using FormExchange.Forms.Rules;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

public sealed class CheckDigitsOfNumbers
{
    /// <summary>Numbers whose check digits other implementations published or computed, none of a person.</summary>
    [Theory]
    [InlineData("RIB", "007780001234567890123490")]
    [InlineData("IBAN", "LU280019400644750000")]
    [InlineData("IBAN", "FR1420041010050500013M02606")]
    [InlineData("IBAN", "DE89370400440532013000")]
    [InlineData("NIR", "295109912611193")]
    [InlineData("LUMAT", "1893120105732")]
    [InlineData("LUMAT", "18931201057")]
    public void A_right_number_holds(string scheme, string value) => CheckDigits.Hold(scheme, value.Replace(" ", "", StringComparison.Ordinal)).ShouldBe(true);

    [Theory]
    [InlineData("RIB", "")]
    [InlineData("RIB", "00778000123456789012343")]
    [InlineData("RIB", "00778000123456789012343A")]
    [InlineData("RIB", "٠٠٧٧٨٠٠٠١٢٣٤٥٦٧٨٩٠١٢٣٤٣٨")]
    [InlineData("RIB", "000000000000000000000000")]
    [InlineData("IBAN", "LU28001940064475000")]
    [InlineData("IBAN", "lu280019400644750000")]
    [InlineData("IBAN", "12345678901234567890")]
    [InlineData("IBAN", "LU")]
    [InlineData("NIR", "29510991261119")]
    [InlineData("NIR", "2951C9912611193")]
    [InlineData("NIR", "29510991261119X")]
    [InlineData("LUMAT", "189312010573")]
    public void A_wrong_shape_does_not(string scheme, string value) => CheckDigits.Hold(scheme, value).ShouldBe(false);

    [Theory]
    [InlineData("RIB", "007780001234567890123490")]
    [InlineData("IBAN", "LU280019400644750000")]
    [InlineData("NIR", "295109912611193")]
    [InlineData("LUMAT", "1893120105732")]
    public void Any_one_digit_changed_is_noticed(string scheme, string value)
    {
        for (var i = scheme == "IBAN" ? 2 : 0; i < value.Length; i++)
        {
            foreach (var digit in "0123456789".Where(digit => digit != value[i]))
            {
                CheckDigits.Hold(scheme, value[..i] + digit + value[(i + 1)..]).ShouldBe(false, $"{scheme} position {i}");
            }
        }
    }

    [Theory]
    [InlineData("2A")]
    [InlineData("2B")]
    public void A_Corsican_number_counts_its_letter_as_a_number(string department)
    {
        var plain = long.Parse("28505" + (department == "2A" ? "19" : "18") + "123456", System.Globalization.CultureInfo.InvariantCulture);
        var key = 97 - plain % 97;
        CheckDigits.Hold("NIR", $"28505{department}123456{key:00}").ShouldBe(true);
        CheckDigits.Hold("NIR", $"28505{department}123456{(key == 1 ? 2 : key - 1):00}").ShouldBe(false);
    }

    [Fact]
    public void A_scheme_that_nobody_knows_is_not_guessed() => CheckDigits.Hold("SIREN", "732829320").ShouldBeNull();
}
