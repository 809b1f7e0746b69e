"""Names that stand beside another of a pair: what stands beside an `output` says that it is the `input`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

_OUTPUTS = re.compile(r"^(?:the_)?(?P<first>out|output)(?P<many>s?)(?:_[a-z]+)?$")
_SAYS_SO = re.compile(r"(?:^|_)inputs?(?:_|$)")
# Words that say of what sort something is, and not which it is.
_SORTS = frozenset({"data", "file", "folder", "items", "lines", "path", "source", "text", "value", "values"})


def paired(words: Iterable[str], name: str, beside: Collection[str]) -> Iterator[str]:
    """Yield words for a variable, such as say which of a pair it is first: `input_path` beside `output`.

    Args:
        words: those that fit, the best first.
        name: the name that hides a builtin.
        beside: the names that its scope binds.

    """
    found = list(words)
    partners = [match for match in map(_OUTPUTS.match, sorted(beside)) if match] if name == "input" else []
    if not partners or any(map(_SAYS_SO.search, found[:1])):
        yield from found
        return
    if any(partner["many"] for partner in partners):
        yield "inputs"
    yield from (f"input_{word}" for word in found[:1] if word in _SORTS)
    yield from found
