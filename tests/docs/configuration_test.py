"""docs/configuration.md and rules/settings.xsd say what the program does."""
import pathlib
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
import support  # noqa: E402
import xml_grammar  # noqa: E402

PAGE = support.ROOT / "docs" / "configuration.md"
SCHEMA = support.ROOT / "rules" / "settings.xsd"
SOURCE = support.ROOT / "engine" / "rules" / "settings.cc"
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Configuration(support.CliTest):
    def setUp(self):
        super().setUp()
        self.page = PAGE.read_text()
        self.blocks = [(block[1].split(), block[2])
                       for block in FENCE.finditer(self.page)]

    def test_every_snippet_is_taken(self):
        for info, content in self.blocks:
            if info[1:]:
                self.write(info[1].removeprefix("pack="), content)
        settings = [content for info, content in self.blocks
                    if info == ["xml"]]
        self.assertGreater(len(settings), 2)
        for content in settings:
            with self.subTest(content=content):
                self.write(".galley.xml", content)
                self.expect(self.run_galley("config"), 0)

    def test_the_pack_keeps_its_promises(self):
        for info, content in self.blocks:
            if info[1:]:
                name = self.write(info[1].removeprefix("pack="), content)
                self.expect(self.run_galley("test", name, "--rules", name), 0)

    def test_what_it_says_is_said(self):
        console = "".join(content for info, content in self.blocks
                          if info == ["console"])
        steps = re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", console, re.M)
        self.assertEqual(len(steps), 2)
        self.write(".galley.xml", steps[0][1])
        process = self.run_galley(*steps[1][0].split()[1:])
        self.assertEqual(process.stdout.decode(), steps[1][1])

    def test_the_page_names_every_element_and_attribute(self):
        for name, (attributes, *_) in xml_grammar.grammar(SOURCE).items():
            for attribute in attributes:
                with self.subTest(element=name, attribute=attribute):
                    self.assertRegex(self.page,
                                     rf"<{name}\s(?:[^>]*\s)?{attribute}=")

    def test_the_schema_is_the_grammar(self):
        xml_grammar.compare(self, SCHEMA, SOURCE)

    def test_the_snippets_and_what_init_writes_are_valid(self):
        xmllint = shutil.which("xmllint")
        if xmllint is None:
            print("SKIPPED: settings against rules/settings.xsd, xmllint is "
                  "not installed", file=sys.stderr)
            self.skipTest("xmllint is not installed")
        self.expect(self.run_galley("init"), 0)
        files = [".galley.xml"]
        for i, (info, content) in enumerate(self.blocks):
            if info == ["xml"]:
                files.append(self.write(f"{i}.xml", content))
        process = subprocess.run(
            [xmllint, "--noout", "--schema", str(SCHEMA), *files],
            cwd=self.folder, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=600)
        self.assertEqual(process.returncode, 0, process.stdout.decode())


support.main()
