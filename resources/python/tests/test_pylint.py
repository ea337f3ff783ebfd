"""The package is pylint-clean."""

import os
import subprocess
import unittest

HERE = os.path.abspath(os.path.join(os.path.dirname(__file__), ".."))
PYLINT = ["/usr/bin/python3", "-m", "pylint", "--rcfile", "../python/pyproject.toml"]


class PylintTest(unittest.TestCase):
    """Debian's pylint with the settings of pyproject.toml."""

    def test_nothing_is_found(self):
        command = PYLINT + ["sdm", "scifish.py"]

        done = subprocess.run(
            command, cwd=HERE, capture_output=True, text=True, timeout=60, check=False
        )

        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
