"""Packs in rules/optional/: not in force unless they are called, by name."""
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402

PACK = """<pack id="{name}" version="1" lang="en">
  <check id="style.{name}" category="style" severity="error">
    <match>{name}</match>
    <message>Taste: write another word.</message>
    <why>It is a matter of taste.</why>
    <ok>It was ⟪{name}⟫ then.</ok>
    <ok>⟪{name}⟫</ok>
    <no>It was so.</no>
    <no>It was not.</no>
  </check>
</pack>
"""


class OptionalPacks(support.CliTest):
    def setUp(self):
        super().setUp()
        self.write("data/rules/types.xml",
                   (support.PACKS / "types.xml").read_text())
        self.write("data/rules/plain.xml", PACK.format(name="nice"))
        self.write("data/rules/optional/house.xml", PACK.format(name="good"))
        self.write("d.txt", "It was nice and good.\n")

    def rules_found(self, *arguments):
        process = self.run_galley(
            "check", "--format", "jsonl", *arguments, "d.txt",
            env={"GALLEY_DATA": str(self.folder / "data")})
        self.expect(process, 1)
        return sorted(line.split('"rule":"')[1].split('"')[0]
                      for line in process.stdout.decode().splitlines())

    def test_they_are_called_by_name_file_or_folder(self):
        self.assertEqual(self.rules_found(), ["style.nice"])
        for name in ("house", "data/rules/optional/house.xml",
                     "data/rules/optional"):
            with self.subTest(name=name):
                self.assertEqual(self.rules_found("--rules", name),
                                 ["style.good", "style.nice"])

    def test_a_file_of_that_name_comes_first(self):
        self.write("house", PACK.format(name="was"))
        self.assertEqual(self.rules_found("--rules", "house"),
                         ["style.nice", "style.was"])

    def test_their_examples_run_when_they_are_named(self):
        for name, count in [("data/rules", "examples: 4 in 1 rules"),
                            ("data/rules/optional", "examples: 4 in 1 rules")]:
            with self.subTest(name=name):
                process = self.run_galley(
                    "test", name, env={"GALLEY_DATA": str(self.folder / "data")})
                self.expect(process, 0)
                self.assertIn(count, process.stdout.decode())


support.main()
