using System.Net;
using System.Security.Cryptography;
using FormExchange.Exchanges.Data;
using FormExchange.Forms;
using FormExchange.Host.Api;
using FormExchange.Host.Settings;
using FormExchange.Storage.Sqlite;
using FormExchange.Trust;
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

    private ExchangeHost(WebApplication app, DataFolders folder, HostContact contact) => (_app, _folder, Contact) = (app, folder, contact);

    /// <summary>Where the API listens and the token it wants.</summary>
    public HostContact Contact { get; }

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

        try
        {
            return await StartInAsync(folder, settings, catalogue, time, cancellationToken);
        }
        catch
        {
            folder.Dispose();
            throw;
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
        var served = settings.Institutions.Count > 0 ? settings.Institutions : [.. catalogue.Institutions.Select(i => i.Id)];
        var (directory, untrusted) = LoadTrust(settings, served, time);
        if (directory is null)
        {
            folder.Dispose();
            return (null, untrusted);
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var app = HostWiring.Build(settings, catalogue, directory, served, token, time);
        await app.Services.GetRequiredService<SqliteExchangeStore>().PrepareAsync(cancellationToken);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            folder.Dispose();
            return (null, [HostCodes.PortInUse.Refusal(settings.Address)]);
        }

        var contact = new HostContact(app.Urls.First(), token, Environment.ProcessId);
        folder.Publish(contact);
        return (new ExchangeHost(app, folder, contact), []);
    }

    /// <summary>Development certificates are made in the data folder alone: a trust folder that was named is somebody's decision, never completed by us.</summary>
    private static (TrustDirectory? Directory, IReadOnlyList<Refusal> Problems) LoadTrust(
        HostSettings settings, IReadOnlyList<string> served, TimeProvider time)
    {
        if (settings.TrustFolder is null && settings.KeysFolder is null)
        {
            DevelopmentCertificates.Ensure(settings.Certificates, served, time);
        }
        else if (!Directory.Exists(settings.Certificates.Trust))
        {
            return (null, [HostCodes.TrustFolder.Refusal(settings.Certificates.Trust)]);
        }

        var (directory, defects) = TrustDirectory.Load(settings.Certificates.Trust);
        if (directory is null)
        {
            return (null, [.. defects.Select(d => HostCodes.Trust.Refusal(d.Text.Fr))]);
        }

        var keys = new KeyStore(settings.Certificates, time);
        var keyless = served.Where(institution => keys.Find(institution) is null).ToList();
        return keyless.Count == 0
            ? (directory, [])
            : (null, [.. keyless.Select(institution => HostCodes.NoKey.Refusal(institution, settings.Certificates.Keys))]);
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
