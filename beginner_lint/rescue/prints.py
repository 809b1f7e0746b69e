"""Print statements made calls of `print`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from beginner_lint.diagnostic import Edit
from beginner_lint.repair import Repair, Syntax
from beginner_lint.rescue.statements import Tokens, group_end, is_dotted_name, is_one_group, split
from beginner_lint.rescue.tokens import Kind, Token

# An operand begins with one of these, or with a word; else `print` is a name like any other.
_BEGINNINGS = frozenset("([{`-+~")
LINE_ENDS = "\t\n\r\v\f"  # all of `isspace` in C but the blank itself
_OPERATORS = frozenset(["and", "or", "in", "is", "if", "else", "for", "as"])


def print_repairs(statement: Tokens, text: str, *, python3: bool) -> Iterator[Repair]:
    """Yield the repair of a print statement.

    Args:
        statement: a simple statement.
        text: the original text.
        python3: whether the file has syntax that Python 2 never knew: brackets are those of a call then.

    """
    if statement[0].text != "print" or statement[0].kind is not Kind.NAME:
        return
    keyword, operands = statement[0], statement[1:]
    end = statement[-1].end
    if not operands:
        yield Repair(Syntax.PRINT_BLANK, keyword.start, end, (Edit(end, end, "()"),))
    elif operands[0].text == ">>":
        yield from _to_file(statement, text)
    elif is_one_group(operands):
        if not python3 and _is_tuple(operands):
            yield Repair(
                Syntax.PRINT_TUPLE,
                keyword.start,
                end,
                (Edit(keyword.end, operands[0].start, "("), Edit(end, end, ")")),
                doubt="the brackets are meant to be printed, as Python 2 did",
            )
    elif _are_operands(operands) and not (python3 and _is_call(operands)):
        yield _plain(statement)


def _are_operands(operands: Tokens) -> bool:
    """Tell whether tokens can be what a statement prints: they begin well, and none is a keyword argument."""
    named = any(len(part) > 1 and part[1].text == "=" for part in split(operands))
    return begins_operand(operands[0]) and not named


def begins_operand(token: Token) -> bool:
    """Tell whether a token can be the first of what a statement prints."""
    if token.kind is Kind.OPERATOR:
        return token.text in _BEGINNINGS
    return token.text not in _OPERATORS


def _plain(statement: Tokens) -> Repair:
    keyword, operands = statement[0], statement[1:]
    opening = Edit(keyword.end, operands[0].start, "(")
    separator = _separator(operands)
    if operands[-1].text != ",":
        end = operands[-1].end
        return Repair(Syntax.PRINT, keyword.start, end, (opening, Edit(end, end, f"{separator})")))
    comma = operands[-1]
    ends = _ends_a_line(split(operands)[-2])  # then Python 2 puts no blank behind it
    closing = Edit(comma.end, comma.end, f' end="{"" if ends else " "}"{separator})')
    doubt = None if ends else _BLANK
    return Repair(Syntax.PRINT_COMMA, keyword.start, comma.end, (opening, closing), doubt=doubt)


def _separator(operands: Tokens) -> str:
    """Return what a call needs to put no blanks where Python 2 put none: behind tabs and ends of lines."""
    values = [value for value in split(operands) if value]
    return ', sep=""' if len(values) > 1 and all(map(_ends_a_line, values[:-1])) else ""


def _ends_a_line(value: Tokens) -> bool:
    """Tell whether a value is a literal text that ends with a tab or the end of a line."""
    if not all(token.kind is Kind.STRING for token in value):
        return False
    try:
        text = ast.literal_eval(f"({' '.join(token.text for token in value)})")
    except (SyntaxError, ValueError):
        return False
    return isinstance(text, str) and text != "" and text[-1] in LINE_ENDS


_BLANK = "a blank at the end of a line does not matter"


def _to_file(statement: Tokens, text: str) -> Iterator[Repair]:
    """Yield the repair of `print >>file, …`."""
    keyword = statement[0]
    file, *values = split(statement[2:]) or [()]
    if not file or (values and not values[0]) or "#" in text[keyword.end : file[-1].end]:
        return
    name = text[file[0].start : file[-1].end]
    name = name if is_dotted_name(file) else f"({name})" if file[0].text == "lambda" else name
    end = statement[-1].end
    doubts = [] if is_dotted_name(file) else [f"`{name}` may come after what is printed"]
    separator = _separator(statement[3 + len(file) :])
    edits: tuple[Edit, ...]
    if not values:
        edits = (Edit(keyword.end, end, f"(file={name})"),)
    elif not values[-1]:
        ends = _ends_a_line(values[-2])
        doubts += [] if ends else [_BLANK]
        closing = f' end="{"" if ends else " "}"{separator}, file={name})'
        edits = (Edit(keyword.end, values[0][0].start, "("), Edit(end, end, closing))
    else:
        edits = (Edit(keyword.end, values[0][0].start, "("), Edit(end, end, f"{separator}, file={name})"))
    yield Repair(
        Syntax.PRINT_TO, keyword.start, end, edits, name, doubt=" and that ".join(doubts) if doubts else None
    )


def _is_tuple(group: Tokens) -> bool:
    """Tell whether a pair of brackets makes a tuple, an empty one too; not one value nor a generator."""
    inner = group[1:-1]
    return not inner or len(split(inner)) > 1


def is_python3_call(statement: Tokens) -> bool:
    """Tell whether a statement calls `print` as only Python 3 can: with `end=`, or with `*values`."""
    if statement[0].text != "print" or len(statement) < 3 or not is_one_group(statement[1:]):
        return False
    return any(
        part and (part[0].text in ("*", "**") or (len(part) > 1 and part[1].text == "="))
        for part in split(statement[2:-1])
    )


def _is_call(operands: Tokens) -> bool:
    """Tell whether operands begin with a pair of brackets behind which an operator goes on."""
    if operands[0].text != "(":
        return False
    return len(operands) > group_end(operands, 0) + 1
