"""Names that stand beside another of a pair: the `input` of an `output`, the `id1` of an `id2`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

_OUTPUTS = re.compile(r"^(?:the_)?(?P<first>out|output)(?P<many>s?)(?:_[a-z]+)?$")
_SAYS_SO = re.compile(r"(?:^|_)inputs?(?:_|$)")
# Words that say of what sort something is, and not which it is.
_SORTS = frozenset({"data", "file", "folder", "path", "source", "value", "values"})
_OF_A_PAIR = _SORTS | {"items", "lines", "text"}


def paired(words: Iterable[str], name: str, beside: Collection[str]) -> Iterator[str]:
    """Yield words for a variable, such as say which of a pair it is first: `input_path` beside `output`.

    Args:
        words: those that fit, the best first.
        name: the name that hides a builtin.
        beside: the names that its scope binds.

    """
    found = list(words)
    yield from (f"{name}{joint}1" for joint in ("", "_") if f"{name}{joint}2" in beside)
    partners = [match for match in map(_OUTPUTS.match, sorted(beside)) if match] if name == "input" else []
    is_said = any(_SAYS_SO.search(word) and word.removeprefix("input_") not in _SORTS for word in found[:1])
    if any(partner["many"] for partner in partners) and not is_said:
        yield "inputs"
    told_apart = _OF_A_PAIR if partners else _SORTS
    if name == "input" and found[:1] and found[0] in told_apart:
        yield f"input_{found[0]}"
        yield from ["input_file"] if found[0] == "path" else []
    yield from found
