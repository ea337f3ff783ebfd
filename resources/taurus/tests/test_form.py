"""A plain Taurus form, as people make one of a device without any panel of ours."""

import os
import time

import tango
from taurus.qt.qtgui.panel import TaurusForm

import sdm
from window import WindowTest

NANOMAX = os.environ["SDM_PATHFIXER"].split(",")[0].split("=")[1]
SCALARS = ("Username", "Proposal", "Visit", "Sample", "SamplePath", "ReadyToScan", "FreeSpace")


class FormTest(WindowTest):
    """Each row tells what it is."""

    def setUp(self):
        self.fixer = sdm.PathFixer(NANOMAX)
        self.addCleanup(self.fixer.end_session)
        self.fixer.select("carlcarl", "20260412", time.strftime("%Y%m%d"), "0001_setup")

    def form(self):
        """All scalars of a PathFixer."""
        form = TaurusForm(withButtons=False)
        self.addCleanup(form.setModel, None)
        form.setModel([f"{NANOMAX}/{one}" for one in SCALARS])
        return self.shown(form)

    def test_a_row_has_the_attributes_label(self):
        proxy = tango.DeviceProxy(NANOMAX)

        form = self.form()

        for one in proxy.get_attribute_config(SCALARS):
            self.until_shown(form, one.label)

    def test_a_row_has_the_value_of_the_device(self):
        form = self.form()

        # longer ones are cut by Taurus
        for text in ("carlcarl", "20260412", "0001_setup"):
            self.until_shown(form, text)

    def test_a_quantity_has_its_unit(self):
        unit = tango.DeviceProxy(NANOMAX).get_attribute_config("FreeSpace").unit

        form = self.form()

        self.assertEqual(unit, "GB")
        self.until(lambda: any(self.gigabytes(text) for text in self.texts(form)), "the unit")

    @staticmethod
    def gigabytes(text):
        """Taurus writes units in full."""
        return text.lower() in ("gb", "gigabyte")
