"""What is selected at a beamline at one moment."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any, Dict

_NAMES = {
    "user_type": "userType",
    "group": "proposalGroup",
    "principal_investigator": "principalInvestigator",
    "sample_path": "samplePath",
    "process_path": "processPath",
    "visit_start": "visitStart",
    "visit_end": "visitEnd",
    "selected_at": "selectedAt",
    "proved_for": "provedFor",
}


@dataclass(frozen=True)
class Selection:  # pylint: disable=too-many-instance-attributes  # it is what the device shows
    """The whole selection of a PathFixer, which belongs together; unset texts are empty.

    ``generation`` counts changes of ``sample_path``; times are ISO 8601 with zone.
    """

    generation: int = 0
    username: str = ""
    proposal: str = ""
    visit: str = ""
    sample: str = ""
    endstation: str = ""
    beamline: str = ""
    user_type: str = ""
    group: str = ""
    title: str = ""
    principal_investigator: str = ""
    path: str = ""
    sample_path: str = ""
    process_path: str = ""
    visit_start: str = ""
    visit_end: str = ""
    selected_at: str = ""
    proved_for: str = ""

    @property
    def is_session(self) -> bool:
        """Whether data can be written: a visit is selected and its place is proved."""
        return bool(self.sample_path)

    @classmethod
    def of_json(cls, text: str) -> Selection:
        """The selection of the attribute ``SelectionJson``; unknown fields are left out."""
        told: Dict[str, Any] = json.loads(text)
        names = [one.name for one in fields(cls)]
        known = {name: told.get(_NAMES.get(name, name)) for name in names}
        return cls(**{name: value for name, value in known.items() if value is not None})
