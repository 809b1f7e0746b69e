"""Glob patterns of the settings and the command line, with ruff's meaning."""

from __future__ import annotations

import fnmatch
import functools
import os
import re
from collections.abc import Iterable

MOST_VARIANTS = 256


def matches(patterns: tuple[str, ...], path: str, root: str) -> bool:
    """Whether a pattern matches the base name of `path`, or the whole path where it starts at `root`.

    `*` and `?` match `/` too, `**/` also matches nothing, `{a,b}` is a choice. Both paths are absolute.
    Idea: ruff's `exclude`, which looks at the base name first, so that `exclude = ["build"]` means any build.
    """
    if not patterns:
        return False
    expression = _compiled(patterns, root)
    return bool(expression.match(os.path.basename(path)) or expression.match(path.replace(os.sep, "/")))


@functools.lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...], root: str) -> re.Pattern[str]:
    """One expression for all patterns, each as it is and below `root`."""
    root = _quoted(root.replace(os.sep, "/").rstrip("/"))
    variants = [variant for pattern in patterns for variant in expand(pattern.rstrip("/"))]
    anchored = [f"{root}/{variant.removeprefix('./')}" for variant in variants if not variant.startswith("/")]
    return re.compile("|".join(fnmatch.translate(variant) for variant in _unique(variants + anchored)))


def from_folder(folder: str, pattern: str) -> str:
    """Return a pattern that starts at `folder`, not where the settings start; those for base names stay."""
    if "/" not in pattern.rstrip("/") or pattern.startswith("/"):
        return pattern
    # A choice in the folder's name is none, but there is no way to quote its braces.
    start = re.sub("[{}]", "?", _quoted(folder.replace(os.sep, "/").rstrip("/")))
    return f"{start}/{pattern.removeprefix('./')}"


def _quoted(text: str) -> str:
    """Make a glob that matches exactly `text`."""
    return re.sub(r"([*?[])", r"[\1]", text)


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def expand(pattern: str) -> list[str]:
    """List the plain `fnmatch` patterns that a pattern with `{a,b}` and `**/` stands for.

    Raises ValueError where there would be too many of them.
    """
    done: list[str] = []
    waiting = [re.sub(r"(\*\*/)+", "**/", pattern)]
    while waiting:
        variant = waiting.pop()
        choice = re.search(r"\{([^{}]*)\}", variant)
        head, deep, tail = _split_deep(variant)
        if choice:
            options = choice[1].split(",")
            waiting += [variant[: choice.start()] + option + variant[choice.end() :] for option in options]
        elif deep:
            waiting += [f"{head}{tail}", f"{head}*/{tail}"]
        else:
            done.append(variant)
        if len(done) + len(waiting) > MOST_VARIANTS:
            raise ValueError(f"the pattern {pattern!r} stands for more than {MOST_VARIANTS} plain patterns")
    return done


def _split_deep(variant: str) -> tuple[str, bool, str]:
    """Split at the first `**/` that stands at the start or after a slash."""
    found = re.search(r"(?:^|(?<=/))\*\*/", variant)
    return (variant[: found.start()], True, variant[found.end() :]) if found else (variant, False, "")
