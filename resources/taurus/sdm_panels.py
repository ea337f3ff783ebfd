#!/usr/bin/python3
"""Taurus panels of PathFixer, MetadataCollector and ProposalSync.

``sdm_panels.py DEVICE`` opens the panel of a device's class; other windows take the classes.
"""

import os
import sys

import tango
from sdm_panel_parts import Panel
from taurus.external.qt import Qt
from taurus.qt.qtgui.application import TaurusApplication

_BIG = 1.4


class PathFixerPanel(Panel):
    """Who measures what, where data go, and who has been told."""

    def __init__(self, device, parent=None):
        super().__init__(device, parent)
        self.form = self.add_form(
            "Username", "Proposal", "Visit", "Sample", "Endstation", "ProposalTitle",
            "PrincipalInvestigator", "ReadyToScan", "FreeSpace",
        )  # fmt: skip
        self.path = self.label("SamplePath")
        font = self.path.font()
        font.setPointSizeF(font.pointSizeF() * _BIG)
        self.path.setFont(font)
        self.box.addWidget(self.path)
        self.targets = self.add_lines("Targets", "Propagation")
        self.log = self.add_lines("Log", "Log", 2)
        self.add_commands(
            ("EndSession", "End session", "No scan will be stored until the next selection. End?"),
            ("Repropagate", "Tell targets again", ""),
            ("Refresh", "Ask user office", ""),
            ("Reset", "Reset", ""),
        )


class MetadataCollectorPanel(Panel):
    """The scan that goes on, the values that fail, and what waits for the catalogue."""

    def __init__(self, device, parent=None):
        super().__init__(device, parent)
        self.form = self.add_form(
            "ScanNumber", "ScanTitle", "ScanState", "SnapshotTime", "NumScans", "NumItems",
            "OutboxDepth", "OldestUnsent", "NumParked",
        )  # fmt: skip
        self.failing = self.add_lines("Failing items", "FailingItems")
        self.parked = self.add_lines("Parked", "Parked")
        self.log = self.add_lines("Log", "Log", 2)
        self.add_commands(("Reset", "Reset", ""))


class ProposalSyncPanel(Panel):
    """The plan, what cannot be done, and the run that goes on."""

    def __init__(self, device, parent=None):
        super().__init__(device, parent)
        self.form = self.add_form(
            "DryRun", "Progress", "LastSync", "LastResult", "NextSync", "NumPendingChanges",
            "NumFailures", "NumProposals", "NumAccounts",
        )  # fmt: skip
        self.plan = self.add_lines("Plan", "PlanText", 3)
        self.failures = self.add_lines("Failures", "Failures")
        self.log = self.add_lines("Log", "Log")
        self.add_commands(
            ("Plan", "Plan", ""),
            (
                "Sync",
                "Sync",
                "A new plan is made and written to the directory; it may differ from the one "
                "shown. Go on?",
            ),
            ("Abort", "Abort", ""),
            ("Reset", "Reset", ""),
        )


PANELS = {
    "PathFixer": PathFixerPanel,
    "MetadataCollector": MetadataCollectorPanel,
    "ProposalSync": ProposalSyncPanel,
}


def panel_of(device):
    """The panel of a device's class, which the Tango database knows."""
    try:
        of_class = tango.Database().get_class_for_device(device)
    except (tango.DevFailed, UnicodeError) as error:
        sys.exit(_no_class(device, error))
    if of_class not in PANELS:
        sys.exit(f"{device} is a {of_class}; there are panels of {', '.join(PANELS)}.")
    return PANELS[of_class](device)


def _no_class(device, error):
    reason = getattr(error.args[0], "reason", "")
    host = os.environ.get("TANGO_HOST", "of this machine")
    if reason.startswith("DB_"):
        return f"The Tango database {host} does not know {device}; check the name."
    return f"The Tango database {host} does not answer; check TANGO_HOST."


def main():
    """Opens the panel of the device that the command line names."""
    arguments = [one for one in sys.argv[1:] if not one.startswith("-")]
    if len(arguments) != 1:
        sys.exit("usage: sdm_panels.py DEVICE")
    application = TaurusApplication(sys.argv, cmd_line_parser=None, app_name="sdm")
    Qt.QApplication.setStyle("Fusion")
    panel = panel_of(arguments[0])
    panel.resize(800, 840)
    panel.show()
    sys.exit(application.exec_())


if __name__ == "__main__":
    main()
