"""Outputs that cannot be written: a full disk, one that is read only, and
readers that are gone. Whatever writes says so with exit status 2, and what
stands under its name is whole: the old one, or none."""
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
import packages  # noqa: E402
import support  # noqa: E402

FORMATS = ("text", "html", "jsonl", "json", "sarif", "junit", "checkstyle",
           "github", "gitlab", "rdjsonl")
ACCEPT = ("--who", "Ann", "--why", "judged")
FIXES = """<pack id="fixes">
  <check id="repetition.article" category="repetition" severity="warning">
    <match>the the</match><message>Twice.</message><why>House.</why>
    <fix>the</fix>
    <ok>It was ⟪the the⟫ plan.</ok><ok>⟪the the⟫</ok><no>the</no><no>No.</no>
  </check>
</pack>
"""
FIX = ["fix", "--no-default-rules", "--rules", support.PACKS / "types.xml",
       "--rules", "fixes.xml"]


def checked(form):
    return ["check", *support.SMALL, "--fail-on", "never", "--output",
            f"{form}=out", "draft.txt"]


# Name -> arguments, the file they write, and whether it is there before.
WRITERS = {
    **{form: (checked(form), "out", False) for form in FORMATS},
    "over an old one": (checked("html"), "out", True),
    "tag": (["tag", *support.SMALL, "--output", "jsonl=out", "draft.txt"],
            "out", True),
    "annotate": (["annotate", *support.SMALL, "draft.docx", "-o", "out"],
                 "out", True),
    "baseline": (["baseline", *support.SMALL, "--baseline", "out.xml",
                  *ACCEPT, "draft.txt"], "out.xml", False),
    "fix": ([*FIX, "--in-place", "fix.txt"], "fix.txt", True),
    "init": (["init"], ".galley.xml", False),
    "test --update": (["test", *support.SMALL, "--update", "golden"],
                      "golden/findings.jsonl", True),
    "rules new": (["rules", "new", "pack.xml"], "pack.xml", False),
}
# What prints, and nothing else.
PRINTERS = {
    "check": ["check", *support.SMALL, "--fail-on", "never", "draft.txt"],
    "tag": ["tag", *support.SMALL, "draft.txt"],
    "text": ["text", "draft.txt"],
    "explain": ["explain", *support.SMALL, "draft.txt"],
    "profile": ["profile", *support.SMALL, "draft.txt"],
    "compare": ["compare", support.PACKS, support.PACKS / "types.xml",
                "draft.txt"],
    "rules list": ["rules", *support.SMALL, "list"],
    "rules show": ["rules", *support.SMALL, "show", "date.month-year"],
    "config": ["config"],
    "fix": [*FIX, "--dry-run", "fix.txt"],
    "test": ["test", *support.SMALL, "golden"],
}
OLD = b"as it was\n"


def fill(folder):
    """Until nothing more goes in."""
    with open(folder / "ballast", "wb", buffering=0) as ballast:
        try:
            while ballast.write(b"x" * 4096):
                pass
        except OSError:
            pass


class FullDisk(support.CliTest):
    def prepare(self, folder, target, is_there):
        """What the commands read, and an old version of what they write."""
        folder.mkdir(exist_ok=True)
        (folder / "golden").mkdir(exist_ok=True)
        (folder / "golden" / "draft.txt").write_text(support.DRAFT)
        (folder / "golden" / "truth.marked").write_text(support.DRAFT)
        (folder / "draft.txt").write_text(support.DRAFT)
        (folder / "fixes.xml").write_text(FIXES)
        (folder / "fix.txt").write_text("It was the the plan.\n")
        (folder / "draft.docx").write_bytes(
            packages.docx(packages.paragraph("Left [NT1] here.")))
        for name in ("entities.jsonl", "findings.jsonl"):
            (folder / "golden" / name).write_bytes(OLD)
        path = folder / target
        if is_there and not path.exists():
            path.write_bytes(OLD)
        return path.read_bytes() if path.exists() else None

    def disk(self):
        """A disk of its own."""
        folder = self.folder / "disk"
        folder.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "galley",
                           folder], stderr=subprocess.DEVNULL).returncode:
            self.skipTest("SKIPPED: no disk can be mounted here")
        self.addCleanup(subprocess.run, ["umount", folder], check=True)
        return folder

    def refused(self, folder, arguments, target, before, reason):
        process = self.run_galley(*arguments, cwd=folder)
        self.expect(process, 2, reason)
        path = folder / target
        self.assertEqual(path.read_bytes() if path.exists() else None, before)
        self.assertEqual([p.name for p in folder.rglob("*.tmp")], [])

    @unittest.skipIf(os.geteuid(), "SKIPPED: only root mounts disks")
    def test_a_full_disk(self):
        disk = self.disk()
        for name, (arguments, target, is_there) in WRITERS.items():
            with self.subTest(writer=name):
                before = self.prepare(disk, target, is_there)
                fill(disk)
                self.refused(disk, arguments, target, before,
                             "No space left on device")
                for entry in disk.iterdir():
                    (shutil.rmtree if entry.is_dir() else os.unlink)(entry)

    @unittest.skipIf(os.geteuid(), "SKIPPED: only root mounts disks")
    def test_a_disk_that_is_read_only(self):
        disk = self.disk()
        for name, (arguments, target, is_there) in WRITERS.items():
            if name in FORMATS[1:]:
                continue  # are opened alike
            with self.subTest(writer=name):
                subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
                before = self.prepare(disk, target, is_there)
                subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
                self.refused(disk, arguments, target, before,
                             "Read-only file system")

    def test_without_a_fault_they_are_written(self):
        for number, (name, (arguments, target, is_there)) in enumerate(
                WRITERS.items()):
            with self.subTest(writer=name):
                folder = self.folder / f"sound{number}"
                before = self.prepare(folder, target, is_there)
                process = self.run_galley(*arguments, cwd=folder)
                self.assertIn(process.returncode, (0, 1),
                              process.stderr.decode())
                self.assertNotEqual((folder / target).read_bytes(), before)

    def test_a_cache_that_cannot_be_filled(self):
        process = self.run_galley("compile", *support.SMALL,
                                  env={"XDG_CACHE_HOME": "/proc/nowhere"})
        self.expect(process, 2, "/proc/nowhere")

    def test_standard_output_full_or_gone(self):
        self.prepare(self.folder, "fix.txt", True)
        with open("/dev/full", "wb") as full:
            for name, arguments in PRINTERS.items():
                with self.subTest(printer=name):
                    self.expect(
                        self.run_galley(*arguments, stdout=full), 2,
                        "standard output: cannot be written: No space left")
        for name, arguments in PRINTERS.items():
            with self.subTest(printer=name, reader="gone"):
                reading, writing = os.pipe()
                os.close(reading)
                process = self.run_galley(*arguments, stdout=writing)
                os.close(writing)
                self.assertEqual(process.returncode, 2)
                self.assertNotIn(b"cannot be written", process.stderr)

    def test_an_output_on_a_full_device(self):
        for form in FORMATS:
            with self.subTest(format=form):
                arguments = checked(form)
                arguments[arguments.index(f"{form}=out")] = f"{form}=/dev/full"
                self.expect(self.run_galley(*arguments), 2,
                            "/dev/full: cannot be written: No space left")


support.main()
