using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.Sms.Receipts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Inbox;

/// <summary>The SMS vendor's receipts, up to a hundred in one push: those whose message is known are settled, the push waits for the others.</summary>
internal sealed class SmsInbox(NpgsqlDataSource database, PersonalSecrets secrets, SmsReceiptLedger receipts, IOptions<DutyOptions> options, TimeProvider clock, ILogger<SmsInbox> logger)
    : PushInbox(database, secrets, options.Value.Inbox, clock, logger)
{
    protected override string Table => "sms_receipts";

    protected override string Field => SecretFields.SmsReceipt;

    protected override async Task<PushOutcome> HandleAsync(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        if (SmsReceipts.Read(body) is not { } batch) return PushOutcome.Unreadable;
        var all = PushOutcome.Done;
        foreach (var receipt in batch.Receipts)
            if (!await receipts.SettleAsync(receipt, receivedAt, cancellationToken)) all = PushOutcome.TooEarly;
        return all;
    }
}
