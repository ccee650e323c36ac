using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Joining;

/// <summary>Name and number as a person typed them, read and checked by form; what is wrong is told without the value.</summary>
internal sealed record TypedIdentity(string Name, IdentityNumber Number)
{
    public static bool TryRead(string name, string idNumber, DateOnly today, out TypedIdentity identity, out List<FieldError> faults)
    {
        faults = [];
        var plainName = PersonalTexts.Name(name);
        if (plainName is null) faults.Add(new("name", "name.invalid", "姓名请照身份证填写。"));
        var fault = IdentityNumber.TryRead(idNumber, today, out var number);
        if (fault is not IdentityNumberFault.None) faults.Add(FaultOf(fault));

        identity = faults.Count == 0 ? new TypedIdentity(plainName!, number!) : null!;
        return faults.Count == 0;
    }

    /// <summary>An area code that no list knows is no reason to turn anybody away: old codes outlive their places.</summary>
    public async Task<IReadOnlyList<JoiningWarning>> WarningsAsync(MobileDbContext db, CancellationToken ct)
    {
        var area = Number.AreaCode;
        var known = await db.Regions.AnyAsync(r => r.Code == area, ct) || await db.FormerRegionCodes.AnyAsync(f => f.OldCode == area, ct);
        return known ? [] : [new JoiningWarning("id.region_unknown", "身份证号前六位不在现有地区表里，工作人员会核对，不影响使用。")];
    }

    private static FieldError FaultOf(IdentityNumberFault fault) => fault switch
    {
        IdentityNumberFault.Missing => new("idNumber", "id.missing", "请填写身份证号。"),
        IdentityNumberFault.Length => new("idNumber", "id.length", "身份证号要填18位，15位的老号码请换成18位。"),
        IdentityNumberFault.BirthDate => new("idNumber", "id.birthdate", "身份证号里的出生日期不对，请检查。"),
        _ => new("idNumber", "id.checksum", "身份证号最后一位对不上，请检查有没有写错。"),
    };
}

/// <summary>Something a person should know that stops nothing.</summary>
public sealed record JoiningWarning(string Code, string Message);
