"""A Tango device that answers in time or not at all."""

from __future__ import annotations

import threading
from typing import Any, Callable, List, Optional, Tuple

import tango

from .errors import SdmError, broken, check_latin, of_tango, unexpected

#: Seconds that a call may take; PathFixer answers within 2.6.
TIMEOUT = 3.0

_MILLIS = 1000


class Device:
    """A device, connected at the first call; every call ends within the time-out.

    Tango's own time-out covers neither the name look-up nor the database, which may hang for half
    a minute, so each call has a thread of its own that is given up when the time is over.
    """

    def __init__(self, name: str, timeout: float = TIMEOUT) -> None:
        self.name = name
        self.timeout = timeout
        self._proxy: Optional[tango.DeviceProxy] = None

    def read(self, attribute: str) -> Any:
        """The attribute's value; an empty list arrives as None, as everywhere in PyTango."""
        return self._call(attribute, lambda proxy: proxy.read_attribute(attribute).value)

    def write(self, attribute: str, value: Any) -> None:
        """Writes an attribute; when it returns, every read shows the new value."""
        check_latin(value, attribute, self.name)
        self._call(attribute, lambda proxy: proxy.write_attribute(attribute, value))

    def call(self, command: str, argument: Any = None) -> Any:
        """Runs a command and returns its answer."""
        check_latin(argument, command, self.name)
        return self._call(command, lambda proxy: proxy.command_inout(command, argument))

    def property(self, name: str, default: str) -> str:
        """The first line of a property of the device, or the default when it is not set."""
        values = self._call(name, lambda proxy: proxy.get_property(name)[name])
        return values[0] if values else default

    def subscribe(self, attribute: str, callback: Callable[[Any], None]) -> int:
        """Subscribes to change events, also of a device that is not running yet."""
        change = tango.EventType.CHANGE_EVENT
        return self._call(
            attribute, lambda proxy: proxy.subscribe_event(attribute, change, callback, [], True)
        )

    def unsubscribe(self, identity: int) -> None:
        """Ends a subscription."""
        self._call("Unsubscribing", lambda proxy: proxy.unsubscribe_event(identity))

    def _call(self, what: str, work: Callable[[tango.DeviceProxy], Any]) -> Any:
        check_latin(self.name, what, self.name)
        answer: List[Tuple[Any, Optional[Exception]]] = []

        def run() -> None:
            try:
                with tango.EnsureOmniThread():
                    answer.append((work(self._connected()), None))
            except Exception as error:  # pylint: disable=broad-except  # raised by the caller
                answer.append((None, error))

        thread = threading.Thread(target=run, name=f"sdm {what}", daemon=True)
        thread.start()
        thread.join(self.timeout)
        if not answer:
            raise broken(self.name, what, _late(self.timeout))
        value, error = answer[0]
        if error is not None:
            raise self._told(error, what)
        return value

    def _connected(self) -> tango.DeviceProxy:
        if self._proxy is None:
            proxy = tango.DeviceProxy(self.name)
            proxy.set_timeout_millis(int(self.timeout * _MILLIS))
            self._proxy = proxy
        return self._proxy

    def _told(self, error: Exception, what: str) -> SdmError:
        if not isinstance(error, tango.DevFailed):
            return unexpected(error, f"{what} of {self.name}")
        told = of_tango(error, self.name, what)
        told.__cause__ = error
        return told


def _late(seconds: float) -> str:
    return f"no answer came within {seconds:g} s; look at its Status, since it may have done it"
