using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Benchmarks.Dump;

/// <summary>A folder of columns: one file of little-endian 32-bit integers each, which C++, Java, Python and SQL read alike.</summary>
internal sealed class Folder(string path)
{
    public string Path { get; } = Directory.CreateDirectory(path).FullName;

    public void Write(string column, IEnumerable<int> values) => Write(column, values.ToArray().AsSpan());

    public void Write(string column, ReadOnlySpan<int> values) =>
        File.WriteAllBytes(System.IO.Path.Combine(Path, column + ".i32"), MemoryMarshal.AsBytes(values));

    /// <summary>Lists of lists: <c>column_start</c> holds n + 1 offsets into each named part.</summary>
    public void WriteLists<T>(string column, IEnumerable<IReadOnlyList<T>> lists, params (string Part, Func<T, int> Of)[] parts)
    {
        var all = new List<T>();
        var start = new List<int> { 0 };
        foreach (var list in lists)
        {
            all.AddRange(list);
            start.Add(all.Count);
        }

        Write(column + "_start", start);
        foreach (var (part, of) in parts) Write($"{column}_{part}", all.Select(of));
    }

    public int[] Read(string column) => MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(System.IO.Path.Combine(Path, column + ".i32"))).ToArray();
}
