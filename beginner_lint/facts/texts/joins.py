"""The text of an accumulation as one expression: a `join`, a repeated text, a reversed one."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.texts.accumulation import Accumulation
from beginner_lint.facts.texts.additions import Added, added_by
from beginner_lint.facts.texts.separations import Separations
from beginner_lint.facts.types.lattice import with_article

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_ATOMS = (ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript, ast.JoinedStr)
_TIGHT = (ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.MatMult, ast.Pow)
_LONGEST_PART = 80
_ORDERED = ("str", "list", "tuple", "range")
_SIZED = ("str", "list", "tuple", "dict", "set", "frozenset", "range")


class Join(NamedTuple):
    """What an accumulation adds up to, written as `head`, `parts` and `tail` (see `comprehensions.laid_out`).

    It stands for the statements from the loop to `last`. `kept` are the spans of the learner's text in it,
    `bound` the names that the loop binds, `builtins` those that it calls. `claims` say what it takes for
    granted besides that all pieces are text. With `only_if_empty` the name must hold "" before. `cut` is
    where, in a later statement, the one separator too many is cut off; it becomes the bare name. `flag` is
    the statement above the loop that nothing needs any more.
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
    cut: ast.Subscript | None = None
    flag: ast.Assign | None = None


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
        separation = Separations(self._facts).of(found, loop)
        if separation is not None:
            join = self._joined(separation.separator, separation.added)
            return join and join._replace(
                last=separation.last,
                claims=separation.claims,
                only_if_empty=separation.only_if_empty,
                cut=separation.cut,
                flag=separation.flag,
            )
        added = None if found.asks else added_by(found, loop, self._facts)
        if added is None:
            return None
        if found.growths[0].at_front:
            return self._repeated(added, loop) or self._backwards(added)
        return self._repeated(added, loop) or self._joined('""', added)

    def _joined(self, separator: str, added: Added) -> Join | None:
        """Return `separator.join(...)` of what the rounds add."""
        walked = self._walked(added)
        if walked is not None:
            return self._joined_elements(separator, added, *walked)
        reduction = added.reduction
        wording = Wording(reduction, self._facts)
        if added.is_as_written and len(added.values) == 1:
            parts = wording.breakable_parts(added.values[0])
        else:
            values = added.parts
            if reduction.temporaries or values is None:
                return None
            wording.kept += map(self._source.span, values)
            texts = [added.begin, *map(self._operand, values), added.end]
            clauses = wording.breakable_parts(reduction.loop.target)[1:]
            parts = [[" + ".join(text for text in texts if text is not None)], *clauses]
        if wording.unmovable or any(
            "\n" in line or len(line) > _LONGEST_PART for part in parts for line in part
        ):
            return None
        kept = tuple(wording.kept)
        return Join(f"{separator}.join([", parts, "])", reduction.loop, kept, reduction.bound)

    def _operand(self, node: ast.expr) -> str:
        """Return the text of an operand of `+`."""
        is_tight = isinstance(node, _ATOMS) or (isinstance(node, ast.BinOp) and isinstance(node.op, _TIGHT))
        text = self._source.segment(node)
        return text if is_tight else f"({text})"

    # Elements that are added as they are

    def _walked(self, added: Added) -> tuple[ast.expr, bool] | None:
        """Return what the loop walks over if it adds the elements as they are, and whether from its end.

        That is `xs` for a loop over `xs`, and for one over `range(len(xs))` that adds `xs[i]`.
        """
        loop = added.reduction.loop
        ends = [end for end in (added.begin, added.end) if end is not None]
        if (
            added.reduction.temporaries
            or len(added.reduction.clauses) > 1
            or len(added.values) + len(ends) > 1
        ):
            return None
        value = added.values[0] if added.values else None
        name = value.id if isinstance(value, ast.Name) else next(iter(ends), None)
        if isinstance(loop.target, ast.Name) and name == loop.target.id:
            return loop.iter, False
        if not isinstance(loop, ast.For) or not isinstance(value, ast.Subscript):
            return None
        indexes = self._facts.loops.over_indexes(loop)
        sequence = value.value
        if not isinstance(sequence, ast.Name) or not self._facts.types.of(sequence).proves(*_ORDERED):
            return None
        if indexes is not None and indexes.change is None and value in indexes.elements:
            return sequence, False
        backwards = f"range(len({sequence.id}) - 1, -1, -1)"
        by_index = f"{sequence.id}[{ast.unparse(loop.target)}]"
        is_backwards = (ast.unparse(loop.iter), ast.unparse(value)) == (backwards, by_index)
        return (sequence, True) if is_backwards and self._counts(loop.iter) else None

    def _counts(self, iterable: ast.expr) -> bool:
        """Tell whether the names that are called in `range(len(xs))` are the builtins."""
        calls = [node.func for node in nodes_in(iterable) if isinstance(node, ast.Call)]
        return all(isinstance(name, ast.Name) and self._facts.scopes.is_builtin(name) for name in calls)

    def _joined_elements(self, separator: str, added: Added, sequence: ast.expr, backwards: bool) -> Join:
        """Return the elements of a sequence joined; those of a text are that text."""
        reduction = added.reduction
        wording = Wording(reduction, self._facts)
        text = wording.iterated(reduction.clauses[0]) if sequence is reduction.loop.iter else ""  # type: ignore[arg-type]
        text = text or self._source.segment(sequence)
        join = Join("", [], "", reduction.loop, tuple(wording.kept), reduction.bound)
        fact = self._facts.types.of(sequence)
        if separator == '""' and fact.proves("str"):
            if not backwards:
                return join._replace(head=text)
            return join._replace(head=f"{text if isinstance(sequence, _ATOMS) else f'({text})'}[::-1]")
        if not backwards:
            return join._replace(head=f"{separator}.join({text})")
        if fact.suggests(*_ORDERED):
            claims = () if fact.proves(*_ORDERED) else (f"`{text}` is {with_article(fact.type)}",)
            head = f"{separator}.join(reversed({text}))"
            return join._replace(head=head, builtins=("reversed",), claims=claims)
        return join._replace(head=f"{separator}.join(list({text})[::-1])", builtins=("list",))

    def _backwards(self, added: Added) -> Join | None:
        """Return the text of what the rounds put in front of what is there."""
        walked = self._walked(added)
        if walked is not None:
            return self._joined_elements('""', added, walked[0], not walked[1])
        join = self._joined('""', added)
        return join and join._replace(tail="][::-1])")

    # The same text over and over

    def _repeated(self, added: Added, loop: ast.For) -> Join | None:
        """Return `text * n` for a loop that adds the same text in each round, and whose rounds are known."""
        (piece, *others), clauses = added.values, added.reduction.clauses
        if others or not isinstance(piece, ast.expr) or len(clauses) > 1 or added.reduction.temporaries:
            return None
        if not isinstance(piece, ast.Constant) and not self._stays(piece, added):
            return None
        text = self._source.segment(piece)
        kept = (self._source.span(piece), self._source.span(loop.iter))
        join = Join("", [], "", loop, kept, added.reduction.bound)
        if isinstance(loop.iter, ast.Name) and self._facts.types.of(loop.iter).proves(*_SIZED):
            return join._replace(head=f"{text} * len({loop.iter.id})", builtins=("len",))
        count = self._count(loop.iter)
        if count is None or not isinstance(loop.iter, ast.Call):
            return None
        is_whole = all(self._facts.types.of(argument).proves("int", "bool") for argument in loop.iter.args)
        claims = () if is_whole else (f"`{count}` is a whole number",)
        return join._replace(head=f"{text} * {count}", claims=claims)

    def _stays(self, piece: ast.expr, added: Added) -> bool:
        """Tell whether a piece is a name that holds the same text in each round."""
        if not isinstance(piece, ast.Name) or not self._facts.types.of(piece).proves("str"):
            return False
        if not self._facts.flow.is_bound(piece):
            return False  # without rounds, nobody would ask for it
        return piece.id not in {name.id for name in added.reduction.bound}

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
