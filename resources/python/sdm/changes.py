"""Change events of a device, and their end."""

from __future__ import annotations

import atexit
import logging
import threading
import weakref
from collections import deque
from typing import Any, Callable, Deque, Dict, Optional

import tango

from .client import Device
from .errors import SdmError, of_tango
from .selection import Selection

_LOG = logging.getLogger("sdm")


class Changes:
    """Passes on each selection once; a callback that fails is logged and keeps no other event."""

    def __init__(
        self,
        device: str,
        callback: Callable[[Selection], None],
        on_error: Optional[Callable[[SdmError], None]],
    ) -> None:
        self._device = device
        self._callback = callback
        self._on_error = on_error
        self._last: Optional[Selection] = None

    def __call__(self, event: Any) -> None:
        try:
            self._pass_on(event)
        except Exception:  # pylint: disable=broad-except  # Tango's thread has nobody to tell
            _LOG.exception("A callback on the selection of %s failed", self._device)

    def _pass_on(self, event: Any) -> None:
        if event.err:
            self._tell(event.errors)
            return
        selection = Selection.of_json(event.attr_value.value)
        if selection != self._last:
            self._last = selection
            self._callback(selection)

    def _tell(self, errors: Any) -> None:
        told = of_tango(_Failed(*errors), self._device, "The subscription")
        _LOG.debug("%s", told)
        if self._on_error is not None:
            self._on_error(told)


class _Failed(Exception):
    """Errors of an event, in the form of a failed call."""


class Gate:
    """Keeps events until a subscription is made, then lets them through in their order.

    Tango delivers the first one while it subscribes, in the thread whose time is limited. It gets a
    thread of its own, as if it had come later.
    """

    def __init__(self, callback: Callable[[Any], None]) -> None:
        self._callback = callback
        self._lock = threading.Lock()
        self._waiting: Deque[Any] = deque()
        self._is_open = False
        self._is_closed = False

    def __call__(self, event: Any) -> None:
        with self._lock:
            if not self._is_open:
                self._waiting.append(event)
                return
        self._pass_on(event)

    def open(self) -> None:
        """Lets through what waits, and then whatever comes."""
        threading.Thread(target=self._empty, name="sdm first event", daemon=True).start()

    def close(self) -> None:
        """Lets nothing through any more."""
        self._is_closed = True

    def _empty(self) -> None:
        with tango.EnsureOmniThread():
            while True:
                with self._lock:
                    if not self._waiting:
                        self._is_open = True
                        return
                    event = self._waiting.popleft()
                self._pass_on(event)

    def _pass_on(self, event: Any) -> None:
        if not self._is_closed:
            self._callback(event)


class Subscriptions:
    """The subscriptions of one client to its device; they end with the program at the latest."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._open: Dict[int, Gate] = {}

    def add(self, attribute: str, callback: Callable[[Any], None]) -> Callable[[], None]:
        """Subscribes; returns what ends it."""
        gate = Gate(callback)
        identity = self._device.subscribe(attribute, gate)
        self._open[identity] = gate
        _LIVING.add(self)
        gate.open()
        return lambda: self._end(identity)

    def close(self) -> None:
        """Ends all of them."""
        for identity in list(self._open):
            self._end(identity)

    def _end(self, identity: int) -> None:
        gate = self._open.pop(identity, None)
        if gate is not None:
            gate.close()
            self._device.unsubscribe(identity)


_LIVING: weakref.WeakSet = weakref.WeakSet()


@atexit.register
def _end_all() -> None:
    """An event that meets a Python that is ending would abort the process."""
    for subscriptions in list(_LIVING):
        try:
            subscriptions.close()
        except SdmError as error:
            _LOG.debug("%s", error)
