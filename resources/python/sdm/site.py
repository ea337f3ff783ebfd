"""Which device serves which beamline here: the environment, else a small file."""

from __future__ import annotations

import configparser
import os
from typing import Dict

from .errors import SdmError

#: Where the file is, unless the variable SDM_CONFIG names another.
FILE = "/etc/sdm/python.ini"

PATHFIXER = "pathfixer"
COLLECTOR = "metadatacollector"

_CLASSES = {PATHFIXER: "PathFixer", COLLECTOR: "MetadataCollector"}
_VARIABLES = {PATHFIXER: "SDM_PATHFIXER", COLLECTOR: "SDM_COLLECTOR"}


def devices(kind: str) -> Dict[str, str]:
    """The devices of a kind by the names of their endstations, in lower case."""
    told = os.environ.get(_VARIABLES[kind], "")
    if told:
        return _of_variable(kind, told)
    parser = _file()
    return dict(parser[kind]) if parser.has_section(kind) else {}


def device_of(kind: str, name: str) -> str:
    """The device of a beamline or endstation; the only one there is when the map names just one
    device without a beamline."""
    known = devices(kind)
    device = known.get(name.lower()) or known.get("")
    if device is None:
        raise SdmError("CONFIGURATION_ERROR", _unknown(kind, name, known))
    return device


def collector_of(pathfixer: str) -> str:
    """The MetadataCollector with the same name in the map as a PathFixer; the only one for ''."""
    collectors = devices(COLLECTOR)
    for name, device in devices(PATHFIXER).items():
        if device.lower() == pathfixer.lower() and name in collectors:
            return collectors[name]
    if len(collectors) == 1 and (not pathfixer or "" in collectors):
        return next(iter(collectors.values()))
    raise SdmError("CONFIGURATION_ERROR", _unknown(COLLECTOR, pathfixer, collectors))


def _of_variable(kind: str, told: str) -> Dict[str, str]:
    pairs = (one.strip().rpartition("=") for one in told.split(",") if one.strip())
    known = {name.strip().lower(): device.strip() for name, _, device in pairs}
    if not all(known.values()):
        sentence = f"{_VARIABLES[kind]} is {told!r}; write beamline=device, several with commas."
        raise SdmError("CONFIGURATION_ERROR", sentence)
    return known


def _file() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(delimiters=("=",), interpolation=None)
    try:
        parser.read(path(), encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError) as error:
        words = " ".join(str(error).split())
        sentence = f"{path()} cannot be read: {words}; correct it."
        raise SdmError("CONFIGURATION_ERROR", sentence) from error
    return parser


def path() -> str:
    """The file that is read."""
    return os.environ.get("SDM_CONFIG", FILE)


def _unknown(kind: str, name: str, known: Dict[str, str]) -> str:
    device = _CLASSES[kind]
    which = f"no {device} for {name!r}" if name else f"not one {device} but {len(known)}"
    names = ", ".join(sorted(filter(None, known))) or "nothing"
    return (
        f"The map of devices names {which}, only: {names}; add it to [{kind}] in {path()}, "
        f"or set {_VARIABLES[kind]}."
    )
