using System.Text;
using JobAssist.Mobile.Infra.WeChat.Callbacks;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

public sealed class EventReaderTests
{
    private const string Head = """ "ToUserName":"gh_1","FromUserName":"oABC","MsgType":"event" """;

    [Theory]
    [InlineData("""{@,"CreateTime":1610969440,"Event":"subscribe_msg_popup_event","List":{"TemplateId":"t1","SubscribeStatusString":"accept","PopupScene":"0"}}""")]
    [InlineData("""{@,"CreateTime":"1610969440","Event":"subscribe_msg_popup_event","List":[{"TemplateId":"t1","SubscribeStatusString":"acceptWithAudio","PopupScene":0}]}""")]
    [InlineData("""{"List":{"PopupScene":0,"SubscribeStatusString":"accept","TemplateId":"t1","New":[1]},"Event":"subscribe_msg_popup_event",@,"CreateTime":1610969440,"Encrypt":"x"}""")]
    [InlineData("""{@,"CreateTime":1610969440,"Event":"subscribe_msg_popup_event","SubscribeMsgPopupEvent":{"List":[{"TemplateId":"t1","SubscribeStatusString":"accept","PopupScene":"0"}]}}""")]
    [InlineData("""<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oABC]]></FromUserName><CreateTime>1610969440</CreateTime><MsgType>event</MsgType><Event>subscribe_msg_popup_event</Event><SubscribeMsgPopupEvent><List><TemplateId>t1</TemplateId><SubscribeStatusString>accept</SubscribeStatusString><PopupScene>0</PopupScene></List></SubscribeMsgPopupEvent></xml>""")]
    public void One_answer_reads_the_same_in_every_shape(string push)
    {
        var popup = Assert.IsType<PopupEvent>(Read(push));

        Assert.Equal("oABC", popup.OpenId);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1610969440), popup.At);
        Assert.Equal([new TemplateAnswer("t1", Accepted: true, Scene: 0)], popup.Answers);
        Assert.DoesNotContain("oABC", popup.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{@,"Event":"subscribe_msg_change_event","List":[{"TemplateId":"t1","SubscribeStatusString":"reject"},{"TemplateId":"t2","SubscribeStatusString":"reject"}]}""")]
    [InlineData("""<xml><FromUserName>oABC</FromUserName><Event>subscribe_msg_change_event</Event><SubscribeMsgChangeEvent><List><TemplateId>t1</TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List><List><TemplateId>t2</TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List></SubscribeMsgChangeEvent></xml>""")]
    public void Several_answers_are_all_read(string push) =>
        Assert.Equal([new("t1", false, 0), new("t2", false, 0)], Assert.IsType<ChangeEvent>(Read(push)).Answers);

    [Theory]
    [InlineData("\"3611111111111111111\"", "\"0\"", true)]
    [InlineData("3611111111111111111", "0", true)]
    [InlineData("3611111111111111111", "\"-1\"", false)]
    public void A_receipt_keeps_all_digits_of_its_message(string id, string code, bool delivered)
    {
        var sent = Assert.IsType<SentEvent>(Read($$"""{@,"Event":"subscribe_msg_sent_event","List":{"TemplateId":"t1","MsgID":{{id}},"ErrorCode":{{code}},"ErrorStatus":"success"} }"""));
        var receipt = Assert.Single(sent.Receipts);
        Assert.Equal(3611111111111111111, receipt.MessageId);
        Assert.Equal(delivered, receipt.Delivered);
    }

    [Theory]
    [InlineData("user_authorization_revoke", RevocationKind.Revoked)]
    [InlineData("user_authorization_cancellation", RevocationKind.Cancelled)]
    [InlineData("user_info_modified", RevocationKind.Modified)]
    public void A_withdrawal_names_the_person_and_not_the_platform(string name, RevocationKind kind)
    {
        var revoked = Assert.IsType<AuthorisationRevoked>(Read($$"""{@,"Event":"{{name}}","OpenID":"oPerson","AppID":"wx","RevokeInfo":"8,6"}"""));
        Assert.Equal(("oPerson", kind), (revoked.OpenId, revoked.Kind));
        Assert.Equal([8, 6], revoked.Revoked);
    }

    [Fact]
    public void A_changed_profile_may_come_without_a_person() =>
        Assert.Null(Assert.IsType<AuthorisationRevoked>(Read("""{@,"Event":"user_info_modified","RevokeInfo":8}""")).OpenId);

    [Fact]
    public void A_punishment_keeps_WeChats_words() =>
        Assert.Contains("illegal", Assert.IsType<PunishEvent>(Read("""{@,"Event":"wxa_punish_event","detail":"{\"reason\":\"illegal\"}"}""")).Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{@,"Event":"something_new","List":5}""", "something_new")]
    [InlineData("""{"MsgType":"text","Content":"你好"}""", "text")]
    [InlineData("""{"CreateTime":1e300}""", "")]
    public void The_rest_is_named_and_left_alone(string push, string name) => Assert.Equal(name, Assert.IsType<UnknownEvent>(Read(push)).Name);

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("hello")]
    [InlineData("<a><b></a>")]
    public void What_is_no_push_is_no_event(string push) => Assert.Null(Read(push));

    [Theory]
    [InlineData("""{@,"Event":"subscribe_msg_sent_event"}""")]
    [InlineData("""{@,"Event":"subscribe_msg_sent_event","List":[5,null,{}]}""")]
    [InlineData("""{@,"Event":"subscribe_msg_sent_event","List":{"TemplateId":"t","ErrorCode":"x"}}""")]
    public void Items_that_say_nothing_are_skipped(string push) => Assert.Empty(Assert.IsType<SentEvent>(Read(push)).Receipts);

    private static WeChatEvent? Read(string push) => EventReader.Read(Encoding.UTF8.GetBytes(push.Replace("@", Head, StringComparison.Ordinal)));
}
