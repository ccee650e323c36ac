namespace JobAssist.Mobile.Matching.Tables;

/// <summary>
/// The different sets of papers that postings demand by law, numbered; 0 is "none". A worker passes where every demand of a set
/// is met by one unexpired certificate. A licensed occupation whose papers nobody entered is met by nobody.
/// </summary>
internal sealed class Papers
{
    public const int None = 0;

    private readonly List<int[][]> _sets = [[]];
    private readonly HashSet<int> _impossible = [];
    private readonly HashSet<int> _skills = [];

    public Papers(PostingColumns postings, OccupationColumns occupations)
    {
        Of = new int[postings.Id.Length];
        var numbers = new Dictionary<(int Occupation, int Certificate), int> { [(-1, -1)] = None };
        for (var j = 0; j < Of.Length; j++)
        {
            var (occupation, own) = (postings.Occupation[j], postings.CertificateSkill[j]);
            var unnamed = occupations.IsClosedToAll(occupation);
            var key = (occupations.Demands[occupation].Length > 0 || unnamed ? occupation : -1, own);
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers[key] = number = _sets.Count;
                _sets.Add([.. occupations.Demands[occupation], .. own >= 0 ? new[] { new[] { own } } : []]);
                if (unnamed) _impossible.Add(number);
            }

            Of[j] = number;
        }

        _skills.UnionWith(_sets.SelectMany(set => set).SelectMany(anyOf => anyOf));
    }

    /// <summary>The set that each posting demands.</summary>
    public int[] Of { get; }

    public int Count => _sets.Count;

    /// <summary>Whether a certificate for the skill could open anything.</summary>
    public bool Matters(int skill) => _skills.Contains(skill);

    /// <summary>The numbers, above <see cref="None"/>, of the sets that somebody with these certificates meets.</summary>
    public int[] MetBy(IReadOnlySet<int> certified) =>
        [.. Enumerable.Range(1, _sets.Count - 1).Where(n => !_impossible.Contains(n) && Array.TrueForAll(_sets[n], anyOf => Array.Exists(anyOf, certified.Contains)))];
}
