"""Parameters that are tuples: `def f(a, (b, c))` and `lambda (k, v): v`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from beginner_lint.diagnostic import Edit
from beginner_lint.repair import Repair, Syntax
from beginner_lint.rescue.statements import Tokens, group_end, heading_end, is_one_group, split
from beginner_lint.rescue.tokens import Kind, Line, Token

# In a lambda's body these may give its names another meaning.
_BINDING = frozenset(["lambda", "for", ":="])
_BEHIND_BODY = frozenset([",", ":", ";", "=", "for"])


class _Parameter(NamedTuple):
    """A tuple as parameter: its brackets, and the name that stands for it from now on."""

    group: Tokens
    name: str

    def replaced(self) -> Edit:
        return Edit(self.group[0].start, self.group[-1].end, self.name)


def tuple_parameter_repairs(lines: Sequence[Line], text: str) -> Iterator[Repair]:
    """Yield the repair of each function and lambda with tuples among its parameters."""
    used = {token.text for line in lines for token in line.tokens if token.kind is Kind.NAME}
    for number, line in enumerate(lines):
        tokens = line.tokens
        if tokens[0].text == "def" and len(tokens) > 4 and tokens[2].text == "(":
            yield from _of_function(lines, number, text, used)
        for index, token in enumerate(tokens):
            if token.text == "lambda" and token.kind is Kind.NAME:
                yield from _of_lambda(_lambda(tokens, index), text, used)


def _of_function(lines: Sequence[Line], number: int, text: str, used: set[str]) -> Iterator[Repair]:
    tokens = lines[number].tokens
    heading = tokens[: heading_end(tokens)]
    closing = group_end(tokens, 2)
    found = _tuples(tokens[3:closing], text, used)
    if not found:
        return
    unpacking = [f"{text[each.group[1].start : each.group[-2].end]} = {each.name}" for each in found]
    unpacked = _inserted(lines, number, heading, unpacking, text)
    if unpacked is not None:
        edits = (*(each.replaced() for each in found), unpacked)
        yield Repair(Syntax.TUPLE_PARAMETER, tokens[0].start, heading[-1].end, edits, new=found[0].name)


def _inserted(
    lines: Sequence[Line], number: int, heading: Tokens, statements: list[str], text: str
) -> Edit | None:
    """Return the edit that puts statements first in a function's body, behind its docstring."""
    tokens = lines[number].tokens
    if len(tokens) > len(heading):
        start = tokens[len(heading)].start
        return Edit(start, start, "".join(f"{statement}; " for statement in statements))
    body = lines[number + 1 : number + 3]
    if body and all(token.kind is Kind.STRING for token in body[0].tokens):
        if len(body) < 2 or _indentation(body[0], text) != _indentation(body[1], text):
            return None
        body = body[1:]
    if not body:
        return None
    newline = re.search(r"\r\n|\n|\r", text[heading[-1].end :])
    between = (newline.group() if newline else "\n") + _indentation(body[0], text)
    start = body[0].tokens[0].start
    return Edit(start, start, "".join(statement + between for statement in statements))


def _indentation(line: Line, text: str) -> str:
    return text[line.start : line.tokens[0].start]


def _lambda(tokens: Tokens, index: int) -> tuple[Tokens, Tokens, Tokens]:
    """Return a lambda that begins at `index`, whole, and of it the parameters and the body."""
    level = tokens[index].depth
    rest = tokens[index + 1 :]
    inside = [position for position, token in enumerate(rest) if token.depth < level]
    rest = rest[: inside[0]] if inside else rest
    colon = next((i for i, token in enumerate(rest) if token.text == ":" and token.depth == level), len(rest))
    end = next(
        (i for i in range(colon + 1, len(rest)) if rest[i].depth == level and rest[i].text in _BEHIND_BODY),
        len(rest),
    )
    return tokens[index : index + 1 + end], rest[:colon], rest[colon + 1 : end]


def _of_lambda(parts: tuple[Tokens, Tokens, Tokens], text: str, used: set[str]) -> Iterator[Repair]:
    whole, parameters, body = parts
    found = _tuples(parameters, text, used)
    if not found or not body or any(token.text in _BINDING for token in body):
        return
    places = {name: path for each in found for name, path in _places(each.group, each.name)}
    edits = [each.replaced() for each in found]
    for before, token, after in zip([None, *body], body, [*body[1:], None], strict=False):
        is_attribute = before is not None and before.text == "."
        is_keyword = after is not None and after.text == "=" and token.depth > whole[0].depth
        if token.text in places and token.kind is Kind.NAME and not is_attribute and not is_keyword:
            edits.append(Edit(token.start, token.end, places[token.text]))
    yield Repair(
        Syntax.TUPLE_PARAMETER,
        whole[0].start,
        whole[-1].end,
        tuple(edits),
        new=found[0].name,
        doubt=f"`{found[0].name}` is a tuple with as many values as before",
    )


def _tuples(parameters: Tokens, text: str, used: set[str]) -> list[_Parameter]:
    """Return the tuples among parameters; none if there is one that is not understood."""
    found: list[_Parameter] = []
    for parameter in split(parameters):
        if not parameter or parameter[0].text != "(":
            continue
        group = parameter[: group_end(parameter, 0) + 1]
        names = [token.text for token in group if token.kind is Kind.NAME]
        if len(split(group[1:-1])) < 2 or "#" in text[group[0].start : group[-1].end]:
            return []
        found.append(_Parameter(group, _fresh("_".join(names), used)))
    return found


def _fresh(name: str, used: set[str]) -> str:
    while name in used:
        name += "_"
    used.add(name)
    return name


def _places(group: Sequence[Token], path: str) -> Iterator[tuple[str, str]]:
    """Yield each name in a tuple with the expression that finds it in what the tuple is now called."""
    for position, part in enumerate(split(group[1:-1])):
        if is_one_group(part):
            yield from _places(part, f"{path}[{position}]")
        elif part:
            yield part[0].text, f"{path}[{position}]"
