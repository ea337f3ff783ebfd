"""The examples of the README do what they say."""

import contextlib
import io
import os
import re
import unittest

import tango
from beamline import COLLECTOR, NANOMAX, PROPOSAL, OnBeamline

README = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "README.md")


def examples():
    """The blocks of Python, as they stand there."""
    with open(README, encoding="utf-8") as file:
        return re.findall(r"```python\n(.*?)```", file.read(), re.DOTALL)


class ReadmeTest(OnBeamline):
    """Blocks of Python, with the devices and the visit of the tests."""

    def run_example(self, text):
        """What an example prints."""
        folder = f"/data/visitors/nanomax/{PROPOSAL}/2026112108/raw"
        here = text.replace("b303a-e02/ctl/sdm-01", NANOMAX).replace("20261122", self.visit)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(here.replace(folder, self.raw), {})  # pylint: disable=exec-used  # our own text
        return out.getvalue()

    def test_the_session_is_as_it_says(self):
        self.assertEqual(len(examples()), 2)

        lines = self.run_example(examples()[0]).splitlines()

        self.assertEqual(lines[0], f"{self.raw}/0001_setup")
        self.assertEqual(lines[1], f"{self.raw}/0002_gold OUTSIDE")
        self.assertRegex(lines[-1] + lines[-2], r"00\d\d_gold")
        self.assertEqual(self.proxy.SamplePath, "")

    def test_the_scan_is_as_it_says(self):
        self.select()

        self.run_example(examples()[1])

        collector = tango.DeviceProxy(COLLECTOR)
        self.assertEqual((collector.ScanNumber, collector.ScanState), (7, "normal"))


class SyntaxTest(unittest.TestCase):
    """What the document names exists."""

    def test_every_property_and_method_is_there(self):
        import sdm  # pylint: disable=import-outside-toplevel

        with open(README, encoding="utf-8") as file:
            table = file.read().split("## PathFixer")[1].split("- **An error")[0]
        names = set(re.findall(r"`([a-z_]+)[`(]", table.split("| properties |")[1]))

        missing = [one for one in sorted(names) if not hasattr(sdm.PathFixer, one)]

        self.assertEqual(missing, [])
        self.assertGreater(len(names), 25)
