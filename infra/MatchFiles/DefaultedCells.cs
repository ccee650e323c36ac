using JobAssist.Mobile.Infra.Imports;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>Fields of a JSON line that may be left out, because the engine's row has a default for them.</summary>
internal static class DefaultedCells
{
    public static bool FlagOr(this CheckedRow row, string column, bool otherwise) => row.Optional(column) is null ? otherwise : row.Flag(column);

    public static TWord WordOr<TWord>(this CheckedRow row, string column, TWord otherwise) where TWord : struct, Enum => row.WordOrNone<TWord>(column) ?? otherwise;
}
