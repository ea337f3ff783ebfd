"""What a program knows of a scan, and how a MetadataCollector is told it."""

from __future__ import annotations

import logging
import math
import os
from dataclasses import dataclass, field
from typing import Any, Dict, Iterator, List

_LOG = logging.getLogger("sdm")

#: The group of values that a program gave no group.
_PROGRAM = "program"

_LONGEST = 200


@dataclass
class ScicatData:  # pylint: disable=invalid-name  # these are the names that programs use
    """What the catalogue shall know; programs may set more, which is not sent.

    ``scientificMetadata`` holds values, or ``{"value": …, "unit": …}``, or dictionaries of such.
    ``files`` holds paths, or dictionaries with a ``path``. Whose a scan is, its folder tells, not
    ``proposalId``.
    """

    datasetName: Any = ""
    proposalId: Any = ""
    sampleId: Any = ""
    sourceFolder: str = ""
    dataFormat: str = ""
    description: str = ""
    files: List[Any] = field(default_factory=list)
    scientificMetadata: Dict[str, Any] = field(default_factory=dict)


@dataclass
class EnvironmentData:  # pylint: disable=invalid-name
    """What the scan log shows: the scan's number and command, and what took the data."""

    title: str = ""
    scanID: Any = ""
    detectors: List[str] = field(default_factory=list)


def beginning(data: ScicatData, environment: EnvironmentData) -> Dict[str, Any]:
    """What ``StartScan`` is told besides the time."""
    told: Dict[str, Any] = {
        "title": str(_either(environment, data, "title") or data.datasetName or ""),
        "folder": _path("", data.sourceFolder) if data.sourceFolder else "",
        "detectors": [str(name) for name in _either(environment, data, "detectors")],
    }
    number = _number(_either(environment, data, "scanID"), data.datasetName)
    if number >= 0:
        told["number"] = number
    return {name: value for name, value in told.items() if value not in ("", [])}


def annotation(data: ScicatData, environment: EnvironmentData) -> Dict[str, Any]:
    """What ``Annotate`` is told: all values; empty when there is none."""
    own = {
        "dataset": data.datasetName,
        "sample": data.sampleId,
        "description": data.description,
        "detectors": list(_either(environment, data, "detectors")),
    }
    values = [_value(_PROGRAM, name, one) for name, one in own.items()]
    values += _values(data.scientificMetadata)
    told = [one for one in values if one["value"] not in (None, "", [])]
    return {"values": told} if told else {}


def ending(data: ScicatData) -> List[str]:
    """The files that ``EndScan`` is told, absolute."""
    return [path for path in (_path(one, data.sourceFolder) for one in data.files) if path]


def _values(metadata: Dict[str, Any]) -> Iterator[Dict[str, Any]]:
    for name, one in metadata.items():
        if isinstance(one, dict) and "value" not in one:
            for inner, value in _flat(one):
                yield _value(str(name), inner, value)
        else:
            yield _value(_PROGRAM, str(name), one)


def _flat(values: Dict[str, Any], begin: str = "") -> Iterator[Any]:
    for name, one in values.items():
        if isinstance(one, dict) and "value" not in one:
            yield from _flat(one, f"{begin}{name}.")
        else:
            yield f"{begin}{name}", one


def _value(group: str, name: str, one: Any) -> Dict[str, Any]:
    unit = ""
    if isinstance(one, dict):
        unit = str(one.get("unit") or "")
        one = one["value"]
    told = {"group": _line(group), "name": _line(name), "value": _plain(one)}
    return {**told, "unit": _line(unit)} if unit else told


def _line(text: str) -> str:
    """One line, as long as a MetadataCollector takes it."""
    return " ".join(text.split())[:_LONGEST]


def _plain(value: Any) -> Any:
    """What JSON has words for: numpy's numbers and arrays become Python's, all else a text."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple, set)):
        return [_plain(one) for one in value if one is not None]
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return str(value)


def _path(one: Any, folder: str) -> str:
    path = str(one["path"] if isinstance(one, dict) else one)
    whole = os.path.join(folder, path)
    if not os.path.isabs(whole):
        _LOG.warning("%r is not told: it is no absolute path.", whole)
        return ""
    return os.path.normpath(whole)


def _either(environment: EnvironmentData, data: ScicatData, name: str) -> Any:
    # programs of 2021 set these beside the others
    return getattr(environment, name) or getattr(data, name, "")


def _number(*candidates: Any) -> int:
    for one in candidates:
        text = str(one).strip()
        if text.isdigit():
            return int(text)
    return -1
