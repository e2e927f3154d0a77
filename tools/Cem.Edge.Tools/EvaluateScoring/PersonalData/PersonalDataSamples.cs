using Bogus;

namespace Cem.Edge.Tools.EvaluateScoring.PersonalData;

/// <summary>
/// Makes remarks with invented personal data, the same for the same seed: names, streets and mailboxes of Bogus, which knows nothing of the
/// lists of the redaction, numbers with right check digits, written and spoken.
/// </summary>
internal sealed class PersonalDataSamples
{
    private readonly TestNumbers _numbers;
    private readonly SpokenForms _spoken;
    private readonly Faker _english;
    private readonly Faker _chinese;

    public PersonalDataSamples(int seed)
    {
        _numbers = new TestNumbers(new Random(seed));
        _spoken = new SpokenForms(_numbers);
        _english = new Faker("en") { Random = new Randomizer(seed) };
        _chinese = new Faker("zh_CN") { Random = new Randomizer(seed) };
    }

    /// <param name="perClass">Remarks of each class.</param>
    public IReadOnlyList<PersonalDataSample> Make(int perClass) =>
        [.. Enumerable.Range(0, perClass).SelectMany(_ => EnglishRemarks().Concat(ChineseRemarks()))];

    private IEnumerable<PersonalDataSample> EnglishRemarks()
    {
        var card = _numbers.Card();
        yield return English("card", "card_written", "card", WrittenCard(card));
        yield return English("card", "card_spoken", "card", _spoken.English(card));
        var code = _numbers.Digits(_numbers.OneOf(3, 3, 4));
        yield return English("card_code", "card_code_written", "card-code", code);
        yield return English("card_code", "card_code_spoken", "card-code", _spoken.English(code));
        yield return English("phone", "phone_written", "phone", WrittenPhone());
        yield return English("phone", "phone_spoken", "phone", _spoken.English(_numbers.Chance(0.5) ? _numbers.BritishMobile() : _numbers.AmericanPhone()));
        var mail = $"{_english.Name.FirstName().ToLowerInvariant()}{_numbers.OneOf("", ".", "_")}{_english.Name.LastName().ToLowerInvariant().Replace("'", "", StringComparison.Ordinal)}{_numbers.OneOf("", "", _numbers.Digits(2))}@{_numbers.OneOf("gmail.com", "hotmail.co.uk", "outlook.com", "yahoo.com")}";
        yield return English("email", "email_written", "email", mail);
        yield return English("email", "email_spoken", "email", SpokenMail(mail));
        var social = _numbers.SocialSecurity();
        yield return English("ssn", "id_written", "id", TestNumbers.Grouped(social, "-", 3, 2));
        yield return English("ssn", "id_spoken", "id", _spoken.English(social));
        var nhs = _numbers.Nhs();
        yield return English("nhs", "id_written", "id", TestNumbers.Grouped(nhs, _numbers.OneOf(" ", ""), 3, 3));
        yield return English("nhs", "id_spoken", "id", _spoken.English(nhs));
        var insurance = _numbers.NationalInsurance();
        yield return English("nino", "id_written", "id", _numbers.Chance(0.5) ? insurance : TestNumbers.Grouped(insurance, " ", 2, 2, 2, 2));
        yield return English("nino", "id_spoken", "id", _spoken.English(insurance));
        var iban = _numbers.Iban();
        yield return English("iban", "id_written", "id", _numbers.Chance(0.5) ? iban : TestNumbers.Grouped(iban, " ", 4, 4, 4, 4, 4));
        yield return English("iban", "id_spoken", "id", _spoken.English(iban));
        var address = _numbers.Address4();
        yield return English("ip", "ip_written", "ip", address);
        yield return English("ip", "ip_spoken", "ip", string.Join(" dot ", address.Split('.').Select(_spoken.English)));
        var plate = _numbers.BritishPlate();
        yield return English("plate", "plate_written", "plate", TestNumbers.Grouped(plate, " ", 4));
        yield return English("plate", "plate_spoken", "plate", _spoken.English(plate));
        yield return English("order", "order_written", "order", _numbers.OneOf("", "", "AB", "W-") + _numbers.Digits(8));
        yield return English("order", "order_spoken", "order", _spoken.English(_numbers.Digits(8)));
        yield return English("address", "address", "address", $"{_english.Address.BuildingNumber()} {_english.Address.StreetName()}");
        yield return Named(English("name", "name_en", "name", _numbers.Chance(0.5) ? _english.Name.FirstName() : $"{_english.Name.FirstName()} {_english.Name.LastName()}"));
    }

    private IEnumerable<PersonalDataSample> ChineseRemarks()
    {
        var card = _numbers.Card();
        yield return Chinese("card", "card_written", "card", WrittenCard(card));
        yield return Chinese("card", "card_spoken", "card", _spoken.Chinese(card));
        var code = _numbers.Digits(_numbers.OneOf(3, 3, 4));
        yield return Chinese("card_code", "card_code_written", "card-code", code);
        yield return Chinese("card_code", "card_code_spoken", "card-code", _spoken.Chinese(code));
        yield return Chinese("phone", "phone_written", "phone", _numbers.Chance(0.7) ? TestNumbers.Grouped(_numbers.ChineseMobile(), _numbers.OneOf("", "", "-", " "), 3, 4) : _numbers.ChineseLandline());
        yield return Chinese("phone", "phone_spoken", "phone", _spoken.Chinese(_numbers.ChineseMobile()));
        var mail = $"{_english.Name.LastName().ToLowerInvariant().Replace("'", "", StringComparison.Ordinal)}{_numbers.Digits(3)}@{_numbers.OneOf("163.com", "qq.com", "126.com", "sina.com.cn")}";
        yield return Chinese("email", "email_written", "email", mail);
        yield return Chinese("email", "email_spoken", "email", mail.Replace("@", _numbers.OneOf("圈a", "艾特"), StringComparison.Ordinal).Replace(".", "点", StringComparison.Ordinal));
        var id = _numbers.ChineseId();
        yield return Chinese("cn_id", "id_written", "id", id);
        yield return Chinese("cn_id", "id_spoken", "id", _spoken.Chinese(id));
        var plate = _numbers.ChinesePlate();
        yield return Chinese("plate", "plate_written", "plate", _numbers.Chance(0.5) ? plate : $"{plate[..2]}·{plate[2..]}");
        yield return Chinese("plate", "plate_spoken", "plate", plate[..2] + _spoken.Chinese(plate[2..]));
        yield return Chinese("order", "order_written", "order", _numbers.OneOf("", "", "SF", "YT") + _numbers.Digits(10));
        yield return Chinese("order", "order_spoken", "order", _spoken.Chinese(_numbers.Digits(8)));
        yield return Chinese("address", "address", "address", $"{_numbers.OneOf("", "杭州市", "上海市浦东新区", "朝阳区")}{_chinese.Name.LastName()}{_numbers.OneOf("山", "江", "安", "庆")}{_numbers.OneOf("路", "大街", "道")}{_numbers.Digits(2)}号{_numbers.OneOf("", "3栋2单元501室")}");
        var (surname, given) = (_chinese.Name.LastName(), _chinese.Name.FirstName());
        yield return Named(Fill(_numbers.OneOf(Remarks.Chinese["name"]), "zh", "name_zh", "name", surname + given, surname));
    }

    private string WrittenCard(string card)
    {
        int[] lengths = card.Length == 15 ? [4, 6, 5] : [4, 4, 4, 4];
        return TestNumbers.Grouped(card, _numbers.OneOf("", " ", "-", ", "), lengths);
    }

    private string WrittenPhone() => _numbers.OneOf(
        TestNumbers.Grouped(_numbers.BritishMobile(), " ", 5, 3),
        _numbers.BritishMobile(),
        "+44 20 " + TestNumbers.Grouped(_numbers.Digits(8), " ", 4),
        TestNumbers.Grouped(_numbers.AmericanPhone(), _numbers.OneOf("-", " ", "."), 3, 3),
        $"({_numbers.Digits(3)}) {TestNumbers.Grouped(_numbers.Digits(7), "-", 3)}");

    private static string SpokenMail(string mail) =>
        mail.Replace("@", " at ", StringComparison.Ordinal).Replace(".", " dot ", StringComparison.Ordinal).Replace("_", " underscore ", StringComparison.Ordinal);

    private PersonalDataSample English(string remark, string figure, string kind, string value) =>
        Fill(_numbers.OneOf(Remarks.English[remark]), "en", figure, kind, value, value);

    private PersonalDataSample Chinese(string remark, string figure, string kind, string value) =>
        Fill(_numbers.OneOf(Remarks.Chinese[remark]), "zh", figure, kind, value, value);

    private static PersonalDataSample Fill(string remark, string language, string figure, string kind, string value, string shortValue)
    {
        var filled = remark.Contains("{1}", StringComparison.Ordinal) ? shortValue : value;
        var start = remark.IndexOf('{', StringComparison.Ordinal);
        return new PersonalDataSample(remark[..start] + filled + remark[(start + 3)..], language, [new PersonalValue(figure, kind, start, filled.Length)]);
    }

    /// <summary>Half of the remarks with a name as they are spoken, without capitals and punctuation in them.</summary>
    private PersonalDataSample Named(PersonalDataSample sample) => _numbers.Chance(0.5) ? sample with { Text = sample.Text.ToLowerInvariant() } : sample;
}
