"""Loops that fill one collection, a list, set or dict, and the fix that builds it in one go."""

from __future__ import annotations

import ast
import enum
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from beginner_lint.diagnostic import Edit, Fix
from beginner_lint.facts.loops.accumulators import Accumulator
from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.loops import root
from beginner_lint.facts.loops.replacing import assigned_to, replacement
from beginner_lint.facts.types.lattice import How, with_article
from beginner_lint.guards import applicability, assuming, guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


class Kind(NamedTuple):
    """A kind of collection.

    Args:
        name: its type.
        brackets: those of its comprehension.
        grows: the method that adds many items.
        handed: the brackets of the comprehension that the method gets. A set would be merged with another one
            in an order of its own.

    """

    name: str
    brackets: tuple[str, str]
    grows: str
    handed: tuple[str, str]


class Form(enum.Enum):
    """What takes the place of the loop."""

    COMPREHENSION = "xs = [f(y) for y in ys]"
    COPY = "xs = list(ys)"
    GROW_BY_COPY = "xs.extend(ys)"
    GROW_BY_GENERATOR = "xs.extend(f(y) for y in ys)"
    GROW_BY_COMPREHENSION = "xs.extend([f(y) for y in ys])"

    @property
    def makes_anew(self) -> bool:
        """Whether a new collection is made, so that the one from before the loop goes."""
        return self in (Form.COMPREHENSION, Form.COPY)

    @property
    def copies(self) -> bool:
        """Whether what the loop iterates is copied as a whole."""
        return self in (Form.COPY, Form.GROW_BY_COPY)


class Collecting(Accumulator):
    """A loop that adds to one collection in each round that passes its conditions, and does nothing else."""

    kind: ClassVar[Kind]

    @classmethod
    def of(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> Collecting | None:
        """Return what a loop collects, and in what; None if it does anything else."""
        raise NotImplementedError

    @property
    def copied(self) -> ast.expr | None:
        """What the collection becomes a copy of; None if the loop does more than copy."""
        raise NotImplementedError

    def copied_text(self, wording: Wording, copied: ast.expr) -> str:
        """Return the text of what is copied."""
        return wording.alone(copied)

    def elements(self, wording: Wording, form: Form) -> list[list[str]]:
        """Return the parts of the comprehension or generator that gives what the loop adds."""
        raise NotImplementedError

    # Is it one to speak of?

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say of the loop, or another rule speaks of it."""
        return (
            self.is_something_else()
            or self.is_read_in_loop()
            or self.names_are_attributes()
            or self.is_too_long()
            or self.walks_over_indexes()
            or self.walks_over_rows()
        )

    @guard
    def is_something_else(self) -> bool:
        """Whether what grows may be of another kind: a queue, a tree, the learner's own class."""
        fact = self._facts.types.kind(self.receiver)
        return not (fact.how > How.EVIDENCE and fact.suggests(self.kind.name))

    @guard
    def is_part_of_another(self) -> bool:
        """Whether a loop around this one is reported, this one included."""
        for holder in self.loops_around():
            found = self.of(holder, self._facts)
            if found is not None and self.loop in found.reduction.loops and not found.keeps_silent():
                return True
        return False

    # What would the fix take for granted?

    @guard
    def others_may_look_meanwhile(self) -> str | None:
        """Why the collection must not grow in one step, though no generator can take the loop's place."""
        if self.is_private() and self.is_watched() is None:
            return None
        return f"others may see `{self._text}` grow while the loop waits"

    @guard
    def source_is_unproved(self) -> str | None:
        """Say what is taken for granted about what is copied."""
        raise NotImplementedError

    @guard
    def collection_is_unproved(self) -> str | None:
        """Say what is taken for granted about the collection that grows."""
        fact = self._facts.types.of(self.receiver)
        if fact.proves(self.kind.name):
            return None
        return f"`{self._text}` is {with_article(fact.type)}, as declared"

    @guard
    def collection_may_be_missing(self) -> str | None:
        """Say what is taken for granted about the collection: without rounds, nobody would miss it."""
        return f"`{self._text}` exists before the loop" if self.may_be_missing() else None

    @guard
    def step_may_stop(self) -> str | None:
        """Say what is taken for granted about the steps where a generator takes the place of the loop."""
        if not self.may_stop():
            return None
        rebinds = f", and none gives `{self._text}` another {self.kind.name}" if self.may_be_rebound() else ""
        return f"no step raises StopIteration{rebinds}"

    def order_is_unproved(self) -> str | None:
        """Say what is taken for granted about the order in which the parts of an element are computed."""
        return None

    def does_not_become_one(self) -> str | None:
        """Return why no expression can take the place of the loop."""
        return self.name_is_used_later() or self.does_not_fit()

    # What is done

    @property
    def _text(self) -> str:
        return self._facts.source.segment(self.receiver)

    @property
    def form(self) -> Form:
        """What takes the place of the loop."""
        watched = self.is_watched() is not None
        if self.initial is not None and not watched:
            is_builtin = self._facts.scopes.would_be_builtin(self.kind.name, self.loop)
            return Form.COPY if self.copied is not None and is_builtin else Form.COMPREHENSION
        if self.copied is not None:
            return Form.GROW_BY_COPY
        if self.waits() or (self.may_stop() and self.is_private() and not watched):
            return Form.GROW_BY_COMPREHENSION
        return Form.GROW_BY_GENERATOR

    def fix(self) -> Fix | str:
        """Return the fix that puts one expression in the place of the loop, or why there is none."""
        form = self.form
        claims = [self.others_import_a_name(), self.name_may_lack_value()]
        claims.append(self.source_is_unproved() if form.copies else self.order_is_unproved())
        if not form.makes_anew:
            claims += [self.collection_is_unproved(), self.collection_may_be_missing()]
        if form is Form.GROW_BY_GENERATOR:
            claims.append(self.step_may_stop())
        refusal = self.does_not_become_one()
        if form is Form.GROW_BY_COMPREHENSION:
            refusal = refusal or self.others_may_look_meanwhile()
        edits = refusal or self._edits(form)
        if isinstance(edits, str):
            return edits
        assumption = assuming(*claims)
        bound = {name.id for name in self.reduction.bound}
        own = {name for name in bound if self._facts.loops.stays_in_loops(name, self.loop)}
        scoped = self._facts.scopes.scoped
        return Fix(
            f"Build the {self.kind.name} in one go" if form.makes_anew else "Add the items in one go",
            applicability(assumption),
            edits,
            binds=scoped(self.loop, root(self.receiver).id, *bound - own),
            relies_on=scoped(self.loop, self.kind.name, *self.names_read - own),
            drops=scoped(self.loop, *own),
            assumption=assumption,
        )

    def _edits(self, form: Form) -> tuple[Edit, ...] | str:
        """Return the edits that give a loop another form, or the reason why there are none."""
        wording = Wording(self.reduction, self._facts)
        statement = self._pieces(form, wording)
        goes = self.initial if form.makes_anew else None
        return replacement(self.loop, statement, wording, self._facts, goes=goes)

    def _pieces(self, form: Form, wording: Wording) -> tuple[str, list[list[str]], str]:
        """Return what opens the brackets, the parts between them, and what closes them."""
        assigned = assigned_to(self.receiver, self.initial, self._facts)
        grown = f"{self._text}.{self.kind.grows}("
        if form.copies:
            assert self.copied is not None
            copied = self.copied_text(wording, self.copied)
            if form is Form.GROW_BY_COPY:
                return grown, [[copied]], ")"
            if type(self.copied).__name__.lower() == self.kind.name:
                return f"{assigned}{copied}", [], ""  # has brackets of its own
            return f"{assigned}{self.kind.name}(", [[copied]], ")"
        elements = self.elements(wording, form)
        if form is Form.COMPREHENSION:
            opening, closing = self.kind.brackets
            return f"{assigned}{opening}", elements, closing
        if form is Form.GROW_BY_COMPREHENSION:
            opening, closing = self.kind.handed
            return f"{grown}{opening}", elements, f"{closing})"
        return grown, elements, ")"
