"""Drafts in packages: what becomes of their places, changes and defects."""
import json
import sys

sys.dont_write_bytecode = True
import packages  # noqa: E402
import support  # noqa: E402
from packages import docx, paragraph  # noqa: E402


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

    def test_a_deletion_stands_where_it_was(self):
        change = '<text:change text:change-id="a"/>'
        for before, after in (("", "two"), ("two ", "end"), ("two", "")):
            self.write("d.odt", packages.odt(
                '<text:tracked-changes><text:changed-region text:id="a">'
                "<text:deletion><text:p>old</text:p></text:deletion>"
                "</text:changed-region></text:tracked-changes>"
                f"<text:p>one</text:p><text:p>{before}{change}{after}"
                "</text:p>"))
            process = self.run_galley("check", "--format", "jsonl", "--only",
                                      "leftover", "d.odt")
            found, = map(json.loads, process.stdout.splitlines())
            self.assertEqual(found["line"], 2)
            self.assertIn("old", found["message"])

    def test_limits_are_options(self):
        deep = "<w:sdt>" * 300 + paragraph("x") + "</w:sdt>" * 300
        self.write("deep.docx", docx(deep))
        self.write("bomb.docx", docx(" " * (20 << 20)))
        for name, option, limit in (("deep", "--max-depth", "400"),
                                    ("bomb", "--max-ratio", "100000"),
                                    ("deep", "--max-parts", "2"),
                                    ("deep", "--max-part-size", "1kB")):
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

    def test_slides(self):
        self.write("d.pptx", packages.pptx(["First", "Left [NT1] here"],
                                           ["Second", "And [NT2]"]))
        self.assertEqual(self.run_galley("text", "d.pptx").stdout.decode(),
                         "First\nLeft [NT1] here\n\f\nSecond\nAnd [NT2]")
        found = self.objects("check", "--only", "leftover", "d.pptx", status=1)
        self.assertEqual([f["location"]["story"] for f in found],
                         ["slide 1", "slide 2"])
        self.assertEqual(found[0]["location"]["part"], "ppt/slides/slide2.xml")

    def test_sheets(self):
        self.write("d.xlsx", packages.xlsx(["Item", 12, "Note"], ["Wells & dams", "[NT1]"]))
        self.assertEqual(self.run_galley("text", "d.xlsx").stdout.decode(),
                         "Item\tNote\nWells & dams\t[NT1]")
        found, = self.objects("check", "--only", "leftover", "d.xlsx", status=1)
        self.assertEqual(found["location"]["story"], "sheet Plan")

    def test_a_zip_file_of_something_else(self):
        self.write("d.zip", packages.zipped({"a.txt": "text"}))
        self.expect(self.run_galley("text", "d.zip"), 2,
                    "is a zip file with no document that galley reads")


support.main()
