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
