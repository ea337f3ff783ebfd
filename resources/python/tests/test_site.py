"""The map from beamlines to devices."""

import os
import tempfile
import unittest
from unittest import mock

from sdm import SdmError, site


class SiteTest(unittest.TestCase):
    """The environment, the file, and what they lack."""

    def setUp(self):
        with tempfile.NamedTemporaryFile("w", suffix=".ini", delete=False) as file:
            self.file = file.name
        self.addCleanup(os.remove, self.file)
        environment = mock.patch.dict(os.environ, {"SDM_CONFIG": self.file})
        environment.start()
        self.addCleanup(environment.stop)
        for variable in ("SDM_PATHFIXER", "SDM_COLLECTOR"):
            os.environ.pop(variable, None)

    def write(self, text):
        """Writes the file."""
        with open(self.file, "w", encoding="utf-8") as file:
            file.write(text)

    def test_the_file_names_devices(self):
        self.write("[pathfixer]\nBioMAX = b311a/ctl/sdm-01\n")

        self.assertEqual(site.device_of(site.PATHFIXER, "bioMAX"), "b311a/ctl/sdm-01")

    def test_a_device_of_another_database_is_taken(self):
        self.write("[pathfixer]\nbiomax = tango://host:10000/b311a/ctl/sdm-01\n")

        device = site.device_of(site.PATHFIXER, "biomax")

        self.assertEqual(device, "tango://host:10000/b311a/ctl/sdm-01")

    def test_the_environment_goes_before_the_file(self):
        self.write("[pathfixer]\nbiomax = a/b/file\n")
        os.environ["SDM_PATHFIXER"] = "biomax = a/b/environment, nanomax=a/b/other"

        self.assertEqual(site.device_of(site.PATHFIXER, "biomax"), "a/b/environment")

    def test_one_device_without_a_beamline_is_for_all(self):
        os.environ["SDM_PATHFIXER"] = "b311a/ctl/sdm-01"

        self.assertEqual(site.device_of(site.PATHFIXER, "whatever"), "b311a/ctl/sdm-01")

    def test_a_beamline_that_is_missing_is_named_with_the_file(self):
        self.write("[pathfixer]\nbiomax = b311a/ctl/sdm-01\n")

        with self.assertRaises(SdmError) as refused:
            site.device_of(site.PATHFIXER, "nanomax")

        self.assertEqual(
            refused.exception.sentence,
            "The map of devices names no PathFixer for 'nanomax', only: biomax; add it to "
            f"[pathfixer] in {self.file}, or set SDM_PATHFIXER.",
        )

    def test_without_a_file_nothing_is_known(self):
        os.environ["SDM_CONFIG"] = "/nowhere/python.ini"

        with self.assertRaisesRegex(SdmError, "only: nothing; add it to .* /nowhere/python.ini"):
            site.device_of(site.PATHFIXER, "nanomax")

    def test_a_file_that_is_none_is_told(self):
        self.write("biomax = b311a/ctl/sdm-01\n")

        with self.assertRaisesRegex(SdmError, f"{self.file} cannot be read: .*; correct it"):
            site.devices(site.PATHFIXER)

    def test_a_variable_without_a_device_is_told(self):
        os.environ["SDM_PATHFIXER"] = "biomax="

        with self.assertRaisesRegex(SdmError, "write beamline=device, several with commas"):
            site.devices(site.PATHFIXER)

    def test_the_collector_has_the_name_of_its_pathfixer(self):
        self.write(
            "[pathfixer]\nimaging = a/b/1\ndiffraction = a/b/2\n"
            "[metadatacollector]\nimaging = a/md/1\ndiffraction = a/md/2\n"
        )

        self.assertEqual(site.collector_of("A/B/2"), "a/md/2")

    def test_the_only_collector_is_everybodys(self):
        os.environ["SDM_COLLECTOR"] = "nanomax=a/md/1"

        self.assertEqual(site.collector_of(""), "a/md/1")

    def test_which_of_several_collectors_must_be_told(self):
        os.environ["SDM_COLLECTOR"] = "imaging=a/md/1,diffraction=a/md/2"

        with self.assertRaisesRegex(SdmError, "not one MetadataCollector but 2, only: diffraction"):
            site.collector_of("")
