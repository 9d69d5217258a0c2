namespace FormExchange.Forms.Rules;

/// <summary>The check digits of the numbers that the forms carry.</summary>
internal static class CheckDigits
{
    private static readonly byte[,] VerhoeffProduct =
    {
        { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, { 1, 2, 3, 4, 0, 6, 7, 8, 9, 5 }, { 2, 3, 4, 0, 1, 7, 8, 9, 5, 6 }, { 3, 4, 0, 1, 2, 8, 9, 5, 6, 7 },
        { 4, 0, 1, 2, 3, 9, 5, 6, 7, 8 }, { 5, 9, 8, 7, 6, 0, 4, 3, 2, 1 }, { 6, 5, 9, 8, 7, 1, 0, 4, 3, 2 }, { 7, 6, 5, 9, 8, 2, 1, 0, 4, 3 },
        { 8, 7, 6, 5, 9, 3, 2, 1, 0, 4 }, { 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 },
    };

    private static readonly byte[,] VerhoeffPermutation =
    {
        { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, { 1, 5, 7, 6, 2, 8, 3, 0, 9, 4 }, { 5, 8, 0, 3, 7, 9, 6, 1, 4, 2 }, { 8, 9, 1, 6, 0, 4, 3, 5, 2, 7 },
        { 9, 4, 5, 3, 1, 2, 6, 8, 7, 0 }, { 4, 2, 8, 6, 5, 7, 3, 9, 0, 1 }, { 2, 7, 9, 3, 8, 0, 6, 4, 1, 5 }, { 7, 0, 4, 6, 9, 1, 3, 2, 5, 8 },
    };

    /// <summary>Null when there is no such scheme; else whether the value has its shape and its check digits.</summary>
    public static bool? Hold(string scheme, string value) => scheme switch
    {
        "RIB" => IsRib(value),
        "IBAN" => IsIban(value),
        "NIR" => IsNir(value),
        "LUMAT" => IsLuxembourgMatricule(value),
        _ => null,
    };

    /// <summary>Moroccan bank account: 24 digits, the last two make the whole a multiple of 97.</summary>
    public static bool IsRib(string value) => AreDigits(value, 24) && Remainder97(value) == 0 && value[22..] is not "00";

    /// <summary>ISO 7064 mod 97-10 over the number turned round, letters as two digits; the lengths of the three countries are fixed.</summary>
    public static bool IsIban(string value)
    {
        if (value.Length is < 15 or > 34 || !value.All(letter => char.IsAsciiDigit(letter) || char.IsAsciiLetterUpper(letter))
            || !char.IsAsciiLetterUpper(value[0]) || !char.IsAsciiLetterUpper(value[1]) || !AreDigits(value[2..4], 2))
        {
            return false;
        }

        var length = value[..2] switch { "LU" => 20, "FR" => 27, "MA" => 28, _ => value.Length };
        return value.Length == length && Remainder97(value[4..] + value[..4]) == 1;
    }

    /// <summary>French number: 13 characters (2A and 2B of Corsica count as 19 and 18) and 97 minus their remainder.</summary>
    public static bool IsNir(string value)
    {
        if (value.Length != 15)
        {
            return false;
        }

        var number = value[..13];
        if (value[5..7] is "2A" or "2B")
        {
            number = value[..5] + (value[6] == 'A' ? "19" : "18") + value[7..13];
        }

        return AreDigits(number, 13) && AreDigits(value[13..], 2) && 97 - Remainder97(number) == (value[13] - '0') * 10 + value[14] - '0';
    }

    /// <summary>
    /// Luxembourg number: thirteen digits, the twelfth by Luhn over the first eleven, the thirteenth by Verhoeff over the same. The old
    /// eleven digits have no published check digit: their shape is all that can be held.
    /// </summary>
    public static bool IsLuxembourgMatricule(string value) =>
        AreDigits(value, 11) || (AreDigits(value, 13) && Luhn(value.AsSpan(0, 12)) && Verhoeff(value[..11] + value[12]));

    private static bool AreDigits(string value, int length) => value.Length == length && value.All(char.IsAsciiDigit);

    private static int Remainder97(string value)
    {
        var remainder = 0;
        foreach (var letter in value)
        {
            remainder = char.IsAsciiDigit(letter) ? (remainder * 10 + letter - '0') % 97 : (remainder * 100 + letter - 'A' + 10) % 97;
        }

        return remainder;
    }

    private static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }

        return sum % 10 == 0;
    }

    private static bool Verhoeff(string digits)
    {
        var check = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            check = VerhoeffProduct[check, VerhoeffPermutation[i % 8, digits[^(i + 1)] - '0']];
        }

        return check == 0;
    }
}
