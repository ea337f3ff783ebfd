"""The beamlines that tests run on: their devices, and the visit of the demo that goes on now."""

import json
import os
import time
import unittest

import tango

DATA = os.environ["SDM_TEST_DATA"]
NANOMAX, BIOMAX = (pair.split("=")[1] for pair in os.environ["SDM_PATHFIXER"].split(","))
COLLECTOR = os.environ["SDM_COLLECTOR"].split("=")[1]

USER = "carlcarl"
PROPOSAL = "20260412"


def running_visit(device=NANOMAX, proposal=PROPOSAL):
    """The visit that goes on: the embedded user office moves its dates to today."""
    proxy = tango.DeviceProxy(device)
    proxy.Username = USER
    proxy.Proposal = proposal
    today = time.strftime("%Y%m%d%H")
    visit = next(one for one in proxy.Visits if one <= today)
    proxy.EndSession()
    return visit


def until(what, seconds=20.0):
    """Waits until something is true."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            raise AssertionError("waited in vain")
        time.sleep(0.02)


class OnBeamline(unittest.TestCase):
    """A test that begins and ends without a session."""

    @classmethod
    def setUpClass(cls):
        cls.visit = running_visit()
        cls.raw = f"{DATA}/visitors/nanomax/{PROPOSAL}/{cls.visit}/raw"

    def setUp(self):
        self.proxy = tango.DeviceProxy(NANOMAX)
        self.proxy.EndSession()
        self.addCleanup(self.proxy.EndSession)

    def select(self, **more):
        """Opens a session, as ctpathfixer does."""
        wish = {"username": USER, "proposal": PROPOSAL, "visit": self.visit, **more}
        return self.proxy.Select(json.dumps(wish))
