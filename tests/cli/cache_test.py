"""A cache that is broken in any way is no error and changes nothing."""
import os
import sys
import unittest

sys.dont_write_bytecode = True
import support  # noqa: E402


class Cache(support.CliTest):
    def setUp(self):
        super().setUp()
        self.cache = self.folder / "cache"
        self.env = {"XDG_CACHE_HOME": str(self.cache)}
        self.expected = self.check().stdout
        self.assertNotEqual(self.expected, b"")

    def check(self, *arguments, **more):
        process = self.galley("check", *arguments, self.draft, env=self.env,
                              **more)
        self.expect(process, 1)
        return process

    def files(self):
        return sorted((self.cache / "galley").iterdir())

    def expect_rebuilt(self):
        process = self.check("--verbose")
        self.assertEqual(process.stdout, self.expected)
        self.assertIn(b" built, ", process.stderr)
        process = self.check("--verbose")
        self.assertEqual(process.stdout, self.expected)
        self.assertNotIn(b" built, ", process.stderr)

    def test_is_used_and_private(self):
        self.assertTrue(self.files())
        self.assertEqual((self.cache / "galley").stat().st_mode & 0o777, 0o700)
        self.assertNotIn(b" built, ", self.check("--verbose").stderr)

    def test_emptied_files(self):
        for file in self.files():
            file.write_bytes(b"")
        self.expect_rebuilt()

    def test_truncated_files(self):
        for file in self.files():
            file.write_bytes(file.read_bytes()[:-7])
        self.expect_rebuilt()

    def test_flipped_bits_anywhere(self):
        for part in (0.001, 0.3, 0.9):
            for file in self.files():
                content = bytearray(file.read_bytes())
                content[int(len(content) * part)] ^= 0x40
                file.write_bytes(content)
            self.expect_rebuilt()

    def test_files_of_another_item(self):
        first, *rest = self.files()
        for file in rest:
            content = first.read_bytes()
            first.write_bytes(file.read_bytes())
            file.write_bytes(content)
        self.expect_rebuilt()

    def test_foreign_files(self):
        for file in self.files():
            file.write_bytes(os.urandom(5000))
        self.expect_rebuilt()

    def test_folders_in_place_of_files(self):
        for file in self.files():
            file.unlink()
            file.mkdir()
        self.assertEqual(self.check().stdout, self.expected)

    def test_a_place_where_nothing_can_be_made(self):
        self.env = {"XDG_CACHE_HOME": "/proc/nowhere"}
        process = self.check("--verbose")
        self.assertEqual(process.stdout, self.expected)
        self.assertIn(b"cache not used", process.stderr)

    def test_no_home_at_all(self):
        self.env = {"XDG_CACHE_HOME": "", "HOME": ""}
        self.assertEqual(self.check().stdout, self.expected)

    @unittest.skipIf(os.geteuid() != 0, "needs root, to become somebody else")
    def test_a_cache_of_somebody_else(self):
        self.folder.chmod(0o755)
        self.cache.chmod(0o777)
        (self.cache / "galley").chmod(0o777)
        try:
            process = self.check("--verbose", user=65534, group=65534,
                                 extra_groups=[])
        except PermissionError:
            self.skipTest("nobody may run galley where it was built")
        self.assertEqual(process.stdout, self.expected)
        self.assertIn(b"belongs to another user", process.stderr)


support.main()
