"""Loops that only find the largest or the smallest of some values."""

from __future__ import annotations

import ast
import enum
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.loops.comparing import Better, assigned, better_by
from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.computing import Call, Computing
from beginner_lint.facts.loops.index_headers import is_dotted
from beginner_lint.facts.loops.loop_bodies import Filter
from beginner_lint.facts.loops.loops import root
from beginner_lint.facts.loops.reductions import Reduction
from beginner_lint.facts.loops.replacing import assigned_to
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.types.lattice import How, with_article
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from typing_extensions import Self

    from beginner_lint.facts import Facts

_ORDERED = (("int", "bool"), ("float",), ("str",))
_PLAIN = ("list", "tuple", "str", "range", "dict", "set", "frozenset")
_SEQUENCES = ("list", "tuple", "str", "range")
_LONGEST = 30  # characters of an expression that is quoted


class Start(enum.Enum):
    """From what a search for the largest starts."""

    FIRST = "xs[0]"
    NONE = "None"
    BOUND = "a number, or an empty text"


class Extreme(Computing):
    """A loop that keeps the largest, or smallest, of some values.

    Args:
        reduction: what the loop does in each round, without the comparison.
        better: the comparison.
        target: where the loop binds the best one so far.
        facts: the facts of the file.

    """

    def __init__(self, reduction: Reduction, better: Better, target: ast.Name, facts: Facts) -> None:
        super().__init__(reduction, (*better.places, target), (better.value,), facts)
        self.better = better
        self.function = "max" if better.larger else "min"
        self.word = "largest" if better.larger else "smallest"
        self.title = f"Find the {self.word} in one go"  # type: ignore[misc]

    @classmethod
    def of(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> Self | None:
        """Return what a loop searches; None if it does anything else."""
        reduction = facts.reductions.of(loop)
        outcome = reduction.outcomes[0] if reduction is not None and len(reduction.outcomes) == 1 else None
        if reduction is None or outcome is None:
            return None
        target, value = assigned(outcome)
        if target is None or value is None:
            return None
        tested = reduction.clauses[-1]
        test = tested.test if isinstance(tested, Filter) and not tested.negated else None
        better = better_by(target, value, test, facts)
        if better is None:
            return None
        if not better.called:
            reduction = reduction._replace(clauses=reduction.clauses[:-1])
        found = cls(reduction, better, target, facts)
        return found if found.initial is not None and found.start_kind is not None else None

    @classmethod
    def is_seen_in(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> bool:
        """Tell whether a loop looks as if it did nothing but give one variable a value."""
        outcomes = facts.reductions.outcomes(loop)
        return len(outcomes) == 1 and assigned(outcomes[0])[0] is not None

    def is_empty(self, value: ast.expr) -> bool:
        """Tell whether a value may be one from which the search starts."""
        return True

    @cached_property
    def start_kind(self) -> Start | None:
        """From what the search starts; None if that is none of what is known."""
        value = self.initial.value if self.initial is not None else None
        if value is None:
            return None
        if self.sequence is not None:
            return None if self.better.none else Start.FIRST
        if isinstance(value, ast.Constant) and value.value is None:
            return Start.NONE if self.better.none else None
        if self.better.none:
            return None
        is_bound = _is_number(value) or (self.better.key is not None and _is_empty_text(value))
        return Start.BOUND if is_bound else None

    @cached_property
    def sequence(self) -> ast.expr | None:
        """The sequence with whose first element the search starts, if the loop walks over it, or its rest."""
        value = self.initial.value if self.initial is not None else None
        if (
            len(self.reduction.clauses) > 1
            or self.reduction.temporaries
            or not isinstance(self.loop, ast.For)
        ):
            return None
        if (
            not isinstance(value, ast.Subscript)
            or not is_dotted(value.value)
            or not _is_index(value.slice, 0)
        ):
            return None
        sequence, walked = value.value, self.loop.iter
        by_index = (
            self._is_builtin(walked) and ast.unparse(walked) == f"range(1, len({ast.unparse(sequence)}))"
        )
        element = ast.unparse(self.loop.target)
        if by_index:
            element = f"{ast.unparse(sequence)}[{element}]"
        if ast.unparse(self.better.value) != element or not isinstance(self.loop.target, ast.Name):
            return None
        if isinstance(walked, ast.Subscript) and ast.unparse(walked.slice) == "1:":
            walked = walked.value
        is_walked = by_index or self._facts.loops.is_same(walked, sequence)
        return sequence if is_walked and not self._touched_between(sequence) else None

    def _is_builtin(self, node: ast.expr) -> bool:
        """Tell whether the names that are called in an expression are the builtins."""
        calls = (inner for inner in nodes_in(node) if isinstance(inner, ast.Call))
        return all((self._facts.types.origin(call.func) or "").startswith("builtins.") for call in calls)

    def _touched_between(self, sequence: ast.expr) -> bool:
        """Tell whether statements between the start and the loop use, or may change, the sequence."""
        assert self.initial is not None
        block, end = self._facts.parents.block(self.loop)
        between, name = block[block.index(self.initial) + 1 : end], root(sequence)
        owner = self._facts.scopes.owner(name)
        spelled = self._facts.scopes.spelling(name)
        if any(self._facts.loops.places(name, statement) for statement in between):
            return True
        return owner is None or self._facts.effects.may_change(spelled, owner, between) is not None

    # Is it one to speak of?

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say of the loop, or another rule speaks of it."""
        return self.is_no_sequence() or super().keeps_silent()

    @guard
    def is_no_sequence(self) -> bool:
        """Tell whether the search starts with an item that is looked up by a key."""
        if self.sequence is None:
            return False
        fact = self._facts.types.of(self.sequence)
        return fact.type is not None and not fact.suggests(*_SEQUENCES)

    def runs_other_code(self) -> str | None:
        """Return a phrase for what the loop runs beside builtins; None if nothing.

        The best one so far may be of two types, which says little about what comparing with it runs.
        """
        value, walked = self.better.value, self._facts.types.of(self.loop.iter)
        is_plain = len(self.reduction.clauses) == 1 and isinstance(self.loop.target, ast.Name)
        is_known = walked.proves(*_PLAIN) and self._compares_plainly() and self._facts.effects.is_pure(value)
        return None if is_plain and is_known else super().runs_other_code()

    # What would it take for granted?

    @guard
    def cannot_wait(self) -> str | None:
        """Why the call cannot wait for something, as the loop does."""
        return "the loop waits for something in each round" if self.waits() else None

    def refusal(self) -> str | None:
        """Return why no call can take the place of the loop."""
        return self.cannot_wait() or super().refusal()

    def sequence_is_unproved(self) -> str | None:
        """Say what is taken for granted about the sequence whose first element is the start."""
        if self.sequence is None or self._facts.types.of(self.sequence).proves(*_SEQUENCES):
            return None
        fact, name = self._facts.types.of(self.sequence), self._facts.source.segment(self.sequence)
        if fact.how is How.DECLARED:
            return f"`{name}` is {with_article(fact.type)}, as declared"
        return f"`{name}` is a list or another sequence (no dict)"

    @guard
    def sequence_may_be_empty(self) -> str | None:
        """Say that the sequence is taken to have elements, where the exception without any may be caught."""
        if self.sequence is None or not self._facts.parents.of_type(ast.ExceptHandler):
            return None
        return f"`{self._facts.source.segment(self.sequence)}` is not empty"

    @guard
    def start_may_win(self) -> str | None:
        """Say how the start is taken to compare with what is found."""
        if self.start_kind is not Start.BOUND or self._start_never_wins():
            return None
        assert self.initial is not None
        assert self.initial.value is not None
        start = self._facts.source.segment(self.initial.value)
        if self.better.key is not None:
            return f"{start} is the result only if nothing is found"
        beyond = "below" if self.better.larger else "above"
        return f"the {self.word} {self._quoted} is not {beyond} {start}"

    def _start_never_wins(self) -> bool:
        """Tell whether the start is the result only where there are no values, or one that is equal."""
        assert self.initial is not None
        start, value = self.initial.value, self.better.value
        if start is None:
            return False
        if self.better.key is not None:
            is_length = self.better.key.id == "len" and self.better.larger
            return is_length and _is_empty_text(start) and self._facts.types.of(value).proves("str")
        if not self._facts.types.of(value).proves("int", "bool"):
            return False
        if _is_infinite(start):
            return ast.unparse(start).count("-") == int(self.better.larger)
        is_length = isinstance(value, ast.Call) and self._facts.types.origin(value.func) == "builtins.len"
        return is_length and self.better.larger and _is_index(start, 0)

    @guard
    def equal_ones_differ(self) -> str | None:
        """Say what is taken for granted where the loop keeps the last of equal ones."""
        return None if self.better.strict else f"it does not matter which of several {self.word} is taken"

    @guard
    def comparing_may_act(self) -> str | None:
        """Say what is taken for granted about values of unknown types."""
        if self._compares_plainly():
            return None
        nothing = " and is never None" if self.start_kind is Start.NONE else ""
        return f"{self._quoted} can be compared without side effects{nothing}"

    def _compares_plainly(self) -> bool:
        """Tell whether values are compared by builtins only, and none is None."""
        fact = self._facts.types.of(self.better.value)
        if self.better.key is not None:
            return fact.proves("str") if self.better.key.id == "len" else fact.proves("int", "float")
        return any(fact.proves(*kind) for kind in _ORDERED)

    @guard
    def computing_may_act(self) -> str | None:
        """Say what is taken for granted about a value that the loop computes twice."""
        value = self.better.value
        if self.better.called or self.sequence is not None or self._facts.effects.is_pure(value):
            return None
        return f"{self._quoted} is the same each time it is computed"

    @property
    def _quoted(self) -> str:
        text = self._facts.source.segment(self.better.value)
        return f"`{text}`" if len(text) <= _LONGEST and "\n" not in text else "value"

    def claims(self) -> list[str | None]:
        """Return what the fix takes for granted."""
        return [
            self.sequence_is_unproved(),
            self.sequence_may_be_empty(),
            self.start_may_win(),
            self.equal_ones_differ(),
            self.comparing_may_act(),
            self.computing_may_act(),
        ]

    # What is done

    @property
    def hands_in_generator(self) -> bool:
        """Whether the builtin gets a generator, which runs the loop's steps."""
        return self.sequence is None and super().hands_in_generator

    def call(self, wording: Wording) -> Call:
        """Return what takes the place of the loop."""
        assert self.initial is not None
        assert self.initial.value is not None
        head = f"{assigned_to(self.receiver, self.initial, self._facts)}{self.function}("
        options = f", key={self.better.key.id}" if self.better.key is not None else ""
        if self.sequence is not None:
            return Call(f"{head}{self._facts.source.segment(self.sequence)}{options}", [], ")")
        options += f", default={self._facts.source.segment(self.initial.value)}"
        if self.whole is not None:
            return Call(head, [[wording.iterated(self.whole)]], f"{options})")
        return Call(f"{head}(", wording.breakable_parts(self.better.value), f"){options})")


def _is_index(node: ast.expr, index: int) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value == index


def _is_number(node: ast.expr) -> bool:
    """Tell whether an expression is a number that is written down, or infinite."""
    inner = node.operand if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) else node
    return _is_infinite(node) or (isinstance(inner, ast.Constant) and type(inner.value) in (int, float))


def _is_infinite(node: ast.expr) -> bool:
    """Tell whether an expression is the infinite float."""
    text = ast.unparse(node).lower()
    return text in ("float('inf')", "-float('inf')", "float('-inf')", "math.inf", "-math.inf")


def _is_empty_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == ""
