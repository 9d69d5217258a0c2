using FormExchange.Exchanges.Submit;
using FormExchange.Forms;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FormExchange.Host.Api;

/// <summary>
/// Reads a submission off the wire: the document whole (it has a small limit), its files as streams, large ones straight into the store. A document
/// that is refused is refused before its files are read; files of a refused submission are dropped.
/// </summary>
public sealed class ReceiveSubmission(PrepareSubmission prepare, StageAttachment stage, SubmitForm submit) : IDisposable
{
    private const int LongestName = 64;
    private readonly SemaphoreSlim _turns = new(Math.Max(2, Environment.ProcessorCount));

    public void Dispose() => _turns.Dispose();

    public async Task<SubmitResult> ReceiveAsync(
        HttpRequest request, IReadOnlySet<string> confirmed, string? inReplyTo, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return Refused(ApiCodes.MediaType.Refusal());
        }

        if (type.MediaType.Equals("application/xml", StringComparison.OrdinalIgnoreCase))
        {
            return await TakeAsync(request.Body, null, confirmed, inReplyTo, cancellationToken);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) || string.IsNullOrEmpty(boundary))
        {
            return Refused(ApiCodes.MediaType.Refusal());
        }

        try
        {
            var parts = new MultipartReader(boundary, request.Body);
            var first = await parts.ReadNextSectionAsync(cancellationToken);
            return first is not null && NameOf(first) == "document"
                ? await TakeAsync(first.Body, parts, confirmed, inReplyTo, cancellationToken)
                : Refused(ApiCodes.Multipart.Refusal());
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return Refused(ApiCodes.Multipart.Refusal());
        }
    }

    private async Task<SubmitResult> TakeAsync(
        Stream body, MultipartReader? files, IReadOnlySet<string> confirmed, string? inReplyTo, CancellationToken cancellationToken)
    {
        var document = await SafeXml.ReadDocumentAsync(body, cancellationToken);
        var (prepared, refusal) = await InTurnAsync(() => prepare.PrepareAsync(document, confirmed, inReplyTo, cancellationToken), cancellationToken);
        return prepared is null ? Refused(refusal!) : await TakeFilesAsync(prepared, files, cancellationToken);
    }

    private async Task<SubmitResult> TakeFilesAsync(PreparedSubmission prepared, MultipartReader? files, CancellationToken cancellationToken)
    {
        var staged = new StagedFiles(prepared.Owner);
        var handedOver = false;
        try
        {
            for (var part = await NextAsync(files, cancellationToken); part is not null; part = await NextAsync(files, cancellationToken))
            {
                if (await TakeFileAsync(prepared.Document, staged, part, cancellationToken) is { } refusal)
                {
                    return Refused(refusal);
                }
            }

            // From here on nobody but the store knows what was stored: after a failure the house keeper looks, a day later.
            handedOver = true;
            var result = await InTurnAsync(() => submit.SubmitAsync(prepared, staged, cancellationToken), cancellationToken);
            handedOver = result.Refusal is null;
            return result;
        }
        finally
        {
            if (!handedOver)
            {
                await stage.DropAsync(staged);
            }
        }
    }

    private async Task<Refusal?> TakeFileAsync(FormDocument document, StagedFiles staged, MultipartSection part, CancellationToken cancellationToken) =>
        NameOf(part) is not { Length: > 0 and <= LongestName } name ? ApiCodes.Multipart.Refusal()
        : AttachmentCheck.Unawaited(document, staged.Files, name)
            ?? await stage.StageAsync(staged, document.Attachments.First(a => a.AttachmentId == name), part.Body, cancellationToken);

    /// <summary>Judging and signing a large document takes many times its size in memory: no more at once than there are processors.</summary>
    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turns.Release();
        }
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader? files, CancellationToken cancellationToken) =>
        files is null ? null : await files.ReadNextSectionAsync(cancellationToken);

    private static string? NameOf(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            ? HeaderUtilities.RemoveQuotes(disposition.Name).Value
            : null;

    private static SubmitResult Refused(Refusal refusal) => new(null, refusal);
}
