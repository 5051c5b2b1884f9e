"""galley fix: what is sure is repaired, nothing else is touched."""
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402

PACK = """<pack id="fixes">
  <check id="style.per-cent" category="style" severity="info">
    <match>percent</match><message>Two words.</message><why>House.</why>
    <fix>per cent</fix>
    <ok>Ten ⟪percent⟫.</ok><ok>A ⟪percent⟫.</ok><no>None.</no><no>No.</no>
  </check>
  <check id="leftover.note" category="leftover" severity="error">
    <match>\\[note [a-z ]*\\]</match><message>A note.</message><why>House.</why>
    <fix></fix>
    <ok>A ⟪[note a]⟫.</ok><ok>B ⟪[note b]⟫.</ok><no>None.</no><no>No.</no>
  </check>
  <check id="repetition.percent" category="repetition" severity="warning">
    <match>ten percent ten</match><message>Twice.</message><why>House.</why>
    <fix>ten</fix>
    <ok>⟪ten percent ten⟫</ok><ok>Of ⟪ten percent ten⟫</ok><no>Ten.</no>
    <no>No.</no>
  </check>
</pack>
"""


class Fix(support.CliTest):
    def setUp(self):
        super().setUp()
        self.write("fixes.xml", PACK)

    def fix(self, *arguments, status=0, stderr=None):
        return self.expect(self.run_galley(
            "fix", "--no-default-rules", "--rules", support.PACKS / "types.xml",
            "--rules", "fixes.xml", *arguments), status, stderr)

    def fixed(self, name, content, stderr=None):
        """The bytes after a fix, which a second one leaves as they are."""
        self.write(name, content)
        self.fix("--in-place", name, stderr=stderr)
        after = (self.folder / name).read_bytes()
        again = self.fix("--in-place", name)
        self.assertIn(b"galley: 0 repairs in 0 drafts", again.stderr)
        self.assertEqual((self.folder / name).read_bytes(), after)
        return after

    def test_what_is_sure_is_repaired(self):
        self.assertEqual(
            self.fixed("a.txt", "It fell ten percent [note why] in May.\r\n"
                       "Then percent.\r\n", "3 repairs in 1 draft"),
            b"It fell ten per cent in May.\r\nThen per cent.\r\n")
        self.assertEqual(self.fixed("b.md", "\ufeff# Two *percent*\n\n- é "
                                    "percent [note x]\n"),
                         "\ufeff# Two *per cent*\n\n- é per cent\n".encode())
        self.assertEqual(self.fixed("c.html", "<p>Caf&eacute; percent</p>\n"),
                         b"<p>Caf&eacute; per cent</p>\n")
        self.assertEqual(self.fixed("d.txt", "Nothing."), b"Nothing.")

    def test_overlapping_repairs_are_made_one_after_the_other(self):
        text = "It fell ten percent ten percent.\n"
        self.assertEqual(self.fixed("a.txt", text),
                         b"It fell ten per cent.\n")

    def test_markup_stays_whole(self):
        text = b"<p>A [note <b>of</b> mine] and <i>per</i>cent.</p>\n"
        self.assertEqual(self.fixed("a.html", text, "2 in markup left to you"),
                         text)

    def test_only_and_skip_choose(self):
        self.write("a.txt", "Ten percent [note a] more.\n")
        self.fix("--in-place", "--skip", "leftover", "a.txt")
        self.assertEqual((self.folder / "a.txt").read_text(),
                         "Ten per cent [note a] more.\n")

    def test_what_was_judged_stays(self):
        text = ("<!-- galley:ignore-next style quoted -->\nTen percent.\n")
        self.assertEqual(self.fixed("a.md", text), text.encode())

    def test_a_dry_run_is_a_patch(self):
        lines = [f"Line {i} is here.\n" for i in range(40)]
        lines[3] = "Ten percent.\n"
        lines[9] = "Two percent.\n"
        lines[30] = "Now [note x] then.\n"
        text = "".join(lines) + "The last percent"
        self.write("a.txt", text)
        process = self.fix("--dry-run", "a.txt", status=1,
                           stderr="4 repairs in 1 draft, shown and not made")
        self.assertEqual((self.folder / "a.txt").read_text(), text)
        diff = process.stdout.decode()
        self.assertTrue(diff.startswith(
            "--- a.txt\n+++ a.txt\n@@ -1,13 +1,13 @@\n Line 0 is here.\n"),
            diff)
        self.assertTrue(diff.endswith(
            "-The last percent\n\\ No newline at end of file\n"
            "+The last per cent\n\\ No newline at end of file\n"), diff)
        self.assertEqual(diff.count("@@ -"), 3)
        if shutil.which("patch") is None:
            print("SKIPPED: patch is not installed", file=sys.stderr)
        else:
            self.write("b.txt", text)
            subprocess.run(["patch", "-s", "b.txt"], input=process.stdout,
                           cwd=self.folder, check=True, timeout=60)
            self.fix("--in-place", "a.txt")
            self.assertEqual((self.folder / "b.txt").read_bytes(),
                             (self.folder / "a.txt").read_bytes())
        clean = self.write("clean.txt", "Nothing.\n")
        self.assertEqual(self.fix("--dry-run", clean).stdout, b"")

    def test_links_and_permissions_stay(self):
        self.write("real.txt", "Ten percent.\n")
        (self.folder / "real.txt").chmod(0o640)
        (self.folder / "link.txt").symlink_to("real.txt")
        self.fix("--in-place", "link.txt")
        self.assertTrue((self.folder / "link.txt").is_symlink())
        self.assertEqual((self.folder / "real.txt").read_text(),
                         "Ten per cent.\n")
        self.assertEqual((self.folder / "real.txt").stat().st_mode & 0o777,
                         0o640)
        self.assertEqual(list(self.folder.glob("*.tmp")), [])

    def test_what_cannot_be_fixed_is_refused(self):
        self.fix(self.draft, status=2, stderr="--dry-run")
        self.fix("--dry-run", "--in-place", self.draft, status=2)
        self.fix("--in-place", "-", status=2, stderr="standard input")
        self.fix("--in-place", "no.txt", status=2, stderr="no such file")
        for name, content, why in [
                ("a.docx", b"PK\x03\x04....", "is a damaged zip file"),
                ("a.pdf", b"%PDF-1.4", "is no text, Markdown, HTML or DOCX"),
                ("b.txt", "Été percent".encode("latin-1"), "is not UTF-8"),
                ("c.txt", "Ten percent".encode("utf-16-le"), "is not UTF-8")]:
            self.write(name, content)
            self.fix("--in-place", name, status=2, stderr=[name, why])
            self.assertEqual((self.folder / name).read_bytes(),
                             content if isinstance(content, bytes)
                             else content.encode())

    def test_golden_drafts_end_repaired(self):
        for draft in sorted((support.ROOT / "golden").glob("*/draft.*")):
            self.write(f"d/{draft.parent.name}{draft.suffix}",
                       draft.read_bytes())
        first = self.expect(self.run_galley("fix", "--in-place", "d"), 0)
        self.assertNotIn(b"galley: 0 repairs", first.stderr)
        after = {p: p.read_bytes() for p in (self.folder / "d").iterdir()}
        again = self.expect(self.run_galley("fix", "--in-place", "d"), 0)
        self.assertIn(b"galley: 0 repairs in 0 drafts", again.stderr)
        for path, content in after.items():
            self.assertEqual(path.read_bytes(), content)


support.main()
