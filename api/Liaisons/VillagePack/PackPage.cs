using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using JobAssist.Mobile.Infra.Printing;

namespace JobAssist.Mobile.Api.Liaisons.VillagePack;

/// <summary>
/// The pack as a page to print on A4: first what the liaison keeps, then one sheet a person. A sheet is folded once: the lower half comes
/// up over the upper one, and only the strip at the top stays outside, with a number and no name.
/// </summary>
internal static class PackPage
{
    private const double LineWidth = 28;
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(VillagePackResponse pack)
    {
        var page = new StringBuilder(16 * 1024).Append($"""
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Text(pack.Village)} 岗位信息单</title><style>{Style}</style></head><body>
            """);
        Keep(page, pack);
        foreach (var sheet in pack.Sheets) Sheet(page, pack, sheet);
        return page.Append("</body></html>").ToString();
    }

    private static void Keep(StringBuilder page, VillagePackResponse pack)
    {
        page.Append($"""
            <section class="keep"><h1>{Text(pack.Village)}　{PackWords.SlotWords(pack.Slot)}</h1>
            <p class="warn">这一页联络员自己保管，不要张贴，不要给别人看，用完收回。</p>
            """);
        if (pack.Sheets.Count == 0) page.Append("<p>这个村这半个月没有要送单子的人。</p>");
        else
        {
            page.Append("<table><thead><tr><th>编号</th><th>姓名</th><th>最晚哪天送到</th><th>送到打勾</th></tr></thead><tbody>");
            foreach (var sheet in pack.Sheets) page.Append($"<tr><td>{sheet.Number}</td><td>{Text(sheet.Name)}</td><td>{sheet.DueOn.Month}月{sheet.DueOn.Day}日</td><td></td></tr>");
            page.Append("</tbody></table><p>单子要当面交给本人，讲一讲，再请本人扫码或您扫码。两张单子至少相隔40秒。</p>");
        }

        page.Append($"</section><section class=\"words\"><h1>发到村微信群</h1><pre>{Text(pack.GroupText)}</pre><h1>广播稿</h1><pre>{Text(pack.LoudspeakerScript)}</pre></section>");
    }

    private static void Sheet(StringBuilder page, VillagePackResponse pack, PackSheet sheet)
    {
        page.Append($"""
            <section class="sheet"><header><b>第{sheet.Number}号</b><span>{Text(pack.Village)}　{PackWords.SlotWords(pack.Slot)}<br>沿中间虚线把下半页向上折，外面只露出这一条</span></header>
            <div class="upper"><p class="dear">{Text(sheet.Name)}，您好：</p>
            """);
        if (sheet.Openings.Count > 0) Openings(page, sheet);
        else
        {
            page.Append($"<p>{Text(sheet.Says ?? "")}</p>");
            if (sheet.Nearest.Count > 0) page.Append("<ol>").AppendJoin("", sheet.Nearest.Select(near => $"<li>{Text(near)}</li>")).Append("</ol>");
        }

        page.Append($"""
            </div><div class="lower"><p class="fold"></p>
            <p>想问详情、想报名、想改要求：打 <b>{Text(pack.Hotline)}</b>，或问村联络员。<br>报名不收钱，谁收钱都不要给。</p>
            """);
        if (sheet.NoticeCheckCode is { } check)
            page.Append($"<p>怕是假的？核对码 <b class=\"code\">{Grouped(check)}</b><br>打 {Text(pack.Hotline)} 报核对码，或在小程序里点“核对消息”输入，能查到是{Text(pack.Office)}发的才是真的。</p>");
        page.Append($"""
            <div class="scan">{QrPicture.Svg(sheet.SheetLink)}<p>{HowToScan(sheet.SheetLink)}<br>或在小程序里点“扫单子”输入：<br><b class="code">{Grouped(sheet.SheetCode)}</b><br>这个码只能用一次。</p></div>
            <p class="sign">本人签名：<i></i>　日期：<i class="short"></i></p>
            <p class="from">{Text(pack.Office)}　{pack.PrintedOn.Year}年{pack.PrintedOn.Month}月{pack.PrintedOn.Day}日打印</p></div></section>
            """);
    }

    private static void Openings(StringBuilder page, PackSheet sheet)
    {
        page.Append("<p>这半个月给您找的岗位：</p><ol>");
        // Up to three openings have two lines for each of their two, five have one: what is longer is cut, so that the fold stays where it is.
        var room = sheet.Openings.Count <= 3 ? 2 * LineWidth : LineWidth;
        foreach (var opening in sheet.Openings)
        {
            var title = Cut(opening.Title, room * 0.6);
            page.Append($"<li><b>{Text(title)}</b>　{Text(Cut(opening.Place, room - 1 - WidthOf(title)))}<br><b>{Text(opening.Pay)}</b>");
            if (opening.Reason.Length > 0) page.Append($"。{Text(Cut(opening.Reason, room - 1 - WidthOf(opening.Pay)))}");
            page.Append("</li>");
        }

        page.Append("</ol>");
    }

    // In widths of a Chinese character.
    private static double WidthOf(string text) => text.EnumerateRunes().Sum(WidthOf);

    private static double WidthOf(Rune rune) => rune.IsAscii ? 0.6 : 1;

    private static string Cut(string text, double most)
    {
        if (WidthOf(text) <= most) return text;
        var (kept, width) = (new StringBuilder(), 1.0);
        foreach (var rune in text.EnumerateRunes())
        {
            if ((width += WidthOf(rune)) > most) break;
            kept.Append(rune);
        }

        return kept.Append('…').ToString();
    }

    // Only an address is understood by WeChat's own scanner; a path by the Mini Program's.
    private static string HowToScan(string link) => link.StartsWith('/') ? "收到后请在小程序里点“扫单子”扫码，" : "收到后请用微信扫码，";

    private static string Text(string text) => Html.Encode(text);

    private static string Grouped(string code) => $"{code[..4]}-{code[4..]}";

    private const string Style = """
        @page{size:A4 portrait;margin:0}
        *{box-sizing:border-box;margin:0;padding:0}
        body{background:#fff;color:#000;font:16pt/1.35 "Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",SimHei,sans-serif}
        section{width:210mm;min-height:297mm;padding:0 15mm;break-after:page;overflow-wrap:anywhere}
        section:last-child{break-after:auto}
        .keep,.words{padding:15mm}
        h1{font-size:22pt;margin:0 0 4mm}
        p{margin-bottom:3mm}
        .warn{border:1mm solid #000;padding:2mm 4mm;font-weight:bold}
        table{width:100%;border-collapse:collapse;margin-bottom:4mm}
        thead{display:table-header-group}
        tr{break-inside:avoid}
        th,td{border:.3mm solid #000;padding:1.5mm 3mm;text-align:left}
        pre{font:inherit;white-space:pre-wrap;margin-bottom:10mm}
        header{height:27mm;padding:6mm 0 2mm;display:flex;align-items:center;gap:8mm;border-bottom:.3mm dotted #000}
        header b{font-size:34pt;line-height:1;white-space:nowrap}
        .upper{min-height:135mm;padding-top:4mm}
        .dear{font-size:20pt;font-weight:bold}
        ol{padding-left:9mm}
        li{margin-bottom:2mm}
        .lower{min-height:134mm;position:relative}
        .fold{border-top:.5mm dashed #000;margin:0 -15mm 4mm}
        .code{font-size:22pt;letter-spacing:.5mm;white-space:nowrap}
        .scan{display:flex;align-items:center;gap:6mm;margin:2mm 0 4mm}
        .scan p{margin:0}
        .qr{width:42mm;height:42mm;flex:none}
        .sign i{display:inline-block;width:60mm;border-bottom:.3mm solid #000}
        .sign i.short{width:40mm}
        .from{margin:0}
        """;
}
