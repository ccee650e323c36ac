using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>getuserphonenumber.</summary>
internal static class PhoneEndpoints
{
    public static IEnumerable<ApiRoute> Routes { get; } = [ApiRoute.Post("/wxa/business/getuserphonenumber", Exchange)];

    static ApiAnswer Exchange(ApiCall call)
    {
        if (string.IsNullOrEmpty(call.Text("code")))
            return ApiAnswer.Error(40097, "invalid args");
        var code = call.World.Codes.Phone(call.Text("code"));
        if (code is null || code.IsExpired(call.Now))
            return ApiAnswer.Error(40029, "invalid code");
        if (code.Account.App != call.App)
            return ApiAnswer.Error(40013, "invalid appid");
        if (call.Member("openid") is not null && call.Text("openid") != code.Account.OpenId)
            return ApiAnswer.Error(call.World.Switches.PhoneOpenIdMismatch, "invalid code");
        if (!code.TryUse())
            return ApiAnswer.Error(40029, "invalid code");
        (call.OpenId, call.User) = (code.Account.OpenId, code.Account.User);
        call.World.Tally.Count("phone.charged");
        return ApiAnswer.Ok(new JsonObject { ["phone_info"] = PhoneInfo(call, code.Account) });
    }

    static JsonObject PhoneInfo(ApiCall call, Account account)
    {
        var pure = account.Phone ?? "";
        var foreign = account.CountryCode != "86";
        return new JsonObject
        {
            ["phoneNumber"] = foreign ? $"+{account.CountryCode}{pure}" : pure,
            ["purePhoneNumber"] = pure,
            ["countryCode"] = call.World.Switches.CountryCodeAsNumber ? int.Parse(account.CountryCode) : account.CountryCode,
            ["watermark"] = new JsonObject { ["timestamp"] = call.Now.ToUnixTimeSeconds(), ["appid"] = call.App.AppId },
        };
    }
}
