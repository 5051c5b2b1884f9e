"""galley profile: what rules cost and find."""
import json
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402

PACK = """<pack id="p" version="1" lang="en">
  <gazetteer id="place.name" name="towns" file="towns.tsv" type="place">
    <ok>in ⟦Maria⟧</ok>
    <no>in May</no>
  </gazetteer>
  <gazetteer id="agency.name" name="funds" file="funds.tsv" type="agency">
    <ok>the ⟦Maria⟧</ok>
    <no>in May</no>
  </gazetteer>
  <pattern id="date.long" type="date">
    <match>June 20\\d\\d</match>
    <ok>in ⟦June 2021⟧</ok>
    <no>June</no>
  </pattern>
  <pattern id="date.short" type="date">
    <match>June 20\\d\\d|20\\d\\d</match>
    <ok>in ⟦2021⟧</ok>
    <no>June</no>
  </pattern>
  <sequence id="count.wells" type="count">
    <span><w shape="digits"/></span><w>wells</w>
    <ok>⟦12⟧ wells</ok>
    <no>wells</no>
  </sequence>
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
NAMES = "id\tsurface\tform\tcase\tclass\nmaria\tMaria\tname\texact\t\n"


class Profile(support.CliTest):
    def setUp(self):
        super().setUp()
        self.write("rules/p.xml", PACK)
        for name in ("towns", "funds"):
            self.write(f"rules/{name}.tsv", NAMES)
        self.write("d/a.txt", "In June 2021 Maria dug 12 wells.\n")
        self.write("d/b.txt", "June 2022 wells\n")

    def profile(self, *arguments, status=0, stderr=None):
        process = self.run_galley("profile", "--no-default-rules", "--rules",
                                  "rules", *arguments)
        return self.expect(process, status, stderr).stdout.decode()

    def test_counts_hits_matches_and_what_was_kept(self):
        rules = {o["rule"]: o for o in map(json.loads, self.profile(
            "--format", "jsonl", "d").splitlines()) if o["kind"] == "rule"}
        shown = {name: (o["hits"], o["matches"], o["kept"])
                 for name, o in rules.items()}
        self.assertEqual(shown, {
            "agency.name": (1, 1, 1), "count.wells": (2, 2, 1),
            "date.long": (2, 2, 2), "date.short": (2, 2, 0),
            "leftover.note": (0, 0, 0), "place.name": (1, 1, 0)})
        self.assertEqual(rules["date.short"]["loses_to"], "date.long")
        for o in rules.values():
            pattern = o["means"] == "pattern"
            self.assertEqual(o["bytes"] > 0, pattern, o)
            self.assertEqual(o["compile_ms"] > 0, pattern, o)

    def test_names_what_is_idle_and_what_is_ambiguous(self):
        said = self.profile("d")
        self.assertEqual(said.split()[0], "rule")
        self.assertIn("never found anything:\n  leftover.note rules/p.xml:", said)
        self.assertIn("always lose:\n  date.short to date.long, 2 times\n", said)
        self.assertIn('names of several types:\n  "Maria": agency, place\n',
                      said)

    def test_gives_advice_for_the_dearest(self):
        self.write("d/a.txt", "wells and wells " * 500)
        self.assertIn("count.wells: it is tried ", self.profile("d"))

    def test_goes_on_behind_a_draft_that_cannot_be_read(self):
        self.assertIn("count.wells", self.profile(
            "d", "nowhere.txt", status=2, stderr="nowhere.txt"))


support.main()
