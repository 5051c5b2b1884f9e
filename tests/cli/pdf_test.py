"""Drafts in PDF: text, places, and children that fail."""
import shutil
import stat
import sys
import time
import unittest

sys.dont_write_bytecode = True
import support  # noqa: E402
from packages import pdf  # noqa: E402


def lines(*texts, top=700):
    return [(11, top - 14 * i, text) for i, text in enumerate(texts)]


@unittest.skipUnless(shutil.which("pdftotext"),
                     "SKIPPED: pdftotext (poppler-utils) is not installed")
class Pdf(support.CliTest):
    def text(self, *pages):
        self.write("d.pdf", pdf(*pages))
        process = self.expect(self.run_galley("text", "d.pdf"), 0)
        return process.stdout.decode()

    def test_lines_become_paragraphs_and_headings(self):
        self.assertEqual(
            self.text([(18, 760, "Wells")] +
                      lines("The dam of the valley", "held in May.") +
                      lines("Rain fell in the", "nine villages.", top=640)),
            "Wells\nThe dam of the valley held in May.\n"
            "Rain fell in the nine villages.")

    def test_words_cut_at_the_end_of_a_line_are_joined(self):
        self.assertEqual(
            self.text(lines("The imple-", "mentation of gender-",
                            "based plans and the gender-based", "work")),
            "The implementation of gender-based plans and the gender-based work")

    def test_headers_and_footers_come_last(self):
        pages = [[(9, 810, "Annual report")] +
                 lines(f"Text of page {word} goes", f"on to {word}.") +
                 [(9, 40, f"Page {number}")]
                 for number, word in enumerate(("one", "two", "three"), 1)]
        self.assertEqual(
            self.text(*pages),
            "Text of page one goes on to one.\n"
            "Text of page two goes on to two.\n"
            "Text of page three goes on to three.\n"
            "Annual report\nPage 1\nAnnual report\nPage 2\nAnnual report\n"
            "Page 3")

    def test_a_sentence_goes_on_behind_the_end_of_a_page(self):
        self.assertEqual(self.text(lines("The dam of the"), lines("valley.")),
                         "The dam of the valley.")

    def test_places(self):
        self.write("d.pdf", pdf(lines("Nothing here."),
                                lines("Left [NT1] there.")))
        found, = self.objects("check", "--only", "leftover", "d.pdf", status=1)
        self.assertEqual(found["text"], "[NT1]")
        self.assertEqual(found["location"]["page"], 2)
        left, top, right, bottom = found["location"]["box"]
        self.assertAlmostEqual(left, 72, delta=1)
        self.assertLess(top, 842 - 700)
        self.assertGreater(bottom, top)
        self.assertGreater(right, left)

    def test_a_scan_has_no_text(self):
        self.write("d.pdf", pdf([]))
        self.expect(self.run_galley("text", "d.pdf"), 2, "has no text")

    def child(self, script):
        """What is found as pdftotext instead; the folder of it."""
        path = self.folder / "bin" / "pdftotext"
        path.parent.mkdir()
        path.write_text(script)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path.parent)

    def check_beside(self, path, message, *options):
        self.write("a.pdf", pdf(lines("[NT1]")))
        found = self.objects("check", *options, "a.pdf", "draft.txt", status=2,
                             stderr=["a.pdf: cannot be read as PDF", message],
                             env={"PATH": path})
        self.assertEqual({one["path"] for one in found}, {"draft.txt"})

    def test_a_missing_child(self):
        self.check_beside("/nonexistent", "needs the program pdftotext")

    def test_a_killed_child(self):
        self.check_beside(self.child("#!/bin/sh\nkill -9 $$\n"),
                          "was killed by signal 9")

    def test_a_failing_child(self):
        self.check_beside(self.child("#!/bin/sh\nexit 3\n"),
                          "failed with status 3")

    def test_a_hanging_child(self):
        begin = time.monotonic()
        self.check_beside(self.child("#!/bin/sh\nwhile :; do :; done\n"),
                          "took more than 0.5 seconds", "--pdf-seconds", "0.5")
        self.assertLess(time.monotonic() - begin, 60)

    def test_a_child_that_sleeps(self):
        python = sys.executable
        self.check_beside(
            self.child(f"#!{python}\nimport time\ntime.sleep(600)\n"),
            "took more than 1 second", "--pdf-seconds", "1")

    def test_a_damaged_file(self):
        self.write("d.pdf", b"%PDF-1.4\nnothing")
        self.expect(self.run_galley("text", "d.pdf"), 2,
                    "d.pdf: cannot be read as PDF")


support.main()
