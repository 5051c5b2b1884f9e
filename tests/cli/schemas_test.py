"""Outputs are valid by the schemas of their formats, whatever the drafts and
their names hold."""
import json
import os
import shutil
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
import support  # noqa: E402

try:
    import jsonschema
except ImportError:
    jsonschema = None
    print("SKIPPED: JSON outputs against their schemas, python3-jsonschema is "
          "not installed", file=sys.stderr)
XMLLINT = shutil.which("xmllint")
if XMLLINT is None:
    print("SKIPPED: XML outputs against their schemas, xmllint is not "
          "installed", file=sys.stderr)

SCHEMAS = support.ROOT / "tests" / "data" / "schemas"
BODY = ("In June 2023 we met [NT1] again.\nIt was the the plan ( of {}.\n"
        "Sing the the song {}.\n\nPlease insert [insert name] {} here.\n")
PIECES = ["😀𝒜𐍈", "a\u0301\u202e\u2028\u0085", "<b>&amp;\"'</b> ]]> --> <!--",
          "\x01\x0b\x1b[31m\x7f\ufffe\uffff", "](x) %0A::error::", "\\u0000 \\"]
NAMES = ["plain.txt", "a b%20#?.md", "é😀.html", "quote\"'<&>.txt",
         "line\nend.txt", "]]>.md", "-dash.txt"]


class Schemas(support.CliTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.maxDiff = 2000

    def setUp(self):
        super().setUp()
        for draft in sorted((support.ROOT / "golden").glob("*/draft.*")):
            self.write(f"d/{draft.parent.name}{draft.suffix}",
                       draft.read_bytes())
        for i, piece in enumerate(PIECES):
            text = BODY.replace("{}", piece)
            for j, content in enumerate((
                    text, text.replace("\n", "\r\n"), "\ufeff" + text,
                    text.encode().replace(b"song", b"s\xff\xc3\xf0\x9f ng"))):
                self.write(f"d/{i}-{j}-" + NAMES[(i + j) % len(NAMES)], content)
        bad = os.fsencode(str(self.folder)) + b"/d/\xff\xfe.txt"
        with open(bad, "wb") as file:
            file.write(support.DRAFT.encode())

    def output(self, form, *more):
        process = self.run_galley("check", "--format", form, "--fail-on",
                                  "never", *more, "d")
        return self.expect(process, 0).stdout

    def validate(self, form, values):
        schema = json.loads((SCHEMAS / f"{form}.json").read_text())
        validator = jsonschema.Draft7Validator(schema)
        validator.check_schema(schema)
        for value in values:
            for error in validator.iter_errors(value):
                self.fail(f"{form}: {list(error.absolute_path)}: "
                          f"{error.message[:300]}")

    @unittest.skipIf(jsonschema is None, "python3-jsonschema is not installed")
    def test_json(self):
        for form in ("sarif", "gitlab", "rdjsonl"):
            with self.subTest(form=form):
                text = self.output(form, "--across").decode("utf-8")
                lines = text.split("\n")[:-1] if form == "rdjsonl" else [text]
                values = [json.loads(line) for line in lines]
                self.validate(form, values)
                self.assertGreater(len(text), 10000)

    @unittest.skipIf(jsonschema is None, "python3-jsonschema is not installed")
    def test_the_schemas_refuse(self):
        run = {"tool": {"driver": {"name": "galley", "rules": []}},
               "results": []}
        sarif = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
                 "version": "2.1.0", "runs": [run]}
        self.validate("sarif", [sarif])
        result = {"ruleId": "a", "message": {"text": "b"}, "suppressions": [],
                  "locations": [{"physicalLocation": {
                      "artifactLocation": {"uri": "a b"}}}]}
        with self.assertRaises(AssertionError):
            self.validate("sarif", [{**sarif, "runs": [
                {**run, "results": [result]}]}])
        with self.assertRaises(AssertionError):
            self.validate("rdjsonl", [{"message": "a"}])
        with self.assertRaises(AssertionError):
            self.validate("gitlab", [[{"description": "a"}]])

    @unittest.skipIf(jsonschema is None, "python3-jsonschema is not installed")
    def test_judged_findings(self):
        self.expect(self.run_galley("baseline", "--baseline", "b.xml", "--who",
                                    "A", "--why", "b \"<&", "d"), 0)
        sarif = json.loads(self.output("sarif", "--baseline", "b.xml"))
        self.validate("sarif", [sarif])
        self.assertTrue(all(result["suppressions"] for result in
                            sarif["runs"][0]["results"]))

    @unittest.skipIf(XMLLINT is None, "xmllint is not installed")
    def test_xml(self):
        for form in ("junit", "checkstyle"):
            with self.subTest(form=form):
                text = self.output(form)
                self.assertGreater(len(text), 5000)
                self.write("out.xml", text)
                process = subprocess.run(
                    [XMLLINT, "--noout", "--schema",
                     str(SCHEMAS / f"{form}.xsd"), "out.xml"],
                    cwd=self.folder, stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT, timeout=600)
                self.assertEqual(process.returncode, 0,
                                 process.stdout.decode()[-2000:])


support.main()
