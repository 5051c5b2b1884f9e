"""The gates of other systems do what docs/ci.md says: their files are read, and
their scripts run with the built program in its place."""
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
import support  # noqa: E402

try:
    import yaml
except ImportError:
    yaml = None


def load(path):
    return yaml.safe_load((support.ROOT / path).read_text())


@unittest.skipIf(yaml is None, "python3-yaml is not installed")
class Gates(support.CliTest):
    def setUp(self):
        super().setUp()
        self.write("reports/a.txt", support.DRAFT)
        self.write("reports/b c.md", "# Plan\n\nAll is well.\n")

    def script(self, text, **env):
        """Runs what a step of a CI system runs."""
        environment = dict(os.environ, XDG_CACHE_HOME=str(self.folder / ".c"),
                           **{k: str(v) for k, v in env.items()})
        return subprocess.run(["bash", "-e", "-o", "pipefail", "-c", text],
                              cwd=self.folder, env=environment, timeout=600,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def source_tree(self):
        """A folder that looks like galley's, built already."""
        tree = self.folder / "galley-source"
        (tree / "build-release").mkdir(parents=True)
        (tree / "scripts").mkdir()
        (tree / "build-release" / "galley").symlink_to(support.GALLEY)
        for name in ("setup", "build"):
            script = tree / "scripts" / name
            script.write_text('#!/bin/sh\necho "${0##*/} $*" >> "$LOG"\n')
            script.chmod(0o755)
            self.assertTrue((support.ROOT / "scripts" / name).exists())
        return tree

    def test_the_hooks_are_commands_of_the_program(self):
        hooks = load(".pre-commit-hooks.yaml")
        self.assertEqual([h["id"] for h in hooks], ["galley", "galley-new"])
        for hook in hooks:
            self.assertEqual(hook["language"], "system")
            self.assertIn(hook["id"],
                          (support.ROOT / "docs" / "ci.md").read_text())
            program, *arguments = hook["entry"].split()
            self.assertEqual(program, "galley")
            if "--since" in arguments:
                subprocess.run(["git", "init", "-q"], cwd=self.folder,
                               check=True)
                subprocess.run(["git", "-c", "user.name=A", "-c",
                                "user.email=a@b.c", "commit", "-q", "-m", "x",
                                "--allow-empty"], cwd=self.folder, check=True)
            process = self.run_galley(*arguments, "reports/a.txt")
            self.expect(process, 1)

    def test_the_action(self):
        action = load("action.yml")
        self.assertEqual(action["runs"]["using"], "composite")
        build, check, upload, end = action["runs"]["steps"]
        tree, log = self.source_tree(), self.folder / "log"
        process = self.script(build["run"], GITHUB_ACTION_PATH=tree, LOG=log)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(log.read_text(), "setup \nbuild release galley\n")
        self.assertIn("sarif_file", upload["with"])
        inputs = {name: spec["default"] for name, spec in
                  action["inputs"].items()}
        self.assertEqual({v: re.sub(r"[${} ]|inputs\.", "", k)
                          for v, k in check["env"].items()},
                         {"GALLEY_PATHS": "paths", "GALLEY_OPTIONS": "options",
                          "GALLEY_SARIF": "sarif"})
        for given, status in [({}, "1"), ({"options": "--fail-on  never"}, "0"),
                              ({"paths": "nowhere"}, "2"), ({"sarif": ""}, "1"),
                              ({"paths": "$(touch evil)"}, "2")]:
            with self.subTest(given=given):
                output = self.folder / "github-output"
                output.write_text("")
                sarif = self.folder / "galley.sarif"
                sarif.unlink(missing_ok=True)
                chosen = {**inputs, "paths": "reports", **given}
                process = self.script(
                    check["run"], GITHUB_ACTION_PATH=tree,
                    GITHUB_OUTPUT=output, GALLEY_PATHS=chosen["paths"],
                    GALLEY_OPTIONS=chosen["options"],
                    GALLEY_SARIF=chosen["sarif"])
                self.assertEqual(process.returncode, 0, process.stderr)
                self.assertEqual(output.read_text(), f"status={status}\n")
                ended = self.script(end["run"], GALLEY_STATUS=status)
                self.assertEqual(ended.returncode, int(status))
                self.assertFalse((self.folder / "evil").exists())
                if status != "2":
                    self.assertIn(b"::error file=reports/a.txt",
                                  process.stdout)
                    self.assertEqual(sarif.exists(), chosen["sarif"] != "")
                if sarif.exists() and status != "2":
                    self.assertEqual(json.loads(sarif.read_text())["version"],
                                     "2.1.0")

    def test_the_gitlab_template(self):
        template = load("ci/galley.gitlab-ci.yml")
        job = template["galley"]
        (self.folder / ".galley").mkdir()
        self.source_tree().rename(self.folder / ".galley" / "source")
        process = self.script("\n".join(job["script"]), GALLEY_PATHS="reports",
                              GALLEY_OPTIONS="--fail-on never")
        self.assertEqual(process.returncode, 0, process.stderr)
        reports = job["artifacts"]["reports"]
        found = json.loads((self.folder / reports["codequality"]).read_text())
        self.assertEqual(found[0]["location"]["path"], "reports/a.txt")
        self.assertIn("<testsuites",
                      (self.folder / reports["junit"]).read_text())
        process = self.script("\n".join(job["script"]), GALLEY_PATHS="reports",
                              GALLEY_OPTIONS="")
        self.assertEqual(process.returncode, 1)

    def test_the_page_names_what_there_is(self):
        page = (support.ROOT / "docs" / "ci.md").read_text()
        blocks = [yaml.safe_load(b) for b in
                  re.findall(r"^```yaml\n(.*?)^```$", page, re.M | re.S)]
        hooks, workflow, gitlab = blocks
        known = {h["id"] for h in load(".pre-commit-hooks.yaml")}
        self.assertLessEqual({h["id"] for h in hooks["repos"][0]["hooks"]},
                             known)
        step = workflow["jobs"]["drafts"]["steps"][-1]
        self.assertLessEqual(set(step["with"]), set(load("action.yml")["inputs"]))
        template = load("ci/galley.gitlab-ci.yml")
        self.assertEqual(set(gitlab["variables"]), set(template["variables"]))
        remote = pathlib.PurePosixPath(gitlab["include"][0]["remote"])
        self.assertTrue((support.ROOT / "ci" / remote.name).exists())
        for name in load("action.yml")["inputs"]:
            self.assertIn(f"| `{name}` |", page)


if yaml is None:
    print("SKIPPED: gates of other systems, python3-yaml is not installed",
          file=sys.stderr)
support.main()
