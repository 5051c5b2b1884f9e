"""The same drafts in several formats: places that point back to their text, and
the same entities and findings."""
import collections
import html
import json
import shutil
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
import packages  # noqa: E402
import support  # noqa: E402

PANDOC = shutil.which("pandoc")
EXTRACTED = (".docx", ".odt")
PIECE = 30  # paragraphs


def drafts():
    """Pieces of the drafts of golden/ that are plain text, by paragraphs."""
    for path in sorted((support.ROOT / "golden").glob("*/draft.*")):
        if path.suffix not in (".txt", ".md"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        paragraphs = [" ".join(block.split())
                      for block in text.split("\n\n") if block.strip()]
        for i in range(0, min(len(paragraphs), 2 * PIECE), PIECE):
            yield f"{path.parent.name}-{i}", paragraphs[i:i + PIECE]


def as_html(paragraphs):
    return "<!DOCTYPE html>\n" + "".join(
        f"<p>{html.escape(text, quote=False)}</p>\n" for text in paragraphs)


def as_odt(paragraphs):
    return packages.odt("".join(
        f"<text:p>{packages.escaped(text)}</text:p>" for text in paragraphs))


def as_docx(paragraphs):
    """Runs end in the middle of words, as word processors leave them."""
    return packages.docx("".join(
        packages.paragraph(*(text[i:i + 7] for i in range(0, len(text), 7)))
        for text in paragraphs))


MAKERS = {".html": as_html, ".odt": as_odt, ".docx": as_docx}


class RoundTrip(support.CliTest):
    def entries(self, folder):
        process = self.run_galley("check", "--entities", "--format", "jsonl",
                                  folder)
        self.assertIn(process.returncode, (0, 1), process.stderr.decode())
        by_path = collections.defaultdict(list)
        for line in process.stdout.splitlines():
            entry = json.loads(line)
            by_path[entry["path"]].append(entry)
        return by_path

    def check_places(self, by_path):
        for path, entries in by_path.items():
            if path.endswith(EXTRACTED):
                text = self.run_galley("text", path).stdout
            else:
                text = (self.folder / path).read_bytes()
            for entry in entries:
                self.assertEqual(text[entry["start"]:entry["end"]].decode(),
                                 entry["text"], path)

    @staticmethod
    def said(entries):
        return collections.Counter(
            (entry["rule"], html.unescape(entry["text"]), entry.get("value"))
            for entry in entries)

    def test_the_same_in_every_format(self):
        names = []
        for name, paragraphs in drafts():
            names.append(name)
            for ending, make in MAKERS.items():
                self.write(f"d/{name}{ending}", make(paragraphs))
        self.assertGreaterEqual(len(names) * len(MAKERS), 40)
        by_path = self.entries("d")
        self.assertGreater(sum(map(len, by_path.values())), 1000)
        self.check_places(by_path)
        for name in names:
            wanted = self.said(by_path[f"d/{name}.html"])
            for ending in EXTRACTED:
                with self.subTest(name=name, ending=ending):
                    self.assertEqual(self.said(by_path[f"d/{name}{ending}"]),
                                     wanted)

    @unittest.skipUnless(PANDOC, "SKIPPED: pandoc is not installed")
    def test_what_pandoc_writes(self):
        for name, paragraphs in list(drafts())[:4]:
            self.write("source.html", as_html(paragraphs))
            for ending in EXTRACTED:
                target = self.folder / "p" / (name + ending)
                target.parent.mkdir(exist_ok=True)
                subprocess.run([PANDOC, "-f", "html", "-o", str(target),
                                str(self.folder / "source.html")], check=True)
            self.write(f"p/{name}.html", as_html(paragraphs))
        by_path = self.entries("p")
        self.check_places(by_path)
        for path in by_path:
            wanted = self.said(by_path[path.rsplit(".", 1)[0] + ".html"])
            with self.subTest(path=path):
                self.assertEqual(self.said(by_path[path]), wanted)


support.main()
