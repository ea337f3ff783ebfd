"""Reads attributes of devices, one device after the other, as a script would.

First argument: the attributes, comma-separated; the others: devices. Each line of input is a number
of rounds, answered by a line with the milliseconds of each.
"""
import json
import sys
import time

import tango


def main():
    names = sys.argv[1].split(",")
    proxies = [tango.DeviceProxy(device) for device in sys.argv[2:]]
    for line in sys.stdin:
        took = []
        for _ in range(int(line)):
            begin = time.monotonic()
            for proxy in proxies:
                for value in proxy.read_attributes(names):
                    value.value
            took.append((time.monotonic() - begin) * 1000)
        print(json.dumps(took), flush=True)


main()
