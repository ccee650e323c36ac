namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>How many bits of postings are compared at once. All give the same bytes.</summary>
public enum VectorWidth
{
    /// <summary>The widest that this processor runs well.</summary>
    Best = 0,

    /// <summary>One posting after the other; any processor.</summary>
    Plain = 16,

    /// <summary>AVX2.</summary>
    Bits256 = 256,

    /// <summary>AVX-512 BW; elsewhere the same code in two halves, for comparison only.</summary>
    Bits512 = 512,
}
