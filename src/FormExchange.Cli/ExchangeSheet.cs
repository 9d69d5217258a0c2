using System.CommandLine;
using System.Globalization;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Exchanges.Tracking;
using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>An exchange as the command line shows it.</summary>
internal static class ExchangeSheet
{
    private const string TryMark = "attempt ";
    private const int DigestLength = 64;
    private static readonly LocalizedText Try = new("essai", "المحاولة", "try");

    private static readonly Dictionary<string, LocalizedText> Events = new()
    {
        [nameof(ExchangeEvent.Submitted)] = new("soumis : validé, signé, enregistré", "قُدم: تم التحقق منه وتوقيعه وتسجيله", "submitted: validated, signed, stored"),
        [nameof(ExchangeEvent.Sent)] = new("envoyé", "أُرسل", "sent"),
        [nameof(ExchangeEvent.SendFailed)] = new("envoi impossible, nouvel essai plus tard", "تعذر الإرسال، ستعاد المحاولة", "could not be sent, tried again later"),
        [nameof(ExchangeEvent.ReceiptMissing)] = new("pas d'accusé à temps, envoyé à nouveau", "لم يصل الإشعار في الأجل، يعاد الإرسال", "no receipt in time, sent again"),
        [nameof(ExchangeEvent.ReceiptAccepted)] = new("remis et accepté (accusé signé)", "سُلم وقُبل (إشعار موقع)", "delivered and accepted (signed receipt)"),
        [nameof(ExchangeEvent.ReceiptRefused)] = new("remis et refusé (accusé signé)", "سُلم ورُفض (إشعار موقع)", "delivered and refused (signed receipt)"),
        [nameof(ExchangeEvent.GivenUp)] = new("abandonné : un exploitant doit agir", "توقفت المحاولات: يجب تدخل المشرف", "given up: an operator must act"),
        [nameof(ExchangeEvent.AnswerReceived)] = new("réponse reçue", "ورد الجواب", "answer received"),
        [nameof(ExchangeEvent.Arrived)] = new("arrivé", "وصل", "arrived"),
        [nameof(ExchangeEvent.ArrivedAgain)] = new("arrivé à nouveau, même accusé", "وصل مجددا، الإشعار نفسه", "arrived again, same receipt"),
        [nameof(ExchangeEvent.AttachmentMismatch)] = new("pièce altérée en chemin, attendue à nouveau", "وثيقة تغيرت أثناء النقل، في انتظارها مجددا", "attachment altered on the way, awaited anew"),
        [nameof(ExchangeEvent.Accepted)] = new("jugé et accepté", "فُحص وقُبل", "judged and accepted"),
        [nameof(ExchangeEvent.Refused)] = new("jugé et refusé", "فُحص ورُفض", "judged and refused"),
        [nameof(ExchangeEvent.Quarantined)] = new("mis en quarantaine", "وُضع في الحجر", "quarantined"),
        [nameof(ExchangeEvent.ReceiptSent)] = new("accusé envoyé", "أُرسل الإشعار", "receipt sent"),
        [nameof(ExchangeEvent.AnswerSubmitted)] = new("réponse soumise", "قُدم الجواب", "answer submitted"),
    };

    /// <summary>The shape that scripts rely on.</summary>
    public static object Of(TrackedExchange e) => new
    {
        e.Id, e.EnvelopeId, e.Institution, e.Direction, e.Form, e.Version, e.From, e.To, e.Status, e.Verdict, e.CaseId, e.Procedure,
        e.InReplyTo, e.CreatedAt, e.Timeline,
    };

    /// <summary>On standard output: as JSON where that was asked for, else as <see cref="Write"/> does.</summary>
    public static void Tell(ParseResult parsed, TrackedExchange e)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(Of(e));
        }
        else
        {
            Write(e, CommonOptions.Output(parsed).Language);
        }
    }

    public static void Write(TrackedExchange e, string language)
    {
        CliOutput.Line($"{e.Id}  {e.Form}  {e.From} -> {e.To}  {e.Status}{(e.Verdict is null ? string.Empty : $" ({e.Verdict})")}");
        foreach (var line in e.Timeline)
        {
            var said = Events.TryGetValue(line.Event, out var text) ? text.In(language) : line.Event;
            CliOutput.Line($"  {line.At.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}  {said}  {Short(line.Detail, language)}".TrimEnd());
        }
    }

    /// <summary>Codes and ids as they are; the number of a try in words, a digest by its beginning.</summary>
    private static string? Short(string? detail, string language) =>
        detail is null ? null
        : detail.StartsWith(TryMark, StringComparison.Ordinal) ? $"({Try.In(language)} {detail[TryMark.Length..]})"
        : detail.Length == DigestLength && detail.All(char.IsAsciiHexDigit) ? $"SHA-256 {detail[..16]}…"
        : detail;
}
