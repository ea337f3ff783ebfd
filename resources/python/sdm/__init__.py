"""Scientific data management from Python: where a beamline writes, and who may read it.

``sdm.PathFixer("b303a-e02/ctl/sdm-01").sample_path`` is where instruments write now. All of it is
a client of Tango devices; importing it asks nobody. A refusal is an :class:`SdmError`: a sentence.
"""

from . import storage
from .errors import SdmError
from .office import SDM, Visitor
from .pathfixer import PathFixer
from .selection import Selection

__all__ = ["SDM", "PathFixer", "SdmError", "Selection", "Visitor", "storage"]
__version__ = "0.1.0"
