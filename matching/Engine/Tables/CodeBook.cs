namespace JobAssist.Mobile.Matching.Tables;

/// <summary>Codes as dense numbers in ordinal order, so that the numbering never depends on the order of the input.</summary>
internal sealed class CodeBook
{
    private readonly string[] _codes;
    private readonly Dictionary<string, int> _numbers;

    public CodeBook(IEnumerable<string> codes)
        : this(codes, _ => "")
    {
    }

    /// <summary>Codes of one family stand together.</summary>
    public CodeBook(IEnumerable<string> codes, Func<string, string> family)
    {
        _codes = [.. codes.Distinct(StringComparer.Ordinal).OrderBy(family, StringComparer.Ordinal).ThenBy(code => code, StringComparer.Ordinal)];
        _numbers = new Dictionary<string, int>(_codes.Length, StringComparer.Ordinal);
        for (var number = 0; number < _codes.Length; number++) _numbers[_codes[number]] = number;
    }

    public int Count => _codes.Length;

    public string this[int number] => _codes[number];

    /// <summary>−1 when the code is in no posting.</summary>
    public int NumberOf(string code) => _numbers.GetValueOrDefault(code, -1);
}
