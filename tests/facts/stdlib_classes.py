"""Keeps the table of the standard library's classes, `beginner_lint/facts/renames/stdlib_classes.json`.

A linter must say the same on every Python, and import nothing for a question about a base class; so what
classes have is written down. The table holds, of each class that a program may inherit from, the methods
that it and its bases define itself, with those of their parameters that have the name of a builtin:

    {"argparse.Action": ["argparse._AttributeHolder", "__call__ __init__(help,type) format_usage"], …}

A name that stands for a class of another name has a text, the other name, for an entry. To add what a Python
has: `python3.14 -W ignore -m tests.facts.stdlib_classes`, on one version after the other.
"""

from __future__ import annotations

import builtins
import importlib
import inspect
import json
from pathlib import Path
from typing import Any

import beginner_lint

FILE = Path(beginner_lint.__file__).parent / "facts" / "renames" / "stdlib_classes.json"
MODULES = (
    "abc",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "bdb",
    "bz2",
    "calendar",
    "cmd",
    "code",
    "codecs",
    "collections",
    "collections.abc",
    "concurrent.futures",
    "configparser",
    "contextlib",
    "csv",
    "ctypes",
    "datetime",
    "decimal",
    "difflib",
    "doctest",
    "email.message",
    "email.policy",
    "enum",
    "fractions",
    "ftplib",
    "functools",
    "gettext",
    "gzip",
    "html.parser",
    "http.client",
    "http.cookiejar",
    "http.cookies",
    "http.server",
    "imaplib",
    "importlib.abc",
    "io",
    "ipaddress",
    "json",
    "logging",
    "logging.handlers",
    "lzma",
    "mailbox",
    "multiprocessing",
    "numbers",
    "optparse",
    "pathlib",
    "pdb",
    "pickle",
    "pprint",
    "queue",
    "random",
    "reprlib",
    "sched",
    "selectors",
    "shelve",
    "shlex",
    "smtplib",
    "socket",
    "socketserver",
    "sqlite3",
    "ssl",
    "string",
    "struct",
    "subprocess",
    "tarfile",
    "tempfile",
    "textwrap",
    "threading",
    "tkinter",
    "tkinter.ttk",
    "traceback",
    "turtle",
    "types",
    "typing",
    "unittest",
    "unittest.mock",
    "urllib.request",
    "uuid",
    "wave",
    "weakref",
    "xml.dom.minidom",
    "xml.etree.ElementTree",
    "xml.sax",
    "xml.sax.handler",
    "xml.sax.saxutils",
    "xmlrpc.client",
    "xmlrpc.server",
    "zipfile",
)
# Whoever inherits from these makes a class of another kind; they are no bases to ask for methods.
SPECIAL = frozenset({"typing.NamedTuple", "typing.Protocol", "typing.TypedDict"})
NAMES = frozenset(dir(builtins)) | {"copyright", "credits", "exit", "help", "license", "quit"}
Table = dict[str, Any]


def classes_here() -> Table:
    """Return the table of the running Python."""
    found: Table = {}
    for module_name in MODULES:
        try:
            module = importlib.import_module(module_name)
        except ImportError:  # `tkinter` is not everywhere
            continue
        for name, value in list(vars(module).items()):
            named = getattr(value, "__origin__", value) if module_name == "typing" else value
            public = f"{module_name}.{name}"
            if name.startswith("_") or not isinstance(named, type):
                continue
            own = _own_name(named)
            if SPECIAL.intersection((public, own)):
                continue
            if named.__module__ != "builtins":
                _add(named, found)
                if own != public:
                    found[public] = own
    return found


def merged(table: Table, other: Table) -> Table:
    """Return a table of all that two tables have."""
    result = dict(table)
    for name, entry in other.items():
        known = result.setdefault(name, entry)
        if isinstance(known, list) and isinstance(entry, list):
            bases = sorted({*known[0].split(), *entry[0].split()})
            methods = _methods(known[1])
            for method, parameters in _methods(entry[1]).items():
                methods[method] = methods.get(method, set()) | parameters
            result[name] = [" ".join(bases), _written(methods)]
    return dict(sorted(result.items()))


def _own_name(named: type) -> str:
    return f"{named.__module__}.{named.__qualname__}"


def _add(named: type, found: Table) -> None:
    if _own_name(named) in found:
        return
    methods = {
        name: _parameters(value)
        for name, value in vars(named).items()
        if (callable(getattr(value, "__func__", value)) or isinstance(value, property))
        and (name == "__init__" or not hasattr(object, name))
    }
    bases = [base for base in named.__bases__ if base is not object and _own_name(base) not in SPECIAL]
    found[_own_name(named)] = [" ".join(_own_name(base) for base in bases), _written(methods)]
    for base in bases:
        _add(base, found)


def _parameters(method: Any) -> set[str]:
    function = getattr(method, "__func__", method)
    try:
        return {name for name in inspect.signature(function).parameters if name in NAMES}
    except (TypeError, ValueError):
        return set()


def _methods(written: str) -> dict[str, set[str]]:
    parts = (part.rstrip(")").partition("(") for part in written.split())
    return {name: set(filter(None, parameters.split(","))) for name, _, parameters in parts}


def _written(methods: dict[str, set[str]]) -> str:
    return " ".join(
        f"{name}({','.join(sorted(parameters))})" if parameters else name
        for name, parameters in sorted(methods.items())
    )


if __name__ == "__main__":
    before = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    FILE.write_text(json.dumps(merged(before, classes_here()), indent=0) + "\n", encoding="utf-8")
