using System.Runtime.CompilerServices;

namespace JobAssist.Mobile.Architecture.Tests;

internal static class Repository
{
    public static string Root => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    private static string Here([CallerFilePath] string file = "") => file;
}
