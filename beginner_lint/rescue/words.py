"""Old spellings of operators and literals, and `exec`: `<>`, backticks, `0777`, `10L`, `ur"…"`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from beginner_lint.diagnostic import Edit
from beginner_lint.repair import Repair, Syntax
from beginner_lint.rescue.statements import Tokens, group_end, is_one_group, split
from beginner_lint.rescue.tokens import Kind, Line, Token

_OCTAL = re.compile(r"0+([0-7]+)([lL]?)\Z")
_TYPED = {
    "int": "a whole number is typed in",
    "long": "a whole number is typed in",
    "float": "a number is typed in",
    "eval": "no text in quotes is typed in",
}
"""What must be typed for a call around `input()` to make of text what it made of what Python 2 computed."""
_OTHERWISE = (
    ast.Call,
    ast.Div,
    ast.Import,
    ast.ImportFrom,
    ast.Try,
    ast.RShift,
    ast.FunctionDef,
    ast.ClassDef,
)
_UNICODE_ESCAPE = re.compile(r"\\[uU]")


def word_repairs(tokens: Tokens) -> Iterator[Repair]:
    """Yield the repairs of single tokens."""
    for token in tokens:
        if token.text == "<>":
            yield _replaced(token, Syntax.NOT_EQUAL, "!=")
        elif token.kind is Kind.NUMBER:
            yield from _number(token)
        elif token.kind is Kind.STRING and _is_raw_unicode(token.text):
            yield _replaced(token, Syntax.RAW_UNICODE, token.text[1:])


def _is_raw_unicode(text: str) -> bool:
    """Tell whether a text is `ur"…"` without numbered characters, which Python 2 reads in raw texts too."""
    return text[:2].lower() == "ur" and not _UNICODE_ESCAPE.search(text)


def _number(token: Token) -> Iterator[Repair]:
    octal = _OCTAL.match(token.text)
    if octal and (octal[1].strip("0") or octal[2]):
        digits = octal[1].lstrip("0")
        yield _replaced(token, Syntax.OCTAL if digits else Syntax.LONG, f"0o{digits}" if digits else "0")
    elif token.text[-1] in "lL":
        yield _replaced(token, Syntax.LONG, token.text[:-1])


def _replaced(token: Token, syntax: Syntax, new: str) -> Repair:
    edit = Edit(token.start, token.end, new)
    return Repair(syntax, token.start, token.end, (edit,), token.text, new)


def backtick_repairs(tokens: Tokens) -> Iterator[Repair]:
    """Yield the repair of each pair of backticks in a logical line."""
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.text != "`":
            continue
        if opened and tokens[opened[-1]].depth == token.depth:
            pair = tokens[opened.pop() : index + 1]
            if len(pair) > 2:
                yield _repr(pair)
        else:
            opened.append(index)


def _repr(pair: Tokens) -> Repair:
    opening, inner, closing = pair[0], pair[1:-1], pair[-1]
    several = len(split(inner)) > 1
    edits = (
        Edit(opening.start, opening.end, "repr((" if several else "repr("),
        Edit(closing.start, closing.end, "))" if several else ")"),
    )
    return Repair(Syntax.BACKTICKS, opening.start, closing.end, edits)


def input_repairs(lines: Sequence[Line]) -> Iterator[Repair]:
    """Yield a repair of each `input(…)`, as Python 2 ran what was typed.

    Where the result is made a number at once, the text stays: it means the same as long as numbers are typed.
    """
    found: list[Repair] = []
    for line in lines:
        words = [None, None, *line.tokens, None]
        for index, token in enumerate(line.tokens):
            before_last, before, after = words[index], words[index + 1], words[index + 3]
            if token.text != "input" or (before and before.text == "."):
                continue
            if after is None or after.text != "(" or (before and before.text in ("def", "class")):
                return  # the file gives the name a meaning of its own, or hands it on
            end = line.tokens[group_end(line.tokens, index + 1)].end
            maker = before_last.text if before_last and before and before.text == "(" else ""
            syntax = Syntax.INPUT_AS_NUMBER if maker in _TYPED else Syntax.INPUT
            edits: tuple[Edit, ...] = (Edit(token.start, token.start, "int("), Edit(end, end, ")"))
            if maker in _TYPED:
                edits = (Edit(token.start, token.start, ""),)
            found.append(Repair(syntax, token.start, end, edits, doubt=_TYPED.get(maker, _TYPED["int"])))
    yield from found


def exec_repairs(statement: Tokens, text: str) -> Iterator[Repair]:
    """Yield the repair of an `exec` statement."""
    if statement[0].text != "exec" or len(statement) < 2 or is_one_group(statement[1:]):
        return
    keyword, operands = statement[0], statement[1:]
    places = [index for index, token in enumerate(operands) if token.text == "in" and token.depth == 0]
    if len(places) > 1 or operands[0].text == "=" or operands[-1].text == ",":
        return
    end = operands[-1].end
    edits = [Edit(keyword.end, operands[0].start, "("), Edit(end, end, ")")]
    if places:
        place = places[0]
        if not 0 < place < len(operands) - 1:
            return
        edits.insert(1, Edit(operands[place - 1].end, operands[place + 1].start, ", "))
    if any("#" in text[edit.start : edit.end] for edit in edits):
        return
    code = operands[: places[0]] if places else operands
    doubt = (
        None
        if len(code) == 1 and _means_the_same(code[0])
        else "the code in the text means the same in Python 3"
    )
    yield Repair(Syntax.EXEC, keyword.start, end, tuple(edits), doubt=doubt)


def _means_the_same(code: Token) -> bool:
    """Tell whether a token is a text that is a program of both Pythons, and calls and divides nothing."""
    if code.kind is not Kind.STRING or code.text[0] not in "'\"":
        return False
    try:
        tree = ast.parse(ast.literal_eval(code.text))
    except (SyntaxError, ValueError):
        return False
    return not any(isinstance(node, _OTHERWISE) for node in ast.walk(tree))
