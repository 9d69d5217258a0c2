using FormExchange.Exchanges.Submit;
using FormExchange.Forms;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FormExchange.Host.Api;

/// <summary>
/// Reads a submission off the wire: the document whole (it has a small limit), its files as streams, straight into the store. A document
/// that is refused is refused before its files are read; files of a refused submission are dropped.
/// </summary>
public sealed class ReceiveSubmission(PrepareSubmission prepare, StageAttachment stage, SubmitForm submit)
{
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
        var (prepared, refusal) = await prepare.PrepareAsync(document, confirmed, inReplyTo, cancellationToken);
        if (prepared is null)
        {
            return Refused(refusal!);
        }

        var staged = new List<StagedAttachment>();
        for (var part = await NextAsync(files, cancellationToken); part is not null; part = await NextAsync(files, cancellationToken))
        {
            var (file, tooLarge) = await stage.StageAsync(prepared.Owner, NameOf(part) ?? string.Empty, part.Body, cancellationToken);
            if (file is null)
            {
                return await RefuseAsync(prepared, staged, tooLarge!, cancellationToken);
            }

            staged.Add(file);
        }

        var result = await submit.SubmitAsync(prepared, staged, cancellationToken);
        return result.Refusal is { } refused ? await RefuseAsync(prepared, staged, refused, cancellationToken) : result;
    }

    /// <summary>Only a refusal drops the files at once: after a failure nobody knows what was stored, and the house keeper looks later.</summary>
    private async Task<SubmitResult> RefuseAsync(
        PreparedSubmission prepared, List<StagedAttachment> staged, Refusal refusal, CancellationToken cancellationToken)
    {
        await stage.DropAsync(prepared.Owner, [.. staged.Select(s => s.PartsKey)], cancellationToken);
        return Refused(refusal);
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader? files, CancellationToken cancellationToken) =>
        files is null ? null : await files.ReadNextSectionAsync(cancellationToken);

    private static string? NameOf(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            ? HeaderUtilities.RemoveQuotes(disposition.Name).Value
            : null;

    private static SubmitResult Refused(Refusal refusal) => new(null, refusal);
}
