"""The panels in a real window, on real devices."""

import gc
import json
import os
import time

import tango
from taurus.external.qt import Qt
from taurus.qt.qtgui.button import TaurusCommandButton
from taurus.qt.qtgui.display import TaurusLabel
from taurus.qt.qtgui.input import TaurusValueLineEdit

import sdm
import sdm_panels
from window import WindowTest

NANOMAX = os.environ["SDM_PATHFIXER"].split(",")[0].split("=")[1]
COLLECTOR = os.environ["SDM_COLLECTOR"].split("=")[1]
SYNC = os.environ["SDM_TEST_SYNC"]


class PanelTest(WindowTest):
    """A panel that is open."""

    def open(self, device):
        """Opens a device's panel."""
        panel = sdm_panels.panel_of(device)
        panel.resize(800, 840)
        return self.shown(panel)


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

    def test_a_panel_opened_after_another_was_closed_shows_everything(self):
        path = self.select()
        first = sdm_panels.panel_of(NANOMAX)
        first.show()
        self.until(lambda: path in first.log.toPlainText(), "the path in the first log")
        first.close()
        del first
        gc.collect()

        second = self.open(NANOMAX)

        self.until_shown(second, path)
        self.until(lambda: path in second.log.toPlainText(), "the path in the second log")
        rows = [one.text() for one in second.form.findChildren(TaurusLabel)]
        self.assertIn("carlcarl", rows)

    def test_no_text_is_taken_for_html(self):
        panel = self.open(NANOMAX)
        self.until_shown(panel, "STANDBY")

        html = [
            one.getModelName()
            for one in panel.findChildren(TaurusLabel)
            if one.textFormat() != Qt.Qt.PlainText
        ]

        self.assertEqual(html, [])
        self.assertGreater(len(panel.form.findChildren(TaurusLabel)), 9)

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
