using System.Globalization;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Infra.Sms;

/// <summary>The opening an SMS speaks of.</summary>
/// <param name="Title">As published.</param>
/// <param name="Place">Name of the work place.</param>
/// <param name="Basis">What the pay is for; a month if not said.</param>
/// <param name="MinFen">The least that is paid; null where it is agreed in person.</param>
public sealed record SmsOpening(string Title, string Place, PayBasis? Basis, int? MinFen);

/// <summary>A template as the vendor has approved it: {1}, {2} … stand for parameters.</summary>
public sealed record SmsTemplate(string Id, string Text, int Parameters);

/// <summary>One notice, ready to be sent. <paramref name="Text"/> is what the phone will show.</summary>
public sealed record ComposedSms(string TemplateId, IReadOnlyList<string> Parameters, string Text)
{
    /// <summary>Never shows the words: they carry a person's check code.</summary>
    public override string ToString() => $"ComposedSms(template {TemplateId})";
}

/// <summary>
/// The words of a notice by SMS, one message with its signature. They name no person and no group of people, have no link,
/// and say by which code and number anybody can ask whether they are real. A parameter has six characters at most on a
/// new account: therefore the check code comes in two halves, and the hotline is part of the template.
/// </summary>
public sealed class SmsText
{
    /// <summary>Characters of one message, signature and its 【】 included; one more and it is charged as two.</summary>
    public const int Longest = 70;

    private const int ShortestCut = 4;
    private const string WidestUnit = "时薪最低";

    // 21474836.47元
    private const int WidestAmount = 12;

    private readonly SmsOptions _options;

    public SmsText(SmsOptions options)
    {
        _options = options;
        JobNotice = new(options.JobNoticeTemplate, $"{{1}}招{{2}}，{{3}}：{{4}}。核验码{{5}}-{{6}}，问详情、查真假打{options.Hotline}。", 6);
        NothingFits = new(options.NothingFitsTemplate, $"这半个月没有适合您的岗位，我们接着找。想改要求、查真假打{options.Hotline}，核验码{{1}}-{{2}}。", 2);
        Changed = new(options.ChangedTemplate, $"给您找的岗位有变动，最新岗位请打{options.Hotline}问。核验码{{1}}-{{2}}，可查真假。", 2);
    }

    public SmsTemplate JobNotice { get; }

    /// <summary>Said honestly when the round found nothing.</summary>
    public SmsTemplate NothingFits { get; }

    /// <summary>Said when the opening was taken or closed before the message left, or when one has changed after it was told.</summary>
    public SmsTemplate Changed { get; }

    /// <summary>True when every notice fits one message, whatever its opening.</summary>
    public bool FitsOneMessage
    {
        get
        {
            var cut = new string('字', ShortestCut);
            return new[]
            {
                Fill(JobNotice, [cut, cut, WidestUnit, new string('9', Math.Min(_options.LongestParameter, WidestAmount)), "AAAA", "AAAA"]),
                Fill(NothingFits, ["AAAA", "AAAA"]), Fill(Changed, ["AAAA", "AAAA"]),
            }.All(sms => sms.Text.Length <= Longest);
        }
    }

    /// <param name="checkCode">The notice's <see cref="CheckCode"/>.</param>
    /// <param name="opening">The best opening; null where there is none to tell of.</param>
    /// <param name="nothingFits">True when the round found none; false when there was one that is gone.</param>
    public ComposedSms Compose(string checkCode, SmsOpening? opening, bool nothingFits)
    {
        if (!CheckCode.TryRead(checkCode, out var code)) throw new ArgumentException("No check code.", nameof(checkCode));
        var (first, second) = (code[..(CheckCode.Length / 2)], code[(CheckCode.Length / 2)..]);
        if (opening is null) return Fill(nothingFits ? NothingFits : Changed, [first, second]);

        var (unit, amount) = Pay(opening);
        var room = Longest - Fill(JobNotice, ["", "", unit, amount, first, second]).Text.Length;
        var title = SmsValues.FitOrElse(opening.Title, _options.LongestParameter, "工人");
        var place = SmsValues.FitOrElse(opening.Place, Math.Min(_options.LongestParameter, room - Math.Min(title.Length, ShortestCut)), "用人单位");
        title = SmsValues.Cut(title, Math.Min(_options.LongestParameter, room - place.Length));
        return Fill(JobNotice, [place, title, unit, amount, first, second]);
    }

    // The lower end, never rounded up: what a person is told must be what is paid at least.
    private (string Unit, string Amount) Pay(SmsOpening opening)
    {
        if (opening.MinFen is not { } fen) return ("工资面议", "打电话问");
        var unit = opening.Basis switch { PayBasis.Day => "日薪最低", PayBasis.Hour => WidestUnit, PayBasis.Piece => "每件最低", _ => "月薪最低" };
        var amount = $"{(fen / 100m).ToString("0.##", CultureInfo.InvariantCulture)}元";
        if (amount.Length > _options.LongestParameter) amount = $"{fen / 100}元";
        return (unit, amount.Length > _options.LongestParameter ? $"{fen / 1_000_000}万元" : amount);
    }

    private ComposedSms Fill(SmsTemplate template, IReadOnlyList<string> parameters)
    {
        // A value has no braces, so that no value is taken for a place of the next.
        var text = template.Text;
        for (var n = 0; n < parameters.Count; n++) text = text.Replace($"{{{n + 1}}}", parameters[n], StringComparison.Ordinal);
        return new ComposedSms(template.Id, parameters, $"【{_options.SignName}】{text}");
    }
}
