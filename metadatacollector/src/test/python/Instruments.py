"""Devices with an attribute of every kind, and ways to misbehave."""
import time

import numpy
import tango
from tango import AttrQuality, AttrWriteType, DevState
from tango.server import Device, attribute, command, device_property, run


SCALARS = {
    "DevBoolean": True,
    "DevUChar": 255,
    "DevShort": -32768,
    "DevUShort": 65535,
    "DevLong": -2147483648,
    "DevULong": 4294967295,
    "DevLong64": -9223372036854775808,
    "DevULong64": 18446744073709551615,
    "DevFloat": 0.1,
    "DevDouble": float("nan"),
}


def reader(value):
    return lambda self: value


class Instrument(Device):
    Delay = device_property(dtype=float, default_value=0.0)

    def init_device(self):
        super().init_device()
        self.delay = self.Delay
        self.set_state(DevState.MOVING)
        self.pushed = 0.0
        self.set_change_event("Pushed", True, False)

    def read_attr_hardware(self, indices):
        if self.delay:
            time.sleep(self.delay)

    @command(dtype_in=float)
    def Push(self, value):
        self.pushed = value
        self.push_change_event("Pushed", value)

    @command(dtype_in=float)
    def SetDelay(self, seconds):
        self.delay = seconds

    for _type, _value in SCALARS.items():
        vars()["A" + _type] = attribute(dtype=_type, fget=reader(_value))
        if _type != "DevUChar":
            vars()["S" + _type] = attribute(
                dtype=(_type,), max_dim_x=4, fget=reader([_value, _value])
            )

    Setpoint = attribute(dtype=float, unit="mm", access=AttrWriteType.READ_WRITE)
    Pushed = attribute(dtype=float, unit="mm", fget=lambda self: self.pushed)
    Broken = attribute(dtype=float)
    Invalid = attribute(dtype=float, unit="K")
    Alarm = attribute(dtype=float)
    Text = attribute(dtype=str, unit="\xb5m")
    Utf8 = attribute(dtype=str)
    Mode = attribute(dtype="DevEnum", enum_labels=["OPEN", "CLOSED", "MOVING"])
    Encoded = attribute(dtype="DevEncoded")
    Doubles = attribute(dtype=(float,), max_dim_x=100000)
    Image = attribute(dtype=((numpy.int32,),), max_dim_x=10, max_dim_y=10)
    Empty = attribute(dtype=(float,), max_dim_x=10)
    Words = attribute(dtype=(str,), max_dim_x=10)
    Large = attribute(dtype=(float,), max_dim_x=100000)

    def read_Setpoint(self):
        return 12.5

    def write_Setpoint(self, value):
        pass

    def read_Broken(self):
        raise Exception("the wire is cut")

    def read_Invalid(self):
        return 1.0, time.time(), AttrQuality.ATTR_INVALID

    def read_Alarm(self):
        return 99.5, 1795329947.25, AttrQuality.ATTR_ALARM

    def read_Text(self):
        return "\xb5, \xb0, \xe5"

    def read_Utf8(self):
        return "\xb5, \xb0, \xe5".encode("utf-8").decode("latin-1")

    def read_Mode(self):
        return 1

    def read_Encoded(self):
        return "jpeg", b"\x00" * 1234

    def read_Doubles(self):
        return [1.0, float("nan"), float("-inf")]

    def read_Image(self):
        return [[1, 2, 3], [4, 5, 6]]

    def read_Empty(self):
        return []

    def read_Words(self):
        return ["a", "b"]

    def read_Large(self):
        return numpy.zeros(70000)


class Motor(tango.LatestDeviceImpl):
    """Ten numbers after a time for all together; of the lower layer, which costs little itself."""

    def __init__(self, device_class, name):
        super().__init__(device_class, name)
        self.init_device()

    def init_device(self):
        self.get_device_properties(self.get_device_class())
        self.set_state(DevState.ON)

    def read_attr_hardware(self, indices):
        if self.Delay:
            time.sleep(self.Delay)

    def read_value(self, attr):
        attr.set_value(12.5)


VALUES = ["Value%d" % number for number in range(10)]
for name in VALUES:
    setattr(Motor, "read_" + name, Motor.read_value)


class MotorClass(tango.DeviceClass):
    class_property_list = {}
    device_property_list = {"Delay": [tango.CmdArgType.DevDouble, "s", 0.0]}
    cmd_list = {}
    attr_list = {
        name: [[tango.CmdArgType.DevDouble, tango.SCALAR, AttrWriteType.READ], {"unit": "mm"}]
        for name in VALUES
    }


if __name__ == "__main__":
    run({"Instrument": Instrument, "Motor": (MotorClass, Motor)})
