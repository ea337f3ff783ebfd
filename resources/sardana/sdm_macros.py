"""Macros of PathFixer for Sardana 3: they choose where scans go, and let none go elsewhere.

The environment variable PathFixerDevice names the device. Refusals are one sentence each.
"""

import time
from collections.abc import Mapping

from sdm import PathFixer, SdmError

from sardana.macroserver.macro import Optional, Type, macro
from sardana.macroserver.msexception import UnknownEnv

#: Seconds that a macro waits for ReadyToScan.
WAIT = 5.0

_VERDICTS = {
    "OK": "it is in the present sample's folder, or in process of the present visit",
    "NO_SESSION": "nothing is selected: setproposal",
    "OTHER_SAMPLE": "it is in the present visit, but not in the present sample's folder",
    "OTHER_VISIT": "it is in another visit of the present proposal",
    "OTHER_PROPOSAL": "it is in another proposal",
    "OUTSIDE": "it is in raw or process of no visit of this beamline",
}


@macro()
def pathfixer(self):
    """Shows who measures what, where scans go, and who has been told."""
    fixer = _pathfixer(self)
    chosen = fixer.selection
    state, ready = fixer.state, "ready to scan" if fixer.ready else "NOT ready to scan"
    _say(self, f"{fixer.name} is {state}, {ready}")
    _say(self, f"User      {chosen.username or '-'}")
    _say(self, f"Proposal  {chosen.proposal or '-'}  {chosen.title}")
    _say(self, f"Visit     {chosen.visit or '-'}  {_span(chosen)}")
    _say(self, f"Sample    {chosen.sample or '-'}")
    _say(self, f"Path      {chosen.sample_path or '-'}")
    for target in fixer.targets:
        reason = target.get("reason") or target.get("readBack", "")
        _say(self, f"  {target['target']} is {target['status']}  {reason}")
    if state != "ON":
        _say(self, fixer.status)


@macro(
    [
        ["proposal", Type.String, None, "eight digits, or commissioning"],
        ["visit", Type.String, Optional, "the visit's folder or its day; default: today's"],
        ["username", Type.String, Optional, "who measures; default: as before"],
    ]
)
def setproposal(self, proposal, visit, username):
    """Selects a proposal and a visit, and waits until one may scan."""
    fixer = _pathfixer(self)
    user = username or fixer.username
    if not user:
        sentence = "Nobody is selected; say who measures: setproposal PROPOSAL VISIT USERNAME."
        raise SdmError("DATA_OUT_OF_RANGE", sentence)
    path = fixer.select(user, proposal, visit or time.strftime("%Y%m%d"))
    _await_ready(self, fixer, path)


@macro([["name", Type.String, None, "the sample; without a number 0001_ it gets the next one"]])
def newsample(self, name):
    """Makes and selects a sample's folder, and waits until one may scan."""
    fixer = _pathfixer(self)
    if _is_numbered(name):
        fixer.sample = name
    else:
        fixer.next_sample(name)
    _await_ready(self, fixer, fixer.sample_path)


@macro()
def endsession(self):
    """Ends the session: no scan is stored until the next setproposal."""
    fixer = _pathfixer(self)
    path = fixer.sample_path
    fixer.end_session()
    _say(self, f"The session in {path} has ended." if path else "There was no session.")


@macro([["path", Type.String, Optional, "a path; default: ScanDir"]])
def checkpath(self, path):
    """Says whether one may write to a path."""
    path = path or _scan_dir(self)
    verdict = _pathfixer(self).check(path)
    _say(self, f"{path}: {verdict}, {_VERDICTS.get(verdict, 'see PathFixer')}")


@macro()
def lssamples(self):
    """Lists the samples of the visit, the present one with a star."""
    fixer = _pathfixer(self)
    chosen = fixer.selection
    if not chosen.is_session:
        raise SdmError("OPERATION_NOT_ALLOWED", "There is no session, so there are no samples.")
    names = fixer.samples()
    _say(self, chosen.path)
    present = chosen.sample.partition("/")[0]
    for name in sorted(names):
        star = "*" if name == present else " "
        _say(self, f"{star} {name}")


@macro()
def pathguard(self):
    """Refuses a scan that would not be stored in the session's folder; a pre-scan hook."""
    try:
        chosen = _pathfixer(self).selection
    except SdmError as error:
        sentence = f"No scan: {error} To scan without the guard: udefgh pathguard pre-scan."
        raise SdmError(error.reason, sentence) from error
    if not chosen.is_session:
        sentence = "No scan: there is no session, so there is no place for data; setproposal."
        raise SdmError("OPERATION_NOT_ALLOWED", sentence)
    # a variable of the scan's own macro or of this Door goes before the one PathFixer sets
    scan = self.getParentMacro() or self
    for scan_dir in (_scan_dir(scan), *_fixed(scan, "ScanDir")):
        # no normpath: behind a link, a/../b is elsewhere
        if scan_dir.rstrip("/") != chosen.sample_path:
            sentence = (
                f"No scan: ScanDir is {scan_dir}, but PathFixer has {chosen.sample_path}; "
                "look at pathfixer and lsenv, who has set it."
            )
            raise SdmError("OPERATION_NOT_ALLOWED", sentence)
    _refuse_places(_scan_files(scan) + _fixed(scan, "ScanFile"))


def _fixed(scan, name):
    """What the scan has taken from the environment when it was made: there its files are opened."""
    its_scan = getattr(scan, "_gScan", None)
    for place in ("_env", "env"):
        environment = getattr(its_scan, place, None)
        if isinstance(environment, Mapping) and environment.get(name):
            return _listed(environment[name])
    return []


def _scan_files(scan):
    try:
        return _listed(scan.getEnv("ScanFile"))
    except UnknownEnv:
        return []


def _listed(value):
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]


def _refuse_places(files):
    for file in files:
        if "/" in file or ".." in file:
            sentence = (
                f"No scan: ScanFile names {file}, which may lie outside ScanDir; "
                "give it a name without / and .. (senv ScanFile)."
            )
            raise SdmError("OPERATION_NOT_ALLOWED", sentence)


def _pathfixer(self):
    try:
        return PathFixer(self.getEnv("PathFixerDevice"))
    except UnknownEnv as error:
        sentence = "PathFixerDevice is not set; senv PathFixerDevice b303a-e02/ctl/sdm-01."
        raise SdmError("CONFIGURATION_ERROR", sentence) from error


def _scan_dir(self):
    try:
        return str(self.getEnv("ScanDir"))
    except UnknownEnv as error:
        sentence = "ScanDir is not set, so no scan is stored; is the MacroServer in Propagate?"
        raise SdmError("CONFIGURATION_ERROR", sentence) from error


def _await_ready(self, fixer, path):
    fixer.wait_ready(WAIT, path)
    _say(self, f"Scans go to {path}")


def _say(self, text):
    # a Door carries Latin-1 only, and another text would end the MacroServer
    self.output("%s", text.encode("latin-1", "backslashreplace").decode("latin-1"))


def _is_numbered(name):
    number, _, rest = name.partition("_")
    return len(number) == 4 and number.isdigit() and bool(rest)


def _span(chosen):
    if not chosen.visit_start:
        return ""
    return f"{chosen.visit_start[:16]} to {chosen.visit_end[:16]}".replace("T", " ")
