"""Small office files and PDFs made by hand, for the tests of the command line."""
import html
import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def escaped(text):
    return html.escape(text, quote=False)


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2)),
                             content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def relations(*rows):
    """Rows of id, last word of the type, target."""
    return (f'<Relationships xmlns="{PACKAGE}/relationships">' + "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in rows) + "</Relationships>")


def open_xml(main, kind, files):
    """A package about its part `main`, of a kind as in content types."""
    return zipped({
        "[Content_Types].xml":
            f'<Types xmlns="{PACKAGE}/content-types"><Override PartName='
            f'"/{main}" ContentType="application/vnd.openxmlformats-'
            f'officedocument.{kind}.main+xml"/></Types>',
        "_rels/.rels": relations(("a", "officeDocument", main)), **files})


def paragraph(*runs):
    return "<w:p>" + "".join(
        f'<w:r><w:t xml:space="preserve">{escaped(run)}</w:t></w:r>'
        for run in runs) + "</w:p>"


def docx(body, **parts):
    """A Word document; further parts by name, as footnotes="<w:footnote>"."""
    files = {
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}'
                             "</w:body></w:document>",
        "word/_rels/document.xml.rels":
            relations(*((name, name, f"{name}.xml") for name in parts))}
    for name, content in parts.items():
        files[f"word/{name}.xml"] = (f'<w:{name} xmlns:w="{WORD}">{content}'
                                     f"</w:{name}>")
    return open_xml("word/document.xml", "wordprocessingml.document", files)


def open_document(root, kind, body):
    """The XML of an OpenDocument of a kind, as "text"."""
    spaces = " ".join(f'xmlns:{prefix}="{ODF}{name}:1.0"' for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"),
        ("draw", "drawing"), ("presentation", "presentation")))
    return (f"<office:{root} {spaces}><office:body><office:{kind}>{body}"
            f"</office:{kind}></office:body></office:{root}>")


def open_document_package(kind, body):
    return zipped({
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": open_document("document-content", kind, body)})


def odt(body):
    return open_document_package("text", body)


def fodt(body):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' +
            open_document("document", "text", body)).encode()


def ods(*rows):
    """One sheet of rows of texts."""
    cells = "".join("<table:table-row>" + "".join(
        f"<table:table-cell><text:p>{escaped(text)}</text:p>"
        "</table:table-cell>" for text in row) + "</table:table-row>"
        for row in rows)
    return open_document_package(
        "spreadsheet", f'<table:table table:name="Plan">{cells}</table:table>')


def odp(*slides):
    """Slides of lists of texts; the first one of each is its title."""
    return open_document_package("presentation", "".join(
        "<draw:page>" + "".join(
            f'<draw:frame presentation:class="{"outline" if i else "title"}">'
            f"<draw:text-box><text:p>{escaped(text)}</text:p></draw:text-box>"
            "</draw:frame>" for i, text in enumerate(texts)) + "</draw:page>"
        for texts in slides))


def pptx(*slides):
    """Slides of lists of texts; the first one of each is its title."""
    def shape(text, kind):
        return (f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr>'
                f"</p:nvSpPr><p:txBody><a:p><a:r><a:t>{escaped(text)}</a:t>"
                "</a:r></a:p></p:txBody></p:sp>")
    ids = "".join(f'<p:sldId r:id="s{i}"/>' for i in range(len(slides)))
    files = {
        "ppt/presentation.xml":
            f'<p:presentation xmlns:p="{SLIDES}" xmlns:r="{OFFICE}">'
            f"<p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        # The order is that of the presentation, not of the names.
        "ppt/_rels/presentation.xml.rels": relations(*(
            (f"s{i}", "slide", f"slides/slide{len(slides) - i}.xml")
            for i in range(len(slides))))}
    for i, texts in enumerate(slides):
        shapes = "".join(shape(text, "body" if j else "title")
                         for j, text in enumerate(texts))
        files[f"ppt/slides/slide{len(slides) - i}.xml"] = (
            f'<p:sld xmlns:p="{SLIDES}" xmlns:a="{DRAWING}">{shapes}</p:sld>')
    return open_xml("ppt/presentation.xml", "presentationml.presentation",
                    files)


def xlsx(*rows):
    """One sheet; texts are shared strings, numbers stand in the cells."""
    strings = []
    cells = ""
    for row in rows:
        cells += "<row>"
        for cell in row:
            if isinstance(cell, str):
                cells += f'<c t="s"><v>{len(strings)}</v></c>'
                strings.append(f"<si><r><t>{escaped(cell)}</t></r></si>")
            else:
                cells += f"<c><v>{cell}</v></c>"
        cells += "</row>"
    return open_xml("xl/workbook.xml", "spreadsheetml.sheet", {
        "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}">'
                           '<sheets><sheet name="Plan" r:id="a"/></sheets>'
                           "</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            ("a", "worksheet", "worksheets/sheet1.xml"),
            ("b", "sharedStrings", "sharedStrings.xml")),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEETS}"><sheetData>'
                                    f"{cells}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEETS}">{"".join(strings)}'
                                "</sst>"})


def pdf(*pages):
    """Pages of lines of (size, y, text), in Helvetica from the left margin."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
               "/Encoding /WinAnsiEncoding >>"]
    for number, lines in enumerate(pages):
        content = "".join(
            f"BT /F1 {size} Tf 72 {y} Td ({text}) Tj ET\n"
            for size, y, text in lines)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
            f"{5 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}"
                       "endstream")
    out = "%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += (f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n"
            f"{start}\n%%EOF\n")
    return out.encode("cp1252")
