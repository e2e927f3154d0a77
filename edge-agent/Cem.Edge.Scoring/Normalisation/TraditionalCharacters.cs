using System.Collections.Frozen;

namespace Cem.Edge.Scoring.Normalisation;

/// <summary>Traditional characters that shop talk uses, and their simplified form. The recogniser's own text is simplified already; imported text may not be.</summary>
internal static class TraditionalCharacters
{
    private const string Traditional =
        "這個們來時說對開會過還為從後無沒麼樣頭見現間動長關點實產電話機車門錢買賣價貴東質務員態問題壞單號碼訂貨運送達遲錯換維燒傷險" +
        "安種歡喜愛謝請讓應該認識專業懂講解釋給經營業導購銀結賬帳隊慢處環髒乾淨亂聲靜衛廁車場園區標誌燈熱溫氣調積會員優惠" +
        "網線軟體鍵盤屏幕螢耳裡裏邊條雙麵餐飯雞魚鮮難頓飽餓級總體驗學樓層廳燙餘顧髮發與並雖裝飾觀覺麗潔擁擠寬闊隱數據資訊" +
        "責賠償損壓漏發錄術師傅舊顏褲襪鞋襯衫紅綠藍黃黑白東風國語課試穿戴帶帥爛臭煩惱氣憤怒滿義殺嚇騙罵嗎啊呢吧誰哪兒幾";

    private const string Simplified =
        "这个们来时说对开会过还为从后无没么样头见现间动长关点实产电话机车门钱买卖价贵东质务员态问题坏单号码订货运送达迟错换维烧伤险" +
        "安种欢喜爱谢请让应该认识专业懂讲解释给经营业导购银结账账队慢处环脏干净乱声静卫厕车场园区标志灯热温气调积会员优惠" +
        "网线软体键盘屏幕萤耳里里边条双面餐饭鸡鱼鲜难顿饱饿级总体验学楼层厅烫余顾发发与并虽装饰观觉丽洁拥挤宽阔隐数据资讯" +
        "责赔偿损压漏发录术师傅旧颜裤袜鞋衬衫红绿蓝黄黑白东风国语课试穿戴带帅烂臭烦恼气愤怒满义杀吓骗骂吗啊呢吧谁哪儿几";

    private static readonly FrozenDictionary<char, char> Map = Traditional.Zip(Simplified).Where(pair => pair.First != pair.Second)
        .DistinctBy(pair => pair.First).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    public static char ToSimplified(char c) => c < '\u4E00' ? c : Map.GetValueOrDefault(c, c);
}
