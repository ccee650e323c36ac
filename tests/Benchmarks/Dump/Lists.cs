namespace JobAssist.Mobile.Benchmarks.Dump;

/// <summary>Lists of lists, one added after the other: <c>column_start</c> holds n + 1 offsets into each named part.</summary>
internal sealed class Lists<T>(string column, params (string Part, Func<T, int> Of)[] parts)
{
    private readonly List<int> _start = [0];
    private readonly List<int>[] _values = Array.ConvertAll(parts, _ => new List<int>());
    private int _count;

    public void Add(IReadOnlyList<T> list)
    {
        foreach (var item in list)
        {
            for (var part = 0; part < parts.Length; part++) _values[part].Add(parts[part].Of(item));
        }

        _count += list.Count;
        _start.Add(_count);
    }

    public void Write(Folder to)
    {
        to.Write(column + "_start", _start);
        for (var part = 0; part < parts.Length; part++) to.Write($"{column}_{parts[part].Part}", _values[part]);
    }
}
