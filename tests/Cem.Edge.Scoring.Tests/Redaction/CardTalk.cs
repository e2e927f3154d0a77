using System.Text;
using Cem.Edge.Tools.EvaluateScoring.PersonalData;

namespace Cem.Edge.Scoring.Tests.Redaction;

/// <summary>
/// Utterances in which people give card numbers, card codes, phones and mailboxes as they do on the phone and at a kiosk, or none of them: written and spoken, in groups,
/// with breaths, doubles, mixed signs, code before and after the card, an expiry date between. The same for the same seed. Sentences and forms are its own, not those that
/// the rules were written beside (<see cref="PersonalDataSamples"/>).
/// </summary>
internal sealed class CardTalk(int seed)
{
    private static readonly string[] EnglishDigits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    private static readonly string[] EnglishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private readonly Random _random = new(seed);
    private readonly TestNumbers _numbers = new(new Random(seed + 1));
    private readonly StringBuilder _text = new();
    private readonly List<PersonalValue> _values = [];

    public IReadOnlyList<PersonalDataSample> Make(string language, int count) => [.. Enumerable.Range(0, count).Select(i => One(language, i % 20))];

    private PersonalDataSample One(string language, int kind)
    {
        _text.Clear();
        _values.Clear();
        bool english = language == "en";
        switch (kind)
        {
            case < 6:
                Card(english);
                break;
            case < 12:
                CardAndCode(english);
                break;
            case < 14:
                Phone(english);
                break;
            case < 16:
                Mail(english);
                break;
            default:
                Plain(english);
                break;
        }

        return new PersonalDataSample(_text.ToString(), language, [.. _values]);
    }

    private void Card(bool english)
    {
        Say(english
            ? Pick("hello, I would like to pay for the kettle, it is ", "okay so the card is ", "the card ending is not enough you need all of it: ", "charge it to my mastercard ", "can I give you the card, ")
            : Pick("你好，我想付水壶的钱，卡是", "好的，卡号", "要报全的卡号是吧，", "从我的银联卡扣，", "我念一下卡号，"));
        Value("card", "card", Number(_numbers.Card(), english));
        Say(english ? Pick("", ", did you get that", " and please be quick", ".") : Pick("", "，记下了吗", "，请快一点", "。"));
    }

    private void CardAndCode(bool english)
    {
        string card = Number(_numbers.Card(), english), code = Number(_numbers.Digits(_random.Next(4) == 0 ? 4 : 3), english);
        bool codeFirst = _random.Next(3) == 0;
        if (codeFirst)
        {
            Say(english ? Pick("the security code is ", "the cvv is ", "cvc ", "the three digits on the back are ") : Pick("安全码是", "背面的三位数是", "CVV是"));
            Value("code", "card-code", code);
            Say(english ? Pick(" and the card number is ", ", for the card ", ", card number ") : Pick("，卡号是", "，对应的卡是", "，卡号"));
            Value("card", "card", card);
            return;
        }

        Say(english ? Pick("my card number is ", "put it on my visa, ", "the long number is ") : Pick("我的卡号是", "刷我的信用卡，", "卡上的长号码是"));
        Value("card", "card", card);
        if (_random.Next(2) == 0)
        {
            Say(english ? Pick(", it expires in April, ", " valid until next year, ") : Pick("，明年四月到期，", "，有效期到明年，"));
        }
        else
        {
            Say(english ? ", " : "，");
        }

        Say(english ? Pick("security code ", "and the cvv is ", "the code on the back is ", "the last three on the back ") : Pick("安全码", "背面的三位数是", "CVV是", "背后的码是"));
        Value("code", "card-code", code);
    }

    private void Phone(bool english)
    {
        string number = english ? (_random.Next(2) == 0 ? _numbers.BritishMobile() : _numbers.AmericanPhone()) : _numbers.ChineseMobile();
        Say(english ? Pick("ring me please on ", "my phone is ", "you get me under ", "text me at ") : Pick("请打我手机", "我的电话是", "给我发短信到", "联系我"));
        Value("phone", "phone", Number(number, english));
        Say(english ? Pick("", " in the evening", ", thanks") : Pick("", "，晚上打", "，谢谢"));
    }

    private void Mail(bool english)
    {
        string user = Pick("annabel", "mike", "sunny", "li", "wangwei") + _numbers.Digits(_random.Next(1, 4)), host = Pick("gmail", "outlook", "qq", "163", "yahoo");
        Say(english ? Pick("write to ", "the mail is ", "my mailbox is ") : Pick("写到", "邮件发", "我的邮箱"));
        Value("mail", "email", _random.Next(2) == 0 ? $"{user}@{host}.com" : english ? $"{user} at {host} dot com" : $"{user}艾特{host}点com");
        Say(english ? Pick("", " please") : Pick("", "，谢谢"));
    }

    private void Plain(bool english) => Say(english
        ? Pick(
            $"I paid {_random.Next(5, 90)} pounds {_random.Next(10, 99)} for {_random.Next(2, 9)} lamps and one was broken",
            $"we waited {EnglishTens[_random.Next(2, 6)]} minutes and then another {EnglishDigits[_random.Next(2, 9)]}",
            $"aisle {_random.Next(1, 30)} was wet on the {_random.Next(3, 28)}th and nobody came for {_random.Next(2, 5)} hours",
            $"size {_random.Next(36, 47)} and {_random.Next(36, 47)} were gone, it was {_random.Next(10, 70)} percent off",
            "the card machine did not take my card and the code for the coupon was wrong",
            $"since {_random.Next(1995, 2025)} I come here {EnglishDigits[_random.Next(2, 7)]} times a week")
        : Pick(
            $"我花了{_random.Next(20, 900)}块买了{_random.Next(2, 9)}个灯，有一个是坏的",
            $"等了{Pick("二十", "三十", "四十五")}分钟，又等了{Pick("五", "十")}分钟",
            $"{_random.Next(1, 30)}号货架那边地上是湿的，{_random.Next(2, 5)}个小时没人管",
            $"{_random.Next(36, 47)}码和{_random.Next(36, 47)}码都没有了，打{_random.Next(3, 9)}折",
            "刷卡机不认我的卡，优惠券的码也不对",
            $"从{_random.Next(1995, 2025)}年起我每周来{Pick("两", "三", "四")}次"));

    private string Number(string digits, bool english) => _random.Next(10) switch
    {
        < 3 => Written(digits, english),
        3 => string.Join(' ', digits.ToCharArray()),
        4 when english => Mixed(digits),
        4 => string.Concat(digits.Select(digit => (char)('０' + (digit - '0')))),
        _ => english ? SpokenEnglish(digits) : SpokenChinese(digits),
    };

    private string Written(string digits, bool english) => TestNumbers.Grouped(digits, Pick("", " ", "-", english ? ", " : "，", " - "), digits.Length > 8 ? [4, 4, 4] : [9]);

    /// <summary>What a recogniser makes of it that writes some digits as words.</summary>
    private string Mixed(string digits) => string.Join(' ', digits.Select(digit => _random.Next(2) == 0 ? EnglishDigits[digit - '0'] : $"{digit}"));

    private string SpokenEnglish(string digits)
    {
        string zero = Pick("zero", "oh", "zero", "nought");
        bool doubles = _random.Next(3) == 0;
        string breath = Pick(" ", " ", ", ", "... ", " er ", " um, ", ". ");
        var words = new StringBuilder();
        for (int i = 0; i < digits.Length; i++)
        {
            int run = digits.Skip(i).TakeWhile(digit => digit == digits[i]).Count();
            string word = digits[i] == '0' ? zero : EnglishDigits[digits[i] - '0'];
            bool atBreath = i > 0 && i % 4 == 0;
            words.Append(i == 0 ? "" : atBreath ? breath : " ");
            if (doubles && run >= 2 && (i + 1) % 4 != 0)
            {
                words.Append("double ").Append(word);
                i++;
            }
            else
            {
                words.Append(word);
            }
        }

        return words.ToString();
    }

    private string SpokenChinese(string digits)
    {
        char one = Pick("幺", "一")[0], zero = Pick("零", "零", "〇")[0];
        string breath = Pick("", "", "，", " ", "、", "嗯", "……");
        var words = new StringBuilder();
        for (int i = 0; i < digits.Length; i++)
        {
            words.Append(i > 0 && i % 4 == 0 ? breath : "").Append(digits[i] == '1' ? one : digits[i] == '0' ? zero : "零一二三四五六七八九"[digits[i] - '0']);
        }

        return words.ToString();
    }

    private void Say(string words) => _text.Append(words);

    private void Value(string figure, string kind, string value)
    {
        _values.Add(new PersonalValue(figure, kind, _text.Length, value.Length));
        _text.Append(value);
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
