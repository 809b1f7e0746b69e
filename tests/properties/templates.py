"""Templates: shapes of code with holes, written as learners write them, and how they are filled in.

A hole is a name behind a `$`. What fills it is said by a short phrase, a keyword argument of `template`:

    var T          a variable of that type, made if there is none
    value T        something of that type to iterate or pass: a variable mostly, else an expression
    made T         what a learner writes to get something of that type
    new T          a new name, a variable of the type from then on
    loop T         a new name that only a loop binds
    T from x y     an expression of that type made of the holes x and y
    print from x   a call of `print` that shows some of them
    body from x    no, one or two statements
    = text : T     this text, which stands for something of that type; `= a | b : T` is one of several
    a | b | c      one of these texts

T, U and V in a phrase stand for a type that is drawn anew for each use; `T="int|str"` narrows it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.properties.draft import Fragment, Line
from tests.properties.values import ELEMENTS, LOOP_NAMES, NAMES, expression, literal, shown

_HOLE = re.compile(r"\$(\w+)")
_LETTER = re.compile(r"\b[TUV]\b")


@dataclass(frozen=True)
class Template:
    """A shape of code. `b4` are the entries of the catalogue of faults that it stands for."""

    name: str
    text: str
    holes: dict[str, str]
    b4: frozenset[int] = frozenset()
    weight: float = 1.0
    at_top: bool = False
    in_function: bool = False


def template(
    name: str,
    text: str,
    /,
    *,
    b4: tuple[int, ...] = (),
    weight: float = 1.0,
    at_top: bool = False,
    in_function: bool = False,
    **holes: str,
) -> Template:
    """Return a template; `at_top` keeps it out of functions, `in_function` keeps it in one."""
    text = textwrap.dedent(text).strip("\n")
    missing = set(_HOLE.findall(text)) - set(holes)
    assert not missing, f"{name}: nothing is said about {missing}"
    return Template(name, text, holes, frozenset(b4), weight, at_top, in_function)


class Scope:
    """The variables of one scope with their types, and the lines that are written in it."""

    def __init__(self, rng: Random, *, depth: int, accepts_parameters: bool = False) -> None:
        self.rng = rng
        self.depth = depth
        self.lines: list[Line] = []
        self.variables: dict[str, str] = {}
        self.parameters: dict[str, str] = {}
        self.taken: set[str] = set()
        self.looped: set[str] = set()
        self._accepts_parameters = accepts_parameters

    def write(self, *texts: str) -> list[Line]:
        """Add lines; each step of four spaces before a text puts it deeper."""
        new = [
            Line(self.depth + (len(text) - len(text.lstrip(" "))) // 4, text.lstrip(" ")) for text in texts
        ]
        self.lines += new
        return new

    def fresh(self, kind: str, *, for_loop: bool = False) -> str:
        """Return a name for a variable of a type. A loop's name may be that of another loop."""
        pool = (
            LOOP_NAMES.get(kind, ("item", "x", "entry")) if for_loop else NAMES.get(kind, ("thing", "value"))
        )
        free = [name for name in pool if name not in self.taken]
        if for_loop and self.rng.random() < 0.5:
            free += [name for name in pool if name in self.looped and name not in self.variables]
        name = self.rng.choice(free) if free else f"{pool[0]}{len(self.taken)}"
        self.taken.add(name)
        if for_loop:
            self.looped.add(name)
        else:
            self.variables[name] = kind
        return name

    def variable(self, kind: str) -> str:
        """Return the name of a variable of a type; it becomes a parameter or is assigned if there is none."""
        known = [name for name, given in self.variables.items() if given == kind]
        if known and self.rng.random() < 0.7:
            return self.rng.choice(known)
        name = self.fresh(kind)
        if self._accepts_parameters and self.rng.random() < 0.7:
            self.parameters[name] = kind
        else:
            self.write(f"{name} = {self.source(kind)}")
        return name

    def source(self, kind: str) -> str:
        """Return what a learner writes to get something of a type: a literal mostly."""
        rng = self.rng
        ways = {
            "str": ("input()", 'input("? ")', '"spam ham eggs"', "str(12)"),
            "int": ("int(input())", 'len("spam")'),
            "list[str]": ('"spam ham eggs".split()', "input().split()", 'list("abc")', 'sorted(["b", "a"])'),
            "list[int]": (
                "list(range(5))",
                "[1] * 3",
                "[3, 1, 2, 3]",
                "sorted([3, 1, 2])",
                "[int(p) for p in input().split()]",
            ),
            "list[list[int]]": ("[[1, 2], [3], []]", "[[0] * 2 for _ in range(2)]"),
        }.get(kind, ())
        return rng.choice(ways) if ways and rng.random() < 0.4 else literal(kind, rng)


class Filling:
    """One template being filled in within a scope."""

    def __init__(
        self, shape: Template, scope: Scope, body: Callable[[list[tuple[str, str]]], list[str]]
    ) -> None:
        self._shape, self._scope, self._rng, self._body = shape, scope, scope.rng, body
        self._letters: dict[str, str] = {}
        self._pending: list[str] = []
        self.fragment = Fragment(shape.name, [], {}, {})

    def write(self) -> Fragment:
        """Add the lines to the scope and return the fragment."""
        for hole in self._shape.holes:
            if hole not in "TUV":
                self._fill(hole)
        for name in self._pending:
            self._scope.variables[name] = self._pending_types[name]
        lines = []
        for line in self._shape.text.split("\n"):
            lines += self._filled(line)
        self.fragment.lines = self._scope.write(*lines)
        return self.fragment

    @property
    def _pending_types(self) -> dict[str, str]:
        return {self.fragment.names[hole]: kind for hole, kind in self.fragment.types.items()}

    def _filled(self, line: str) -> list[str]:
        if (match := re.fullmatch(r"( *)\$(\w+)", line)) and self._shape.holes[match[2]].startswith("body"):
            statements = self.fragment.names[match[2]]
            return [match[1] + statement for statement in statements.split("\n") if statement]
        return [_HOLE.sub(lambda hole: self.fragment.names[hole[1]], line)]

    def _type(self, text: str) -> str:
        return _LETTER.sub(lambda letter: self._letter(letter[0]), text.strip())

    def _letter(self, letter: str) -> str:
        if letter not in self._letters:
            allowed = self._shape.holes.get(letter)
            self._letters[letter] = self._rng.choice(allowed.split("|") if allowed else ELEMENTS)
        return self._letters[letter]

    def _fill(self, hole: str) -> None:
        if hole in self.fragment.names:
            return
        phrase = self._shape.holes[hole]
        kind, _, rest = phrase.partition(" ")
        fragment, scope = self.fragment, self._scope
        if phrase.startswith("= "):
            text, _, given = phrase[2:].rpartition(" : ")
            if " | " in text:
                text = self._rng.choice([part.strip() for part in text.split(" | ")])
            fragment.names[hole] = self._with_holes(text)
            fragment.types[hole] = self._type(given)
        elif kind in ("var", "value"):
            given = self._type(rest)
            fragment.types[hole] = given
            as_variable = kind == "var" or self._rng.random() < 0.7
            fragment.names[hole] = scope.variable(given) if as_variable else scope.source(given)
            if as_variable:
                fragment.given.append(hole)
        elif kind == "made":
            fragment.names[hole] = scope.source(self._type(rest))
        elif kind in ("new", "loop"):
            fragment.types[hole] = self._type(rest)
            name = scope.fresh(fragment.types[hole], for_loop=kind == "loop")
            fragment.names[hole] = name
            (fragment.looped if kind == "loop" else fragment.made).append(hole)
            if kind == "new":  # not to be used by what is written meanwhile
                del scope.variables[name]
                self._pending.append(name)
        elif " from " in phrase:
            given, _, used = phrase.partition(" from ")
            fragment.names[hole] = self._made_from(given, used.split())
        else:
            fragment.names[hole] = self._with_holes(
                self._rng.choice([part.strip() for part in phrase.split(" | ")])
            )

    def _with_holes(self, text: str) -> str:
        for name in _HOLE.findall(text):
            self._fill(name)
        return _HOLE.sub(lambda hole: self.fragment.names[hole[1]], text)

    def _made_from(self, given: str, used: list[str]) -> str:
        for name in used:
            self._fill(name)
        sources = [(self.fragment.names[name], self.fragment.types[name]) for name in used]
        if given == "print":
            return shown(sources, self._rng)
        if given == "body":
            return "\n".join(self._body(sources))
        return expression(self._type(given), sources, self._rng)
