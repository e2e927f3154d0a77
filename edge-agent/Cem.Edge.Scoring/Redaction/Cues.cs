using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>What the words near a number say it is.</summary>
internal enum NumberCue
{
    None,
    CardCode,
    Order,
    Id,
    Card,
    Phone,
}

/// <summary>Words that say what a number near by is: the nearest before it, else the first after it.</summary>
internal static partial class Cues
{
    private const int ReachBefore = 60;
    private const int ReachAfter = 28;

    public static NumberCue Of(string shadow, DigitRun run)
    {
        var before = Before(shadow, run);
        return before != NumberCue.None ? before : After(shadow, run);
    }

    public static NumberCue Before(string shadow, DigitRun run)
    {
        var start = Math.Max(0, run.Start - ReachBefore);
        return Pattern().Matches(shadow[start..run.Start]) is [.., var nearest] ? Kind(nearest) : NumberCue.None;
    }

    /// <summary>True when nothing but "number is" stands between an order cue and the number.</summary>
    public static bool IsOrderNumber(string shadow, DigitRun run) => OrderBefore().IsMatch(shadow[Math.Max(0, run.Start - 30)..run.Start]);

    private static NumberCue After(string shadow, DigitRun run) =>
        Pattern().Match(shadow[run.End..Math.Min(shadow.Length, run.End + ReachAfter)]) is { Success: true } match ? Kind(match) : NumberCue.None;

    private static NumberCue Kind(Match match) =>
        match.Groups["code"].Success ? NumberCue.CardCode
        : match.Groups["order"].Success ? NumberCue.Order
        : match.Groups["id"].Success ? NumberCue.Id
        : match.Groups["card"].Success ? NumberCue.Card
        : NumberCue.Phone;

    [GeneratedRegex(
        @"(?<code>\b(cvv ?2?|cvc ?2?|c v v|c v c|cid|csc|security (code|number|digits)|card code|verification (code|number)|(one time|access|pass) ?code|otp|(last )?(three|four|3|4) digits?|on the back( of (it|the card|my card|card))?|back of (it|the card|my card|card)|front of (the|my) card|pin|pin ?code|pin number|(the|my) code (is|was))\b|(?<![a-z])cv[vc] ?2?(?![a-z])|安全码|验证码|校验码|密码|背面|背后|反面|卡背|后三位|后面三位|三位数|签名条)" +
        @"|(?<id>\b((membership|member|loyalty|gift|reward|rewards|club|points|student|library|identity|id|clubcard|nectar) ?(card|number|no\.?)?|ssn|social security|nhs|national insurance|ni number|passport|(driving|driver'?s?) licen[cs]e|account|iban|serial|imei|tax|vat|policy|sort code|routing|staff number|employee number)\b|身份证|护照|会员|编号|账号|账户|工号|社保|驾照|港澳|台胞|积分卡)" +
        @"|(?<order>\b(order|booking|reservation|reference|ref|receipt|tracking|confirmation|invoice|ticket|parcel|shipment|consignment|repair|case|transaction|purchase)\b|订单|单号|运单|快递单|取货码|小票|流水|工单|预约|票号)" +
        @"|(?<card>\b(cards?|visa|master ?card|amex|american express|credit|debit|maestro|discover)\b|卡)" +
        @"|(?<phone>\b(phone|telephone|tel|mobile|cell|cellphone|landline|fax|desk|office|home|call|called|calls|calling|ring|rang|reach|text|sms|whatsapp|(my|the)( new| other)? number is|contact|dial|dialled|dialed|hotline)\b|电话|手机|号码|打给|联系|微信|座机|传真|拨打)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(\b(order|booking|reservation|reference|ref|receipt|tracking|confirmation|invoice|ticket)( (number|no\.?|num|code|id|reference|ref))?|订单号?码?|单号|取货码|流水号)( is| was|是|为)?[ :：,，#]{0,3}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OrderBefore();
}
