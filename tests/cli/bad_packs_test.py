"""Every pack of tests/data/bad_packs is refused with exactly the errors that
stand beside it in NAME.expected: all of them, with file, line and column."""
import sys
import time

sys.dont_write_bytecode = True
import support  # noqa: E402

FOLDER = support.ROOT / "tests" / "data" / "bad_packs"


class BadPacks(support.CliTest):
    def errors(self, pack):
        process = self.run_galley(
            "check", "--no-default-rules", "--rules",
            support.PACKS / "types.xml", "--rules", pack, self.draft)
        self.expect(process, 2)
        self.assertEqual(process.stdout, b"")
        return process.stderr.decode().replace(f"{FOLDER}/", "")

    def test_each_gives_all_its_errors(self):
        packs = sorted(FOLDER.glob("*.xml"))
        self.assertGreater(len(packs), 10)
        for pack in packs:
            with self.subTest(pack=pack.name):
                start = time.monotonic()
                found = self.errors(pack)
                self.assertLess(time.monotonic() - start, 10)
                expected = pack.with_suffix(".expected").read_text()
                self.assertEqual(found, expected)

    def test_errors_of_several_packs_come_together(self):
        process = self.run_galley(
            "check", "--no-default-rules", "--rules",
            support.PACKS / "types.xml", "--rules", FOLDER / "not-xml.xml",
            "--rules", FOLDER / "values.xml", self.draft)
        self.expect(process, 2, ["not-xml.xml:3:", "values.xml:2:"])

    def test_a_pack_that_is_not_there(self):
        for path in ("no/such.xml", "no/such/folder"):
            process = self.run_galley("check", "--rules", path, self.draft)
            self.expect(process, 2, f"galley: {path}: no such file")
        (self.folder / "empty").mkdir()
        self.expect(self.run_galley("check", "--rules", "empty", self.draft),
                    2, "galley: empty: holds no rule pack")

    def test_a_processor_that_hyperscan_does_not_support(self):
        why = "this processor has no SSSE3"
        for verb in (["check", self.draft], ["tag", self.draft], ["compile"],
                     ["rules", "lint"], ["test"]):
            process = self.run_galley(
                *verb, env={"GALLEY_TEST_PLATFORM_PROBLEM": why})
            self.expect(process, 2, f"galley: {why}")
            self.assertEqual(process.stdout, b"")


support.main()
