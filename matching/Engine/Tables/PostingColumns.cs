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

/// <summary>One array a column, one dense index a posting: open postings by cell, oldest first inside a cell; then those not open.</summary>
internal sealed class PostingColumns(int count, int directedWords)
{
    public readonly PostingRow[] Row = new PostingRow[count];
    public readonly Guid[] Id = new Guid[count];

    /// <summary>0 is the oldest of all; equal instants by id.</summary>
    public readonly int[] AgeRank = new int[count];
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

    public int StaticOf(int posting) =>
        Standing[posting] + LastCall[posting] + Kept[posting] + Contract[posting] + Competition[posting];
}
