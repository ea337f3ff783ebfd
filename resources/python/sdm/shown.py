"""Attributes of a device as typed properties of the class that stands for it."""

from __future__ import annotations

from typing import Any, Generic, List, TypeVar

Shown = TypeVar("Shown")


class Attribute(Generic[Shown]):
    """A property that reads an attribute of the owner's ``device`` each time."""

    def __init__(self, attribute: str, about: str) -> None:
        self.attribute = attribute
        self.__doc__ = about[:1].upper() + about[1:] + "."

    def __get__(self, owner: Any, of_class: Any = None) -> Shown:
        if owner is None:
            return self  # type: ignore[return-value]  # documentation tools ask the class
        return self.shown(owner.device.read(self.attribute))

    def __set__(self, owner: Any, value: Any) -> None:
        raise AttributeError(f"{self.attribute} can only be read")

    def shown(self, value: Any) -> Shown:
        """What Python shows of Tango's value."""
        raise NotImplementedError


class Text(Attribute[str]):
    """A text."""

    def shown(self, value: Any) -> str:
        return value or ""


class WritableText(Text):
    """A text that can be written; the empty one, or None, clears it."""

    def __set__(self, owner: Any, value: Any) -> None:
        owner.device.write(self.attribute, "" if value is None else str(value))


class Texts(Attribute[List[str]]):
    """Some texts."""

    def shown(self, value: Any) -> List[str]:
        return list(value or ())


class Number(Attribute[int]):
    """A whole number."""

    def shown(self, value: Any) -> int:
        return int(value)


class Flag(Attribute[bool]):
    """Yes or no."""

    def shown(self, value: Any) -> bool:
        return bool(value)
