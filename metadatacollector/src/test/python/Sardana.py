"""A stand-in for Sardana's MacroServer and its Doors, as 3.1.3 is heard from outside: the events of
a scan in their order, an environment that keeps the counter and the history in a file.

Begin and Finish are the two halves of a scan; what is pushed in between is real packets, given by
the test as texts.
"""
import json
import os
import pickle
import time

import tango
from tango import AttrWriteType, DevState
from tango.server import Device, attribute, command, device_property, run


class MacroServer(Device):
    EnvironmentDb = device_property(dtype=str)
    current = None

    Environment = attribute(dtype="DevEncoded", access=AttrWriteType.READ_WRITE)

    def init_device(self):
        super().init_device()
        self.set_change_event("Environment", True, False)
        MacroServer.current = self
        self.values = {}
        self.writes = []
        if os.path.exists(self.EnvironmentDb):
            with open(self.EnvironmentDb, "rb") as stored:
                self.values = pickle.load(stored)
        self.set_state(DevState.ON)

    def change(self, values):
        known = set(self.values)
        self.values.update(values)
        with open(self.EnvironmentDb, "wb") as stored:
            pickle.dump(self.values, stored)
        event = {}
        for name, value in values.items():
            event.setdefault("change" if name in known else "new", {})[name] = value
        self.push_change_event("Environment", *self.encoded(event))

    @staticmethod
    def encoded(value):
        return "pickle", pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)

    def read_Environment(self):
        return self.encoded({"new": dict(self.values)})

    def write_Environment(self, value):
        data = pickle.loads(value[1])
        self.writes.append(repr(data))
        self.change(dict(data.get("new", {}), **data.get("change", {})))

    @command(dtype_in=[str])
    def SetEnv(self, name_and_json):
        self.change({name_and_json[0]: json.loads(name_and_json[1])})

    @command(dtype_out=[str])
    def Writes(self):
        return self.writes


class Door(Device):
    RecordData = attribute(dtype="DevEncoded")
    MacroStatus = attribute(dtype="DevEncoded")

    def init_device(self):
        super().init_device()
        for name in ("RecordData", "MacroStatus", "State"):
            self.set_change_event(name, True, False)
        self.start = 0.0
        self.points = 0
        self.set_state(DevState.ON)

    def read_RecordData(self):
        raise Exception("macro does not produce any data")

    def read_MacroStatus(self):
        return "", b""

    def turn(self, state):
        self.set_state(state)
        self.push_change_event("State", state)

    def record(self, packet):
        if MacroServer.current.values.get("JsonRecorder"):
            self.push_change_event("RecordData", "utf8_json", json.dumps(packet).encode())

    def macro(self, packet):
        self.push_change_event("MacroStatus", "utf8_json", json.dumps([packet]).encode())

    @command(dtype_in=str)
    def Begin(self, argument):
        """JSON: number, macro (null for a nested one), description (the real packet's data)."""
        scan = json.loads(argument)
        self.start = scan.get("start") or time.time()
        self.scan = scan
        self.points = 0
        self.turn(DevState.RUNNING)
        MacroServer.current.change({"ScanID": scan["number"]})
        if scan["macro"] is not None:
            self.macro({"id": scan["macro"], "name": "ascan", "state": "start", "step": 0.0})
        data = dict(scan["description"], serialno=scan["number"], starttime=time.ctime(self.start))
        self.record({"type": "data_desc", "data": data, "macro_id": scan["macro"]})

    @command(dtype_in=int)
    def Points(self, count):
        for _ in range(count):
            data = {"point_nb": self.points, "mot01": float("nan")}
            self.record({"type": "record_data", "data": data, "macro_id": self.scan["macro"]})
            self.points += 1

    @command(dtype_in=[float])
    def PointsAtRate(self, count_and_rate):
        begin = time.time()
        for i in range(int(count_and_rate[0])):
            self.Points(1)
            ahead = begin + i / count_and_rate[1] - time.time()
            if ahead > 0:
                time.sleep(ahead)

    @command(dtype_in=[str])
    def Finish(self, words):
        """The history's word, the macro's word, the state's word."""
        scan, end = self.scan, time.time()
        self.record(
            {"type": "record_end", "data": {"endtime": time.ctime(end)}, "macro_id": scan["macro"]}
        )
        entry = {
            "startts": self.start,
            "endts": end,
            "title": scan["description"]["title"],
            "serialno": scan["number"],
            "ScanFile": scan["description"]["scanfile"],
            "ScanDir": scan["description"]["scandir"],
            "endstatus": words[0],
            "channels": ["mot01"],
        }
        history = MacroServer.current.values.get("ScanHistory", []) + [entry]
        MacroServer.current.change({"ScanHistory": history[-20:]})
        self.macro({"id": scan["macro"], "state": words[1], "step": 100.0})
        self.turn(getattr(DevState, words[2]))

    @command(dtype_in=str)
    def Turn(self, state):
        self.turn(getattr(DevState, state))

    @command(dtype_in=[str])
    def Packet(self, format_and_text):
        self.push_change_event("RecordData", format_and_text[0], format_and_text[1].encode())


if __name__ == "__main__":
    run((MacroServer, Door))
