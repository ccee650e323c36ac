using JobAssist.Mobile.Api.Brokers.Candidates;
using JobAssist.Mobile.Api.Brokers.Joining;
using JobAssist.Mobile.Api.Brokers.Mandates;
using JobAssist.Mobile.Api.Brokers.Postings;
using JobAssist.Mobile.Api.Http;

namespace JobAssist.Mobile.Api.Brokers;

/// <summary>Everything a labour broker can ask: one line per use case.</summary>
internal static class BrokerEndpoints
{
    public static void MapBrokers(this IEndpointRouteBuilder app)
    {
        var joining = app.MapGroup("/v1/brokers").RequireAuthorization(Policies.Account).WithTags("Brokers");
        joining.MapPost("/", ApplyAsBroker.HandleAsync).RequireIdempotencyKey().Describe("Apply to post openings; a county looks at the papers");
        joining.MapGet("/mine", ReadMyBroker.HandleAsync).Describe("How the own application stands");

        var broker = app.MapGroup("/v1/broker").RequireAuthorization(Policies.Broker).WithTags("Brokers");
        broker.MapGet("/employers", ListMyEmployers.HandleAsync).Describe("Employers the broker may speak for, or has asked to");
        broker.MapPost("/mandates", AskForMandate.HandleAsync).Describe("Say that an employer lets the broker recruit for it");

        var postings = broker.MapGroup("/postings");
        postings.MapGet("/", ListMyPostings.HandleAsync).Describe("The own postings in every state, with remarks");
        postings.MapPost("/", CreatePosting.HandleAsync).RequireIdempotencyKey().Describe("Write a draft");
        postings.MapGet("/{id}", ReadMyPosting.HandleAsync).Describe("One own posting with its version");
        postings.MapPut("/{id}", RewritePosting.HandleAsync).Describe("Write a draft or returned posting anew (If-Match)");
        postings.MapPut("/by-reference/{reference}", PutPostingByReference.HandleAsync).Describe("Hand over an opening under the outside system's own number");
        postings.MapPost("/{id}/submission", SubmitPosting.HandleAsync).Describe("Hand a posting in: machine rules field by field, then a person");
        postings.MapPost("/{id}/closing", ClosePosting.HandleAsync).Describe("Take a posting down and say why");
        postings.MapGet("/{id}/candidates", ListCandidates.HandleAsync).Describe("Who applied: names in part, never a number");

        broker.MapPost("/applications/{id}/hire-claim", ClaimHire.HandleAsync).RequireIdempotencyKey().Describe("Say that a candidate is hired: the first of three voices");
    }
}
