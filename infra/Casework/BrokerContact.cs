using System.Text.Json;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Secrets;

namespace JobAssist.Mobile.Infra.Casework;

/// <summary>Whom one speaks to at a broker: sealed in its row under the key of its county, whole in no answer.</summary>
public sealed record BrokerContact(string? Name, string? Phone)
{
    public byte[] Seal(PersonalSecrets secrets, BrokerId broker, string regionCode) =>
        secrets.Seal(regionCode[..6], SecretFields.BrokerContact, broker.Value, JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    public static BrokerContact Open(PersonalSecrets secrets, Broker broker) =>
        JsonSerializer.Deserialize<BrokerContact>(secrets.Open(SecretFields.BrokerContact, broker.Id.Value, broker.ContactSealed), JsonSerializerOptions.Web)!;

    /// <summary>Never shows whom: it may end in a log.</summary>
    public override string ToString() => nameof(BrokerContact);
}
