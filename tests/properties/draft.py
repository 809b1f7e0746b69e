"""A program while it is being made: lines with their depth, and the fragments that stand in it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

HEADERS = ("for ", "while ", "async for ")


def compiles(text: str) -> bool:
    """Tell whether a text is a program."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of texts such as `1 is 1`, which are programs too
        try:
            compile(text.encode(), "program.py", "exec", dont_inherit=True)
        except SyntaxError:
            return False
    return True


@dataclass(eq=False)
class Line:
    """One logical line. Lines are told apart by identity, so that they can be found when others are put in."""

    depth: int
    text: str

    @property
    def opens_loop(self) -> bool:
        """Whether the line is the header of a loop."""
        return self.text.startswith(HEADERS)


@dataclass(eq=False)
class Fragment:
    """A template that was filled in.

    `names` are what its holes hold, `types` the types of those that are variables; `made`, `looped` and
    `given` are the holes that hold variables of it: bound for good, by a loop only, and found there.
    """

    template: str
    lines: list[Line]
    names: dict[str, str]
    types: dict[str, str]
    made: list[str] = field(default_factory=list)
    looped: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    in_class: bool = False

    @property
    def loops(self) -> list[Line]:
        """The headers of its loops."""
        return [line for line in self.lines if line.opens_loop]


@dataclass(eq=False)
class Draft:
    """Lines, fragments, and what is done to the text at last."""

    lines: list[Line] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    finishes: list[Callable[[str], str]] = field(default_factory=list)
    indent: str = "    "

    def text(self) -> str:
        """Return the program."""
        text = "".join(f"{self.indent * line.depth}{line.text}\n" for line in self.lines)
        for finish in self.finishes:
            text = finish(text)
        return text

    def index(self, line: Line) -> int:
        """Return where a line stands."""
        return next(at for at, other in enumerate(self.lines) if other is line)

    def suite(self, header: Line) -> list[Line]:
        """Return the lines that belong to a header: all that follow and are deeper."""
        suite = []
        for line in self.lines[self.index(header) + 1 :]:
            if line.depth <= header.depth:
                break
            suite.append(line)
        return suite

    def statement(self, line: Line) -> list[Line]:
        """Return a statement from its first line on, with its suites and those of its `else` and `except`."""
        found = [line, *self.suite(line)]
        while (at := self.index(found[-1]) + 1) < len(self.lines):
            clause = self.lines[at]
            if clause.depth != line.depth or not clause.text.startswith(
                ("else:", "elif ", "except", "finally:")
            ):
                break
            found += [clause, *self.suite(clause)]
        return found

    def put_before(self, line: Line, *texts: str) -> list[Line]:
        """Put statements before a line, as deep as it; deeper by the spaces before them, four a step."""
        return self.put_at(self.index(line), line.depth, texts)

    def put_after(self, line: Line, *texts: str) -> list[Line]:
        """Put statements after the statement that begins with a line."""
        return self.put_at(self.index(self.statement(line)[-1]) + 1, line.depth, texts)

    def put_into(self, header: Line, *texts: str, last: bool = False) -> list[Line]:
        """Put statements into the suite of a header, first or last."""
        at = self.index(self.suite(header)[-1]) if last else self.index(header)
        return self.put_at(at + 1, header.depth + 1, texts)

    def append(self, depth: int, *texts: str) -> list[Line]:
        """Put statements at the end."""
        return self.put_at(len(self.lines), depth, texts)

    def put_at(self, at: int, depth: int, texts: tuple[str, ...]) -> list[Line]:
        """Put statements at an index, so deep."""
        new = [Line(depth + (len(text) - len(text.lstrip(" "))) // 4, text.lstrip(" ")) for text in texts]
        self.lines[at:at] = new
        return new

    def nest(self, lines: list[Line], *headers: str) -> None:
        """Put lines that stand together under new headers, each within the one before."""
        at, depth = self.index(lines[0]), lines[0].depth
        for line in lines:
            line.depth += len(headers)
        self.lines[at:at] = [Line(depth + step, header) for step, header in enumerate(headers)]

    def saved(self) -> Callable[[], None]:
        """Return what brings the lines back as they are now."""
        before = [(line, line.depth, line.text) for line in self.lines]
        finishes, indent = list(self.finishes), self.indent

        def restore() -> None:
            self.lines = [line for line, _, _ in before]
            for line, depth, text in before:
                line.depth, line.text = depth, text
            self.finishes, self.indent = finishes, indent

        return restore

    def spelled(self) -> Iterator[str]:
        """Yield the texts of the lines."""
        return (line.text for line in self.lines)
