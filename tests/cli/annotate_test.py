"""galley annotate: comments at their places, and nothing else touched."""
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import packages  # noqa: E402
import support  # noqa: E402

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


class Annotate(support.CliTest):
    def annotate(self, name, copy, added, there=0):
        self.expect(self.galley("annotate", name, "-o", copy), 0,
                    f"{copy}: {added} comment{'' if added == 1 else 's'} added, "
                    f"{there} there already")
        return (self.folder / copy).read_bytes()

    def remarks(self, name):
        """Texts of the findings of comments, with the shipped check."""
        process = self.run_galley("check", "--format", "jsonl", "--only",
                                  "leftover.comment", name)
        return [json.loads(line) for line in process.stdout.splitlines()]

    def both(self):
        body = ["Nothing here.", "Left [NT1] here & there.", "And [NT2]."]
        self.write("d.docx", packages.docx(
            "".join(map(packages.paragraph, body)) +
            "<w:tbl><w:tr><w:tc>" + packages.paragraph("Cell [N", "T3]") +
            "</w:tc></w:tr></w:tbl>",
            footnotes='<w:footnote w:id="2">' + packages.paragraph("[NT4]") +
            "</w:footnote>"))
        self.write("d.odt", packages.odt(
            "".join(f"<text:p>{packages.escaped(text)}</text:p>"
                    for text in body) +
            "<text:p><text:span>Cell</text:span> [NT<text:span>3]</text:span>, "
            "dry<text:note><text:note-body><text:p>[NT4]</text:p>"
            "</text:note-body></text:note></text:p>"))

    def test_each_finding_is_a_comment_at_its_place(self):
        self.both()
        for name in ("d.docx", "d.odt"):
            with self.subTest(name=name):
                copy = "copy-" + name
                before = (self.folder / name).read_bytes()
                self.annotate(name, copy, 4)
                self.assertEqual((self.folder / name).read_bytes(), before)
                self.assertEqual(
                    self.run_galley("text", copy).stdout,
                    self.run_galley("text", name).stdout)
                found = self.remarks(copy)
                self.assertEqual(len(found), 4)
                said = "\n".join(one["message"] for one in found)
                self.assertEqual(said.count("by galley"), 4)
                for mark in ("[NT1]", "[NT2]"):
                    self.assertTrue(any(mark in one["text"] for one in found),
                                    found)
                self.assertTrue(any("footnote 1" in one["message"]
                                    for one in found), found)

    def test_an_odt_is_marked_at_the_very_letters(self):
        self.both()
        self.annotate("d.odt", "copy.odt", 4)
        content = parts((self.folder / "copy.odt").read_bytes())["content.xml"]
        self.assertIn(b"</office:annotation>[NT1]<office:annotation-end",
                      content)

    def test_other_parts_stay_byte_for_byte(self):
        self.both()
        for name, touched in (
                ("d.docx", {"word/document.xml", "word/comments.xml",
                            "[Content_Types].xml",
                            "word/_rels/document.xml.rels"}),
                ("d.odt", {"content.xml"})):
            with self.subTest(name=name):
                old = parts((self.folder / name).read_bytes())
                new = parts(self.annotate(name, "copy", 4))
                self.assertEqual({part for part in new
                                  if new[part] != old.get(part)}, touched)
                self.assertLessEqual(set(old), set(new))
                body = "word/document.xml" if name == "d.docx" else "content.xml"
                marks = re.compile(
                    rb"<w:comment[^>]*/>|<w:r xmlns:w=[^>]*><w:commentReference"
                    rb"[^>]*/></w:r>|<office:annotation-end[^>]*/>|"
                    rb"<office:annotation .*?</office:annotation>")
                self.assertEqual(marks.sub(b"", new[body]), old[body])

    def test_a_second_run_adds_nothing(self):
        self.both()
        for name in ("d.docx", "d.odt"):
            first = self.annotate(name, "one", 4)
            self.assertEqual(self.annotate("one", "two", 0, 4), first)

    def test_comments_of_others_stay(self):
        self.write("d.docx", packages.docx(
            '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Old</w:t></w:r>'
            '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/>'
            "</w:r></w:p>" + packages.paragraph("[NT1]"),
            comments='<w:comment w:id="7" w:author="Ann">' +
            packages.paragraph("Why?") + "</w:comment>"))
        self.annotate("d.docx", "copy.docx", 1)
        said = [one["message"] for one in self.remarks("copy.docx")]
        self.assertEqual(len(said), 2)
        self.assertIn("by Ann", said[0])
        self.assertIn("by galley", said[1])

    def test_what_cannot_be_annotated(self):
        for arguments, said in ((["draft.txt", "-o", "copy"], "DOCX and ODT"),
                                (["draft.txt"], "-o"),
                                (["none.docx", "-o", "copy"], "no such file")):
            self.expect(self.galley("annotate", *arguments), 2, said)
        self.assertFalse((self.folder / "copy").exists())
        self.both()
        self.expect(self.galley("annotate", "d.odt", "-o", "none/copy.odt"), 2,
                    "none/copy.odt")

    @unittest.skipUnless(OFFICE, "SKIPPED: LibreOffice is not installed")
    def test_libreoffice_shows_them(self):
        self.both()
        self.annotate("d.docx", "copy.docx", 4)
        profile = f"-env:UserInstallation=file://{self.folder}/profile"
        subprocess.run([OFFICE, profile, "--headless", "--convert-to", "odt",
                        "--outdir", str(self.folder / "out"),
                        str(self.folder / "copy.docx")], check=True,
                       capture_output=True, timeout=300)
        content = parts((self.folder / "out" / "copy.odt").read_bytes())[
            "content.xml"].decode()
        notes = re.findall(r"<office:annotation .*?</office:annotation>",
                           content)
        self.assertEqual(len(notes), 4)
        for note in notes:
            self.assertIn("leftover", note)


support.main()
