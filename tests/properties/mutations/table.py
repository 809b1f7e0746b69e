"""The table of the mutations, and how a function gets into it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.properties.draft import Draft, Fragment, Line, compiles

_STEP = re.compile(r"\.append\(| \+= |\.(?:loc|at)\[[^]]*\] = ")
Change = Callable[["Site"], None]
MUTATIONS: dict[str, Mutation] = {}


class DoesNotFit(Exception):
    """A mutation cannot be made at a fragment."""


@dataclass(frozen=True)
class Mutation:
    """A change of a draft at one of its fragments. `needs` is the type of something that it is about, if any."""

    name: str
    b4: frozenset[int]
    change: Change
    weight: float
    needs: str | None = None

    def apply(self, draft: Draft, fragment: Fragment, rng: Random) -> bool:
        """Change a draft; leave it as it is if that cannot be done."""
        restore = draft.saved()
        try:
            self.change(Site(draft, fragment, rng))
            if compiles(draft.text()):
                return True
        except (DoesNotFit, IndexError, StopIteration):  # nothing to choose from, no such line
            pass
        restore()
        return False


def mutation(*b4: int, weight: float = 1.0, needs: str | None = None) -> Callable[[Change], Change]:
    """Add a function to the table, under its name. What it raises for want of a line or a name is no error."""

    def add(change: Change) -> Change:
        name = change.__name__.replace("_", "-")
        MUTATIONS[name] = Mutation(name, frozenset(b4), change, weight, needs)
        return change

    return add


class Site:
    """One fragment of a draft, with what mutations ask of it."""

    def __init__(self, draft: Draft, fragment: Fragment, rng: Random) -> None:
        self.draft, self.fragment, self.rng = draft, fragment, rng

    @property
    def first(self) -> Line:
        """The first line of the fragment."""
        return self.fragment.lines[0]

    def loop(self) -> Line:
        """Return the header of one of the loops."""
        return self.rng.choice(self.fragment.loops)

    def made(self) -> str:
        """Return the name of a variable that the fragment makes or goes on with."""
        holes = self.fragment.made or self.fragment.given
        return self.fragment.names[self.rng.choice(holes)]

    def looped(self) -> str:
        """Return the name of a variable that a loop of the fragment binds."""
        return self.fragment.names[self.rng.choice(self.fragment.looped)]

    def given(self) -> tuple[str, str]:
        """Return the name and the type of a variable that the fragment uses."""
        hole = self.rng.choice(self.fragment.given)
        return self.fragment.names[hole], self.fragment.types[hole]

    def any_name(self) -> str:
        """Return the name of a variable of the fragment."""
        fragment = self.fragment
        return fragment.names[self.rng.choice(fragment.made + fragment.looped + fragment.given)]

    def step(self) -> tuple[Line, str]:
        """Return a line that adds something in a round, or writes a cell, and the text of what it adds."""
        lines = [line for line in self.fragment.lines if _STEP.search(line.text)]
        line = self.rng.choice(lines)
        found = _STEP.search(line.text)
        assert found is not None
        text = line.text[found.end() :]
        return line, text[:-1] if found[0] == ".append(" else text

    def replace_step(self, pattern: str) -> None:
        """Put another text in the place of what a round adds; `$v` in it stands for the old one."""
        line, value = self.step()
        at = line.text.rindex(value)
        line.text = line.text[:at] + pattern.replace("$v", value) + line.text[at + len(value) :]

    def at_top(self, *texts: str) -> None:
        """Put statements at the start of the program."""
        self.draft.put_before(self.draft.lines[0], *texts)

    def at_end(self, *texts: str) -> None:
        """Put statements at the end of the program."""
        self.draft.append(0, *texts)

    def before(self, *texts: str) -> None:
        """Put statements before the fragment."""
        self.draft.put_before(self.first, *texts)

    def after(self, *texts: str) -> None:
        """Put statements after the fragment, as deep as its first line."""
        last = [line for line in self.fragment.lines if line.depth == self.first.depth][-1]
        self.draft.put_after(last, *texts)

    def function(self) -> Line:
        """Return the header of the function around the fragment."""
        depth = self.first.depth
        for line in reversed(self.draft.lines[: self.draft.index(self.first)]):
            if line.depth < depth:
                depth = line.depth
                if line.text.startswith("def "):
                    return line
        raise DoesNotFit

    def statements(self) -> list[Line]:
        """Return all lines of the fragment's statements, those put in meanwhile included."""
        start = self.draft.index(self.first)
        last = [line for line in self.fragment.lines if line.depth == self.first.depth][-1]
        return self.draft.lines[start : self.draft.index(self.draft.statement(last)[-1]) + 1]
