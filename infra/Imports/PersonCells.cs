using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Secrets;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>Who a row speaks of: reference, name, identity number, home; checked against each other and against the register.</summary>
internal sealed record PersonCells(string Reference, string Name, IdentityNumber? Number, Home Home, WorkerPrivate Private, Worker? Stored)
{
    public static PersonCells Read(CheckedRow row, ImportRun run, WorkerRegister register)
    {
        var reference = row.Text("worker_id", 40);
        var name = ReadName(row);
        var number = IdentityCells.Read(row, "id_number", run.Today);
        if (number is not null) CheckNumber(row, number, run, register);
        var stored = register.ByReference(reference);
        if (number is not null && register.ByNumber(run.Secrets.BlindIndex(SecretFields.WorkerIdNumber, number.Number)) is { } holder && holder.Id != stored?.Id)
        {
            // Somebody who registered on the phone before the list came gets the list's reference; two references for one person do not.
            if (holder.Reference is null && stored is null) stored = holder;
            else row.Refuse("id_number", "id.other_reference", "这个身份证号已经登记在另一个编号下，请核对。");
        }

        var privateCells = new WorkerPrivate(row.Optional("ethnicity"), row.WholeOrNone("disability_level", 1, 4), row.FenOrNone("monthly_income"));
        return new PersonCells(reference, name, number, HomeCells.Read(row, run.Places), privateCells, stored);
    }

    public Worker ToWorker(ImportRun run)
    {
        // What lies under another county's key is sealed anew when a person's home moves.
        var same = Stored?.CountyCode == Home.CountyCode ? Stored : null;
        var (id, county) = (Stored?.Id ?? WorkerId.New(), Home.CountyCode);
        var person = new SealedPerson(
            run.Sealed(same?.NameSealed, county, SecretFields.WorkerName, id.Value, Name), run.Secrets.BlindIndex(SecretFields.WorkerName, Name),
            run.Sealed(same?.IdNumberSealed, county, SecretFields.WorkerIdNumber, id.Value, Number!.Number), run.Secrets.BlindIndex(SecretFields.WorkerIdNumber, Number.Number),
            Number.BirthOn, Number.Sex);
        return new Worker(id, person, Home, WorkerVerification.Verified, run.Now)
        {
            Reference = Reference,
            PrivateSealed = run.Sealed(same?.PrivateSealed, county, SecretFields.WorkerPrivate, id.Value, SealedJson.Of(Private)),
        };
    }

    /// <summary>Never shows what it holds: it may end in a log.</summary>
    public override string ToString() => nameof(PersonCells);

    private static string ReadName(CheckedRow row)
    {
        if (row.Optional("name") is { } text)
        {
            if (PersonalTexts.Name(text) is { } name) return name;
            row.Refuse("name", "name.invalid", "姓名不像人名，请核对。");
        }
        else if (!row.HasIssueAt("name")) row.Refuse("name", "name.missing", "没有姓名。");

        return "";
    }

    private static void CheckNumber(CheckedRow row, IdentityNumber number, ImportRun run, WorkerRegister register)
    {
        if (!register.KnowsArea(number.AreaCode, run.Places)) row.Refuse("id_number", "id.region_unknown", "身份证号前六位不是任何现在或从前的区划。");
        if (row.DateOrNone("birth") is { } birth && birth != number.BirthOn) row.Refuse("birth", "birth.mismatch", "出生日期和身份证号不一致。");
        if (row.WordOrNone("sex", ("M", Sex.Male), ("F", Sex.Female)) is { } sex && sex != number.Sex) row.Refuse("sex", "sex.mismatch", "性别和身份证号不一致。");
        if (Ages.FullYears(number.BirthOn, run.Today) < 16) row.Warn("birth", "age.below_16", "不满十六周岁：不列入名单，也不推送任何岗位。");
    }
}
