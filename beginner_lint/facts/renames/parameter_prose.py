"""Where sentences of a docstring surely speak of a parameter, though they do not quote it.

Most builtins are words of English too, so that `the type of object` may mean anything. But `min=0`,
`if max is None` and `the min and max parameters` mean the parameters.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from beginner_lint.facts.renames.code_in_texts import parsed
from beginner_lint.facts.renames.name_patterns import with_name
from beginner_lint.facts.scopes.node_fields import nodes_in

_START = r"(?<![\w.`'\"*?&;/\\@:-])"
_WORD = rf"{_START}{{name}}\b"  # that stands for itself
_VALUE = r"=(?![=>~])"
_ABSENT = r"None|True|False|given|provided|specified|omitted|passed"
_STATED = rf"[ \t]+(?:is|was)[ \t]+(?:not[ \t]+)?(?:{_ABSENT})\b"
_CONSTANT = r"[ \t]+(?:is|was)[ \t]+(?:not[ \t]+)?[A-Z]{2}[A-Z\d_]+\b(?![-/])"  # `if type is STOP_LIMIT`
_COMPARED = r"[ \t]?(?:<=|>=|!=|==)[ \t]?(?=[\w'\"])"
_NOUNS = r"(?:parameter|argument|keyword|kwarg|arg|option)s?"
_NOUN = re.compile(rf"\b{_NOUNS}\b")
# What else is called so: `type parameters` are those of a generic class.
_OTHER_NOUNS = frozenset({"input", "type"})
_CODE = re.compile(r"(?<![`\w:])(?P<ticks>``?)(?P<code>[^`\s\\][^`\r\n\\]*)(?P=ticks)(?![`\w])")
_ASKING = frozenset({"isinstance", "issubclass"})
# What stands in brackets of types.
_TYPES = frozenset(
    {"bool", "bytes", "complex", "dict", "float", "frozenset", "int", "list", "object", "set", "str", "tuple"}
    | {"type"}
)
_IN_BOUNDS = re.compile(r"\b(?:between|range|interv\w+|in|within)[ \t]+[\[(]")
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?=[\r\n])")
DOCTEST = re.compile(r"[ \t]*(?:>>>|\.\.\.)")


def prose_places(
    text: str, start: int, end: int, name: str, others: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield where the docstring between two offsets means a parameter; `others` are the names beside it."""
    if text.find(name, start, end) < 0:
        return  # as in most docstrings: no pattern has to be made for it
    for match in _sure(name).finditer(text, start, end):
        kind = match.lastgroup
        assert kind is not None
        first, last = match.span(kind)
        before = text[line_start(text, start, first) : first]
        is_elsewhere = kind == "value" and (_is_in_call(text[start:first]) or "<" in before)
        if not DOCTEST.match(before) and not is_elsewhere:
            yield first, last
    yield from _listed(text, start, end, name, others)
    yield from _as_a_bound(text, start, end, name, others)
    yield from _in_code(text, start, end, name, others)


def usage_places(
    text: str, start: int, end: int, called: str, name: str, others: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield where a docstring shows how a function is called, with its parameters: `turn(x, type, [center])`.

    An example of Python may pass the builtin.
    """
    if text.find(f"{called}(", start, end) < 0:
        return
    for call in re.compile(rf"(?<![\w.]){re.escape(called)}\((?P<passed>[^()\r\n]*)\)").finditer(
        text, start, end
    ):
        passed = [*re.finditer(r"[^,]+", call["passed"])]
        words = [each[0].strip(" \t[]") for each in passed]
        is_usage = any(other in words for other in others)
        if is_usage and name in words and not in_doctest(text, start, call.start()):
            first = call.start("passed") + passed[words.index(name)].start()
            first = text.index(name, first)
            yield first, first + len(name)


def in_doctest(text: str, start: int, place: int) -> bool:
    """Tell whether a place is in an example that is run, or what it prints: from `>>>` to a blank line."""
    blanks = [*_BLANK_LINE.finditer(text, start, place)]
    return ">>>" in text[blanks[-1].end() if blanks else start : place]


def line_start(text: str, start: int, place: int) -> int:
    """Return the offset at which the line of a place begins, but none before `start`."""
    return max(start, text.rfind("\n", start, place) + 1, text.rfind("\r", start, place) + 1)


@lru_cache(maxsize=1000)
def _sure(name: str) -> re.Pattern[str]:
    """Return a pattern of what can only mean a parameter: `min=0`, `if max is None`."""
    word = re.escape(name)
    return re.compile(
        rf"{_START}(?P<value>{word}){_VALUE}"
        rf"|\b(?:if|unless|when)[ \t]+(?P<stated>{word}){_STATED}"
        rf"|\b(?:[Ii]f|[Uu]nless|[Ww]hen)[ \t]+(?P<constant>{word}){_CONSTANT}"
        rf"|{_START}(?P<none>{word})[ \t]+is[ \t]+(?:not[ \t]+)?None\b"
        rf"|{_START}(?P<left>{word}){_COMPARED}"
        rf"|(?<=[\w)\]])[ \t]?(?:<=|>=)[ \t]?(?P<right>{word})\b"
    )


def _in_code(text: str, start: int, end: int, name: str, others: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where code within backticks uses a parameter, other than to ask it: ``range(min, max)``.

    In brackets behind a name it may be a type, as in `list[type]`, or an index, as in `array[slice]`.
    """
    for match in _CODE.finditer(text, start, end):
        code = match["code"]
        tree = parsed(code) if name in code and code.isascii() else None
        body = getattr(tree.body[0], "value", None) if tree and len(tree.body) == 1 else None
        if not isinstance(body, ast.expr) or isinstance(body, ast.Name):
            continue
        nodes = nodes_in(body)
        types = [
            inner
            for node in nodes
            if (isinstance(node, ast.Subscript) and _may_be_a_type(node, name, others))
            or getattr(getattr(node, "func", None), "id", "") in _ASKING
            for inner in nodes_in(*(node.args[1:] if isinstance(node, ast.Call) else [node]))
        ]
        asked = [
            node.func if isinstance(node, ast.Call) else node.value
            for node in nodes
            if isinstance(node, ast.Call)
            or (isinstance(node, ast.Attribute) and (node is body or _has(name, node.attr)))
        ]
        for node in nodes:
            if isinstance(node, ast.Name) and node.id == name and node not in (*asked, *types):
                first = match.start("code") + node.col_offset
                yield first, first + len(name)


def _has(name: str, attribute: str) -> bool:
    """Tell whether a builtin has an attribute, so that it may be the one which is meant: `str.join`."""
    return hasattr(getattr(builtins, name, None), attribute)


def _may_be_a_type(node: ast.Subscript, name: str, others: Sequence[str]) -> bool:
    """Tell whether brackets may hold a type: behind a type, or around what is one, but for a parameter."""
    held = getattr(node.value, "id", getattr(node.value, "attr", ""))
    is_type = held[:1].isupper() or isinstance(getattr(builtins, held, None), type) or not held
    return is_type or (name in _TYPES and held not in others)


def _listed(text: str, start: int, end: int, name: str, others: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where a sentence names parameters in a row and calls them so."""
    inner = with_name(_WORD, name)
    if not (_NOUN.search(text, start, end) and inner.search(text, start, end)):
        return
    either = "|".join(map(re.escape, (name, *others)))
    row = rf"(?:{either})(?:(?:,[ \t]*|,?[ \t]+(?:and|or)[ \t]+)(?:{either}))"
    many = rf"{row}+[ \t]+{_NOUNS}\b|\b{_NOUNS}[ \t]+{row}+\b"
    alone = rf"|\b[Tt]he[ \t]+{re.escape(name)}[ \t]+(?:parameter|argument|kwarg)\b"
    pattern = many if name in _OTHER_NOUNS else many + alone
    for match in re.compile(rf"{_START}(?:{pattern})").finditer(text, start, end):
        for found in inner.finditer(text, *match.span()):
            yield found.span()


def _as_a_bound(
    text: str, start: int, end: int, name: str, others: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield where two parameters are the bounds of what a sentence speaks of: `between [min, max]`."""
    word, told = re.escape(name), {found.end() for found in _IN_BOUNDS.finditer(text, start, end)}
    for other in map(re.escape, others if told else ()):
        bounds = (
            rf"(?<=[\[(]){word}(?=,[ \t]*{other}[\])])|(?<=[\[(]){other},[ \t]*(?P<second>{word})(?=[\])])"
        )
        for match in re.compile(bounds).finditer(text, start, end):
            if match.start() in told:
                yield match.span(match.lastgroup or 0)


def _is_in_call(before: str) -> bool:
    """Tell whether a text ends within the brackets of a call."""
    depth = 0
    for place in range(len(before) - 1, -1, -1):
        if before[place] == ")":
            depth += 1
        elif before[place] == "(":
            if depth == 0:
                return before[:place][-1:].isidentifier() or before[:place][-1:].isdigit()
            depth -= 1
        elif before[place : place + 2] in ("\n\n", "\r\r"):
            return False
    return False
