"""Python 3 text from a file that only Python 2 can read.

Repairs are edits of the original, found in its tokens, so that each character that they leave alone keeps
its place: that gives the source map.

The alternatives were tried on the 516 files of Python 2.7.18's library that Python 3 does not read. `fissix`
(a fork of lib2to3) repaired 503, in three times the time; it writes pickles into the user's cache folder and
loads them again, and returns text without places. Of 150 files that both repair, 149 have equal syntax trees
afterwards; in the last one its `raise` wraps an exception in itself. `parso` reads no Python 2 any more.
"""

from __future__ import annotations

import builtins
import re
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from beginner_lint.diagnostic import Edit
from beginner_lint.repair import Repair
from beginner_lint.rescue.prints import begins_operand, is_python3_call, print_repairs
from beginner_lint.rescue.raising import except_repairs, raise_repairs
from beginner_lint.rescue.statements import Tokens, is_annotated, parts, split
from beginner_lint.rescue.tabs import tab_repair
from beginner_lint.rescue.tokens import Kind, Line, NotReadable, logical_lines
from beginner_lint.rescue.tuple_parameters import tuple_parameter_repairs
from beginner_lint.rescue.words import backtick_repairs, exec_repairs, input_repairs, word_repairs
from beginner_lint.source import Source, SourceMap, TooComplex, splice

_F_PREFIX = re.compile("[a-zA-Z]*")
_EXCEPTIONS = frozenset(
    name
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException)
)


@lru_cache(maxsize=1)
def rescue(source: Source) -> Source | None:
    """Return the source with its Python 2 syntax repaired, and a map to the original.

    Args:
        source: a file that does not parse.

    Returns:
        None if it has no Python 2 syntax, or is broken for another reason too: it is rescued only if the
        whole result compiles.

    """
    try:
        lines = logical_lines(source.text)
    except NotReadable:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is wrong with the learner's texts is for Python to tell
        python2 = not _knows_python3(lines)
        repairs = list(_repairs(lines, source.text, python3=not python2))
        if not repairs:
            return None
        if python2:
            repairs += input_repairs(lines)
        try:
            return _repaired(source, repairs, python2)
        except TabError:
            tabs = tab_repair(lines, source.text)
        except (SyntaxError, ValueError, TooComplex, RecursionError, MemoryError):
            return None
        try:
            return _repaired(source, [*repairs, tabs], python2) if tabs else None
        except (SyntaxError, ValueError, TooComplex, RecursionError, MemoryError):
            return None


def _repaired(source: Source, repairs: Sequence[Repair], python2: bool) -> Source:
    """Return the source with repairs made.

    Raises:
        SyntaxError: the result is no program of Python 3.
        ValueError: repairs overlap.
        TooComplex: it is nested too deeply.

    """
    edits = _in_order(repairs)
    repaired = Source(
        source.path,
        splice(source.text, edits),
        original=source.text,
        mapping=SourceMap.around(edits, len(source.text)),
        encoding=source.encoding,
        bom=source.bom,
        repairs=tuple(sorted(repairs, key=lambda repair: (repair.start, repair.end))),
        python2=python2,
    )
    compile(repaired.tree, source.path, "exec", dont_inherit=True)
    return repaired


def _in_order(repairs: Sequence[Repair]) -> list[Edit]:
    """Return the edits of repairs, but those without effect: they would only take the source map apart."""
    edits = (edit for repair in repairs for edit in repair.edits)
    return sorted(edit for edit in edits if edit.text or edit.start < edit.end)


def _repairs(lines: Sequence[Line], text: str, *, python3: bool) -> Iterator[Repair]:
    """Yield the repairs of all Python 2 syntax but tabs."""
    has_print_function = any(_imports_print(line.tokens) for line in lines)
    exceptions = _EXCEPTIONS | _classes_and_imports(lines)
    for line in lines:
        for part in parts(line.tokens):
            if not has_print_function:
                yield from print_repairs(part, text, python3=python3)
            yield from raise_repairs(part, text)
            yield from exec_repairs(part, text)
            yield from (repair for repair in except_repairs(part) if repair.new not in exceptions)
        yield from word_repairs(line.tokens)
        yield from backtick_repairs(line.tokens)
    yield from tuple_parameter_repairs(lines, text)


def _imports_print(tokens: Tokens) -> bool:
    words = [token.text for token in tokens]
    return words[:3] == ["from", "__future__", "import"] and "print_function" in words


def _classes_and_imports(lines: Sequence[Line]) -> set[str]:
    """Return the names that are classes of the file or imported: what `except` may list."""
    found: set[str] = set()
    for line in lines:
        words = [token.text for token in line.tokens]
        if words[0] == "class":
            found.update(words[1:2])
        elif words[0] in ("from", "import") and "import" in words:
            found.update(part[-1].text for part in split(line.tokens[words.index("import") + 1 :]) if part)
    return found


def _knows_python3(lines: Sequence[Line]) -> bool:
    """Tell whether a file has syntax that Python 2 never knew: it is Python 3 with a slip then."""
    has_print_function = any(_imports_print(line.tokens) for line in lines)
    for line in lines:
        for part in parts(line.tokens):
            if _is_python3(part) or (not has_print_function and _names_print(part)):
                return True
    return any(
        token.kind is Kind.STRING and "f" in _F_PREFIX.match(token.text)[0].lower()  # type: ignore[index]
        for line in lines
        for token in line.tokens
    )


def _is_python3(part: Tokens) -> bool:
    words = [token.text for token in part]
    if words[0] in ("nonlocal", "async") or is_annotated(part):
        return True
    if words[0] == "raise" and any(token.text == "from" and not token.depth for token in part):
        return True
    pairs = set(pairwise(words))
    return "->" in words or ":=" in words or ("yield", "from") in pairs or ("metaclass", "=") in pairs


def _names_print(part: Tokens) -> bool:
    """Tell whether `print` is a name like any other here, which it never is in Python 2."""
    words = [token.text for token in part]
    if is_python3_call(part) or "print" in words[1:]:
        return True
    return words[0] == "print" and words[1:] != [] and words[1] != ">>" and not begins_operand(part[1])
