"""Small office files made by hand, for the tests of the command line."""
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


def odt(body):
    spaces = " ".join(f'xmlns:{prefix}="{ODF}{prefix}:1.0"'
                      for prefix in ("office", "text", "table"))
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<office:document-content {spaces}><office:body>'
                       f"<office:text>{body}</office:text></office:body>"
                       "</office:document-content>"})


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
