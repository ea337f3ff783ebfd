"""What leaves for Tango, and what comes back from it, without a device."""

import json
import os
import pickle
import threading
import time
import types
import unittest
from unittest import mock

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


class Events(Proxy):
    """A stand-in that delivers the first event while it subscribes."""

    def __init__(self):
        super().__init__()
        self.go_on = threading.Event()
        self.go_on.set()
        self.ended = threading.Event()
        self.subscriber = None
        self.callback = None

    def subscribe_event(self, *asked):
        """Subscribes."""
        self.subscriber = threading.current_thread()
        self.callback = asked[2]
        self.tell("first")
        self.go_on.wait(20)
        return 7

    def unsubscribe_event(self, identity):
        """Ends it."""
        self.asked.append(identity)
        self.ended.set()

    def tell(self, path):
        """An event with that sample path."""
        value = types.SimpleNamespace(value=json.dumps({"samplePath": path}))
        self.callback(types.SimpleNamespace(err=False, attr_value=value))


class SubscriptionTest(unittest.TestCase):
    """Events, which may come before there is a subscription."""

    def setUp(self):
        self.proxy = Events()
        self.addCleanup(self.proxy.go_on.set)
        self.pathfixer = sdm.PathFixer("a/b/c", timeout=5)
        connected(self.pathfixer.device, self.proxy)
        self.heard, self.threads = [], []
        self.enough = threading.Event()

    def hear(self, selection):
        """A callback."""
        self.heard.append(selection.sample_path)
        self.threads.append(threading.current_thread())
        if len(self.heard) == 2:
            self.enough.set()

    def test_the_first_callback_does_not_run_where_time_is_limited(self):
        self.pathfixer.on_change(self.hear)
        self.proxy.tell("second")

        self.assertTrue(self.enough.wait(20))
        self.assertEqual(self.heard, ["first", "second"])
        self.assertNotIn(self.proxy.subscriber, self.threads)

    def test_a_slow_callback_spoils_no_subscription_and_no_order(self):
        slow = threading.Event()

        def hear(selection):
            slow.wait(20)
            self.hear(selection)

        self.pathfixer.on_change(hear)
        teller = threading.Thread(target=self.proxy.tell, args=["second"], daemon=True)
        teller.start()
        slow.set()

        self.assertTrue(self.enough.wait(20))
        self.assertEqual(self.heard, ["first", "second"])

    def test_after_its_end_nothing_is_heard(self):
        end = self.pathfixer.on_change(self.hear)
        self.proxy.tell("second")
        self.assertTrue(self.enough.wait(20))

        end()
        self.proxy.tell("third")

        self.assertEqual((len(self.heard), self.proxy.asked), (2, [7]))

    def test_a_subscription_that_is_given_up_is_ended_when_it_succeeds(self):
        self.pathfixer.device.timeout = 0.05
        self.proxy.go_on.clear()
        with self.assertRaisesRegex(sdm.SdmError, "no answer came within 0.05 s"):
            self.pathfixer.on_change(self.hear)

        self.proxy.go_on.set()

        self.assertTrue(self.proxy.ended.wait(20))
        self.assertEqual((self.heard, self.proxy.asked), ([], [7]))


class Readings(Proxy):
    """A stand-in with values; a list is read one after the other, its last one ever again."""

    def __init__(self, **values):
        super().__init__()
        self.values = {"Status": "odd", "PropagationJson": "[]", **values}
        self.hung = threading.Event()

    def read_attribute(self, name):
        """Reads; what is None hangs."""
        value = self.values[name]
        if isinstance(value, list):
            value = value.pop(0) if len(value) > 1 else value[0]
        if value is None:
            self.hung.wait(20)
        return types.SimpleNamespace(value=value)


class WaitingTest(unittest.TestCase):
    """wait_ready, with values of all kinds."""

    def wait(self, limit, path="", **values):
        """Waits."""
        proxy = Readings(**values)
        self.addCleanup(proxy.hung.set)
        pathfixer = sdm.PathFixer("a/b/c")
        connected(pathfixer.device, proxy)
        pathfixer.wait_ready(limit, path)

    def test_it_ends_when_scans_may_begin(self):
        self.wait(20, ReadyToScan=[False, True], SamplePath="/x")
        self.wait(20, "/x", ReadyToScan=[False, True], SamplePath="/x")

    def test_another_selection_is_not_the_one_that_was_waited_for(self):
        for path, seen in (("/x", "/y"), ("", ["/x", "/y"]), ("/x", "")):
            with self.assertRaisesRegex(sdm.SdmError, "scan in /x: .* selected meanwhile"):
                self.wait(20, path, ReadyToScan=[False, True], SamplePath=seen)

    def test_a_read_that_hangs_has_the_time_that_is_left_only(self):
        with self.assertRaisesRegex(sdm.SdmError, "no answer came within 0.3 s"):
            self.wait(0.1, ReadyToScan=None, SamplePath="/x")

    def test_what_is_late_is_named(self):
        late = [{"target": "a/b/c", "status": "FAILED", "reason": "away"}]
        with self.assertRaisesRegex(sdm.SdmError, "after 0.1 s: a/b/c is FAILED away"):
            self.wait(0.1, ReadyToScan=False, SamplePath="/x", PropagationJson=json.dumps(late))


class Slow:  # pylint: disable=too-few-public-methods
    """A stand-in for PathFixer whose first device does not answer in its time."""

    def __init__(self, device, timeout):
        self.device, self.timeout = device, timeout

    def proposal_info(self, proposal):
        """Answers when there is time."""
        if self.device == "a/b/silent":
            time.sleep(self.timeout)
            raise sdm.SdmError("COMMUNICATION_BROKEN", "No answer.")
        return {"id": proposal, "group": "g", "userType": "visitors"}


class OfficeTest(unittest.TestCase):
    """The user office by several devices."""

    def test_a_silent_device_leaves_the_others_their_share(self):
        known = "one=a/b/silent,two=a/b/other"
        with mock.patch.dict(os.environ, SDM_PATHFIXER=known):
            with mock.patch("sdm.office.PathFixer", Slow):
                told = sdm.SDM(timeout=1.0).uo.get_proposal_info("20260412")

        self.assertEqual((told["propid"], told["group"]), ("20260412", "g"))


class PropertyTest(unittest.TestCase):
    """Properties, of the device or of its class."""

    def setUp(self):
        self.proxy = mock.Mock()
        self.proxy.get_property.side_effect = lambda name: {name: []}
        self.database = self.proxy.get_device_db.return_value
        self.database.get_class_property.side_effect = lambda _, name: {name: ["/of/class"]}
        with mock.patch.dict(os.environ, SDM_PATHFIXER="a/b/c"):
            self.storage = sdm.storage.Storage("visitors", "nanomax")
        connected(self.storage.pathfixer.device, self.proxy)

    def root(self):
        """What beamline_path begins with."""
        self.proxy.read_attribute.return_value.value = "nanomax"
        return self.storage.beamline_path

    def test_the_classs_counts_where_the_device_has_none(self):
        self.assertEqual(self.root(), "/of/class/visitors/nanomax")
        self.assertEqual(self.storage.get_proposal_group("commissioning"), "/of/class")

    def test_the_devices_goes_before(self):
        self.proxy.get_property.side_effect = lambda name: {name: ["/own/"]}

        self.assertEqual(self.root(), "/own/visitors/nanomax")

    def test_without_both_the_default_counts(self):
        self.database.get_class_property.side_effect = lambda _, name: {name: []}

        self.assertEqual(self.root(), "/data/visitors/nanomax")


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
