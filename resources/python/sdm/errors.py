"""What went wrong, in one sentence for the person at the beamline."""

from __future__ import annotations

import os
from typing import Any, Iterator, Tuple

import tango

#: The reasons that the devices of sdm give; their sentences are shown as they are.
REASONS = frozenset(
    (
        "DATA_OUT_OF_RANGE",
        "OPERATION_NOT_ALLOWED",
        "CONFIGURATION_ERROR",
        "COMMUNICATION_BROKEN",
        "DEPENDENCY_ERROR",
        "SOFTWARE_FAILURE",
    )
)

#: Beginnings of Tango's own reasons, and what they mean to a person; the first that fits is taken.
_ABSENT = "the Tango database {host} does not know {device}; check the name"
_MUTE = "the Tango database {host} does not answer; check TANGO_HOST"
_DOWN = "{device} is not running; start its server"
_OTHER = "{device} has no such %s; is it a device of sdm, and new enough?"
_MISSPELT = "{device} is no name of a Tango device, such as b303a-e02/ctl/sdm-01"
_LATE = "{device} did not answer in time; look at its Status, since it may have done it"

_TANGO = (
    ("API_DeviceTimedOut", _LATE),
    ("API_DeviceNotDefined", _ABSENT),
    ("DB_DeviceNotDefined", _ABSENT),
    ("API_WrongDeviceNameSyntax", _MISSPELT),
    ("API_UnsupportedProtocol", _MISSPELT),
    ("API_TangoHostNotSet", "no Tango database is named; set TANGO_HOST, such as tango-host:10000"),
    ("API_DatabaseException", _MUTE),
    ("API_CantConnectToDatabase", _MUTE),
    ("API_DeviceNotExported", _DOWN),
    ("API_CantConnectToDevice", _DOWN),
    ("API_ServerNotRunning", _DOWN),
    ("DB_DeviceNotExported", _DOWN),
    ("API_AttrNotFound", _OTHER % "attribute"),
    ("API_CommandNotFound", _OTHER % "command"),
)


class SdmError(Exception):
    """A refusal or a failure; its text is one sentence that says what to do.

    ``reason`` is one of :data:`REASONS`. The text is in Latin-1, since programs show it in Tango.
    """

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(latin(sentence))
        self.reason = reason

    def __reduce__(self) -> Tuple[Any, ...]:
        return type(self), (self.reason, str(self))

    @property
    def sentence(self) -> str:
        """The whole text."""
        return str(self)


def latin(text: str) -> str:
    """A text that Tango can carry: characters outside Latin-1 as their numbers, ``\\u03b1``."""
    return text.encode("latin-1", "backslashreplace").decode("latin-1")


def check_latin(value: Any, what: str, device: str) -> None:
    """Refuses what Tango cannot carry: PyTango 9.3 ends the whole program at such a text."""
    for text in _texts(value):
        try:
            text.encode("latin-1")
        except UnicodeEncodeError as error:
            sentence = (
                f"{what} of {device} was not tried: {latin(repr(text))} has characters that Tango "
                "cannot carry; choose letters a-z, A-Z, digits, _ and -."
            )
            raise SdmError("DATA_OUT_OF_RANGE", sentence) from error


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)


def of_tango(error: tango.DevFailed, device: str, what: str) -> SdmError:
    """The error of a call of a device: its own sentence, or one made from Tango's reasons."""
    errors = list(error.args)
    for one in errors:
        if getattr(one, "reason", "") in REASONS:
            return SdmError(one.reason, one.desc)
    for begin, meaning in _TANGO:
        if any(getattr(one, "reason", "").startswith(begin) for one in errors):
            return broken(device, what, meaning)
    desc = getattr(errors[0], "desc", "") if errors else ""
    words = " ".join((desc or str(error)).split()).rstrip(".")
    return broken(device, what, words.replace("{", "{{").replace("}", "}}"))


def broken(device: str, what: str, meaning: str) -> SdmError:
    """An error of the way to a device; ``meaning`` may name {device}, {what} and {host}."""
    host = os.environ.get("TANGO_HOST", "of this machine")
    told = meaning.format(device=device, what=what, host=host)
    return SdmError("COMMUNICATION_BROKEN", f"{what} of {device} failed: {told}.")


def unexpected(error: Exception, what: str) -> SdmError:
    """An error that nobody foresaw; one that is a sentence already stays what it is."""
    if isinstance(error, SdmError):
        return error
    words = " ".join(str(error).split()).rstrip(".")
    told = SdmError("SOFTWARE_FAILURE", f"{what} failed: {type(error).__name__}: {words}.")
    told.__cause__ = error
    return told
