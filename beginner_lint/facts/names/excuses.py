"""What an author told other linters: that a name may be that of a builtin, on its line or from there on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Binding

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# As flake8-builtins and ruff, flake8-variables-names and wemake-python-styleguide call what they find.
_CODES = r"(?:[A-Z]+[0-9]+[,\s]+)*(?:A(?:00\d)?|VNE003|WPS125)\b"
_ON_LINE = re.compile(rf"#\s*noqa:\s*{_CODES}", re.IGNORECASE)
_IN_FILE = re.compile(rf"#\s*(?:ruff|flake8)[:=]\s*noqa:\s*{_CODES}", re.IGNORECASE)
_PYLINT = re.compile(
    r"#\s*pylint:\s*(?P<what>disable(?:-next)?)\s*=\s*(?:[\w-]+\s*,\s*)*(?:redefined-builtin|W0622)\b"
)

Block = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Excuses:
    """The comments of a file that excuse names of builtins.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def cover(self, binding: Binding) -> bool:
        """Tell whether an author decided that something has the name of a builtin.

        Tools tell of an import at the line where its statement begins, pylint of a parameter at that of
        the function.
        """
        if not self._ranges:
            return False
        node = binding.node
        lines = {getattr(node, "lineno", 0)}
        if isinstance(node, ast.alias | ast.arg):
            lines.add(self._facts.parents.statement(node).lineno)
        return any(line in each for each in self._ranges for line in lines)

    @cached_property
    def _ranges(self) -> list[range]:
        """The lines for which there is an excuse."""
        text = self._facts.source.text
        if "noqa:" not in text.lower() and "pylint:" not in text:  # looked for in the text first
            return []
        return list(self._told())

    def _told(self) -> Iterator[range]:
        source = self._facts.source
        last = len(source.line_starts) + 1
        for offset, text in source.comments:
            line = source.position(offset).line
            told = _PYLINT.search(text)
            is_alone = not source.text[source.line_starts[line - 1] : offset].strip()
            if _IN_FILE.search(text) and is_alone:
                yield range(1, last)
            elif _ON_LINE.search(text):
                yield range(line, line + 1)
            elif told and told["what"] == "disable-next":
                yield range(line + 1, line + 2)
            elif told and is_alone:
                yield range(line, self._end_around(line) or last)
            elif told:
                yield range(line, self._end_of(line) or line + 1)

    def _end_around(self, line: int) -> int | None:
        """Return the line behind the innermost function or class around a line; None in the module."""
        around = [block for block in self._blocks if block.lineno < line <= (block.end_lineno or 0)]
        return (max(around, key=lambda block: block.lineno).end_lineno or 0) + 1 if around else None

    def _end_of(self, line: int) -> int | None:
        """Return the line behind the function or class whose header ends on a line."""
        for block in self._blocks:
            if block.lineno <= line < block.body[0].lineno:
                return (block.end_lineno or 0) + 1
        return None

    @cached_property
    def _blocks(self) -> list[Block]:
        parents = self._facts.parents
        return [
            *parents.of_type(ast.FunctionDef),
            *parents.of_type(ast.AsyncFunctionDef),
            *parents.of_type(ast.ClassDef),
        ]
