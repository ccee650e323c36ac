namespace JobAssist.Mobile.StandInParts;

/// <summary>Tells other programs where the stand-in listens.</summary>
public static class AddressFile
{
    /// <summary>A reader never sees half an address: written beside, then moved.</summary>
    public static async Task WriteAsync(string path, string address)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllTextAsync(path + ".new", address);
        File.Move(path + ".new", path, overwrite: true);
    }
}
