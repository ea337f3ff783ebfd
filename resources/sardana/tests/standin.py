"""A stand-in for the part of Sardana 3 that the macros use: parameters, environment, output."""

import sys
import types


class UnknownEnv(Exception):
    """There is no such variable."""


class _Type:
    String = "String"


OPTIONAL = {"___optional_parameter__": True}


def macro(param_def=None):
    """Marks a function, as Sardana's decorator does."""

    def mark(function):
        function.macro_data = {}
        function.param_def = param_def or []
        return function

    return mark


class Door:
    """Runs macros as a Door does: texts in, output lines out."""

    def __init__(self, **environment):
        self.environment = dict(environment)

    def run(self, function, *texts, parent=None):
        """Runs one with what a user typed; returns its output."""
        running = Running(self, function.__name__, parent)
        function(running, *_decoded(function.param_def, texts))
        return "\n".join(running.lines)


class Running:
    """A macro that runs; names are Sardana's."""

    # pylint: disable=invalid-name

    def __init__(self, door, name, parent=None):
        self.door, self.name, self.parent = door, name, parent
        self.lines = []

    def getEnv(self, key):
        """The variable of this macro, else the global one."""
        known = self.door.environment
        for name in (f"{self.name}.{key}", key):
            if name in known:
                return known[name]
        raise UnknownEnv(f"Unknown environment {key}")

    def getParentMacro(self):
        """The scan that a hook belongs to."""
        return self.parent

    def output(self, text, *arguments):
        """Formats as logging does."""
        self.lines.append(text % arguments if arguments else text)


def _decoded(definitions, texts):
    if len(texts) > len(definitions):
        raise TypeError("Supernumerary parameter")
    values = []
    for index, (name, kind, default, about) in enumerate(definitions):
        assert kind == _Type.String and about, name
        if index < len(texts):
            values.append(str(texts[index]))
        elif default is None:
            raise TypeError(f"Missing parameter {name}")
        else:
            values.append(None if default is OPTIONAL else default)
    return values


def install():
    """Makes ``sardana.macroserver`` importable."""
    for name in ("sardana", "sardana.macroserver"):
        sys.modules[name] = types.ModuleType(name)
    own = {
        "sardana.macroserver.macro": {"macro": macro, "Type": _Type, "Optional": OPTIONAL},
        "sardana.macroserver.msexception": {"UnknownEnv": UnknownEnv},
    }
    for name, content in own.items():
        sys.modules[name] = types.ModuleType(name)
        vars(sys.modules[name]).update(content)
