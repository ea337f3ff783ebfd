"""A Tango device that answers in time or not at all."""

from __future__ import annotations

import threading
from typing import Any, Callable, List, Optional

import tango

from .errors import SdmError, broken, check_latin, of_tango, unexpected

#: Seconds that a call may take; PathFixer answers within 2.6.
TIMEOUT = 3.0

_MILLIS = 1000


def _leave(_: Any) -> None:
    """Most calls leave nothing behind."""


class _Attempt:
    """A call in a thread of its own; one that is given up is undone when it succeeds later."""

    def __init__(self, work: Callable[[], Any], undo: Callable[[Any], None] = _leave) -> None:
        self.value: Any = None
        self.error: Optional[Exception] = None
        self._work = work
        self._undo = undo
        self._lock = threading.Lock()
        self._is_done = False
        self._is_given_up = False

    def ends_within(self, seconds: float, name: str) -> bool:
        """Whether it ended in time."""
        thread = threading.Thread(target=self._run, name=name, daemon=True)
        thread.start()
        thread.join(seconds)
        with self._lock:
            self._is_given_up = not self._is_done
            return self._is_done

    def _run(self) -> None:
        try:
            with tango.EnsureOmniThread():
                self._end(self._work(), None)
        except Exception as error:  # pylint: disable=broad-except  # raised by the caller
            self._end(None, error)

    def _end(self, value: Any, error: Optional[Exception]) -> None:
        with self._lock:
            self.value, self.error, self._is_done = value, error, True
            is_given_up = self._is_given_up
        if is_given_up and error is None:
            self._undo(value)


class Device:
    """A device, connected at the first call; every call ends within the time-out.

    Tango's own time-out covers neither the name look-up nor the database, which may hang for half
    a minute, so each call has a thread of its own that is given up when the time is over.
    """

    def __init__(self, name: str, timeout: float = TIMEOUT) -> None:
        self.name = name
        self.timeout = timeout
        self._proxy: Optional[tango.DeviceProxy] = None
        self._lock = threading.Lock()

    def read(self, attribute: str, within: Optional[float] = None) -> Any:
        """The attribute's value; an empty list arrives as None, as everywhere in PyTango.

        ``within`` is another time-out, in seconds.
        """
        attempt = _Attempt(lambda: self._connected().read_attribute(attribute).value)
        return self._answer(attribute, attempt, within)

    def write(self, attribute: str, value: Any) -> None:
        """Writes an attribute; when it returns, every read shows the new value."""
        check_latin(value, attribute, self.name)
        self._call(attribute, lambda proxy: proxy.write_attribute(attribute, value))

    def call(self, command: str, argument: Any = None) -> Any:
        """Runs a command and returns its answer."""
        check_latin(argument, command, self.name)
        return self._call(command, lambda proxy: proxy.command_inout(command, argument))

    def property(self, name: str, default: str) -> str:
        """The first line of a property of the device, else of its class, else the default."""
        values = self._call(name, lambda proxy: _property(proxy, name))
        return values[0] if values else default

    def subscribe(self, attribute: str, callback: Callable[[Any], None]) -> int:
        """Subscribes to change events, also of a device that is not running yet.

        The first one comes before this returns. One that is given up ends by itself.
        """
        change = tango.EventType.CHANGE_EVENT

        def begin() -> int:
            return self._connected().subscribe_event(attribute, change, callback, [], True)

        def end(identity: int) -> None:
            self._connected().unsubscribe_event(identity)

        return self._answer(attribute, _Attempt(begin, end))

    def unsubscribe(self, identity: int) -> None:
        """Ends a subscription."""
        self._call("Unsubscribing", lambda proxy: proxy.unsubscribe_event(identity))

    def _call(self, what: str, work: Callable[[tango.DeviceProxy], Any]) -> Any:
        return self._answer(what, _Attempt(lambda: work(self._connected())))

    def _answer(self, what: str, attempt: _Attempt, within: Optional[float] = None) -> Any:
        check_latin(self.name, what, self.name)
        limit = self.timeout if within is None else within
        if not attempt.ends_within(limit, f"sdm {what}"):
            raise broken(self.name, what, _late(limit))
        if attempt.error is not None:
            raise self._told(attempt.error, what)
        return attempt.value

    def _connected(self) -> tango.DeviceProxy:
        if self._proxy is None:
            proxy = tango.DeviceProxy(self.name)
            proxy.set_timeout_millis(int(self.timeout * _MILLIS))
            with self._lock:
                # a subscription can be ended by the proxy that began it only
                self._proxy = proxy if self._proxy is None else self._proxy
        return self._proxy

    def _told(self, error: Exception, what: str) -> SdmError:
        if not isinstance(error, tango.DevFailed):
            return unexpected(error, f"{what} of {self.name}")
        told = of_tango(error, self.name, what)
        told.__cause__ = error
        return told


def _late(seconds: float) -> str:
    return f"no answer came within {seconds:g} s; look at its Status, since it may have done it"


def _property(proxy: tango.DeviceProxy, name: str) -> List[str]:
    own = proxy.get_property(name)[name]
    if own:
        return list(own)
    # servers take the class's property where the device has none
    database = proxy.get_device_db()
    of_class = database.get_class_for_device(proxy.dev_name())
    return list(database.get_class_property(of_class, name)[name])
