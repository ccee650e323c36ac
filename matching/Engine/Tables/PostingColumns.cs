using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Gates;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>The yes-or-no terms of a posting in one word.</summary>
[Flags]
internal enum Offer : byte
{
    None = 0,
    CoupleRooms = 1,
    TravelOrganised = 2,
    Training = 4,
    AtHome = 8,
    WorksAtNight = 16,
}

/// <summary>One array a column, one dense index a posting: the oldest first, so that an index decides a tie.</summary>
internal sealed class PostingColumns(int count, int directedWords)
{
    public readonly PostingRow[] Row = new PostingRow[count];
    public readonly Guid[] Id = new Guid[count];

    /// <summary>A place whose posting a later snapshot no longer holds; it only keeps the numbers of the others.</summary>
    public readonly bool[] Gone = new bool[count];
    public readonly Gate[] NotOpen = new Gate[count];
    public readonly int[] Occupation = new int[count];
    public readonly int[] Place = new int[count];

    /// <summary>Whole yuan a month, 0…32,767.</summary>
    public readonly int[] MinYuan = new int[count];
    public readonly int[] MaxYuan = new int[count];

    /// <summary>What bed and meals cost a month where one does not live at home.</summary>
    public readonly int[] BoardYuan = new int[count];

    /// <summary>The hours a week that the floor is measured by; a full week for full-time work.</summary>
    public readonly int[] FloorHours = new int[count];

    /// <summary>The share of a full-time floor that those hours must bring, in 1/32,768.</summary>
    public readonly int[] HoursShare = new int[count];
    public readonly ushort[] SeasonMonths = new ushort[count];

    /// <summary>Months in which a person could take it up: the season, else the first months from its start.</summary>
    public readonly ushort[] TakeUpMonths = new ushort[count];
    public readonly Offer[] Offer = new Offer[count];
    public readonly ShiftPattern[] Shift = new ShiftPattern[count];
    public readonly Dormitory[] Dormitory = new Dormitory[count];
    public readonly Meals[] Meals = new Meals[count];
    public readonly Education[] EducationMin = new Education[count];
    public readonly bool[] TargetGroupOnly = new bool[count];

    /// <summary>−1 when the posting demands none beyond its occupation.</summary>
    public readonly int[] CertificateSkill = new int[count];

    /// <summary>Skills of posting j are at <c>SkillStart[j] … SkillStart[j+1]</c>, demanded ones before <c>LikedStart[j]</c>.</summary>
    public readonly int[] SkillStart = new int[count + 1];
    public readonly int[] LikedStart = new int[count];
    public int[] Skill = [];
    public int[] SkillLevel = [];

    /// <summary>Skill points of somebody who holds nothing that is asked; gains come on top, skill by skill.</summary>
    public readonly int[] SkillBase = new int[count];
    public ushort[] GainAsked = [];
    public ushort[] GainBelow = [];

    /// <summary>One bit for each agreement in force that directs to this employer.</summary>
    public readonly ulong[] DirectedBy = new ulong[count * directedWords];
    public readonly int DirectedWords = directedWords;

    // Terms that no worker changes, settled once.
    public readonly ushort[] Standing = new ushort[count];
    public readonly ushort[] LastCall = new ushort[count];
    public readonly ushort[] Kept = new ushort[count];
    public readonly ushort[] Contract = new ushort[count];
    public readonly ushort[] Competition = new ushort[count];
    public readonly ushort[] PlainDate = new ushort[count];

    /// <summary>Trust and competition: what the posting gives to everybody alike.</summary>
    public int ForAll(int posting) =>
        Standing[posting] + LastCall[posting] + Kept[posting] + Contract[posting] + Competition[posting];

    /// <summary>The same values with room for more postings; skills are to be filled again.</summary>
    public PostingColumns WithRoomFor(int more)
    {
        var next = new PostingColumns(Id.Length + more, DirectedWords);
        Copy(Row, next.Row); Copy(Id, next.Id); Copy(Gone, next.Gone);
        Copy(NotOpen, next.NotOpen); Copy(Occupation, next.Occupation); Copy(Place, next.Place);
        Copy(MinYuan, next.MinYuan); Copy(MaxYuan, next.MaxYuan); Copy(BoardYuan, next.BoardYuan);
        Copy(FloorHours, next.FloorHours); Copy(HoursShare, next.HoursShare); Copy(SeasonMonths, next.SeasonMonths);
        Copy(TakeUpMonths, next.TakeUpMonths); Copy(Offer, next.Offer); Copy(Shift, next.Shift);
        Copy(Dormitory, next.Dormitory); Copy(Meals, next.Meals); Copy(EducationMin, next.EducationMin);
        Copy(TargetGroupOnly, next.TargetGroupOnly); Copy(CertificateSkill, next.CertificateSkill); Copy(DirectedBy, next.DirectedBy);
        Copy(Standing, next.Standing); Copy(LastCall, next.LastCall); Copy(Kept, next.Kept);
        Copy(Contract, next.Contract); Copy(Competition, next.Competition); Copy(PlainDate, next.PlainDate);
        return next;

        static void Copy<T>(T[] from, T[] to) => from.CopyTo(to, 0);
    }
}
