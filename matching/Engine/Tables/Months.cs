using System.Numerics;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>Sets of months as twelve bits; January is bit 0.</summary>
internal static class Months
{
    public const ushort WholeYear = 0xFFF;

    /// <summary>Both ends included, over the year's end when the first is later; the whole year when an end is missing.</summary>
    public static ushort Between(int? from, int? to)
    {
        if (from is not (>= 1 and <= 12) || to is not (>= 1 and <= 12)) return WholeYear;
        ushort months = 0;
        for (var month = from.Value - 1; ; month = (month + 1) % 12)
        {
            months |= (ushort)(1 << month);
            if (month == to.Value - 1) return months;
        }
    }

    /// <summary>So many months from the first one on.</summary>
    public static ushort From(int month, int count) => count >= 12 ? WholeYear : Between(month, (month + count - 2) % 12 + 1);

    public static int CountOf(int months) => BitOperations.PopCount((uint)months);
}
