using JobAssist.Mobile.Infra.Persistence;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>How an enum's members are written in files: snake_case in either case, never a number.</summary>
public static class Words
{
    public static bool TryRead<TWord>(string text, (string Text, TWord Word)[] otherwise, out TWord word) where TWord : struct, Enum
    {
        foreach (var (name, meant) in otherwise)
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) return Found(meant, out word);
        foreach (var member in Enum.GetValues<TWord>())
            if (string.Equals(Names<TWord>.Of(member), text, StringComparison.OrdinalIgnoreCase)) return Found(member, out word);
        word = default;
        return false;
    }

    private static bool Found<TWord>(TWord meant, out TWord word)
    {
        word = meant;
        return true;
    }

    private static class Names<TWord> where TWord : struct, Enum
    {
        private static readonly Dictionary<TWord, string> Written = Enum.GetValues<TWord>().ToDictionary(member => member, member => SnakeCase.Of(member.ToString()));

        public static string Of(TWord member) => Written[member];
    }
}
