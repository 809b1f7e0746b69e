"""The text of an accumulation as one expression: a `join`, a repeated text, a reversed one."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.reductions import Choice, Each, Reduction, Value, target_names
from beginner_lint.facts.texts.accumulation import Accumulation, Growth, spine
from beginner_lint.facts.texts.separators import Rounds, cut_from_end, separator_at_end
from beginner_lint.facts.types.lattice import with_article

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_ATOMS = (ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript, ast.JoinedStr)
_TIGHT = (ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.MatMult, ast.Pow)
_UNMOVABLE = (ast.NamedExpr, ast.Yield, ast.YieldFrom, ast.Await)
_PLAIN_TARGET = (ast.Name, ast.Tuple, ast.List, ast.expr_context)
_LONGEST_PART = 80
_ORDERED = ("str", "list", "tuple", "range")


@dataclass(frozen=True, slots=True)
class Join:
    """What an accumulation adds up to, written as `head`, `parts` and `tail` (see `comprehensions.laid_out`).

    It stands for the statements from the loop to `last`. `kept` are the spans of the learner's text in it,
    `bound` the names that the loop binds, `builtins` those that it calls. `claims` say what it takes for
    granted besides that all pieces are text. With `only_if_empty` the name must hold "" before.
    """

    head: str
    parts: list[list[str]]
    tail: str
    last: ast.stmt
    kept: tuple[tuple[int, int], ...]
    bound: tuple[ast.Name, ...]
    builtins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    only_if_empty: bool = False


@dataclass(frozen=True, slots=True)
class _Added:
    """What each round of a loop adds: `values` from left to right, then `end`, a text of our own."""

    reduction: Reduction
    values: tuple[Value, ...]
    end: str | None = None


class Joins:
    """Writes joins.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._source = facts.source

    def of(self, found: Accumulation) -> Join | None:
        """Return an accumulation as one expression; None where its loop does anything else as well."""
        loop = found.loop
        if not isinstance(loop, ast.For) or loop.orelse:
            return None
        added = self._added(found, loop)
        if found.growths[0].at_front:
            return None if added is None else self._repeated(added, loop) or self._backwards(added)
        if added is None:
            return self._between(found, loop)
        return self._cut_off(found, added) or self._repeated(added, loop) or self._joined('""', added)

    def _added(self, found: Accumulation, loop: ast.For) -> _Added | None:
        """Return what the rounds add, if they do nothing else."""
        growths = {growth.statement: growth for growth in found.growths}
        if list(growths) == loop.body and len(growths) > 1:
            pieces = tuple(piece for growth in found.growths for piece in growth.pieces)
            return None if found.growths[0].at_front else _bare(loop, pieces)
        reduction = self._facts.reductions.of(loop)
        if reduction is None or set(reduction.outcomes) != set(growths):
            return None
        if not isinstance(reduction.effect, Choice):
            return _Added(reduction, found.growths[0].pieces)
        yes, no = (growths[statement] for statement in reduction.outcomes)  # type: ignore[index]
        if len(yes.pieces) > 1 or len(no.pieces) > 1 or yes.at_front is not no.at_front:
            return None
        return _Added(reduction, (Choice(reduction.effect.test, yes.pieces[0], no.pieces[0]),))

    def _joined(self, separator: str, added: _Added) -> Join | None:
        """Return `separator.join(...)` of what the rounds add."""
        reduction, first = added.reduction, added.values[0] if added.values else None
        wording = Wording(reduction, self._facts)
        if added.end is None and len(added.values) == 1:
            assert first is not None
            parts = wording.breakable_parts(first)
        elif reduction.temporaries:
            return None
        else:
            values = [part for value in added.values if isinstance(value, ast.expr) for part in spine(value)]
            texts = [self._operand(value) for value in values]
            wording.kept += map(self._source.span, values)
            clauses = wording.breakable_parts(reduction.loop.target)[1:]
            parts = [[" + ".join([*texts, *([added.end] if added.end else [])])], *clauses]
        if wording.unmovable or any(
            "\n" in line or len(line) > _LONGEST_PART for part in parts for line in part
        ):
            return None
        head, tail = f"{separator}.join([", "])"
        if _is_identity(added):
            head, parts, tail = f"{separator}.join({wording.iterated(reduction.clauses[0])})", [], ""  # type: ignore[arg-type]
        return Join(head, parts, tail, reduction.loop, tuple(wording.kept), reduction.bound)

    def _operand(self, node: ast.expr) -> str:
        """Return the text of an operand of `+`."""
        is_tight = isinstance(node, _ATOMS) or (isinstance(node, ast.BinOp) and isinstance(node.op, _TIGHT))
        text = self._source.segment(node)
        return text if is_tight else f"({text})"

    def _backwards(self, added: _Added) -> Join | None:
        """Return the text of what the rounds put in front of what is there."""
        join = self._joined('""', added)
        if join is None or join.parts:
            return join and replace(join, tail="][::-1])")
        iterable = added.reduction.loop.iter
        fact = self._facts.types.of(iterable)
        if fact.proves("str"):
            text = self._source.segment(iterable)
            return replace(join, head=f"{text if isinstance(iterable, _ATOMS) else f'({text})'}[::-1]")
        text = join.head.removeprefix('"".join(').removesuffix(")")
        if fact.suggests(*_ORDERED):
            claims = () if fact.proves(*_ORDERED) else (f"`{text}` is {with_article(fact.type)}",)
            return replace(join, head=f'"".join(reversed({text}))', builtins=("reversed",), claims=claims)
        return replace(join, head=f'"".join(list({text})[::-1])', builtins=("list",))

    # The same text over and over

    def _repeated(self, added: _Added, loop: ast.For) -> Join | None:
        """Return `text * n` for a loop over `range(n)` that only adds the same text."""
        (piece, *others), clauses = added.values, added.reduction.clauses
        if others or not isinstance(piece, ast.expr) or len(clauses) > 1:
            return None
        count = self._count(loop.iter)
        if count is None or not isinstance(piece, ast.Constant) or not isinstance(loop.iter, ast.Call):
            return None
        is_whole = all(self._facts.types.of(argument).proves("int", "bool") for argument in loop.iter.args)
        text = f"{self._source.segment(piece)} * {count}"
        kept = (self._source.span(piece), self._source.span(loop.iter))
        claims = () if is_whole else (f"`{count}` is a whole number",)
        return Join(text, [], "", loop, kept, added.reduction.bound, claims=claims)

    def _count(self, iterable: ast.expr) -> str | None:
        """Return how many numbers a `range` of one or two arguments has, as text that can be a factor."""
        if not isinstance(iterable, ast.Call) or self._facts.types.origin(iterable.func) != "builtins.range":
            return None
        if iterable.keywords or any(isinstance(argument, ast.Starred) for argument in iterable.args):
            return None
        if len(iterable.args) == 1:
            return self._factor(iterable.args[0])
        start = iterable.args[0] if len(iterable.args) == 2 else None
        if not isinstance(start, ast.Constant) or type(start.value) is not int:
            return None
        stop = iterable.args[1]
        if start.value == 0:
            return self._factor(stop)
        if (
            isinstance(stop, ast.BinOp)
            and isinstance(stop.op, ast.Add)
            and ast.dump(stop.right) == ast.dump(start)
        ):
            return self._factor(stop.left)
        return f"({self._factor(stop)} - {start.value})"

    def _factor(self, node: ast.expr) -> str:
        text = self._source.segment(node)
        return text if isinstance(node, _ATOMS) else f"({text})"

    # A separator between the pieces

    def _cut_off(self, found: Accumulation, added: _Added) -> Join | None:
        """Read a loop that adds a separator in each round, the last of which is cut off right after it."""
        block, index = self._facts.parents.block(found.loop)
        length = cut_from_end(block[index + 1], found.name) if index + 1 < len(block) else None
        if (
            length is None
            or found.begins_with != ""
            or not all(isinstance(value, ast.expr) for value in added.values)
        ):
            return None
        *values, last = [
            part for value in added.values if isinstance(value, ast.expr) for part in spine(value)
        ]
        texts = {
            node.id
            for node in ast.walk(last)
            if isinstance(node, ast.Name) and self._facts.types.of(node).proves("str")
        }
        ending = separator_at_end(last, length, self._source.segment(last), texts)
        if ending is None or not (values or ending[1]):
            return None
        join = self._joined(ending[0], replace(added, values=tuple(values), end=ending[1]))
        return join and replace(join, last=block[index + 1], only_if_empty=True)

    def _between(self, found: Accumulation, loop: ast.For) -> Join | None:
        """Read a loop that adds the separator under a test for the first round, or for the last."""
        rounds = Rounds(loop, self._facts)
        tests = [statement for statement in loop.body if isinstance(statement, ast.If)]
        if len(tests) != 1 or len(tests[0].body) != 1 or tests[0].orelse:
            return None
        (test,) = tests
        is_first = test is loop.body[0] and rounds.is_not_first(test.test)
        is_last = test is loop.body[-1] and rounds.is_not_last(test.test)
        growths: dict[ast.stmt, Growth] = {growth.statement: growth for growth in found.growths}
        plain = [statement for statement in loop.body if statement is not test]
        if not (is_first or is_last) or set(growths) != {*plain, test.body[0]}:
            return None
        separator = growths[test.body[0]].pieces
        if len(separator) > 1 or not isinstance(separator[0], ast.Constant):
            return None
        pieces = tuple(piece for statement in plain for piece in growths[statement].pieces)
        added = _bare(rounds.loop_for(pieces), pieces)
        join = None if added is None else self._joined(self._source.segment(separator[0]), added)
        return join and replace(join, last=loop, bound=tuple(target_names(loop.target)))


def _bare(loop: ast.For, pieces: tuple[ast.expr, ...]) -> _Added | None:
    """Return what a loop adds whose body does that and nothing else; None if no comprehension can hold it."""
    nodes = [node for part in (loop.target, *pieces) for node in ast.walk(part)]
    if any(isinstance(node, _UNMOVABLE) for node in nodes) or not all(
        isinstance(node, _PLAIN_TARGET) for node in ast.walk(loop.target)
    ):
        return None
    bound = tuple(target_names(loop.target))
    return _Added(Reduction(loop, (Each(loop),), (), ast.Pass(), bound), pieces)


def _is_identity(added: _Added) -> bool:
    """Tell whether each round adds the element as it is."""
    (value, *others), target = added.values or (None,), added.reduction.loop.target
    if others or added.reduction.temporaries or len(added.reduction.clauses) > 1:
        return False
    name = value.id if isinstance(value, ast.Name) and added.end is None else value is None and added.end
    return isinstance(target, ast.Name) and name == target.id
