"""Findings that were judged stay away: marks in drafts, the baseline, an earlier
revision. What is new comes."""
import json
import os
import re
import subprocess
import sys
import textwrap

sys.dont_write_bytecode = True
import support  # noqa: E402

MARKDOWN = """# Plan

<!-- galley:ignore-next leftover a note that is quoted -->
It says [NT1] there.

It says [NT2] there.

<!-- galley:off repetition a song -->
It was the the very plan.

Not the the plan.
<!-- galley:on repetition -->

But the the plan.
"""
PLAIN = re.sub("<!-- (.*) -->", r"[\1]\n", MARKDOWN).replace("# ", "")

PAGE = ("The guild of masons met in the old hall and chose a new head for the "
        "year that was to come.\n\nShe thanked those who had built the "
        "bridges over the river and promised them fair pay.\n\n")
PLANTED = ["It says [NT{}] here for the eyes of editor {}.",
           "The mason of ward {} met the the head of ward {}.",
           "Please insert [insert name {}] of the guild in ward {}.",
           "The clerk of ward {} (see list {} paid in the spring."]


class Judging(support.CliTest):
    def found(self, *arguments, **more):
        process = self.galley("check", "--format", "jsonl", *arguments, **more)
        self.assertIn(process.returncode, (0, 1), process.stderr)
        return [json.loads(line) for line in process.stdout.splitlines()]

    def places(self, *arguments):
        return [(o["rule"], o["line"]) for o in self.found(*arguments)
                if not o["rule"].startswith("style")]

    def baseline(self, *arguments, status=0, stderr=None):
        return self.expect(self.galley(
            "baseline", "--baseline", "b.xml", *arguments), status, stderr)

    def accept(self, *arguments):
        return self.baseline("--who", "Ada", "--why", "it stood there",
                             *arguments)

    # Marks

    def test_marks_silence_what_they_name(self):
        for name, text in (("a.md", MARKDOWN), ("a.txt", PLAIN)):
            with self.subTest(name=name):
                self.write(name, text)
                lines = text.splitlines()
                self.assertEqual(self.places(name), [
                    ("leftover.reviewer-note",
                     lines.index("It says [NT2] there.") + 1),
                    ("repetition.the", lines.index("But the the plan.") + 1)])
                process = self.galley("check", name)
                self.assertIn(b"; 3 judged before", process.stderr)

    def test_marks_that_silence_nothing_are_told(self):
        self.write("a.md", """<!-- galley:off repetition a song -->
Nothing is wrong. <!-- galley:on repetition -->

<!-- galley:of repetition a song -->
<!-- galley:off repetition -->
<!-- galley:off songs a song -->
<!-- galley:on style.very -->
<!-- galley:ignore-next leftover none -->
The end.
""")
        process = self.expect(self.galley("check", "a.md"), 0)
        self.assertEqual(process.stderr.decode().splitlines()[:-1], [
            "galley: a.md:1:1: galley:off repetition concerns no finding; "
            "delete it",
            "galley: a.md:4:1: galley:of is none of galley:off, galley:on, "
            "galley:ignore-next",
            "galley: a.md:5:1: galley:off needs a rule and a reason, as in "
            "galley:off spacing a quotation",
            'galley: a.md:6:1: no category or check is called "songs"; galley '
            "rules list shows them",
            "galley: a.md:7:1: galley:on style.very: it was not off here; "
            "delete it",
            "galley: a.md:8:1: galley:ignore-next leftover concerns no "
            "finding; delete it"])

    def test_the_page_is_true(self):
        page = (support.ROOT / "docs" / "judging.md").read_text()
        blocks = dict(re.findall(r"^```(\w+)\n(.*?)^```$", page, re.M | re.S))
        for language, name in (("markdown", "a.md"), ("text", "a.txt")):
            self.write(name, blocks[language])
            check = ["check", "--only", "leftover,repetition", name]
            self.expect(self.run_galley(*check), 0, "0 errors, 0 warnings; ")
            self.write(name, re.sub(r"galley:\S+ ", "", blocks[language]))
            self.expect(self.run_galley(*check), 1)
        self.write("b.xml", f"<baseline>{blocks['xml']}</baseline>")
        self.assertEqual(self.found("--baseline", "b.xml", self.draft),
                         self.found(self.draft))

    # Outputs

    def test_sarif_holds_what_was_judged(self):
        self.write("a.md", MARKDOWN)
        self.accept("--only", "style", "a.md")

        def suppressions(*more):
            process = self.galley("check", "--baseline", "b.xml", "--format",
                                  "sarif", *more, "a.md")
            results = json.loads(process.stdout)["runs"][0]["results"]
            return sorted((s["kind"], s["status"], s["justification"])
                          for r in results for s in r["suppressions"])
        self.assertEqual(suppressions(), [
            ("external", "accepted", "it stood there"),
            ("inSource", "accepted", "a note that is quoted"),
            ("inSource", "accepted", "a song"),
            ("inSource", "accepted", "a song")])
        self.assertEqual(suppressions("--new-only"), [])

    def test_other_formats_show_it_when_asked(self):
        self.write("a.md", MARKDOWN)
        shown = self.found("--show-suppressed", "a.md")
        self.assertEqual([o["suppressed"] for o in shown if "suppressed" in o],
                         ["a note that is quoted", "a song", "a song"])
        text = self.galley("check", "--show-suppressed", "a.md").stdout
        self.assertEqual(text.count(b"    may stay: a song\n"), 2)
        html = self.galley("check", "--show-suppressed", "--format", "html",
                           "a.md").stdout
        self.assertIn(b"May stay: <bdi>a song</bdi>", html)
        for style in ("github", "junit", "checkstyle", "gitlab", "rdjsonl"):
            check = ["check", "--format", style, "a.md"]
            self.assertEqual(self.galley(*check, "--show-suppressed").stdout,
                             self.galley(*check).stdout)

    # Baseline

    def test_what_is_accepted_stays_away(self):
        process = self.baseline(self.draft, status=2,
                                stderr="say --who and --why")
        self.assertFalse((self.folder / "b.xml").exists())
        self.accept(self.draft)
        text = (self.folder / "b.xml").read_text()
        self.assertIn('rule="repetition.the" draft="draft.txt" who="Ada" '
                      'why="it stood there" before="it was" '
                      'after="very plan of"', text)
        self.assertIn(">the the</finding>", text)
        process = self.expect(self.galley("check", "--baseline", "b.xml",
                                          "--fail-on", "info", self.draft), 0,
                              "; 3 judged before")
        self.assertEqual(process.stdout, b"")
        self.assertEqual(self.accept(self.draft).stderr.decode(),
                         "galley: b.xml: 0 accepted, 0 taken out, 3 in all\n")
        self.assertEqual((self.folder / "b.xml").read_text(), text)

    def test_the_settings_name_it(self):
        self.write("house/.galley.xml",
                   '<galley><baseline file="b.xml"/></galley>')
        self.write("house/draft.txt", support.DRAFT)
        house = self.folder / "house"
        self.expect(self.galley("baseline", "--who", "A", "--why", "b", ".",
                                cwd=house), 0)
        self.assertTrue((house / "b.xml").exists())
        self.assertEqual(self.found("draft.txt", cwd=house), [])
        self.expect(self.galley("baseline", self.draft), 2, "which baseline?")
        self.expect(self.galley("check", "--baseline", "c.xml", self.draft), 2,
                    "c.xml: no such file")

    def test_what_is_gone_is_told_and_pruned(self):
        self.accept(self.draft)
        self.write("draft.txt", "It was the the very plan of UNICEF.\n")
        check = ["check", "--baseline", "b.xml", self.draft]
        self.expect(self.galley(*check), 0, "b.xml: 1 accepted finding is no "
                    "longer there")
        self.expect(self.galley(*check, "--verbose"), 0,
                    'leftover.reviewer-note "[ nt1 ]" stands no longer in '
                    "draft.txt")
        self.write("other.txt", "Nothing.\n")
        said = self.galley("check", "--baseline", "b.xml", "other.txt")
        self.assertNotIn(b"no longer", said.stderr)
        process = self.baseline("--prune", self.draft)
        self.assertIn(b"0 accepted, 1 taken out, 2 in all", process.stderr)

    def test_a_new_copy_of_something_accepted_counts(self):
        self.write("a.txt", "Aye the the nay.\n\nAye the the nay.\n")
        self.accept("a.txt")
        check = ("--baseline", "b.xml", "a.txt")
        self.assertEqual(self.found(*check), [])
        self.write("a.txt", "Aye the the nay.\n\nAye the the nay.\n\n"
                            "Aye the the nay.\n")
        self.assertEqual([o["line"] for o in self.found(*check)], [5])

    def test_a_new_copy_of_an_accepted_duplicate_counts(self):
        passage = ("The masons built nine deep wells in the dry spring of that "
                   "year for all the wards.")
        text = f"One.\n\n{passage} They held.\n\nTwo came. {passage} Good.\n"
        self.write("a.txt", text)
        only = ("--only", "duplicate", "--baseline", "b.xml", "a.txt")
        self.expect(self.run_galley("baseline", "--who", "A", "--why", "b",
                                    *only), 0)
        check = ("check", "--format", "jsonl", "--fail-on", "never", *only)
        self.assertEqual(self.run_galley(*check).stdout, b"")
        self.write("a.txt", text + f"\nThree left. {passage} Done.\n")
        found = [json.loads(line) for line in
                 self.run_galley(*check).stdout.splitlines()]
        self.assertEqual([o["line"] for o in found], [7])

    def test_until_is_looked_at_only_when_asked(self):
        self.accept("--until", "2020-06-30", self.draft)
        self.assertEqual(self.found("--baseline", "b.xml", self.draft), [])
        expired = self.baseline("--expired", "--today", "2020-07-01", status=1)
        self.assertEqual(expired.stdout.count(b"\n"), 3)
        self.assertIn(b"was accepted by Ada until 2020-06-30: it stood there",
                      expired.stdout)
        self.assertEqual(self.baseline("--expired", "--today",
                                       "2020-06-30").stdout, b"")
        self.baseline("--expired", status=2, stderr="--today YYYY-MM-DD")
        self.baseline("--expired", "--today", "2020-02-30", status=2,
                      stderr="not a day")

    def test_edits_elsewhere_bring_nothing_back_and_hide_nothing(self):
        """A page before, another name, other line ends: of all golden drafts,
        no accepted finding returns, and each of 20 planted new ones comes."""
        for draft in sorted((support.ROOT / "golden").glob("*/draft.*")):
            name = f"old/{draft.parent.name}{draft.suffix}"
            self.write(name, draft.read_bytes())
        self.expect(self.run_galley("baseline", "--baseline", "b.xml", "--who",
                                    "A", "--why", "b", "old"), 0)
        edited = {}
        for path in sorted((self.folder / "old").iterdir()):
            text = reflowed(path.read_text(), path.suffix)
            edited[f"new/moved-{path.name}"] = text
        check = ["check", "--baseline", "b.xml", "--format", "jsonl",
                 "--fail-on", "never", "new"]

        def run():
            for name, text in edited.items():
                self.write(name, text)
            process = self.expect(self.run_galley(*check), 0)
            return [json.loads(line) for line in process.stdout.splitlines()]
        process = self.run_galley("check", "--format", "jsonl", "--fail-on",
                                  "never", "old")
        accepted = {(o["rule"], " ".join(o["text"].split())) for o in
                    map(json.loads, process.stdout.splitlines())}
        self.assertGreater(len(accepted), 100)
        for o in run():
            self.assertNotIn((o["rule"], " ".join(o["text"].split())),
                             accepted)
        planted = 0
        for i, name in enumerate(sorted(edited)):
            if not name.endswith(".html"):
                for j in range(2):
                    sentence = PLANTED[planted % len(PLANTED)].format(
                        planted + 11, planted + 11)
                    edited[name] += f"\n\n{sentence}\n"
                    planted += 1
        self.assertGreaterEqual(planted, 20)
        texts = [o["text"] for o in run() if o["severity"] != "info"]
        for i in range(planted):
            mark = {0: f"[NT{i + 11}]", 1: "the the",
                    2: f"[insert name {i + 11}]", 3: "("}[i % 4]
            self.assertTrue(any(mark in text for text in texts), (i, texts))
        self.assertEqual(sum("the the" in text for text in texts),
                         len([i for i in range(planted) if i % 4 == 1]))

    # Revisions

    def test_what_an_earlier_revision_had_may_stay(self):
        self.write("d/old.txt", support.DRAFT)
        git(self.folder, "init", "-q")
        git(self.folder, "add", "d")
        git(self.folder, "commit", "-q", "-m", "drafts")
        self.write("d/old.txt", "First.\n\n" + support.DRAFT.replace(
            "of UNICEF", "of the the UNICEF"))
        self.write("d/new.txt", "A note [NT2] here.\n")
        for folder, path in ((self.folder, "d"), (self.folder / "d", ".")):
            found = self.found("--since", "HEAD", "--skip", "style", path,
                               cwd=folder)
            self.assertEqual([(os.path.basename(o["path"]), o["rule"])
                              for o in found],
                             [("new.txt", "leftover.reviewer-note"),
                              ("old.txt", "repetition.the")])
        self.expect(self.galley("check", "--since", "no-such", "d"), 2,
                    "git knows no such revision here")
        self.expect(self.galley("check", "--since", "--help", "d"), 2)
        self.expect(self.galley("check", "--since", "HEAD", "-", input=b""), 2,
                    "standard input has no earlier revision")
        process = self.galley("check", "--since", "HEAD", "/dev/null")
        self.expect(process, 2, "/dev/null: lies in no git repository")


def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.c",
                    *arguments], cwd=folder, check=True, timeout=60)


def reflowed(text, suffix):
    """A page more in front, and long lines of prose broken elsewhere."""
    if suffix == ".html":
        body = re.search("<body[^>]*>", text)
        at = body.end() if body else 0
        page = "".join(f"<p>{one}</p>\n" for one in PAGE.split("\n\n") if one)
        return text[:at] + page + text[at:].replace(". ", ".\n")
    lines = text.split("\n")
    return PAGE + "\n".join(
        textwrap.fill(line, 90, break_long_words=False, break_on_hyphens=False)
        if suffix == ".md" and len(line) > 90 and line[0].isalpha() and
        "  " not in line else line for line in lines)


support.main()
