using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Reference;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>Where somebody belongs: county, township and village must lie in each other.</summary>
public static class HomeCells
{
    public static Home Read(CheckedRow row, KnownPlaces places)
    {
        var home = new Home(places.Required(row, "county_code", RegionLevel.County), places.Required(row, "township_code", RegionLevel.Township), places.Optional(row, "village_code", RegionLevel.Village));
        if (!row.HasIssueAt("county_code") && !row.HasIssueAt("township_code") && !places.IsWithin(home.TownshipCode, home.CountyCode))
            row.Refuse("township_code", "region.outside", "这个乡镇不在所填的县里。");
        if (home.VillageCode is { } village && !row.HasIssueAt("village_code") && !row.HasIssueAt("township_code") && !places.IsWithin(village, home.TownshipCode))
            row.Refuse("village_code", "region.outside", "这个村不在所填的乡镇里。");
        return home;
    }
}
