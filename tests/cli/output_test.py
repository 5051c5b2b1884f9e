"""What is written, where, and what happens when it cannot be."""
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402

ENTITY = ["kind", "path", "type", "start", "end", "line", "column", "text",
          "value", "id", "rule", "attributes"]
FINDING = ["kind", "path", "category", "rule", "severity", "start", "end",
           "line", "column", "text", "message", "fix", "fingerprint", "group",
           "related"]


class Output(support.CliTest):
    def test_json_lines_have_the_fields_of_the_contract_in_order(self):
        content = (self.folder / self.draft).read_bytes()
        objects = self.objects("check", "--entities", self.draft, status=1)
        self.assertEqual([o["kind"] for o in objects],
                         ["entity", "entity", "finding", "finding", "finding",
                          "entity"])
        for o in objects:
            self.assertEqual(list(o),
                             ENTITY if o["kind"] == "entity" else FINDING)
            self.assertEqual(content[o["start"]:o["end"]].decode(), o["text"])
            if o["kind"] == "finding":
                self.assertRegex(o["fingerprint"], r"^[0-9a-f]{16}$")
        who = objects[1]
        self.assertEqual((who["text"], who["id"], who["line"], who["column"]),
                         ("World Health Organization", "who", 1, 18))

    def test_check_prints_findings_and_tag_entities(self):
        self.assertEqual({o["kind"] for o in
                          self.objects("check", self.draft, status=1)},
                         {"finding"})
        self.assertEqual({o["kind"] for o in self.objects("tag", self.draft)},
                         {"entity"})

    def test_findings_on_standard_output_the_rest_on_standard_error(self):
        process = self.galley("check", "--format", "jsonl", self.draft)
        for line in process.stdout.splitlines():
            json.loads(line)
        self.assertRegex(process.stderr.decode(),
                         r"^galley: 1 draft checked: 1 error, 1 warning, "
                         r"1 of severity info\n$")
        quiet = self.galley("check", "--quiet", self.draft)
        self.assertEqual(quiet.stderr, b"")
        self.assertNotEqual(quiet.stdout, b"")

    def test_the_text_format(self):
        process = self.galley("check", self.draft)
        self.assertEqual(
            process.stdout.decode(),
            "draft.txt:1:48: error: A reviewer's note was left in the text. "
            "[leftover.reviewer-note]\n"
            "    In June 2023 the World Health Organization met [NT1] again.\n"
            "                                                   ^^^^^\n"
            "draft.txt:2:8: warning: A word stands here twice. "
            "[repetition.the]\n"
            "    It was the the very plan of UNICEF.\n"
            "           ^^^^^^^\n")

    def test_drafts_stand_in_order_of_path(self):
        for name in ("b.txt", "a.txt", "c/d.txt"):
            self.write(name, support.DRAFT)
        objects = self.objects("check", "--entities", "c", "b.txt", "a.txt",
                               status=1)
        keys = [(o["path"], o["start"], o["end"], o["kind"],
                 o.get("type") or o["category"], o["rule"]) for o in objects]
        self.assertEqual(keys, sorted(keys))
        self.assertEqual(len(objects), 18)

    def test_json_is_one_array(self):
        self.write("clean.txt", "Nothing.\n")
        for paths, count in [(["clean.txt"], 0),
                             (["clean.txt", self.draft], 3),
                             ([self.draft, "clean.txt"], 3)]:
            process = self.galley("check", "--format", "json", *paths)
            self.assertEqual(len(json.loads(process.stdout)), count)

    def test_outputs_go_into_files(self):
        process = self.galley("check", "--output", "jsonl=a.jsonl", "--output",
                              "text=-", "--output", "b.txt", "--format", "json",
                              self.draft)
        self.expect(process, 1)
        self.assertIn(b"draft.txt:1:48: error", process.stdout)
        lines = (self.folder / "a.jsonl").read_text().splitlines()
        self.assertEqual([json.loads(line) for line in lines],
                         json.loads((self.folder / "b.txt").read_text()))
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()
                                if not p.name.startswith(".")),
                         ["a.jsonl", "b.txt", "draft.txt"])

    def test_an_output_that_cannot_be_made(self):
        process = self.galley("check", "--output", "no/such/folder.txt",
                              self.draft)
        self.expect(process, 2, "no/such/folder.txt: cannot be created")

    def test_an_output_that_is_a_device_stays_one(self):
        os.mkfifo(self.folder / "pipe")
        reader = subprocess.Popen(["cat", self.folder / "pipe"],
                                  stdout=subprocess.PIPE)
        self.expect(self.galley("check", "--output", "pipe", self.draft), 1)
        self.assertIn(b"[NT1]", reader.communicate(timeout=60)[0])
        self.assertTrue((self.folder / "pipe").is_fifo())

    def test_a_full_standard_output(self):
        with open("/dev/full", "wb") as full:
            for arguments in (["check", *support.SMALL, self.draft],
                              ["tag", *support.SMALL, self.draft],
                              ["rules", *support.SMALL, "list"],
                              ["--version"], ["--help"]):
                process = self.run_galley(*arguments, stdout=full)
                self.expect(process, 2, "standard output: cannot be written: "
                                        "No space left on device")

    def test_a_closed_standard_output(self):
        for arguments in (["check", *support.SMALL, self.draft], ["--version"]):
            process = self.run_galley(*arguments, stdout=None,
                                      preexec_fn=lambda: os.close(1))
            self.expect(process, 2, "standard output: cannot be written")

    def test_a_reader_that_goes_away_is_no_crash_and_no_message(self):
        for i in range(40):
            self.write(f"many/{i}.txt", support.DRAFT * 200)
        reading, writing = os.pipe()
        os.close(reading)
        process = self.galley("check", "many", stdout=writing)
        os.close(writing)
        self.expect(process, 2)
        self.assertEqual(process.stderr, b"")

    def test_a_closed_standard_error_stays_out_of_files(self):
        process = self.galley("check", "--output", "out.txt", self.draft,
                              stderr=None, preexec_fn=lambda: os.close(2))
        self.assertEqual(process.returncode, 1)
        self.assertNotIn("galley:", (self.folder / "out.txt").read_text())

    def test_color_only_where_it_is_wanted(self):
        def colored(*arguments, env=()):
            process = self.galley("check", *arguments, self.draft, env=env)
            return b"\x1b[" in process.stdout
        self.assertFalse(colored())
        self.assertTrue(colored("--color", "always"))
        self.assertTrue(colored("--color", "always", env={"NO_COLOR": "1"}))
        self.assertFalse(colored("--color", "never"))

    def test_a_draft_cannot_command_the_terminal(self):
        self.write("evil.txt", "\x1b]0;title\x07 [NT1] \u202e \x9b31m\n")
        for style in ("text", "jsonl", "json"):
            said = self.galley("check", "--format", style, "evil.txt")
            for sign in ("\x1b", "\x07", "\x9b"):
                self.assertNotIn(sign, said.stdout.decode())


support.main()
