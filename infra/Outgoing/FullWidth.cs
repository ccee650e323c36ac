namespace JobAssist.Mobile.Infra.Outgoing;

/// <summary>０１：３０ and ＡＢＣ, as people type them with a Chinese keyboard.</summary>
internal static class FullWidth
{
    /// <summary>The same in ASCII. (Unicode's own normalisation does nothing while globalization is invariant.)</summary>
    public static string Narrow(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i] is >= '\uFF01' and <= '\uFF5E' and var wide ? (char)(wide - 0xFEE0) : source[i];
        });
}
