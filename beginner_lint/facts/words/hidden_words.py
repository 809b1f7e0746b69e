"""What a variable is better called that took the name of a module, or of a function of the file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.names.hidden_names import HiddenName
from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import BindingKind
from beginner_lint.facts.types.lattice import Type
from beginner_lint.facts.words.better_names import better_name
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.naming import element_of

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# What people put into a variable that they call like a module, or like something from one.
_OF_IMPORT: dict[str, tuple[str, ...]] = {
    "array": ("values", "numbers"),
    "calendar": ("days", "dates"),
    "choice": ("chosen", "pick"),
    "code": ("answer", "key"),
    "copy": ("duplicate",),
    "csv": ("rows", "table"),
    "date": ("day", "date_given"),
    "datetime": ("moment", "date_and_time"),
    "email": ("address", "message"),
    "html": ("page", "markup"),
    "json": ("data", "record"),
    "keyword": ("word",),
    "math": ("result", "number"),
    "numbers": ("values", "figures"),
    "operator": ("sign", "operation"),
    "path": ("location", "place"),
    "platform": ("system",),
    "queue": ("waiting", "line"),
    "randint": ("number", "roll"),
    "random": ("pick", "chosen"),
    "secrets": ("hidden_values",),
    "select": ("selection",),
    "signal": ("message",),
    "sqrt": ("root",),
    "statistics": ("figures", "results"),
    "string": ("text", "letters"),
    "test": ("trial",),
    "timedelta": ("duration", "difference"),
    "time": ("moment", "seconds"),
    "token": ("word", "piece"),
    "turtle": ("pen",),
    "types": ("kinds",),
    "uuid": ("identifier",),
}
# What these functions of `os.path` give.
_OF_PATHS = {
    "abspath": "full_path", "basename": "base_name", "commonpath": "common_path", "dirname": "folder",
    "expanduser": "full_path", "expandvars": "full_path", "join": "full_path", "normpath": "full_path",
    "realpath": "full_path", "relpath": "relative_path",
}  # fmt: skip
_BY_TYPE: dict[str, tuple[str, ...]] = {
    "bool": ("answer", "flag"),
    "dict": ("mapping", "table"),
    "file": ("source", "opened"),
    "float": ("number", "value"),
    "int": ("number", "value"),
    "list": ("items", "values"),
    "number": ("number", "value"),
    "set": ("members", "unique_items"),
    "str": ("text", "word"),
    "tuple": ("values", "parts"),
}
# A time or a number drawn has a better word than its type; of these the type says more.
_TYPE_FIRST = frozenset(
    {"calendar", "choice", "code", "csv", "email", "json", "path", "random", "select", "string", "test"}
)
_SUFFIXES = {"int": "value", "float": "value", "number": "value", "str": "text", "list": "list"}
_VERB = re.compile(
    r"^(?:ask_for|build|calc|calculate|compute|create|fetch|find|get|load|make|read)_(?=[a-z])"
)


def name_instead(hidden: HiddenName, facts: Facts, also_builtin: Iterable[str] = ()) -> str:
    """Return a fresh name for a variable that hides something, stable between runs."""
    kind = hidden.given(hidden.variables[0]).type
    hides_function = hidden.meant[0].kind is BindingKind.FUNCTION
    words = (
        *_drawn(hidden, facts),
        *_of_paths(hidden, facts),
        *(_of_function if hides_function else _of_import)(hidden.name, kind),
    )
    return better_name(hidden.variables, facts, also_builtin, words)


def _drawn(hidden: HiddenName, facts: Facts) -> Iterator[str]:
    """Yield the word for one of several: what a loop binds, or `random.choice(names)` returns."""
    first = hidden.variables[0]
    value = bound_value(first, facts)
    if value is not None and first.kind is BindingKind.LOOP:
        yield element_of(value) or "item"
    elif isinstance(value, ast.Call) and value.args:
        called = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
        word = element_of(value.args[0]) if called == "choice" else None
        if word:
            yield word


def _of_paths(hidden: HiddenName, facts: Facts) -> Iterator[str]:
    """Yield the word for what a function of `os.path` gives: `file_path` for `path.join(folder, "a.txt")`."""
    first = hidden.variables[0]
    value = bound_value(first, facts) if first.kind is BindingKind.ASSIGNMENT else None
    if not isinstance(value, ast.Call):
        return
    called = last_name(value.func)
    if called in _OF_PATHS and facts.types.origin(value.func) == f"os.path.{called}":
        last = getattr(value.args[-1], "value", None) if value.args else None
        is_file = called != "dirname" and isinstance(last, str) and re.search(r"\w\.[a-z]\w{,4}$", last)
        yield from ["file_path"] if is_file else []
        yield _OF_PATHS[called]


def _of_import(name: str, kind: Type | None) -> tuple[str, ...]:
    by_type = _BY_TYPE.get(kind.name, ()) if kind else ()
    by_name = _OF_IMPORT.get(name, ())
    both = (*by_type, *by_name) if name in _TYPE_FIRST else (*by_name, *by_type)
    return (*both, "result", "value")


def _of_function(name: str, kind: Type | None) -> tuple[str, ...]:
    """Return words for what a function gave: `name` for `get_name`, `area_value` for `area`."""
    noun = _VERB.sub("", name)
    suffix = _SUFFIXES.get(kind.name) if kind else None
    said = noun if noun != name else f"{name}_{suffix}" if suffix else None
    return (*([said] if said else ()), "result", "answer")
