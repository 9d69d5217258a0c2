using System.Text;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>Whatever the bytes are: a report, soon, and no exception.</summary>
[Collection(Measures.Name)]
[Trait(Measures.Name, "alone")]
public sealed class HostileInput
{
    private const string Open = "<Ask xmlns=\"urn:formexchange:xx-yy:ASK:1\" xmlns:c=\"urn:formexchange:common:1\">";

    private static readonly Dictionary<string, (string Code, Func<byte[]> Make)> Bad = new()
    {
        ["nothing"] = ("XML-NOT-WELL-FORMED", () => []),
        ["no XML"] = ("XML-NOT-WELL-FORMED", () => Bytes("not XML at all")),
        ["an element left open"] = ("XML-NOT-WELL-FORMED", () => Bytes("<a><b></a>")),
        ["two roots"] = ("XML-NOT-WELL-FORMED", () => Bytes("<a/><a/>")),
        ["an unknown entity"] = ("XML-NOT-WELL-FORMED", () => Bytes("<a>&unknown;</a>")),
        ["a control character"] = ("XML-NOT-WELL-FORMED", () => Bytes("<a>\u0001</a>")),
        ["a control character by number"] = ("XML-NOT-WELL-FORMED", () => Bytes("<a>&#x1;</a>")),
        ["an attribute twice"] = ("XML-NOT-WELL-FORMED", () => Bytes("<a x='1' x='2'/>")),
        ["XML 1.1"] = ("XML-NOT-WELL-FORMED", () => Bytes("<?xml version=\"1.1\"?><a/>")),
        ["an open comment"] = ("XML-NOT-WELL-FORMED", () => Bytes("<!--")),
        ["100,000 brackets"] = ("XML-NOT-WELL-FORMED", () => Bytes(new string('<', 100_000))),
        ["1,000 zero bytes"] = ("XML-ENCODING", () => new byte[1000]),
        ["a DTD"] = ("XML-DTD", () => Bytes("<!DOCTYPE a><a/>")),
        ["a DTD behind comment and instruction"] = ("XML-DTD", () => Bytes("<?xml version=\"1.0\"?>\n<!-- c --><?p?>\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")),
        ["billion laughs"] = ("XML-DTD", () => Bytes(BillionLaughs())),
        ["11 MiB"] = ("XML-TOO-LARGE", () => new byte[11 * 1024 * 1024]),
        ["10,000 deep"] = ("XML-DEPTH", () => Bytes(string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000)))),
        ["100,000 attributes"] = ("XML-ATTRIBUTES", () => Bytes("<a " + string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"a{i}=''")) + "/>")),
        ["UTF-16 without mark"] = ("XML-ENCODING", () => Encoding.Unicode.GetBytes("<a/>")),
        ["UTF-16 the other way"] = ("XML-ENCODING", () => Encoding.BigEndianUnicode.GetBytes("<a/>")),
        ["UTF-32"] = ("XML-ENCODING", () => Encoding.UTF32.GetBytes("<a/>")),
        ["UTF-16 with mark"] = ("XML-ENCODING", () => [0xFE, 0xFF, 0, (byte)'<']),
        ["Latin-1"] = ("XML-ENCODING", () => Encoding.Latin1.GetBytes("<a>é</a>")),
        ["a Latin-1 declaration"] = ("XML-ENCODING", () => Bytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>")),
        ["a Latin-1 declaration behind much space"] = ("XML-ENCODING", () => Bytes($"<?xml version=\"1.0\"{new string(' ', 5000)}encoding=\"ISO-8859-1\"?><a/>")),
        ["a UTF-16 declaration"] = ("XML-ENCODING", () => Bytes("<?xml version='1.0' encoding = 'UTF-16'?><a/>")),
        ["a comment"] = ("XML-COMMENT", () => Bytes("<a><!-- x --></a>")),
        ["a comment at the end"] = ("XML-COMMENT", () => Bytes("<a/><!-- x -->")),
        ["an instruction"] = ("XML-PI", () => Bytes("<a><?x y?></a>")),
        ["a style sheet"] = ("XML-PI", () => Bytes("<?xml-stylesheet href='x'?><a/>")),
        ["xsi:type"] = ("XML-XSI", () => Bytes("<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"b\"/>")),
        ["schemaLocation under another prefix"] = ("XML-XSI", () => Bytes("<a xmlns:q=\"http://www.w3.org/2001/XMLSchema-instance\"><b q:schemaLocation=\"urn:x http://example.org/x.xsd\"/></a>")),
        ["id"] = ("XML-ID", () => Bytes("<a id='1'/>")),
        ["Id"] = ("XML-ID", () => Bytes("<a><b Id='1'/></a>")),
        ["ID"] = ("XML-ID", () => Bytes("<a ID='1'/>")),
        ["xml:id"] = ("XML-ID", () => Bytes("<a xml:id='b'/>")),
        ["another root"] = ("FORM-UNKNOWN", () => Bytes("<a/>")),
        ["no namespace"] = ("FORM-UNKNOWN", () => Bytes("<Ask/>")),
        ["another root in the namespace"] = ("FORM-UNKNOWN", () => Bytes("<Asked xmlns=\"urn:formexchange:xx-yy:ASK:1\"/>")),
        ["another convention"] = ("FORM-UNKNOWN", () => Bytes("<Ask xmlns=\"urn:formexchange:xx-zz:ASK:2\"/>")),
        ["another version"] = ("FORM-VERSION-UNKNOWN", () => Bytes("<Ask xmlns=\"urn:formexchange:xx-yy:ASK:2\"/>")),
        ["another version and root"] = ("FORM-VERSION-UNKNOWN", () => Bytes("<Query xmlns=\"urn:formexchange:xx-yy:ASK:99999\"/>")),
    };

    public static TheoryData<string> Names => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_refused_with_a_code_of_its_own(string name)
    {
        var (code, make) = Bad[name];
        var document = make();
        var report = new FormValidator(SmallCatalogue.Catalogue).Validate(document).Report;
        report.Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
        report.IsValid.ShouldBeFalse();
    }

    [Fact]
    public void The_line_of_a_DTD_a_bad_byte_and_a_broken_tag_is_given()
    {
        Line("\n\n<!DOCTYPE a><a/>").ShouldBe(3);
        Line("<a>\n<b>\n</a>").ShouldBe(3);
        new FormValidator(SmallCatalogue.Catalogue).Validate(new byte[] { (byte)'<', (byte)'\n', (byte)'\n', 0xFF }).Report.Findings[0].Place.Line.ShouldBe(3);
    }

    [Theory]
    [InlineData("\uFEFF", "")]
    [InlineData("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>", "\n")]
    [InlineData("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\r\n", "\r\n\t ")]
    public void A_byte_order_mark_a_declaration_and_white_space_around_are_harmless(string before, string after) =>
        SmallCatalogue.Codes(before + SmallCatalogue.Ask + after).ShouldBeEmpty();

    [Fact]
    public void Entities_of_XML_itself_and_characters_by_number_are_text() =>
        SmallCatalogue.Codes(SmallCatalogue.Ask.Replace("FICTIF", "&amp;&lt;&#233;&#x642;", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void An_attribute_of_a_megabyte_is_a_finding() =>
        SmallCatalogue.Codes(SmallCatalogue.Ask.Replace("number=\"1\"", $"number=\"{new string('1', 1_000_000)}\"", StringComparison.Ordinal)).ShouldBe(["XSD-PATTERN"]);

    [Fact]
    public void A_text_of_nine_megabytes_is_a_finding() =>
        SmallCatalogue.Codes(SmallCatalogue.Ask.Replace("007780001234567890123490", new string('1', 9_000_000), StringComparison.Ordinal)).ShouldBe(["T-ACCOUNT"]);

    [Fact]
    public void A_report_on_a_hundred_thousand_faults_ends_after_two_hundred()
    {
        static string Wrong(int faults) => Open + string.Concat(Enumerable.Repeat("<Person/><x/>", faults)) + "</Ask>";
        var codes = SmallCatalogue.Codes(Wrong(100_000));
        codes.Length.ShouldBe(201);
        codes[^1].ShouldBe("REPORT-TRUNCATED");
        Growth.ShouldBeLinear(Wrong, wrong => SmallCatalogue.Codes(wrong), 100_000);
    }

    [Fact]
    public void Sixty_thousand_periods_cost_no_more_than_their_number()
    {
        const string period = "<Period><c:StartDate>2000-01-01</c:StartDate><c:EndDate>1999-12-31</c:EndDate></Period>";
        static string With(int periods) =>
            SmallCatalogue.Ask.Replace("<Period>", string.Concat(Enumerable.Repeat(period, periods)) + "<Period>", StringComparison.Ordinal);
        SmallCatalogue.Codes(With(60_000)).Length.ShouldBe(201);
        Growth.ShouldBeLinear(With, document => SmallCatalogue.Codes(document), 60_000);
    }

    [Fact]
    public async Task A_stream_of_two_hundred_megabytes_is_left_after_the_limit()
    {
        await using var endless = new EndlessStream(200 * 1024 * 1024);
        var validation = new FormValidator(SmallCatalogue.Catalogue).Validate(
            await SafeXml.ReadDocumentAsync(endless, TestContext.Current.CancellationToken));
        validation.Report.Findings.ShouldHaveSingleItem().Code.ShouldBe("XML-TOO-LARGE");
        endless.Given.ShouldBeLessThan(XmlLimits.Document.LargestBytes + 1024 * 1024);
        using var small = new EndlessStream(1000);
        (await SafeXml.ReadDocumentAsync(small, TestContext.Current.CancellationToken)).Length.ShouldBe(1000);
    }

    [Fact]
    public void A_thousand_documents_damaged_at_random_get_a_report_each()
    {
        var good = Bytes(SmallCatalogue.Ask);
        var random = new Random(20261124);
        var validator = new FormValidator(SmallCatalogue.Catalogue);
        for (var i = 0; i < 1000; i++)
        {
            var bad = (byte[])good.Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            }

            var length = random.Next(4) == 0 ? random.Next(bad.Length) : bad.Length;
            validator.Validate(bad.AsMemory(0, length)).Report.ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_a_finding_of_its_own()
    {
        // The catalogue refuses nested repetitions; a row of them is only slow, and not before the value is long.
        PatternTimeout.Set().ShouldBeTrue();
        using var copy = new CatalogueCopy();
        copy.Replace("xx-yy/ASK/1/ASK.xsd", "[0-9]{24}", "[0-9]*[0-9]*[0-9]*[0-9]*x");
        var catalogue = FormCatalogue.Load(copy.Folder).Catalogue.ShouldNotBeNull();
        var document = SmallCatalogue.Ask.Replace("007780001234567890123490", new string('1', 20_000), StringComparison.Ordinal);
        new FormValidator(catalogue).Validate(Bytes(document)).Report.Findings.ShouldHaveSingleItem().Code.ShouldBe("T-ACCOUNT");
    }

    /// <summary>The bound is one of the clock: a busy machine, not the value, may have met it.</summary>
    [Fact]
    public void A_pattern_that_took_too_long_once_is_tried_again()
    {
        var tries = new List<bool>();
        PatternTimeout.Insist(last =>
        {
            tries.Add(last);
            return tries.Count < 3 ? throw new System.Text.RegularExpressions.RegexMatchTimeoutException() : tries.Count;
        }).ShouldBe(3);
        tries.ShouldBe([false, false, false]);
        tries.Clear();
        Should.Throw<System.Text.RegularExpressions.RegexMatchTimeoutException>(() => PatternTimeout.Insist<int>(last =>
        {
            tries.Add(last);
            throw new System.Text.RegularExpressions.RegexMatchTimeoutException();
        }));
        tries.ShouldBe([false, false, false, true]);
    }

    private static int? Line(string document) => SmallCatalogue.Validate(document).Report.Findings[0].Place.Line;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string BillionLaughs()
    {
        var text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (var i = 1; i < 30; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY l{i} \"&l{i - 1};&l{i - 1};\">");
        }

        return text.Append("]><a>&l29;</a>").ToString();
    }

    /// <summary>Gives as many bytes as asked for without holding them, and counts.</summary>
    private sealed class EndlessStream(long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(buffer.Length, length - Given);
            buffer[..read].Fill((byte)' ');
            Given += read;
            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
