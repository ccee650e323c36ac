using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Tables;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>The people of one pass: packed for the engine, with their ids and classes beside; some eighty bytes each.</summary>
/// <param name="Crowd">In the engine's own order; <see cref="Crowd.RowOf"/> leads to the order of the ids.</param>
/// <param name="Ids">Rising, so that the tables are written in the order of their keys.</param>
/// <param name="Classes">In the crowd's order.</param>
/// <param name="Declined">By the crowd's index, what a person has said no to and is still the same: it is not told to them again.</param>
internal sealed record RoundPeople(Crowd Crowd, Guid[] Ids, PriorityClass[] Classes, IReadOnlyDictionary<int, int[]> Declined)
{
    public static RoundPeople Read(NpgsqlConnection connection, NoticeSlot slot, MarketSnapshot market, AllocationPolicy policy, DateOnly day)
    {
        var (ids, classes) = (new List<Guid>(), new List<PriorityClass>());
        var declined = DeclinedPostings.OfOwed(connection, slot);
        var crowd = CrowdOracle.CrowdOf(market.Engine.Market, Noted(), policy);
        return new RoundPeople(crowd, [.. ids], [.. Enumerable.Range(0, crowd.Count).Select(worker => classes[crowd.RowOf(worker)])], Barred());

        Dictionary<int, int[]> Barred()
        {
            var barred = new Dictionary<int, int[]>();
            for (var worker = 0; declined.Count > 0 && worker < crowd.Count; worker++)
            {
                int[] postings = [.. declined[ids[crowd.RowOf(worker)]].Select(id => market.Engine.Market.TryFind(id, out var posting) ? posting : -1).Where(posting => posting >= 0)];
                if (postings.Length > 0) barred.Add(worker, postings);
            }

            return barred;
        }

        IEnumerable<WorkerRow> Noted()
        {
            foreach (var row in WorkerRows.StreamOwed(connection, slot, market.Limits, day))
            {
                ids.Add(row.Id);
                classes.Add(row.PriorityClass);
                yield return row;
            }
        }
    }

    /// <summary>The crowd's index of each person in the order of the ids.</summary>
    public int[] ById()
    {
        var byId = new int[Ids.Length];
        for (var worker = 0; worker < byId.Length; worker++) byId[Crowd.RowOf(worker)] = worker;
        return byId;
    }
}
