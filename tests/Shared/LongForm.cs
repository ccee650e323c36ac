namespace JobAssist.Mobile.TestShared;

/// <summary>`infra/test --long` asks for more of the same: more kills, more people, more runners. The short form is never a weaker claim.</summary>
public static class LongForm
{
    public static bool Asked => Environment.GetEnvironmentVariable("TESTS_LONG") == "1";

    /// <summary>A size of the long or the short form; an environment variable of the given name overrides both.</summary>
    public static int Of(string name, int inLongForm, int inShortForm) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var asked) ? asked : Asked ? inLongForm : inShortForm;
}
