"""The macros, in a stand-in for Sardana, against a real PathFixer."""

import os
import time
import unittest

import standin

import sdm

standin.install()
import sdm_macros as macros  # noqa: E402  pylint: disable=wrong-import-position,wrong-import-order

DATA = os.environ["SDM_TEST_DATA"]
NANOMAX, BIOMAX = (pair.split("=")[1] for pair in os.environ["SDM_PATHFIXER"].split(","))
PROPOSAL = "20260412"


class MacrosTest(unittest.TestCase):
    """What a user types and reads."""

    def setUp(self):
        self.fixer = sdm.PathFixer(NANOMAX)
        self.fixer.end_session()
        self.addCleanup(self.fixer.end_session)
        self.door = standin.Door(PathFixerDevice=NANOMAX)

    def run_macro(self, name, *texts, parent=None):
        """Runs a macro of that name."""
        return self.door.run(getattr(macros, name), *texts, parent=parent)

    def open(self):
        """Selects the visit that goes on."""
        return self.run_macro("setproposal", PROPOSAL, time.strftime("%Y%m%d"), "carlcarl")

    def refused(self, name, *texts, parent=None):
        """The sentence with which a macro is refused."""
        with self.assertRaises(sdm.SdmError) as refused:
            self.run_macro(name, *texts, parent=parent)
        return refused.exception.sentence

    def scan(self, name="ascan"):
        """A scan that runs."""
        return standin.Running(self.door, name)

    def test_a_proposal_is_selected_and_its_place_told(self):
        out = self.open()

        self.assertRegex(out, rf"^Scans go to {DATA}/visitors/nanomax/{PROPOSAL}/\d{{10}}/raw$")

    def test_the_day_and_the_user_may_be_left_out(self):
        self.assertIn("say who measures: setproposal", self.refused("setproposal", PROPOSAL))
        self.fixer.username = "carlcarl"

        out = self.run_macro("setproposal", PROPOSAL)

        self.assertIn(f"/{PROPOSAL}/", out)

    def test_a_refusal_is_the_devices_sentence(self):
        sentence = self.refused("setproposal", PROPOSAL, "", "anagon")

        self.assertIn("anagon is no participant", sentence)

    def test_a_target_that_is_late_is_named_after_the_wait(self):
        self.door.environment["PathFixerDevice"] = BIOMAX
        self.addCleanup(sdm.PathFixer(BIOMAX).end_session)
        macros.WAIT = 0.2
        self.addCleanup(setattr, macros, "WAIT", 5.0)

        sentence = self.refused("setproposal", "20170251", "", "carlcarl")

        self.assertIn("is not ready to scan after 0.2 s: attribute:no/such/detector/Fil", sentence)

    def test_a_sample_gets_the_next_number(self):
        self.open()
        self.run_macro("newsample", "0070_first")

        out = self.run_macro("newsample", "gold")

        self.assertRegex(out, r"/raw/00[7-9]\d_gold$")
        self.assertTrue(os.path.isdir(out.split()[-1]))

    def test_a_sample_with_a_number_keeps_it(self):
        self.open()

        self.assertRegex(self.run_macro("newsample", "0003_gold"), "/raw/0003_gold$")

    def test_samples_are_listed_with_the_present_one(self):
        self.open()
        self.run_macro("newsample", "0003_gold")
        self.run_macro("newsample", "0004_lead")

        lines = self.run_macro("lssamples").splitlines()

        self.assertEqual(lines[0], self.fixer.path)
        self.assertIn("  0003_gold", lines)
        self.assertIn("* 0004_lead", lines)

    def test_without_a_session_there_are_no_samples(self):
        self.assertIn("There is no session", self.refused("lssamples"))

    def test_the_session_ends(self):
        self.open()
        path = self.fixer.sample_path

        self.assertEqual(self.run_macro("endsession"), f"The session in {path} has ended.")
        self.assertEqual(self.run_macro("endsession"), "There was no session.")

    def test_a_path_is_checked_scandir_by_default(self):
        self.open()
        self.door.environment["ScanDir"] = self.fixer.sample_path

        self.assertIn(": OK, it is in the present", self.run_macro("checkpath"))
        self.assertIn("/tmp: OUTSIDE, it is in raw or", self.run_macro("checkpath", "/tmp"))

    def test_without_scandir_checkpath_tells_so(self):
        self.assertIn("ScanDir is not set", self.refused("checkpath"))

    def test_everything_is_shown(self):
        self.open()

        out = self.run_macro("pathfixer")

        self.assertIn(f"{NANOMAX} is ON, ready to scan\n", out)
        self.assertIn("Ptychography of a catalyst grain", out)
        self.assertIn(f"Path      {self.fixer.sample_path}", out)

    def test_what_is_wrong_is_shown_too(self):
        self.door.environment["PathFixerDevice"] = BIOMAX

        out = self.run_macro("pathfixer")

        self.assertIn("NOT ready to scan", out)
        self.assertIn("attribute:no/such/detector/FilePath is ", out)
        self.assertIn("No session, no data", out)

    def test_a_scan_in_the_sessions_folder_may_begin(self):
        self.open()
        self.door.environment["ScanDir"] = self.fixer.sample_path + "/"

        self.assertEqual(self.run_macro("pathguard", parent=self.scan()), "")

    def test_without_a_session_no_scan_begins(self):
        self.door.environment["ScanDir"] = f"{DATA}/visitors/nanomax/{PROPOSAL}"

        self.assertIn("No scan: there is no session", self.refused("pathguard"))

    def test_a_scan_to_another_folder_does_not_begin(self):
        self.open()
        self.door.environment["ScanDir"] = "/tmp"

        sentence = self.refused("pathguard", parent=self.scan())

        self.assertIn(f"ScanDir is /tmp, but PathFixer has {self.fixer.sample_path}", sentence)

    def test_a_variable_of_the_scans_own_macro_is_seen(self):
        self.open()
        self.door.environment["ScanDir"] = self.fixer.sample_path
        self.door.environment["ascan.ScanDir"] = "/tmp"

        self.assertIn("ScanDir is /tmp", self.refused("pathguard", parent=self.scan()))
        self.run_macro("pathguard", parent=self.scan("mesh"))

    def test_a_scan_without_scandir_does_not_begin(self):
        self.open()

        self.assertIn("so no scan is stored", self.refused("pathguard", parent=self.scan()))

    def test_without_the_device_no_scan_begins_and_the_way_out_is_told(self):
        self.door.environment["PathFixerDevice"] = "no/such/sdm-01"

        sentence = self.refused("pathguard")

        self.assertIn("does not know no/such/sdm-01", sentence)
        self.assertIn("udefgh pathguard pre-scan", sentence)

    def test_without_its_variable_every_macro_tells_how_to_set_it(self):
        del self.door.environment["PathFixerDevice"]

        for name in ("pathfixer", "endsession", "lssamples", "pathguard"):
            self.assertIn("senv PathFixerDevice", self.refused(name))
