"""What Jive, Taurus forms and other generic clients show of the three devices."""

import os
import subprocess
import unittest

import tango

DEVICES = [
    os.environ["SDM_PATHFIXER"].split(",")[0].split("=")[1],
    os.environ["SDM_COLLECTOR"].split("=")[1],
    os.environ["SDM_TEST_SYNC"],
]
OF_TANGO = ("State", "Status")
NUMBERS = (tango.DevDouble, tango.DevLong64, tango.DevLong)


class GenericClientsTest(unittest.TestCase):
    """Attributes and commands tell what they are."""

    @staticmethod
    def attributes():
        """All but Tango's own, with their devices."""
        for device in DEVICES:
            for one in tango.DeviceProxy(device).attribute_list_query():
                if one.name not in OF_TANGO:
                    yield device, one

    def test_every_attribute_has_words_of_its_own(self):
        bare = [
            f"{device}/{one.name}"
            for device, one in self.attributes()
            if not one.label or not one.format or one.description in ("", "No description")
        ]

        self.assertEqual(bare, [])
        self.assertGreater(len(list(self.attributes())), 50)

    def test_descriptions_are_sentences(self):
        odd = [
            f"{device}/{one.name}: {one.description}"
            for device, one in self.attributes()
            if not one.description.strip().endswith(".")
        ]

        self.assertEqual(odd, [])

    def test_real_numbers_have_a_unit_and_a_format(self):
        bare = [
            f"{device}/{one.name}"
            for device, one in self.attributes()
            if one.data_type == tango.DevDouble and one.unit in ("", "No unit")
        ]
        shapeless = [
            f"{device}/{one.name}: {one.format}"
            for device, one in self.attributes()
            if one.data_type in NUMBERS and not one.format.startswith("%")
        ]

        self.assertEqual((bare, shapeless), ([], []))

    def test_every_argument_of_a_command_is_told(self):
        untold = [
            f"{device}/{one.cmd_name}"
            for device in DEVICES
            for one in tango.DeviceProxy(device).command_list_query()
            if one.in_type != tango.DevVoid and one.in_type_desc in ("", "Uninitialised")
        ]

        self.assertEqual(untold, [])

    def test_tango_admin_finds_every_device(self):
        for device in DEVICES:
            self.assertEqual(self.admin("--check-device", device), 0, device)
            self.assertEqual(self.admin("--ping-device", device, "5"), 0, device)
        self.assertNotEqual(self.admin("--check-device", "no/such/device"), 0)

    @staticmethod
    def admin(*arguments):
        """Its exit code."""
        done = subprocess.run(["tango_admin", *arguments], timeout=20, check=False)
        return done.returncode
