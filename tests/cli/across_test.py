"""check --across: drafts compared with each other."""
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402

PASSAGE = ("The masons of the river guild of builders built nine deep wells in "
           "the dry spring of that year.")


class Across(support.CliTest):
    def setUp(self):
        super().setUp()
        self.write("d/a.txt", f"One.\n\n{PASSAGE} They held.\n")
        self.write("d/b.md", f"# Two\n\nRice was **sold**. {PASSAGE}\n")
        self.write("d/c.txt", "Unlike all others.\n")
        self.write("d/latin.txt", f"É: {PASSAGE}\n".encode("latin-1"))

    def found(self, *arguments):
        process = self.run_galley("check", "--format", "jsonl", "--only",
                                  "duplicate", *arguments)
        self.assertEqual(process.returncode, 0, process.stderr.decode())
        return process.stdout

    def test_finds_what_stands_in_several_drafts(self):
        content = {name: (self.folder / name).read_bytes()
                   for name in ("d/a.txt", "d/b.md", "d/latin.txt")}
        objects = [support.json.loads(line) for line in
                   self.found("--across", "d").decode().splitlines()]
        self.assertEqual([o["path"] for o in objects], list(content))
        for o in objects:
            self.assertEqual(o["text"], PASSAGE)
            self.assertEqual(sorted([o["path"]] +
                                    [r["path"] for r in o["related"]]),
                             list(content))
            for r in o["related"]:
                self.assertEqual(
                    content[r["path"]][r["start"]:r["end"]].decode(), PASSAGE)
        self.assertEqual((objects[0]["related"][0]["line"],
                          objects[0]["related"][0]["column"]), (3, 20))

    def test_only_when_it_is_asked_for(self):
        self.assertEqual(self.found("d"), b"")

    def test_says_the_same_whatever_the_number_of_jobs(self):
        one = self.found("--across", "--jobs", "1", "d")
        self.assertEqual(self.found("--across", "--jobs", "8", "d"), one)

    def test_in_every_format(self):
        for form, path in (("text", b"d/b.md:3:20"), ("html", b"d/b.md, line 3"),
                           ("sarif", b'"uri":"d/b.md"'),
                           ("rdjsonl", b'"path":"d/b.md"')):
            process = self.run_galley("check", "--across", "--format", form,
                                      "d/a.txt", "d/b.md")
            self.assertIn(path, process.stdout.replace(b": ", b":")
                          if form in ("sarif", "rdjsonl") else process.stdout,
                          form)

    def test_standard_input_cannot_be_read_twice(self):
        self.expect(self.run_galley("check", "--across", "-", input=b"x"), 2,
                    ["standard input"])


support.main()
