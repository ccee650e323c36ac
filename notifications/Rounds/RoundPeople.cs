using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
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
internal sealed record RoundPeople(Crowd Crowd, Guid[] Ids, PriorityClass[] Classes)
{
    public static RoundPeople Read(NpgsqlConnection connection, NoticeSlot slot, MarketSnapshot market, AllocationPolicy policy, DateOnly day)
    {
        var (ids, classes) = (new List<Guid>(), new List<PriorityClass>());
        var crowd = CrowdOracle.CrowdOf(market.Engine.Market, Noted(), policy);
        return new RoundPeople(crowd, [.. ids], [.. Enumerable.Range(0, crowd.Count).Select(worker => classes[crowd.RowOf(worker)])]);

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
