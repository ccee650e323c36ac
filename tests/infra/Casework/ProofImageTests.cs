using JobAssist.Mobile.Infra.Casework;

namespace JobAssist.Mobile.Infra.Tests.Casework;

public sealed class ProofImageTests
{
    private static readonly byte[] Start = [0xFF, 0xD8];
    private static readonly byte[] End = [0xFF, 0xD9];
    private static readonly byte[] Scan = [0xFF, 0xDA, 0x00, 0x08, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];

    [Fact]
    public void What_tells_where_and_when_a_photo_was_taken_is_left_out()
    {
        byte[] photo = [.. Start, .. Part(0xE0, [.. "JFIF\0"u8]), .. Part(0xE1, [.. "Exif\0\0GPS 27.34"u8]), .. Part(0xFE, [.. "by Wang"u8]), .. Frame(640, 480), .. Scan, .. End, .. "second picture"u8];

        var clean = ProofImage.Clean(photo)!;

        Assert.Equal([.. Start, .. Part(0xE0, [.. "JFIF\0"u8]), .. Frame(640, 480), .. Scan, .. End], clean);
    }

    [Fact]
    public void A_photo_of_several_scans_is_read_to_its_end()
    {
        byte[] photo = [.. Start, .. Frame(640, 480), .. Scan, .. Part(0xC4, [1, 2, 3]), .. Scan, .. End];

        Assert.Equal(photo, ProofImage.Clean(photo));
    }

    [Theory]
    [InlineData(31, 480)]
    [InlineData(480, 31)]
    [InlineData(6001, 32)]
    [InlineData(6000, 6000)]
    public void Too_small_or_a_flood_of_pixels_is_refused(int width, int height) =>
        Assert.Null(ProofImage.Clean([.. Start, .. Frame(width, height), .. Scan, .. End]));

    [Fact]
    public void Every_beginning_of_a_photo_is_none()
    {
        byte[] photo = [.. Start, .. Part(0xE1, [.. "Exif"u8]), .. Frame(640, 480), .. Scan, .. End];

        Assert.NotNull(ProofImage.Clean(photo));
        Assert.All(Enumerable.Range(0, photo.Length), length => Assert.Null(ProofImage.Clean(photo.AsSpan(0, length))));
    }

    [Fact]
    public void Without_a_frame_a_scan_or_with_two_frames_it_is_none()
    {
        Assert.Null(ProofImage.Clean([.. Start, .. Scan, .. End]));
        Assert.Null(ProofImage.Clean([.. Start, .. Frame(640, 480), .. End]));
        Assert.Null(ProofImage.Clean([.. Start, .. Frame(640, 480), .. Frame(640, 480), .. Scan, .. End]));
    }

    [Fact]
    public void Bytes_without_sense_are_no_picture_and_break_nothing()
    {
        var random = new Random(20261127);
        for (var n = 0; n < 20_000; n++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            byte[] head = n % 2 == 0 ? [0xFF, 0xD8, 0xFF] : [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
            ProofImage.Clean([.. head, .. bytes]);
        }

        Assert.Null(ProofImage.Clean([]));
    }

    private static byte[] Part(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Frame(int width, int height) => Part(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);
}
