using System.Text.Json;
using JobAssist.Mobile.Matching.Chances;
using Microsoft.Extensions.Configuration;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>The constants of the chance of a hire as a file, so that who changed them, when and from what is on record.</summary>
public static class ChanceFile
{
    /// <summary>The setting that names the file; without it the stated constants are used.</summary>
    public const string Setting = "Matching:ChanceFile";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The constants this program is to use.</summary>
    public static ChanceConstants InUse(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } path ? Read(path) : ChanceConstants.Stated;

    public static ChanceConstants Read(string path)
    {
        var constants = JsonSerializer.Deserialize<ChanceConstants>(File.ReadAllText(path), Json) ?? throw new InvalidOperationException("The file of chance constants is empty.");
        double[] never = [constants.Skills, constants.Schooling, constants.Paper, constants.Competition, constants.ToldApply];
        if (never.Any(value => !double.IsFinite(value) || value < 0) || !double.IsFinite(constants.Base)) throw new InvalidOperationException("A chance constant is negative or no number: having more of what is asked must never lower a chance.");
        if (!(0 < constants.SmallBelow && constants.SmallBelow < constants.LargeFrom && constants.LargeFrom < 1)) throw new InvalidOperationException("The bounds of the chance bands must rise between 0 and 1.");
        return constants;
    }

    public static string Text(ChanceConstants constants) => JsonSerializer.Serialize(constants, Json);

    /// <summary>Whole or not at all: a program that starts meanwhile reads the old file or the new one.</summary>
    public static void Save(ChanceConstants constants, string path)
    {
        var half = path + ".new";
        File.WriteAllText(half, Text(constants));
        File.Move(half, path, overwrite: true);
    }
}
