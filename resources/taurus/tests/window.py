"""A window of the tests' own display."""

import sys
import time
import unittest

from taurus.qt.qtgui.application import TaurusApplication
from taurus.qt.qtgui.display import TaurusLabel

import display

LIMIT = 20.0

display.start()
APPLICATION = TaurusApplication(sys.argv[:1], cmd_line_parser=None, app_name="sdm")


class WindowTest(unittest.TestCase):
    """Something that is shown, until the test ends."""

    def shown(self, widget):
        """Shows a window."""
        self.addCleanup(widget.close)
        widget.show()
        return widget

    def until(self, what, told):
        """Lets the window work until something is seen."""
        end = time.monotonic() + LIMIT
        while not what():
            self.assertLess(time.monotonic(), end, f"{told} was not seen")
            APPLICATION.processEvents()
            time.sleep(0.01)

    @staticmethod
    def texts(window):
        """What all labels show."""
        return [label.text() for label in window.findChildren(TaurusLabel)]

    def until_shown(self, window, text):
        """A label has that text."""
        self.until(lambda: text in self.texts(window), text)
