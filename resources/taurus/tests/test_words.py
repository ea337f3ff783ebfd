"""What the panels say without a device."""

import unittest
from unittest import mock

import tango

import sdm_panels


def failure(reason):
    """What the Tango database throws."""
    error = tango.DevError()
    error.reason = reason
    return tango.DevFailed(error)


class UnknownDeviceTest(unittest.TestCase):
    """A name that leads to no panel ends with one sentence."""

    def told(self, **database):
        """The sentence."""
        with mock.patch("sdm_panels.tango.Database", **database):
            with self.assertRaises(SystemExit) as ended:
                sdm_panels.panel_of("no/such/device")
        return ended.exception.code

    def test_a_device_that_nobody_knows_is_named(self):
        database = mock.Mock()
        database.get_class_for_device.side_effect = failure("DB_DeviceNotDefined")

        sentence = self.told(return_value=database)

        self.assertRegex(sentence, "^The Tango database .* does not know no/such/device; check")

    def test_a_database_that_is_away_is_told(self):
        sentence = self.told(side_effect=failure("API_CorbaException"))

        self.assertRegex(sentence, "^The Tango database .* does not answer; check TANGO_HOST.$")


class QuestionTest(unittest.TestCase):
    """What is asked before something is written."""

    def test_syncing_tells_that_it_plans_anew(self):
        panel = mock.Mock()
        with mock.patch.object(sdm_panels.Panel, "__init__", return_value=None):
            with mock.patch.multiple(
                sdm_panels.Panel, add_form=panel.form, add_lines=panel.lines,
                add_commands=panel.commands, create=True,
            ):  # fmt: skip
                sdm_panels.ProposalSyncPanel("a/b/c")

        questions = {command: question for command, _, question in panel.commands.call_args.args}
        self.assertIn("A new plan is made", questions["Sync"])
