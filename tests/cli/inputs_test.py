"""What can be read, what cannot, and what becomes of the rest."""
import os
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
import support  # noqa: E402

NOBODY = 65534


class Inputs(support.CliTest):
    def paths(self, *arguments, status, stderr=None):
        return [o["path"] for o in
                self.objects("check", "--only", "leftover", *arguments,
                             status=status, stderr=stderr)]

    def test_missing_file(self):
        process = self.galley("check", "no-such.txt")
        self.expect(process, 2, "galley: no-such.txt: no such file")
        self.assertEqual(process.stdout, b"")

    def test_the_readable_ones_are_still_reported(self):
        self.write("zip.docx", b"PK\x03\x04rest")
        self.assertEqual(
            self.paths("draft.txt", "no-such.txt", "zip.docx", "draft.txt",
                       status=2,
                       stderr=["no-such.txt: ", "zip.docx: ",
                               "1 draft checked", "2 could not be read"]),
            ["draft.txt"])

    def test_a_folder_is_walked_in_order_of_bytes(self):
        for name in ("d/b.txt", "d/a/z.md", "d/B.txt", "d/é.html", "d/a.txt"):
            self.write(name, "[NT1] left\n")
        self.write("d/.hidden.txt", "[NT1]")
        self.write("d/.git/x.txt", "[NT1]")
        self.write("d/picture.png", b"\x89PNG")
        self.write("d/notes", "[NT1]")
        expected = ["d/B.txt", "d/a.txt", "d/a/z.md", "d/b.txt", "d/é.html"]
        self.assertEqual(self.paths("d", status=1,
                                    stderr="2 other files left out"), expected)
        self.assertEqual(self.paths("d/", status=1), expected)
        self.assertEqual(self.paths("d/b.txt", "d", "d", "./d/a/../b.txt",
                                    status=1), ["./d/a/../b.txt"] + expected[:3]
                         + expected[4:])

    def test_a_file_that_is_named_is_read_whatever_it_is_called(self):
        self.write("notes", "[NT1] left\n")
        self.assertEqual(self.paths("notes", status=1), ["notes"])

    def test_a_folder_without_drafts(self):
        self.write("empty/picture.png", b"\x89PNG")
        process = self.galley("check", "empty")
        self.expect(process, 2, "galley: empty: no draft in this folder")
        self.assertEqual(
            self.paths("empty", "draft.txt", status=2, stderr="no draft"),
            ["draft.txt"])

    @unittest.skipIf(os.geteuid() != 0, "needs root, to become somebody else")
    def test_unreadable_file_and_folder(self):
        self.folder.chmod(0o755)
        self.write("closed.txt", "[NT1]")
        self.write("folder/x.txt", "[NT1]")
        (self.folder / "closed.txt").chmod(0)
        (self.folder / "folder").chmod(0)
        more = dict(user=NOBODY, group=NOBODY, extra_groups=[],
                    env={"XDG_CACHE_HOME": "/nonexistent"})
        try:
            process = self.galley("check", "closed.txt", "folder", "draft.txt",
                                  **more)
        except PermissionError:
            self.skipTest("nobody may run galley where it was built")
        self.expect(process, 2, ["closed.txt: cannot be opened",
                                 "folder: cannot be read"])
        self.assertIn(b"[NT1]", process.stdout)

    def test_empty_file(self):
        self.write("empty.txt", "")
        process = self.galley("check", "empty.txt")
        self.expect(process, 0, "1 draft checked: 0 errors")
        self.assertEqual(process.stdout, b"")

    def test_binary_file(self):
        self.write("binary.txt", b"text\x00\x01\x02text")
        self.expect(self.galley("check", "binary.txt"), 2,
                    "galley: binary.txt: ")

    def test_too_large_file(self):
        with open(self.folder / "large.txt", "wb") as file:
            file.truncate((256 << 20) + 1)
        self.expect(self.galley("check", "large.txt"), 2,
                    "large.txt: larger than the limit of 256 MB")

    def test_invalid_utf8_is_repaired_reported_once_and_checked(self):
        text = "Côte d’Ivoire and Lomé, where é and è stand. " * 20
        self.write("broken.txt", text.encode() + b"\xff one \xfe [NT1] \xc3")
        process = self.galley("check", "--format", "jsonl", "--only",
                              "leftover", "broken.txt")
        self.expect(process, 1)
        said = process.stderr.decode()
        self.assertEqual(said.count("broken.txt: 3 malformed places"), 1, said)
        found = self.objects("check", "--only", "leftover", "broken.txt",
                             status=1)[0]
        content = (self.folder / "broken.txt").read_bytes()
        self.assertEqual(content[found["start"]:found["end"]], b"[NT1]")

    def test_offsets_are_those_of_the_file_in_its_own_encoding(self):
        text = "Führung in Genève, où [NT1] était à l’origine. "
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le",
                         "utf-16-be", "cp1252", "latin-1"):
            plain = text.replace("’", "'") if encoding == "latin-1" else text
            content = (plain * 4).encode(encoding)
            self.write("coded.txt", content)
            with self.subTest(encoding=encoding):
                found = self.objects("check", "--only", "leftover",
                                     "coded.txt", status=1)
                self.assertEqual(len(found), 4)
                for one in found:
                    slice_ = content[one["start"]:one["end"]]
                    unmarked = encoding.replace("utf-16", "utf-16-le") \
                        if encoding == "utf-16" else encoding
                    self.assertEqual(slice_, "[NT1]".encode(
                        unmarked.removesuffix("-sig")))
                    self.assertEqual(one["text"], "[NT1]")

    def test_an_encoding_may_be_named(self):
        self.write("coded.txt", "Gen\xe8ve [NT1]".encode("cp1252"))
        self.assertEqual(self.paths("--encoding", "windows-1252", "coded.txt",
                                    status=1), ["coded.txt"])
        self.expect(self.galley("check", "--encoding", "klingon", "coded.txt"),
                    2, "klingon")

    def test_standard_input(self):
        text = "Left [NT1] here".encode()
        found = self.objects("check", "-", status=1, input=text)
        self.assertEqual([f["path"] for f in found], ["-"])
        found = self.objects("check", "--stdin-filename", "a/b.md", "-",
                             status=1, input=text)
        self.assertEqual([f["path"] for f in found], ["a/b.md"])
        self.assertEqual(
            self.objects("check", "draft.txt", "-", "-", status=1, input=text,
                         stderr="2 drafts checked")[0]["path"], "-")

    def test_standard_input_closed(self):
        process = self.galley("check", "-", preexec_fn=lambda: os.close(0))
        self.expect(process, 2, "galley: -: cannot be read")

    def test_a_name_that_is_no_text(self):
        name = b"Lom\xe9\x1b[31m.txt"
        (pathlib.Path(os.fsdecode(os.fsencode(self.folder) + b"/" + name))
         .write_text("[NT1]\n"))
        process = self.galley("check", "--format", "jsonl", os.fsdecode(name))
        self.expect(process, 1)
        self.assertIn("Lom\ufffd\\u001b[31m.txt", process.stdout.decode())
        process = self.galley("check", os.fsdecode(name))
        self.assertNotIn(b"\x1b", process.stdout)

    def test_one_line_of_50_mb(self):
        sentence = "In June 2023 the UNICEF office said é and [NT1] there. "
        count = (50 << 20) // len(sentence.encode())
        self.write("line.txt", sentence * count)
        process = self.galley("tag", "--format", "jsonl", "--only", "date",
                              "--output", "out", "line.txt")
        self.expect(process, 0, "1 draft tagged")
        with open(self.folder / "out", "rb") as out:
            lines = out.read().splitlines()
        self.assertEqual(len(lines), count)
        self.assertIn(b'"line":1,"column":%d,' % (4 + (count - 1) *
                                                  len(sentence)), lines[-1])


support.main()
