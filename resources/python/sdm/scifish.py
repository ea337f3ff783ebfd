"""A recorder of scans by the names that contrast and MXCuBE use, on a MetadataCollector."""

from __future__ import annotations

import json
import logging
import threading
import uuid
from datetime import datetime, timezone
from typing import Any, Callable, Dict, Optional

from .client import TIMEOUT, Device
from .errors import SdmError, unexpected
from .scan import EnvironmentData, ScicatData, annotation, beginning, ending
from .site import COLLECTOR, collector_of, device_of
from .unsent import Unsent, is_passing

_LOG = logging.getLogger("sdm")

#: Seconds after ``start_scan`` in which programs tell what scan it is, or until ``send_start``.
GRACE = 0.3


def _now() -> str:
    return datetime.now(timezone.utc).isoformat()


class _Scan:
    """One scan: what a program says of it, and what the collector has been told."""

    def __init__(self, name: Any) -> None:
        self.data = ScicatData(datasetName=name)
        self.environment = EnvironmentData()
        self.identity = ""
        self.turn = threading.Lock()
        self._own = str(uuid.uuid4())
        self._start = _now()
        self._request = ""
        self._end: Dict[str, Any] = {}
        self._is_told = False

    def beginning(self) -> Dict[str, Any]:
        """What ``StartScan`` is told."""
        told = beginning(self.data, self.environment)
        return {"scan": self._own, "start": self._start, **told}

    def begin(self, device: Device) -> None:
        """Tells the begin; again, word for word, when nobody knows whether it arrived."""
        if self.identity:
            return
        self._request = self._request or json.dumps(self.beginning())
        try:
            self.identity = device.call("StartScan", self._request)
        except SdmError as error:
            if error.reason != "COMMUNICATION_BROKEN":
                self._request = ""
            raise

    def end(self, device: Device, status: str) -> None:
        """Tells values, files and the end; a value that is refused keeps no scan from ending.

        May be repeated when nobody knows what arrived: it ended when this was called first.
        """
        is_repeated = bool(self._end)
        self._end = self._end or {"end": _now(), "status": status}
        self.begin(device)
        refused = self._annotate(device)
        try:
            self._tell(device, "EndScan", {**self._end, "files": ending(self.data)})
        except SdmError as error:
            if not (is_repeated and error.reason == "OPERATION_NOT_ALLOWED"):
                raise
            _LOG.info("%s It had arrived.", error)
        if refused is not None:
            raise refused

    def _annotate(self, device: Device) -> Optional[SdmError]:
        if self._is_told:
            return None
        try:
            more = annotation(self.data, self.environment)
            if more:
                self._tell(device, "Annotate", more)
            self._is_told = True
        except Exception as error:  # pylint: disable=broad-except  # raised after the end is told
            if is_passing(error):
                raise
            self._is_told = True
            return unexpected(error, "Telling the values of the scan")
        return None

    def _tell(self, device: Device, command: str, what: Dict[str, Any]) -> None:
        device.call(command, json.dumps({"scan": self.identity, **what}))


class SciFish:
    """One scan after the other, described and kept by a MetadataCollector.

    ``start_scan`` begins a scan; what is set in ``scicat_data`` and ``environment_data`` until
    ``send_start``, or for :data:`GRACE` seconds, is told with its begin, all else with its end.
    Without arguments the map of :mod:`sdm.site` must name one collector only.

    Metadata never stop a measurement: what fails is logged, is in ``error``, and is raised only
    with ``strict``. A begin that failed is told again with the end, and an end that did not get
    through is told again as long as the program runs, unless it is raised. Thread-safe.
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
        self._unsent = Unsent()
        self._lock = threading.Lock()
        self._grace: Optional[threading.Timer] = None
        self._reset("")

    @property
    def scicat_data(self) -> ScicatData:
        """What the catalogue shall know of the scan."""
        return self._now.data

    @scicat_data.setter
    def scicat_data(self, value: ScicatData) -> None:
        self._now.data = value

    @property
    def environment_data(self) -> EnvironmentData:
        """What the scan log shows of the scan."""
        return self._now.environment

    @environment_data.setter
    def environment_data(self, value: EnvironmentData) -> None:
        self._now.environment = value

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
        return self._now.identity

    def start_scan(self, datasetName: Any = "") -> None:  # pylint: disable=invalid-name
        """Begins a scan; asks nobody, waits for nobody and returns at once."""
        with self._lock:
            self._stop_grace()
            self._reset(datasetName)
            self._grace = threading.Timer(GRACE, self._begin_late, [self._now])
            self._grace.daemon = True
            self._grace.start()

    def send_start(self) -> None:
        """Tells the begin now, so that the scan is seen while it goes on."""
        self._guarded(lambda scan: scan.begin(self.device))

    def end_scan(self, status: str = "normal") -> None:
        """Ends the scan, which tells its values and files too.

        ``status`` is normal, stopped, aborted or failed.
        """
        self._guarded(lambda scan: scan.end(self.device, status), is_end=True)

    def show(self) -> str:
        """What is known of the scan, as text."""
        known: Dict[str, Any] = {
            "begin": self._now.beginning(),
            "more": annotation(self.scicat_data, self.environment_data),
            "files": ending(self.scicat_data),
        }
        return json.dumps(known, indent=2, ensure_ascii=False)

    def _reset(self, name: Any) -> None:
        self._now = _Scan(name)

    def _stop_grace(self) -> None:
        if self._grace is not None:
            self._grace.cancel()
            self._grace = None

    def _begin_late(self, scan: _Scan) -> None:
        with scan.turn:
            # a timer that was stopped while it fell due has nothing to tell
            if threading.current_thread() is not self._grace:
                return
            try:
                scan.begin(self.device)
            except Exception as error:  # pylint: disable=broad-except  # a thread tells nobody
                told = unexpected(error, "Telling the begin of the scan")
                _LOG.warning("%s It is told again with the scan's end.", told)

    @property
    def unsent(self) -> int:
        """How many scans have ended and are to be told again."""
        return len(self._unsent)

    def _guarded(self, work: Callable[[_Scan], None], is_end: bool = False) -> None:
        with self._lock:
            self._stop_grace()
            scan = self._now
        self.error = None
        try:
            self._in_turn(scan, work)
        except Exception as error:  # pylint: disable=broad-except  # no error stops a measurement
            self.error = unexpected(error, "Describing the scan")
            if self._strict:
                raise self.error from self.error.__cause__
            _LOG.error("%s", self.error)
            if is_end and is_passing(self.error):
                self._unsent.keep(lambda: self._in_turn(scan, work))

    @staticmethod
    def _in_turn(scan: _Scan, work: Callable[[_Scan], None]) -> None:
        with scan.turn:
            work(scan)
