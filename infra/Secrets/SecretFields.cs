namespace JobAssist.Mobile.Infra.Secrets;

/// <summary>Names of sealed fields and scopes: part of every sealed value, never renamed.</summary>
public static class SecretFields
{
    public const string WorkerName = "worker.name";
    public const string WorkerIdNumber = "worker.id_number";
    public const string WorkerPrivate = "worker.private";
    public const string HouseholdPrivate = "household.private";
    public const string Phone = "phone";
    public const string OpenId = "account.openid";
    public const string BrokerContact = "broker.contact";
    public const string EmployerContact = "employer.contact";
    public const string WeChatEvent = "wechat.event";
    public const string SmsReceipt = "sms.receipt";
    public const string VisitProof = "visit.proof";
    public const string SheetCode = "sheet.code";
    public const string Answer = "idempotency.answer";

    /// <summary>Scope of what belongs to no county: accounts, events, answers.</summary>
    public const string AccountsScope = "accounts";
    public const string EmployersScope = "employers";
}
