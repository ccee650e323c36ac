using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.Accounts;

namespace JobAssist.Mobile.Api.Staff;

/// <summary>How people of the offices come in.</summary>
internal static class StaffEndpoints
{
    public static void MapStaff(this IEndpointRouteBuilder app)
    {
        var staff = app.MapGroup("/v1/staff").RequireAuthorization(Policies.Account).WithTags("Staff");
        staff.MapPost("/invitations/{code}/acceptance", AcceptInvitation.HandleAsync).WithRate(RateKind.Invitation)
            .Describe("接受邀请", "单位发出的邀请码只能用一次；接受后这个微信号就有相应的工作人员身份。", answer: new AcceptInvitationResponse(StaffRole.Caseworker, "530602", "昭阳区经办"), problems: 409);
    }
}
