"""The panels in a real window, on real devices."""

import json
import os
import sys
import time
import unittest

import tango
from taurus.external.qt import Qt
from taurus.qt.qtgui.application import TaurusApplication
from taurus.qt.qtgui.button import TaurusCommandButton
from taurus.qt.qtgui.display import TaurusLabel
from taurus.qt.qtgui.input import TaurusValueLineEdit

import display
import sdm
import sdm_panels

NANOMAX = os.environ["SDM_PATHFIXER"].split(",")[0].split("=")[1]
COLLECTOR = os.environ["SDM_COLLECTOR"].split("=")[1]
SYNC = os.environ["SDM_TEST_SYNC"]
LIMIT = 20.0

display.start()
APPLICATION = TaurusApplication(sys.argv[:1], cmd_line_parser=None, app_name="sdm")


class PanelTest(unittest.TestCase):
    """A window that is open."""

    def open(self, device):
        """Opens a device's panel."""
        panel = sdm_panels.panel_of(device)
        self.addCleanup(panel.close)
        panel.resize(800, 840)
        panel.show()
        return panel

    def until(self, what, told):
        """Lets the window work until something is seen."""
        end = time.monotonic() + LIMIT
        while not what():
            self.assertLess(time.monotonic(), end, f"{told} was not seen")
            APPLICATION.processEvents()
            time.sleep(0.01)

    @staticmethod
    def texts(panel):
        """All labels of values."""
        return [label.text() for label in panel.findChildren(TaurusLabel)]

    def until_shown(self, panel, text):
        """A label has that text."""
        self.until(lambda: text in self.texts(panel), text)


class PathFixerPanelTest(PanelTest):
    """The session in the window follows the device, and the device the window."""

    def setUp(self):
        self.fixer = sdm.PathFixer(NANOMAX)
        self.fixer.end_session()
        self.addCleanup(self.fixer.end_session)

    def select(self):
        """Opens a session."""
        return self.fixer.select("carlcarl", "20260412", time.strftime("%Y%m%d"), "0001_setup")

    def test_the_session_is_shown_with_its_path(self):
        path = self.select()

        panel = self.open(NANOMAX)

        self.until_shown(panel, path)
        for text in ("carlcarl", "20260412", "0001_setup", "Søren Løkke", "ON"):
            self.until_shown(panel, text)
        self.until(lambda: path in panel.log.toPlainText(), "the path in the log")

    def test_a_new_selection_comes_by_itself(self):
        panel = self.open(NANOMAX)
        self.until_shown(panel, "STANDBY")

        path = self.select()

        self.until_shown(panel, path)

    def test_what_is_typed_is_written(self):
        path = self.select()
        panel = self.open(NANOMAX)
        self.until_shown(panel, path)
        field = self.field(panel, "Sample")
        self.until(lambda: field.text() == "0001_setup", "the sample's set point")

        field.setFocus()
        field.setText("0002_typed")
        Qt.QApplication.sendEvent(field, _key(Qt.Qt.Key_Return))

        self.until(lambda: self.fixer.sample == "0002_typed", "the new sample at the device")
        self.until_shown(panel, f"{self.fixer.path}/0002_typed")

    @staticmethod
    def field(panel, attribute):
        """Where a value is written."""
        fields = panel.findChildren(TaurusValueLineEdit)
        return next(one for one in fields if f"/{attribute}#" in one.getModelName())

    def test_ending_the_session_asks_first(self):
        panel = self.open(NANOMAX)

        buttons = {one.text(): one for one in panel.findChildren(TaurusCommandButton)}

        self.assertIn("No scan will be stored", buttons["End session"].getDangerMessage())
        self.assertFalse(buttons["Ask user office"].isDangerous())


class OtherPanelsTest(PanelTest):
    """The windows of the other two devices."""

    def test_a_collector_shows_its_scans(self):
        collector = tango.DeviceProxy(COLLECTOR)
        scan = collector.StartScan('{"number": 4711, "title": "panel scan"}')
        self.addCleanup(collector.EndScan, json.dumps({"scan": scan}))

        panel = self.open(COLLECTOR)

        for text in ("panel scan", "running", "4711"):
            self.until_shown(panel, text)

    def test_proposalsync_shows_its_plan(self):
        sync = tango.DeviceProxy(SYNC)
        busy = (tango.DevState.RUNNING, tango.DevState.INIT)
        self.until(lambda: sync.State() not in busy, "the end of the first plan")
        sync.Plan()

        panel = self.open(SYNC)

        self.until(lambda: "+ " in panel.plan.toPlainText(), "what comes")
        self.until_shown(panel, str(sync.NumPendingChanges))

    def test_a_device_without_a_panel_is_told(self):
        with self.assertRaisesRegex(SystemExit, "is a DataBase; there are panels of PathFixer, M"):
            sdm_panels.panel_of("sys/database/2")


def _key(key):
    return Qt.QKeyEvent(Qt.QEvent.KeyPress, key, Qt.Qt.NoModifier)
