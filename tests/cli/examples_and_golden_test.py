"""galley test: examples that do not hold, golden folders that differ."""
import json
import sys
from xml.etree import ElementTree

sys.dont_write_bytecode = True
import support  # noqa: E402

TYPES = (support.PACKS / "types.xml").read_text()
PACK = """<pack id="p" version="1" lang="en">
  <check id="leftover.note" category="leftover" severity="error">
    <match>\\[NT\\d\\]</match>
    <message>A note was left in the text.</message>
    <why>Notes are for the makers.</why>
    <ok>Left ⟪[NT1]⟫ here.</ok>
    <ok>⟪[NT2]⟫ too</ok>
    <no>See [1].</no>
    <no>NT1</no>
  </check>
</pack>
"""
DRAFT = "Left [NT1] here, and [NT2] there.\n"
MARKED = "Left ⟪leftover|[NT1]⟫ here, and ⟪leftover|[NT2]⟫ there.\n"


class ExamplesAndGolden(support.CliTest):
    def setUp(self):
        super().setUp()
        self.write("rules/types.xml", TYPES)
        self.write("rules/p.xml", PACK)
        self.golden("one", DRAFT, MARKED)

    def golden(self, name, draft, marked):
        if draft is not None:
            self.write(f"golden/{name}/draft.txt", draft)
        if marked is not None:
            self.write(f"golden/{name}/truth.marked", marked)

    def run_tests(self, *arguments, status, stderr=None):
        process = self.run_galley("test", "--no-default-rules", "--rules",
                                  "rules", *arguments)
        self.expect(process, status, stderr)
        return process.stdout.decode()

    def update(self):
        return self.run_tests("golden", "--update", status=0)

    def test_examples_that_hold(self):
        self.assertIn("examples: 4 in 1 rules, 0 not kept",
                      self.run_tests("rules", status=0))

    def test_an_example_that_does_not_hold(self):
        self.write("rules/p.xml", PACK.replace("See [1].", "See [NT7].")
                   .replace("⟪[NT2]⟫ too", "[NT⟪2]⟫ too"))
        said = self.run_tests("rules/p.xml", status=1)
        self.assertIn("rules/p.xml:7: leftover.note: ", said)
        self.assertIn("rules/p.xml:8: leftover.note: ", said)
        self.assertIn("    text:   See [NT7].\n    wanted: nothing\n"
                      "    found:      ^^^^^ leftover\n", said)
        self.assertIn("2 not kept", said)

    def test_a_promise_for_later_fails_once_it_is_kept(self):
        later = PACK.replace("<ok>⟪[NT2]⟫ too", '<ok todo="yes">⟪[AB2]⟫ too')
        self.write("rules/p.xml", later)
        said = self.run_tests("rules", status=0)
        self.assertIn("rules/p.xml:7: leftover.note: todo: ", said)
        self.assertIn("0 not kept, 1 todo", said)
        self.write("rules/p.xml", later.replace("AB2", "NT2"))
        self.assertIn('rules/p.xml:7: leftover.note: is marked todo="yes" and '
                      "is kept; take the mark away",
                      self.run_tests("rules", status=1))

    def test_json_lines_and_junit(self):
        self.update()
        self.write("rules/p.xml", PACK.replace("See [1].", "See [NT7].")
                   .replace("⟪[NT2]⟫ too", "[NT⟪2]⟫ too")
                   .replace("NT\\d", "NT[2-9]"))
        arguments = ["rules", "golden"]
        lines = [json.loads(line) for line in self.run_tests(
            *arguments, "--format", "jsonl", status=1).splitlines()]
        self.assertEqual([(o["kind"], o.get("line")) for o in lines],
                         [("example", 6), ("example", 7), ("example", 8),
                          ("change", None), ("score", None), ("score", None)])
        self.assertEqual(lines[1]["wanted"], "[NT⟪leftover|2]⟫ too")
        self.assertEqual(lines[1]["found"], "⟪leftover|[NT2]⟫ too")
        self.assertEqual(lines[3]["before"]["text"], "[NT1]")
        self.assertEqual((lines[4]["category"], lines[4]["precision"],
                          lines[4]["recall"]), ("leftover", 1.0, 0.5))
        self.assertEqual((lines[5]["rule"], lines[5]["right"]),
                         ("leftover.note", 1))
        suites = ElementTree.fromstring(self.run_tests(
            *arguments, "--format", "junit", status=1))
        self.assertEqual([(s.get("name"), s.get("tests"), s.get("failures"))
                          for s in suites],
                         [("examples", "1", "1"), ("golden", "1", "1")])
        self.assertIn("rules/p.xml:7", suites[0][0][0].text)

    def test_only_and_fail_fast(self):
        self.write("rules/q.xml", PACK.replace("leftover.note", "leftover.q")
                   .replace("NT", "AC").replace("See [1].", "See [AC7]."))
        self.write("rules/p.xml", PACK.replace("See [1].", "See [NT7]."))
        self.assertIn("2 not kept", self.run_tests("rules", status=1))
        self.assertIn("1 rules, 1 not kept", self.run_tests(
            "rules", "--only", "leftover.q", status=1))
        self.assertIn("1 rules, 1 not kept", self.run_tests(
            "rules", "--fail-fast", status=1))
        self.run_tests("rules", "--only", "leftover.x", status=2,
                       stderr='no type, category or rule is called')

    def test_each_way_to_fail_reads_as_in_the_golden_text(self):
        data = support.ROOT / "tests" / "data" / "promises"
        for of, paths in [("failures", ["failures.xml"]),
                          ("golden", ["golden"])]:
            with self.subTest(of=of):
                process = self.run_galley(
                    "test", "--no-default-rules", "--rules",
                    support.PACKS / "types.xml", "--rules", "failures.xml",
                    *paths, cwd=data)
                self.expect(process, 1)
                self.assertEqual(process.stdout.decode(),
                                 (data / f"{of}.expected").read_text())

    def test_rules_that_find_wrong_things_are_named(self):
        self.golden("one", DRAFT, MARKED.replace("⟪leftover|[NT2]⟫", "[NT2]"))
        self.assertRegex(self.update(),
                         r"leftover\.note +2 +1 +0\.500 +0\.500")

    def test_a_rule_without_examples(self):
        self.write("rules/p.xml", "".join(
            line for line in PACK.splitlines(True) if "<no>" not in line))
        self.assertIn("leftover.note", self.run_tests("rules", status=1))

    def test_a_pack_may_be_named_without_being_in_force(self):
        self.write("more/q.xml", PACK.replace("leftover.note", "leftover.q")
                   .replace("NT", "AC"))
        self.assertIn("examples: 4 in 1 rules",
                      self.run_tests("more/q.xml", status=0))

    def test_update_writes_two_files_and_no_other(self):
        said = self.update()
        folder = self.folder / "golden" / "one"
        self.assertEqual(sorted(p.name for p in folder.iterdir()),
                         ["draft.txt", "entities.jsonl", "findings.jsonl",
                          "truth.marked"])
        self.assertIn("golden/one/findings.jsonl: written", said)
        self.assertEqual((folder / "truth.marked").read_text(), MARKED)
        self.assertEqual((folder / "entities.jsonl").read_text(), "")
        lines = (folder / "findings.jsonl").read_text().splitlines()
        self.assertEqual(len(lines), 2)
        self.assertIn('"path":"draft.txt"', lines[0])
        self.assertNotIn("written", self.update())

    def test_what_is_expected_and_what_is_not(self):
        self.update()
        self.assertRegex(self.run_tests("golden/one", status=0),
                         r"leftover +2 +2 +1\.000 +1\.000 +1\.000")
        self.write("rules/p.xml", PACK.replace("NT\\d", "NT1"))
        said = self.run_tests("golden", status=1)
        self.assertIn("golden/one/findings.jsonl: not today's output", said)
        self.assertIn("golden/one/findings.jsonl:2: lost leftover error: A note "
                      "was left in the text. [leftover.note]\n"
                      "    text:   Left [NT1] here, and [NT2] there.\n"
                      "    wanted:                      ^^^^^ leftover\n"
                      "    found:  nothing\n", said)
        self.assertRegex(said, r"leftover +2 +1 +1\.000 +0\.500 +0\.667")
        before = (self.folder / "golden/one/findings.jsonl").read_text()
        self.assertEqual(before.count("\n"), 2)  # nothing was renewed

    def test_a_folder_that_is_not_whole(self):
        self.golden("no-draft", None, MARKED)
        self.golden("no-truth", DRAFT, None)
        self.golden("two", DRAFT, MARKED)
        self.write("golden/two/draft.md", DRAFT)
        self.golden("other-text", DRAFT, "One line.\n" + MARKED)
        self.golden("open-mark", DRAFT, MARKED.replace("⟫ here", " here"))
        self.run_tests("golden", "--update", status=2, stderr=[
            "golden/no-draft: no draft.*",
            "golden/no-truth/truth.marked: no such file",
            "golden/two: draft.md and draft.txt",
            "golden/other-text/truth.marked:1: without its marks this is not "
            "the draft",
            "golden/open-mark/truth.marked:1:"])

    def test_neither_a_pack_nor_a_golden_folder(self):
        self.write("other/file.txt", "x")
        self.run_tests("other", status=2, stderr="neither a pack nor a golden")
        self.run_tests("nowhere", status=2, stderr="nowhere: no such file or folder")


support.main()
