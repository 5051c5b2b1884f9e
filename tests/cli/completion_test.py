"""galley completion: the shells know what the program knows."""
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
import support  # noqa: E402


class Completion(support.CliTest):
    def script(self, shell):
        return self.expect(self.run_galley("completion", shell),
                           0).stdout.decode()

    def help(self, *verb):
        return self.run_galley(*verb, "--help").stdout.decode()

    def verbs(self):
        listed = self.help().split("Subcommands:")[1]
        return re.findall(r"^  (\w+) ", listed, re.M)

    def replies(self, *words):
        """What bash offers behind these words; the last one is unfinished."""
        script = self.write("galley.bash", self.script("bash"))
        call = " ".join(f"'{word}'" for word in ("galley", *words))
        process = subprocess.run(
            ["bash", "-c", f"source {script}; COMP_WORDS=({call}); "
             f"COMP_CWORD={len(words)}; _galley; "
             "printf '%s\\n' \"${COMPREPLY[@]}\""],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            timeout=60)
        self.assertEqual(process.stderr, b"")
        return process.stdout.decode().split()

    def test_every_option_of_every_verb_is_in_every_script(self):
        verbs = self.verbs()
        self.assertGreater(len(verbs), 8)
        scripts = {shell: self.script(shell)
                   for shell in ("bash", "zsh", "fish")}
        for verb in verbs:
            options = re.findall(r"^  (?:-[a-z],)?(--[a-z-]+)", self.help(verb),
                                 re.M)
            self.assertIn("--help", options)
            part = re.search(rf"^    {verb}\) words '(.*)'", scripts["bash"],
                             re.M)[1].split()
            self.assertEqual(sorted(part), sorted(options))
            part = re.search(rf"^    {verb}\) _arguments(.*?);;",
                             scripts["zsh"], re.M | re.S)[1]
            self.assertEqual(sorted(re.findall(r"'\*(--[a-z-]+)\[", part)),
                             sorted(options))
            self.assertEqual(
                sorted("--" + name for name in re.findall(
                    rf"seen_subcommand_from {verb}' -l ([a-z-]+)",
                    scripts["fish"])), sorted(options))

    def test_bash_completes(self):
        self.assertEqual(self.replies("che"), ["check"])
        self.assertIn("tag", self.replies(""))
        self.assertEqual(self.replies("check", "--only", "x", "--ent"),
                         ["--entities"])
        self.assertEqual(self.replies("check", "--fail-on", ""),
                         ["error", "warning", "info", "never"])
        self.assertIn("sarif", self.replies("check", "--format", "s"))
        self.assertNotIn("sarif", self.replies("tag", "--format", ""))
        self.assertEqual(self.replies("check", "dra"), ["draft.txt"])
        self.assertEqual(self.replies("check", "--rules", "dra"), ["draft.txt"])
        self.assertEqual(self.replies("completion", "f"), ["fish"])

    def test_the_scripts_are_scripts(self):
        for shell in ("bash", "zsh", "fish"):
            with self.subTest(shell=shell):
                if shutil.which(shell) is None:
                    print(f"SKIPPED: syntax of the completion for {shell}, "
                          "which is not installed", file=sys.stderr)
                    continue
                path = self.write(f"script.{shell}", self.script(shell))
                process = subprocess.run([shell, "-n", path], cwd=self.folder,
                                         stderr=subprocess.PIPE, timeout=60)
                self.assertEqual((process.returncode, process.stderr), (0, b""))

    def test_an_unknown_shell_is_bad_usage(self):
        self.expect(self.run_galley("completion", "tcsh"), 2,
                    "galley completion --help")
        self.expect(self.run_galley("completion"), 2)


support.main()
