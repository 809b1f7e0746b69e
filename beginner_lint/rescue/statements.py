"""Simple statements and headings in a logical line, told apart by their tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from beginner_lint.rescue.tokens import Kind, Token

Tokens = Sequence[Token]

_HEADINGS = frozenset(
    ["if", "elif", "else", "while", "for", "try", "except", "finally", "with", "def", "class", "async"]
)


def parts(tokens: Tokens) -> Iterator[Tokens]:
    """Yield the heading of a compound statement, if the line has one, and its simple statements.

    A heading ends with its colon; what follows it on the line are simple statements.
    """
    if tokens[0].text in _HEADINGS:
        end = heading_end(tokens)
        yield tokens[:end]
        tokens = tokens[end:]
    base = 0
    for index, token in enumerate(tokens):
        if token.text == ";" and token.depth == 0:
            if index > base:
                yield tokens[base:index]
            base = index + 1
    if tokens[base:]:
        yield tokens[base:]


def heading_end(tokens: Tokens) -> int:
    """Return the index behind the colon that ends a heading; a lambda's is not it."""
    lambdas = 0
    for index, token in enumerate(tokens):
        if token.depth:
            continue
        if token.text == "lambda" and token.kind is Kind.NAME:
            lambdas += 1
        elif token.text == ":":
            if not lambdas:
                return index + 1
            lambdas -= 1
    return len(tokens)


def is_annotated(statement: Tokens) -> bool:
    """Tell whether a simple statement gives a name a type: `x: int = 1`."""
    end = heading_end(statement)
    return statement[0].text not in _HEADINGS and statement[end - 1].text == ":"


def split(tokens: Tokens, separator: str = ",") -> list[Tokens]:
    """Return what stands between separators that no bracket of these tokens holds; a lambda holds its own.

    An empty last part tells of a separator at the end.
    """
    if not tokens:
        return []
    level = min(token.depth for token in tokens)
    found: list[Tokens] = []
    base = lambdas = 0
    for index, token in enumerate(tokens):
        if token.depth != level:
            continue
        if token.text == "lambda" and token.kind is Kind.NAME:
            lambdas += 1
        elif token.text == ":" and lambdas:
            lambdas -= 1
        elif token.text == separator and not lambdas:
            found.append(tokens[base:index])
            base = index + 1
    return [*found, tokens[base:]]


def group_end(tokens: Tokens, opening: int) -> int:
    """Return the index of the bracket that closes the one at index `opening`."""
    level = tokens[opening].depth
    return next(i for i in range(opening + 1, len(tokens)) if tokens[i].depth == level)


def is_one_group(tokens: Tokens) -> bool:
    """Tell whether tokens are one pair of round brackets and what it holds."""
    return bool(tokens) and tokens[0].text == "(" and group_end(tokens, 0) == len(tokens) - 1


def is_primary(tokens: Tokens) -> bool:
    """Tell whether tokens are a name with attributes, items and calls behind it: `exc_info()[0].args`."""
    if not tokens or tokens[0].kind is not Kind.NAME:
        return False
    index = 1
    while index < len(tokens):
        if tokens[index].text == "." and index + 1 < len(tokens):
            index += 2
        elif tokens[index].text in ("(", "["):
            index = group_end(tokens, index) + 1
        else:
            return False
    return True


def is_dotted_name(tokens: Tokens) -> bool:
    """Tell whether tokens are a name, or attributes of one."""
    if not tokens or len(tokens) % 2 == 0:
        return False
    names, dots = tokens[::2], tokens[1::2]
    return all(token.kind is Kind.NAME for token in names) and all(token.text == "." for token in dots)
