"""Values that tell what is done to them, raise, or lie: what a learner's program may meet, and worse.

Each writes what it was asked into `LOG`, the one list into which a run also writes what it prints, so that
the order of both can be compared. Not among them: an object whose `__str__` answers with a subclass of `str`
that adds or formats in its own way. No fix of a text keeps that apart, and no program was seen that needs it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

LOG: list[tuple[str, str]] = []


def note(what: str) -> None:
    """Write down that something was asked of a value."""
    LOG.append(("step", what))


class Proxy:
    """A value that is always shown in the same way: not with its place in memory."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Stepping(Proxy):
    """Something to walk over, which counts the steps and may fail at one: no length, no index."""

    def __init__(self, items: list[Any], fails_at: int | None = None) -> None:
        self.items = items
        self.fails_at = fails_at

    def __iter__(self) -> Iterator[Any]:
        note("iter")
        return StepIterator(self.items, self.fails_at)


class StepIterator(Proxy):
    """An iterator that counts its steps and may fail at one."""

    def __init__(self, items: list[Any], fails_at: int | None = None) -> None:
        self.items = items
        self.fails_at = fails_at
        self.at = 0

    def __iter__(self) -> StepIterator:
        return self

    def __next__(self) -> Any:
        note("next")
        if self.at == self.fails_at:
            raise ValueError("a step that fails")
        if self.at >= len(self.items):
            raise StopIteration
        self.at += 1
        return self.items[self.at - 1]


class Shelf(Proxy):
    """A sequence without `__iter__`; its `__len__` says `more` than there is, or less."""

    def __init__(self, items: list[Any], more: int = 0) -> None:
        self.items = items
        self.more = more

    def __len__(self) -> int:
        note("len")
        return max(0, len(self.items) + self.more)

    def __getitem__(self, index: Any) -> Any:
        note(f"item {index}")
        return self.items[index]

    def __setitem__(self, index: Any, value: Any) -> None:
        note(f"set {index}")
        self.items[index] = value


class LyingList(list[Any]):
    """A list that walks backwards, and writes down what is appended."""

    def __iter__(self) -> Iterator[Any]:
        note("iter")
        return reversed(list(list.__iter__(self)))

    def append(self, item: Any) -> None:
        note("append")
        list.append(self, item)

    def extend(self, items: Any) -> None:
        note("extend")
        list.extend(self, items)


class LyingText(str):
    """A text that is added, formatted, walked over and shown in its own ways."""

    def __add__(self, other: Any) -> str:
        note("add")
        return "<add>"

    def __radd__(self, other: Any) -> str:
        note("radd")
        return "<radd>"

    def __str__(self) -> str:
        note("str")
        return "<str>"

    def __format__(self, spec: str) -> str:
        note("format")
        return "<format>"

    def __iter__(self) -> Iterator[str]:
        note("iter")
        return iter("<iter>")


class LyingDict(dict[Any, Any]):
    """A dict that has more keys than it shows, and writes down what is asked of it."""

    def __iter__(self) -> Iterator[Any]:
        note("iter")
        return iter([*dict.__iter__(self)][1:])

    def __missing__(self, key: Any) -> Any:
        note(f"missing {key!r}")
        return "<missing>"


class Speaking:
    """An object that answers everything, and each time writes down that it was asked."""

    def __init__(self, name: str = "x") -> None:
        self.name = name

    def __str__(self) -> str:
        note("str")
        return f"{self.name} as text"

    def __repr__(self) -> str:
        note("repr")
        return f"Speaking({self.name})"

    def __format__(self, spec: str) -> str:
        note("format")
        return f"{self.name} formatted"

    def __add__(self, other: Any) -> str:
        note("add")
        return "added"

    def __radd__(self, other: Any) -> str:
        note("radd")
        return "added from the right"

    def __rmul__(self, other: Any) -> str:
        note("rmul")
        return "multiplied from the right"

    def __index__(self) -> int:
        note("index")
        return len(self.name)

    def __bool__(self) -> bool:
        note("bool")
        return len(self.name) % 2 == 0

    def __eq__(self, other: object) -> bool:
        note("eq")
        return self is other

    def __hash__(self) -> int:
        note("hash")
        return 3

    def __call__(self, *arguments: Any) -> Any:
        note(f"call {arguments!r}")
        return arguments[0] if arguments else self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        note(f"attribute {name}")
        return self


class Growing(Proxy):
    """An object that, when it is called, or shown, grows the list it knows."""

    def __init__(self, items: list[Any]) -> None:
        self.items = items

    def __str__(self) -> str:
        note("str")
        if len(self.items) < 20:
            self.items.append("grown")
        return "growing"

    def __call__(self, *arguments: Any) -> Any:
        note("call")
        return str(self)


class Waiter(Proxy):
    """Called, it is to be waited for; then it answers with what it was given."""

    async def __call__(self, *arguments: Any) -> Any:
        note(f"waited {arguments!r}")
        return arguments[0] if arguments else None


def lines_of(lines: list[str]) -> Callable[..., io.StringIO]:
    """Return what opens a file of lines, whatever it is called."""
    return lambda *arguments, **options: io.StringIO("".join(f"{line}\n" for line in lines))


class Refusing(Proxy):
    """An object that raises whatever is asked of it."""

    def _refuse(self, *arguments: Any) -> NoReturn:
        note("refused")
        raise RuntimeError("refused")

    __str__ = __format__ = __bool__ = __iter__ = __call__ = _refuse
    __add__ = __radd__ = __len__ = __getitem__ = _refuse


class Heap(Proxy):
    """Something that is added and multiplied, and that tells where that is done in place."""

    def __init__(self, size: int = 1) -> None:
        self.size = size

    def _joined(self, other: Any) -> Heap:
        note("joined")
        return Heap(self.size + getattr(other, "size", 1))

    def _grown(self, other: Any) -> Heap:
        note("grown")
        self.size += getattr(other, "size", 1)
        return self

    __add__ = __radd__ = __mul__ = __rmul__ = __truediv__ = _joined
    __iadd__ = __imul__ = _grown


class Ending(Proxy):
    """Called, or asked for the next one, it soon says that there are no more."""

    def __init__(self, rounds: int = 1) -> None:
        self.rounds = rounds

    def __call__(self, *arguments: Any) -> str:
        note("call")
        if self.rounds <= 0:
            raise StopIteration
        self.rounds -= 1
        return "a round"

    def strip(self, *arguments: Any) -> str:
        """Answer as a text would, until the rounds are over."""
        return self(*arguments)
