"""The HTML page says what the other formats say, its links lead somewhere, and
nothing of drafts, file names or rules is obeyed by a browser."""
import html.parser
import json
import sys
import urllib.parse

sys.dont_write_bytecode = True
import payloads  # noqa: E402
import support  # noqa: E402

TAGS = set("html head meta title style body section header h2 h3 h4 h5 h6 bdi "
           "fieldset legend label input article p mark span a aside details "
           "summary ul ol li small q div del ins blockquote pre table tr td "
           "tbody br strong".split())
ATTRIBUTES = set("lang charset http-equiv content name class type checked dir "
                 "id href title aria-label style open colspan rowspan".split())


class Page(html.parser.HTMLParser):
    """What a browser would make of it."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.ids, self.links, self.styles = [], set(), [], []
        self.attributes, self.entries, self.lists = set(), 0, []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.add(value)
            elif name == "href":
                self.links.append(value)
            elif name == "style":
                self.styles.append(value)
        if tag in ("ol", "ul"):
            self.lists.append(tag)
        if tag == "li" and self.lists[-1] == "ol":
            self.entries += 1

    def handle_endtag(self, tag):
        if tag in ("ol", "ul"):
            self.lists.pop()


class HtmlPage(support.CliTest):
    def page(self, *arguments):
        process = self.run_galley("check", "--format", "html", "--fail-on",
                                  "never", *arguments)
        self.expect(process, 0)
        return Page(process.stdout.decode())

    def inert(self, page):
        self.assertLessEqual(set(page.tags), TAGS)
        self.assertLessEqual(page.attributes, ATTRIBUTES)
        self.assertEqual((page.tags.count("style"), page.tags.count("meta")),
                         (1, 3))
        for link in page.links:
            self.assertTrue(link.startswith("#"), link)
            self.assertIn(urllib.parse.unquote(link[1:]), page.ids)
        for style in page.styles:
            self.assertRegex(style, r"^--level: ?\d+$")

    def test_payloads_in_drafts_names_and_rules_stay_text(self):
        page = self.page(*payloads.write_drafts(self))
        self.inert(page)
        self.assertGreater(page.entries, len(payloads.PAYLOADS) * 3)

    def test_its_counts_are_those_of_jsonl(self):
        for draft in sorted((support.ROOT / "golden").glob("*/draft.*")):
            name = self.write(f"{draft.parent.name}{draft.suffix}",
                              draft.read_bytes())
            with self.subTest(draft=name):
                process = self.run_galley("check", "--format", "jsonl",
                                          "--fail-on", "never", name)
                found = [json.loads(line)
                         for line in process.stdout.splitlines()]
                entries = {o["group"] or (o["rule"], o["start"], o["end"])
                           for o in found}
                page = self.page(name)
                self.inert(page)
                self.assertEqual(page.entries, len(entries))


support.main()
