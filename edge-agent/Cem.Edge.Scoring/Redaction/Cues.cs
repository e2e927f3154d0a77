using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>Words that say what a number near by is.</summary>
internal static partial class Cues
{
    private const int Reach = 45;
    private const RegexOptions Form = RegexOptions.CultureInvariant;

    public static bool Card(string shadow, DigitRun run) => CardPattern().IsMatch(Around(shadow, run, Reach));

    public static bool CardCode(string shadow, DigitRun run) => CardCodePattern().IsMatch(Around(shadow, run, 30));

    public static bool Phone(string shadow, DigitRun run) => PhonePattern().IsMatch(Around(shadow, run, Reach));

    public static bool Id(string shadow, DigitRun run) => IdPattern().IsMatch(Around(shadow, run, Reach));

    private static string Around(string shadow, DigitRun run, int reach)
    {
        var (before, after) = (Math.Max(0, run.Start - reach), Math.Min(shadow.Length, run.End + (reach / 2)));
        return string.Concat(shadow.AsSpan(before, run.Start - before), " # ", shadow.AsSpan(run.End, after - run.End));
    }

    [GeneratedRegex(@"\b(card|cards|visa|master ?card|amex|credit|debit|maestro)\b|卡", Form)]
    private static partial Regex CardPattern();

    [GeneratedRegex(@"\b(cvv2?|cvc2?|cid|security (code|number)|card code|verification (code|number)|three digits?|3 digits?|back of (the|my) card|pin|pin ?code|pin number|code (is|was))\b|安全码|验证码|校验码|密码|背面", Form)]
    private static partial Regex CardCodePattern();

    [GeneratedRegex(@"\b(phone|telephone|tel|mobile|cell|cellphone|fax|desk|office|home|call|called|calls|calling|ring|rang|reach|text|sms|whatsapp|number is|contact|dial|dialled|dialed)\b|电话|手机|号码|打给|联系|微信", Form)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"\b(ssn|social security|nhs|national insurance|passport|licen[cs]e|account|iban|order|reference|booking|receipt|member|membership|loyalty|tracking|serial|id)\b|身份证|护照|订单|会员|单号|编号|账号", Form)]
    private static partial Regex IdPattern();
}
