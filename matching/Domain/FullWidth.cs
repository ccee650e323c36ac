namespace JobAssist.Mobile.Domain;

/// <summary>０１：３０ and ＡＢＣ, as people type them with a Chinese keyboard.</summary>
public static class FullWidth
{
    /// <summary>
    /// The same in ASCII; the wide blank becomes a blank. Unicode's own normalisation (NFKC) would do it too, but does nothing at all while
    /// globalization is invariant, as it is in every program here.
    /// </summary>
    public static string Narrow(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i] switch
                {
                    >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - 0xFEE0),
                    '\u3000' => ' ',
                    var other => other,
                };
        });
}
