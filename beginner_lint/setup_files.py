"""What a setup.cfg or setup.py says of the oldest Python that the project is for; nothing of it is run."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator

from beginner_lint.pyproject import LARGEST, oldest_allowed

# A text and no more, or a name, that is passed or stands in a dict: `python_requires=">=3.6",`.
_TEXT = r"""["']([^"'\n]*)["'][ \t]*(?:\#.*)?(?:[,)}\n]|\Z)"""
_PASSED = re.compile(rf"""^[^#\n]*\bpython_requires["']?\s*[=:]\s*(?:{_TEXT}|(\w+)\s*[,)}}])""", re.MULTILINE)


def required_by_setup(folder: str) -> tuple[int, int] | None:
    """Return the oldest Python that a setup.cfg or else a setup.py asks for, None if neither says so.

    In setup.py only texts count that are written where they are passed, or are given to a name once.

    Args:
        folder: where the files may be.

    Returns:
        The version, such as (3, 8); (3, 0) for a project that runs on Python 2 as well.

    """
    told = list(_set(_read(folder, "setup.cfg"))) or list(_passed(_read(folder, "setup.py")))
    oldest = [version for specifier in told if (version := oldest_allowed(specifier)) is not None]
    return min(oldest, default=None)


def _read(folder: str, name: str) -> str:
    try:
        with open(os.path.join(folder, name), "rb") as file:
            raw = file.read(LARGEST)
    except OSError:
        return ""
    return raw.decode("utf-8", "replace").replace("\r\n", "\n") if b"requires" in raw else ""


def _set(text: str) -> Iterator[str]:
    """Yield what a setup.cfg says; setuptools takes the key with a dash, too."""
    if not text:
        return
    import configparser  # most projects have no such file

    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(text)
    except configparser.Error:
        return
    for key in ("python_requires", "python-requires"):
        if parser.has_option("options", key):
            yield parser.get("options", key)


def _passed(code: str) -> Iterator[str]:
    """Yield what a setup.py passes as `python_requires`, also by a name: `REQUIRES_PYTHON = ">=3.6"`."""
    passed = _PASSED.findall(code)
    given = Counter(re.findall(r"(\w+)\s*=(?!=)", code)) if passed else Counter()
    for text, name in dict.fromkeys(passed):
        if not name:
            yield text
        elif given[name] == 1:
            yield from re.findall(rf"^{name}[ \t]*=[ \t]*{_TEXT}", code, re.MULTILINE)
