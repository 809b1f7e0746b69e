"""Text literals with fields to fill in, such as `"%s is %d"` and `"{} is {:.2f}"`, and what they become.

Literals stay where they are and as they are written, each with its own quotes and prefix; only what has a
field gets an `f` in front. So raw literals are never merged with others, and line breaks stay.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from beginner_lint.facts.texts.text_literals import (
    KNOWN_ESCAPES,
    Literal,
    Value,
    braced,
    escapes_in,
    literals_in,
    other_quote,
)

_PERCENT = re.compile(
    r"%(?:\((?P<key>[^()]*)\))?(?P<flags>[#0\- +]*)(?P<width>\d*)"
    r"(?P<dot>\.(?P<precision>\d*))?[hlL]?(?P<kind>.)",
    re.DOTALL,
)
_BRACES = re.compile(
    r"\{(?P<name>(?:[^{}\[\]!:]|\[[^\[\]{}]*\])*)(?:!(?P<conversion>[rsa]))?"
    r"(?::(?P<spec>(?:[^{}]|\{[^{}]*\})*))?\}"
)
_NAME = re.compile(r"(?P<first>\w*)(?P<path>(?:\.[^\W\d]\w*|\[[^\[\]]+\])*)")
_STEP = re.compile(r"\.\w+|\[[^\[\]]+\]")
_PLAIN_KEY = re.compile(r"[\w .:/-]+")
_NESTED = re.compile(r"\{(\w*)\}")
_ESCAPED = "\0"  # stands for each character of an escape while fields are looked for


class PercentField(NamedTuple):
    """A field such as `%-5.2f` or `%(name)s`; `start` and `end` are offsets in the literal's content."""

    start: int
    end: int
    key: str | None
    flags: str
    width: str
    precision: str | None
    kind: str


class BraceField(NamedTuple):
    """A field such as `{0.name!r:>{width}}`.

    `argument` is the number or keyword of what is shown, `path` the attributes and items that are taken from
    it, as code. `spec` holds texts and, for what is nested, numbers or keywords in one-item tuples.
    """

    start: int
    end: int
    argument: int | str
    path: str
    conversion: str
    spec: tuple[str | tuple[int | str], ...]


Field = TypeVar("Field", PercentField, BraceField)


@dataclass(frozen=True, slots=True)
class Part(Generic[Field]):
    """One literal of a template; `masked` is its content without escapes."""

    literal: Literal
    masked: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Template(Generic[Field]):
    """The literals of a template, neighbours all, and the text in which they stand."""

    source: str
    parts: tuple[Part[Field], ...]
    percent: bool

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields from left to right."""
        return tuple(field for part in self.parts for field in part.fields)

    @property
    def is_only_a_value(self) -> bool:
        """Whether there is nothing but one field that shows a value as it is."""
        return self.source.strip("\"'") in ("%s", "{}", "{0}")

    def filled(self, values: Sequence[Value]) -> str | None:
        """Return the source with a value in each field; None if a Python before 3.12 cannot read that."""
        written: list[str] = []
        done = 0
        remaining = iter(values)
        for part in self.parts:
            text = _filled(part, [next(remaining) for _ in part.fields], percent=self.percent)
            if text is None:
                return None
            written += (self.source[done : part.literal.start], text)
            done = part.literal.end
        return "".join([*written, self.source[done:]])


def percent_template(source: str) -> Template[PercentField] | None:
    """Return the template that a text literal is for `%`; None if it has no fields, or ones with a fault."""
    return _template(source, _percent_fields, percent=True)


def brace_template(source: str) -> Template[BraceField] | None:
    """Return the template that a text literal is for `format`; None as for `percent_template`."""
    counter = _Counter()
    return _template(source, lambda masked: _brace_fields(masked, counter), percent=False)


def _template(
    source: str, read: Callable[[str], Iterator[Field]], *, percent: bool
) -> Template[Field] | None:
    parts: list[Part[Field]] = []
    try:
        for literal in literals_in(source):
            if not set(literal.prefix) <= set("ru"):
                return None
            masked = _masked(literal)
            parts.append(Part(literal, masked, tuple(read(masked))))
    except (SyntaxError, Faulty):
        return None
    template = Template(source, tuple(parts), percent)
    return template if template.fields else None


class Faulty(Exception):
    """A template that cannot be filled in, or not be understood."""


def _masked(literal: Literal) -> str:
    """Return the content of a literal with its escapes blanked out; those for `%` and braces are a fault."""
    if "r" in literal.prefix or "\\" not in literal.content:
        return literal.content
    masked = literal.content
    for start, end in escapes_in(literal.content):
        escape = literal.content[start:end]
        is_code = escape[1] in "x01234567uUN"
        if escape[1] not in KNOWN_ESCAPES and not is_code:
            raise Faulty  # the backslash stands for itself, and so does what follows
        if is_code and ast.literal_eval(f"'{escape}'") in ("%", "{", "}"):
            raise Faulty
        masked = masked[:start] + _ESCAPED * (end - start) + masked[end:]
    return masked


def _percent_fields(masked: str) -> Iterator[PercentField]:
    position = masked.find("%")
    while position >= 0:
        found = _PERCENT.match(masked, position)
        if found is None or _ESCAPED in found[0]:
            raise Faulty
        if found["kind"] != "%":
            precision = (found["precision"] or "0") if found["dot"] else None
            yield PercentField(
                *found.span(), found["key"], found["flags"], found["width"], precision, found["kind"]
            )
        elif found[0] != "%%":
            raise Faulty
        position = masked.find("%", found.end())


class _Counter:
    """Numbers the fields that have no number; a template has numbers in all of them or in none."""

    def __init__(self) -> None:
        self._next = 0
        self._numbered = False

    def argument(self, text: str) -> int | str:
        if text and not text.isdigit():
            return text
        if text:
            self._numbered = True
        if self._numbered and (not text or self._next):
            raise Faulty
        if text:
            return int(text)
        self._next += 1
        return self._next - 1


def _brace_fields(masked: str, counter: _Counter) -> Iterator[BraceField]:
    position = 0
    while position < len(masked):
        if masked[position] not in "{}":
            position += 1
            continue
        if masked[position : position + 2] in ("{{", "}}"):
            position += 2
            continue
        found = _BRACES.match(masked, position)
        name = _NAME.fullmatch(found["name"]) if found else None
        if found is None or name is None or _ESCAPED in found[0] or "\n" in found[0]:
            raise Faulty
        argument = counter.argument(name["first"])
        path = "".join(map(_as_code, _STEP.findall(name["path"])))
        spec = tuple(_spec(found["spec"] or "", counter))
        yield BraceField(*found.span(), argument, path, found["conversion"] or "", spec)
        position = found.end()


def _as_code(step: str) -> str:
    """Return the code for one step of a field's name: `[key]` has no quotes there."""
    if step[0] == ".":
        return step
    key = step[1:-1]
    if key.isdigit():
        return f"[{int(key)}]"
    if not _PLAIN_KEY.fullmatch(key):
        raise Faulty
    return f"['{key}']"


def _spec(text: str, counter: _Counter) -> Iterator[str | tuple[int | str]]:
    done = 0
    for found in _NESTED.finditer(text):
        if text[done : found.start()]:
            yield text[done : found.start()]
        yield (counter.argument(found[1]),)
        done = found.end()
    if "{" in text[done:]:
        raise Faulty
    if text[done:]:
        yield text[done:]


def _filled(part: Part[Field], values: list[Value], *, percent: bool) -> str | None:
    """Return one literal with its fields filled in, its quotes turned where a value needs them."""
    literal = part.literal
    if not values:
        plain = "".join(_plain(part, 0, len(part.masked), percent=percent, formatted=False))
        return f"{literal.prefix}{literal.quote}{plain}{literal.quote}"
    prefix = "rf" if "r" in literal.prefix else "f"
    other = other_quote(literal.quote)
    quotes = [literal.quote] + ([other] if len(literal.quote) == 1 and other not in literal.content else [])
    for quote in quotes:
        texts = [text for text in (braced(value, quote) for value in values) if text is not None]
        if len(texts) == len(values):
            return f"{prefix}{quote}{_body(part, texts, percent=percent)}{quote}"
    return None


def _body(part: Part[Field], texts: list[str], *, percent: bool) -> str:
    """Return the content of a literal with a text in the place of each field."""
    starts = [0, *(field.end for field in part.fields)]
    ends = [*(field.start for field in part.fields), len(part.masked)]
    between = [
        "".join(_plain(part, start, end, percent=percent, formatted=True))
        for start, end in zip(starts, ends, strict=True)
    ]
    return "".join(text for pair in zip(between, [*texts, ""], strict=True) for text in pair)


def _plain(part: Part[Field], start: int, end: int, *, percent: bool, formatted: bool) -> Iterator[str]:
    """Yield what stands between fields, with `%%` undone and braces doubled, or the other way round."""
    between = part.masked[start:end]
    position = start
    if "%" not in between and "{" not in between and "}" not in between:
        yield part.literal.content[start:end]
        position = end
    while position < end:
        pair = part.masked[position : position + 2]
        character = part.literal.content[position]
        doubled = pair == "%%" if percent else pair in ("{{", "}}")
        if doubled and (percent or not formatted):
            position += 1
        elif percent and formatted and part.masked[position] in "{}":
            character *= 2
        yield character
        position += 1
