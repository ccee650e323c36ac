using JobAssist.Mobile.Api;
using JobAssist.Mobile.Api.Brokers;
using JobAssist.Mobile.Api.Caseworkers;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Public;
using JobAssist.Mobile.Api.Sessions;
using JobAssist.Mobile.Api.Staff;
using JobAssist.Mobile.Api.WeChat;
using JobAssist.Mobile.Api.Workers;
using JobAssist.Mobile.Infra;

var builder = WebApplication.CreateBuilder(args);
builder.AddInfra();
builder.AddApi();
builder.Services.AddWorkers().AddBrokers();

var app = builder.Build();
app.UseApi();
app.MapPublic();
app.MapSessions();
app.MapWorkers();
app.MapBrokers();
app.MapCaseworkers();
app.MapStaff();
app.MapWeChatCallbacks();
app.MapHealth();
app.MapDocumentation();
app.Run();
