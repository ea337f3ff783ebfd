"""Subscribers, each a process of its own, and the time until the last one has an event.

crowd.py <device> <number of subscribers>
"""
import json
import mmap
import re
import struct
import sys
import time

import tango  # before the forks, which then start at once; nothing of it runs yet

import talk

DEVICE, SUBSCRIBERS = sys.argv[1], int(sys.argv[2])
SAMPLE = re.compile("crowd([0-9]+)$")
SLOT = struct.Struct("=qq")
PATIENCE = 5

# A slot for each: the number of the last sample it was told, and when.
told = mmap.mmap(-1, SLOT.size * SUBSCRIBERS)


def subscribe(slot):
    """Subscribes, and notes every event from then on."""

    def on_event(event):
        now = time.monotonic_ns()
        if not event.err:
            found = SAMPLE.search(event.attr_value.value)
            SLOT.pack_into(told, slot * SLOT.size, int(found[1]) if found else -1, now)

    proxy = tango.DeviceProxy(DEVICE)
    subscribe.proxies = proxy
    proxy.subscribe_event("SamplePath", tango.EventType.CHANGE_EVENT, on_event)
    return {}


def slots():
    return [SLOT.unpack_from(told, i * SLOT.size) for i in range(SUBSCRIBERS)]


def select(proxy, wish, number):
    """Selects a new sample; how long after the answer the last one had it in ms, and who had not."""
    text = json.dumps(dict(wish, sample="crowd%d" % number))
    proxy.command_inout("Select", text)
    answered = time.monotonic_ns()
    end = time.monotonic() + PATIENCE
    while any(n != number for n, _ in slots()) and time.monotonic() < end:
        time.sleep(0.02)
    have = [at for n, at in slots() if n == number]
    return (max(have, default=answered) - answered) / 1e6, SUBSCRIBERS - len(have)


def main():
    processes = [talk.Process(subscribe) for _ in range(SUBSCRIBERS)]
    for slot, process in enumerate(processes):
        process.ask({"slot": slot})
    for process in processes:
        process.answered()
    proxy = tango.DeviceProxy(DEVICE)
    proxy.set_timeout_millis(20000)

    def answer(wish, numbers):
        results = [select(proxy, wish, number) for number in numbers]
        return {"last": [r[0] for r in results], "missing": sum(r[1] for r in results)}

    talk.answer(answer)


if __name__ == "__main__":
    main()
