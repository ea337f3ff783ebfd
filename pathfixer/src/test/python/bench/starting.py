"""Starts a server and waits until a device of it tells a state other than INIT."""
import subprocess
import time

import tango

import talk

POLL = 0.005


def state(device):
    """A new proxy each time: one that failed waits a second before it connects again."""
    try:
        proxy = tango.DeviceProxy(device)
        proxy.set_timeout_millis(1000)
        return proxy.state()
    except tango.DevFailed:
        return tango.DevState.INIT


def start(device, command):
    begin = time.monotonic()
    server = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=talk.die_with_parent,
    )
    while state(device) == tango.DevState.INIT:
        if server.poll() is not None:
            raise RuntimeError("%s ended with exit code %d" % (command[0], server.returncode))
        time.sleep(POLL)
    seconds = time.monotonic() - begin
    server.kill()
    server.wait()
    return {"seconds": seconds}


if __name__ == "__main__":
    talk.answer(start)
