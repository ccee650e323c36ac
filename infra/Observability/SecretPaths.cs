namespace JobAssist.Mobile.Infra.Observability;

/// <summary>Addresses whose end is a secret: the SMS vendor signs nothing, so that whoever knows the address may push receipts.</summary>
internal static class SecretPaths
{
    private const string Receipts = "/sms/receipts/";

    public static bool IsSecret(string path) => path.Contains(Receipts, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path as it may be logged.</summary>
    public static string Shown(string path) =>
        path.IndexOf(Receipts, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? path[..(at + Receipts.Length)] + "…" : path;
}
