using System.Text;
using System.Xml.Linq;

namespace FormExchange.Tests.Forms;

/// <summary>A document with one of its parts many times over: written once and its bytes repeated, since a tree of megabytes costs more than what is measured with it.</summary>
internal static class ManyOfOnePart
{
    private const string Mark = "<!--the part-->";

    /// <param name="part">An element of the document, which is left with marks in it.</param>
    /// <param name="more">How often the part stands there besides once.</param>
    public static byte[] In(XDocument document, XElement part, int more)
    {
        part.AddBeforeSelf(new XComment("the part"));
        part.AddAfterSelf(new XComment("the part"));
        var pieces = document.ToString(SaveOptions.DisableFormatting).Split(Mark);
        pieces.Length.ShouldBe(3);
        var (before, once, after) = (Encoding.UTF8.GetBytes(pieces[0]), Encoding.UTF8.GetBytes(pieces[1]), Encoding.UTF8.GetBytes(pieces[2]));
        var bytes = new byte[before.Length + (once.Length * (more + 1)) + after.Length];
        before.CopyTo(bytes, 0);
        for (var at = before.Length; at < bytes.Length - after.Length; at += once.Length)
        {
            once.CopyTo(bytes, at);
        }

        after.CopyTo(bytes, bytes.Length - after.Length);
        return bytes;
    }
}
