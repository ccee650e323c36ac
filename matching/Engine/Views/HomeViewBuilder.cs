using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>Copies what a home is joined with into blocks. <paramref name="home"/> is a key of <see cref="JoinedPlaces.HomeKeyOf"/>: the county, then named parts of it.</summary>
internal sealed class HomeViewBuilder(Market market, string[] home, int[] order)
{
    private readonly PostingColumns _postings = market.Postings;
    private readonly ulong[] _joinedBy = new ulong[market.Codes.Places.Count * market.Joined.Words];
    private readonly bool[] _paired = new bool[market.Codes.Places.Count];
    private readonly bool[] _atHome = new bool[market.Codes.Places.Count];

    public HomeView Build()
    {
        market.Joined.Mark([.. home.Skip(1), .. market.Regions.ChainOf(home[0])], _joinedBy, _paired);
        for (var place = 0; place < _atHome.Length; place++) _atHome[place] = market.Joined.IsInside(place, home[0]);

        var posting = Array.FindAll(order, j => _atHome[_postings.Place[j]] || IsJoined(_postings.Place[j]));
        var blocks = Math.Max(1, (posting.Length + 1023) / 1024) * 32;
        if (blocks > HomeView.MostBlocks) throw new InvalidOperationException($"More than {HomeView.MostBlocks * HomeView.Lanes:N0} openings for one home: blocks are numbered in sixteen bits.");
        var lanes = blocks * HomeView.Lanes;

        return new HomeView
        {
            Count = posting.Length,
            Sees = [.. Enumerable.Range(0, _atHome.Length).Select(place => _atHome[place] || IsJoined(place))],
            Blocks = blocks,
            Posting = [.. posting, .. Enumerable.Repeat(HomeView.Nobody, lanes - posting.Length)],
            Table = Table(posting, blocks),
            SkillsLacking = SkillsLacking(posting, lanes),
            Work = new LaneSets(market.Occupations.Kinds, posting.Length, lane => KindsOf(_postings.Occupation[posting[lane]])),
            Gates = Masks(posting, blocks),
            Regions = Regions(posting, blocks),
            Skills = new SkillBlocksBuilder(market, posting, blocks).Build(),
        }.Bounded(market.Pay, market.Weights.SchoolingMet);
    }

    private bool IsJoined(int place) => _joinedBy.AsSpan(place * market.Joined.Words, market.Joined.Words).ContainsAnyExcept(0UL);

    private bool LivesAtHome(int j) => _atHome[_postings.Place[j]] || _postings.Offer[j].HasFlag(Offer.AtHome);

    private int PapersOf(int j) => market.Papers.Of(_postings.Occupation[j], _postings.CertificateSkill[j]);

    private int Cooperation(int j)
    {
        var (words, directed) = (market.Joined.Words, false);
        for (var word = 0; word < words; word++) directed |= (_joinedBy[_postings.Place[j] * words + word] & _postings.DirectedBy[j * words + word]) != 0;
        return (_paired[_postings.Place[j]] ? market.Weights.PairedTown : 0) + (directed ? market.Weights.DirectedEmployer : 0);
    }

    private int[] KindsOf(int occupation) => [occupation, market.Occupations.KindOfFamily(market.Occupations.Family[occupation])];

    private BlockTable Table(int[] posting, int blocks)
    {
        var table = new BlockTable(blocks, market.Levels.Depths);
        for (var lane = 0; lane < posting.Length; lane++)
        {
            var (j, place) = (posting[lane], _postings.Place[posting[lane]]);
            var (livesAtHome, inCounty) = (LivesAtHome(j), _atHome[place]);
            table.Set(lane, BlockTable.HoursShare, _postings.HoursShare[j]);
            table.Set(lane, BlockTable.InHandYuan, _postings.MinYuan[j] - (livesAtHome ? 0 : _postings.BoardYuan[j]));
            table.Set(lane, BlockTable.MostYuan, _postings.MaxYuan[j]);
            table.Set(lane, BlockTable.Schooling, (int)_postings.EducationMin[j]);
            for (var depth = 0; depth < market.Levels.Depths; depth++) table.Set(lane, BlockTable.Level + depth, market.Levels.At(place, depth));
            LivingColumns.Fill(table, market, lane, j, livesAtHome, inCounty, Cooperation(j));
            SeasonColumns.Fill(table, market, lane, j, livesAtHome, inCounty);
        }

        for (var lane = posting.Length; lane < blocks * HomeView.Lanes; lane++) table.Set(lane, BlockTable.MostYuan, -1);
        return table;
    }

    private LaneRow SkillsLacking(int[] posting, int lanes)
    {
        var lacking = new LaneRow(lanes);
        for (var lane = 0; lane < posting.Length; lane++) lacking[lane] = (short)(market.Weights.SkillsFull - _postings.SkillBase[posting[lane]]);
        return lacking;
    }

    private RegionBlocks Regions(int[] posting, int blocks)
    {
        var regions = new RegionBlocks(market.Codes.Regions.Count, blocks / 32);
        for (var n = 0; n < posting.Length; n++)
        {
            for (var depth = 0; depth < market.Levels.Depths; depth++)
            {
                if (market.Levels.At(_postings.Place[posting[n]], depth) is not PlaceLevels.None and var region) regions.Mark((ushort)region, n / HomeView.Lanes);
            }
        }

        return regions;
    }

    private GateMasks Masks(int[] posting, int blocks)
    {
        var masks = new GateMasks(blocks)
        {
            Papers = new LaneSets(market.Papers.Count, posting.Length, lane => PapersOf(posting[lane]) is not Papers.None and var set ? [set] : []),
            Local = new BarredLanes(market.LocalRules.Limits == 0 ? [] : Array.ConvertAll(posting, j => market.LocalRules.BarsOf(_postings.Place[j], _postings.Occupation[j]))),
        };

        for (var n = 0; n < posting.Length; n++)
        {
            var (j, block, lane) = (posting[n], n / HomeView.Lanes, 1u << (n % HomeView.Lanes));
            var (offer, atHome, occupation) = (_postings.Offer[j], _atHome[_postings.Place[j]], _postings.Occupation[j]);
            Mark(masks.DayWork, !offer.HasFlag(Offer.WorksAtNight));
            Mark(masks.Together, atHome || offer.HasFlag(Offer.CoupleRooms));
            Mark(masks.ForAll, !_postings.TargetGroupOnly[j]);
            Mark(masks.InCounty, atHome);
            Mark(masks.Juvenile, !market.Occupations.BarredFor(LegalClass.Aged16To17, occupation));
            Mark(masks.Statutory, !market.Occupations.BarredFor(LegalClass.StatutoryListApplies, occupation));
            Mark(masks.NoPapers, PapersOf(j) == Papers.None);

            void Mark(uint[] mask, bool passes) => mask[block] |= passes ? lane : 0;
        }

        return masks;
    }
}
