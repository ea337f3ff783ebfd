"""The calls of programs that exist, in the order in which they make them.

Each class stands for one program of MAX IV and is named after it. Only what these programs rely on
is here; the first ones use PyTango alone, the last ones import ``sdm`` and ``scifish``.
"""

import os
import time

import tango
from beamline import BIOMAX, DATA, NANOMAX, USER, OnBeamline, running_visit

TRIES = 10


class ContrastTest(OnBeamline):
    """contrast: SdmPathFixer asks up to ten times without a pause, then takes what it had."""

    class Fixer:
        """The program's way to its directory."""

        def __init__(self, device):
            self.device = tango.DeviceProxy(device)
            self.cache = None
            self.failures = 0

        @property
        def directory(self):
            """Where the next scan goes."""
            for _ in range(TRIES):
                try:
                    self.cache = self.device.SamplePath
                    return self.cache
                except (tango.DevFailed, tango.CommunicationFailed):
                    self.failures += 1
            return self.cache

    def test_the_directory_is_the_samples(self):
        path = self.select(sample="0000_setup")
        fixer = self.Fixer(NANOMAX)

        self.assertEqual(fixer.directory, path)
        self.assertTrue(os.path.exists(fixer.directory))

    def test_no_read_fails_while_everything_changes(self):
        fixer = self.Fixer(NANOMAX)
        allowed = {""}
        for count in range(5):
            asked = [self.proxy.read_attribute_asynch("SamplePath") for _ in range(TRIES)]
            allowed.add(self.select(sample=f"busy{count}"))
            read = {self.proxy.read_attribute_reply(one, 3000).value for one in asked}
            self.assertLessEqual(read, allowed)
            self.assertIn(fixer.directory, allowed)
            self.proxy.EndSession()

        self.assertEqual(fixer.failures, 0)

    def test_after_the_session_the_directory_is_empty_not_the_last_one(self):
        self.select()
        fixer = self.Fixer(NANOMAX)
        self.assertTrue(fixer.directory)

        self.proxy.EndSession()

        self.assertEqual(fixer.directory, "")


class NanomaxMacrosTest(OnBeamline):
    """NanoMAX: NewSample and NewSession write Sample and show the directory at once."""

    def test_a_new_sample_is_a_new_directory_at_once(self):
        self.select()
        fixer = ContrastTest.Fixer(NANOMAX.upper())
        for name in ("0000_setup", "0001_setup"):
            self.proxy.Sample = name

            self.assertEqual(fixer.directory, f"{self.raw}/{name}")
            self.assertTrue(os.path.isdir(fixer.directory))
            self.assertEqual(self.proxy.Sample, name)


class DanmaxTest(OnBeamline):
    """DanMAX and others cut the path at raw and put process in its place."""

    def test_cut_and_replaced_the_path_leads_to_folders(self):
        self.select(sample="plastic/plastic-s1")
        path, sample_path = self.proxy.Path, self.proxy.SamplePath

        visit = path.split("/raw")[0]
        process = path.split("raw")[0] + "process"

        self.assertTrue(os.path.isdir(visit + "/raw/"))
        self.assertTrue(os.path.isdir(process))
        self.assertEqual(path.replace("raw", "process"), process)
        self.assertEqual(sample_path.split("raw/")[1], "plastic/plastic-s1")
        self.assertFalse(path.endswith("/"))

    def test_no_sample_or_visit_spoils_the_cut(self):
        self.select()
        for name in ("raw", "drawing", "process2", "a/raw"):
            with self.assertRaises(tango.DevFailed):
                self.proxy.Sample = name
        self.assertEqual(self.proxy.SamplePath.count("raw"), 1)


class PtychoViewerTest(OnBeamline):
    """nanomax-analysis-utils: the attribute's name in lower case, then whether it exists."""

    def test_lower_case_is_enough(self):
        self.select()
        viewer = tango.DeviceProxy(NANOMAX.upper())

        path = viewer.path

        self.assertTrue(os.path.exists(path))
        self.assertTrue(os.path.exists(path.split("raw")[0] + "process"))


class ImeshTest(OnBeamline):
    """imesh: a proxy once at the start, or none; folders beside raw from Path."""

    @staticmethod
    def start(device):
        """What the window does when it is opened."""
        try:
            return tango.DeviceProxy(device)
        except tango.DevFailed:
            return None

    def test_a_proxy_from_the_start_shows_later_sessions(self):
        proxy = self.start(NANOMAX)
        self.assertEqual(proxy.Path, "")

        self.select()

        beside = proxy.Path.split("/raw")[0]
        self.assertEqual(beside + "/imesh_jsons", self.raw[: -len("raw")] + "imesh_jsons")
        self.assertTrue(os.path.isdir(beside))

    def test_without_the_device_the_window_opens_all_the_same(self):
        self.assertIsNone(self.start("b304a/ctl/none-01"))


class SessionOfMxcube:
    """What is common to the versions of MXCuBE's session: names, dates, where it looks itself."""

    def __init__(self, code, number, start, endstation="BioMAX"):
        self.code, self.number, self.start = code, number, start
        self.endstation = endstation
        self.commissioning = False
        self.tries = 0

    def date(self):
        """The session's first day as ISPyB tells it, else today."""
        return self.start.split(" ")[0].replace("-", "") if self.start else _today()

    def create(self, storage, group):
        """The path is asked for once more after a failure."""
        for last in (False, True):
            try:
                self.tries += 1
                return storage.create_path(self.number, group, self.date())
            except Exception as error:  # pylint: disable=broad-except  # as the program does
                if last:
                    raise RuntimeError(f"creation failed. {error}") from error
                time.sleep(0.1)
        return None


class MxcubeTest(OnBeamline):
    """MXCuBE's MaxIVSession of 2017, 2023 and the newest, and its ISPyB client."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        visit = running_visit(BIOMAX, "20170251")
        cls.start = f"{visit[:4]}-{visit[4:6]}-{visit[6:]} 08:00:00"
        cls.folder = f"{DATA}/visitors/biomax/20170251/{visit}"

    def test_the_session_of_2017(self):
        from sdm import Visitor, storage  # pylint: disable=import-outside-toplevel

        session = SessionOfMxcube("MX", "20170251", self.start)
        store = storage.Storage("visitors", session.endstation.lower())
        group = store.get_proposal_group(session.number)
        store.create_path(session.number, group, session.date())

        told = f"{store.beamline_path}/{session.number}"
        self.assertEqual(told, os.path.dirname(self.folder))
        self.assertTrue(os.path.isdir(f"{self.folder}/raw") and os.path.isdir(told))
        self.assertTrue(callable(Visitor))

    def test_the_very_first_gave_the_login_too(self):
        from sdm import storage  # pylint: disable=import-outside-toplevel

        store = storage.Storage("visitor", "biomax")

        raw = store.create_path("20170251", "20170251-group", self.folder[-8:], USER)

        self.assertEqual(raw, f"{self.folder}/raw")

    def test_the_session_of_2023(self):
        from sdm import SDM, storage  # pylint: disable=import-outside-toplevel

        session = SessionOfMxcube("MX", "20170251", self.start)
        letter = SDM(production=True).uo.get_proposal(session.number).get("prop_type", "unknown")
        category = "proprietary" if letter == "P" else "visitors"
        store = storage.Storage(category, session.endstation.lower())

        raw = session.create(store, store.get_proposal_group(session.number))

        self.assertEqual((raw, session.tries), (f"{self.folder}/raw", 1))

    def test_the_newest_session_names_its_arguments(self):
        from sdm.storage import Storage  # pylint: disable=import-outside-toplevel

        session = SessionOfMxcube("IN", "20260338", None)
        category = "proprietary" if session.code == "IN" else "visitors"
        store = Storage(user_type=category, beamline=session.endstation.lower())

        raw = session.create(store, store.get_proposal_group(session.number))

        self.assertEqual(raw, f"{DATA}/proprietary/biomax/20260338/{_today()}/raw")

    def test_commissioning_is_where_the_session_looks_for_it(self):
        from sdm import storage  # pylint: disable=import-outside-toplevel

        session = SessionOfMxcube("MX", time.strftime("%Y"), "2016-01-01 00:00:00")
        store = storage.Storage("staff", session.endstation.lower())

        raw = session.create(store, session.endstation.lower())

        own = os.path.join(DATA, "staff", "biomax", "commissioning", _today())
        self.assertEqual(raw, own + "/raw")

    def test_after_two_refusals_the_operator_reads_why(self):
        from sdm import storage  # pylint: disable=import-outside-toplevel

        session = SessionOfMxcube("MX", "20170251", "2019-05-05 08:00:00")
        store = storage.Storage("visitors", "biomax")
        group = store.get_proposal_group(session.number)

        with self.assertRaisesRegex(RuntimeError, "creation failed. Visit .*20190505.* choose one"):
            session.create(store, group)
        self.assertEqual(session.tries, 2)

    def test_the_ispyb_client_asks_for_people_and_beamlines(self):
        import sdm as library  # pylint: disable=import-outside-toplevel

        office = library.SDM(production=True).uo
        proposer = office.get_proposal_proposer("20170251")
        numbers = ("20170251", "20260412", "20250033", "19990001")
        with self.assertLogs("sdm", "WARNING"):
            assigned = [
                office.get_proposal_info(one).get("beamline_assigned", "unknown").lower()
                for one in numbers
            ]

        self.assertEqual(proposer.get("lastname"), "Gonzalez")
        self.assertEqual(sorted(proposer), ["firstname", "lastname", "userid", "username"])
        mine = [number for number, beamlines in zip(numbers, assigned) if "biomax" in beamlines]
        self.assertEqual(mine, ["20170251", "20250033"])


def _today():
    return time.strftime("%Y%m%d")
