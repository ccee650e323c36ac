using JobAssist.Mobile.Api.Caseworkers.Brokers;
using JobAssist.Mobile.Api.Caseworkers.Hires;
using JobAssist.Mobile.Api.Caseworkers.Mandates;
using JobAssist.Mobile.Api.Caseworkers.Outreach;
using JobAssist.Mobile.Api.Caseworkers.Postings;
using JobAssist.Mobile.Api.Http;

namespace JobAssist.Mobile.Api.Caseworkers;

/// <summary>Everything a caseworker can ask, inside the own scope: one line per use case.</summary>
internal static class CaseworkerEndpoints
{
    public static void MapCaseworkers(this IEndpointRouteBuilder app)
    {
        var casework = app.MapGroup("/v1/casework").RequireAuthorization(Policies.Caseworker).WithTags("Casework");

        casework.MapGet("/brokers", ListBrokers.HandleAsync).Describe("Brokers registered in scope");
        casework.MapPost("/brokers/{id}/approval", ApproveBroker.HandleAsync).Describe("The broker's papers are good");
        casework.MapPost("/brokers/{id}/return", ReturnBroker.HandleAsync).Describe("Give a broker's application back with a remark");
        casework.MapGet("/mandates", ListMandates.HandleAsync).Describe("Who wants to recruit for whom");
        casework.MapPost("/mandates/{id}/confirmation", ConfirmMandate.HandleAsync).Describe("The employer has confirmed the broker");

        casework.MapGet("/postings", ListPostingsToReview.HandleAsync).Describe("Postings this office may review");
        casework.MapPost("/postings/{id}/approval", ApprovePosting.HandleAsync).Describe("A posting may be shown");
        casework.MapPost("/postings/{id}/return", ReturnPosting.HandleAsync).Describe("Give a posting back with remarks by field");

        casework.MapGet("/hires", ListHires.HandleAsync).Describe("Hires of people whose home is in scope");
        casework.MapPost("/hires/{id}/confirmation", ConfirmHire.HandleAsync).Describe("Confirm a hire with evidence: the third voice, counted once");

        casework.MapGet("/outreach", ListOutreach.HandleAsync).Describe("People who must be reached by a person, by due day");
        casework.MapPost("/outreach/{id}/evidence", AddOutreachEvidence.HandleAsync).Describe("A call that reached somebody: when and how long");
    }
}
