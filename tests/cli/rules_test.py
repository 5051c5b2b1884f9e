"""galley rules: a new pack, and what became of a rule."""
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402

PACK = """<pack id="p" version="1" lang="en">
  <list name="works">well | bridge</list>
  <define name="digit">[0-9]</define>
  <define name="year">(?:19|20){digit}{2}</define>
  <pattern id="date.month" type="date">
    <match>(?:June|[{]July)
      {year:y}</match>
    <ok>in ⟦June2021⟧</ok>
    <no>June</no>
  </pattern>
  <sequence id="count.works" type="count">
    <span><w shape="digits"/></span>
    <alt><w in="works"/><w>deep road|lane</w><a type="date"/></alt>
    <ok>⟦1⟧ well</ok>
    <no>1 road</no>
  </sequence>
</pack>
"""


class Rules(support.CliTest):
    def rules(self, *arguments, status=0, stderr=None):
        process = self.run_galley("rules", *arguments)
        return self.expect(process, status, stderr).stdout.decode()

    def test_a_new_pack_passes(self):
        self.rules("new", "house-style", stderr="house-style.xml is written")
        self.write("packs/x", "")
        self.rules("new", "packs/b2.xml", stderr="packs/b2.xml is written")
        for pack in ("house-style.xml", "packs/b2.xml"):
            with self.subTest(pack=pack):
                tested = self.expect(self.run_galley("test", pack), 0)
                self.assertIn(b"examples: 12 in 3 rules, 0 not kept",
                              tested.stdout)
                self.assertNotIn(pack, self.rules("lint", "--rules", pack))
                if xmllint := shutil.which("xmllint"):
                    subprocess.run(
                        [xmllint, "--noout", "--schema",
                         support.ROOT / "rules" / "rulepack.xsd", pack],
                        cwd=self.folder, check=True,
                        stderr=subprocess.DEVNULL)

    def test_a_new_pack_takes_no_place(self):
        self.write("old.xml", "mine")
        for name, message in [("old", "old.xml: is there already"),
                              ("Big.xml", "a pack is called by small letters"),
                              ("no/where.xml", "no/where.xml: ")]:
            with self.subTest(name=name):
                self.rules("new", name, status=2, stderr=message)
        self.assertEqual((self.folder / "old.xml").read_text(), "mine")

    def test_show_says_what_became_of_a_rule(self):
        self.write("p.xml", PACK)
        alone = ("--no-default-rules", "--rules", "p.xml")
        said = self.rules("show", "date.month", *alone)
        self.assertTrue(said.startswith('p.xml:5\n<pattern id="date.month"'))
        said = re.sub(r"\d+ bytes\n", "N bytes\n", said)
        self.assertEqual(said[said.index("expanded"):], r"""expanded: \
(?:June|[{]July)(?'y'(?:19|20)(?:[0-9]){2})
trigger: (?:19|20)[0-9]{2}
  Hyperscan; a match begins 8 to 9 bytes before its end and reaches 5 behind it
confirm: (?:(?<!\w)|(?!\w))(?:June|\{July)(?'y'(?:19|20)[0-9]{2})(?!\w)
  PCRE2, UTF and UCP; typography tolerant, at edges of words, a form in bytes too
database: p.xml, triggers: 1, N bytes
""".replace("\\\n", ""))
        said = self.rules("show", "count.works", *alone)
        self.assertEqual(said[said.index("anchor"):], """\
anchor: <w in="works"/>, line 13
anchor: <w>deep road|lane</w>, by deep, line 13
anchor: <w>deep road|lane</w>, by lane, line 13
anchor: <a type="date"/>, line 13
""")
        self.assertIn("names: ", self.rules("show", "agency.name"))
        self.rules("show", "no.rule", status=2, stderr="no rule is called")


support.main()
