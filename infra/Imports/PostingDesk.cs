using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>Everything the rules of a posting's review ask for, loaded once for a whole file.</summary>
public sealed class PostingDesk
{
    private readonly Dictionary<Opening, List<JobPosting>> openings = [];
    private Dictionary<EmployerId, Employer> employers = [];
    private Dictionary<BrokerId, Broker> brokers = [];
    private Dictionary<(BrokerId, EmployerId), MandateState> mandates = [];
    private Dictionary<string, MinimumWage> wages = [];
    private KnownPlaces places = null!;

    public Dictionary<string, JobPosting> Postings { get; private set; } = [];
    public IEnumerable<Employer> Employers => employers.Values;
    public IEnumerable<Broker> Brokers => brokers.Values;

    public static async Task<PostingDesk> LoadAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var db = run.Db;
        var desk = new PostingDesk
        {
            places = run.Places,
            employers = await db.Employers.AsNoTracking().ToDictionaryAsync(employer => employer.Id, cancellationToken),
            brokers = await db.Brokers.AsNoTracking().ToDictionaryAsync(broker => broker.Id, cancellationToken),
            mandates = await db.Mandates.AsNoTracking().ToDictionaryAsync(mandate => (mandate.BrokerId, mandate.EmployerId), mandate => mandate.State, cancellationToken),
            wages = await db.MinimumWages.AsNoTracking().ToDictionaryAsync(wage => wage.RegionCode, StringComparer.Ordinal, cancellationToken),
            Postings = await db.Postings.Include(posting => posting.Skills).ToDictionaryAsync(posting => posting.Reference, StringComparer.Ordinal, cancellationToken),
        };
        foreach (var posting in desk.Postings.Values) desk.Note(posting);
        return desk;
    }

    /// <summary>Makes a posting count when later ones are compared with it.</summary>
    public void Note(JobPosting posting)
    {
        if (!openings.TryGetValue(Opening.Of(posting), out var same)) openings.Add(Opening.Of(posting), same = []);
        same.Add(posting);
    }

    /// <summary>What the rules find; a posting that has already run out is judged by its last day.</summary>
    public IReadOnlyList<PostingFinding> Check(JobPosting posting, DateOnly today)
    {
        var broker = posting.BrokerId is { } id ? brokers[id] : null;
        MandateState? mandate = broker is not null && mandates.TryGetValue((broker.Id, posting.EmployerId), out var state) ? state : null;
        var day = posting.Terms.ClosesOn < today ? posting.Terms.ClosesOn : today;
        return PostingRules.Check(posting.Terms, new PostingContext(day, employers[posting.EmployerId], broker, mandate, LowestPayAt(posting.Terms.WorkplaceCode), IsPostedAlready(posting)));
    }

    // Of the same opening from two submitters the one with the smaller reference stays.
    private bool IsPostedAlready(JobPosting posting) => openings.TryGetValue(Opening.Of(posting), out var same) && same.Exists(other =>
        (other.BrokerId, other.StationId) != (posting.BrokerId, posting.StationId) && other.State is PostingState.Submitted or PostingState.Published
        && string.CompareOrdinal(other.Reference, posting.Reference) < 0);

    private MinimumWage? LowestPayAt(string? code)
    {
        for (var at = code; at is not null; at = places.ParentOf(at))
            if (wages.TryGetValue(at, out var wage)) return wage;
        return null;
    }

    private sealed record Opening(EmployerId Employer, string Occupation, string? Workplace, PayBasis? Basis, int? Min, int? Max)
    {
        public static Opening Of(JobPosting posting)
        {
            var terms = posting.Terms;
            return new Opening(posting.EmployerId, terms.OccupationCode, terms.WorkplaceCode, terms.PayBasis, terms.PayMinFen, terms.PayMaxFen);
        }
    }
}
