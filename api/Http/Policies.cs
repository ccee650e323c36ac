namespace JobAssist.Mobile.Api.Http;

/// <summary>Who may use a group of endpoints. Whose row it is, the query asks.</summary>
internal static class Policies
{
    /// <summary>Any signed-in account.</summary>
    public const string Account = nameof(Account);

    /// <summary>A signed-in account that speaks for a worker; <see cref="CurrentWorker"/> says which, or why none.</summary>
    public const string Worker = nameof(Worker);
    public const string Broker = nameof(Broker);
    public const string Caseworker = nameof(Caseworker);
    public const string Supervisor = nameof(Supervisor);
    public const string Liaison = nameof(Liaison);

    public static IServiceCollection AddPolicies(this IServiceCollection services) => services
        .AddAuthorizationBuilder()
        .AddPolicy(Account, policy => policy.RequireAuthenticatedUser())
        .AddPolicy(Worker, policy => policy.RequireAuthenticatedUser())
        .AddPolicy(Broker, policy => policy.RequireRole(Roles.Broker))
        .AddPolicy(Caseworker, policy => policy.RequireRole(Roles.Caseworker))
        .AddPolicy(Supervisor, policy => policy.RequireRole(Roles.Supervisor))
        .AddPolicy(Liaison, policy => policy.RequireRole(Roles.Liaison))
        .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
        .Services;
}

/// <summary>Roles as they travel; each is read from the tables at every request.</summary>
internal static class Roles
{
    public const string Worker = "worker";
    public const string Broker = "broker";
    public const string Caseworker = "caseworker";
    public const string Supervisor = "supervisor";
    public const string Liaison = "liaison";
}
