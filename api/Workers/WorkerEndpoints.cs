using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Workers.Applications;
using JobAssist.Mobile.Api.Workers.Consents;
using JobAssist.Mobile.Api.Workers.Joining;
using JobAssist.Mobile.Api.Workers.Matches;
using JobAssist.Mobile.Api.Workers.Notices;
using JobAssist.Mobile.Api.Workers.Profile;

namespace JobAssist.Mobile.Api.Workers;

/// <summary>Everything a labourer's phone can ask: one line per use case.</summary>
internal static class WorkerEndpoints
{
    public static void MapWorkers(this IEndpointRouteBuilder app)
    {
        // Whoever is signed in, bound to a person or not.
        var account = app.MapGroup("/v1/me").RequireAuthorization(Policies.Account).WithTags("Workers");
        account.MapPost("/binding", BindToRegister.HandleAsync).RequireIdempotencyKey().Describe("Bind this account to a person of the register by name, identity number and verified phone");
        account.MapPost("/registration", RegisterMyself.HandleAsync).RequireIdempotencyKey().Describe("Register a person whom no list knows; the township verifies");
        account.MapGet("/templates", ListTemplates.HandleAsync).Describe("Which message templates to ask consent for, and how many notices are left");
        account.MapPost("/consents", ReportConsents.HandleAsync).RequireIdempotencyKey().Describe("Report what was ticked in WeChat's consent panel");

        // Whoever speaks for a worker; the query asks whose row it is.
        var me = app.MapGroup("/v1/me").RequireAuthorization(Policies.Worker).WithTags("Workers");
        me.MapGet("/profile", ReadMyProfile.HandleAsync).Describe("The own file: name in part, wishes, skills");
        me.MapPut("/profile", ChangeMyProfile.HandleAsync).Describe("Say the wishes anew (If-Match)");
        me.MapPost("/phone", AddMyPhone.HandleAsync).RequireIdempotencyKey().Describe("Add the phone in hand as a way to be reached");

        me.MapGet("/matches", ListMyMatches.HandleAsync).Describe("The best openings with reasons that sum to the score");
        me.MapGet("/matches/{postingId}/why", ExplainMyMatch.HandleAsync).Describe("Why one opening is, or is not, in the list");

        me.MapPost("/applications", ApplyToPosting.HandleAsync).RequireIdempotencyKey().Describe("Apply with one tap");
        me.MapGet("/applications", ListMyApplications.HandleAsync).Describe("The own applications: who acts next, and by when");
        me.MapPost("/applications/{id}/withdrawal", WithdrawApplication.HandleAsync).Describe("Take an application back");
        me.MapPost("/applications/{id}/hire-answer", AnswerHire.HandleAsync).Describe("Did you start? The second of three voices");

        me.MapGet("/notices", ListMyNotices.HandleAsync).Describe("What the office has sent, with every opening as it stands now");
        me.MapPost("/notices/{id}/opened", OpenNotice.HandleAsync).Describe("The notice was opened on the phone");
        me.MapPost("/notices/{id}/answer", AnswerNotice.HandleAsync).Describe("Interested, not for me (and why), or call me");
    }
}
