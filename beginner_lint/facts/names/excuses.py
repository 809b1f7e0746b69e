"""What an author told other linters: that something is meant as it is, on its line or from there on.

A file that a program wrote, and that says so, is excused as a whole: who reads it cannot mend it.
"""

from __future__ import annotations

import ast
import enum
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import does_nothing, nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


class Topic(enum.Enum):
    """What is excused: the codes that flake8's plugins and ruff have for it, ruff's and pylint's names."""

    BUILTINS = (r"A(?:00\d)?|VNE003|WPS125", r"builtin-[a-z-]+-shadowing", r"redefined-builtin|W0622")
    MUTABLE_DEFAULTS = ("B006", "mutable-argument-default", "dangerous-default-value|W0102")
    NONE = ("E711", "none-comparison", "singleton-comparison|C0121")
    IMPORTS = ("F401", "unused-import", "unused-import|W0611")
    TYPES = ("E721", "type-comparison", "unidiomatic-typecheck|C0123")

    def codes(self) -> str:
        """Return a pattern for a list of codes that has one of these."""
        return rf"(?:[A-Z]+[0-9]+[,\s]+)*(?:{self.value[0]})\b"

    def names(self) -> str:
        """Return a pattern for a list of pylint's names that has one of these."""
        return rf"(?:[\w-]+\s*,\s*)*(?:{self.value[2]})\b"

    def in_brackets(self) -> str:
        """Return a pattern for the brackets of `# ruff: ignore[...]` that have one of these."""
        return rf"\[[^\]]*\b(?:{self.value[0]}|{self.value[1]})\b[^\]]*\]"


# What IDEs of JetBrains are told above a statement, for all of it.
_NO_INSPECTION = re.compile(r"#\s*noinspection\s+(?:\w+\s*,\s*)*PyShadowingBuiltins\b")
# How a file begins that nobody is to change.
_GENERATED = re.compile(
    r"@generated|\b(?:auto)?generated\b(?s:.{0,200})\bdo(?: not|n't) (?:edit|modify|change)"
    r"|\bdo(?: not|n't) (?:edit|modify|change)\b(?s:.{0,200})\b(?:auto)?generated\b"
    r"|\bgenerated\b(?s:.{0,200})\bchanges (?:made )?(?:in|to) this file will be (?:lost|overwritten)\b"
    r"|(?m:^)\W*auto(?:matically)?[- ]?generated file\b.{0,50}\bwill be overwritten\b"
    r"|(?m:^)\W*(?:warning\b\W*)?this file (?:is|was) (?:auto(?:matically)?[- ]?)?generated\W*(?m:$)",
    re.IGNORECASE,
)
# How its first comment or its docstring begins; who had a language model write it can mend it all the same.
_MADE_BY = re.compile(
    r"(?m)^\W*(?:this )?(?:(?:code|file|module|script) )?(?:(?:is|was) )?(?:auto(?:matically)?[- ]?)?"
    r"generated (?:by|from|with)\b"
    r"(?!.*\b(?:ai|chatgpt|claude|codex|copilot|cursor|deepseek|gemini|gpt|grok|llm|openai)\b)",
    re.IGNORECASE,
)
_FOLDERS = frozenset({"_generated", "autogen", "generated"})
_FILE_MADE_BY = re.compile(r"(?m)^\W*this file (?:is|was) auto(?:matically)?[- ]?generated\b", re.IGNORECASE)
_MADE_CLASS = re.compile(r"auto(?:matically)?[- ]?generated\b", re.IGNORECASE)
# What generators of clients write says nothing, but no one else writes so: what each file of theirs holds.
_MARKS = (
    ("import jsii", "def _typecheckingstub__"),
    ("import jsii", "jsii_type="),
    ("def _get_kwargs(", "def asyncio_detailed("),
    ("define as _attrs_define", "import UNSET"),
    ("@attr.s(auto_attribs=True)", "import UNSET"),
    ("from apimatic_core.", "RequestBuilder"),
    ("# __coconut_hash__ = ", "# Compiled with Coconut"),
    ("    swagger_types = {", "    attribute_map = {"),
    ("    openapi_types = {", "    attribute_map = {"),
)
_HEADER = 2000
_SEVERAL = 5

Block = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Excuses:
    """The comments of a file that excuse what other linters would tell.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._ranges: dict[Topic, list[range]] = {}

    def cover(self, node: ast.AST, topic: Topic) -> bool:
        """Tell whether an author decided that something is meant.

        Tools tell of an import at the line where its statement begins, pylint of a parameter at that of
        the function.
        """
        if topic not in self._ranges:
            self._ranges[topic] = list(self._told(topic)) if self._has_any else []
        lines = {getattr(node, "lineno", 0)}
        if self._ranges[topic] and isinstance(node, ast.alias | ast.arg):
            lines.add(self._facts.parents.statement(node).lineno)
        return any(line in each for each in self._ranges[topic] for line in lines)

    @cached_property
    def _has_any(self) -> bool:
        """Whether there may be excuses: looked for in the text first, as comments cost more."""
        text = self._facts.source.text
        words = ("pylint:", "noinspection", "ruff:")
        is_excused = self._is_generated or self._only_declares
        return is_excused or "noqa:" in text.lower() or any(word in text for word in words)

    @cached_property
    def _only_declares(self) -> bool:
        """Whether the file is a stub, by whatever name: its functions have types, and do nothing."""
        parents = self._facts.parents
        functions: list[Block] = [*parents.of_type(ast.FunctionDef), *parents.of_type(ast.AsyncFunctionDef)]
        return len(functions) >= _SEVERAL and all(map(_is_empty, functions))

    @cached_property
    def _is_generated(self) -> bool:
        """Whether the file says at its beginning that a program wrote it, and that it is to stay so.

        It does so in comments, in the docstrings of the module and of its classes, or by a folder around it.
        """
        source = self._facts.source
        if not _FOLDERS.isdisjoint(PurePath(source.path).parts[-4:-1]) or any(
            all(mark in source.text for mark in marks) for marks in _MARKS
        ):
            return True
        told_first = ast.get_docstring(source.tree, clean=False) or ""  # which may be long
        header = _HEADER + len(told_first)
        if "generated" not in source.text[:header].lower():
            return False
        said = [text for offset, text in source.comments if offset < header]
        if _GENERATED.search("\n".join(said)):
            return True
        described = ast.get_docstring(source.tree) or ""
        first = source.tree.body[1 if described else 0 :][:1]
        begins = source.span(first[0])[0] if first else len(source.text)
        above = [text for offset, text in source.comments if offset < min(begins, header)]
        if _MADE_BY.search("\n".join(above)) or _MADE_BY.match(described) or _FILE_MADE_BY.search(described):
            return True
        classes = [node for node in source.tree.body if isinstance(node, ast.ClassDef)]
        if classes and all(_MADE_CLASS.match(ast.get_docstring(each) or "") for each in classes):
            return True
        holders: list[ast.Module | ast.ClassDef] = [source.tree, *classes]
        return any(_GENERATED.search(ast.get_docstring(holder) or "") for holder in holders)

    def _told(self, topic: Topic) -> Iterator[range]:
        """Yield the lines for which there is an excuse."""
        codes, brackets = topic.codes(), topic.in_brackets()
        on_line = re.compile(rf"#\s*noqa:\s*{codes}|#\s*ruff:\s*ignore{brackets}", re.IGNORECASE)
        in_file = re.compile(
            rf"#\s*(?:ruff|flake8)[:=]\s*noqa:\s*{codes}|#\s*ruff:\s*file-ignore{brackets}", re.IGNORECASE
        )
        pylint = re.compile(rf"#.*?\bpylint:\s*(?P<what>disable(?:-next)?)\s*=\s*{topic.names()}")
        source = self._facts.source
        last = len(source.line_starts) + 1
        if self._is_generated or self._only_declares:
            yield range(1, last)
        for offset, text in source.comments:
            line = source.position(offset).line
            told = pylint.search(text)
            is_alone = not source.text[source.line_starts[line - 1] : offset].strip()
            if topic is Topic.BUILTINS and is_alone and _NO_INSPECTION.search(text):
                yield self._statement_below(line)
            elif in_file.search(text) and is_alone:
                yield range(1, last)
            elif on_line.search(text):
                yield range(line, line + 1)
            elif told and told["what"] == "disable-next":
                yield range(line + 1, line + 2)
            elif told and is_alone:
                yield self._lines_around(line) or range(line, last)
            elif told:
                yield range(line, self._end_of(line) or line + 1)

    def _lines_around(self, line: int) -> range | None:
        """Return the lines from one on of the innermost function or class around it; None in the module.

        Above its first statement pylint takes what it is told for all of it, parameters included.
        """
        around = [block for block in self._blocks if block.lineno < line <= (block.end_lineno or 0)]
        if not around:
            return None
        block = max(around, key=lambda block: block.lineno)
        is_described = ast.get_docstring(block, clean=False) is not None
        first = block.body[is_described:][:1]
        is_first = bool(first) and line <= first[0].lineno
        return range(block.lineno if is_first else line, (block.end_lineno or 0) + 1)

    def _statement_below(self, line: int) -> range:
        """Return the lines of the statement below a comment, decorators and other comments between."""
        nodes = nodes_in(self._facts.source.tree)
        below = [node for node in nodes if isinstance(node, ast.stmt) and node.lineno > line]
        first = min(below, key=lambda node: (node.lineno, node.col_offset), default=None)
        return range(line, (first.end_lineno or 0) + 1) if first is not None else range(0)

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


def _is_empty(function: Block) -> bool:
    """Tell whether a function has a type, and no body but a docstring, `pass` or `...`."""
    return getattr(function, "returns", None) is not None and all(map(does_nothing, function.body))
