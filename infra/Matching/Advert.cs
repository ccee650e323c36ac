using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>A posting of the market as people read it; never changed, and the same object for as long as nothing of it changes.</summary>
public sealed class Advert(JobPosting posting, Employer employer, string occupation)
{
    private byte[]? _text;

    public JobPosting Posting => posting;
    public Employer Employer => employer;

    /// <summary>The occupation's name.</summary>
    public string Occupation => occupation;

    /// <summary>What a program shows of it, made once.</summary>
    public byte[] Text(Func<Advert, byte[]> make) => _text ??= make(this);
}
