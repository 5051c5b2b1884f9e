"""galley watch: what each save of a pack does to its examples and to drafts."""
import os
import queue
import re
import signal
import subprocess
import sys
import threading

sys.dont_write_bytecode = True
import support  # noqa: E402

PACK = """<pack id="p" version="1" lang="en">
  <gazetteer id="agency.union" name="unions" file="unions.tsv" type="agency">
    <ok>the ⟦Boatmen⟧</ok>
    <no>the boatmen</no>
  </gazetteer>
  <pattern id="date.month" type="date">
    <match>(?:June|July) 20\\d\\d</match>
    <ok>in ⟦June 2021⟧</ok>
    <no>June</no>
  </pattern>
  <sequence id="count.works" type="count">
    <span><w shape="digits"/></span><w>well|bridge</w>
    <ok>⟦1⟧ well</ok>
    <no>1 road</no>
  </sequence>
</pack>
"""
NAMES = ("id\tsurface\tform\tcase\tclass\n"
         "boatmen\tBoatmen\tname\texact\tunion\n")
DRAFT = "In June 2021 and July 2021 the Weavers met.\nNear 1 well, 2 roads.\n"


class Watch(support.CliTest):
    def setUp(self):
        super().setUp()
        self.write("rules/p.xml", PACK)
        self.write("rules/unions.tsv", NAMES)
        self.write("d/draft.txt", DRAFT)

    def watch(self):
        """Starts, and waits until it watches."""
        environment = dict(os.environ,
                           XDG_CACHE_HOME=str(self.folder / ".cache"))
        self.process = subprocess.Popen(
            [support.GALLEY, "watch", "--no-default-rules", "rules", "d"],
            cwd=self.folder, env=environment, text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(self.stop)
        self.lines = queue.Queue()
        threading.Thread(target=lambda: [self.lines.put(line) for line in
                                         self.process.stdout],
                         daemon=True).start()
        self.assertIn("galley: watching rules and 1 draft; Ctrl-C ends",
                      self.process.stderr.readline())

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        status = self.process.wait(timeout=60)
        self.process.stderr.close()
        self.process.stdout.close()
        return status

    def saved(self, name, content):
        """What one save makes it say."""
        self.write(name, content)
        said = ""
        while not re.search(r"; \d+ ms\n$", said):
            said += self.lines.get(timeout=120)
        return re.sub(r"\d+ ms", "N ms", said)

    def test_a_save_shows_what_it_does(self):
        self.watch()
        less = PACK.replace("(?:June|July)", "June")
        self.assertEqual(self.saved("rules/p.xml", less), """\
examples: 6 in 3 rules, 0 not kept
d/draft.txt:1:18: lost date "July 2021" [date.month]
    edit: rule date.month changed: - <match>(?:June|July) 20\\d\\d</match> \
+ <match>June 20\\d\\d</match>
1 lost, 0 gained, 0 changed; N ms
""")
        self.assertEqual(self.saved("rules/p.xml", less.replace(
            "well|bridge", "wells|bridge|roads")), """\
rules/p.xml:13: count.works: the rule does not find exactly what is marked
    text:   1 well
    wanted: ^ count
    found:  nothing
examples: 6 in 3 rules, 1 not kept
d/draft.txt:2:6: lost count "1" [count.works]
    edit: rule count.works changed: - <span><w shape="digits"/></span>\
<w>well|bridge</w> + <span><w shape="digits"/></span>\
<w>wells|bridge|roads</w>
d/draft.txt:2:14: gained count "2" [count.works]
    edit: rule count.works changed: - <span><w shape="digits"/></span>\
<w>well|bridge</w> + <span><w shape="digits"/></span>\
<w>wells|bridge|roads</w>
1 lost, 1 gained, 0 changed; N ms
""")
        self.assertEqual(self.saved("rules/p.xml", PACK).splitlines()[-1],
                         "1 lost, 2 gained, 0 changed; N ms")

    def test_a_broken_pack_leaves_the_last_good_one(self):
        self.watch()
        broken = PACK.replace("(?:June", "(June").replace(
            '<w shape="digits"/>', '<w shape="digit"/>')
        said = self.saved("rules/p.xml", broken)
        self.assertIn("rules/p.xml:6:3: date.month: <match>, character 1: ",
                      said)
        self.assertIn("rules/p.xml:12:", said)
        self.assertTrue(said.endswith(
            "the last good packs stay in force; N ms\n"))
        said = self.saved("d/draft.txt", DRAFT + "In July 2022.\n")
        self.assertEqual(said, """\
d/draft.txt:3:4: gained date "July 2022" [date.month]
0 lost, 1 gained, 0 changed; N ms
""")
        self.assertIn("0 lost, 0 gained, 0 changed; N ms",
                      self.saved("rules/p.xml", PACK))

    def test_names_and_new_packs(self):
        self.watch()
        said = self.saved("rules/unions.tsv", NAMES +
                          "weavers\tWeavers\tname\texact\tunion\n")
        self.assertEqual(said, """\
examples: 6 in 3 rules, 0 not kept
d/draft.txt:1:32: gained agency "Weavers" -> weavers [agency.union]
    edit: list unions with "Weavers"
0 lost, 1 gained, 0 changed; N ms
""")
        said = self.saved("rules/q.xml", """<pack id="q">
  <pattern id="place.near" type="place"><match>Near</match>
    <ok>⟦Near⟧</ok><no>near</no></pattern></pack>""")
        self.assertIn('gained place "Near" [place.near]\n'
                      "    edit: rule place.near added in rules/q.xml:2\n",
                      said)

    def test_signals_end_it(self):
        for how in (signal.SIGINT, signal.SIGTERM):
            self.watch()
            self.assertEqual(self.stop(how), 0)

    def test_what_is_needed(self):
        for paths in (["rules"], ["d"], ["rules", "nowhere.txt"]):
            self.expect(self.run_galley("watch", "--no-default-rules", *paths),
                        2, "galley watch PACKS... DRAFTS..." if
                        len(paths) == 1 else "nowhere.txt")


support.main()
