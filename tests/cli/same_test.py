"""The same bytes, whatever should make no difference."""
import os
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402


class Same(support.CliTest):
    def output(self, *arguments, packs=support.SMALL, env=()):
        process = self.run_galley("check", *packs, "--entities", "--format",
                                  "jsonl", *arguments, env=env)
        self.expect(process, 1)
        self.assertNotEqual(process.stdout, b"")
        return process.stdout

    def test_for_any_number_of_jobs(self):
        for i in range(60):
            self.write(f"many/{i}.txt", support.DRAFT * (1 + i * 7 % 23))
        one = self.output("--jobs", "1", "many")
        for jobs in ("2", "3", "16"):
            self.assertEqual(self.output("--jobs", jobs, "many"), one)

    def test_for_packs_in_another_order(self):
        files = [support.PACKS / name for name in
                 ("types.xml", "dates.xml", "checks.xml")]
        def packs(order):
            return ["--no-default-rules"] + [
                a for f in order for a in ("--rules", str(f))]
        expected = self.output(self.draft)
        for order in (files, files[::-1], files[1:] + files[:1],
                      files + files):
            self.assertEqual(self.output(self.draft, packs=packs(order)),
                             expected)

    def test_in_any_locale_and_time_zone(self):
        self.write("other.txt", "I TITLE İstanbul in June 2023. [NT1]\n"
                                "WORLD HEALTH ORGANIZATION 1.5 1,5\n")
        expected = self.output(self.draft, "other.txt", env={"LC_ALL": "C"})
        for env in ({"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "de_DE.UTF-8"},
                    {"LANG": "xx"}, {"TZ": "Pacific/Apia"},
                    {"TZ": "America/New_York"}):
            self.assertEqual(self.output(self.draft, "other.txt", env=env),
                             expected)

    def test_with_a_warm_a_cold_and_no_cache(self):
        outputs = [self.output(self.draft, env={"XDG_CACHE_HOME": folder})
                   for folder in (str(self.folder / "a"),
                                  str(self.folder / "a"),
                                  "/proc/nowhere")]
        self.assertEqual(len(set(outputs)), 1)

    def test_from_any_working_folder(self):
        os.mkdir(self.folder / "below")
        here = self.output(self.draft)
        there = self.output("below/../draft.txt")
        self.assertEqual(there.replace(b"below/../", b""), here)

    def test_with_the_default_packs(self):
        for i in range(6):
            self.write(f"many/{i}.txt", support.DRAFT * (i + 1))
        one = self.output("--jobs", "1", "many", packs=())
        self.assertEqual(self.output("--jobs", "2", "many", packs=(),
                                     env={"LC_ALL": "tr_TR.UTF-8"}), one)


support.main()
