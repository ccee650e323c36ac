using System.Security.Claims;
using System.Text.Encodings.Web;
using JobAssist.Mobile.Api.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>Reads the bearer token and asks who it stands for, at every request: what is revoked or disabled is out at once.</summary>
internal sealed class SessionAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KnownSessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session";
    private const string Prefix = "Bearer ";
    private static readonly AuthenticateResult Refused = AuthenticateResult.Fail("No such session.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token) return AuthenticateResult.NoResult();
        if (token.Length != Tokens.Length || await sessions.FindAsync(token, Context) is not { } session) return Refused;

        Context.Features.Set(session.Who);
        return session.Admission;
    }

    /// <summary>What stands behind "Bearer", whether a token or not; null when nothing does.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        return header is null || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? null : header[Prefix.Length..].Trim();
    }

    /// <summary>What lets a signed-in account through to the endpoints of its roles.</summary>
    public static AuthenticateResult Admit(SignedIn who)
    {
        var identity = new ClaimsIdentity(who.Roles.Select(role => new Claim(ClaimTypes.Role, role)), SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Context.WriteProblemAsync(StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.WriteProblemAsync(StatusCodes.Status403Forbidden);
}
