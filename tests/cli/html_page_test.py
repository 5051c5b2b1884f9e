"""The HTML page says what the other formats say, its links lead somewhere, and
nothing of drafts, file names or rules is obeyed by a browser."""
import html.parser
import json
import re
import sys
import urllib.parse
from xml.sax.saxutils import escape

sys.dont_write_bytecode = True
import support  # noqa: E402

PAYLOADS = [
    "<script>alert(1)</script>", "<ScRiPt src=//evil.example>",
    "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>1'>",
    "<object data=evil.swf>", "<embed src=evil.swf>", "<base href=//evil>",
    "<meta http-equiv=refresh content=0;url=//evil>", "<link rel=stylesheet "
    "href=//evil>", "<style>*{display:none}</style>", "</style><script>1",
    "</title><script>1", "</textarea><script>1", "--><script>1", "]]><script>1",
    "\"><script>1", "'><script>1", "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='", "<a href=javascript:alert(1)>x</a>",
    "<form action=//evil><input name=a>", "<details open ontoggle=alert(1)>",
    "<math><mtext><script>1", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;1", "<!--><script>1", "\u202e<script>1", "`${alert(1)}`",
    "<<script>script>1<</script>/script>", "<x\x00script>1",
]
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
        self.assertGreaterEqual(len(PAYLOADS), 30)
        for i, payload in enumerate(PAYLOADS):
            name = payload.replace("/", "\u2215").replace("\x00", "")
            text = f"It says [NT1] {payload} and {payload}.\n\n{payload}\n"
            for ending in (".txt", ".md", ".html"):
                self.write(f"d/{i}{name[:60]}{ending}",
                           text.replace("\x00", ""))
        rules = "".join(
            f'<check id="style.x{i}" category="style" severity="warning">'
            f"<match>says</match><message>{escape(clean(payload))}</message>"
            f"<why>{escape(clean(payload))}</why></check>"
            for i, payload in enumerate(PAYLOADS))
        self.write("evil.xml", f'<pack id="evil">{rules}</pack>')
        page = self.page("--rules", "evil.xml", "--severity", "info", "d")
        self.inert(page)
        self.assertGreater(page.entries, len(PAYLOADS) * 3)

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


def clean(text):
    """Without what XML cannot hold; {..} would be a placeholder."""
    return re.sub(r"[\x00-\x08{}]", "", text)


support.main()
