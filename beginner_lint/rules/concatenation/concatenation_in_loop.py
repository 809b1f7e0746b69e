"""ZEN101 concatenation-in-loop."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from functools import cached_property

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.texts.accumulation import (
    Accumulation,
    Accumulations,
    Growth,
    growth_of,
    loops_around,
)
from beginner_lint.facts.texts.accumulation_edits import as_join, as_list
from beginner_lint.facts.texts.accumulation_hazards import Hazards, known_pieces
from beginner_lint.facts.texts.concatenation import are_text, is_plus, may_be_text, other_meaning_of_plus
from beginner_lint.facts.texts.joins import Join, Joins
from beginner_lint.facts.types.lattice import How
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

# Loops with no more rounds than this are a way to write a few things down.
_A_FEW = 5


class ConcatenationInLoop(Rule):
    """Text that grows piece by piece in a loop.

    ## Why is this bad?
    Text cannot be changed: each `+` makes a new text and may have to copy all that was there before. What
    the finished text looks like is spread over the loop, and a separator between the pieces takes a test
    of its own. `join` puts a whole list of pieces together at once, with any separator.

    ## Example
    ```python
    words = ["spam", "ham", "eggs"]
    menu = ""
    for word in words:
        menu += word.upper() + " "
    print(menu)

    line = ""
    for i in range(10):
        line += "-"
        print(i)
    print(line)
    ```

    Use instead:
    ```python
    words = ["spam", "ham", "eggs"]
    menu = "".join([word.upper() + " " for word in words])
    print(menu)

    parts = []
    for i in range(10):
        parts.append("-")
        print(i)
    line = "".join(parts)
    print(line)
    ```

    ## Not flagged
    ```python
    line = ""
    for word in ["spam", "ham", "eggs"] * 20:
        if len(line) > 40:  # the loop reads the text that it makes
            print(line)
            line = ""
        line += word + " "
    total = 0
    for number in range(40):
        total += number  # numbers add up
        print(line, total)
    ```

    ## Fix safety
    The fix is safe where the text and all pieces are known to be `str`, and nobody can see the unfinished
    text, not even after an exception. It is unsafe where a piece may be something else (`+` fails for it, or
    means something else), or where the names that come and go may be used by other modules.
    """

    code = "ZEN101"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("+",)
    parts = (ast.Add,)

    @cached_property
    def _accumulations(self) -> Accumulations:
        return Accumulations(self.facts)

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return only those assignments that assign a sum."""
        return self.facts.parents.adding if kind is ast.Assign else super().asked_of(kind)

    def screen_AugAssign(self, node: ast.AugAssign) -> bool:
        """Let `s += x` in loops through, but not counting."""
        return isinstance(node.op, ast.Add) and self._growing(node) is not None

    def screen_Assign(self, node: ast.Assign) -> bool:
        """Let `s = s + x` and `s = x + s` in loops through."""
        return is_plus(node.value) and self._growing(node) is not None

    def visit_AugAssign(self, node: cst.AugAssign, origin: ast.AugAssign) -> None:
        """Report a statement that makes a text grow, the first one in its loop."""
        self._check(origin)

    def visit_Assign(self, node: cst.Assign, origin: ast.Assign) -> None:
        """Report a statement that makes a text grow, the first one in its loop."""
        self._check(origin)

    def _check(self, statement: ast.AugAssign | ast.Assign) -> None:
        found = self._growing(statement)
        if isinstance(found, Growth):
            self._report(found, fix=None)
        elif found is not None:
            growth, hazards = found.growths[0], Hazards(found, self.facts)
            self._report(growth, fix=lambda: self._fix(found, hazards), begins=found.initial)

    @remembered
    def _growing(self, statement: ast.AugAssign | ast.Assign) -> Growth | Accumulation | None:
        """Return what a statement makes grow, where it is to be reported: a name, or an attribute or item."""
        growth = growth_of(statement)
        if growth is None or not all(may_be_text(piece) for piece in growth.pieces):
            return None
        if not any(True for _ in loops_around(statement, self.facts)):
            return None
        if not isinstance(growth.target, ast.Name):
            grows = self._accumulations.place_only_grows(growth) and not self.place_is_no_text(growth)
            return growth if grows else None
        found = self._accumulations.around(growth)
        if found is None or found.growths[0].statement is not statement:
            return None
        if self.is_no_text(found) or self.loop_reads_the_text(found):
            return None
        hazards = Hazards(found, self.facts)
        return None if self.runs_a_few_times(hazards) or self.adds_only_once(hazards) else found

    def _report(
        self, growth: Growth, fix: Callable[[], Fix | str] | None, begins: ast.stmt | None = None
    ) -> None:
        place = self.source.segment(growth.target)
        self.report(
            growth.statement,
            f'`{place}` grows piece by piece in a loop; collect the pieces and `"".join` them',
            fix=fix,
            related=[(begins, "the text begins here")] if begins is not None else [],
        )

    # Is it a text that grows?

    @guard
    def is_no_text(self, found: Accumulation) -> bool:
        """Whether the name is not known to be text, or what is added to it known not to be."""
        known = known_pieces(found.growths, self.facts)
        if any(fact.name != "str" for fact in known) or found.start.name not in (None, "str"):
            return True
        with_plus = any(isinstance(growth.statement, ast.Assign) for growth in found.growths)
        is_evidence = bool(known) and with_plus and self._other_plus is None  # a list takes `+=` too
        return found.start.name is None and not is_evidence

    @guard
    def place_is_no_text(self, growth: Growth) -> bool:
        """Whether what is added to an attribute or item is not known to be text."""
        known = known_pieces([growth], self.facts)
        return not known or any(fact.name != "str" for fact in known) or self._other_plus is not None

    @guard
    def runs_a_few_times(self, hazards: Hazards) -> bool:
        """Whether the loop is a way to write a few things down."""
        return hazards.most_rounds() <= _A_FEW

    @guard
    def adds_only_once(self, hazards: Hazards) -> bool:
        """Whether the loop looks for something, and ends where it adds to the text."""
        return hazards.ends_where_it_grows()

    @guard
    def loop_reads_the_text(self, found: Accumulation) -> bool:
        """Whether the loop looks at the unfinished text, other than to put separators between pieces."""
        return bool(found.asks) and Joins(self.facts).of(found) is None

    @cached_property
    def _other_plus(self) -> str | None:
        return other_meaning_of_plus(self.facts)

    # The fix

    @guard
    def start_is_uncertain(self, found: Accumulation) -> str | None:
        """Why the name may hold something else than text."""
        is_certain = found.start.how > How.EVIDENCE and found.start.suggests("str")
        return None if is_certain else f"it is not certain that `{found.name}` holds text"

    @guard
    def others_use_the_name(self, hazards: Hazards) -> str | None:
        """Who else may see the unfinished text."""
        return hazards.other_users()

    @guard
    def ends_in_another_way(self, hazards: Hazards) -> str | None:
        """Why the text may not be complete right after the loop, or not in one direction."""
        return hazards.other_end()

    @guard
    def plus_may_be_another(self, hazards: Hazards) -> str | None:
        """Why `+` may be another than that of text."""
        return self._other_plus if hazards.unproved_texts() else None

    @guard
    def names_are_needed(self, hazards: Hazards, join: Join) -> str | None:
        """Why the loop's variables must stay, or cannot be those of a comprehension."""
        return hazards.needed_name(join.bound) or hazards.unmovable()

    @guard
    def pieces_may_be_no_text(self, hazards: Hazards) -> str | None:
        """Say what is taken for granted about what is added, and what it is added to."""
        return are_text(hazards.unproved_texts())

    @guard
    def unfinished_text_is_seen(self, hazards: Hazards) -> str | None:
        """Say what is taken for granted about exceptions."""
        reason = hazards.unfinished()
        return f"no exception ends the loop ({reason})" if reason else None

    @guard
    def name_may_be_unbound(self, hazards: Hazards) -> str | None:
        """Say what is taken for granted about the name before the loop."""
        return "the name exists before the loop" if hazards.may_be_unbound() else None

    @guard
    def name_may_lack_value(self, hazards: Hazards, join: Join) -> str | None:
        """Say which variable is taken to have a value, as a comprehension raises another exception else."""
        name = hazards.unset_name(join)
        return f"`{name}` has a value in the loop" if name else None

    @guard
    def others_import_a_name(self, hazards: Hazards, names: list[str]) -> str | None:
        """Say which of the names that come or go other modules may import."""
        listed = " or ".join(f"`{name}`" for name in names)
        return f"no other module uses {listed}" if hazards.is_importable() else None

    def _fix(self, found: Accumulation, hazards: Hazards) -> Fix | str:
        refusal = self.start_is_uncertain(found) or self.others_use_the_name(hazards)
        refusal = refusal or self.ends_in_another_way(hazards) or self.plus_may_be_another(hazards)
        if refusal:
            return refusal
        join = Joins(self.facts).of(found)
        if join is not None and self._are_builtins(join.builtins, found):
            edits = None if self.names_are_needed(hazards, join) else as_join(found, join, self.facts)
            if edits:
                names = [name.id for name in join.bound]
                names += [ast.unparse(target) for target in join.flag.targets] if join.flag else []
                claims = [self.name_may_lack_value(hazards, join), *join.claims]
                return self._made("Join the pieces in one go", found, hazards, edits, names, claims)
        if found.asks:
            return "the loop looks at the text that it makes"
        parts = self.facts.naming.fresh(("parts", "pieces", "chunks"), found.scope)
        edits = as_list(found, parts, self.source)
        called = ["reversed"] if found.growths[0].at_front else []
        if edits is None or not self._are_builtins(called, found):
            return "the loop is written in a way that cannot be taken apart"
        return self._made("Collect the pieces in a list", found, hazards, edits, [parts])

    def _are_builtins(self, names: Iterable[str], found: Accumulation) -> bool:
        return all(self.facts.scopes.would_be_builtin(name, found.loop) for name in names)

    def _made(
        self,
        title: str,
        found: Accumulation,
        hazards: Hazards,
        edits: tuple[Edit, ...],
        names: list[str],
        claims: Iterable[str | None] = (),
    ) -> Fix:
        """Return a fix whose edits bind or unbind `names`."""
        assumption = assuming(
            self.pieces_may_be_no_text(hazards),
            self.unfinished_text_is_seen(hazards),
            self.name_may_be_unbound(hazards),
            self.others_import_a_name(hazards, names),
            *claims,
        )
        read = {node.id for node in nodes_in(found.loop) if isinstance(node, ast.Name)}
        return Fix(
            title,
            applicability(assumption),
            edits,
            binds=self.scoped(found.loop, found.name, *names),
            relies_on=self.scoped(found.loop, *read, "reversed", "list"),
            assumption=assumption,
        )
