using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Receive;
using FormExchange.Exchanges.Submit;
using FormExchange.Exchanges.Tracking;
using FormExchange.Forms;
using FormExchange.Host.Api;
using FormExchange.Host.Settings;
using FormExchange.Host.Workers;
using FormExchange.Storage;
using FormExchange.Transport;
using FormExchange.Trust;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace FormExchange.Host;

/// <summary>The list of what a host is made of, top to bottom.</summary>
internal static class HostWiring
{
    public static WebApplication Build(
        HostSettings settings, StorageOptions storage, FormCatalogue catalogue, LoadedTrust trust, IReadOnlyList<string> served, string token,
        TimeProvider time)
    {
        // The empty builder reads no settings of the folder that somebody happens to stand in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(settings.Address.GetLeftPart(UriPartial.Authority));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRoutingCore();
        Log(builder, settings.LogLevel);

        var services = builder.Services;
        services.AddSingleton(time);
        services.AddSingleton(settings.Exchanges);
        services.AddSingleton(FaultInjection.For(settings));
        services.AddSingleton<WorkSignals>();

        // What a reload does not change: how envelopes look on the wire is the program's own affair.
        services.AddSingleton(catalogue.Envelope);
        services.AddSingleton(new CatalogueInUse(settings.SchemasFolder, catalogue));

        // The directory may change at any moment: whoever judges by it is made anew for each round of work, and stays with one meanwhile.
        services.AddSingleton(settings);
        services.AddSingleton(trust.Directory);
        services.AddSingleton(trust.Keys);
        services.AddTransient(container => container.GetRequiredService<TrustInUse>().Current);
        services.AddTransient<EnvelopeVerifier>();

        services.AddStorage(storage);

        AddVerbs(services);
        services.AddTransport(settings.Transport, served);

        services.AddSingleton<ReceiveSubmission>();
        services.Configure<HostOptions>(host => host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        services.AddHostedService<KeepInTouch>();
        services.AddHostedService<DispatchWorker>();
        services.AddHostedService<JudgeWorker>();
        services.AddHostedService<HouseKeeper>();
        services.AddHostedService<TrustKeeper>();

        var app = builder.Build();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailedCalls.AnswerAsync });
        app.Use(next => context => new TokenGate(token).InvokeAsync(context, next));
        app.UseRouting();
        ExchangesApi.Map(app);
        CatalogueApi.Map(app, served);
        HealthApi.Map(app);
        app.MapFallback((HttpContext context) => Problems.Of(context, ApiCodes.Unknown.Refusal()));
        return app;
    }

    /// <summary>What is done with exchanges, in the order of their life.</summary>
    private static void AddVerbs(IServiceCollection services)
    {
        services.AddSingleton<SealForReceiver>();
        services.AddSingleton<PrepareSubmission>();
        services.AddSingleton<StageAttachment>();
        services.AddSingleton<SubmitForm>();
        services.AddSingleton<SweepParts>();
        services.AddSingleton<GiveUpArrivals>();
        services.AddSingleton<PublishEntry>();
        services.AddSingleton<DispatchOutbox>();
        services.AddSingleton<SendWaiting>();
        services.AddSingleton<IMessageTaker, TakeDelivery>();
        services.AddTransient<ReadArrival>();
        services.AddTransient<JudgeInbox>();
        services.AddSingleton<Func<JudgeInbox>>(container => container.GetRequiredService<JudgeInbox>);
        services.AddSingleton<AnswerTwin>();
        services.AddSingleton<JudgeEnvelope>();
        services.AddSingleton<JudgeDocument>();
        services.AddSingleton<RecordReceipt>();
        services.AddSingleton<RecordNegativeReceipt>();
        services.AddSingleton<AnswerUnverified>();
        services.AddSingleton<JudgeAgain>();
        services.AddSingleton<TrackExchanges>();
    }

    /// <summary>Structured lines on standard error. What is logged holds ids, codes and institutions, never a body or a name.</summary>
    private static void Log(WebApplicationBuilder builder, LogLevel level)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is((LogEventLevel)Math.Min((int)level, (int)LogEventLevel.Fatal))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // A start that fails is said by our own code, once; workers catch what they throw.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal)
            // A body that a client did not finish is the client's affair; what is ours is logged where it is answered.
            .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics", LogEventLevel.Fatal)
            // For each message that is under way when the broker goes it writes an error with its stack; what matters of it our own code says.
            .MinimumLevel.Override("MassTransit", LogEventLevel.Fatal)
            .WriteTo.Console(new JsonFormatter(renderMessage: true), standardErrorFromLevel: LogEventLevel.Verbose)
            .CreateLogger();
        builder.Logging.AddSerilog(logger, dispose: true);
    }
}
