"""What a program knows of a scan, and how a MetadataCollector is told it."""

from __future__ import annotations

import logging
import math
import os
from dataclasses import dataclass, field
from typing import Any, Dict, Iterable, Iterator, List

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
        "detectors": _names(_either(environment, data, "detectors")),
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
        "detectors": _names(_either(environment, data, "detectors")),
    }
    values = [_value(_PROGRAM, name, one) for name, one in own.items()]
    values += _values(_group(data.scientificMetadata))
    told = [one for one in values if one["value"] not in (None, "", [])]
    return {"values": told} if told else {}


def ending(data: ScicatData) -> List[str]:
    """The files that ``EndScan`` is told, absolute."""
    paths = (_path(one, data.sourceFolder) for one in _listed(data.files))
    return [path for path in paths if path]


def _listed(value: Any) -> List[Any]:
    """What a program gave where a list is expected: one thing is a list of it, None is none."""
    if value is None:
        return []
    if isinstance(value, (str, bytes, dict, os.PathLike)) or not isinstance(value, Iterable):
        return [value]
    return list(value)


def _names(value: Any) -> List[str]:
    return [str(one) for one in _listed(value) if one not in (None, "")]


def _group(metadata: Any) -> Dict[Any, Any]:
    if metadata is None or isinstance(metadata, dict):
        return metadata or {}
    return {"scientificMetadata": metadata}


def _values(metadata: Dict[Any, Any]) -> Iterator[Dict[str, Any]]:
    for name, one in metadata.items():
        if isinstance(one, dict) and "value" not in one:
            for inner, value in _flat(one):
                yield _value(name, inner, value)
        else:
            yield _value(_PROGRAM, name, one)


def _flat(values: Dict[Any, Any], begin: str = "") -> Iterator[Any]:
    for name, one in values.items():
        if isinstance(one, dict) and "value" not in one:
            yield from _flat(one, f"{begin}{name}.")
        else:
            yield f"{begin}{name}", one


def _value(group: Any, name: Any, one: Any) -> Dict[str, Any]:
    unit = ""
    if isinstance(one, dict):
        unit = str(one.get("unit") or "")
        one = one["value"]
    told = {"group": _line(group), "name": _line(name), "value": _plain(one)}
    return {**told, "unit": _line(unit)} if unit else told


def _line(text: Any) -> str:
    """One line, as long as a MetadataCollector takes it."""
    return " ".join(str(text).split())[:_LONGEST]


def _plain(value: Any) -> Any:
    """What JSON has words for and an attribute could hold; all else is told as a text.

    numpy's numbers and arrays become Python's; a list has one or two dimensions.
    """
    if hasattr(value, "tolist"):
        value = value.tolist()
    if not isinstance(value, (list, tuple, set, frozenset)):
        return _scalar(value)
    told = [_row(one) for one in value if one is not None]
    return told if _is_rectangle(told) else str(value)


def _row(value: Any) -> Any:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [one if isinstance(one, (list, tuple)) else _scalar(one) for one in value]
    return _scalar(value)


def _is_rectangle(rows: List[Any]) -> bool:
    """Whether all are scalars, or all are rows of as many scalars."""
    if not any(isinstance(one, list) for one in rows):
        return True
    if not all(isinstance(one, list) for one in rows):
        return False
    flat = not any(one is None or isinstance(one, (list, tuple)) for row in rows for one in row)
    return flat and len({len(row) for row in rows}) == 1 and bool(rows[0])


def _scalar(value: Any) -> Any:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(value)
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _path(one: Any, folder: Any) -> str:
    """The absolute path; empty, with a word, for what has none."""
    try:
        path = os.fsdecode(one["path"] if isinstance(one, dict) else one)
        whole = os.path.join(os.fsdecode(folder or ""), path)
    except (KeyError, TypeError):
        _LOG.warning("%r is not told: it has no path.", one)
        return ""
    if not os.path.isabs(whole):
        _LOG.warning("%r is not told: it is no absolute path.", whole)
        return ""
    return os.path.normpath(whole)


def _either(environment: EnvironmentData, data: ScicatData, name: str) -> Any:
    # programs of 2021 set these beside the others
    own = getattr(environment, name, None)
    is_told = bool(own) if isinstance(own, str) else len(_listed(own)) > 0
    return own if is_told else getattr(data, name, "")


def _number(*candidates: Any) -> int:
    for one in candidates:
        text = str(one).strip()
        if text.isdecimal():
            return int(text)
    return -1
