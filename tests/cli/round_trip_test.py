"""The same drafts in several formats: places that point back to their text, and
the same entities and findings."""
import collections
import html
import json
import re
import shutil
import sys
import textwrap

sys.dont_write_bytecode = True
import packages  # noqa: E402
import support  # noqa: E402

PACKAGES = (".docx", ".odt", ".pptx")
EXTRACTED = (*PACKAGES, ".pdf")  # places count in what `galley text` prints
# Rules that look at headings, which plain text has only by their shape.
OF_HEADINGS = ("structure.empty-section", "duplicate.heading")
PIECE = 30  # paragraphs
MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-.!<>|~&]")


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


def as_text(paragraphs):
    return "\n\n".join(paragraphs) + "\n"


def as_markdown(paragraphs):
    return "\n\n".join(MARKUP.sub(r"\\\g<0>", text)
                       for text in paragraphs) + "\n"


def as_pdf(paragraphs):
    """Lines of 90 signs, with more room between paragraphs; letters that its
    encoding does not have are left out."""
    pages = [[]]
    y = 780
    for text in paragraphs:
        text = text.encode("cp1252", errors="ignore").decode("cp1252")
        for line in textwrap.wrap(text, 90, break_on_hyphens=False):
            if y < 60:
                pages.append([])
                y = 780
            pages[-1].append((9, y, re.sub(r"[\\()]", r"\\\g<0>", line)))
            y -= 11
        y -= 11
    return packages.pdf(*pages)


MAKERS = {".html": as_html, ".odt": as_odt, ".docx": as_docx, ".txt": as_text,
          ".md": as_markdown, ".pdf": as_pdf}


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
        """How often each thing was said, without the markup and the line
        breaks of its format."""
        def plain(entry):
            text = " ".join(entry["text"].split())
            if entry["path"].endswith(".html"):
                return html.unescape(text)
            if entry["path"].endswith(".md"):
                return re.sub(r"\\(" + MARKUP.pattern + ")", r"\1", text)
            return text
        return collections.Counter(
            (entry["rule"], plain(entry), entry.get("value"))
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
        in_pdf = all_of_pdf = 0
        for name in names:
            wanted = self.said(by_path[f"d/{name}.html"])
            for ending in MAKERS.keys() - {".pdf"}:
                said = self.said(
                    entry for entry in by_path[f"d/{name}{ending}"]
                    if ending != ".txt" or entry["rule"] not in OF_HEADINGS)
                with self.subTest(name=name, ending=ending):
                    self.assertEqual(said, wanted)
            all_of_pdf += wanted.total()
            in_pdf += (wanted & self.said(by_path[f"d/{name}.pdf"])).total()
        self.assertGreaterEqual(in_pdf, 0.95 * all_of_pdf)

    def test_what_other_programs_wrote(self):
        """Two drafts of golden/ as pandoc and LibreOffice save them."""
        shutil.copytree(support.ROOT / "tests/data/documents",
                        self.folder / "o")
        by_path = self.entries("o")
        self.check_places(by_path)
        for path in by_path:
            draft = path.split("-")[0]
            wanted = self.said(by_path[draft + "-pandoc.docx"])
            said = self.said(by_path[path])
            with self.subTest(path=path):
                if path.endswith(PACKAGES):
                    self.assertEqual(said, wanted)
                self.assertGreaterEqual((said & wanted).total(),
                                        0.95 * wanted.total())


support.main()
