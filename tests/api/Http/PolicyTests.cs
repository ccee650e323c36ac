using System.Reflection;
using System.ComponentModel.DataAnnotations;
using JobAssist.Mobile.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JobAssist.Mobile.Api.Tests.Http;

/// <summary>Rules over every endpoint there is.</summary>
public sealed class PolicyTests(MobileApp app) : IClassFixture<MobileApp>
{
    private List<RouteEndpoint> Endpoints => [.. app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()];

    [Fact]
    public void Every_endpoint_says_who_may_use_it()
    {
        Assert.NotEmpty(Endpoints);
        Assert.All(Endpoints, endpoint => Assert.True(
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(rule => rule.Policy is not null),
            endpoint.DisplayName));
    }

    [Fact]
    public void What_needs_no_session_is_a_short_known_list()
    {
        var open = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(endpoint => endpoint.RoutePattern.RawText!.TrimEnd('/')).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            ["/health/live", "/health/ready", "/openapi/{documentName}.json", "/sms/receipts/{token}", "/v1/duty/{county}", "/v1/notices/{checkCode}", "/v1/occupations", "/v1/postings", "/v1/postings/{id}", "/v1/regions", "/v1/sessions/refresh", "/v1/sessions/wechat", "/wechat/events"],
            open);
    }

    [Fact]
    public void Every_text_list_and_number_of_a_request_has_a_limit_and_says_so_in_Chinese()
    {
        var members = typeof(FieldError).Assembly.GetTypes().Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal)).SelectMany(type => type.GetConstructors().SelectMany(made => made.GetParameters())).ToList();

        Assert.NotEmpty(members);
        Assert.All(members, member =>
        {
            var limits = member.GetCustomAttributes<ValidationAttribute>().Concat(member.Member.DeclaringType!.GetProperty(member.Name!)?.GetCustomAttributes<ValidationAttribute>() ?? []).ToList();
            if (member.ParameterType == typeof(string) || member.ParameterType.IsArray) Assert.True(limits.Count > 0, $"{member.Member.DeclaringType!.Name}.{member.Name} has no limit");
            Assert.All(limits, limit => Assert.True(limit.GetType().Assembly == typeof(FieldError).Assembly || limit.ErrorMessage?.Contains('|', StringComparison.Ordinal) is true, $"{member.Member.DeclaringType!.Name}.{member.Name} speaks English"));
        });
    }
}
