namespace JobAssist.Mobile.Api.Http;

/// <summary>What a bare status says when nobody has said more.</summary>
internal static class StandardProblems
{
    public static (string Code, string Title) Of(int status) => status switch
    {
        400 => ("request.invalid", "提交的内容有误，请检查后重试。"),
        401 => ("session.invalid", "登录已失效，请重新打开小程序登录。"),
        403 => ("forbidden", "您没有使用这项功能的权限。"),
        404 => ("not_found", "没有找到您要的内容。"),
        405 => ("method.not_allowed", "不支持这种操作方式。"),
        406 => ("accept.unsupported", "只能返回 JSON 格式的内容。"),
        408 => ("request.slow", "网络太慢，内容没有传完，请重试。"),
        409 => ("conflict", "当前状态不能进行这项操作，请刷新后再看。"),
        412 or 428 => ("conflict.stale", "内容已被别人改过，请刷新后再改。"),
        413 => ("body.too_large", "提交的内容太大。"),
        414 or 431 => ("request.too_long", "请求太长。"),
        415 => ("content_type.unsupported", "请用 JSON 格式提交内容。"),
        422 => ("request.unprocessable", "提交的内容无法处理。"),
        429 => ("rate.limited", "操作太频繁，请稍后再试。"),
        503 => ("unavailable", "服务暂时不可用，请稍后再试，您的内容没有丢失。"),
        _ => ("unexpected", "系统出错了，请稍后再试；如需求助，请报上编号。"),
    };
}
