"""A display of the tests' own, which ends with them."""

import os
import subprocess


def start():
    """Goes on in a child process that has a display; this one ends the X server after it.

    The X server must not go first: Qt would end the tests with a failure.
    """
    reader, writer = os.pipe()
    server = ["Xvfb", "-displayfd", str(writer), "-nolisten", "tcp", "-screen", "0", "1024x900x24"]
    running = subprocess.Popen(  # pylint: disable=consider-using-with  # ended below
        ["setpriv", "--pdeathsig", "KILL", "--", *server],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        os.environ["DISPLAY"] = ":" + told.readline().strip()
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        running.terminate()
        running.wait()
        os._exit(os.waitstatus_to_exitcode(status) and 1)
