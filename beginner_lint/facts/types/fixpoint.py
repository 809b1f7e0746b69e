"""Facts that depend on each other, as those of `s` in a loop that runs `s = s + x`.

They are assumed to be nothing at first and computed again, all at once, until none of them changes: the least
of what fits together, which is the same wherever one begins to ask (Kleene's iteration). That needs of what
computes them that knowing less of what goes in never says something else than knowing more. Only what a
stable round yields is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from beginner_lint.facts.types.lattice import NOTHING, UNKNOWN, Fact, join, shallow

_PATIENCE = 12  # rounds after which what still changes is given up; then the order of questions may tell
_MOST_ROUNDS = 40
_DEPTH = 3  # levels of collections within collections


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

    def is_known(self, key: Hashable) -> bool:
        """Tell whether the fact of `key` was computed before."""
        return key in self._known or key in self._round

    def remember(self, key: Hashable, compute: Callable[[], Fact]) -> Fact:
        """Return the fact of `key`, computing it once, or in rounds if it depends on itself."""
        if key in self._known:
            return self._known[key]
        if self._running:
            return self._ask(key, compute)
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
        self._known[key] = UNKNOWN
        return UNKNOWN

    def _run(self, key: Hashable, compute: Callable[[], Fact]) -> bool:
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

    def _ask(self, key: Hashable, compute: Callable[[], Fact]) -> Fact:
        found = self._known.get(key) or self._round.get(key)
        if found is not None:
            return found
        if key in self._running:
            self._leans_on_assumption = True
            return self._assumed.get(key, NOTHING)
        if key in self._given_up:
            fact = UNKNOWN
        else:
            self._running.add(key)
            fact = shallow(compute(), _DEPTH)
            if not self._is_patient:
                fact = join(self._assumed.get(key, NOTHING), fact)
            self._running.discard(key)
        self._round[key] = fact
        return fact
