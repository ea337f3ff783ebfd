"""A member of the proposal's group who swaps new folders for what he would like to be given.

Arguments: the folder to lurk in, then folders elsewhere. Prints the number of swaps at the end.
"""
import os
import signal
import sys

raw, foreign = sys.argv[1], sys.argv[2:]
os.chdir(raw)
going = True


def stop(*_):
    global going
    going = False


signal.signal(signal.SIGTERM, stop)
print("ready", flush=True)
swaps = 0
parked = "roots"  # a folder of root's that stands in raw already
while going:
    for name in os.listdir("."):
        if name[0] not in "s0123456789" or os.path.islink(name):
            continue
        if name == parked:
            continue
        try:
            if name[-1] in "02468" and swaps % 2:
                os.rename(name, "away%d" % swaps)
            else:
                os.rmdir(name)
            if swaps % 4 == 3:
                os.rename(parked, name)  # within one parent this needs no right on the folder
                parked = name
            elif swaps % 4 == 2:
                os.mkdir("evil", 0o700)
                os.rename("evil", name)
            else:
                os.symlink(foreign[swaps % len(foreign)], name)
            swaps += 1
        except OSError:
            pass
    if swaps % 5 == 0:
        for name in os.listdir("."):
            try:
                if os.path.islink(name):
                    os.unlink(name)
                elif name != parked:
                    os.rmdir(name)
            except OSError:
                pass
print(swaps, flush=True)
