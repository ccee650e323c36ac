using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Liaisons.Outreach;
using JobAssist.Mobile.Api.Liaisons.People;
using JobAssist.Mobile.Api.Liaisons.Sheets;
using JobAssist.Mobile.Api.Liaisons.VillagePack;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Api.Liaisons;

/// <summary>Examples for the OpenAPI document; nobody in them exists.</summary>
internal static class LiaisonExamples
{
    private static readonly DateTimeOffset At = new(2026, 11, 27, 2, 0, 0, TimeSpan.Zero);
    private static readonly WorkerId Worker = new(new Guid("0193577e-8c00-7000-8000-000000000001"));
    private static readonly OutreachTaskId Task = new(new Guid("0193577e-8c00-7000-8000-0000000000f2"));
    private static readonly PartnerRequestId Partner = new(new Guid("0193577e-8c00-7000-8000-0000000000f4"));
    private static readonly NoticeSlot Slot = new(2026, 11, 2);

    public static readonly Page<PersonToReach> People = new([new(Worker, "王小四", "凤凰街道", "某某村", new(2026, 11, 30), false, [new(Task, Slot, OutreachRung.Visit, new(2026, 11, 30))])], null);
    public static readonly Page<LiaisonTask> Tasks = new([new(Task, Worker, "王*四", "某某村", Slot, OutreachRung.Visit, new(2026, 11, 30), false, 1, null)], null);
    public static readonly AddVisitRequest Visit = new(VisitKind.Visit, At, new("530602001201", 27.34, 103.71, VisitProof.Signature, "iVBORw0KGgoAAAANSUhEUg…"));
    public static readonly AddVisitResponse Visited = new(Task, true, null, "已登记，本期已送达本人。");
    public static readonly AskPartnerForNeighbourRequest AskPartner = new("441900");
    public static readonly PartnerAsked PartnerAsked = new(Partner, Worker, Slot, "441900", new(2026, 12, 4), "已请务工地协助，请等对方答复；本期仍要想办法告知本人。");
    public static readonly ScanHandedSheetRequest ScanHanded = new("2345-ABCD", At);
    public static readonly SheetScanned Scanned = new(Slot, true, "已登记，本期岗位信息已送到。");
    public static readonly VillagePackResponse Pack = new("530602001201", "某某村", Slot, "昭阳区人力资源和社会保障局", "12333", new(2026, 11, 27),
        [new(1, "王小四", new(2026, 11, 30), [new("电子厂装配工", "东莞市某某电子有限公司", "东莞市长安镇", "每月5000到6000元，包吃住", "每月5000元起，比您要的高")], null, [], "2345ABCD", "6789EFGH", "/pages/sheet/index?c=6789EFGH")],
        "【招工信息】某某村，2026年11月下半月\n1. 东莞市长安镇，电子厂装配工，每月5000到6000元，包吃住\n想问详情、想报名：打12333，或者找村里的联络员。报名不收钱，谁收钱都不要给。",
        "某某村的乡亲们，大家好，现在播送招工信息。\n第1个，东莞市长安镇，招电子厂装配工，每月5000到6000元，包吃住。\n想问详情，想报名，请打电话12333，或者到村里找联络员。报名不收钱，谁收钱都不要给。\n现在再播送一遍。");
}
