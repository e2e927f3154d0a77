namespace Cem.Edge.Tools.EvaluateScoring.PersonalData;

/// <summary>Sentences around the values, as customers say them; {0} is the value. Written for this project.</summary>
internal static class Remarks
{
    public static readonly Dictionary<string, string[]> English = new()
    {
        ["card"] = ["my card number is {0} and it was declined", "I paid with {0} yesterday", "you charged my visa {0} twice", "the long number on the card is {0}", "can you refund it to {0} please", "it's {0} the debit card", "the number is {0}"],
        ["card_code"] = ["the security code is {0}", "and the three digits on the back are {0}", "cvv {0} I think", "my pin is {0} and the machine refused it", "the code on the back of my card is {0}", "you asked for the verification code it is {0}", "{0} is the security code"],
        ["phone"] = ["call me back on {0}", "my mobile is {0}", "my number is {0} if you need it", "please ring {0} when it arrives", "I left {0} as my phone number and nobody called", "you can reach me at {0} after six"],
        ["email"] = ["my email is {0}", "send the receipt to {0} please", "I never got the mail at {0}", "it's {0}", "my account is under {0} and I cannot log in", "write to me at {0}"],
        ["ssn"] = ["they asked for my social security number {0}", "my social is {0} and I did not want to say it", "the ssn is {0}"],
        ["nhs"] = ["my NHS number is {0}", "the pharmacy wanted my nhs number {0}"],
        ["nino"] = ["my national insurance number is {0}", "the NI number is {0}"],
        ["iban"] = ["refund it to the IBAN {0}", "my iban is {0} please"],
        ["ip"] = ["the website blocked my address {0}", "it says my ip is {0}"],
        ["plate"] = ["my car registration is {0} and I got a ticket", "the number plate is {0}", "I parked the car, the plate is {0}, and was fined"],
        ["order"] = ["my order number is {0} and it never came", "the booking reference is {0}", "tracking number {0} has not moved for days", "it is about order {0}"],
        ["address"] = ["I live at {0}", "please deliver it to {0}", "my address is {0}", "the parcel was sent to {0} and got lost"],
        ["name"] = ["my name is {0} and I want to complain", "this is {0} calling about the kettle", "hi, {0} here, the app does not work", "the booking is under the name of {0}", "my name's {0}, I was here yesterday", "I am {0} and I shop here every week", "it was ordered by {0} last week", "I spoke to {0} at the desk", "I was served by {0} who was lovely", "the cashier named {0} was rude", "{0} at the till was so helpful", "thanks to {0} for the quick help"],
    };

    public static readonly Dictionary<string, string[]> Chinese = new()
    {
        ["card"] = ["我的卡号是{0}，刷不了", "银行卡{0}被扣了两次", "请退到这张卡{0}", "信用卡号码{0}", "卡号{0}谢谢"],
        ["card_code"] = ["安全码是{0}", "背面三位数是{0}", "验证码{0}收到了但是付不了款", "卡的密码是{0}，机器不认", "后三位是{0}"],
        ["phone"] = ["我的手机是{0}", "打{0}找我", "电话{0}没人接", "联系方式是{0}，请尽快回复", "我留的号码是{0}"],
        ["email"] = ["我的邮箱是{0}", "发到{0}就行", "邮箱{0}收不到发票"],
        ["cn_id"] = ["我的身份证是{0}", "身份证号{0}，你们为什么要登记", "他让我报身份证号码{0}"],
        ["plate"] = ["我的车牌是{0}，停车被罚了", "车牌号{0}停了两个小时", "{0}这辆车挡住门口了"],
        ["order"] = ["订单号是{0}，一直没到", "单号{0}查不到物流", "我的取货码是{0}"],
        ["address"] = ["请送到{0}", "我家住{0}", "地址是{0}，快递送错了"],
        ["name"] = ["我叫{0}，我要投诉", "我姓{1}，昨天来过", "{1}先生要退货", "我是会员，名字叫{0}", "这位{1}女士的东西丢了", "收银员{0}态度很好", "找{1}经理也没有用", "有个叫{0}的店员特别热情", "联系人是{0}，麻烦快一点", "姓名{0}，电话留过了"],
    };

    /// <summary>Remarks with everyday numbers and words that look like cues: nothing in them may be masked.</summary>
    public static readonly string[] Plain =
    [
        "I waited forty five minutes at the till", "the jacket was 49.99 and rang up as 59.99", "there were only two of the twelve checkouts open", "I bought three packs of 24 batteries",
        "it is open from nine to six on weekdays", "the queue had about thirty people in it", "size 42 was sold out and 43 was too big", "my card was declined twice at the till",
        "nobody called me back about my order", "the phone broke after 3 weeks", "they sent me an email about the sale", "we drove 25 miles for this", "I have been coming here since 1998",
        "the staff were friendly and the shop was clean", "may I have a bag please", "I will come back on the 14th of March", "my daughter loves the toys here", "the price went from 199 to 249 in a week",
        "I asked for a refund and was told to wait 10 working days", "the mark on the shirt would not come out", "hi there this is about the washing machine", "I am so angry about the delivery",
        "the code on the coupon does not work", "the address on the website is wrong", "two for one does not work at the self checkout", "the plate arrived in pieces", "it was ordered by my wife last week",
        "the 4 o'clock delivery came at half past seven", "one two three that is how quick it was", "I paid 20 then 30 then 15 and still no receipt", "the summer sale was great", "grace period is thirty days they said",
        "我等了四十分钟没有人来", "买了三个坏了两个", "价格从一百九十九涨到两百四十九", "一点也不贵，下次还来", "营业时间是早上九点到晚上十点", "四十二码没有了，四十三码太大",
        "我的卡刷不了", "打了三次电话都没人接", "服务员马上就来了，服务周到", "老板人很好，谢谢老板", "订单一直没发货", "停车场停满了，转了二十分钟", "第一次来，感觉不错", "东西五十块一斤，太贵了",
        "排队的有七八个人", "两千三百块的手机用了一个月就坏了", "经理说三天之内解决", "快递送到了隔壁", "验证码一直收不到", "密码忘了登不上", "店员的态度一般般", "一二楼都很干净，三楼有点乱",
    ];
}
