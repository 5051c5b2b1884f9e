"""Verbs, options, exit status."""
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402


class Usage(support.CliTest):
    def test_bad_usage_is_two_and_says_where_help_is(self):
        for arguments, message in [
                ([], "--help"),
                (["chek", "x"], "galley --help"),
                (["check"], "galley check --help"),
                (["check", "--formt", "text", "x"], "galley check --help"),
                (["check", "--format", "xml", "x"], "--format"),
                (["check", "--jobs", "0", "x"], "--jobs"),
                (["check", "--fail-on", "maybe", "x"], "--fail-on"),
                (["check", "--period", "2022", "x"], "FROM/TO"),
                (["check", "--period", "2022/2022-13", "x"], "no date"),
                (["check", "--period", "2022/2021", "x"], "before it begins"),
                (["check", "--output", "xml=a", "x"], "no format \"xml\""),
                (["check", "--output", "json=", "x"], "name of a file"),
                (["check", "--no-default-rules", "x"], "no rules"),
                (["tag", "--fail-on", "error", "x"], "galley tag --help"),
                (["tag", "--format", "sarif", "x"], "--format"),
                (["tag", "--output", "sarif=a", "x"], "no format \"sarif\""),
                (["text"], "galley text --help"),
                (["text", "x", "y"], "galley text --help"),
                (["rules"], "galley rules lint"),
                (["rules", "mend"], "galley rules lint"),
        ]:
            with self.subTest(arguments=arguments):
                process = self.run_galley(*arguments)
                self.expect(process, 2, ["galley: ", message])
                self.assertEqual(process.stdout, b"")

    def test_help_and_version_are_answers(self):
        for arguments in (["--help"], ["check", "--help"], ["tag", "--help"]):
            process = self.expect(self.run_galley(*arguments), 0)
            self.assertIn(b"--help", process.stdout)
        said = self.expect(self.run_galley("--version"), 0).stdout.decode()
        for part in ("galley ", "hyperscan", "PCRE2 ", "ICU "):
            self.assertIn(part.lower(), said.lower())

    def test_findings_at_or_above_fail_on_are_one(self):
        for level, status in [("error", 1), ("warning", 1), ("info", 1),
                              ("never", 0)]:
            process = self.galley("check", "--fail-on", level, self.draft)
            self.expect(process, status)
        clean = self.write("clean.txt", "It was very good.\n")
        self.expect(self.galley("check", clean), 0)
        self.expect(self.galley("check", "--fail-on", "warning", clean), 0)
        self.expect(self.galley("check", "--fail-on", "info", clean), 1)

    def test_text_hides_info_unless_it_makes_the_run_fail(self):
        clean = self.write("clean.txt", "It was very good.\n")
        process = self.expect(self.galley("check", clean), 0,
                              "1 of severity info (--severity info shows")
        self.assertEqual(process.stdout, b"")
        for more in (["--severity", "info"], ["--fail-on", "info"]):
            self.assertIn(b"style.very",
                          self.galley("check", *more, clean).stdout)

    def test_only_and_skip_choose_what_is_printed_and_counted(self):
        def rules(*arguments, status):
            return [o["rule"] for o in
                    self.objects("check", *arguments, self.draft,
                                 status=status)]
        self.assertEqual(rules("--only", "leftover", status=1),
                         ["leftover.reviewer-note"])
        self.assertEqual(rules("--skip", "leftover.reviewer-note", status=0),
                         ["repetition.the", "style.very"])
        self.assertEqual(rules("--only", "style,repetition", "--skip",
                               "style.very", status=0), ["repetition.the"])
        self.assertEqual(rules("--severity", "warning", status=1),
                         ["leftover.reviewer-note", "repetition.the"])

    def test_an_unknown_name_to_show_is_bad_usage(self):
        self.expect(self.galley("check", "--only", "leftovers", self.draft), 2,
                    'no type, category or rule is called "leftovers"')

    def test_rules_lists_and_shows(self):
        process = self.expect(self.galley("rules", "list"), 0)
        self.assertEqual(
            [line.split()[:3] for line in process.stdout.decode().splitlines()],
            [["agency.name", "gazetteer", "agency"],
             ["date.month-year", "pattern", "date"],
             ["leftover.reviewer-note", "pattern", "leftover"],
             ["repetition.the", "pattern", "repetition"],
             ["style.very", "pattern", "style"]])
        shown = self.expect(self.galley("rules", "show", "repetition.the"), 0)
        self.assertIn(b"<match>the the</match>", shown.stdout)
        self.assertIn(b"trigger: ", shown.stdout)
        self.expect(self.galley("rules", "show", "x.y"), 2, "x.y")

    def test_lint_is_silent_of_good_packs_only(self):
        self.write("types.xml", (support.PACKS / "types.xml").read_text())
        pack = (support.PACKS / "dates.xml").read_text()
        self.write("dates.xml", pack)
        packs = ["--no-default-rules", "--rules", "."]
        good = self.expect(self.run_galley("rules", "lint", *packs), 0)
        self.assertEqual(good.stdout, b"errors: 0, advice: 0, notes: 0\n")
        self.write("dates.xml", "".join(
            line for line in pack.splitlines(True) if "<no>" not in line))
        bad = self.expect(self.run_galley("rules", "lint", *packs), 1)
        self.assertIn(b"dates.xml:3:3: error: date.month-year: ", bad.stdout)

    def test_compile_says_what_is_in_the_cache(self):
        first = self.expect(self.galley(
            "compile", env={"XDG_CACHE_HOME": str(self.folder / "c")}), 0)
        self.assertIn(b"built", first.stdout)
        second = self.expect(self.galley(
            "compile", env={"XDG_CACHE_HOME": str(self.folder / "c")}), 0)
        self.assertIn(b"in the cache", second.stdout)
        self.assertNotIn(b"built", second.stdout)


support.main()
