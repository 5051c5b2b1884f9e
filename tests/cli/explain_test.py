"""galley explain: matches, losers, near misses; the whole output of a pack of
hand-made near misses stands in tests/data/explain."""
import json
import re
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402

DATA = support.ROOT / "tests" / "data" / "explain"


class Explain(support.CliTest):
    def setUp(self):
        super().setUp()
        for file in DATA.glob("*"):
            if file.suffix in (".xml", ".tsv"):
                self.write(file.name, file.read_bytes())

    def explain(self, *arguments, status=0, stderr=None):
        process = self.run_galley("explain", "--no-default-rules", "--rules",
                                  "near.xml", *arguments)
        return self.expect(process, status, stderr).stdout.decode()

    def objects(self, *arguments):
        return [json.loads(line) for line in
                self.explain("--format", "jsonl", *arguments).splitlines()]

    def test_every_case_as_its_golden_says(self):
        cases = (DATA / "cases.txt").read_text().split("\n== ")
        said = []
        for case in cases:
            head = case.removeprefix("== ").split("\n", 1)[0]
            asked, text = re.fullmatch(r"(?:why-not (\S+): )?(.*)",
                                       head).groups()
            narrow = ["--why-not", asked] if asked else []
            said.append(head + "\n" + self.explain(*narrow, "--text", text))
        self.assertEqual("== " + "\n== ".join(said),
                         (DATA / "cases.txt").read_text())

    def test_a_line_of_a_draft(self):
        self.write("draft.txt", "It in 2021 dug.\nAll 40 women.\n")
        places = [line.split(": ")[0] for line in
                  self.explain("draft.txt:2").splitlines()
                  if not line.startswith(" ")]
        self.assertEqual(places, ["draft.txt:2:5", "draft.txt:2:5"])
        self.assertIn("draft.txt:1:4: ", self.explain("draft.txt"))
        self.explain("draft.txt:9", status=2, stderr="line 9 has no words")
        self.explain("draft.txt:2x", status=2, stderr="draft.txt:2x")

    def test_why_not_a_type_a_rule_or_nobody(self):
        text = ("--text", "All 40 women in 2021.")
        self.assertEqual({o["type"] for o in self.objects(
            *text, "--why-not", "count")}, {"count"})
        self.assertEqual({o["rule"] for o in self.objects(
            *text, "--why-not", "date.year")}, {"date.year"})
        self.explain(*text, "--why-not", "dates", status=2,
                     stderr='no type, category or rule is called "dates"')

    def test_why_a_passage_is_a_duplicate_and_why_not(self):
        self.write("near.xml", """<pack id="copies">
  <check id="duplicate.sentence" category="duplicate" severity="warning"
         validator="duplicate" kind="sentence">
    <param name="min-words" value="7"/>
    <message>Said twice; say it once.</message>
    <why>Once is enough.</why>
  </check>
</pack>""")
        self.write("draft.txt", """\
The trucks of the union carried seed to all the farms. It rained \
for days.

Two doctors from the coast visit the clinic on the island every week by boat.

Nets were mended for the season. The trucks of the union carried seed to all \
the farms. Prices fell soon.

Fish was dear on the market, and nobody in town bought any before noon.

Two nurses from the coast help at the clinic on the island.
""")
        self.assertEqual(self.explain("draft.txt:1"), """\
draft.txt:1:1: kept duplicate "The trucks of the union carried seed to \
all the farms." [duplicate.sentence] near.xml:2
    message: Said twice; say it once.
draft.txt:1:1: counts as duplicate "The trucks of the union carried seed to \
all the farms." [duplicate.sentence] near.xml:2
    likest: line 5, "The trucks of the union carried seed to all the farms."
    same words: 11, 7 needed (min-words)
    of four letters or more: 5, 4 needed (min-content)
    similarity: 100 %, 70 % needed (min-similarity)
    of the longer sentence: 100 %, 90 % needed (min-cover)
""")
        self.assertEqual(self.explain("draft.txt:3"), """\
draft.txt:3:1: nearly duplicate "Two doctors from the coast visit the \
cli... every week by boat." [duplicate.sentence] near.xml:2
    likest: line 9, "Two nurses from the coast help at the clinic on the \
island."
    but: similarity: 66 %, 70 % needed (min-similarity)
    change: lower min-similarity of near.xml:2 to 66
""")
        [*_, short] = self.objects("draft.txt:1", "--why-not", "duplicate")
        self.assertEqual(short["outcome"], "none")
        self.assertEqual(short["likest"]["line"], 5)
        self.assertEqual(short["reason"],
                         "same words: 1, 7 needed (min-words)")

    def test_json_says_what_the_text_says(self):
        losers = [o for o in self.objects("--text", "in 2021 women")
                  if o["kind"] == "match" and o["outcome"] == "lost"]
        self.assertEqual(
            [(o["rule"], o["text"], o["decision"], o["winner"]["rule"])
             for o in losers],
            [("count.people", "2021 women", "declared", "date.year")])
        misses = [o for o in self.objects("--text", "the Weavers of old")
                  if o["kind"] == "near-miss"]
        self.assertEqual([(o["rule"], o["obstacle"]) for o in misses],
                         [("agency.union", "never")])

    def test_a_draft_or_a_text_but_not_both(self):
        self.explain(status=2, stderr="name a draft, or give a --text")
        self.explain("draft.txt", "--text", "x", status=2, stderr="--text")


support.main()
