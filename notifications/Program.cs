using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Notifications;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(ShiftedClock.Of(builder.Configuration));
builder.AddInfra();
builder.AddDuty();
builder.AddSchedule();

var app = builder.Build();
app.MapHealth();
await app.RunUntilToldToStopAsync();
