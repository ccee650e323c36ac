using System.Globalization;
using System.Text.RegularExpressions;
using ZXing;
using ZXing.Common;

namespace JobAssist.Mobile.Api.Tests.Liaisons;

/// <summary>A QR code as it stands on a printed page, for a reader that had no part in making it.</summary>
internal sealed partial class PrintedQr
{
    private const int Dots = 6;
    private readonly bool[,] dark;

    private PrintedQr(bool[,] dark) => this.dark = dark;

    public static IEnumerable<PrintedQr> AllOf(string page) => Pictures().Matches(page).Select(picture =>
    {
        var side = int.Parse(picture.Groups["side"].Value, CultureInfo.InvariantCulture);
        var printed = new bool[side, side];
        foreach (Match module in Modules().Matches(picture.Groups["path"].Value))
            printed[int.Parse(module.Groups["y"].Value, CultureInfo.InvariantCulture), int.Parse(module.Groups["x"].Value, CultureInfo.InvariantCulture)] = true;
        return new PrintedQr(printed);
    });

    /// <summary>The corner without a square of its own is gone, a quarter of each side.</summary>
    public PrintedQr Torn() => With((y, x, side) => y > side * 3 / 4 && x > side * 3 / 4);

    /// <summary>Half of it is gone.</summary>
    public PrintedQr Halved() => With((y, _, side) => y > side / 2);

    /// <summary>What a camera reads; null where it finds nothing.</summary>
    public string? Read()
    {
        var side = dark.GetLength(0);
        var pixels = new byte[side * Dots * side * Dots];
        for (var at = 0; at < pixels.Length; at++) pixels[at] = dark[at / (side * Dots) / Dots, at % (side * Dots) / Dots] ? (byte)0 : (byte)255;
        var reader = new BarcodeReaderGeneric { Options = new DecodingOptions { PossibleFormats = [BarcodeFormat.QR_CODE], TryHarder = true } };
        return reader.Decode(new RGBLuminanceSource(pixels, side * Dots, side * Dots, RGBLuminanceSource.BitmapFormat.Gray8))?.Text;
    }

    private PrintedQr With(Func<int, int, int, bool> gone)
    {
        var side = dark.GetLength(0);
        var left = new bool[side, side];
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++) left[y, x] = dark[y, x] && !gone(y, x, side);
        return new PrintedQr(left);
    }

    [GeneratedRegex("""<svg class="qr" viewBox="0 0 (?<side>\d+) \d+".*?<path fill="#000" d="(?<path>[^"]*)"/></svg>""", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Pictures();

    [GeneratedRegex("""M(?<x>\d+) (?<y>\d+)h1v1h-1z""", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Modules();
}
