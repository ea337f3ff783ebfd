"""The equal PyTango device: the same attribute, a text of the same length, from memory."""
from tango import DevState
from tango.server import Device, attribute, device_property, run


class Peer(Device):
    Text = device_property(dtype=str)

    def init_device(self):
        super().init_device()
        self.set_state(DevState.ON)

    SamplePath = attribute(dtype=str)

    def read_SamplePath(self):
        return self.Text


if __name__ == "__main__":
    run((Peer,))
