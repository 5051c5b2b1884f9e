"""What the tests of the command line share: they run the built galley, named by
$GALLEY, mostly with the small packs of tests/data/packs."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GALLEY = os.environ.get("GALLEY", str(ROOT / "build" / "galley"))
PACKS = ROOT / "tests" / "data" / "packs"
# Set by scripts/test --all: tests take all their cases, not a sample of them.
ALL = bool(os.environ.get("GALLEY_TEST_ALL"))
SMALL = ("--no-default-rules", "--rules", str(PACKS))

DRAFT = ("In June 2023 the World Health Organization met [NT1] again.\n"
         "It was the the very plan of UNICEF.\n")


class CliTest(unittest.TestCase):
    """Runs in a folder of its own, with a cache of its own."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.draft = self.write("draft.txt", DRAFT)

    def write(self, name, content):
        """A file in the test's folder; returns its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return name

    def run_galley(self, *arguments, env=(), **more):
        """A finished process; its output is bytes."""
        environment = dict(os.environ)
        environment.pop("NO_COLOR", None)
        environment.update(env)
        environment.setdefault("XDG_CACHE_HOME", str(self.folder / ".cache"))
        more.setdefault("timeout", 600)
        more.setdefault("stdout", subprocess.PIPE)
        more.setdefault("stderr", subprocess.PIPE)
        more.setdefault("cwd", self.folder)
        if "input" not in more:
            more.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.run([GALLEY, *map(str, arguments)],
                              env=environment, **more)

    def galley(self, verb, *arguments, **more):
        """With the small packs."""
        return self.run_galley(verb, *SMALL, *arguments, **more)

    def expect(self, process, status, stderr=None):
        """The exit status, and pieces of what stands on standard error."""
        said = process.stderr.decode()
        self.assertEqual(process.returncode, status, said)
        for piece in [stderr] if isinstance(stderr, str) else stderr or []:
            self.assertIn(piece, said)
        return process

    def objects(self, verb, *arguments, status=0, stderr=None, **more):
        """What is printed as JSON Lines."""
        process = self.galley(verb, "--format", "jsonl", *arguments, **more)
        self.expect(process, status, stderr)
        return [json.loads(line) for line in process.stdout.splitlines()]


def main():
    unittest.main(verbosity=1)
