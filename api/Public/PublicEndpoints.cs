namespace JobAssist.Mobile.Api.Public;

/// <summary>What anybody may ask.</summary>
internal static class PublicEndpoints
{
    public static void MapPublic(this IEndpointRouteBuilder app)
    {
        _ = app;
    }
}
