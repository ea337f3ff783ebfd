"""A recorder of scans by the names that contrast and MXCuBE use, on a MetadataCollector."""

from __future__ import annotations

import json
import logging
import threading
from datetime import datetime, timezone
from typing import Any, Dict, List, Optional

from .client import TIMEOUT, Device
from .errors import SdmError
from .scan import EnvironmentData, ScicatData, annotation, beginning, ending
from .site import COLLECTOR, collector_of, device_of

_LOG = logging.getLogger("sdm")

#: Seconds after ``start_scan`` in which programs tell what scan it is, or until ``send_start``.
GRACE = 0.3


class SciFish:
    """One scan after the other, described and kept by a MetadataCollector.

    ``start_scan`` begins a scan; what is set in ``scicat_data`` and ``environment_data`` until
    ``send_start``, or for :data:`GRACE` seconds, is told with its begin, all else with its end.
    Without arguments the map of :mod:`sdm.site` must name one collector only.

    Metadata never stop a measurement: what fails is logged, is in ``error``, and is raised only
    with ``strict``. A begin that failed is told again with the end. Thread-safe.
    """

    def __init__(
        self,
        pathfixer: str = "",
        beamline: str = "",
        timeout: float = TIMEOUT,
        strict: bool = False,
    ) -> None:
        name = device_of(COLLECTOR, beamline) if beamline else collector_of(pathfixer)
        self.device = Device(name, timeout)
        self.error: Optional[SdmError] = None
        self._strict = strict
        self._lock = threading.RLock()
        self._grace: Optional[threading.Timer] = None
        self._scan = ""
        self._reset("")

    @property
    def sampleId(self) -> Any:  # pylint: disable=invalid-name  # the name that programs use
        """The sample, as ``scicat_data.sampleId``."""
        return self.scicat_data.sampleId

    @sampleId.setter
    def sampleId(self, value: Any) -> None:  # pylint: disable=invalid-name
        self.scicat_data.sampleId = value

    @property
    def scan(self) -> str:
        """The scan's identity at the MetadataCollector; empty until its begin was told."""
        return self._scan

    def start_scan(self, datasetName: Any = "") -> None:  # pylint: disable=invalid-name
        """Begins a scan; asks nobody and returns at once."""
        with self._lock:
            self._stop_grace()
            self._reset(datasetName)
            self._grace = threading.Timer(GRACE, self._begin_late)
            self._grace.daemon = True
            self._grace.start()

    def send_start(self) -> None:
        """Tells the begin now, so that the scan is seen while it goes on."""
        with self._lock:
            self._stop_grace()
            self._guarded(self._begin)

    def end_scan(self, status: str = "normal") -> None:
        """Ends the scan, which tells its values and files too.

        ``status`` is normal, stopped, aborted or failed.
        """
        with self._lock:
            self._stop_grace()
            self._guarded(lambda: self._end(status))

    def show(self) -> str:
        """What is known of the scan, as text."""
        with self._lock:
            known: Dict[str, Any] = {
                "begin": self._beginning(),
                "more": annotation(self.scicat_data, self.environment_data),
                "files": ending(self.scicat_data),
            }
        return json.dumps(known, indent=2, ensure_ascii=False)

    def _reset(self, name: Any) -> None:
        self.scicat_data = ScicatData(datasetName=name)
        self.environment_data = EnvironmentData()
        self._start = datetime.now(timezone.utc)
        self._scan = ""

    def _stop_grace(self) -> None:
        if self._grace is not None:
            self._grace.cancel()
            self._grace = None

    def _begin_late(self) -> None:
        with self._lock:
            if threading.current_thread() is self._grace:
                try:
                    self._begin()
                except SdmError as error:
                    _LOG.warning("%s It is told again with the scan's end.", error)

    def _beginning(self) -> Dict[str, Any]:
        told = beginning(self.scicat_data, self.environment_data)
        return {"start": self._start.isoformat(), **told}

    def _begin(self) -> None:
        if not self._scan:
            self._scan = self.device.call("StartScan", json.dumps(self._beginning()))

    def _end(self, status: str) -> None:
        now = datetime.now(timezone.utc).isoformat()
        self._begin()
        refused = self._annotate()
        files: List[str] = ending(self.scicat_data)
        self._told("EndScan", {"end": now, "status": status, "files": files})
        if refused is not None:
            raise refused

    def _annotate(self) -> Optional[SdmError]:
        """A value that is refused must not keep a scan from ending."""
        more = annotation(self.scicat_data, self.environment_data)
        try:
            if more:
                self._told("Annotate", more)
        except SdmError as error:
            return error
        return None

    def _told(self, command: str, what: Dict[str, Any]) -> None:
        self.device.call(command, json.dumps({"scan": self._scan, **what}))

    def _guarded(self, work: Any) -> None:
        self.error = None
        try:
            work()
        except SdmError as error:
            self.error = error
            if self._strict:
                raise
            _LOG.error("%s", error)
