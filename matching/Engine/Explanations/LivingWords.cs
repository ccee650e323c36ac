using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>The words for pay, place and how one lives there.</summary>
internal static class LivingWords
{
    private static readonly string[,] Boards = AllBoards();

    public static string PayText(Market market, Seeker worker, int posting)
    {
        var hand = Pay.InHandYuan(market, worker, posting);
        var after = Arrangement.LivesAtHome(market, worker, posting) ? "到手至少约" : "扣掉吃住，到手至少约";
        if (worker.Row.WageFloorFen <= 0) return $"{after}{Words.Yuan(hand)}，您还没说最少要多少";

        var hours = market.Postings.FloorHours[posting];
        var floor = Pay.Part(Pay.FloorYuan(worker.Row), market.Postings.HoursShare[posting]);
        var asked = hours < market.Weights.FullWeekHours ? $"按一周{hours}小时折算的" : "您要的";
        var difference = hand - floor;
        return $"{after}{Words.Yuan(hand)}，比{asked}{Words.Yuan(floor)}{(difference >= 0 ? "多" : "少")}{Words.Yuan(Math.Abs(difference))}";
    }

    public static string Place(Market market, Seeker worker, int posting)
    {
        var place = Words.Place(market, posting);
        var wanted = worker.Row.PreferredDestinations;
        if (wanted.Count == 0) return $"在{place}，您还没说想去哪里";
        return Places.StepOf(market, worker.Row, market.Postings.Place[posting]) switch
        {
            < 0 => $"在{place}，不是您说过想去的地方",
            var step when wanted[step] == WorkerRow.AnyPlace => $"在{place}，您说去哪里都行",
            0 => $"在{place}，是您最想去的地方",
            var step => $"在{place}，是您第{step + 1}想去的地方",
        };
    }

    public static string Cooperation(Market market, Seeker worker, int posting) =>
        (worker.Paired[market.Postings.Place[posting]], worker.IsDirected(market, posting)) switch
        {
            (true, true) => "那里和您家乡县结了对，单位也是协议里的",
            (true, false) => "那里和您家乡县结了对",
            (false, true) => "单位是两地协议里定好的",
            _ => "没有结对，单位也不在协议里",
        };

    public static string Board(Market market, Seeker worker, int posting) => Arrangement.LivesAtHome(market, worker, posting)
        ? "离家近，住自己家"
        : Boards[(int)market.Postings.Dormitory[posting], (int)market.Postings.Meals[posting]];

    private static string[,] AllBoards()
    {
        var boards = new string[(int)Enum.GetValues<Dormitory>().Max() + 1, (int)Enum.GetValues<Meals>().Max() + 1];
        foreach (var bed in Enum.GetValues<Dormitory>())
        {
            foreach (var meals in Enum.GetValues<Meals>()) boards[(int)bed, (int)meals] = $"{Words.Of(bed)}，{Words.Of(meals)}";
        }

        return boards;
    }

    public static string Couple(Market market, Seeker worker, int posting) =>
        market.Postings.Row[posting].CoupleRooms ? "有夫妻房"
        : Arrangement.LivesAtHome(market, worker, posting) ? "离家近，不用夫妻房"
        : worker.Row.NeedsCoupleRoom || worker.Row.OnlyTogether ? "没有夫妻房"
        : "您没有要夫妻房";

    public static string Season(Market market, Seeker worker, int posting)
    {
        if (Arrangement.LivesAtHome(market, worker, posting)) return "离家近，哪个月都能做";
        var months = market.Postings.SeasonMonths[posting];
        var (asked, able) = (Months.CountOf(months), Months.CountOf(months & worker.AwayMonths));
        return asked == able ? "要干活的月份您都能外出" : $"要干{asked}个月，您能外出{able}个月";
    }

    public static string Travel(Market market, Seeker worker, int posting) =>
        Arrangement.LivesAtHome(market, worker, posting) ? "离家近，不用出远门"
        : market.Postings.Row[posting].TravelOrganised ? "有人组织，统一送到"
        : "路要自己走";
}
