"""Folders of visits, by the names under which MXCuBE and others ask for them."""

from __future__ import annotations

import time
from typing import Optional

from .client import TIMEOUT
from .errors import SdmError
from .pathfixer import PathFixer
from .site import PATHFIXER, device_of

COMMISSIONING = "commissioning"

_OLD_NAMES = {"visitor": "visitors"}
_YEAR = 4


class Storage:
    """The data of one user type at one beamline, made by the beamline's PathFixer.

    ``user_type`` is visitors, staff or proprietary; ``beamline`` is looked up in the map of
    :mod:`sdm.site`, in upper or lower case.
    """

    def __init__(self, user_type: str, beamline: str, timeout: float = TIMEOUT) -> None:
        self.user_type = _OLD_NAMES.get(user_type, user_type)
        self.beamline = beamline.lower()
        self.pathfixer = PathFixer(device_of(PATHFIXER, beamline), timeout)

    def create_path(
        self, proposal: object, group: Optional[str], visit: object, login: object = None
    ) -> str:
        """Makes and proves the folders of a visit and returns the raw path; selects nothing.

        PathFixer gives the folders to the proposal's group: another ``group`` is refused. Programs
        for macromolecular crystallography commission under a proposal that is the year: that is
        ``commissioning`` here, and a visit that is not of that year is today's. ``login`` was asked
        for until 2017 and says nothing.
        """
        del login
        number = str(proposal)
        if _is_year(number) and self.user_type == "staff":
            return self._make(COMMISSIONING, _of_year(str(visit), number))
        known = self.get_proposal_group(number)
        if group and group != known:
            sentence = (
                f"The folders of proposal {number} are for group {known}, not {group}; "
                "give that group, or have ProposalGroupTemplate corrected."
            )
            raise SdmError("DATA_OUT_OF_RANGE", sentence)
        return self._make(number, str(visit))

    def get_proposal_group(self, proposal: object) -> str:
        """The name of the group that may see the data of a proposal."""
        number = str(proposal)
        if number == COMMISSIONING or _is_year(number):
            return self.pathfixer.device.property("BeamlineGroup", "") or self.beamline
        return self.pathfixer.proposal_info(number)["group"]

    @property
    def beamline_path(self) -> str:
        """Where proposals lie, such as ``/data/visitors/biomax``."""
        root = self.pathfixer.device.property("DataRoot", "/data").rstrip("/")
        return f"{root}/{self.user_type}/{self.pathfixer.beamline}"

    def _make(self, proposal: str, visit: str) -> str:
        return self.pathfixer.make_visit(proposal, visit, self.user_type)


def _is_year(proposal: str) -> bool:
    return len(proposal) == _YEAR and proposal.isdigit()


def _of_year(visit: str, year: str) -> str:
    return visit if visit.startswith(year) else time.strftime("%Y%m%d")
