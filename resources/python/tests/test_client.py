"""What leaves for Tango, and what comes back from it, without a device."""

import pickle
import unittest

import sdm
from sdm.client import Device

GREEK = "/data/\u03b1-synuclein"
LONE = "half\udcff"


class Proxy:
    """A stand-in for a DeviceProxy that remembers what reached it."""

    def __init__(self):
        self.asked = []

    def command_inout(self, *asked):
        """Fails as PyTango does with an argument of a wrong kind."""
        self.asked.append(asked)
        if asked[1] == 1:
            raise TypeError("expected a text.")
        return asked[1]

    def write_attribute(self, *asked):
        """Is written."""
        self.asked.append(asked)


def connected(device, proxy):
    """The device, with a stand-in for its proxy."""
    device._proxy = proxy  # pylint: disable=protected-access
    return device


class ForeignTextTest(unittest.TestCase):
    """A text outside Latin-1 ends the process in PyTango 9.3: it must not get there."""

    def setUp(self):
        self.proxy = Proxy()
        self.pathfixer = sdm.PathFixer("a/b/c")
        connected(self.pathfixer.device, self.proxy)

    def refused(self, work, *arguments):
        """The sentence of the refusal."""
        with self.assertRaises(sdm.SdmError) as refused:
            work(*arguments)
        self.assertEqual(refused.exception.reason, "DATA_OUT_OF_RANGE")
        self.assertEqual(self.proxy.asked, [])
        return refused.exception.sentence

    def test_no_command_is_given_it(self):
        fixer = self.pathfixer

        for work in (fixer.check, fixer.next_sample, fixer.proposal_info):
            for text in (GREEK, LONE):
                self.assertIn("choose letters a-z", self.refused(work, text))

    def test_no_attribute_is_written_with_it(self):
        for name in ("username", "proposal", "visit", "sample", "endstation"):
            self.refused(setattr, self.pathfixer, name, GREEK)

    def test_no_text_of_a_list_passes(self):
        self.refused(self.pathfixer.device.call, "Any", ["plain", GREEK])

    def test_no_device_has_such_a_name(self):
        self.refused(connected(Device("a/b/\u03b1"), self.proxy).call, "State")

    def test_the_sentence_tells_what_was_tried_in_letters_that_tango_carries(self):
        sentence = self.refused(self.pathfixer.check, GREEK)

        self.assertIn("CheckPath of a/b/c was not tried: '/data/", sentence)
        self.assertIn("u03b1", sentence)
        sentence.encode("latin-1")

    def test_selecting_carries_every_text_since_json_does(self):
        self.pathfixer.select("carlcarl", "20260412", "20261122", sample="\u03b1")

        self.assertIn("\\u03b1", self.proxy.asked[0][1])

    def test_letters_of_latin_1_pass(self):
        self.assertEqual(self.pathfixer.check("/data/Åsa"), "/data/Åsa")


class ErrorTest(unittest.TestCase):
    """SdmError, the only error there is."""

    def test_it_travels_between_processes(self):
        error = sdm.SdmError("CONFIGURATION_ERROR", "Nothing is set.")

        copy = pickle.loads(pickle.dumps(error))

        self.assertEqual((copy.reason, copy.sentence), (error.reason, error.sentence))

    def test_an_error_that_is_not_tangos_is_told_as_one_too(self):
        device = connected(Device("a/b/c"), Proxy())

        with self.assertRaises(sdm.SdmError) as failed:
            device.call("CheckPath", 1)

        self.assertEqual(failed.exception.reason, "SOFTWARE_FAILURE")
        told = "CheckPath of a/b/c failed: TypeError: expected a text."
        self.assertEqual(failed.exception.sentence, told)
        self.assertIsInstance(failed.exception.__cause__, TypeError)
