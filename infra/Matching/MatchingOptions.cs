using System.ComponentModel.DataAnnotations;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>How the list that a worker opens is made; section "Matching".</summary>
public sealed class MatchingOptions
{
    public const string SectionName = "Matching";

    /// <summary>
    /// The share of the last round's price that counts against a posting in a worker's own list: 0 ranks by fit alone, 1 as strictly
    /// as the round. Half is the default (DECISIONS.md); it moves a posting down, never out.
    /// </summary>
    [Range(0.0, 1.0)]
    public double PriceShare { get; set; } = 0.5;

    /// <summary>
    /// Memory for lists that are told again as they are while neither the worker nor the market has changed; 0 makes
    /// every list anew.
    /// </summary>
    [Range(0, 64 * 1024)]
    public int KeptListsMegabytes { get; set; } = 512;
}
