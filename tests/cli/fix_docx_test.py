"""galley fix on a DOCX: repairs as tracked changes, and nothing else touched."""
import io
import pathlib
import re
import shutil
import subprocess
import sys
import unittest
import zipfile

sys.dont_write_bytecode = True
import packages  # noqa: E402
import support  # noqa: E402

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PACK = """<pack id="fixes">
  <check id="style.per-cent" category="style" severity="info">
    <match>percent</match><message>Two words.</message><why>House.</why>
    <fix>per cent</fix>
    <ok>Ten ⟪percent⟫.</ok><ok>A ⟪percent⟫.</ok><no>None.</no><no>No.</no>
  </check>
  <check id="leftover.note" category="leftover" severity="error">
    <match>\\[note [^\\]]*\\]</match><message>A note.</message><why>House.</why>
    <fix></fix>
    <ok>A ⟪[note a]⟫.</ok><ok>B ⟪[note b]⟫.</ok><no>None.</no><no>No.</no>
  </check>
</pack>
"""
CHANGES = re.compile(r'<w:(ins|del) w:id="\d+" w:author="galley">(.*?)</w:\1>')


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


class FixDocx(support.CliTest):
    def setUp(self):
        super().setUp()
        self.write("fixes.xml", PACK)

    def fix(self, *arguments, status=0, stderr=None):
        return self.expect(self.run_galley(
            "fix", "--no-default-rules", "--rules",
            support.PACKS / "types.xml", "--rules", "fixes.xml", *arguments),
            status, stderr)

    def text(self, name, changes="accepted"):
        return self.run_galley("text", "--changes", changes,
                               name).stdout.decode()

    def check_fixed(self, body, new, stderr=None, **more):
        """Fixes a document of this body; returns the new XML of the body."""
        self.write("d.docx", packages.docx(body, **more))
        old = self.text("d.docx")
        self.fix("d.docx", "-o", "out.docx", stderr=stderr)
        self.assertEqual(self.text("out.docx"), new)
        self.assertEqual(self.text("out.docx", "original"), old)
        before = parts((self.folder / "d.docx").read_bytes())
        after = parts((self.folder / "out.docx").read_bytes())
        self.assertEqual(list(after), list(before))
        for name in before:
            if not CHANGES.search(after[name].decode()):
                self.assertEqual(after[name], before[name])
        fixed = (self.folder / "out.docx").read_bytes()
        self.fix("--in-place", "out.docx", stderr="0 repairs in 0 drafts")
        self.assertEqual((self.folder / "out.docx").read_bytes(), fixed)
        return after["word/document.xml"].decode()

    def test_words_of_one_run(self):
        xml = self.check_fixed(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Ten percent &amp; five "
            "percent.</w:t></w:r></w:p>", "Ten per cent & five per cent.",
            "2 repairs in 1 draft")
        self.assertEqual([kind for kind, _ in CHANGES.findall(xml)],
                         ["del", "ins"] * 2)
        for _, change in CHANGES.findall(xml):
            self.assertIn("<w:rPr><w:b/></w:rPr>", change)
        self.assertIn(
            '<w:t xml:space="preserve"> &amp; five </w:t>', xml)
        self.assertEqual(len(set(re.findall(r'w:id="(\d+)"', xml))), 4)

    def test_words_over_several_runs(self):
        self.check_fixed(
            packages.paragraph("Ten per", "ce", "nt of it [no", "te a] here."),
            "Ten per cent of it here.")

    def test_blanks_that_word_drops_stay_dropped(self):
        self.check_fixed("<w:p><w:r><w:t>  percent  </w:t></w:r></w:p>",
                         "per cent")

    def test_notes_cells_links_and_insertions_of_others(self):
        run = "<w:r><w:t>percent</w:t></w:r>"
        self.check_fixed(
            f"<w:tbl><w:tr><w:tc><w:p>{run}</w:p></w:tc></w:tr></w:tbl>"
            f"<w:p><w:hyperlink>{run}</w:hyperlink></w:p>"
            f'<w:p><w:r><w:t>A </w:t></w:r></w:p><w:p>{run}</w:p>',
            "per cent\nper cent\nA\nper cent\n\f\nper cent",
            footnotes=f'<w:footnote w:id="7"><w:p>{run}</w:p></w:footnote>')
        self.write("ins.docx", packages.docx(
            f'<w:p><w:ins w:id="9" w:author="Ann">{run}</w:ins></w:p>'))
        self.fix("--in-place", "ins.docx")
        self.assertEqual(self.text("ins.docx"), "per cent")
        self.assertEqual(self.text("ins.docx", "original"), "")
        xml = parts((self.folder / "ins.docx").read_bytes())[
            "word/document.xml"].decode()
        self.assertEqual(len(set(re.findall(r'w:id="(\d+)"', xml))), 3)

    def test_what_is_more_than_letters_is_left(self):
        for inside in ("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>"):
            self.write("d.docx", packages.docx(
                '<w:p><w:r><w:t xml:space="preserve">[note </w:t>'
                f"{inside}<w:t>a]</w:t></w:r></w:p>"))
            before = (self.folder / "d.docx").read_bytes()
            self.fix("--in-place", "d.docx", stderr="1 in markup left to you")
            self.assertEqual((self.folder / "d.docx").read_bytes(), before)

    def test_a_dry_run_shows_the_text(self):
        self.write("d.docx", packages.docx(packages.paragraph("A percent.")))
        process = self.fix("--dry-run", "d.docx", status=1)
        self.assertIn(b"-A percent.", process.stdout)
        self.assertIn(b"+A per cent.", process.stdout)

    def test_what_is_refused(self):
        self.write("d.odt", packages.odt("<text:p>percent</text:p>"))
        self.fix("--in-place", "d.odt", status=2, stderr="d.odt: is no text")
        self.write("d.docx", packages.docx(packages.paragraph("percent")))
        self.fix("--in-place", "--changes", "original", "d.docx", status=2,
                 stderr="--changes original")
        self.fix("d.docx", status=2, stderr="-o COPY")
        self.fix("d.docx", "d.odt", "-o", "c.docx", status=2, stderr="one draft")
        self.fix("d.docx", "-o", "none/c.docx", status=2, stderr="none/c.docx")

    @unittest.skipUnless(OFFICE, "SKIPPED: LibreOffice is not installed")
    def test_libreoffice_shows_them(self):
        self.write("d.docx", packages.docx(
            packages.paragraph("Ten percent [note a] of it.")))
        self.fix("--in-place", "d.docx")
        subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{self.folder}/profile",
             "--headless", "--convert-to", "odt", "--outdir",
             str(self.folder / "out"), str(self.folder / "d.docx")],
            check=True, capture_output=True, timeout=300)
        content = parts((self.folder / "out" / "d.odt").read_bytes())[
            "content.xml"].decode()
        self.assertEqual(content.count("<text:deletion>"), 2)
        self.assertEqual(content.count("<text:insertion>"), 1)
        self.assertEqual(content.count("<dc:creator>galley</dc:creator>"), 3)
        self.assertEqual(self.text("out/d.odt"), "Ten per cent of it.")


support.main()
