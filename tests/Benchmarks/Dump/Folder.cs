using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Benchmarks.Dump;

/// <summary>A folder of columns: one file of little-endian 32-bit integers each, which C++, Java, Python and SQL read alike.</summary>
internal sealed class Folder(string path)
{
    public string Path { get; } = Directory.CreateDirectory(path).FullName;

    public void Write(string column, IEnumerable<int> values) => Write(column, values is List<int> list ? CollectionsMarshal.AsSpan(list) : values.ToArray().AsSpan());

    /// <summary>On the disk when this returns: what the system writes back later, it writes back while the first contender is timed.</summary>
    public void Write(string column, ReadOnlySpan<int> values)
    {
        using var file = File.Create(System.IO.Path.Combine(Path, column + ".i32"));
        file.Write(MemoryMarshal.AsBytes(values));
        file.Flush(flushToDisk: true);
    }

    /// <summary>Lists of lists, as <see cref="Lists{T}"/>.</summary>
    public void WriteLists<T>(string column, IEnumerable<IReadOnlyList<T>> lists, params (string Part, Func<T, int> Of)[] parts)
    {
        var all = new Lists<T>(column, parts);
        foreach (var list in lists) all.Add(list);
        all.Write(this);
    }

    public int[] Read(string column) => MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(System.IO.Path.Combine(Path, column + ".i32"))).ToArray();
}
