"""docs/tutorial.md, followed word for word: its files are written, its commands
run in their order, and they say what the page shows."""
import re
import shlex
import subprocess
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402

PAGE = support.ROOT / "docs" / "tutorial.md"
FENCE = re.compile(r"^```(\w+)(?: (\w+)=(\S+))?\n(.*?)^```$", re.M | re.S)


class Tutorial(support.CliTest):
    def test_word_for_word(self):
        (self.folder / self.draft).unlink()
        commands = 0
        for kind, how, name, content in FENCE.findall(
                PAGE.read_text(encoding="utf-8")):
            if how == "name":
                self.write(name, content)
            elif how == "add":
                pack = (self.folder / name).read_text(encoding="utf-8")
                self.assertTrue(pack.endswith("</pack>\n"))
                self.write(name, pack.replace("</pack>", content + "</pack>"))
            elif kind == "sh":
                subprocess.run(["sh", "-c", content], cwd=self.folder,
                               check=True)
            else:
                self.assertEqual(kind, "console")
                for command, shown in re.findall(
                        r"^\$ galley (.+)\n((?:(?!\$ ).*\n)*)", content, re.M):
                    commands += 1
                    with self.subTest(command=command):
                        process = self.run_galley(*shlex.split(command))
                        said = process.stdout + process.stderr
                        self.assertEqual(said.decode(), shown)
        self.assertGreater(commands, 9)


support.main()
