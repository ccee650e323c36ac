using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;
using Microsoft.EntityFrameworkCore;
using EngineParty = JobAssist.Mobile.Matching.Tables.AgreementParty;
using EngineRole = JobAssist.Mobile.Matching.Tables.PartyRole;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>Reads what all postings stand on and builds the engine's snapshot of a day.</summary>
internal static class MarketLoader
{
    /// <summary>The agreements, local rules and occupation tables around the given postings; and the limits that the rules number.</summary>
    public static async Task<(Market Market, LocalLimits Limits)> LoadAsync(MobileDbContext db, IReadOnlyCollection<PostingRow> postings, Weights weights, DateOnly day, CancellationToken cancellationToken)
    {
        var local = await db.LocalRules.AsNoTracking().Where(rule => rule.Enabled).ToListAsync(cancellationToken);
        var limits = LocalLimits.Of(local, day);
        var rows = new MarketRows
        {
            Postings = postings,
            Agreements = await AgreementsAsync(db, cancellationToken),
            Occupations = await OccupationsAsync(db, cancellationToken),
            Hazards = await db.OccupationHazards.AsNoTracking()
                .Select(h => new HazardRow { OccupationCode = h.OccupationCode, Known = h.Known, JuvenileItems = h.JuvenileItems.Select(i => (int)i).ToList(), StatutoryItems = h.StatutoryItems.Select(i => (int)i).ToList() })
                .ToListAsync(cancellationToken),
            Closeness = await db.OccupationCloseness.AsNoTracking().Select(c => new ClosenessRow(c.FromCode, c.ToCode, c.Percent)).ToListAsync(cancellationToken),
            GroupCloseness = await db.OccupationGroupCloseness.AsNoTracking().Select(c => new GroupClosenessRow(c.FromGroup, c.ToGroup, c.Percent)).ToListAsync(cancellationToken),
            Skills = await db.Skills.AsNoTracking().Select(s => new SkillRow(s.Code, s.Name, s.Levels)).ToListAsync(cancellationToken),
            LocalRules = LocalRuleRows.Of(local, limits, day),
            Sites = await db.OccupationSites.AsNoTracking().Select(s => new OccupationSiteRow(s.OccupationCode, s.Kind)).ToListAsync(cancellationToken),
            Regions = new RegionTree(await db.Regions.AsNoTracking()
                .Select(r => new RegionRow(r.Code, r.Name, r.ParentCode, db.MinimumWages.Where(w => w.RegionCode == r.Code).Select(w => (int?)w.MonthFen).SingleOrDefault()))
                .ToListAsync(cancellationToken)),
        };
        return (Market.Build(rows, weights, day), limits);
    }

    private static async Task<List<AgreementRow>> AgreementsAsync(MobileDbContext db, CancellationToken cancellationToken)
    {
        var agreements = await db.Agreements.AsNoTracking().AsSplitQuery()
            .Include(a => a.Parties).Include(a => a.Pairings).Include(a => a.DirectedEmployers).ToListAsync(cancellationToken);
        return [.. agreements.Select(a => new AgreementRow
        {
            Id = a.Id.Value,
            ValidFrom = a.ValidFrom,
            ValidTo = a.ValidTo,
            EndedOn = a.EndedOn,
            Parties = [.. a.Parties.Select(p => new EngineParty(p.RegionCode, (EngineRole)(int)p.Role))],
            Pairings = [.. a.Pairings.GroupBy(p => p.CountyCode, StringComparer.Ordinal).Select(g => new CountyTowns(g.Key, [.. g.Select(p => p.TownCode)]))],
            DirectedEmployers = [.. a.DirectedEmployers.Select(e => e.EmployerId.ToString())],
        })];
    }

    private static async Task<List<OccupationRow>> OccupationsAsync(MobileDbContext db, CancellationToken cancellationToken)
    {
        var demands = (await db.OccupationCertificates.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(c => c.OccupationCode, StringComparer.Ordinal);
        var classes = await db.OccupationClasses.AsNoTracking().ToDictionaryAsync(c => c.OccupationCode, c => c.SmallClass, StringComparer.Ordinal, cancellationToken);
        var occupations = await db.Occupations.AsNoTracking().ToListAsync(cancellationToken);
        return [.. occupations.Select(o => new OccupationRow
        {
            Code = o.Code,
            Name = o.Name,
            SmallClass = classes.GetValueOrDefault(o.Code),
            GroupCode = o.GroupCode,
            GroupName = o.GroupName,
            Licensed = o.Licensed,
            HealthCertificate = o.HealthCertificate,
            Certificates = [.. demands[o.Code].Select(d => new CertificateDemand(d.Name, d.AnyOfSkills))],
        })];
    }
}
