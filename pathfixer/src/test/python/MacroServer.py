"""A stand-in for Sardana's MacroServer and its Doors, with the manners of 3.1.3 that a writer of the
environment meets: pickles both ways, texts that are evaluated, scoped names, a file that keeps all,
reads that now and then give a change only, events.

Commands beside Sardana's own let a test be a user: SetEnv, UnsetEnv, AnswerChanges, LastWrite,
and on a Door StartScan, Pause, EndScan, TryScan.
"""
import ast
import os
import pickle

import tango
from tango import AttrWriteType, CmdArgType, DevState


class Environment:
    """The variables, in a file, as msenvmanager.EnvironmentManager keeps them."""

    def __init__(self, path):
        self.path = path
        self.values = {}
        if os.path.exists(path):
            with open(path, "rb") as stored:
                self.values = pickle.load(stored)

    def change(self, data):
        merged = dict(data.get("new", {}))
        merged.update(data.get("change", {}))
        deleted = data.get("del", [])
        for name in deleted:
            if name not in self.values:
                raise KeyError("Unknown environment %s" % name)
        new, changed = {}, {}
        for name, value in merged.items():
            value = self.evaluated(value)
            (changed if name in self.values else new)[name] = value
            self.values[name] = value
        for name in deleted:
            del self.values[name]
        with open(self.path, "wb") as stored:
            pickle.dump(self.values, stored)
        return {"new": new, "change": changed, "del": list(deleted)}

    @staticmethod
    def evaluated(value):
        if not isinstance(value, str):
            return value
        try:
            return eval(value)
        except Exception:
            try:
                return eval(value.lower().capitalize())
            except Exception:
                return value

    def get(self, name, door):
        scoped = self.values.get("%s.%s" % (door, name))
        return scoped if scoped is not None else self.values.get(name)


class MacroServer(tango.LatestDeviceImpl):
    environment = None

    def __init__(self, device_class, name):
        tango.LatestDeviceImpl.__init__(self, device_class, name)
        self.init_device()

    def init_device(self):
        self.get_device_properties(self.get_device_class())
        self.set_change_event("Environment", True, False)
        MacroServer.environment = Environment(self.EnvironmentDb)
        self.changes_to_answer = 0
        self.writes = []
        self.set_state(DevState.ON)

    def encoded(self, value):
        return "pickle", pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)

    def change(self, data):
        event = self.environment.change(data)
        self.push_change_event("Environment", *self.encoded(event))

    def read_Environment(self, attr):
        value = {"new": dict(self.environment.values)}
        if self.changes_to_answer > 0:
            self.changes_to_answer -= 1
            value = {"change": {"ScanID": 3}}
        attr.set_value(*self.encoded(value))

    def write_Environment(self, attr):
        encoded_format, data = attr.get_write_value()
        if encoded_format != "pickle":
            raise AttributeError("'bytes' object has no attribute 'get'")
        data = pickle.loads(data)
        self.writes.append(data)
        self.change(data)

    def read_DoorList(self, attr):
        db = tango.Util.instance().get_database()
        doors = tango.Util.instance().get_device_list_by_class("Door")
        prefix = "tango://%s:%s/" % (db.get_db_host(), db.get_db_port())
        attr.set_value([prefix + door.get_name() for door in doors])

    def SetEnv(self, name_and_literal):
        name, literal = name_and_literal
        self.change({"new": {name: ast.literal_eval(literal)}})

    def UnsetEnv(self, name):
        self.change({"del": [name]})

    def SetNumpy(self, name):
        import numpy

        self.change({"new": {name: [numpy.float64(1.5), numpy.arange(3)]}})

    def AnswerChanges(self, reads):
        self.changes_to_answer = reads

    def Writes(self):
        return [repr(write) for write in self.writes]


class MacroServerClass(tango.DeviceClass):
    class_property_list = {}
    device_property_list = {"EnvironmentDb": [CmdArgType.DevString, "the file", "environment.db"]}
    cmd_list = {
        "SetEnv": [[CmdArgType.DevVarStringArray, "name, literal"], [CmdArgType.DevVoid, ""]],
        "UnsetEnv": [[CmdArgType.DevString, "name"], [CmdArgType.DevVoid, ""]],
        "SetNumpy": [[CmdArgType.DevString, "name"], [CmdArgType.DevVoid, ""]],
        "AnswerChanges": [[CmdArgType.DevLong, "reads"], [CmdArgType.DevVoid, ""]],
        "Writes": [[CmdArgType.DevVoid, ""], [CmdArgType.DevVarStringArray, "dictionaries"]],
    }
    attr_list = {
        "Environment": [[CmdArgType.DevEncoded, tango.SCALAR, AttrWriteType.READ_WRITE]],
        "DoorList": [[CmdArgType.DevString, tango.SPECTRUM, AttrWriteType.READ, 100]],
    }


class Door(tango.LatestDeviceImpl):
    def __init__(self, device_class, name):
        tango.LatestDeviceImpl.__init__(self, device_class, name)
        self.init_device()

    def init_device(self):
        self.set_state(DevState.ON)

    def StartScan(self):
        self.set_state(DevState.RUNNING)

    def Pause(self):
        self.set_state(DevState.STANDBY)

    def EndScan(self):
        self.set_state(DevState.ON)

    def TryScan(self, recorder):
        """A scan with one recorder: says what became of it."""
        folder = MacroServer.environment.get("ScanDir", self.get_name())
        files = MacroServer.environment.get("ScanFile", self.get_name())
        if not folder or not files:
            return "Normal, nothing stored"
        try:
            if recorder == "spec":
                os.makedirs(folder, exist_ok=True)
            path = os.path.join(folder, files[0])
            with open(path, "w") as data:
                data.write("data")
            return "Normal, stored in " + path
        except OSError as error:
            if recorder == "spec":
                return "Normal, nothing stored"
            self.set_state(DevState.ALARM)
            return "Exception, %s: %s" % (type(error).__name__, error)


class DoorClass(tango.DeviceClass):
    class_property_list = {}
    device_property_list = {}
    cmd_list = {
        "StartScan": [[CmdArgType.DevVoid, ""], [CmdArgType.DevVoid, ""]],
        "Pause": [[CmdArgType.DevVoid, ""], [CmdArgType.DevVoid, ""]],
        "EndScan": [[CmdArgType.DevVoid, ""], [CmdArgType.DevVoid, ""]],
        "TryScan": [[CmdArgType.DevString, "hdf5 or spec"], [CmdArgType.DevString, "what became"]],
    }
    attr_list = {}


if __name__ == "__main__":
    import sys

    util = tango.Util(sys.argv)
    util.add_class(MacroServerClass, MacroServer, "MacroServer")
    util.add_class(DoorClass, Door, "Door")
    util.server_init()
    util.server_run()
