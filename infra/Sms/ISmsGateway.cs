namespace JobAssist.Mobile.Infra.Sms;

/// <summary>
/// The one thing this service asks of a sender of SMS, in its own words. Implementations translate the vendor's codes into
/// <see cref="SmsOutcome"/> and never throw for anything the vendor or the network may do; only cancellation by the caller
/// propagates. The contract tests in tests/infra/Sms hold for every implementation.
/// </summary>
public interface ISmsGateway
{
    /// <summary>
    /// Sends one message to one phone. The vendor takes no idempotency key: the caller commits its intent first and
    /// never calls again for an <see cref="SmsOutcome.Unknown"/> on this channel.
    /// </summary>
    Task<SmsOutcome> SendAsync(SmsMessage message, CancellationToken cancellationToken);
}

/// <summary>One message. What <see cref="SmsText"/> composes is already cut to the vendor's rules.</summary>
/// <param name="Phone">A mainland mobile number, as people write them.</param>
/// <param name="TemplateId">The vendor's number of an approved template.</param>
/// <param name="Parameters">The values of {1}, {2} … in their order.</param>
/// <param name="Reference">Ours, under 512 bytes and nothing personal; comes back with the answer and, if the vendor has switched that on, with the receipt.</param>
public sealed record SmsMessage(string Phone, string TemplateId, IReadOnlyList<string> Parameters, string? Reference = null)
{
    /// <summary>Never shows the phone or the values: this record may end in a log.</summary>
    public override string ToString() => $"SmsMessage(template {TemplateId})";
}
