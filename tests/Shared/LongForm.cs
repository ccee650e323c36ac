namespace JobAssist.Mobile.TestShared;

/// <summary>`infra/test --long` asks for more of the same: more kills, more people, more runners. The short form is never a weaker claim.</summary>
public static class LongForm
{
    public static bool Asked => Environment.GetEnvironmentVariable("TESTS_LONG") == "1";
}
