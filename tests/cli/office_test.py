"""Drafts in packages: what becomes of their places, changes and defects."""
import io
import sys
import unittest
import zipfile

sys.dont_write_bytecode = True
import support  # noqa: E402

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = ("application/vnd.openxmlformats-officedocument.wordprocessingml."
        "document.main+xml")


def docx(body, **parts):
    """A Word document; further parts by name, as footnotes="<w:footnote>"."""
    names = {"footnotes": "footnotes", "comments": "comments", "header": "hdr"}
    out = io.BytesIO()
    related = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" '
        f'Target="{name}.xml"/>' for name in parts)
    files = {
        "[Content_Types].xml":
            f'<Types xmlns="{PACKAGE}/content-types"><Override PartName='
            f'"/word/document.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels":
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
            f'Id="a" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}'
                             '</w:body></w:document>',
        "word/_rels/document.xml.rels":
            f'<Relationships xmlns="{PACKAGE}/relationships">{related}'
            '</Relationships>'}
    for name, content in parts.items():
        files[f"word/{name}.xml"] = (f'<w:{names[name]} xmlns:w="{WORD}">'
                                     f'{content}</w:{names[name]}>')
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def paragraph(*runs):
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>'
                             for run in runs) + "</w:p>"


class Office(support.CliTest):
    def test_offsets_count_the_extracted_text_and_locations_the_document(self):
        self.write("d.docx", docx(
            paragraph("Lomé.") + paragraph("Left [N", "T1] he", "re."),
            footnotes='<w:footnote w:id="2">' + paragraph("And [NT2].") +
            "</w:footnote>"))
        text = self.run_galley("text", "d.docx").stdout
        found = self.objects("check", "--only", "leftover", "d.docx", status=1)
        self.assertEqual([text[f["start"]:f["end"]].decode() for f in found],
                         ["[NT1]", "[NT2]"])
        self.assertEqual([f["text"] for f in found], ["[NT1]", "[NT2]"])
        self.assertEqual(
            [f["location"] for f in found],
            [{"story": "body", "part": "word/document.xml", "paragraph": 2},
             {"story": "footnote 1", "part": "word/footnotes.xml",
              "paragraph": 1}])
        shown = self.galley("check", "d.docx").stdout.decode()
        self.assertIn("d.docx:2:6: error:", shown)
        self.assertIn("\n    in paragraph 2\n", shown)
        self.assertIn("\n    in footnote 1, paragraph 1\n", shown)

    def test_a_draft_of_text_has_no_location(self):
        found = self.objects("check", "draft.txt", status=1)
        self.assertNotIn("location", found[0])

    def test_changes(self):
        self.write("d.docx", docx(
            "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r>"
            "<w:delText>old</w:delText></w:r></w:del></w:p>"))
        for arguments, text in (((), b"new"), (("--changes", "accepted"), b"new"),
                                (("--changes", "original"), b"old")):
            self.assertEqual(self.run_galley("text", *arguments,
                                             "d.docx").stdout, text)
        self.expect(self.run_galley("text", "--changes", "both", "d.docx"), 2,
                    "--changes")

    def test_limits_are_options(self):
        deep = "<w:sdt>" * 300 + paragraph("x") + "</w:sdt>" * 300
        self.write("deep.docx", docx(deep))
        self.write("bomb.docx", docx(" " * (20 << 20)))
        for name, option, limit in (("deep", "--max-depth", "400"),
                                    ("bomb", "--max-ratio", "100000"),
                                    ("deep", "--max-parts", "2"),
                                    ("bomb", "--max-part-size", "1kB")):
            refused = option in ("--max-parts", "--max-part-size")
            with self.subTest(name=name, option=option):
                arguments = [option, limit] if refused else []
                self.expect(self.run_galley("text", *arguments, name + ".docx"),
                            2, option)
                if not refused:
                    self.expect(self.run_galley("text", option, limit,
                                                name + ".docx"), 0)

    def test_the_readable_ones_are_still_reported(self):
        whole = docx(paragraph("[NT1]"))
        self.write("cut.docx", whole[:-30])
        self.write("d.docx", whole)
        self.write("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest")
        found = self.objects("check", "cut.docx", "d.docx", "old.doc", status=2,
                             stderr=["cut.docx: is a damaged zip file",
                                     "old.doc: is an encrypted office file or "
                                     "one of Word 97"])
        self.assertEqual([f["path"] for f in found], ["d.docx"])


if __name__ == "__main__":
    support.main()
