"""Scans whose end did not get through: told again as long as the program runs."""

from __future__ import annotations

import logging
import threading
from collections import deque
from typing import Callable, Deque, Optional

from .errors import SdmError

_LOG = logging.getLogger("sdm")

#: Seconds between two attempts.
PAUSE = 10.0

#: So many are kept: a program must not grow for ever.
MOST = 1000

#: What may be over by the next attempt.
_PASSING = ("COMMUNICATION_BROKEN", "DEPENDENCY_ERROR")


def is_passing(error: Exception) -> bool:
    """Whether the same words may be accepted later."""
    return isinstance(error, SdmError) and error.reason in _PASSING


class Unsent:
    """What is to be told again, oldest first. Thread-safe."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._lock = threading.Lock()
        self._waiting: Deque[Callable[[], None]] = deque()
        self._timer: Optional[threading.Timer] = None

    def __len__(self) -> int:
        return len(self._waiting)

    def keep(self, tell: Callable[[], None]) -> None:
        """Calls it from now on every few seconds until it raises nothing that passes."""
        with self._lock:
            if len(self._waiting) >= MOST:
                self._waiting.popleft()
                _LOG.error("%d scans were not told; the oldest is given up.", MOST)
            self._waiting.append(tell)
            if self._timer is None:
                self._plan()

    def _plan(self) -> None:
        self._timer = threading.Timer(self._pause, self._attempt)
        self._timer.daemon = True
        self._timer.start()

    def _attempt(self) -> None:
        while self._first_is_over():
            pass
        with self._lock:
            self._timer = None
            if self._waiting:
                self._plan()

    def _first_is_over(self) -> bool:
        with self._lock:
            if not self._waiting:
                return False
            tell = self._waiting[0]
        try:
            tell()
        except Exception as error:  # pylint: disable=broad-except  # a thread tells nobody
            if is_passing(error):
                return False
            _LOG.error("A scan is given up: %s", error)
        with self._lock:
            # keep() may have given it up meanwhile
            if self._waiting and self._waiting[0] is tell:
                self._waiting.popleft()
        return True
