using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Secrets;

namespace JobAssist.Mobile.Api.Http;

/// <summary>One use of a key. It belongs to one account and one address: somebody else's same key is another one.</summary>
internal sealed record AskedOnce(AccountId Account, string Route, string Key, byte[] BodyHash, DateTimeOffset Now, PersonalSecrets Secrets)
{
    public byte[] Seal(string answer) => Secrets.Seal(SecretFields.AccountsScope, SecretFields.Answer, Account.Value, answer);

    public string Open(byte[] answer) => Secrets.Open(SecretFields.Answer, Account.Value, answer);
}
