"""galley rules lint: every pack of tests/data/lint gets exactly the messages
that stand beside it, and every code has a pack and a line of docs/lint.md."""
import json
import re
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402

FOLDER = support.ROOT / "tests" / "data" / "lint"
SOURCE = support.ROOT / "engine" / "rules" / "lint.cc"
PAGE = support.ROOT / "docs" / "lint.md"


class Lint(support.CliTest):
    def lint(self, pack, *more):
        process = self.run_galley(
            "rules", "lint", "--verbose", "--no-default-rules", "--rules",
            support.PACKS / "types.xml", "--rules", FOLDER / pack, *more)
        return (process.returncode,
                process.stdout.decode().replace(f"{FOLDER}/", ""))

    def test_each_pack_gets_its_messages(self):
        status = {"error": 1, "advice": 0, "note": 0}
        said = set()
        for pack in sorted(FOLDER.glob("*.xml")):
            with self.subTest(pack=pack.name):
                code, found = self.lint(pack.name)
                self.assertEqual(found, pack.with_suffix(".expected")
                                 .read_text())
                levels = re.findall(r"^[^ ]+ (error|advice|note): ", found,
                                    re.M)
                self.assertEqual(code, 2 if "[refused-pattern]" in found or
                                 "[broken-pack]" in found else max(
                    [status[level] for level in levels], default=0))
                said.update(re.findall(r" \[([a-z-]+)\]$", found, re.M))
                of = pack.stem.split(".")[0]
                if of != "clean":
                    self.assertIn(f"[{of}]", found)
        table = re.findall(r'\{"([a-z-]+)", LintLevel::k(\w+)\}',
                           SOURCE.read_text())
        self.assertGreater(len(table), 10)
        self.assertEqual(said, {code for code, _ in table})
        page = PAGE.read_text()
        for code, level in table:
            section = page[page.index(f"## {level}"):].split("\n## ")[0]
            self.assertIn(f"\n| `{code}` |", section)

    def test_json_lines(self):
        status, found = self.lint("refused-pattern.xml", "--format", "jsonl")
        self.assertEqual(status, 2)
        self.assertEqual(json.loads(found.splitlines()[0]), {
            "kind": "lint", "code": "refused-pattern", "level": "error",
            "path": "refused-pattern.xml", "line": 2, "column": 3,
            "message": "date.1: <match>, character 1: captures have names "
            "here: write (?:...), or (?'name'...) to capture",
            "fix": "(?:June|July) 2021"})
        status, found = self.lint("no-advice.xml", "--format", "jsonl")
        self.assertEqual(status, 0)
        self.assertIsNone(json.loads(found)["fix"])

    def test_our_own_packs_are_clean(self):
        process = self.run_galley("rules", "lint", "--rules", "un-style")
        self.expect(process, 0)
        self.assertIn(b"errors: 0, advice: 0,", process.stdout)

    def test_notes_are_counted(self):
        process = self.run_galley(
            "rules", "lint", "--no-default-rules", "--rules",
            support.PACKS / "types.xml", "--rules",
            FOLDER / "macro-only-example.xml")
        self.assertEqual(process.stdout.decode(), "errors: 0, advice: 0, "
                         "notes: 1 (--verbose shows them)\n")

    def test_a_rewritten_pattern_is_taken(self):
        _, found = self.lint("refused-pattern.xml", "--format", "jsonl")
        fixes = [one["fix"] for one in map(json.loads, found.splitlines())
                 if one["fix"]]
        self.assertGreaterEqual(len(fixes), 5)
        rules = "".join(
            f'<pattern id="date.f{i}" type="date"><match><![CDATA[{fix}]]>'
            "</match></pattern>" for i, fix in enumerate(fixes))
        self.write("p.xml", f'<pack id="p">{rules}</pack>')
        self.expect(self.run_galley("rules", "list", "--no-default-rules",
                                    "--rules", "p.xml"), 0)


support.main()
