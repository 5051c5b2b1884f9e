"""galley compare: what an edit of packs does to drafts."""
import json
import os
import resource
import subprocess
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402

PACK = """<pack id="p" version="1" lang="en">
  <list name="works">well | bridge</list>
  <define name="unit">metres|feet</define>
  <pattern id="date.month" type="date">
    <match>(?:June|July) 20\\d\\d</match>
    <ok>in ⟦June 2021⟧</ok>
    <no>June</no>
  </pattern>
  <sequence id="count.works" type="count">
    <span><w shape="digits"/></span><w in="works"/>
    <ok>⟦1⟧ well</ok>
    <no>1 road</no>
  </sequence>
  <pattern id="count.length" type="count">
    <match>(?'n'\\d{1,4}) {unit}</match>
    <set name="value" to="number(n)"/>
    <ok>⟦20 feet⟧</ok>
    <no>20</no>
  </pattern>
</pack>
"""
DRAFT = "In June 2021 and July 2021.\nNear 1 well, 20 feet deep; 3 metres.\n"


class Compare(support.CliTest):
    def setUp(self):
        super().setUp()
        for side in "ab":
            self.edit(side)
        self.write("d/draft.txt", DRAFT)

    def edit(self, side, *pairs):
        """The pack of one side, with replacements."""
        pack = PACK
        for old, new in pairs:
            self.assertIn(old, pack)
            pack = pack.replace(old, new)
        self.write(f"{side}/rules/p.xml", pack)

    def compare(self, *arguments, status, stderr=None, sides=("a/rules",
                                                              "b/rules")):
        process = self.run_galley("compare", *sides, *(arguments or ["d"]))
        return self.expect(process, status, stderr).stdout.decode()

    def test_packs_and_themselves_differ_in_nothing(self):
        self.assertEqual(self.compare(status=0, stderr="0 lost, 0 gained"), "")
        rules = support.ROOT / "rules"
        self.assertEqual(self.compare(support.ROOT / "golden", status=0,
                                      sides=(rules, rules)), "")

    def test_one_alternative_less_loses_what_it_found(self):
        self.edit("b", ("(?:June|July)", "June"))
        self.assertEqual(self.compare(
            status=1, stderr="1 lost, 0 gained, 0 changed in 1 of 1 draft; "
            "1 edit"), """\
d/draft.txt:1:18: lost date "July 2021" [date.month]
    edit: rule date.month changed: - <match>(?:June|July) 20\\d\\d</match> \
+ <match>June 20\\d\\d</match>
""")

    def test_each_difference_names_the_edit_behind_it(self):
        for pairs, line, edit in [
                ([("well | bridge", "bridge")], 'lost count "1"',
                 'list works without "well"'),
                ([("metres|feet", "feet")], 'lost count "3 metres" = 3',
                 "macro unit changed to feet"),
                ([('"date.month" type="date"', '"date.m" type="date"')],
                 'changed date "June 2021" [date.m]',
                 "rule date.m added in b/rules/p.xml:4")]:
            with self.subTest(pairs=pairs):
                self.edit("b", *pairs)
                said = self.compare(status=1)
                self.assertIn(line, said)
                self.assertIn(edit, said)

    def test_markdown_and_json_lines(self):
        self.edit("b", ("<match>(?'n'\\d{1,4}) {unit}",
                        "<match>(?:about )?(?'n'\\d{1,4}) {unit}s?"),
                  ("metres|feet", "metre|feet"))
        self.write("d/draft.txt", "about 3 metres\n")
        self.assertTrue(self.compare("--format", "markdown", "d", status=1)
                        .startswith('- **changed** `d/draft.txt:1:1` `count '
                                    '"about 3 metres" = 3 [count.length]`, was '
                                    '`count "3 metres" = 3 [count.length]`; '))
        [change] = [json.loads(line) for line in self.compare(
            "--format", "jsonl", "d", status=1).splitlines()]
        self.assertEqual(change["change"], "changed")
        self.assertEqual(change["before"]["start"], 6)
        self.assertEqual(change["after"]["start"], 0)
        self.assertIn("rule count.length changed", change["edit"])

    def test_a_revision(self):
        def git(*arguments):
            subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@y",
                            *arguments], cwd=self.folder, check=True,
                           stdout=subprocess.DEVNULL)
        self.write("rules/p.xml", PACK)
        self.write("gazetteers/x.tsv", "")
        git("init", "-q")
        git("add", "rules", "gazetteers")
        git("commit", "-qm", "packs")
        self.write("rules/p.xml", PACK.replace("(?:June|July)", "June"))
        self.assertIn('lost date "July 2021"', self.compare(
            status=1, sides=("rev:HEAD", "rules")))
        self.compare(status=2, sides=("rev:nowhere", "rules"),
                     stderr='no rules/ and gazetteers/ of the revision')

    def test_many_drafts_stream(self):
        self.edit("b", ("(?:June|July)", "June"))
        for i in range(10000):
            self.write(f"many/{i:05}.txt", DRAFT)
        for i in range(1000):
            self.write(f"some/{i:05}.txt", DRAFT)
        # Memory that is given back counts, with sanitizers too.
        os.environ["ASAN_OPTIONS"] = "quarantine_size_mb=1"
        self.addCleanup(os.environ.pop, "ASAN_OPTIONS")
        self.compare("some", status=1, stderr="1000 lost")
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        said = self.compare("many", status=1, stderr="10000 lost")
        self.assertEqual(said.count(": lost date"), 10000)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertLess(peak, before + 32 * 1024, "in KB")

    def test_what_is_needed(self):
        self.expect(self.run_galley("compare", "a/rules", "b/rules"), 2,
                    "galley compare PACKS_A PACKS_B DRAFTS...")
        self.compare("nowhere", status=2, stderr="nowhere")
        self.edit("b", ("(?:June|July)", "(June)"))
        self.compare(status=2, stderr="b/rules/p.xml:4")


support.main()
