"""A recorder of scans and what programs may set, with a stand-in for the MetadataCollector."""

import json
import os
import pathlib
import threading
import time
import unittest
from unittest import mock

import numpy

import sdm
from sdm import scan as told_of
from sdm import unsent
from sdm.scifish import SciFish

LATE = sdm.SdmError("COMMUNICATION_BROKEN", "StartScan failed: no answer came.")
WRONG = sdm.SdmError("DATA_OUT_OF_RANGE", "StartScan was refused.")


class Collector:
    """A stand-in for the device: keeps what it is told, then answers or fails."""

    def __init__(self):
        self.told = []
        self.failures = []
        self.busy = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()

    def call(self, command, text):
        """Answers as a MetadataCollector."""
        request = json.loads(text)
        self.told.append((command, request))
        self.busy.set()
        self.may_answer.wait(20)
        if self.failures:
            raise self.failures.pop(0)
        return request["scan"]

    def of(self, command):
        """What it was told by a command."""
        return [request for name, request in self.told if name == command]


class OnRecorder(unittest.TestCase):
    """A recorder with its stand-in."""

    def setUp(self):
        self.collector = Collector()
        self.fish = self.recorder()

    def recorder(self, **more):
        """A recorder."""
        with mock.patch.dict(os.environ, SDM_COLLECTOR="a/b/md"):
            fish = SciFish(**more)
        fish.device = self.collector
        return fish

    def ended(self):
        """What the end of the present scan tells, and its values by name."""
        self.fish.end_scan()
        values = [one for told in self.collector.of("Annotate") for one in told["values"]]
        return self.collector.of("EndScan")[-1], {one["name"]: one["value"] for one in values}


class IdentityTest(OnRecorder):
    """A scan has its own identity, so that it can be told twice."""

    def test_a_begin_whose_answer_is_late_is_repeated_word_for_word(self):
        self.collector.failures = [LATE]
        self.fish.start_scan("one")
        with self.assertLogs("sdm", "ERROR"):
            self.fish.send_start()
        self.fish.environment_data.title = "another"

        end, _ = self.ended()

        first, second = self.collector.of("StartScan")
        self.assertEqual(first, second)
        self.assertEqual((first["title"], end["scan"]), ("one", first["scan"]))
        self.assertIsNone(self.fish.error)

    def test_a_begin_that_was_refused_is_told_with_what_is_known_by_then(self):
        self.collector.failures = [WRONG]
        self.fish.start_scan("one")
        with self.assertLogs("sdm", "ERROR"):
            self.fish.send_start()
        self.fish.environment_data.title = "another"
        self.ended()

        titles = [told["title"] for told in self.collector.of("StartScan")]
        self.assertEqual(titles, ["one", "another"])

    def test_every_scan_has_another_one(self):
        for _ in range(2):
            self.fish.start_scan()
            self.ended()

        first, second = self.collector.of("StartScan")
        self.assertNotEqual(first["scan"], second["scan"])

    def test_the_next_scan_begins_at_once_while_the_last_one_is_being_told(self):
        self.collector.may_answer.clear()
        self.addCleanup(self.collector.may_answer.set)
        self.fish.start_scan("slow")
        self.assertTrue(self.collector.busy.wait(20))

        started = threading.Thread(target=self.fish.start_scan, args=["next"], daemon=True)
        started.start()
        started.join(10)

        self.assertFalse(started.is_alive())
        self.assertEqual((self.fish.scan, self.fish.scicat_data.datasetName), ("", "next"))
        self.collector.may_answer.set()
        self.ended()
        self.assertEqual(len({told["scan"] for told in self.collector.of("StartScan")}), 2)


class UnsentTest(OnRecorder):
    """An end that does not get through is told again."""

    def setUp(self):
        super().setUp()
        pause = mock.patch("sdm.scifish.Unsent", lambda: unsent.Unsent(0.01))
        pause.start()
        self.addCleanup(pause.stop)
        self.fish = self.recorder()

    def await_told(self):
        """Waits until nothing is to be told again."""
        end = time.monotonic() + 20
        while self.fish.unsent:
            self.assertLess(time.monotonic(), end)
            time.sleep(0.005)

    def test_a_collector_that_was_away_gets_the_scan_when_it_is_back(self):
        self.fish.start_scan("one")
        self.fish.scicat_data.scientificMetadata = {"energy": 7}
        self.collector.failures = [LATE] * 3
        with self.assertLogs("sdm", "ERROR"):
            self.fish.end_scan("aborted")
        self.fish.start_scan("two")
        self.await_told()

        (end,) = self.collector.of("EndScan")
        self.assertEqual(len({json.dumps(one) for one in self.collector.of("StartScan")}), 1)
        self.assertEqual((end["status"], len(self.collector.of("Annotate"))), ("aborted", 1))
        self.assertGreater(end["end"], self.collector.of("StartScan")[0]["start"])

    def test_an_end_whose_answer_was_lost_is_told_once_more_and_not_ended_twice(self):
        self.fish.start_scan()
        self.fish.send_start()
        self.collector.failures = [LATE, sdm.SdmError("OPERATION_NOT_ALLOWED", "has ended already.")]
        with self.assertLogs("sdm", "ERROR") as log:
            self.fish.end_scan()
            self.await_told()

        first, second = self.collector.of("EndScan")
        self.assertEqual(first, second)
        self.assertEqual(len([one for one in log.records if one.levelname == "ERROR"]), 1)

    def test_what_is_refused_for_good_is_given_up(self):
        self.fish.start_scan()
        self.fish.send_start()
        self.collector.failures = [LATE, WRONG]
        with self.assertLogs("sdm", "ERROR") as log:
            self.fish.end_scan()
            self.await_told()

        self.assertIn("A scan is given up: StartScan was refused.", log.output[-1])

    def test_a_strict_recorder_leaves_it_to_the_program(self):
        self.fish = self.recorder(strict=True)
        self.fish.start_scan()
        self.fish.send_start()
        self.collector.failures = [LATE]
        with self.assertRaises(sdm.SdmError):
            self.fish.end_scan()

        self.assertEqual(self.fish.unsent, 0)
        self.fish.end_scan()
        self.assertEqual(len(self.collector.of("EndScan")), 2)


class HarmlessTest(OnRecorder):
    """No mistake of a program stops its measurement."""

    def test_an_error_that_nobody_foresaw_is_logged_and_kept(self):
        self.collector.failures = [ZeroDivisionError("by zero")]
        self.fish.start_scan()

        with self.assertLogs("sdm", "ERROR"):
            self.fish.end_scan()

        told = "Describing the scan failed: ZeroDivisionError: by zero."
        self.assertEqual(self.fish.error.sentence, told)

    def test_a_strict_recorder_raises_it_as_a_sentence(self):
        self.collector.failures = [ZeroDivisionError("by zero")]
        fish = self.recorder(strict=True)

        with self.assertRaisesRegex(sdm.SdmError, "ZeroDivisionError"):
            fish.end_scan()

    def test_it_is_logged_by_the_thread_that_tells_the_begin_too(self):
        self.collector.failures = [ZeroDivisionError("by zero")]
        logged = threading.Event()
        with mock.patch("sdm.scifish._LOG.warning", side_effect=lambda *_: logged.set()):
            self.fish.start_scan()

            self.assertTrue(logged.wait(20))
        self.ended()

    def test_values_that_cannot_be_read_keep_no_scan_from_ending(self):
        class Odd:  # pylint: disable=too-few-public-methods
            """It has no words."""

            def __str__(self):
                raise ValueError("no words")

        self.fish.scicat_data.scientificMetadata["odd"] = Odd()

        with self.assertLogs("sdm", "ERROR"):
            self.ended()

        self.assertIn("Telling the values of the scan failed", self.fish.error.sentence)

    def test_what_is_none_is_nothing(self):
        self.fish.scicat_data = told_of.ScicatData(
            sourceFolder=None, files=None, scientificMetadata=None
        )
        self.fish.environment_data = told_of.EnvironmentData(detectors=None, scanID=0)

        end, values = self.ended()

        self.assertEqual((end["files"], values, self.fish.error), ([], {}, None))
        self.assertEqual(self.collector.of("StartScan")[0]["number"], 0)

    def test_one_thing_where_a_list_is_expected_is_a_list_of_it(self):
        self.fish.environment_data.detectors = "eiger"
        self.fish.scicat_data.files = "/data/x.h5"

        end, values = self.ended()

        self.assertEqual(end["files"], ["/data/x.h5"])
        self.assertEqual(values["detectors"], ["eiger"])
        self.assertEqual(self.collector.of("StartScan")[0]["detectors"], ["eiger"])

    def test_files_without_a_path_are_left_out_with_a_word(self):
        there = [pathlib.Path("/data/x.h5"), b"/data/y.h5", {"path": "/data/z.h5"}]
        self.fish.scicat_data.files = [None, {}, {"path": None}, 7, *there]

        with self.assertLogs("sdm", "WARNING") as logs:
            end, _ = self.ended()

        self.assertEqual(end["files"], ["/data/x.h5", "/data/y.h5", "/data/z.h5"])
        self.assertEqual(len(logs.output), 4)


class ValuesTest(OnRecorder):
    """Values are what an attribute could hold, else texts."""

    def told(self, value):
        """A value as it is told."""
        self.fish.start_scan()
        self.fish.scicat_data.scientificMetadata = {"it": value}
        return self.ended()[1]["it"]

    def test_scalars_rows_and_images_stay_what_they_are(self):
        kept = [1, 1.5, True, "a", [1, 2], ["a"], [[1, 2], [3, 4]]]

        self.assertEqual([self.told(one) for one in kept], kept)
        self.assertEqual(self.told(numpy.ones((2, 2))), [[1.0, 1.0], [1.0, 1.0]])
        self.assertEqual(self.told((numpy.arange(2), numpy.arange(2))), [[0, 1], [0, 1]])
        self.assertEqual(self.told(numpy.float32(0.5)), 0.5)

    def test_any_other_shape_is_told_as_a_text(self):
        for odd in ([[1], [1, 2]], [1, [2]], [[[1]]], [[1, None]], [[]], numpy.ones((1, 1, 1))):
            self.assertIsInstance(self.told(odd), str, odd)

    def test_anything_else_is_told_as_a_text(self):
        self.assertEqual(self.told([{"a": 1}]), ["{'a': 1}"])
        self.assertEqual(self.told(b"raw"), "raw")
        self.assertEqual(self.told(1j), "1j")

    def test_metadata_that_are_no_dictionary_are_one_value(self):
        self.fish.scicat_data.scientificMetadata = [1, 2]

        self.assertEqual(self.ended()[1], {"scientificMetadata": [1, 2]})
