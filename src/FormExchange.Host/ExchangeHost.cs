using System.Net;
using System.Security.Cryptography;
using FormExchange.Forms;
using FormExchange.Host.Api;
using FormExchange.Host.Settings;
using FormExchange.Storage;
using FormExchange.Transport;
using Microsoft.AspNetCore.Connections;

namespace FormExchange.Host;

/// <summary>
/// A running host: store, bus, workers and API of the institutions that it serves. Started by its own executable and by
/// <c>formx</c> in process; the same code either way.
/// </summary>
public sealed class ExchangeHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataFolders _folder;

    private ExchangeHost(WebApplication app, DataFolders folder, HostContact contact, IReadOnlyList<string> runsOn) =>
        (_app, _folder, Contact, RunsOn) = (app, folder, contact, runsOn);

    /// <summary>Where the API listens and the token it wants.</summary>
    public HostContact Contact { get; }

    /// <summary>What it runs on, in one line each for store, bus and trust. Without a secret.</summary>
    public IReadOnlyList<string> RunsOn { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The host, or every reason why it does not start. Nothing is left running in that case.</summary>
    public static async Task<(ExchangeHost? Host, IReadOnlyList<Refusal> Problems)> StartAsync(
        HostSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var load = FormCatalogue.Load(settings.SchemasFolder);
        if (load.Catalogue is not { } catalogue)
        {
            var first = load.Problems[0];
            return (null, [HostCodes.Schemas.Refusal(load.Problems.Count, $"{first.File}: {first.Text.Fr}")]);
        }

        var unknown = settings.Institutions.Where(i => catalogue.FindInstitution(i) is null).ToList();
        if (unknown.Count > 0)
        {
            return (null, [.. unknown.Select(i => HostCodes.UnknownInstitution.Refusal(i))]);
        }

        var (folder, unusable) = await TakeFolderAsync(settings.DataFolder, time, cancellationToken);
        if (folder is null)
        {
            return (null, [unusable!]);
        }

        ExchangeHost? started = null;
        try
        {
            (started, var problems) = await StartInAsync(folder, settings, catalogue, time, cancellationToken);
            return (started, problems);
        }
        finally
        {
            if (started is null)
            {
                folder.Dispose();
            }
        }
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.ForgetContact();
        _folder.Dispose();
    }

    private static async Task<(ExchangeHost? Host, IReadOnlyList<Refusal> Problems)> StartInAsync(
        DataFolders folder, HostSettings settings, FormCatalogue catalogue, TimeProvider time, CancellationToken cancellationToken)
    {
        folder.ForgetContact();
        var storage = settings.Storage ?? new StorageOptions { File = StoreAndBusSettings.FileIn(settings.DataFolder) };
        if (folder.RefuseOther(storage.Kind, settings.Transport.Kind) is { } other)
        {
            return (null, [other]);
        }

        storage.Holder = folder.Identity();
        var served = settings.Institutions.Count > 0 ? settings.Institutions : [.. catalogue.Institutions.Select(i => i.Id)];
        var (trust, untrusted) = HostTrust.Load(settings, served, time);
        if (trust is null)
        {
            return (null, untrusted);
        }

        if (await TransportSetup.CheckBrokerAsync(settings.Transport, served, cancellationToken) is { Count: > 0 } wrong)
        {
            return (null, wrong);
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var app = HostWiring.Build(settings, storage, catalogue, trust, served, token, time);
        if (await StartAsync(app, () => folder.Keep(storage.Kind, settings.Transport.Kind), settings, cancellationToken) is { } refusal)
        {
            await app.DisposeAsync();
            return (null, [refusal]);
        }

        var contact = new HostContact(app.Urls.First(), token, Environment.ProcessId);
        folder.Publish(contact);
        string[] runsOn = [app.Services.GetRequiredService<ExchangeStore>().Description, settings.Transport.Description, HostTrust.Describe(settings, served)];
        return (new ExchangeHost(app, folder, contact, runsOn), []);
    }

    private static async Task<Refusal?> StartAsync(WebApplication app, Action prepared, HostSettings settings, CancellationToken cancellationToken)
    {
        if (await app.Services.GetRequiredService<ExchangeStore>().PrepareAsync(cancellationToken) is { } unusable)
        {
            return unusable;
        }

        prepared();
        try
        {
            await app.StartAsync(cancellationToken);
            return null;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            return HostCodes.PortInUse.Refusal(settings.Address);
        }
    }

    /// <summary>Somebody who only looks for an owner holds the lock for a moment; an owner keeps it.</summary>
    private static async Task<(DataFolders? Folder, Refusal? Refusal)> TakeFolderAsync(
        string path, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            for (var tries = 0; tries < 10; tries++)
            {
                if (DataFolders.TryTake(path) is { } folder)
                {
                    return (folder, null);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
            }

            return (null, HostCodes.DataInUse.Refusal(path));
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return (null, HostCodes.DataUnusable.Refusal(path));
        }
    }
}
