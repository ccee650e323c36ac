using System.Security.Cryptography;
using System.Text.Json;

namespace JobAssist.Mobile.Infra.Secrets;

/// <summary>
/// The two keys that lie outside the database: the master key that wraps data keys, and the root of the blind indexes.
/// A JSON file that only the service's user may read.
/// </summary>
public sealed class KeyFile
{
    private KeyFile(byte[] masterKey, byte[] indexKey) => (MasterKey, IndexKey) = (masterKey, indexKey);

    internal byte[] MasterKey { get; }
    internal byte[] IndexKey { get; }

    /// <exception cref="InvalidOperationException">The file is missing, readable by others or has no good keys.</exception>
    public static KeyFile Read(string path)
    {
        if (!File.Exists(path)) throw new InvalidOperationException($"The key file {path} does not exist: make one with `jobassist keys new --file {path}`.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None)
            throw new InvalidOperationException($"The key file {path} can be read by others: chmod 600 it.");

        var content = JsonSerializer.Deserialize<Content>(File.ReadAllText(path)) ?? throw new InvalidOperationException($"The key file {path} is empty.");
        var (master, index) = (Convert.FromBase64String(content.MasterKey), Convert.FromBase64String(content.IndexKey));
        return master.Length == 32 && index.Length == 32 ? new KeyFile(master, index) : throw new InvalidOperationException($"The keys in {path} must have 32 bytes each.");
    }

    /// <summary>Writes new random keys; never over an existing file.</summary>
    public static void Create(string path)
    {
        var content = new Content(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, content);
    }

    private sealed record Content(string MasterKey, string IndexKey);
}
