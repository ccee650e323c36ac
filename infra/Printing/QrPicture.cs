using System.Text;
using QRCoder;

namespace JobAssist.Mobile.Infra.Printing;

/// <summary>QR codes as SVG text, for pages that must stand alone.</summary>
public static class QrPicture
{
    /// <summary>Black on white with its quiet zone; a quarter of it may be dirty or torn.</summary>
    public static string Svg(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.Q, forceUtf8: true);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Length; x++)
                if (rows[y][x]) path.Append($"M{x} {y}h1v1h-1z");
        return $"""<svg class="qr" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges" role="img"><path fill="#000" d="{path}"/></svg>""";
    }
}
