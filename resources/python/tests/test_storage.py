"""Folders and the user office by the names that existing programs use."""

import os
import time
from unittest import mock

import tango
from beamline import BIOMAX, DATA, PROPOSAL, OnBeamline, running_visit

import sdm
from sdm.storage import Storage

MX = "20170251"
INDUSTRIAL = "20260338"
TODAY = time.strftime("%Y%m%d")


class StorageTest(OnBeamline):
    """Storage at two beamlines."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mx_visit = running_visit(BIOMAX, MX)

    def test_a_visit_is_made_and_nothing_is_selected(self):
        raw = Storage("visitors", "biomax").create_path(MX, "20170251-group", self.mx_visit)

        self.assertEqual(raw, f"{DATA}/visitors/biomax/{MX}/{self.mx_visit}/raw")
        self.assertTrue(os.path.isdir(raw))
        self.assertEqual(tango.DeviceProxy(BIOMAX).Path, "")

    def test_arguments_have_names_and_a_fourth_is_taken(self):
        storage = Storage(user_type="visitors", beamline="BioMAX")

        raw = storage.create_path(int(MX), None, TODAY, "carlcarl")

        self.assertTrue(raw.endswith(f"/{MX}/{self.mx_visit}/raw"))

    def test_the_group_and_the_beamlines_folder_are_told(self):
        storage = Storage("visitors", "nanomax")

        self.assertEqual(storage.get_proposal_group(PROPOSAL), "20260412-group")
        self.assertEqual(storage.beamline_path, f"{DATA}/visitors/nanomax")

    def test_another_group_is_refused_before_anything_is_made(self):
        with self.assertRaisesRegex(sdm.SdmError, "are for group 20170251-group, not wheel"):
            Storage("visitors", "biomax").create_path(MX, "wheel", self.mx_visit)

    def test_another_user_type_than_the_proposals_is_refused(self):
        with self.assertRaisesRegex(sdm.SdmError, "its data are under proprietary, not visitors"):
            Storage("visitors", "nanomax").create_path(INDUSTRIAL, None, TODAY + "08")

        self.assertFalse(os.path.exists(f"{DATA}/visitors/nanomax/{INDUSTRIAL}"))

    def test_industrial_data_have_their_own_tree(self):
        storage = Storage("proprietary", "biomax")
        group = storage.get_proposal_group(INDUSTRIAL)

        raw = storage.create_path(INDUSTRIAL, group, TODAY)

        self.assertEqual(raw, f"{DATA}/proprietary/biomax/{INDUSTRIAL}/{TODAY}/raw")

    def test_the_year_as_proposal_is_commissioning(self):
        storage = Storage("staff", "biomax")
        year = TODAY[:4]
        self.assertEqual(storage.get_proposal_group(year), "biomax")

        raw = storage.create_path(year, "biomax", "20160101")

        self.assertEqual(raw, f"{DATA}/staff/biomax/commissioning/{TODAY}/raw")

    def test_a_beamline_that_the_map_lacks_is_named(self):
        with self.assertRaisesRegex(sdm.SdmError, "no PathFixer for 'balder', only: biomax, nanom"):
            Storage("visitors", "balder")


class UserOfficeTest(OnBeamline):
    """What SDM().uo tells."""

    def setUp(self):
        super().setUp()
        self.office = sdm.SDM(production=True).uo

    def test_types_are_duos_letters(self):
        letters = [self.office.get_proposal(one)["prop_type"] for one in
                   (PROPOSAL, "20250033", INDUSTRIAL, "20260007", "20260555")]

        self.assertEqual(letters, ["N", "B", "P", "H", "unknown"])

    def test_beamlines_and_group_are_told(self):
        info = self.office.get_proposal_info("20250033")

        self.assertEqual(info["beamline_assigned"], "biomax, nanomax")
        self.assertEqual(info["group"], "20250033-group")

    def test_the_proposer_has_a_name(self):
        proposer = self.office.get_proposal_proposer(int(PROPOSAL))

        self.assertEqual(proposer["username"], "asaobe")
        self.assertEqual((proposer["firstname"], proposer["lastname"]), ("Åsa", "Öberg"))

    def test_nobody_is_told_of_an_industrial_proposal(self):
        self.assertEqual(self.office.get_proposal_proposer(INDUSTRIAL), {})

    def test_a_list_of_proposals_may_hold_unknown_ones(self):
        with self.assertLogs("sdm", "WARNING") as logs:
            self.assertEqual(self.office.get_proposal_info("20019999"), {})

        self.assertIn("the user office does not know it", logs.output[0])

    def test_a_device_that_is_away_keeps_no_other_from_answering(self):
        devices = "balder=no/such/sdm-01," + os.environ["SDM_PATHFIXER"]
        with mock.patch.dict(os.environ, SDM_PATHFIXER=devices):
            letter = self.office.get_proposal(PROPOSAL)["prop_type"]
            with self.assertRaisesRegex(sdm.SdmError, "Proposal 20019999 was refused"):
                self.office.get_proposal("20019999")

        self.assertEqual(letter, "N")

    def test_without_an_answer_the_failure_is_told(self):
        with mock.patch.dict(os.environ, SDM_PATHFIXER="balder=no/such/sdm-01"):
            with self.assertRaisesRegex(sdm.SdmError, "does not know no/such/sdm-01"):
                self.office.get_proposal_info(PROPOSAL)

    def test_the_type_of_an_unknown_proposal_is_an_error(self):
        with self.assertRaisesRegex(sdm.SdmError, "Proposal 20019999 was refused"):
            self.office.get_proposal("20019999")

    def test_the_names_that_programs_import_are_there(self):
        self.assertTrue(sdm.Visitor)
        self.assertTrue(sdm.storage.Storage)
