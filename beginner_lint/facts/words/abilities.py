"""What values of a type cannot do: a number cannot be called, and has no `randint`."""

from __future__ import annotations

import builtins
import datetime
import io

from beginner_lint.facts.names.shadowed_calls import NOT_CALLABLE
from beginner_lint.facts.types.lattice import Fact

# What is no builtin; which one `open` gives depends on its mode.
_CLASSES: dict[str, tuple[type, ...]] = {
    "date": (datetime.date,),
    "datetime": (datetime.datetime,),
    "file": (io.TextIOWrapper, io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.FileIO),
    "timedelta": (datetime.timedelta,),
}
_OF_PYTHON_2 = frozenset(
    {"has_key", "iteritems", "iterkeys", "itervalues", "viewitems", "viewkeys", "viewvalues"}
)
# None says that nothing is there, mostly on purpose. What is calculated is a number, or another value.
_VALUES = frozenset({*NOT_CALLABLE, *_CLASSES, "number", "value"}) - {"NoneType"}


def cannot_be_called(held: Fact) -> bool:
    """Tell whether a value, as far as its type is known, is one that no call works on."""
    return held.suggests(*_VALUES)


def lacks(held: Fact, attribute: str) -> bool:
    """Tell whether a value, as far as its type is known, has no such attribute; None does not count.

    What a dict had in Python 2 counts as had.
    """
    if held.name is None or held.name == "NoneType" or attribute in _OF_PYTHON_2:
        return False
    found = getattr(builtins, held.name, None)
    classes = (found,) if isinstance(found, type) else _CLASSES.get(held.name, ())
    return bool(classes) and not any(hasattr(each, attribute) for each in classes)
