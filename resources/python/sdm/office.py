"""What the user office says, by the names under which MXCuBE asks for it."""

from __future__ import annotations

import logging
import time
from typing import Any, Dict, Optional

from .client import TIMEOUT
from .errors import SdmError
from .pathfixer import PathFixer
from .site import PATHFIXER, devices

_LOG = logging.getLogger("sdm")

#: DUO's letters by what the office calls a type, in lower case; a letter stands for itself.
_LETTERS = {
    "in-house": "H",
    "normal": "N",
    "standard": "N",
    "training and education": "T",
    "proprietary": "P",
    "bag": "B",
    "long term": "L",
    "fast access": "F",
    "in-house commissioning": "Z",
    "gat": "G",
    "guaranteed access time": "G",
    "ddt": "Y",
    "director's discretionary time": "Y",
}

_REFUSED = "DATA_OUT_OF_RANGE"


class UserOffice:
    """The user office as the PathFixers of the map know it, the first that knows a proposal."""

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self._timeout = timeout

    def get_proposal(self, proposal: object) -> Dict[str, Any]:
        """A proposal; ``prop_type`` is DUO's letter, or ``unknown``."""
        info = self._info(proposal)
        return {
            "propid": info["id"],
            "prop_type": _letter(info),
            "title": info.get("title", ""),
            "status": info.get("rawStatus", ""),
            "beamline_assigned": _beamlines(info),
        }

    def get_proposal_info(self, proposal: object) -> Dict[str, Any]:
        """The same with its group; empty for a proposal that no office knows, since programs ask
        for long lists of them."""
        try:
            info = self._info(proposal)
        except SdmError as error:
            if error.reason != _REFUSED:
                raise
            _LOG.warning("%s", error)
            return {}
        return {
            "propid": info["id"],
            "prop_type": _letter(info),
            "beamline_assigned": _beamlines(info),
            "group": info["group"],
            "user_type": info["userType"],
        }

    def get_proposal_proposer(self, proposal: object) -> Dict[str, Any]:
        """Who proposed it: username, lastname, firstname, userid; empty for a proprietary one."""
        person = self._info(proposal).get("proposer", {})
        if not person:
            return {}
        return {
            "username": person.get("username", ""),
            "lastname": person.get("lastName", ""),
            "firstname": person.get("firstName", ""),
            "userid": _identity(person.get("externalId", "")),
        }

    def _info(self, proposal: object) -> Dict[str, Any]:
        end = time.monotonic() + self._timeout
        failure: Optional[SdmError] = None
        known = list(devices(PATHFIXER).values())
        for index, device in enumerate(known):
            # one that is silent leaves the others their share
            share = (end - time.monotonic()) / (len(known) - index)
            if share <= 0:
                break
            try:
                return PathFixer(device, share).proposal_info(str(proposal))
            except SdmError as error:
                failure = _more_telling(failure, error)
        raise failure or _no_device()


class SDM:  # pylint: disable=too-few-public-methods  # programs ask it for the office only
    """What existing programs begin with: ``SDM(production=True).uo``.

    The map of :mod:`sdm.site` says which devices are asked; ``production`` is there for callers.
    """

    def __init__(self, production: bool = True, timeout: float = TIMEOUT) -> None:
        self.production = production
        self.uo = UserOffice(timeout)


class Visitor:  # pylint: disable=too-few-public-methods  # it is imported, never used
    """A person at a beamline, known by the account; programs import the name."""

    def __init__(self, username: str = "") -> None:
        self.username = username


def _more_telling(first: Optional[SdmError], second: SdmError) -> SdmError:
    """The word of an office goes before the failure of a device of another beamline."""
    return second if first is None or first.reason != _REFUSED else first


def _letter(info: Dict[str, Any]) -> str:
    # what staff have settled goes before what the office calls it
    if info.get("userType") == "proprietary":
        return "P"
    told = info.get("type", "").strip()
    letter = _LETTERS.get(told.lower(), told.upper())
    return letter if letter in _LETTERS.values() else "unknown"


def _beamlines(info: Dict[str, Any]) -> str:
    return ", ".join(info.get("beamlines", ()))


def _identity(external: str) -> object:
    """The number in ``duo:2776``; the text itself where there is none."""
    number = external.rpartition(":")[2]
    return int(number) if number.isdigit() else external


def _no_device() -> SdmError:
    sentence = "The map of devices names no PathFixer; set SDM_PATHFIXER to beamline=device."
    return SdmError("CONFIGURATION_ERROR", sentence)
