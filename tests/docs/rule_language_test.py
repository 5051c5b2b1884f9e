"""docs/rule-language.md, rules/rulepack.xsd and the program's grammar say the
same: every pack of the page runs, every pattern it calls refused is refused,
and each element and attribute is documented and in the schema."""
import html
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
import xml_grammar  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GALLEY = os.environ.get("GALLEY", str(ROOT / "build" / "galley"))
PAGE = ROOT / "docs" / "rule-language.md"
SCHEMA = ROOT / "rules" / "rulepack.xsd"
GRAMMAR = ROOT / "engine" / "rules" / "pack_grammar.cc"
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def packs():
    """(line, pack, {file name: content}) of each pack on the page."""
    page = PAGE.read_text(encoding="utf-8")
    files = {}
    for block in FENCE.finditer(page):
        info, content = block[1].split(), block[2]
        line = page.count("\n", 0, block.start()) + 1
        if info[:1] == ["tsv"]:
            files[info[1].removeprefix("name=")] = content
        elif info[:1] == ["xml"]:
            yield line, info[1:], content, files
            files = {}


class RuleLanguage(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def galley(self, *arguments):
        environment = dict(os.environ, GALLEY_DATA=str(ROOT),
                           XDG_CACHE_HOME=str(self.folder / "cache"))
        process = subprocess.run(
            [GALLEY, *arguments], cwd=self.folder, env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
        return process.returncode, process.stdout.decode()

    def test_every_pack_of_the_page_keeps_its_promises(self):
        found = list(packs())
        self.assertGreater(len(found), 8)
        for line, info, pack, files in found:
            with self.subTest(line=line):
                self.assertEqual(info, ["pack"], "an xml block is a pack")
                folder = self.folder / f"line-{line}"
                folder.mkdir()
                for name, content in {**files, "pack.xml": pack}.items():
                    (folder / name).write_text(content, encoding="utf-8")
                only = ("--no-default-rules", "--rules", f"line-{line}")
                for verb in (("test", f"line-{line}/pack.xml"),
                             ("rules", "lint")):
                    status, said = self.galley(*verb, *only)
                    self.assertEqual(status, 0, said)

    def test_what_the_page_calls_refused_is_refused(self):
        page = PAGE.read_text(encoding="utf-8")
        table = page[page.index("| refused |"):].split("\n\n")[0]
        patterns = [pattern for row in table.splitlines()[2:]
                    for pattern in re.findall("`([^`]+)`", row.split("|")[1])]
        self.assertGreater(len(patterns), 15)
        for pattern in patterns:
            with self.subTest(pattern=pattern):
                (self.folder / "pack.xml").write_text(
                    '<pack id="refused"><pattern id="date.x" type="date">'
                    f"<match>{html.escape(pattern)}</match>"
                    "</pattern></pack>", encoding="utf-8")
                status, said = self.galley(
                    "rules", "list", "--no-default-rules", "--rules",
                    "pack.xml")
                self.assertEqual(status, 2, said)
                self.assertIn("<match>, character", said)

    def test_the_page_names_every_element_and_attribute(self):
        page = PAGE.read_text(encoding="utf-8")
        xml = "\n".join(pack for _, _, pack, _ in packs())
        for name, (attributes, _, _, _, _) in xml_grammar.grammar(GRAMMAR).items():
            with self.subTest(element=name):
                self.assertTrue(re.search(rf"`<{name}[ >/]", page), "no word")
                self.assertTrue(re.search(rf"<{name}[\s>/]", xml), "no pack")
            for attribute in attributes:
                with self.subTest(element=name, attribute=attribute):
                    one = "(ok|no)" if name in ("ok", "no") else name
                    self.assertTrue(re.search(
                        rf"<{one}\s(?:[^>]*\s)?{attribute}=", xml), "no pack")

    def test_the_schema_is_the_grammar(self):
        xml_grammar.compare(self, SCHEMA, GRAMMAR)

    def test_all_packs_are_valid(self):
        xmllint = shutil.which("xmllint")
        if xmllint is None:
            print("SKIPPED: packs against rules/rulepack.xsd, xmllint is not "
                  "installed", file=sys.stderr)
            self.skipTest("xmllint is not installed")
        files = [str(path) for path in sorted((ROOT / "rules").glob("*.xml"))
                 if path.name != "types.xml"]
        for line, _, pack, _ in packs():
            path = self.folder / f"line-{line}.xml"
            path.write_text(pack, encoding="utf-8")
            files.append(str(path))
        process = subprocess.run(
            [xmllint, "--noout", "--schema", str(SCHEMA), *files],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
        self.assertEqual(process.returncode, 0, process.stdout.decode())


if __name__ == "__main__":
    unittest.main(verbosity=1)
