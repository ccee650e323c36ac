namespace JobAssist.Mobile.Domain.Notices;

/// <summary>Words that tell what a person is registered as. A family shares phones: none of them may stand in a message.</summary>
public static class StatusWords
{
    public static IReadOnlyList<string> All { get; } = ["贫困", "脱贫", "困难", "监测", "低收入", "零就业", "低保", "残疾"];

    public static bool AreIn(string text) => All.Any(word => text.Contains(word, StringComparison.Ordinal));
}
