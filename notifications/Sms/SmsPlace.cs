namespace JobAssist.Mobile.Notifications.Sms;

/// <summary>
/// How far one run has come in the order of what is due. Looking for the first from the beginning would read all that it has sent before,
/// SMS by SMS. What is put off or becomes due meanwhile stands further on; what a broken transaction leaves behind the next run finds.
/// </summary>
internal sealed class SmsPlace
{
    private readonly Lock gate = new();
    private Key last = new(DateTimeOffset.UnixEpoch, DateOnly.FromDateTime(DateTime.UnixEpoch), Guid.Empty);

    public Key Last
    {
        get
        {
            lock (gate) return last;
        }
    }

    /// <summary>The furthest counts.</summary>
    public void Passed(Key key)
    {
        lock (gate)
        {
            if (key.IsAfter(last)) last = key;
        }
    }

    /// <summary>The order of sending.</summary>
    public readonly record struct Key(DateTimeOffset DueAt, DateOnly SafetyOn, Guid Worker)
    {
        // As the database compares ids.
        public bool IsAfter(Key other) => ((DueAt, SafetyOn).CompareTo((other.DueAt, other.SafetyOn)) is not 0 and var order ? order : Bytes(Worker).SequenceCompareTo(Bytes(other.Worker))) > 0;

        private static ReadOnlySpan<byte> Bytes(Guid id) => id.ToByteArray(bigEndian: true);
    }
}
