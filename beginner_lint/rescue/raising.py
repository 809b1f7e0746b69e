"""`raise E, message` and `except E, e` in the form that both Pythons read."""

from __future__ import annotations

from collections.abc import Iterator

from beginner_lint.diagnostic import Edit
from beginner_lint.repair import Repair, Syntax
from beginner_lint.rescue.statements import Tokens, is_dotted_name, is_one_group, is_primary, split
from beginner_lint.rescue.tokens import Kind

# With these, a value that begins with a literal may be another one, or a tuple.
_OTHERS = frozenset({"if", "and", "or", "partition", "rpartition"})


def raise_repairs(statement: Tokens, text: str) -> Iterator[Repair]:
    """Yield the repair of a `raise` with commas."""
    if statement[0].text != "raise" or len(statement) < 4:
        return
    kind, *rest = split(statement[1:])
    if not 1 <= len(rest) <= 2 or not is_primary(kind) or not all(rest):
        return
    value, traceback = rest[0], rest[1] if len(rest) == 2 else None
    if [token.text for token in value] == ["None"]:
        edits, doubt = _with_nothing(kind, value), None
    elif kind[-1].text == ")":  # an instance, which takes no value
        return
    elif _is_class(kind) or _is_message(value):
        edits, doubt = _with_value(kind, value, text)
    else:  # what `sys.exc_info()` gave
        edits = (Edit(kind[0].start, value[0].start, ""),)
        doubt = f"`{_words(value, text)}` is the exception itself"
    if traceback:
        opening = Edit(value[-1].end, traceback[0].start, ".with_traceback(")
        edits = (*edits, opening, Edit(traceback[-1].end, traceback[-1].end, ")"))
        doubt = doubt or "the traceback is the one that is meant to be shown"
    if not any("#" in text[edit.start : edit.end] for edit in edits):
        yield Repair(Syntax.RAISE_COMMA, statement[0].start, statement[-1].end, _merged(edits), doubt=doubt)


def _is_class(kind: Tokens) -> bool:
    """Tell whether a name is spelled as classes are."""
    return is_dotted_name(kind) and (kind[-1].text.lstrip("_")[:1].isupper() or kind[-1].text == "error")


def _with_nothing(kind: Tokens, nothing: Tokens) -> tuple[Edit, ...]:
    """Return the edits for `raise E, None, traceback`."""
    return (Edit(kind[-1].end, nothing[-1].end, "" if kind[-1].text == ")" else "()"),)


def _with_value(kind: Tokens, value: Tokens, text: str) -> tuple[tuple[Edit, ...], str | None]:
    """Return the edits that call an exception with its value, a tuple with what it holds, and a doubt."""
    if is_one_group(value):
        opened = (Edit(kind[-1].end, value[0].start, ""),)
        is_tuple = len(split(value[1:-1])) > 1 or len(value) == 2
        return opened, None if is_tuple or _is_message(value[1:-1]) else _doubt(value, text)
    edits = (Edit(kind[-1].end, value[0].start, "("), Edit(value[-1].end, value[-1].end, ")"))
    return edits, None if _is_message(value) else _doubt(value, text)


def _is_message(value: Tokens) -> bool:
    """Tell whether a value is made of a literal, so that it is no exception and no tuple."""
    begins = bool(value) and value[0].kind in (Kind.STRING, Kind.NUMBER)
    return begins and _OTHERS.isdisjoint(token.text for token in value)


def _doubt(value: Tokens, text: str) -> str:
    return f"`{_words(value, text)}` is what the exception says, and no exception itself"


def _words(tokens: Tokens, text: str) -> str:
    return " ".join(text[tokens[0].start : tokens[-1].end].split())


def _merged(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Return edits in order, those that meet made one."""
    merged: list[Edit] = []
    for edit in edits:
        if merged and merged[-1].end == edit.start:
            merged[-1] = Edit(merged[-1].start, edit.end, merged[-1].text + edit.text)
        else:
            merged.append(edit)
    return tuple(merged)


def except_repairs(heading: Tokens) -> Iterator[Repair]:
    """Yield the repair of `except E, e:`."""
    if heading[0].text != "except" or heading[-1].text != ":":
        return
    caught = split(heading[1:-1])
    if len(caught) != 2 or not caught[0] or len(caught[1]) != 1 or caught[1][0].kind is not Kind.NAME:
        return
    comma_at, name = caught[0][-1].end, caught[1][0]
    yield Repair(
        Syntax.EXCEPT_COMMA, heading[0].start, name.end, (Edit(comma_at, name.start, " as "),), new=name.text
    )
