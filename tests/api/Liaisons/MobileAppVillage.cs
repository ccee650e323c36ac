using System.Buffers.Binary;
using System.IO.Compression;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests;

// Villages and the people in them.
public sealed partial class MobileApp
{
    public const string Village = "530602001201";
    public const string OtherVillage = "530602001202";
    private readonly SemaphoreSlim _villages = new(1);

    public async Task<Phone> SignInLiaisonAsync(string village = Village)
    {
        await SeedVillagesAsync();
        return await SignInStaffAsync(StaffRole.Liaison, village);
    }

    /// <summary>Somebody of the village whose slot is with a person; the task is a visit.</summary>
    public async Task<(WorkerId Worker, OutreachTaskId Task)> OweVisitAsync(string name = "王小四", string village = Village, DateOnly? dueOn = null, string? mobile = null)
    {
        await SeedVillagesAsync();
        var worker = await RegisterPersonAsync(name, NewIdNumber(), mobile);
        await using (var db = Database.Open())
            await db.Workers.Where(w => w.Id == worker).ExecuteUpdateAsync(row => row.SetProperty(w => w.VillageCode, village));
        return (worker, await OweCallAsync(worker, dueOn: dueOn, rung: OutreachRung.Visit));
    }

    /// <summary>The notice of the slot, for somebody who owes already.</summary>
    public async Task<string> WriteNoticeAsync(WorkerId worker, bool nothingFits, params JobPostingId[] postings)
    {
        var now = Clock.GetUtcNow();
        var notice = new Notice
        {
            Id = NoticeId.New(),
            WorkerId = worker,
            Slot = NoticeSlot.Of(now),
            CheckCode = Domain.Notices.CheckCode.From(System.Security.Cryptography.RandomNumberGenerator.Fill),
            CountyCode = County,
            ComposedAt = now,
            NothingFits = nothingFits,
            Postings = [.. postings.Select((posting, at) => new NoticePosting((short)(at + 1), posting, 5000, "工资比您要的高", 1))],
        };
        await using var db = Database.Open();
        db.Notices.Add(notice);
        await db.SaveChangesAsync();
        return notice.CheckCode;
    }

    /// <summary>The one-use code of somebody's sheet, as printed for this liaison.</summary>
    public static async Task<string> PrintSheetAsync(Phone liaison, string name)
    {
        var pack = await liaison.GetAsync("/v1/liaison/village-pack");
        Assert.True(pack.Status == 200, pack.Text);
        return (string)pack.Json["sheets"]!.AsArray().Single(sheet => (string)sheet!["name"]! == name)!["sheetCode"]!;
    }

    public async Task<SlotState> SlotOfAsync(WorkerId worker)
    {
        await using var db = Database.Open();
        return (await db.Obligations.SingleAsync(o => o.WorkerId == worker)).State;
    }

    /// <summary>A grey PNG with a text part, different for each seed; noise cannot be packed.</summary>
    public static byte[] Picture(byte seed, int side = 40, bool noise = false)
    {
        var pixels = new byte[side * (side + 1)];
        for (var y = 0; y < side; y++) pixels.AsSpan(y * (side + 1) + 1, side).Fill((byte)(seed + y));
        if (noise)
        {
            new Random(seed).NextBytes(pixels);
            for (var y = 0; y < side; y++) pixels[y * (side + 1)] = 0;
        }

        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(pixels);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, side);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), side);
        head[8] = 8;
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Part("IHDR", head), .. Part("tEXt", "Comment\0secret place"u8.ToArray()), .. Part("IDAT", packed.ToArray()), .. Part("IEND", [])];
    }

    private static byte[] Part(string kind, byte[] body)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(kind), .. body];
        var crc = uint.MaxValue;
        foreach (var value in named)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        byte[] part = [0, 0, 0, 0, .. named, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(part, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(part.AsSpan(part.Length - 4), ~crc);
        return part;
    }

    private async Task SeedVillagesAsync()
    {
        await _villages.WaitAsync();
        try
        {
            await using var db = Database.Open();
            if (await db.Regions.AnyAsync(r => r.Code == Village)) return;
            var day = new DateOnly(2026, 1, 1);
            db.Regions.AddRange(new Region(Village, "凤凰村", RegionLevel.Village, "530602001", day), new Region(OtherVillage, "大树村", RegionLevel.Village, "530602001", day));
            await db.SaveChangesAsync();
        }
        finally
        {
            _villages.Release();
        }
    }
}
