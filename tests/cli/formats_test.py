"""Formats for tools: they parse, and each says places in its own unit, whatever
bytes a draft is made of."""
import json
import re
import sys
import urllib.parse
import xml.etree.ElementTree

sys.dont_write_bytecode = True
import support  # noqa: E402

# What stands before the findings counts differently in bytes, code points and
# UTF-16: letters of four bytes, combining marks, a byte that is no UTF-8.
LINES = ("\U00010400 e\u0301 [NT1] again.\r\n".encode() +
         b"\xff bad [NT2] bytes\r\n" +
         "\u5973\u6027 [NT3]".encode())
DRAFTS = {"plain.txt": LINES, "bom.txt": b"\xef\xbb\xbf" + LINES,
          "strange %:,'\"<&>\u00e9\n.txt": LINES,
          "utf16.txt": "\ufeff\U00010400 [NT1]\r\n[NT2]\r\n[NT3]".encode(
              "utf-16-le")}
NOTE = re.compile(r"\[NT\d\]")


def columns(text):
    """(line, column, end column) of each note, in code points."""
    return [(number, found.start() + 1, found.end() + 1)
            for number, line in enumerate(text.split("\r\n"), 1)
            for found in NOTE.finditer(line)]


class Formats(support.CliTest):
    def written(self, form, name, content):
        self.write(name, content)
        process = self.galley("check", "--only", "leftover", "--format", form,
                              name)
        self.expect(process, 1)
        return process.stdout.decode()

    def each(self, form):
        for name, content in DRAFTS.items():
            with self.subTest(form=form, name=name):
                encoding = "utf-16" if name == "utf16.txt" else "utf-8-sig"
                text = content.decode(encoding, errors="replace")
                yield name, content, columns(text), self.written(form, name,
                                                                 content)

    def test_sarif(self):
        for name, content, expected, output in self.each("sarif"):
            run, = json.loads(output)["runs"]
            self.assertEqual(run["columnKind"], "unicodeCodePoints")
            rules = {r["id"] for r in run["tool"]["driver"]["rules"]}
            places = []
            for result in run["results"]:
                self.assertIn(result["ruleId"], rules)
                place = result["locations"][0]["physicalLocation"]
                region = place["region"]
                uri = place["artifactLocation"]["uri"]
                self.assertEqual(urllib.parse.unquote(uri), name)
                places.append((region["startLine"], region["startColumn"],
                               region["endColumn"]))
                begin = region["byteOffset"]
                slice_ = content[begin:begin + region["byteLength"]]
                self.assertRegex(slice_.replace(b"\0", b"").decode(), NOTE)
            self.assertEqual(places, expected)

    def test_rdjsonl_counts_bytes_of_the_file(self):
        for name, content, expected, output in self.each("rdjsonl"):
            if name == "utf16.txt":
                continue  # has no lines of bytes
            lines = content.split(b"\r\n")
            found = []
            for diagnostic in map(json.loads, output.splitlines()):
                place = diagnostic["location"]
                self.assertEqual(place["path"], name)
                start, end = place["range"]["start"], place["range"]["end"]
                line = lines[start["line"] - 1]
                found.append(line[start["column"] - 1:end["column"] - 1])
            self.assertEqual(found, [b"[NT1]", b"[NT2]", b"[NT3]"])
            self.assertEqual(len(found), len(expected))

    def test_github(self):
        for name, _, expected, output in self.each("github"):
            places = []
            for line in output.splitlines():
                properties = re.match("::error ([^:]*)::", line)[1].split(",")
                values = dict(p.split("=", 1) for p in properties)
                path = urllib.parse.unquote(values["file"])
                self.assertEqual(path, name.replace("\n", " "))
                places.append(tuple(int(values[k])
                                    for k in ("line", "col", "endColumn")))
            self.assertEqual(places, expected)

    def test_gitlab(self):
        for name, content, expected, output in self.each("gitlab"):
            issues = json.loads(output)
            self.assertEqual([i["location"]["lines"]["begin"] for i in issues],
                             [line for line, _, _ in expected])
            self.assertEqual(len({i["fingerprint"] for i in issues}), 3)

    def test_gitlab_tells_equal_findings_of_two_drafts_apart(self):
        for name in ("a.txt", "b.txt"):
            self.write("d/" + name, "See [NT1] here.\n")
        process = self.expect(self.galley("check", "--format", "gitlab", "d"),
                              1)
        issues = json.loads(process.stdout)
        self.assertEqual(len({i["fingerprint"] for i in issues}), 2)

    def test_checkstyle(self):
        for name, _, expected, output in self.each("checkstyle"):
            file, = xml.etree.ElementTree.fromstring(output)
            self.assertEqual(file.get("name"), name.replace("\n", " "))
            self.assertEqual([(int(e.get("line")), int(e.get("column")))
                              for e in file], [e[:2] for e in expected])

    def test_junit(self):
        for _, _, expected, output in self.each("junit"):
            suite, = xml.etree.ElementTree.fromstring(output)
            self.assertEqual((suite.get("tests"), suite.get("failures")),
                             ("1", "1"))
            self.assertEqual(suite.find("testcase/failure").text.count(
                "error: "), len(expected))

    def test_html(self):
        for _, _, expected, output in self.each("html"):
            self.assertEqual(output.count('<mark class="finding'),
                             len(expected))

    def test_a_clean_draft(self):
        self.write("clean.txt", "Nothing to see here.\n")
        for form, empty in (("sarif", '"results":[\n\n]'), ("gitlab", "[\n\n]"),
                            ("github", ""), ("rdjsonl", ""),
                            ("checkstyle", '<file name="clean.txt">'),
                            ("junit", 'tests="1" failures="0"'),
                            ("html", "No findings.")):
            with self.subTest(form=form):
                process = self.expect(
                    self.galley("check", "--format", form, "clean.txt"), 0)
                self.assertIn(empty, process.stdout.decode())

    def test_several_at_once(self):
        self.expect(self.galley("check", "--output", "sarif=out.sarif",
                                "--output", "html=out.html", "--output",
                                "junit=out.xml", self.draft), 1)
        json.loads((self.folder / "out.sarif").read_bytes())
        xml.etree.ElementTree.parse(self.folder / "out.xml")
        self.assertIn("</html>", (self.folder / "out.html").read_text())

    def test_text_is_what_offsets_of_the_rules_mean(self):
        self.write("page.html", "<p>One &amp; <b>two</b></p><p>\u00e9</p>")
        process = self.expect(self.run_galley("text", "page.html"), 0)
        self.assertEqual(process.stdout.decode(), "One & two\n\u00e9")
        process = self.run_galley("text", "-", "--stdin-filename", "x.html",
                                  input=b"<i>a</i>")
        self.assertEqual(self.expect(process, 0).stdout, b"a")
        self.expect(self.run_galley("text", "missing.txt"), 2, "missing.txt: ")


support.main()
