"""Files made to do harm, in every format: each is read or refused, within its
time and memory, and none is a crash.

    GALLEY_TEST_ALL=1 python3 tests/cli/hostile_test.py

takes 500 mutations a format and a million levels; without the variable a
tenth. Time and memory are not measured of a galley with sanitizers."""
import json
import os
import pathlib
import sys

sys.dont_write_bytecode = True
import hostile_files  # noqa: E402
import measured  # noqa: E402
import support  # noqa: E402

MUTATIONS = 500 if support.ALL else 50
LEVELS = 1_000_000 if support.ALL else 100_000
SECONDS = 1.0  # of processor time
# Of the second and the memory, what the child that reads a PDF may have.
PDF_LIMITS = ["--pdf-seconds", "0.8", "--pdf-memory", "80MB"]
BYTES = 64 << 20
BYTES_PER_BYTE = 4  # of the file, unpacked
BROKEN = 99

BINARY = pathlib.Path(support.GALLEY).read_bytes()
SANITIZED = b"__asan_init" in BINARY or b"__tsan_init" in BINARY
ENVIRONMENT = {name: f"{os.environ.get(name, '')}:exitcode={BROKEN}"
               for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS")}


class Hostile(support.CliTest):
    def command(self, *paths):
        return [support.GALLEY, "check", *map(str, support.SMALL), "--jobs",
                "1", *PDF_LIMITS, *paths]

    def reading(self, path):
        return [support.GALLEY, "text", *PDF_LIMITS, path]

    def measure(self, commands):
        return measured.measure(commands, cwd=self.folder, env={
            **os.environ, **ENVIRONMENT,
            "XDG_CACHE_HOME": str(self.folder / ".cache")})

    def run_each(self, command, files):
        """Processes of their own; returns how many drafts were read."""
        sizes = {}
        for name, data in files:
            self.write(name, data)
            try:
                sizes[name] = hostile_files.unpacked_size(data)
            except hostile_files.zipfile.BadZipFile:
                sizes[name] = len(data)
        self.measure([self.command(self.draft)])  # fills the cache
        results = self.measure([command(name) for name in sizes])
        for (name, size), (status, seconds, peak) in zip(sizes.items(),
                                                         results):
            with self.subTest(file=name):
                self.assertIn(status, (0, 1, 2))
                if SANITIZED:
                    continue
                self.assertLessEqual(seconds, SECONDS)
                self.assertLessEqual(peak, BYTES + BYTES_PER_BYTE * size)
        return sum(status != 2 for status, _, _ in results)

    def test_mutated_files(self):
        for ending, sample in hostile_files.samples().items():
            with self.subTest(ending=ending):
                self.write("sound" + ending, sample)
                self.assertEqual(
                    self.measure([self.command("sound" + ending)])[0][0], 1)
                files = [(f"m/{i}{ending}", data) for i, data in enumerate(
                    hostile_files.mutations(sample, MUTATIONS, ending))]
                if support.ALL:
                    read = self.run_each(self.command, files)
                    self.assertGreater(read, MUTATIONS // 50)
                    continue
                for name, data in files:
                    self.write(name, data)
                status, _, _ = self.measure([self.command("m")])[0]
                self.assertIn(status, (1, 2))
                for name, _ in files:
                    (self.folder / name).unlink()

    def test_nothing_but_defects(self):
        self.write("d.txt", "See [NT1] and\n" * 5)
        for most, status, found in ((5, 1, 5), (3, 2, 3)):
            process = self.run_galley(
                *self.command("d.txt")[1:], "--format", "jsonl",
                "--max-findings", str(most))
            self.expect(process, status,
                        *["d.txt: has more than 3 findings"] * (most == 3))
            lines = [json.loads(line) for line in process.stdout.splitlines()]
            self.assertEqual([line["line"] for line in lines],
                             list(range(1, found + 1)))

    def test_nesting_without_end(self):
        self.run_each(self.reading, hostile_files.nested(LEVELS))
        status, _, _ = self.measure([self.command(".")])[0]
        self.assertIn(status, (1, 2))

    def test_small_files_that_ask_for_much(self):
        self.run_each(self.reading, hostile_files.unfolding())
        self.assertFalse(pathlib.Path("/tmp/galley-escaped").exists())
        self.assertFalse((self.folder.parent / "escaped").exists())
        found = self.objects("check", "--pdf-seconds", "1", ".", status=2)
        self.assertIn("draft.txt", {os.path.basename(one["path"])
                                    for one in found})


support.main()
