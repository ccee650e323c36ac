using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>How people call each work place, made when first said.</summary>
internal sealed class PlaceNames(CodeBook places, RegionTree regions)
{
    private const int Longest = 16;
    private readonly string?[] _names = new string?[places.Count];

    public string this[int place] => _names[place] ??= Words.Cut(regions.SpokenNameOf(places[place]), Longest);
}
