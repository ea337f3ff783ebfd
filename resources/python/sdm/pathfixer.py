"""The PathFixer of an endstation: where its instruments write, and who measures there."""

from __future__ import annotations

import json
import time
from typing import Any, Callable, Dict, List, Optional

from .changes import Changes, Subscriptions
from .client import TIMEOUT, Device
from .errors import SdmError
from .selection import Selection
from .shown import Flag, Number, Text, Texts, WritableText

#: Seconds between two looks at ReadyToScan, those that a look has at least, and those that asking
#: for the reason may take.
_POLL = 0.02
_LOOK = 0.3
_WORDS = 1.0


class PathFixer:
    """A PathFixer device, such as ``PathFixer("b303a-e02/ctl/sdm-01")``.

    Nothing is asked before the first property is read. Every call ends within ``timeout`` seconds
    and raises :class:`sdm.SdmError` with one sentence when it is refused or fails. Reads are
    answered from the device's memory, and a path that is shown exists. Thread-safe.
    """

    path = Text("Path", "raw of the visit; empty without a session")
    sample_path = Text("SamplePath", "where instruments write now: ``path`` and the sample")
    process_path = Text("ProcessPath", "process, beside raw")
    username = WritableText("Username", "who measures; writing it clears proposal, visit, sample")
    proposal = WritableText("Proposal", "the proposal; writing it clears visit and sample")
    visit = WritableText("Visit", "folder of the visit, or its day; writing it clears the sample")
    sample = WritableText("Sample", "folder below raw; its folder is there when a write returns")
    endstation = WritableText("Endstation", "a label; no part of the path")
    beamline = Text("Beamline", "the beamline")
    user_type = Text("UserType", "visitors, staff or proprietary")
    group = Text("ProposalGroup", "the group that may see the data")
    title = Text("ProposalTitle", "the proposal's title; empty for a proprietary one")
    principal_investigator = Text("PrincipalInvestigator", "empty for a proprietary proposal")
    selected_at = Text("SelectedAt", "when it was selected, ISO 8601 with zone")
    status = Text("Status", "what is wrong, the gravest sentence first")
    version = Text("Version", "version of the device server")
    generation = Number("PathGeneration", "one more at every change of ``sample_path``")
    ready = Flag("ReadyToScan", "a session, a proved path, every target confirmed on that path")
    usernames = Texts("Usernames", "accounts that may be written to ``username``")
    proposals = Texts("Proposals", "what the present user may choose, newest first")
    visits = Texts("Visits", "visits of the present proposal, newest first")
    propagation = Texts("Propagation", "a line per target")
    log = Texts("Log", "the last changes and refusals, oldest first")

    def __init__(self, device: str, timeout: float = TIMEOUT) -> None:
        self.device = Device(device, timeout)
        self._subscriptions = Subscriptions(self.device)

    def __repr__(self) -> str:
        return f"PathFixer({self.device.name!r})"

    @property
    def name(self) -> str:
        """The device's name."""
        return self.device.name

    @property
    def state(self) -> str:
        """INIT, ON, STANDBY, ALARM or FAULT."""
        return str(self.device.call("State"))

    @property
    def free_space(self) -> float:
        """GB (10⁹ bytes) where data go; NaN before it was asked."""
        return float(self.device.read("FreeSpace"))

    @property
    def selection(self) -> Selection:
        """The whole selection at one moment."""
        return Selection.of_json(self.device.read("SelectionJson"))

    @property
    def targets(self) -> List[Dict[str, Any]]:
        """A dictionary per target: target, status, ready, wanted, readBack, reason …"""
        return json.loads(self.device.read("PropagationJson"))

    def select(  # pylint: disable=too-many-arguments  # what a session consists of
        self,
        username: str,
        proposal: str,
        visit: str,
        sample: str = "",
        endstation: Optional[str] = None,
    ) -> str:
        """Chooses everything at once, or nothing; returns the new ``sample_path``.

        Eight digits of ``visit`` mean the visit of that day; without ``endstation`` it stays.
        """
        wish = {"username": username, "proposal": str(proposal), "visit": str(visit)}
        wish["sample"] = sample
        if endstation is not None:
            wish["endstation"] = endstation
        return self.device.call("Select", json.dumps(wish))

    def end_session(self) -> None:
        """Closes the targets and forgets the selection."""
        self.device.call("EndSession")

    def next_sample(self, name: str) -> str:
        """Makes and selects the next numbered sample, such as ``0003_gold``; returns its name."""
        return self.device.call("NextSample", name)

    def samples(self) -> List[str]:
        """The sample folders of the visit, the last changed one first, 500 at most."""
        return list(self.device.call("Samples") or ())

    def check(self, path: str) -> str:
        """Whether one may write there.

        OK, NO_SESSION, OTHER_SAMPLE, OTHER_VISIT, OTHER_PROPOSAL or OUTSIDE.
        """
        return self.device.call("CheckPath", path)

    def make_visit(self, proposal: str, visit: str, user_type: str = "", username: str = "") -> str:
        """Makes and proves the folders of a visit, selects nothing; returns the raw path.

        ``user_type`` is what is expected; for a proposal of unknown type what ``username``, one of
        the staff, settles.
        """
        wish = {"proposal": str(proposal), "visit": str(visit)}
        if user_type:
            wish["userType"] = user_type
        if username:
            wish["username"] = username
        return self.device.call("MakeVisit", json.dumps(wish))

    def proposal_info(self, proposal: str) -> Dict[str, Any]:
        """What the user office says of a proposal, also of one that is not accepted."""
        return json.loads(self.device.call("ProposalInfo", str(proposal)))

    def refresh(self) -> None:
        """Has the user office and the beamline group asked again."""
        self.device.call("Refresh")

    def repropagate(self) -> None:
        """Has all targets told the path again."""
        self.device.call("Repropagate")

    def reset(self) -> None:
        """Acknowledges what a person can settle."""
        self.device.call("Reset")

    def wait_ready(self, limit: float = 5.0, path: str = "") -> None:
        """Waits until one may scan, at most ``limit`` seconds, and raises with what is missing.

        ``path`` is the ``sample_path`` that was selected, without it the present one: raises too
        when another one has been selected meanwhile. To say what is missing may take 1 s more.
        """
        end = time.monotonic() + limit
        wanted = path
        while True:
            left = max(end - time.monotonic(), _LOOK)
            wanted = wanted or self._read("SamplePath", left) or ""
            if self._read("ReadyToScan", left):
                return self._check_selected(wanted, left)
            if time.monotonic() >= end:
                raise self._not_ready(limit)
            time.sleep(_POLL)

    def _read(self, attribute: str, left: float) -> Any:
        return self.device.read(attribute, min(left, self.device.timeout))

    def _check_selected(self, wanted: str, left: float) -> None:
        present = self._read("SamplePath", left) or ""
        if wanted and present != wanted:
            sentence = (
                f"{self.name} is not ready to scan in {wanted}: {present or 'no session'} has been "
                "selected meanwhile; look who else selects, and select again."
            )
            raise SdmError("OPERATION_NOT_ALLOWED", sentence)

    def _not_ready(self, limit: float) -> SdmError:
        end = time.monotonic() + _WORDS
        try:
            why = self._missing(end)
        except SdmError as error:
            why = error.sentence
        sentence = f"{self.name} is not ready to scan after {limit:g} s: {why}"
        return SdmError("DEPENDENCY_ERROR", sentence)

    def _missing(self, end: float) -> str:
        def told(attribute: str) -> str:
            return self._read(attribute, end - time.monotonic())

        if not told("SamplePath"):
            return f"there is no session: {told('Status')}"
        late = [one for one in json.loads(told("PropagationJson")) if not one.get("ready")]
        words = (f"{one['target']} is {one['status']} {one['reason']}".strip() for one in late)
        return "; ".join(words) or told("Status")

    def on_change(
        self,
        callback: Callable[[Selection], None],
        on_error: Optional[Callable[[SdmError], None]] = None,
    ) -> Callable[[], None]:
        """Calls back with every new selection, at once with the present one, on other threads.

        The device need not run yet, and after its restart events come again by themselves (some
        15 s later); ``on_error`` hears meanwhile why there are none. Returns what ends it.
        """
        return self._subscriptions.add("SelectionJson", Changes(self.name, callback, on_error))

    def close(self) -> None:
        """Ends all subscriptions."""
        self._subscriptions.close()

    def __enter__(self) -> PathFixer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
