using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>Ten provinces, 120 prefectures by falling size, four counties each, three towns each; the last 130 counties are homes.</summary>
internal sealed class Country
{
    public const int Provinces = 10;
    public const int Prefectures = 120;
    public const int CountiesEach = 4;
    public const int TownsEach = 3;
    public const int Homes = 130;

    private readonly Zipf _prefectures;
    private readonly Zipf _counties = new(CountiesEach, 0.8);
    private readonly Zipf _towns = new(TownsEach, 0.5);
    private readonly Zipf _homes;

    public Country(Shape shape)
    {
        (_prefectures, _homes) = (new Zipf(Prefectures, shape.Prefectures), new Zipf(Homes, shape.Homes));
        Tree = new RegionTree(Rows());
    }

    public RegionTree Tree { get; }

    public static string[] ProvinceCodes { get; } = [.. Enumerable.Range(0, Provinces).Select(p => $"{11 + p}")];
    public static string[] PrefectureCodes { get; } = [.. Enumerable.Range(0, Prefectures).Select(q => $"{ProvinceCodes[ProvinceOf(q)]}{1 + q / Provinces:00}")];
    public static string[] CountyCodes { get; } = [.. Enumerable.Range(0, Prefectures * CountiesEach).Select(c => $"{PrefectureCodes[c / CountiesEach]}{1 + c % CountiesEach:00}")];
    public static string[] TownCodes { get; } = [.. Enumerable.Range(0, CountyCodes.Length * TownsEach).Select(t => $"{CountyCodes[t / TownsEach]}{100 + t % TownsEach}")];

    /// <summary>The larger prefectures of all provinces come first.</summary>
    public static int ProvinceOf(int prefecture) => prefecture % Provinces;

    public static int CountyOfHome(int home) => Prefectures * CountiesEach - 1 - home;

    public int DrawPrefecture(ref Dice dice) => _prefectures.Draw(ref dice);

    /// <summary>The larger prefectures of one province, by the same weights.</summary>
    public int DrawPrefectureIn(int province, ref Dice dice)
    {
        int prefecture;
        do prefecture = _prefectures.Draw(ref dice);
        while (ProvinceOf(prefecture) != province);
        return prefecture;
    }

    public int DrawCountyIn(int prefecture, ref Dice dice) => prefecture * CountiesEach + _counties.Draw(ref dice);

    public int DrawTownIn(int county, ref Dice dice) => county * TownsEach + _towns.Draw(ref dice);

    public int DrawHome(ref Dice dice) => _homes.Draw(ref dice);

    public static IEnumerable<RegionRow> Rows() =>
    [
        .. ProvinceCodes.Select(code => new RegionRow(code, $"省{code}", null)),
        .. PrefectureCodes.Select(code => new RegionRow(code, $"市{code}", code[..2])),
        .. CountyCodes.Select(code => new RegionRow(code, $"县{code}", code[..4])),
        .. TownCodes.Select(code => new RegionRow(code, $"镇{code}", code[..6])),
    ];
}
