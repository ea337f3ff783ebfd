"""The name under which contrast and MXCuBE import :class:`sdm.scifish.SciFish`."""

from sdm.scifish import SciFish

__all__ = ["SciFish"]
