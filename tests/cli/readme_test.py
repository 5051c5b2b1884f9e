"""The README shows what the program really says."""
import re
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402


class Readme(support.CliTest):
    def test_its_example_is_real(self):
        text = (support.ROOT / "README.md").read_text()
        console = "".join(re.findall(r"```console\n(.*?)```", text, re.S))
        steps = re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", console, re.M)
        self.assertEqual(len(steps), 3)
        for command, shown in steps:
            program, *arguments = command.split()
            if program == "cat":
                self.write(arguments[0], shown)
                continue
            process = self.run_galley(*arguments)
            self.assertEqual((process.stdout + process.stderr).decode(), shown)

    def test_the_files_it_names_are_there(self):
        for document in ("README.md", "CONTRIBUTING.md"):
            text = (support.ROOT / document).read_text()
            for path in re.findall(r"\]\(([^)#:]+)\)", text):
                self.assertTrue((support.ROOT / path).exists(), path)


support.main()
