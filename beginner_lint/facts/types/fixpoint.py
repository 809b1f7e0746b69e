"""Facts that depend on each other, as those of `s` in a loop that runs `s = s + x`.

They are assumed to be nothing at first and computed again, all at once, until none of them changes: the least
of what fits together, which is the same wherever one begins to ask (Kleene's iteration). That needs of what
computes them that knowing less of what goes in never says something else than knowing more. Only what a
stable round yields is kept.

Long chains, in which each fact depends on the one before, are not followed to their end at once: where one
gets too deep, the fact down there is computed first, on its own, and then the question is asked again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable

from beginner_lint.facts.types.lattice import NOTHING, UNKNOWN, Fact, join, shallow

_PATIENCE = 12  # rounds after which what still changes is given up; then the order of questions may tell
_MOST_ROUNDS = 40
_DEPTH = 3  # levels of collections within collections
_MOST_QUESTIONS = 60  # within each other; each takes up to ten calls within each other

Compute = Callable[[], Fact]


class _TooDeep(Exception):
    """A question leads to too many others, one within the other; `key` is the last of them."""

    def __init__(self, key: Hashable, compute: Compute) -> None:
        self.key = key
        self.compute = compute


class Fixpoint:
    """Remembers facts by their keys, and computes those that depend on themselves in rounds."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Fact] = {}
        self._round: dict[Hashable, Fact] = {}
        self._assumed: dict[Hashable, Fact] = {}
        self._given_up: set[Hashable] = set()
        self._running: set[Hashable] = set()
        self._is_patient = True
        self._leans_on_assumption = False
        self._deepest = _MOST_QUESTIONS

    def is_known(self, key: Hashable) -> bool:
        """Tell whether the fact of `key` was computed before."""
        return key in self._known or key in self._round

    def remember(self, key: Hashable, compute: Compute) -> Fact:
        """Return the fact of `key`, computing it once, or in rounds if it depends on itself."""
        if key in self._known:
            return self._known[key]
        if self._running:
            return self._ask(key, compute)
        waiting = {key: compute}
        self._deepest = _MOST_QUESTIONS
        while waiting:
            key, compute = next(reversed(waiting.items()))
            try:
                self._known[key] = self._settled(key, compute)
                del waiting[key]
            except _TooDeep as deep:
                if deep.key in waiting:  # a circle, which has to be followed as a whole
                    self._deepest = sys.maxsize
                else:
                    waiting[deep.key] = deep.compute
        return self._known[key]

    def _settled(self, key: Hashable, compute: Compute) -> Fact:
        """Return the fact of `key`, computed in rounds; unknown if that comes to no end.

        Raises:
            _TooDeep: another fact has to be computed first.

        """
        try:
            for number in range(_MOST_ROUNDS):
                self._is_patient = number < _PATIENCE
                if self._run(key, compute):
                    self._known.update(self._round)
                    return self._known[key]
        except RecursionError:
            pass
        finally:
            self._running.clear()
            self._round, self._assumed, self._given_up = {}, {}, set()
        return UNKNOWN

    def _run(self, key: Hashable, compute: Compute) -> bool:
        """Compute everything once; return whether it agrees with what was assumed."""
        self._round, self._leans_on_assumption = {}, False
        self._ask(key, compute)
        if not self._leans_on_assumption:
            return True
        changed = {k: fact for k, fact in self._round.items() if fact != self._assumed.get(k, NOTHING)}
        self._assumed.update(changed)
        if not self._is_patient:
            self._given_up.update(changed)
            self._assumed.update(dict.fromkeys(changed, UNKNOWN))
        return not changed

    def _ask(self, key: Hashable, compute: Compute) -> Fact:
        found = self._known.get(key) or self._round.get(key)
        if found is not None:
            return found
        if key in self._running:
            self._leans_on_assumption = True
            return self._assumed.get(key, NOTHING)
        if key in self._given_up:
            fact = UNKNOWN
        elif len(self._running) >= self._deepest:
            raise _TooDeep(key, compute)
        else:
            self._running.add(key)
            fact = shallow(compute(), _DEPTH)
            if not self._is_patient:
                fact = join(self._assumed.get(key, NOTHING), fact)
            self._running.discard(key)
        self._round[key] = fact
        return fact
