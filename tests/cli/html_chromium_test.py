"""The HTML page in a real browser: it filters, its links jump, its counts are
those of jsonl, and nothing of drafts, file names or rules runs or loads.

    GALLEY_TEST_ALL=1 python3 tests/cli/html_chromium_test.py

runs it alone, with build/galley and the program chromium; without the variable
over the first drafts of golden/ only."""
import collections
import json
import re
import sys
import unittest

sys.dont_write_bytecode = True
import browser  # noqa: E402
import payloads  # noqa: E402
import support  # noqa: E402

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
SPACE = 32

# Labels of checkboxes, as in "leftover 3", to their counts.
COUNTS = """Object.fromEntries([...document.querySelectorAll('label')].map(
  e => e.textContent.trim().match(/^(.*) (\\d+)$/s).slice(1)))"""
SHOWN = """[...document.querySelectorAll('aside > ol > li')].filter(
  e => e.getClientRects().length).map(e => e.id)"""
# What could run, of all elements.
ACTIVE = """[...document.querySelectorAll('*')].filter(
  e => /^(script|iframe|object|embed|base|link|form|img|svg|math)$/i.test(
         e.localName) ||
       [...e.attributes].some(a => /^on|^src|^srcdoc|^action/.test(a.name) ||
         (a.name == 'href' && !a.value.startsWith('#'))))
  .map(e => e.outerHTML)"""


@unittest.skipUnless(browser.CHROMIUM, "SKIPPED: chromium is not installed")
class HtmlChromium(support.CliTest):
    def setUp(self):
        super().setUp()
        self.browser = browser.Browser(self.folder / "profile")
        self.addCleanup(self.browser.close)

    def page(self, *arguments):
        process = self.run_galley("check", "--format", "html", "--fail-on",
                                  "never", *arguments)
        return self.expect(process, 0).stdout

    def open(self, page):
        self.write("page.html", page)
        self.browser.open((self.folder / "page.html").as_uri())

    def counts(self):
        return {name: int(count) for name, count in
                self.browser.evaluate(COUNTS).items()}

    def happened(self):
        """What a page did that only shows a text should not."""
        self.browser.evaluate("new Promise(done => setTimeout(done, 300))")
        did = []
        for event in self.browser.events:
            method, about = event.get("method"), event.get("params", {})
            if method == "Network.requestWillBeSent":
                url = about["request"]["url"]
                if url != (self.folder / "page.html").as_uri():
                    did.append(url)
            elif method in ("Page.javascriptDialogOpening",
                            "Runtime.consoleAPICalled", "Log.entryAdded",
                            "Runtime.exceptionThrown"):
                did.append(method)
        return did

    def test_counts_filters_and_jumps(self):
        drafts = sorted((support.ROOT / "golden").glob("*/draft.*"))
        for draft in drafts if support.ALL else drafts[:3]:
            name = self.write(f"{draft.parent.name}{draft.suffix}",
                              draft.read_bytes())
            with self.subTest(draft=name):
                process = self.run_galley("check", "--format", "jsonl",
                                          "--fail-on", "never", name)
                found = [json.loads(line)
                         for line in process.stdout.splitlines()]
                self.open(self.page(name))
                self.assertEqual(self.counts(), collections.Counter(
                    o[kind] for o in found for kind in ("severity", "category")))
                entries = {}
                for o in found:
                    key = o["group"] or (o["rule"], o["start"], o["end"])
                    entries.setdefault(key, o)
                self.assertEqual(len(self.browser.evaluate(SHOWN)),
                                 len(entries))
                if found:
                    self.check_filter(entries.values())
                    self.check_jump()
                self.assertEqual(self.happened(), [])

    def check_filter(self, entries):
        """Each checkbox hides its entries, with the mouse and the keyboard."""
        number = len(self.counts())
        for i, name in enumerate(self.counts()):
            kept = [o for o in entries
                    if name not in (o["severity"], o["category"])]
            self.browser.evaluate(
                f"document.querySelectorAll('input')[{i}].id = 'box{i}'")
            self.browser.click(f"#box{i}")
            self.assertEqual(len(self.browser.evaluate(SHOWN)), len(kept), name)
            self.browser.evaluate(f"document.querySelector('#box{i}').focus()")
            self.browser.press(" ", SPACE)
            self.assertEqual(len(self.browser.evaluate(SHOWN)), len(entries))
        self.assertGreaterEqual(number, 2)

    def check_jump(self):
        """From the last entry to its mark in the text, and back."""
        last = self.browser.evaluate(SHOWN)[-1]
        for selector, inside in ((f"aside li[id='{last}'] > a", "mark"),
                                 ("mark > a:target", "aside li")):
            self.browser.click(selector)
            self.assertTrue(self.browser.evaluate(
                f"document.querySelector(':target').closest('{inside}') && "
                "(b => b.top >= 0 && b.bottom <= innerHeight + b.height)"
                "(document.querySelector(':target').getBoundingClientRect())"),
                selector)
        self.assertEqual(self.browser.evaluate(
            "document.querySelector(':target').id"), last)

    def test_payloads_stay_inert(self):
        page = self.page(*payloads.write_drafts(self))
        self.assertRegex(page, POLICY)
        # The policy is a second wall: the escaping has to hold without it.
        for shown in (page, POLICY.sub(b"", page)):
            self.open(shown)
            self.assertEqual(self.happened(), [])
            self.assertEqual(self.browser.evaluate(ACTIVE), [])
            self.assertGreater(len(self.browser.evaluate(SHOWN)),
                               3 * len(payloads.PAYLOADS))

    def test_what_runs_or_loads_would_be_noticed(self):
        for payload in ("<script>alert(1)</script>",
                        "<img src=x onerror=alert(1)>",
                        "<svg onload=alert(1)>",
                        "<details open ontoggle=alert(1)>",
                        "<link rel=stylesheet href=//evil>",
                        "<iframe src=javascript:alert(1)>"):
            with self.subTest(payload=payload):
                self.open("<!DOCTYPE html><title>x</title><p>" + payload)
                self.assertNotEqual(self.happened(), [])
                self.assertNotEqual(self.browser.evaluate(ACTIVE), [])


support.main()
