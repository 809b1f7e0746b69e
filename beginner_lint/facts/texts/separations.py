"""Loops that put a separator between pieces, read as what they separate by what.

Some ask for the first round, the last one, or whether there is any text yet; others add one separator too
many, which is cut off after the loop.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.loops.reductions import target_names
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.texts.accumulation import Accumulation, Growth
from beginner_lint.facts.texts.additions import Added, added_by, bare, never_empty, parts_of_values
from beginner_lint.facts.texts.first_flags import FirstFlag, first_flag
from beginner_lint.facts.texts.separators import (
    Rounds,
    cut_from_end,
    cut_from_start,
    separator_at_end,
    separator_at_start,
)

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_OPPOSITE = {ast.Eq: ast.NotEq, ast.GtE: ast.Lt}
_SIMPLE = (ast.Return, ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign)


class Separation(NamedTuple):
    """What a loop adds, and the source of what stands between; see `joins.Join` for the rest."""

    separator: str
    added: Added
    last: ast.stmt
    claims: tuple[str, ...] = ()
    only_if_empty: bool = False
    cut: ast.Subscript | None = None
    flag: ast.Assign | None = None


class Separations:
    """Reads separators.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._source = facts.source

    def of(self, found: Accumulation, loop: ast.For) -> Separation | None:
        """Return an accumulation as pieces and what separates them; None if it is not one of those."""
        if found.growths[0].at_front:
            return None
        flag = first_flag(loop, self._facts)
        if flag is not None:
            return self._flagged(found, loop, flag)
        tests = [statement for statement in loop.body if isinstance(statement, ast.If)]
        if len(tests) == 1 and len(loop.body) == 1 and len(tests[0].orelse) == 1:
            return self._chosen(found, loop, tests[0])
        if len(tests) == 1 and not tests[0].orelse and len(loop.body) > 1:
            return self._between(found, loop, tests[0])
        added = None if found.asks else added_by(found, loop, self._facts)
        return None if added is None else self._cut_off(found, added)

    # Cut off after the loop

    def _cut_off(self, found: Accumulation, added: Added) -> Separation | None:
        """Read a loop that adds a separator in each round, the last of which, or the first, is cut off."""
        block, index = self._facts.parents.block(found.loop)
        if found.begins_with != "" or added.parts is None or index + 1 == len(block):
            return None
        after = block[index + 1]
        cut = self._cut_in(after, found)
        if cut is None:
            return None
        end, start = cut_from_end(cut, found.name), cut_from_start(cut, found.name)
        parts = list(added.parts)
        if end is not None:
            *values, piece = parts
            shortened = separator_at_end(piece, end, self._source.segment(piece), self._texts_in(piece))
        elif start is not None:
            piece, *values = parts
            shortened = separator_at_start(piece, start, self._source.segment(piece), self._texts_in(piece))
        else:
            return None
        if shortened is None or not (values or shortened[1]):
            return None
        separator, rest = shortened
        begin, last = (None, rest) if end is not None else (rest, None)
        added = added._replace(values=tuple(values), begin=begin, end=last)
        is_own = isinstance(after, ast.Assign) and after.value is cut and self._binds(after, found.name)
        if is_own:
            return Separation(separator, added, after, only_if_empty=True)
        return Separation(separator, added, found.loop, only_if_empty=True, cut=cut)

    def _binds(self, statement: ast.Assign, name: str) -> bool:
        return len(statement.targets) == 1 and getattr(statement.targets[0], "id", None) == name

    def _cut_in(self, after: ast.stmt, found: Accumulation) -> ast.Subscript | None:
        """Return the only place from the loop on that reads the text, if it cuts something off."""
        if not isinstance(after, _SIMPLE):
            return None
        reads = [
            node
            for node in nodes_in(after)
            if isinstance(node, ast.Name) and node.id == found.name and isinstance(node.ctx, ast.Load)
        ]
        cuts = [node for node in nodes_in(after) if isinstance(node, ast.Subscript)]
        places = [cut for cut in cuts if any(cut.value is read for read in reads)]
        if len(places) != 1:
            return None
        (cut,) = places
        others = [read for read in reads if read is not cut.value]
        if not all(self._is_length_in(cut, read) for read in others):
            return None
        if isinstance(after, ast.Assign) and after.value is cut and self._binds(after, found.name):
            return cut
        flow = self._facts.flow
        is_seen = flow.read_later(found.name, after) or flow.seen_after_exception(found.name, after)
        return None if is_seen else cut

    def _is_length_in(self, cut: ast.Subscript, read: ast.Name) -> bool:
        """Tell whether a read is that of `len(s)` in `s[:len(s) - 2]`."""
        call = self._facts.parents[read]
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            return False
        return call.func.id == "len" and self._facts.scopes.is_builtin(call.func) and call in nodes_in(cut)

    def _texts_in(self, piece: ast.expr) -> set[str]:
        """Return the names in a piece that certainly hold a text."""
        names = (node for node in nodes_in(piece) if isinstance(node, ast.Name))
        return {node.id for node in names if self._facts.types.of(node).proves("str")}

    # Tests for the first round, or for the last

    def _between(self, found: Accumulation, loop: ast.For, test: ast.If) -> Separation | None:
        """Read a loop that adds the separator under a test for the first round, or for the last."""
        rounds = Rounds(loop, self._facts)
        asks = test in found.asks
        is_first = test is loop.body[0] and (asks or rounds.is_not_first(test.test))
        is_last = test is loop.body[-1] and not asks and rounds.is_not_last(test.test)
        growths: dict[ast.stmt, Growth] = {growth.statement: growth for growth in found.growths}
        plain = [statement for statement in loop.body if statement is not test]
        if len(test.body) != 1 or not (is_first or is_last) or set(growths) != {*plain, test.body[0]}:
            return None
        separator = growths[test.body[0]].pieces
        if len(separator) > 1:
            return None
        pieces = tuple(piece for statement in plain for piece in growths[statement].pieces)
        return self._separated(found, rounds, separator[0], pieces)

    def _flagged(self, found: Accumulation, loop: ast.For, flag: FirstFlag) -> Separation | None:
        """Read a loop that adds the separator under a test of a flag for the first round."""
        test, *always = [statement for statement in loop.body if statement is not flag.turn]
        if not isinstance(test, ast.If) or found.asks:
            return None
        if flag.is_not_first(test.test):
            others, first = test.body, test.orelse
        elif flag.is_not_first(_opposite(test.test)):
            others, first = test.orelse, test.body
        else:
            return None
        first = [statement for statement in first if statement is not flag.turn]
        growths: dict[ast.stmt, Growth] = {growth.statement: growth for growth in found.growths}
        if len(others) != 1 or len(first) > 1 or set(growths) != {*others, *first, *always}:
            return None
        separator, *longer = parts_of_values(growths[others[0]].pieces) or (None,)
        shorter = [part for each in first for part in parts_of_values(growths[each].pieces) or ()]
        pieces = (*shorter, *(piece for statement in always for piece in growths[statement].pieces))
        if separator is None or not pieces or list(map(ast.dump, longer)) != list(map(ast.dump, shorter)):
            return None
        separated = self._separated(found, Rounds(loop, self._facts), separator, pieces)
        return separated and separated._replace(flag=flag.initial)

    def _chosen(self, found: Accumulation, loop: ast.For, test: ast.If) -> Separation | None:
        """Read a loop that adds a piece with the separator or without, as a test for the round decides."""
        growths: dict[ast.stmt, Growth] = {growth.statement: growth for growth in found.growths}
        branches = [test.body, test.orelse]
        if set(growths) != {statement for branch in branches for statement in branch} or len(growths) != 2:
            return None
        longer, shorter = (list(parts_of_values(growths[branch[0]].pieces) or ()) for branch in branches)
        rounds = Rounds(loop, self._facts)
        question = test.test
        if not (test in found.asks or rounds.is_not_first(question) or rounds.is_not_last(question)):
            question = _opposite(question)
            longer, shorter = shorter, longer
        asks = test in found.asks
        if (asks or rounds.is_not_first(question)) and _same(longer[1:], shorter):
            return self._separated(found, rounds, longer[0], tuple(shorter))
        if not asks and rounds.is_not_last(question) and _same(longer[:-1], shorter):
            return self._separated(found, rounds, longer[-1], tuple(shorter))
        return None

    def _separated(
        self, found: Accumulation, rounds: Rounds, separator: ast.expr, pieces: tuple[ast.expr, ...]
    ) -> Separation | None:
        if not isinstance(separator, ast.Constant) or not isinstance(separator.value, str):
            return None
        loop = found.loop
        assert isinstance(loop, ast.For)
        added = bare(rounds.loop_for(pieces), pieces)
        if added is None:
            return None
        claims: tuple[str, ...] = ()
        if found.asks:
            if found.begins_with != "" or len(found.asks) > 1:
                return None
            parts = parts_of_values(pieces) or ()
            if not never_empty(parts, loop, self._facts):
                shown = " + ".join(map(ast.unparse, pieces))
                claims = (f"the first `{shown}` is not empty",)
        added = added._replace(reduction=added.reduction._replace(bound=tuple(target_names(loop.target))))
        text = self._source.segment(separator)
        return Separation(text, added, loop, claims, only_if_empty=bool(found.asks))


def _same(left: list[ast.expr], right: list[ast.expr]) -> bool:
    return bool(right) and list(map(ast.dump, left)) == list(map(ast.dump, right))


def _opposite(test: ast.expr) -> ast.expr:
    """Return a test turned round: `i != 0` for `i == 0` between whole numbers, `not first` for a flag."""
    if isinstance(test, ast.Name):
        return ast.UnaryOp(ast.Not(), test)
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and type(test.ops[0]) in _OPPOSITE:
        return ast.Compare(test.left, [_OPPOSITE[type(test.ops[0])]()], test.comparators)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return test.operand
    return test
