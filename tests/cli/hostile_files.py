"""Files made to do harm, for each format: mutated ones from a fixed seed, what
is small and unfolds to much, and nesting without end. All are pairs of a name
and bytes."""
import io
import random
import zipfile
import zlib

import packages
from packages import docx, paragraph

PROSE = ["Wells & dams", "In June 2023 the WHO met [NT1] in Lomé.",
         "The the plan (of 14 of 17 districts", "a) one b) two d) four"]
MARKDOWN = ("# Wells\n\n- In June *2023* [the WHO](#x) met [NT1]\n- two\n\n"
            "> the the `plan`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
HTML = ("<!DOCTYPE html><h1>Wells &amp; dams</h1><ul><li>In June <b>2023</b> "
        "the WHO met [NT1]</ul><table><tr><td>a<td>b</table>"
        "<script>x</script><!-- y --><p title='x'>the the&nbsp;plan</p>")

TRACKED = ('<w:p><w:ins w:author="A"><w:r><w:t>new</w:t></w:r></w:ins><w:del>'
           "<w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
           "<w:tbl><w:tr><w:tc>" + paragraph("cell") + "</w:tc></w:tr></w:tbl>")


def samples():
    """A sound file of each format, by ending."""
    body = "".join(map(paragraph, PROSE))
    text = "".join(f"<text:p>{packages.escaped(line)}</text:p>"
                   for line in PROSE)
    return {
        ".txt": "\n".join(PROSE).encode(),
        ".md": MARKDOWN.encode(),
        ".html": HTML.encode(),
        ".docx": docx(body + TRACKED, footnotes='<w:footnote w:id="1">' +
                      paragraph("[NT2]") + "</w:footnote>"),
        ".pptx": packages.pptx(PROSE, PROSE[::-1]),
        ".xlsx": packages.xlsx(PROSE, [1, *PROSE]),
        ".odt": packages.odt(text),
        ".ods": packages.ods(PROSE, PROSE),
        ".odp": packages.odp(PROSE, PROSE),
        ".fodt": packages.fodt(text),
        ".pdf": packages.pdf([(11, 700 - 14 * i, line.replace("(", "\\("))
                              for i, line in enumerate(PROSE)]),
    }


def mutated(data, chance):
    """A copy with up to four wounds."""
    data = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        if not data:
            break
        at = chance.randrange(len(data))
        wound = chance.randrange(5)
        if wound == 0:
            data[at] = chance.randrange(256)
        elif wound == 1:
            del data[at:at + chance.randint(1, 40)]
        elif wound == 2:
            begin = chance.randrange(len(data))
            data[at:at] = data[begin:begin + chance.randint(0, 60)]
        elif wound == 3:
            del data[at:]
        else:
            data.insert(at, chance.choice(b"<>&/\"\0[("))
    return bytes(data)


def mutations(sample, number, seed):
    """`number` wounded copies; of a package every other one is wounded in a
    part, behind its checksum."""
    chance = random.Random(seed)
    parts = {}
    if sample.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(sample)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    for i in range(number):
        if parts and i % 2:
            name = chance.choice(sorted(parts))
            yield packages.zipped(
                {**parts, name: mutated(parts[name], chance)})
        else:
            yield mutated(sample, chance)


def unpacked_size(data):
    """Of a package with all its parts; of another file its size."""
    if not data.startswith(b"PK"):
        return len(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return max(len(data), sum(part.file_size for part in
                                  package.infolist()))


def nested(levels):
    """What opens so many times and never closes."""
    plain = {
        "round.txt": "(", "square.txt": "[", "quote.txt": "\u201c",
        "quotes.md": "> ", "list.md": "- ", "link.md": "[", "star.md": "*x",
        "image.md": "![", "code.md": "`x", "tag.md": "<b>", "under.md": "_(",
        "div.html": "<div>", "list.html": "<ul><li>", "bold.html": "<b>",
        "table.html": "<table><tr><td>", "quote.html": "<blockquote>",
        "end.html": "</p>", "comment.html": "<!--", "attribute.html": "<a ",
    }
    for name, opening in plain.items():
        yield name, (opening * levels + "x").encode()

    def odf(kind):
        return lambda body: packages.open_document_package(kind, body)

    def slides(body):
        return packages.open_xml(
            "ppt/presentation.xml", "presentationml.presentation",
            {"ppt/presentation.xml":
                 f'<p:presentation xmlns:p="{packages.SLIDES}">{body}'})

    def sheets(body):
        return packages.open_xml(
            "xl/workbook.xml", "spreadsheetml.sheet",
            {"xl/workbook.xml": f'<workbook xmlns="{packages.SHEETS}">{body}'})

    for name, make, opening in (
            ("content.docx", docx, "<w:sdt><w:sdtContent>"),
            ("change.docx", docx, "<w:ins>"),
            ("table.docx", docx, "<w:tbl><w:tr><w:tc>"),
            ("run.docx", docx, "<w:p><w:r>"),
            ("span.odt", packages.odt, "<text:span>"),
            ("list.odt", packages.odt, "<text:list><text:list-item>"),
            ("note.odt", packages.odt, "<text:p><text:note><text:note-body>"),
            ("section.fodt", packages.fodt, "<text:section>"),
            ("table.ods", odf("spreadsheet"), "<table:table>"),
            ("group.odp", odf("presentation"), "<draw:g>"),
            ("list.pptx", slides, "<p:sldIdLst>"),
            ("string.xlsx", sheets, "<si>")):
        yield name, make(opening * levels)
    for name, piece in (("array.pdf", b"["), ("dictionary.pdf", b"<</A")):
        yield name, (b"%PDF-1.4\n1 0 obj\n" + piece * levels +
                     b"\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n")


def _slides(count, parts, words):
    """A presentation that names its slides `count` times."""
    files = {
        "ppt/presentation.xml":
            f'<p:presentation xmlns:p="{packages.SLIDES}" '
            f'xmlns:r="{packages.OFFICE}"><p:sldIdLst>' + "".join(
                f'<p:sldId r:id="s{i}"/>' for i in range(count)) +
            "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": packages.relations(*(
            (f"s{i}", "slide", f"slides/slide{i % parts}.xml")
            for i in range(count)))}
    for i in range(parts):
        files[f"ppt/slides/slide{i}.xml"] = (
            f'<p:sld xmlns:p="{packages.SLIDES}" xmlns:a="{packages.DRAWING}">'
            f"<p:sp><p:txBody><a:p><a:r><a:t>{'word ' * words}</a:t></a:r>"
            "</a:p></p:txBody></p:sp></p:sld>")
    return packages.open_xml("ppt/presentation.xml",
                             "presentationml.presentation", files)


def _cells(count, words):
    """A sheet that shows one long string `count` times."""
    return packages.open_xml("xl/workbook.xml", "spreadsheetml.sheet", {
        "xl/workbook.xml": f'<workbook xmlns="{packages.SHEETS}" '
                           f'xmlns:r="{packages.OFFICE}"><sheets>'
                           '<sheet name="Plan" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": packages.relations(
            ("a", "worksheet", "sheet.xml"),
            ("b", "sharedStrings", "strings.xml")),
        "xl/sheet.xml": f'<worksheet xmlns="{packages.SHEETS}"><sheetData><row>'
                        + '<c t="s"><v>0</v></c>' * count +
                        "</row></sheetData></worksheet>",
        "xl/strings.xml": f'<sst xmlns="{packages.SHEETS}"><si><r><t>'
                          f"{'word ' * words}</t></r></si></sst>"})


def _headers(count, words):
    part = (f'<w:hdr xmlns:w="{packages.WORD}">{paragraph("word " * words)}'
            "</w:hdr>")
    return packages.open_xml("word/document.xml", "wordprocessingml.document", {
        "word/document.xml": f'<w:document xmlns:w="{packages.WORD}"/>',
        "word/_rels/document.xml.rels": packages.relations(
            *((f"h{i}", "header", f"h{i}.xml") for i in range(count))),
        **{f"word/h{i}.xml": part for i in range(count)}})


def _overlapping():
    """The second entry of the directory names the bytes of the first one."""
    data = bytearray(packages.odt("<text:p>x</text:p>"))
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 1)
    data[second + 42:second + 46] = data[first + 42:first + 46]
    return bytes(data)


def _annotations(count):
    return ("<text:p>" + "".join(
        f'<office:annotation office:name="a{i}"><text:p>w</text:p>'
        "</office:annotation>x" for i in range(count)) + "".join(
        f'<office:annotation-end office:name="a{i}"/>' for i in range(count)) +
        "</text:p>")


def _deletions(count, words):
    """One deleted text, said to stand at many places."""
    return ('<text:tracked-changes><text:changed-region text:id="a">'
            f"<text:deletion><text:p>{'old ' * words}</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>" +
            '<text:change text:change-id="a"/>x' * count + "</text:p>")


def _packed_page(stream):
    page = packages.pdf([(11, 700, "word")])
    begin = page.index(b"<< /Length")
    packed = zlib.compress(stream, 9)
    return page[:begin] + (
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) +
        packed + b"\nendstream\nendobj\ntrailer\n<< /Size 6 /Root 1 0 R >>\n"
        b"%%EOF\n")


def unfolding():
    """Small files that ask for much memory or time."""
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">'
                     for i in range(10))
    outside = '<!ENTITY a SYSTEM "file:///etc/passwd">'
    for name, entities, use in (("laughs", laughs, "&l9;"),
                                ("outside", outside, "&a;")):
        text = f"<text:p>{use}</text:p>"
        doctype = f"<!DOCTYPE x [{entities}]>"
        yield name + ".odt", packages.zipped({
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": doctype + text})
        yield name + ".fodt", (f'<?xml version="1.0"?>{doctype}<office:document>'
                               f"{text}</office:document>").encode()
        yield name + ".docx", packages.open_xml(
            "word/document.xml", "wordprocessingml.document",
            {"word/document.xml": doctype + f"<w:t>{use}</w:t>"})
        yield name + ".html", f"{doctype}<html><p>{use}".encode()
    yield "bomb.docx", docx(" " * (40 << 20))
    yield "bomb.odt", packages.odt(" " * (40 << 20))
    yield "bomb.ods", packages.open_document_package("spreadsheet",
                                                     " " * (40 << 20))
    yield "bomb.pdf", _packed_page(b" " * (60 << 20))
    yield "lines.pdf", _packed_page(
        b"BT /F1 11 Tf 72 700 Td " + b"(word) Tj 0 -1 Td " * 100_000 + b"ET")
    yield "word.docx", docx(paragraph("word " * 1_600_000))
    yield "runs.docx", docx(paragraph(*["word "] * 60_000))
    yield "word.odt", packages.odt(f"<text:p>{'word ' * 1_600_000}</text:p>")
    yield "spans.odt", packages.odt(
        "<text:p>" + "<text:span>x</text:span>" * 60_000 + "</text:p>")
    yield "blanks.odt", packages.odt(
        "<text:p>x" + '<text:s text:c="1000000000"/>x' * 60_000 + "</text:p>")
    yield "annotations.odt", packages.odt(_annotations(30_000))
    yield "deletions.odt", packages.odt(_deletions(5_000, 50_000))
    yield "repeated.ods", packages.open_document_package(
        "spreadsheet", "<table:table>" +
        '<table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384"><text:p>x'
        "</text:p></table:table-cell></table:table-row>" * 1000 +
        "</table:table>")
    yield "same.pptx", _slides(5_000, 1, 20_000)
    yield "slides.pptx", _slides(100, 100, 200_000)
    yield "ids.pptx", _slides(40_000, 1, 1)
    yield "string.xlsx", _cells(4_000, 100_000)
    yield "headers.docx", _headers(100, 200_000)
    yield "overlapping.odt", _overlapping()
    yield "twice.odt", packages.odt("<text:p>x</text:p>").replace(
        b"content.xml", b"mimetype\0\0\0")
    yield "away.odt", packages.zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "../../escaped": "x", "/tmp/galley-escaped": "x",
        "content.xml": "<text:p>x</text:p>"})
