"""Selects and times it, each time followed by the bare syncs of such a change.

selecting.py <device> <state file> <beamline's folder>

The syncs are those that strace shows of the server, in the same order in the same folders:
  a new visit   fsync of the beamline's, the proposal's, the visit's and the process folder;
                then of the visit's and the raw folder
  always        fsync of the probe file; fsync of the new state file, rename, fsync of its folder
"""
import itertools
import json
import os
import sys
import time

import tango

import talk

DEVICE, STATE, BEAMLINE = sys.argv[1:]
PATIENCE = 5e9

proxy = tango.DeviceProxy(DEVICE)
proxy.set_timeout_millis(20000)
seen = {}
number = itertools.count()


def on_event(event):
    if not event.err:
        seen.setdefault(event.attr_value.value, time.monotonic_ns())


def sync_folder(path):
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(fd)
    os.close(fd)


def write(path, content, flags):
    fd = os.open(path, os.O_CREAT | os.O_RDWR | flags, 0o600)
    os.write(fd, content)
    os.fsync(fd)
    return fd


def sync_probe(folder):
    name = os.path.join(folder, ".bench-probe")
    fd = write(name, b"sdm probe 01234567-89ab-cdef-0123-456789abcdef", os.O_EXCL)
    os.pread(fd, 100, 0)
    os.close(fd)
    os.unlink(name)


def sync_state(content):
    fresh = STATE + ".bench.new"
    os.close(write(fresh, content, os.O_TRUNC))
    os.rename(fresh, STATE + ".bench")
    sync_folder(os.path.dirname(STATE))


def sync_new_visit():
    """Makes a tree like the visit's, and returns the raw folder."""
    proposal = os.path.join(BEAMLINE, "syncs%d" % next(number))
    visit = os.path.join(proposal, "visit")
    process, raw = os.path.join(visit, "process"), os.path.join(visit, "raw")
    for folder in (proposal, visit, process):
        os.mkdir(folder)
    for folder in (BEAMLINE, proposal, visit, process):
        sync_folder(folder)
    os.mkdir(raw)
    for folder in (visit, raw):
        sync_folder(folder)
    return raw


def syncs(folder, new):
    with open(STATE, "rb") as file:
        state = file.read()
    begin = time.monotonic_ns()
    sync_probe(sync_new_visit() if new else folder)
    sync_state(state)
    return (time.monotonic_ns() - begin) / 1e6


def select(wish):
    """Returns the path, how long it took, and how long after the answer the event came; in ms."""
    text = json.dumps(wish)
    seen.clear()
    begin = time.monotonic_ns()
    path = proxy.command_inout("Select", text)
    end = time.monotonic_ns()
    while path not in seen:
        if time.monotonic_ns() > end + PATIENCE:
            raise RuntimeError("no event told " + path)
        time.sleep(0.0002)
    return path, (end - begin) / 1e6, (seen[path] - end) / 1e6


def run(wishes, new):
    select_times, sync_times, lags = [], [], []
    for wish in wishes:
        path, took, lag = select(wish)
        select_times.append(took)
        lags.append(lag)
        sync_times.append(syncs(path, new))
    return {"select": select_times, "syncs": sync_times, "lag": lags}


def main():
    proxy.subscribe_event("SamplePath", tango.EventType.CHANGE_EVENT, on_event)

    def answer(wishes=(), new=False, command=None):
        if command:
            proxy.command_inout(command)
            return {}
        return run(wishes, new)

    talk.answer(answer)


if __name__ == "__main__":
    main()
