"""What the macros let pass, with stand-ins for Sardana and for PathFixer."""

import os
import types
import unittest
from unittest import mock

import standin

import sdm

standin.install()
import sdm_macros as macros  # noqa: E402  pylint: disable=wrong-import-position,wrong-import-order

PLACE = "/data/visitors/nanomax/20260412/20261122/raw/0001_gold"


class GuardTest(unittest.TestCase):
    """pathguard, in a session."""

    def setUp(self):
        fixer = mock.Mock(selection=sdm.Selection(sample_path=PLACE, path=os.path.dirname(PLACE)))
        patch = mock.patch.object(macros, "PathFixer", return_value=fixer)
        patch.start()
        self.addCleanup(patch.stop)
        self.door = standin.Door(PathFixerDevice="a/b/c", ScanDir=PLACE)

    def guard(self, fixed=None, place="_env", **environment):
        """Runs the guard before a scan that took a part of its environment when it was made."""
        self.door.environment.update(environment)
        scan = standin.Running(self.door, "ascan")
        if fixed is not None:
            scan._gScan = types.SimpleNamespace(**{place: fixed})  # pylint: disable=invalid-name
        return self.door.run(macros.pathguard, parent=scan)

    def refused(self, word, **told):
        """The guard says no."""
        with self.assertRaisesRegex(sdm.SdmError, word) as refused:
            self.guard(**told)
        self.assertEqual(refused.exception.reason, "OPERATION_NOT_ALLOWED")

    def test_files_in_the_sessions_folder_pass(self):
        for files in ("scan.h5", ["scan.h5", "scan.dat"], [], ("x.h5",)):
            self.assertEqual(self.guard(ScanFile=files), "")
        self.assertEqual(self.guard(ScanDir=PLACE + "/"), "")

    def test_a_file_with_a_place_of_its_own_is_refused(self):
        for file in ("/tmp/scan.h5", "../scan.h5", "sub/scan.h5", ".."):
            self.refused("ScanFile names", ScanFile=file)
            self.refused("ScanFile names", ScanFile=["scan.h5", file])

    def test_dots_are_not_taken_away_since_links_would_lead_elsewhere(self):
        self.refused("ScanDir is", ScanDir=f"{PLACE}/link/..")

    def test_the_folder_that_a_scan_was_made_with_counts(self):
        for place in ("_env", "env"):
            self.refused("ScanDir is /tmp,", fixed={"ScanDir": "/tmp"}, place=place)
            self.assertEqual(self.guard(fixed={"ScanDir": PLACE}, place=place), "")

    def test_the_files_that_a_scan_was_made_with_count(self):
        self.refused("names /tmp/x.h5", fixed={"ScanDir": PLACE, "ScanFile": ["/tmp/x.h5"]})

    def test_a_scan_without_its_own_folder_is_judged_by_the_environment(self):
        for fixed in ({}, None, 7):
            self.assertEqual(self.guard(fixed=fixed), "")


class ForeignTextTest(unittest.TestCase):
    """Texts outside Latin-1, which would end the MacroServer."""

    GREEK = "\u03b1"

    def setUp(self):
        self.door = standin.Door(PathFixerDevice="a/b/c", ScanDir="/data/\u03b1")

    def test_no_macro_lets_them_through_to_tango(self):
        for name, texts in (("newsample", [self.GREEK]), ("checkpath", [self.GREEK]),
                            ("newsample", [f"0001_{self.GREEK}"]), ("checkpath", [])):
            with self.assertRaisesRegex(sdm.SdmError, "choose letters a-z"):
                self.door.run(getattr(macros, name), *texts)

    def test_samples_with_such_names_are_listed_in_latin_1(self):
        chosen = sdm.Selection(sample_path=PLACE, path=PLACE)
        with mock.patch.object(macros, "PathFixer") as fixer:
            fixer.return_value.selection = chosen
            fixer.return_value.samples.return_value = [self.GREEK]
            out = self.door.run(macros.lssamples)

        self.assertIn("  \\u03b1", out.encode("latin-1").decode("latin-1"))
