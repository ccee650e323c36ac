using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.Infra.WeChat.Callbacks;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

/// <summary>The official sample of the push documentation, and everything a forger may try.</summary>
public sealed class CallbackTests
{
    private const string Token = "AAAAA";
    private const string AppId = "wxba5fad812f8e6fb9";
    private const string Encrypted = "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";
    private static readonly string Key = new('A', 43);
    private static readonly CallbackQuery Safe = new(Signature: null, "1714112445", "415670741", "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3");

    private readonly ManualClock _clock = new();

    [Fact]
    public void The_sample_verification_is_answered_with_its_echo()
    {
        var query = new CallbackQuery("f464b24fc39322e44b38aa78f5edd27bd1441696", "1714036504", "1514711492", Echo: "4375120948345356249");
        Assert.Equal("4375120948345356249", At(1714036504, encrypted: true).VerifyAddress(query));
        Assert.Null(At(1714036504, encrypted: true).VerifyAddress(query with { Nonce = "1514711493" }));
        Assert.Null(At(1714036504, encrypted: true).VerifyAddress(query with { Echo = null }));
    }

    [Fact]
    public void The_sample_plain_push_is_genuine()
    {
        var query = new CallbackQuery("899cf89e464efb63f54ddac96b0a0a235f53aa78", "1714037059", "486452656");
        var outcome = At(1714037059, encrypted: false).Open(query, """{"Event":"debug_demo"}"""u8.ToArray());
        Assert.Equal("""{"Event":"debug_demo"}""", Encoding.UTF8.GetString(Assert.IsType<CallbackOutcome.Genuine>(outcome).Message));
    }

    [Theory]
    [InlineData("""{"ToUserName":"gh_97417a04a28d","Encrypt":"@"}""")]
    [InlineData("""<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><Encrypt><![CDATA[@]]></Encrypt></xml>""")]
    public void The_sample_encrypted_push_is_opened(string body)
    {
        var outcome = At(1714112445, encrypted: true).Open(Safe, Body(body.Replace("@", Encrypted, StringComparison.Ordinal)));

        var message = Assert.IsType<CallbackOutcome.Genuine>(outcome).Message;
        Assert.Equal(167, message.Length);
        Assert.Equal("debug_demo", JsonDocument.Parse(message).RootElement.GetProperty("Event").GetString());
    }

    [Fact]
    public void The_sample_reply_is_sealed_byte_for_byte()
    {
        var reply = At(1713424427, encrypted: true).Seal("""{"demo_resp":"good luck"}""", "707722b803182950"u8.ToArray(), 1713424427, "415670741");
        Assert.Equal("ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==", reply.Encrypt);
        Assert.Equal("1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1", reply.MsgSignature);
    }

    [Fact]
    public void Messages_of_every_length_go_through_with_pads_up_to_32()
    {
        var callbacks = At(1714112445, encrypted: true);
        for (var length = 0; length < 80; length++)
        {
            var text = new string('工', length);
            var reply = callbacks.Seal(text);
            var outcome = callbacks.Open(new(null, $"{reply.TimeStamp}", reply.Nonce, reply.MsgSignature), Body($$"""{"Encrypt":"{{reply.Encrypt}}"}"""));
            Assert.Equal(text, Encoding.UTF8.GetString(Assert.IsType<CallbackOutcome.Genuine>(outcome).Message));
        }
    }

    [Fact]
    public void With_a_key_the_plain_signature_opens_nothing()
    {
        var query = Safe with { MessageSignature = null, Signature = CallbackSignature.Of(Token, Safe.Timestamp!, Safe.Nonce!) };
        var callbacks = At(1714112445, encrypted: true);

        Assert.Equal(new CallbackOutcome.Rejected(CallbackFault.NotEncrypted), callbacks.Open(query, """{"Event":"user_authorization_cancellation"}"""u8.ToArray()));
        Assert.Equal(new CallbackOutcome.Rejected(CallbackFault.BadSignature), callbacks.Open(query, Body($$"""{"Encrypt":"{{Encrypted}}"}""")));
    }

    [Fact]
    public void Old_and_early_pushes_are_outside_the_window()
    {
        Assert.IsType<CallbackOutcome.Genuine>(At(1714112445 + 299, encrypted: true).Open(Safe, SafeBody));
        Assert.Equal(new CallbackOutcome.Rejected(CallbackFault.OutsideWindow), At(1714112445 + 301, encrypted: true).Open(Safe, SafeBody));
        Assert.Equal(new CallbackOutcome.Rejected(CallbackFault.OutsideWindow), At(1714112445 - 301, encrypted: true).Open(Safe, SafeBody));
    }

    [Fact]
    public void Without_a_token_nothing_is_taken() =>
        Assert.Equal(new CallbackOutcome.Rejected(CallbackFault.NotConfigured),
            new WeChatCallbacks(Options.Create(new WeChatOptions { AppId = AppId }), _clock).Open(Safe, SafeBody));

    [Fact]
    public void A_push_to_another_account_is_not_ours()
    {
        var callbacks = At(1714112445, encrypted: true, originalId: "gh_ours");
        Assert.Equal(new CallbackOutcome.Rejected(CallbackFault.OtherAccount), callbacks.Open(Safe, SafeBody));
    }

    [Theory]
    [InlineData(AppId, 16, -1, 0, true)]
    [InlineData("wxAnotherApp", 16, -1, 0, false)]
    [InlineData("", 16, -1, 0, false)]
    [InlineData(AppId, 0, -1, 0, false)]
    [InlineData(AppId, 33, -1, 0, false)]
    [InlineData(AppId, 255, -1, 0, false)]
    [InlineData(AppId, 16, int.MaxValue, 0, false)]
    [InlineData(AppId, 16, -2, 0, false)]
    [InlineData(AppId, 16, 3, 0, false)]
    [InlineData(AppId, 16, -1, 5, false)]
    public void Only_a_well_made_envelope_opens(string appId, byte pad, int toldLength, int cut, bool opens)
    {
        var encrypted = Envelope(appId, pad, toldLength);
        encrypted = encrypted[..^cut];
        var signature = CallbackSignature.Of(Token, "1714112445", "1", encrypted);

        var outcome = At(1714112445, encrypted: true).Open(new(null, "1714112445", "1", signature), Body($$"""{"Encrypt":"{{encrypted}}"}"""));

        Assert.Equal(opens, outcome is CallbackOutcome.Genuine);
        if (!opens) Assert.Equal(new CallbackOutcome.Rejected(CallbackFault.Undecipherable), outcome);
    }

    [Fact]
    public void Nothing_a_stranger_sends_makes_it_throw()
    {
        var random = new Random(43101);
        var callbacks = At(1714112445, encrypted: true);
        string?[] odd = [null, "", "0", "1714112445", "-1", "99999999999999999999", "\uD800", new('9', 5000)];
        string[] bodies = ["", "{", "null", "[]", """{"Encrypt":5}""", """{"Encrypt":""}""", """{"Encrypt":"%%%"}""", """{"Encrypt":"AAAA"}""", "<xml>", "<xml/>",
            """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Encrypt>&a;</Encrypt></xml>""", new('[', 100_000), string.Concat(Enumerable.Repeat("<a>", 5000)), new(' ', 300_000)];
        for (var round = 0; round < 1000; round++)
        {
            string? Any() => odd[random.Next(odd.Length)];
            var body = Encoding.UTF8.GetBytes(bodies[random.Next(bodies.Length)]);
            Assert.IsType<CallbackOutcome.Rejected>(callbacks.Open(new(Any(), Any(), Any(), Any(), Any()), body));
        }
    }

    [Fact]
    public void Repetitions_share_a_fingerprint_and_others_do_not()
    {
        var callbacks = At(1714112445, encrypted: true);
        string Fingerprint(string message)
        {
            var reply = callbacks.Seal(message);
            var outcome = callbacks.Open(new(null, $"{reply.TimeStamp}", reply.Nonce, reply.MsgSignature), Body($$"""{"Encrypt":"{{reply.Encrypt}}"}"""));
            return Assert.IsType<CallbackOutcome.Genuine>(outcome).Fingerprint;
        }

        Assert.Equal(Fingerprint("""{"a":1}"""), Fingerprint("""{"a":1}"""));
        Assert.NotEqual(Fingerprint("""{"a":1}"""), Fingerprint("""{"a":2}"""));
    }

    private static byte[] SafeBody => Body($$"""{"ToUserName":"gh_97417a04a28d","Encrypt":"{{Encrypted}}"}""");

    private static byte[] Body(string text) => Encoding.UTF8.GetBytes(text);

    private WeChatCallbacks At(long seconds, bool encrypted, string? originalId = null)
    {
        _clock.Set(DateTimeOffset.FromUnixTimeSeconds(seconds));
        return new WeChatCallbacks(Options.Create(new WeChatOptions
        {
            AppId = AppId,
            AppSecret = "s",
            CallbackToken = Token,
            EncodingAesKey = encrypted ? Key : null,
            OriginalId = originalId,
        }), _clock);
    }

    // The message is as long as it must be for one full block of pad bytes. Told length: -1 the true one, -2 a negative one.
    private static string Envelope(string appId, byte pad, int toldLength)
    {
        var message = new string('m', 16 + (16 - (20 + appId.Length) % 16) % 16);
        var content = Encoding.UTF8.GetBytes(message + appId);
        var plain = new byte[20 + content.Length + 16];
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), toldLength switch { -1 => message.Length, -2 => -5, _ => toldLength });
        content.CopyTo(plain, 20);
        plain.AsSpan(20 + content.Length).Fill(pad);
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(Key + "=");
        return Convert.ToBase64String(aes.EncryptCbc(plain, aes.Key[..16], PaddingMode.None));
    }
}
