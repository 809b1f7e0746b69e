"""Loops that compute one value which one call of a builtin gives too, and the fix that puts it there."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from beginner_lint.diagnostic import Edit, Fix
from beginner_lint.facts.loops.accumulators import Accumulator
from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.loops import root
from beginner_lint.facts.loops.reductions import Each, Value
from beginner_lint.facts.loops.replacing import replacement
from beginner_lint.facts.scopes.imports import Module
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.facts.types.lattice import Fact, join_all
from beginner_lint.guards import applicability, assuming, guard

if TYPE_CHECKING:
    from typing_extensions import Self

    from beginner_lint.facts import Facts

# What holds many values that a library adds up or compares by itself; pandas and numpy have their own rules.
_COLUMNS = ("DataFrame", "Series", "Index", "ndarray")


class Call(NamedTuple):
    """A statement with a call: what opens the brackets, the parts between them, and what closes them."""

    head: str
    parts: list[list[str]]
    tail: str


class Computing(Accumulator):
    """A loop that computes one value, and does nothing else."""

    function: str | None = None
    """The builtin that is called."""
    library: str | None = None
    """The module of the function that is called, if that is no builtin."""
    title: ClassVar[str]
    """What the fix does, in the imperative."""

    @classmethod
    def of(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> Self | None:
        """Return what a loop computes; None if it does anything else."""
        raise NotImplementedError

    def call(self, wording: Wording) -> Call:
        """Return what takes the place of the loop."""
        raise NotImplementedError

    def claims(self) -> list[str | None]:
        """Return what the fix takes for granted, beside what all of them do."""
        return []

    @property
    def goes(self) -> ast.stmt | None:
        """A statement before the loop that is not needed any more."""
        return self.initial

    @property
    def last(self) -> ast.stmt:
        """The last of the statements in whose place the call comes."""
        return self.loop

    @property
    def name(self) -> str:
        """What is computed, as it is written."""
        return self._facts.source.segment(self.receiver)

    # Is it one to speak of?

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say of the loop, or another rule speaks of it."""
        return (
            self.is_read_in_loop()
            or self.names_are_attributes()
            or self.is_too_long()
            or self.walks_over_indexes()
            or self.walks_over_rows()
            or self.walks_over_columns()
        )

    @guard
    def walks_over_columns(self) -> bool:
        """Tell whether the loop walks over what pandas or numpy compute with as a whole."""
        return any(self._facts.types.of(loop.iter).suggests(*_COLUMNS) for loop in self.reduction.loops)

    @guard
    def is_watched(self) -> str | None:
        """Return who may see the value while it is computed; a module that fails nobody can import."""
        if self._scope.kind is ScopeKind.MODULE and not self.runs_other_code():
            seen = self._facts.flow.seen_after_exception(root(self.receiver).id, self.loop)
            if seen is not None and seen.node is None:
                return None
        return super().is_watched()

    # What is known of the values?

    @property
    def whole(self) -> Each | None:
        """The loop's clause, if the loop uses the very elements that it iterates, all of them."""
        only = self.reduction.clauses[0]
        if len(self.reduction.clauses) > 1 or not isinstance(only, Each) or self.reduction.temporaries:
            return None
        target = only.loop.target
        is_same = isinstance(target, ast.Name) and all(
            isinstance(result, ast.Name) and result.id == target.id for result in self.results
        )
        return only if is_same and isinstance(only.loop, ast.For) else None

    @property
    def hands_in_generator(self) -> bool:
        """Whether the builtin gets a generator, which runs the loop's steps."""
        return self.whole is None and not self.waits()

    @property
    def start(self) -> Fact:
        """What is known of the value before the loop."""
        own = self._own_bindings()
        assert isinstance(self.receiver, ast.Name)
        found = self._facts.flow.reaching(self.receiver)
        before = [binding for binding in found or () if binding.node not in own]
        if found is None or not before:
            return Fact(None)
        return join_all(*map(self._facts.types.of_binding, before))

    def elements(self, wording: Wording, value: Value) -> list[list[str]]:
        """Return the parts of what the builtin gets, all elements or one expression for each."""
        if self.whole is not None:
            return [[wording.iterated(self.whole)]]
        return wording.breakable_parts(value)

    # What is done

    @cached_property
    def module(self) -> Module | None:
        """What the module of the function is called here; None if it cannot be named."""
        assert self.library is not None
        return self._facts.imports.module(self.library, self.library, self.loop, beside=self.library)

    @guard
    def builtin_is_hidden(self) -> str | None:
        """Why the function cannot be called here."""
        if self.library is not None and self.module is None:
            return f"`{self.library}` is imported elsewhere, or may mean something else in this program"
        if self.function is None or self._facts.scopes.would_be_builtin(self.function, self.loop):
            return None
        return f"`{self.function}` may mean something else in this program"

    @guard
    def step_may_stop(self) -> str | None:
        """Say what is taken for granted about the steps where a generator takes the place of the loop."""
        if not self.hands_in_generator or not self.may_stop():
            return None
        if isinstance(self.loop.target, ast.Name) and self._only_steps():
            return None
        return "no step raises StopIteration"

    def _only_steps(self) -> bool:
        """Tell whether the loop's rounds run nothing but the steps of what it iterates."""
        return all(isinstance(part, ast.Constant) for part in list(self.evaluated())[1:])

    def _handler(self) -> str | None:
        """Return where the function itself looks at the value after an exception in the loop."""
        if self.is_watched() is None:
            return None
        seen = self._facts.flow.seen_after_exception(root(self.receiver).id, self.loop)
        return seen.reason if seen is not None and seen.node is not None else None

    def refusal(self) -> str | None:
        """Return why no call can take the place of the loop."""
        hidden = self.builtin_is_hidden()
        return hidden or self.name_is_used_later() or self.does_not_fit() or self._handler()

    def fix(self) -> Fix | str:
        """Return the fix that puts one call in the place of the loop, or why there is none."""
        edits = self.refusal() or self._edits()
        if isinstance(edits, str):
            return edits
        assumption = assuming(
            self.others_import_a_name(),
            self.name_may_lack_value(),
            f"nobody looks at `{self.name}` while the loop runs" if self.is_watched() else None,
            *self.claims(),
            self.step_may_stop(),
        )
        bound = {name.id for name in self.reduction.bound}
        own = {name for name in bound if self._facts.loops.stays_in_loops(name, self.loop)}
        written = {root(receiver).id for receiver in self._receivers}
        module = self.module if self.library is not None else None
        called = [module.name] if module else [self.function] if self.function else []
        added = [module.edit] if module and module.edit else []
        new = [module.name] if module and module.edit else []
        scoped = self._facts.scopes.scoped
        return Fix(
            self.title,
            applicability(assumption),
            (*added, *edits),
            binds=scoped(self.loop, *written, *bound - own, *new),
            relies_on=scoped(self.loop, *called, *self.names_read - own),
            drops=scoped(self.loop, *own),
            assumption=assumption,
        )

    def _edits(self) -> tuple[Edit, ...] | str:
        wording = Wording(self.reduction, self._facts)
        call = self.call(wording)
        return replacement(self.loop, call, wording, self._facts, goes=self.goes, last=self.last)
