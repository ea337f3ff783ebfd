"""What went wrong, in one sentence for the person at the beamline."""

from __future__ import annotations

import os

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

    ``reason`` is one of :data:`REASONS`.
    """

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason

    @property
    def sentence(self) -> str:
        """The whole text."""
        return str(self)


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
