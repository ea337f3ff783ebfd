"""Stands in for a detector server that is told its folder by a text attribute."""
from tango import AttrWriteType, DevState
from tango.server import Device, attribute, command, run


class Detector(Device):
    def init_device(self):
        super().init_device()
        self.path = ""
        self.slow = ["", ""]
        self.written = []
        self.set_state(DevState.ON)

    SavePath = attribute(dtype=str, access=AttrWriteType.READ_WRITE)
    Hidden = attribute(dtype=str, access=AttrWriteType.WRITE)
    Silent = attribute(dtype=str, access=AttrWriteType.READ_WRITE)
    Deaf = attribute(dtype=str, access=AttrWriteType.READ_WRITE)
    Slow = attribute(dtype=str, access=AttrWriteType.READ_WRITE)
    Exposure = attribute(dtype=float, access=AttrWriteType.READ_WRITE)
    Fixed = attribute(dtype=str, access=AttrWriteType.READ)

    def read_SavePath(self):
        return self.path

    def write_SavePath(self, path):
        self.path = path
        self.written.append(path)

    def write_Hidden(self, path):
        self.written.append(path)

    def read_Silent(self):
        return ""

    def write_Silent(self, path):
        self.written.append(path)

    def read_Deaf(self):
        return "/detector/default"

    def write_Deaf(self, path):
        self.written.append(path)

    def read_Slow(self):
        """Gives a written path from the second read on."""
        value = self.slow[0]
        self.slow[0] = self.slow[1]
        return value or "/detector/default"

    def write_Slow(self, path):
        self.slow[1] = path

    def read_Exposure(self):
        return 0.1

    def write_Exposure(self, value):
        pass

    def read_Fixed(self):
        return "/detector/default"

    @command(dtype_out=(str,))
    def Written(self):
        return self.written

    @command(dtype_in=str)
    def ChangePath(self, path):
        self.path = path

    @command
    def Start(self):
        self.set_state(DevState.RUNNING)

    @command
    def Stop(self):
        self.set_state(DevState.ON)


if __name__ == "__main__":
    run((Detector,))
