"""Clients that read one attribute as fast as they can: readers.py <number of processes>."""
import sys
import time

import tango  # before the forks, which then start at once; nothing of it runs yet

import talk

proxies = {}


def read(device, attribute, reads, seconds):
    """Reads until it has so many or the time is over."""
    proxy = proxies.setdefault(device, None) or tango.DeviceProxy(device)
    proxies[device] = proxy
    proxy.read_attribute(attribute)
    took = []
    begin = now = time.monotonic_ns()
    end = begin + int(seconds * 1e9)
    while len(took) < reads and now < end:
        proxy.read_attribute(attribute)
        before, now = now, time.monotonic_ns()
        took.append((now - before) / 1e6)
    took.sort()
    return {
        "rate": len(took) * 1e9 / (now - begin),
        "reads": len(took),
        "p99": took[len(took) * 99 // 100],
        "slowest": took[-1],
        "over50": sum(1 for t in took if t > 50),
    }


def main():
    processes = [talk.Process(read) for _ in range(int(sys.argv[1]))]

    def all_of_them(**question):
        for process in processes:
            process.ask(question)
        answers = [process.answered() for process in processes]
        return {
            "rate": sum(a["rate"] for a in answers),
            "reads": sum(a["reads"] for a in answers),
            "p99": max(a["p99"] for a in answers),
            "slowest": max(a["slowest"] for a in answers),
            "over50": sum(a["over50"] for a in answers),
        }

    talk.answer(all_of_them)


if __name__ == "__main__":
    main()
