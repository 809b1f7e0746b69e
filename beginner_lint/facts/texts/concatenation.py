"""Chains of `+`: their operands, the f-string that says the same, and who else has a say in `+`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.texts.text_literals import Literal, Value, f_string, literals_in
from beginner_lint.source import Source

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# The longest line that is made by joining several.
_LINE_LENGTH = 79

_OPENING = re.compile(r"\([ \t]*\Z")
_CLOSING = re.compile(r"[ \t]*\)")
_COMMENT = re.compile(r"#[^\r\n]*")

# Packages whose objects give `+` with a text a meaning of their own, or whose texts are no plain `str`:
# columns and arrays (element by element), queries, grammars, templates that escape, lazy translations.
_OWN_PLUS = frozenset(
    {
        "numpy", "pandas", "polars", "dask", "modin", "pyspark", "xarray", "geopandas", "cudf", "vaex",
        "pyarrow", "tensorflow", "sqlalchemy", "django", "peewee", "sqlmodel", "psycopg", "psycopg2",
        "markupsafe", "jinja2", "flask", "pyparsing",
    }
)  # fmt: skip
_NO_TEXTS = (
    ast.UnaryOp, ast.Compare, ast.Lambda, ast.List, ast.Tuple, ast.Set, ast.Dict, ast.ListComp, ast.SetComp,
    ast.DictComp, ast.GeneratorExp,
)  # fmt: skip
_NUMBERS = frozenset({"len", "int", "float", "sum", "abs", "round", "ord", "list", "tuple", "bytes"})
_TEXT_BASES = frozenset({"str", "UserString", "StrEnum", "enum.StrEnum", "collections.UserString"})
_TEXT_KINDS = frozenset(base.rpartition(".")[2] for base in _TEXT_BASES)
_PLUS_METHODS = frozenset({"__add__", "__radd__"})


def literal_text(node: ast.AST | None) -> str | None:
    """Return what a text literal says; None for anything else."""
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else None


def is_text(node: ast.AST) -> bool:
    """Tell whether a node is a text literal or an f-string."""
    return isinstance(node, ast.JoinedStr) or literal_text(node) is not None


def may_be_text(node: ast.expr) -> bool:
    """Tell whether an expression could be text by the way it is written, as `len(x)` and `-x` could not."""
    if is_plus(node):
        return all(may_be_text(operand) for operand in operands(node) if not is_plus(operand))
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Mod | ast.Mult)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id not in _NUMBERS
    return not isinstance(node, _NO_TEXTS)


def is_plus(node: ast.AST | None) -> bool:
    """Tell whether a node adds two things."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)


def operands(chain: ast.expr) -> list[ast.expr]:
    """Return what a chain of `+` adds up, from left to right; just `chain` itself if it adds nothing.

    `a + b + c` has three operands. One in parentheses, as in `a + (b + c)`, is a chain of its own and
    counts as one, unless a literal in it shows that it makes text: then the order of adding is all one.
    """
    found: list[ast.expr] = []
    pending = [(chain, True)]
    while pending:
        node, opened = pending.pop()
        if opened and isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            pending += ((node.right, makes_text(node.right)), (node.left, True))
        else:
            found.append(node)
    return found


def makes_text(chain: ast.expr) -> bool:
    """Tell whether a text literal is among the operands of a chain."""
    while isinstance(chain, ast.BinOp) and isinstance(chain.op, ast.Add):
        if is_text(chain.right) or (is_plus(chain.right) and makes_text(chain.right)):
            return True
        chain = chain.left
    return is_text(chain)


def calls_str(value: ast.expr) -> bool:
    """Tell whether a value is written as `str(x)`."""
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Name) or value.func.id != "str":
        return False
    return len(value.args) == 1 and not value.keywords and not isinstance(value.args[0], ast.Starred)


def makes_object(value: ast.expr) -> bool:
    """Tell whether a value is a call of what is named like a class: `+` is then that of the class."""
    function = value.func if isinstance(value, ast.Call) else None
    name = last_name(function)
    return name[:1].isupper() and not name.isupper()


def are_text(operands: Iterable[str]) -> str | None:
    """Return the claim that operands, as they are spelled, are text; None where there are none."""
    names = [f"`{operand}`" for operand in dict.fromkeys(operands)]
    if not names:
        return None
    return f"{', '.join(names[:-1])} and {names[-1]} are text" if names[1:] else f"{names[0]} is text"


def other_meaning_of_plus(facts: Facts) -> str | None:
    """Return what in a file may give `+` with a text another meaning, in words; None if nothing does."""
    for function in facts.parents.of_type(ast.FunctionDef):
        if function.name in _PLUS_METHODS:
            return f"the file defines a `{function.name}`"
    for definition in facts.parents.of_type(ast.ClassDef):
        bases = [base for base in definition.bases if last_name(base) in _TEXT_KINDS]
        if any(ast.unparse(base) in _TEXT_BASES for base in bases):
            return f"the file has texts of a kind of its own, `{definition.name}`"
    for package in sorted(facts.imports.packages & _OWN_PLUS):
        return f"the file uses `{package}`, where `+` can mean something else"
    return None


class _Part(NamedTuple):
    """One literal or value of a chain, and its offsets, own parentheses included."""

    piece: Literal | Value
    start: int
    end: int


def as_f_string(chain: ast.expr, values: Mapping[ast.expr, Value], source: Source) -> str | None:
    """Return the text to replace a chain by: one f-string, or one on each line where the chain has several.

    Args:
        chain: the topmost `+`.
        values: what each operand that is no literal becomes.
        source: the file.

    None: there is no such text that parses before Python 3.12, or one that keeps a comment in it.

    """
    parts = list(_parts(chain, values, source))
    bounds = [(parts[0].start, parts[0].start), *((part.start, part.end) for part in parts)]
    gaps = [source.text[left[1] : right[0]] for left, right in pairwise(bounds)]  # before each part
    bare = [_COMMENT.sub("", gap) for gap in gaps]
    if not any("\n" in gap or "\r" in gap for gap in bare):
        return f_string([part.piece for part in parts])
    joined = f_string([part.piece for part in parts])
    if joined and gaps == bare and _fits(joined, chain, source) and not _is_laid_out(parts, gaps):
        return joined
    outside = source.text[source.span(chain)[0] : parts[0].start]
    if outside or any("(" in gap or ")" in gap for gap in bare):
        return joined if joined and gaps == bare else None
    return _line_by_line(parts, gaps)


def _parts(chain: ast.expr, values: Mapping[ast.expr, Value], source: Source) -> Iterator[_Part]:
    """Yield the parts of a chain; neighbouring literals, as in `"a" "b"`, are parts each."""
    for operand in operands(chain):
        start, end = source.span(operand)
        value = values.get(operand)
        if value is not None:
            yield _Part(value, *_with_parentheses(start, end, source.text))
            continue
        literals = literals_in(source.text[start:end])
        if len(literals) == 1:
            yield _Part(literals[0], *_with_parentheses(start, end, source.text))
        else:
            yield from (_Part(each, start + each.start, start + each.end) for each in literals)


def _with_parentheses(start: int, end: int, text: str) -> tuple[int, int]:
    """Return the offsets of an operand together with the parentheses around it on its line."""
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    while (opening := _OPENING.search(text, line, start)) and (closing := _CLOSING.match(text, end)):
        start, end = opening.start(), closing.end()
    return start, end


def _fits(text: str, chain: ast.expr, source: Source) -> bool:
    """Tell whether a line is short enough with `text` in the place of a chain."""
    start, end = source.span(chain)
    before = source.position(start).column
    after = re.compile(r"[^\r\n]*").match(source.text, end)
    return before + len(text) + len(after[0] if after else "") <= _LINE_LENGTH


def _is_laid_out(parts: list[_Part], gaps: list[str]) -> bool:
    """Tell whether the lines of a chain are the lines of its text."""
    return any(
        ("\n" in gap or "\r" in gap)
        and isinstance(part.piece, Literal)
        and part.piece.content.endswith("\\n")
        for part, gap in zip(parts, gaps[1:], strict=False)
    )


def _line_by_line(parts: list[_Part], gaps: list[str]) -> str | None:
    """Return the literals of a chain of several lines, each line by itself; Python joins neighbours."""
    lines: list[_Line] = []
    for part, gap in zip(parts, gaps, strict=True):
        if not lines or "\n" in gap or "\r" in gap:
            lines.append(_Line(gap, []))
        lines[-1].pieces.append(part.piece)
    written = [(line.gap, f_string(line.pieces)) for line in _with_literals(lines)]
    if any(text is None for _, text in written):
        return None
    return "".join(f"{_without_plus(gap)}{text}" for gap, text in written)


class _Line(NamedTuple):
    """The pieces on one line of a chain, and what stands between them and the line before."""

    gap: str
    pieces: list[Literal | Value]


def _with_literals(lines: list[_Line]) -> list[_Line]:
    """Return the lines, those that hold just a value joined to a neighbour, if that makes no long line."""
    found: list[_Line] = []
    for line in lines:
        if (
            found
            and "#" not in line.gap
            and not (_holds_literal(line.pieces) and _holds_literal(found[-1].pieces))
        ):
            joined = f_string([*found[-1].pieces, *line.pieces])
            if joined is not None and len(joined) <= _LINE_LENGTH:
                found[-1].pieces.extend(line.pieces)
                continue
        found.append(line)
    return found


def _holds_literal(pieces: Iterable[Literal | Value]) -> bool:
    return any(isinstance(piece, Literal) for piece in pieces)


def _without_plus(gap: str) -> str:
    """Return what stands between two lines of a chain, comments and all, without the `+`."""
    bare = _COMMENT.sub(lambda comment: " " * len(comment[0]), gap)
    at = bare.find("+")
    if at < 0:
        return gap
    before, after = gap[:at], gap[at + 1 :]
    if "\n" in before or "\r" in before:
        return before + after.lstrip(" \t")
    return before.rstrip(" \t") + after
