"""The recorder of scans, as contrast and MXCuBE use it, against a real MetadataCollector."""

import datetime
import json
import math
import os

import tango
from beamline import COLLECTOR, NANOMAX, PROPOSAL, OnBeamline, until
from scifish import SciFish

import sdm


class OnScan(OnBeamline):
    """A session, and what the MetadataCollector knows of the last scan."""

    def setUp(self):
        super().setUp()
        self.select(sample="0001_setup")
        self.folder = f"{self.raw}/0001_setup"
        self.collector = tango.DeviceProxy(COLLECTOR)
        self.before = self.collector.NumScans

    def last(self):
        """The last scan, once there is one more."""
        until(lambda: self.collector.NumScans > self.before)
        return json.loads(self.collector.LastScanJson)

    def values(self, name):
        """What the program told of it, by group and name, once a value is among it."""
        known = {}

        def told():
            for one in self.last()["notes"]["values"]:
                known[one["group"], one["name"]] = (one["value"]["data"], one["unit"])
            return any(key[1] == name for key in known)

        until(told)
        return known


class ContrastRecorderTest(OnScan):
    """ScicatRecorder: header, first data, footer; a new SciFish for each scan."""

    SNAPSHOT = {"sx": 1.5, "energy": {"value": 10.1, "unit": "keV"}, "gone": None, "bad": math.nan}

    def header(self, number):
        """What is told when a scan begins."""
        entry = SciFish(pathfixer=NANOMAX)
        entry.start_scan()
        entry.scicat_data.datasetName = number
        entry.scicat_data.sampleId = number
        entry.environment_data.title = "ascan sx 0 1 10 0.1"
        entry.environment_data.scanID = number
        entry.scicat_data.scientificMetadata.update(self.SNAPSHOT)
        entry.scicat_data.scientificMetadata.update({"ptycho": True})
        entry.send_start()
        return entry

    def test_a_scan_is_seen_while_it_goes_on_and_described_at_its_end(self):
        entry = self.header(41)
        begun = self.last()
        self.assertEqual(self.collector.ScanState, "running")
        self.assertEqual(begun["origin"]["number"], 41)
        self.assertEqual(begun["measurement"]["title"], "ascan sx 0 1 10 0.1")
        self.assertEqual(begun["measurement"]["folder"], self.raw)

        entry.environment_data.detectors = sorted(["pilatus", "eiger"])
        path = f"{self.folder}/000041.h5"
        with open(path, "w", encoding="ascii") as file:
            file.write("data")
        stamp = datetime.datetime.fromtimestamp(os.path.getmtime(path)).isoformat()
        entry.scicat_data.files = [{"path": path, "time": stamp, "size": 4}]
        self.assertIn("pilatus", entry.show())
        entry.end_scan()

        self.assertIsNone(entry.error)
        self.assertEqual(self.collector.ScanState, "normal")
        until(lambda: self.last()["files"])
        ended = self.last()
        self.assertEqual(ended["belonging"]["proposal"], PROPOSAL)
        self.assertEqual([one["path"] for one in ended["files"]], [path])
        told = self.values("energy")
        self.assertEqual(told["program", "energy"], (10.1, "keV"))
        self.assertEqual(told["program", "sx"], (1.5, ""))
        self.assertEqual(told["program", "bad"], ("nan", ""))
        self.assertEqual(told["program", "ptycho"], (True, ""))
        self.assertEqual(told["program", "detectors"], (["eiger", "pilatus"], ""))
        self.assertNotIn(("program", "gone"), told)

    def test_the_recorder_of_2021_set_everything_on_one_object(self):
        entry = SciFish()
        entry.start_scan()
        entry.scicat_data.datasetName = 42
        entry.scicat_data.scanID = 42
        entry.scicat_data.title = "mesh"
        entry.scicat_data.detectors = ["eiger"]

        entry.end_scan()

        until(lambda: self.last()["origin"]["number"] == 42)
        scan = self.last()
        self.assertEqual((scan["origin"]["number"], scan["measurement"]["title"]), (42, "mesh"))
        self.assertEqual(scan["measurement"]["detectors"], ["eiger"])

    def test_numpy_values_are_told_as_numbers(self):
        import numpy  # pylint: disable=import-outside-toplevel  # what contrast's snapshots hold

        entry = self.header(43)
        entry.scicat_data.scientificMetadata["positions"] = numpy.array([1.5, 2.5])
        entry.scicat_data.scientificMetadata["count"] = numpy.int64(7)

        entry.end_scan()

        told = self.values("positions")
        self.assertEqual(told["program", "positions"], ([1.5, 2.5], ""))
        self.assertEqual(told["program", "count"], (7, ""))


class MxcubePluginTest(OnScan):
    """SciCatPlugin: one SciFish for all scans, no send_start, everything set after start_scan."""

    def collect(self, fish, template):
        """A data collection begins."""
        fish.start_scan(datasetName=template)
        fish.scicat_data.proposalId = PROPOSAL
        fish.scicat_data.sourceFolder = self.folder
        fish.sampleId = 1234
        files = [template, template.replace("master", "data_000001")]
        return [os.path.join(self.folder, one) for one in files]

    def finish(self, fish, files):
        """It ends; files that do not exist are left out."""
        metadata = fish.scicat_data.scientificMetadata
        metadata.update({"photon flux": {"value": 1e12, "unit": "s^-1"}})
        metadata.update({"motors": {}})
        metadata["motors"].update({"phi": {"value": 90, "unit": "deg"}})
        for path in files:
            if os.path.exists(path):
                fish.scicat_data.files.append({"path": path, "time": "", "size": 4})
        fish.end_scan()

    def test_a_collection_is_kept_with_its_values_and_the_files_that_exist(self):
        fish = SciFish()
        files = self.collect(fish, "lyso_1_master.h5")
        with open(files[0], "w", encoding="ascii") as file:
            file.write("data")
        self.finish(fish, files)

        until(lambda: self.last()["files"])
        scan = self.last()
        self.assertEqual(scan["measurement"]["title"], "lyso_1_master.h5")
        self.assertEqual(scan["measurement"]["folder"], self.folder)
        self.assertEqual([one["path"] for one in scan["files"]], files[:1])
        told = self.values("phi")
        self.assertEqual(told["program", "photon flux"], (1e12, "s^-1"))
        self.assertEqual(told["motors", "phi"], (90, "deg"))
        self.assertEqual(told["program", "sample"], (1234, ""))

    def test_the_begin_is_told_by_itself_soon(self):
        fish = SciFish()
        self.collect(fish, "lyso_2_master.h5")

        until(lambda: fish.scan)

        self.assertEqual(self.collector.ScanState, "running")
        self.assertEqual(self.collector.ScanTitle, "lyso_2_master.h5")
        fish.end_scan("aborted")
        self.assertEqual(self.collector.ScanState, "aborted")

    def test_the_next_collection_forgets_the_last_one(self):
        fish = SciFish()
        self.finish(fish, self.collect(fish, "lyso_3_master.h5"))

        self.collect(fish, "lyso_4_master.h5")

        self.assertEqual(fish.scicat_data.scientificMetadata, {})
        self.assertEqual((fish.scicat_data.files, fish.scan), ([], ""))
        fish.end_scan()


class TroubleTest(OnScan):
    """A MetadataCollector that is away, and what it refuses."""

    def away(self, **more):
        """A recorder whose device is not there."""
        fish = SciFish(**more)
        fish.device = sdm.client.Device("no/such/md-01")
        return fish

    def test_a_collector_that_is_away_stops_no_measurement(self):
        fish = self.away()
        fish.start_scan()
        with self.assertLogs("sdm", "ERROR") as logs:
            fish.send_start()
            fish.end_scan()

        self.assertIn("does not know no/such/md-01", logs.output[0])
        self.assertIn("StartScan", fish.error.sentence)

    def test_a_strict_recorder_raises(self):
        fish = self.away(strict=True)
        fish.start_scan()

        with self.assertRaisesRegex(sdm.SdmError, "does not know no/such/md-01"):
            fish.end_scan()

    def test_a_begin_that_failed_is_told_with_the_end(self):
        fish = self.away()
        there = SciFish().device
        fish.start_scan(datasetName="late")
        start = json.loads(fish.show())["begin"]["start"]
        with self.assertLogs("sdm", "ERROR"):
            fish.send_start()
        fish.device = there

        fish.end_scan()

        self.assertIsNone(fish.error)
        until(lambda: self.last()["origin"]["start"][:23] == start[:23])

    def test_values_that_are_refused_keep_no_scan_from_ending(self):
        fish = SciFish()
        fish.start_scan(datasetName="many")
        fish.scicat_data.scientificMetadata.update({f"n{i}": i for i in range(10_001)})

        with self.assertLogs("sdm", "ERROR"):
            fish.end_scan()

        self.assertIn("more than 10000 values", fish.error.sentence)
        until(lambda: self.last()["measurement"]["title"] == "many")
        until(lambda: self.last()["status"] == "NORMAL")

    def test_a_folder_that_is_none_and_odd_names_are_told_as_well_as_can_be(self):
        fish = SciFish()
        fish.start_scan()
        fish.scicat_data.sourceFolder = "somewhere"
        fish.scicat_data.scientificMetadata["two\nlines"] = 1

        with self.assertLogs("sdm", "WARNING") as logs:
            fish.end_scan()

        self.assertIn("'somewhere/' is not told", logs.output[0])
        self.assertIsNone(fish.error)
        self.assertIn(("program", "two lines"), self.values("two lines"))

    def test_files_without_a_place_are_left_out_with_a_word(self):
        fish = SciFish()
        fish.start_scan()
        fish.scicat_data.files = ["nowhere.h5", f"{self.folder}/there.h5"]

        with self.assertLogs("sdm", "WARNING") as logs:
            fish.end_scan()

        self.assertIn("'nowhere.h5' is not told", logs.output[0])
        until(lambda: len(self.last()["files"]) == 1)
