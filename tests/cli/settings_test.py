""".galley.xml: what it asks is done, the command line wins, and every mistake
in it is told at once."""
import re
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402

WRONG = """<galley default-rules="maybe" colour="red">
  <rules path="nowhere"/>
  <param rule="duplicate.sentence" name="min-words" value="many"/>
  <param rule="duplicate.sentence" name="least" value="1"/>
  <param rule="leftover.chrome-line" name="least" value="1"/>
  <param rule="no.rule" name="least" value="1"/>
  <period from="2023" to="2022"/>
  <period from="2023" to="2024"/>
  <fail-on severity="fatal"/>
  <severity of="percentage" is="info"/>
  <skip name="spacin"/>
  <paths><skip name="x"/><show/></paths>
  <common-passage id="kosovo">Twice</common-passage>
  <common-passage id="none"> </common-passage>
</galley>
"""
TOLD = """\
1:1: <galley> has no attribute "colour"; it takes default-rules
1:1: default-rules="maybe" is not one of: yes no
2:3: "nowhere" is neither a pack, nor a folder of packs, nor the name of an \
optional pack
3:3: min-words of duplicate.sentence is a number, as 8; "many" is none
4:3: duplicate.sentence has no parameter "least"; it has
5:3: leftover.chrome-line has no parameters
6:3: no rule is called "no.rule"; galley rules list shows them
7:3: <period>: 
8:3: <period> stands in line 7 already; delete one
9:3: severity="fatal" is not one of: error warning info never
10:3: no category or check is called "percentage"; galley rules list shows them
11:3: no type, category or rule is called "spacin"; galley rules list shows them
12:3: <paths> needs the attribute match="..."
12:10: no type, category or rule is called "x"; galley rules list shows them
12:26: <show> cannot stand in <paths>; use <severity>, <only>, <skip>
12:26: <show> needs the attribute severity="..."
13:3: common passage "kosovo" stands in
14:3: <common-passage> is empty; write its text
"""
PASSAGE = "The masons built nine deep wells in the dry spring of that year."


class Settings(support.CliTest):
    def settings(self, content, name=".galley.xml"):
        return self.write(name, f"<galley>\n{content}\n</galley>\n")

    def rules(self, *arguments, status=0, **more):
        return {(o["rule"], o["severity"]) for o in
                self.objects("check", *arguments, status=status, **more)}

    def test_every_mistake_is_told_with_its_place(self):
        self.write(".galley.xml", WRONG)
        for verb in (["check", self.draft], ["tag", self.draft], ["config"],
                     ["rules", "list"], ["compile"]):
            process = self.expect(self.run_galley(*verb), 2)
            self.assertEqual(process.stdout, b"")
            told = process.stderr.decode().splitlines()
            self.assertEqual(len(told), len(TOLD.splitlines()), told)
            for line, start in zip(told, TOLD.splitlines()):
                self.assertTrue(
                    line.startswith("galley: .galley.xml:" + start), line)

    def test_settings_that_cannot_be_read(self):
        self.write(".galley.xml", "<galley><only")
        self.expect(self.galley("config"), 2, ".galley.xml:1:")
        self.write(".galley.xml", "<pack id='x'/>")
        self.expect(self.galley("config"), 2, ".galley.xml:1:1: settings begin "
                    "with <galley>, not with <pack>")
        self.expect(self.galley("config", "--config", "no.xml"), 2,
                    "galley: no.xml: no such file")

    def test_severities_and_what_fails(self):
        self.settings('<severity of="repetition" is="error"/>'
                      '<severity of="leftover.reviewer-note" is="info"/>'
                      '<severity of="leftover" is="warning"/>')
        self.assertEqual(self.rules(self.draft, status=1),
                         {("leftover.reviewer-note", "info"),
                          ("repetition.the", "error"), ("style.very", "info")})
        self.settings('<severity of="repetition" is="info"/>'
                      '<severity of="leftover" is="info"/>'
                      '<fail-on severity="warning"/>')
        self.rules(self.draft, status=0)
        self.rules(self.draft, "--fail-on", "info", status=1)
        self.settings('<fail-on severity="never"/>')
        self.rules(self.draft, status=0)

    def test_what_is_shown(self):
        self.settings('<skip name="leftover"/><skip name="agency"/>'
                      '<show severity="warning"/>')
        self.assertEqual(self.rules(self.draft),
                         {("repetition.the", "warning")})
        self.assertEqual(self.rules(self.draft, "--severity", "info"),
                         {("repetition.the", "warning"),
                          ("style.very", "info")})
        self.assertEqual(self.rules(self.draft, "--only", "leftover",
                                    status=1),
                         {("leftover.reviewer-note", "error")})
        self.assertEqual({o["type"] for o in self.objects("tag", self.draft)},
                         {"date"})
        self.settings('<only name="style.very"/>')
        self.assertEqual(self.rules(self.draft), {("style.very", "info")})

    def test_sections_are_for_some_drafts(self):
        for name in ("annexes/a/b.txt", "letter-1.txt", "d/letter-2.txt"):
            self.write(name, support.DRAFT)
        self.settings('<severity of="repetition" is="info"/>'
                      '<paths match="annexes/"><skip name="leftover"/>'
                      '<severity of="repetition" is="error"/></paths>'
                      '<paths match="**/letter-*.txt"><only name="leftover"/>'
                      '</paths>')
        note = ("leftover.reviewer-note", "error")
        very = ("style.very", "info")
        for path, expected in [
                ("draft.txt", {note, ("repetition.the", "info"), very}),
                ("annexes/a/b.txt", {("repetition.the", "error"), very}),
                (self.folder / "annexes" / "a" / ".." / "a" / "b.txt",
                 {("repetition.the", "error"), very}),
                ("letter-1.txt", {note}), ("d/letter-2.txt", {note})]:
            with self.subTest(path=path):
                self.assertEqual(self.rules(path, status=1), expected)
        self.assertEqual(self.objects("tag", "letter-1.txt"), [])

    def test_the_nearest_file_upwards_serves(self):
        self.settings('<only name="style"/>')
        self.write("a/b/draft.txt", support.DRAFT)
        packs = ["check", *support.SMALL, "--format", "jsonl"]
        self.settings('<only name="leftover"/>', "a/.galley.xml")

        def only(folder, *more):
            process = self.run_galley(*packs, *more, "draft.txt",
                                      cwd=self.folder / folder)
            return set(re.findall(r'"category":"(\w+)"',
                                  process.stdout.decode()))
        self.assertEqual(only("."), {"style"})
        self.assertEqual(only("a/b"), {"leftover"})
        self.assertEqual(only("a/b", "--config", "../../.galley.xml"),
                         {"style"})

    def test_packs_lie_beside_the_settings(self):
        self.write("house/own.xml", """<pack id="own">
  <check id="style.nice" category="style" severity="warning">
    <match>plan</match><message>A plan.</message><why>Because.</why>
    <ok>A ⟪plan⟫.</ok><ok>The ⟪plan⟫.</ok><no>Plants.</no><no>None.</no>
  </check>
</pack>""")
        self.write("house/.galley.xml",
                   '<galley default-rules="no"><rules path="own.xml"/>'
                   f'<rules path="{support.PACKS}/types.xml"/></galley>')
        process = self.run_galley("check", "--config", "house/.galley.xml",
                                  "--format", "jsonl", self.draft)
        self.expect(process, 0)
        self.assertIn(b'"rule":"style.nice"', process.stdout)

    def test_parameters_and_common_passages(self):
        self.write("twice.txt", f"One.\n\n{PASSAGE} It did.\n\nTwo. {PASSAGE}"
                                " It was so.\n")

        def groups(*settings):
            self.settings("".join(settings))
            process = self.run_galley("check", "--only", "duplicate",
                                      "--severity", "warning", "--format",
                                      "jsonl", "twice.txt")
            return process.stdout.count(b'"kind":"finding"')
        self.assertEqual(groups(), 2)
        self.assertEqual(groups('<param rule="duplicate.sentence" '
                                'name="min-words" value="40"/>'), 0)
        self.assertEqual(
            groups(f'<common-passage id="wells">{PASSAGE}</common-passage>'), 0)

    def test_the_period(self):
        self.write("old.txt", "Nets were mended in March 2019 on the coast.\n")
        arguments = ["check", "--format", "jsonl", "--only", "date", "old.txt"]
        self.settings('<period from="2023-01" to="2023-06"/>')
        self.assertIn(b"date.outside", self.run_galley(*arguments).stdout)
        self.assertEqual(b"", self.run_galley(
            *arguments, "--period", "2019/2020").stdout)

    def test_config_says_where_each_value_comes_from(self):
        self.settings('<fail-on severity="warning"/>\n<skip name="style"/>\n'
                      '<paths match="a/"><skip name="date"/></paths>')
        process = self.expect(self.galley("config", "--severity", "error"), 0)
        rows = [re.split(r"  +", row) for row in
                process.stdout.decode().splitlines()]
        for row in (["settings", ".galley.xml", "nearest upwards"],
                    ["default-rules", "no", "command line"],
                    ["fail-on", "warning", ".galley.xml:2"],
                    ["show", "error", "command line"],
                    ["period", "none", "default"],
                    ["skip", "style", ".galley.xml:3"],
                    ["paths a/: skip", "date", ".galley.xml:4"]):
            self.assertIn(row, rows)

    def test_init_writes_settings_that_set_nothing(self):
        self.expect(self.run_galley("init"), 0, ".galley.xml is written")
        with_it = self.expect(self.run_galley("config"), 0).stdout
        self.assertEqual([line.split()[0] for line in with_it.splitlines()],
                         [b"settings", b"default-rules", b"baseline",
                          b"period", b"fail-on", b"show"])
        self.expect(self.run_galley("init"), 2, "is there already")

    def test_what_init_comments_out_is_true(self):
        self.run_galley("init")
        text = (self.folder / ".galley.xml").read_text()
        everything = re.sub(r"<!-- (<[^!].*>) -->", r"\1", text)
        self.assertNotEqual(everything, text)
        self.write(".galley.xml", everything)
        process = self.expect(self.run_galley("config"), 0)
        self.assertIn(b"un-style", process.stdout)


support.main()
