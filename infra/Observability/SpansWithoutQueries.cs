using System.Diagnostics;
using OpenTelemetry;

namespace JobAssist.Mobile.Infra.Observability;

/// <summary>
/// Cuts the query from every address in a span. WeChat wants secret and token in the query; .NET writes "?*" there by default,
/// but one environment variable (DOTNET_SYSTEM_NET_HTTP_DISABLEURIREDACTION) undoes that.
/// </summary>
internal sealed class SpansWithoutQueries : BaseProcessor<Activity>
{
    private static readonly string[] Addresses = ["url.full", "http.url", "http.target"];
    private static readonly string[] Queries = ["url.query"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Addresses)
        {
            if (data.GetTagItem(tag) is string address && address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query)
                data.SetTag(tag, address[..query]);
        }

        foreach (var tag in Queries) data.SetTag(tag, null);
    }
}
