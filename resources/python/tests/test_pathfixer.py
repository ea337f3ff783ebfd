"""sdm.PathFixer against a real device."""

import math
import os
import socket
import threading

import tango
from beamline import (
    BIOMAX,
    COLLECTOR,
    DATA,
    NANOMAX,
    PROPOSAL,
    USER,
    OnBeamline,
    running_visit,
    until,
)

import sdm


class PathFixerTest(OnBeamline):
    """What a program sees and does."""

    def setUp(self):
        super().setUp()
        self.pathfixer = sdm.PathFixer(NANOMAX)
        self.addCleanup(self.pathfixer.close)

    def open(self, **more):
        """Selects the visit that goes on."""
        return self.pathfixer.select(USER, PROPOSAL, self.visit, **more)

    def test_selecting_answers_with_a_path_that_exists(self):
        path = self.open(sample="0001_setup", endstation="imaging")

        self.assertEqual(path, f"{self.raw}/0001_setup")
        self.assertTrue(os.path.isdir(path))

    def test_properties_show_the_session(self):
        self.open(sample="0001_setup", endstation="imaging")
        fixer = self.pathfixer

        self.assertEqual(fixer.path, self.raw)
        self.assertEqual(fixer.sample_path, f"{self.raw}/0001_setup")
        self.assertEqual(fixer.process_path, self.raw[: -len("raw")] + "process")
        shown = (fixer.username, fixer.proposal, fixer.visit, fixer.sample, fixer.endstation)
        self.assertEqual(shown, (USER, PROPOSAL, self.visit, "0001_setup", "imaging"))
        of_proposal = (fixer.beamline, fixer.user_type, fixer.group, fixer.state, fixer.ready)
        self.assertEqual(of_proposal, ("nanomax", "visitors", "20260412-group", "ON", True))
        self.assertIn("Ptychography", fixer.title)
        self.assertTrue(fixer.principal_investigator and fixer.version and fixer.selected_at)
        until(lambda: not math.isnan(fixer.free_space))

    def test_without_a_session_texts_and_lists_are_empty(self):
        fixer = self.pathfixer

        self.assertEqual((fixer.path, fixer.sample, fixer.visits), ("", "", []))
        self.assertEqual(fixer.state, "STANDBY")
        self.assertIn(USER, fixer.usernames)

    def test_the_selection_is_one_value(self):
        self.open(sample="a/b")

        chosen = self.pathfixer.selection

        self.assertEqual((chosen.sample, chosen.path), ("a/b", self.raw))
        self.assertEqual(chosen.principal_investigator, "Søren Løkke")
        self.assertEqual(chosen.generation, self.pathfixer.generation)
        self.assertTrue(chosen.is_session)

    def test_fields_are_written_one_after_the_other(self):
        self.pathfixer.username = USER
        self.pathfixer.proposal = PROPOSAL
        self.pathfixer.visit = self.visit
        self.pathfixer.sample = "gold"
        self.assertEqual(self.pathfixer.sample_path, f"{self.raw}/gold")

        self.pathfixer.sample = None

        self.assertEqual(self.pathfixer.sample_path, self.raw)

    def test_the_next_sample_has_a_number(self):
        self.open(sample="0041_before")

        name = self.pathfixer.next_sample("after")

        self.assertRegex(name, "^00[4-9][0-9]_after$")
        self.assertEqual(self.pathfixer.sample_path, f"{self.raw}/{name}")
        self.assertTrue(os.path.isdir(f"{self.raw}/{name}"))

    def test_the_samples_of_the_visit_are_listed_the_last_changed_one_first(self):
        self.open(sample="0041_before")
        self.pathfixer.sample = "0042_then"

        names = self.pathfixer.samples()

        self.assertEqual(names[0], "0042_then")
        self.assertIn("0041_before", names)
        self.pathfixer.end_session()
        with self.assertRaisesRegex(sdm.SdmError, "no session"):
            self.pathfixer.samples()

    def test_a_path_is_checked(self):
        self.assertEqual(self.pathfixer.check(self.raw), "NO_SESSION")
        path = self.open(sample="gold")

        verdicts = [self.pathfixer.check(one) for one in (path, self.raw, "/tmp")]

        self.assertEqual(verdicts, ["OK", "OTHER_SAMPLE", "OUTSIDE"])

    def test_a_refusal_is_one_sentence_and_changes_nothing(self):
        path = self.open()

        with self.assertRaises(sdm.SdmError) as refused:
            self.pathfixer.select("anagon", PROPOSAL, self.visit)

        self.assertEqual(refused.exception.reason, "OPERATION_NOT_ALLOWED")
        self.assertIn("anagon is no participant", refused.exception.sentence)
        self.assertNotIn("DevFailed", refused.exception.sentence)
        self.assertEqual(self.pathfixer.sample_path, path)

    def test_what_can_only_be_read_is_not_written(self):
        with self.assertRaisesRegex(AttributeError, "SamplePath can only be read"):
            self.pathfixer.sample_path = "/tmp"

    def test_the_office_is_asked_about_a_proposal(self):
        info = self.pathfixer.proposal_info(PROPOSAL)

        self.assertEqual((info["type"], info["group"]), ("standard", "20260412-group"))
        self.assertEqual(info["proposer"]["lastName"], "Öberg")

    def test_one_waits_until_scans_may_begin(self):
        self.open()

        self.pathfixer.wait_ready(limit=5)

    def test_waiting_without_a_session_tells_so(self):
        with self.assertRaisesRegex(sdm.SdmError, "not ready to scan after 0.1 s: there is no ses"):
            self.pathfixer.wait_ready(limit=0.1)

    def test_waiting_names_the_target_that_is_late(self):
        with_target = sdm.PathFixer(BIOMAX)
        with_target.select(USER, "20170251", running_visit(BIOMAX, "20170251"))
        self.addCleanup(with_target.end_session)
        until(lambda: with_target.targets[0]["status"] == "FAILED")

        with self.assertRaisesRegex(sdm.SdmError, "attribute:no/such/detector/FilePath is FAILED"):
            with_target.wait_ready(limit=0.1)

    def test_changes_are_told_with_the_present_selection_first(self):
        heard = []
        with sdm.PathFixer(NANOMAX) as pathfixer:
            pathfixer.on_change(heard.append)
            until(lambda: heard)
            self._until_subscribed(heard)

            path = self.open(sample="told")

            until(lambda: heard[-1].sample_path == path)
        self.assertFalse(heard[0].is_session)

    def test_after_the_context_nothing_is_told(self):
        heard, later = [], []
        with sdm.PathFixer(NANOMAX) as pathfixer:
            pathfixer.on_change(heard.append)
            self._until_subscribed(heard)
        count = len(heard)
        self.pathfixer.on_change(later.append)
        self._until_subscribed(later)

        path = self.open(sample="untold")

        until(lambda: later[-1].sample_path == path)
        self.assertEqual(len(heard), count)

    def test_a_callback_that_fails_keeps_no_other_event(self):
        heard = []

        def fail(selection):
            heard.append(selection)
            raise ValueError("a mistake in a program")

        with self.assertLogs("sdm", "ERROR"):
            self.pathfixer.on_change(fail)
            self._until_subscribed(heard)

        self.assertGreater(len(heard), 1)

    def _until_subscribed(self, heard):
        """Subscribing returns before the server's socket knows of it: goes on until one is heard"""
        count = len(heard)

        def changed():
            self.pathfixer.endstation = "imaging"
            self.pathfixer.endstation = ""
            return len(heard) > count + 1

        until(changed)


class UnreachableTest(OnBeamline):
    """Devices that are not there, or do not answer."""

    def test_a_device_that_nobody_knows_is_named(self):
        with self.assertRaisesRegex(sdm.SdmError, "does not know no/such/sdm-01; check the name"):
            sdm.PathFixer("no/such/sdm-01").path  # pylint: disable=expression-not-assigned

    def test_a_name_that_is_none_is_named(self):
        with self.assertRaisesRegex(sdm.SdmError, "a/b/c/d/e is no name of a Tango"):
            sdm.PathFixer("a/b/c/d/e").path  # pylint: disable=expression-not-assigned

    def test_a_device_that_does_not_run_is_told(self):
        database = tango.Database()
        info = tango.DbDevInfo()
        info.name, info._class, info.server = "test/python/off", "PathFixer", "PathFixer/off"
        database.add_device(info)
        self.addCleanup(database.delete_server, "PathFixer/off")

        with self.assertRaisesRegex(sdm.SdmError, "test/python/off is not running; start its ser"):
            sdm.PathFixer("test/python/off").path  # pylint: disable=expression-not-assigned

    def test_a_device_of_another_kind_is_told(self):
        with self.assertRaisesRegex(sdm.SdmError, "has no such attribute"):
            sdm.PathFixer(COLLECTOR).path  # pylint: disable=expression-not-assigned

    def test_a_database_that_is_silent_costs_the_time_out_only(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            name = f"tango://127.0.0.1:{silent.getsockname()[1]}/a/b/c"

            with self.assertRaisesRegex(sdm.SdmError, "no answer came within 0.5 s"):
                sdm.PathFixer(name, timeout=0.5).path  # pylint: disable=expression-not-assigned


    def test_reads_of_many_threads_do_not_meet(self):
        path = self.select()
        pathfixer = sdm.PathFixer(NANOMAX)
        read = []

        def often():
            read.extend(pathfixer.path for _ in range(50))

        threads = [threading.Thread(target=often) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        self.assertEqual(set(read), {path})
        self.assertEqual(len(read), 200)
        self.assertTrue(path.startswith(DATA))
