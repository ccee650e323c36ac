namespace JobAssist.Mobile.Cli;

/// <summary>What the caller's shell sees.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Rows or files were refused; everything good was taken.</summary>
    public const int RowsRefused = 1;
    public const int Usage = 2;

    /// <summary>Nothing was done, or it is not known how far it went: see standard error.</summary>
    public const int Failure = 3;
}
