using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Duty;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Workers.Notices;

/// <summary>The phone says that the notice was opened; a second time changes nothing.</summary>
internal static class OpenNotice
{
    public static async Task<Results<NoContent, NotFound>> HandleAsync(NoticeId id, CurrentWorker me, EvidenceLedger evidence, CancellationToken ct) =>
        await evidence.OpenedAsync(id, me.Id, me.AccountId, ct) is EvidenceOutcome.NotTheirs ? TypedResults.NotFound() : TypedResults.NoContent();
}
