"""ZEN101 concatenation-in-loop."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cached_property

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.accumulation import Accumulation, Accumulations, Growth, growth_of, loops_around
from beginner_lint.facts.accumulation_edits import as_join, as_list
from beginner_lint.facts.concatenation import operands, other_meaning_of_plus
from beginner_lint.facts.joins import Join, Joins
from beginner_lint.facts.lattice import Fact, How
from beginner_lint.facts.scopes import ScopeKind
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

# Loops with no more rounds than this are a way to write a few things down.
_A_FEW = 5
_MANY = 1000

_ADVICE = 'collect the pieces and `"".join` them'


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

    @cached_property
    def _accumulations(self) -> Accumulations:
        return Accumulations(self.facts)

    @cached_property
    def _joins(self) -> Joins:
        return Joins(self.facts)

    def screen_AugAssign(self, node: ast.AugAssign) -> bool:
        """Let `s += x` through, but not counting."""
        is_number = isinstance(node.value, ast.Constant) and not isinstance(node.value.value, str)
        return isinstance(node.op, ast.Add) and not is_number

    def screen_Assign(self, node: ast.Assign) -> bool:
        """Let `s = s + x` and `s = x + s` through."""
        return growth_of(node) is not None

    def visit_AugAssign(self, node: cst.AugAssign, origin: ast.AugAssign) -> None:
        """Report a statement that makes a text grow, the first one in its loop."""
        self._check(origin)

    def visit_Assign(self, node: cst.Assign, origin: ast.Assign) -> None:
        """Report a statement that makes a text grow, the first one in its loop."""
        self._check(origin)

    def _check(self, statement: ast.stmt) -> None:
        growth = growth_of(statement)
        if growth is None:
            return
        if not isinstance(growth.target, ast.Name):
            self._check_place(growth)
            return
        found = self._accumulations.around(growth)
        if found is None or found.growths[0].statement is not statement:
            return
        if self.is_no_text(found) or self.runs_a_few_times(found):
            return
        related = [(found.initial, "the text begins here")] if found.initial is not None else []
        self.report(
            statement,
            f"`{found.name}` grows piece by piece in a loop; {_ADVICE}",
            fix=lambda: self._fix(found),
            related=related,
        )

    # Is it a text that grows?

    @guard
    def is_no_text(self, found: Accumulation) -> bool:
        """Whether the name is not known to be text, or what is added to it known not to be."""
        if any(fact.type is not None and fact.type.name != "str" for fact in self._added(found.growths)):
            return True
        if found.start.type is not None:
            return found.start.type.name != "str"
        return not self._suggest_text(found.growths)

    def _added(self, growths: Iterable[Growth]) -> list[Fact]:
        """Return what is known of all that is added."""
        pieces = (part for growth in growths for piece in growth.pieces for part in operands(piece))
        return [self.facts.types.of(piece) for piece in pieces]

    def _suggest_text(self, growths: Iterable[Growth]) -> bool:
        """Tell whether a name that text is added to must be text itself: a list takes `+=` too."""
        is_added = any(fact.suggests("str") for fact in self._added(growths))
        with_plus = any(isinstance(growth.statement, ast.Assign) for growth in growths)
        return is_added and with_plus and self._other_plus is None

    @cached_property
    def _other_plus(self) -> str | None:
        return other_meaning_of_plus(self.source.tree)

    @guard
    def runs_a_few_times(self, found: Accumulation) -> bool:
        """Whether the loop is a way to write a few things down."""
        most = 1
        for growth in found.growths:
            rounds = 1
            for loop in loops_around(growth.statement, self.facts):
                rounds *= self._rounds(loop)
                if loop is found.loop:
                    break
            most = max(most, rounds)
        return most <= _A_FEW

    def _rounds(self, loop: ast.For | ast.AsyncFor | ast.While) -> int:
        """Return how often a loop runs, a large number if that is not written down."""
        iterable = loop.iter if isinstance(loop, ast.For) else None
        if isinstance(iterable, ast.List | ast.Tuple | ast.Set):
            is_known = not any(isinstance(element, ast.Starred) for element in iterable.elts)
            return len(iterable.elts) if is_known else _MANY
        if isinstance(iterable, ast.Constant) and isinstance(iterable.value, str):
            return len(iterable.value)
        if isinstance(iterable, ast.Call) and self.facts.types.origin(iterable.func) == "builtins.range":
            last = iterable.args[-1] if len(iterable.args) in (1, 2) else None
            if isinstance(last, ast.Constant) and isinstance(last.value, int):
                return last.value
        return _MANY

    # Attributes and items

    def _check_place(self, growth: Growth) -> None:
        if not self._accumulations.place_only_grows(growth) or self.place_is_no_text(growth):
            return
        place = self.source.segment(growth.target)
        self.report(growth.statement, f"`{place}` grows piece by piece in a loop; {_ADVICE}")

    @guard
    def place_is_no_text(self, growth: Growth) -> bool:
        """Whether what is added to an attribute or item is not known to be text."""
        facts = self._added([growth])
        return not all(fact.type is None or fact.type.name == "str" for fact in facts) or not (
            self._other_plus is None and any(fact.suggests("str") for fact in facts)
        )

    # The fix

    def _fix(self, found: Accumulation) -> Fix | str:
        reason = (
            self.start_is_uncertain(found)
            or self.others_use_the_name(found)
            or self.ends_in_another_way(found)
            or self.plus_may_be_another(found)
        )
        if reason:
            return reason
        join = self._joins.of(found)
        if join is not None and not self.names_are_needed(found, join):
            fix = self._as_join(found, join)
            if fix is not None:
                return fix
        return self._as_list(found)

    @guard
    def start_is_uncertain(self, found: Accumulation) -> str | None:
        """Why the name may hold something else than text."""
        if found.start.how > How.EVIDENCE and found.start.suggests("str"):
            return None
        return f"it is not certain that `{found.name}` holds text"

    @guard
    def others_use_the_name(self, found: Accumulation) -> str | None:
        """Why others may see the unfinished text, or the names that come and go."""
        here = self.facts.scopes.scope_at(found.loop)
        if found.scope is not here:
            return f"`{found.name}` belongs to the code around the function"
        if here.kind is ScopeKind.CLASS:
            return f"`{found.name}` is an attribute of the class"
        if self.facts.flow.is_captured(found.name, here):
            return f"`{found.name}` is used in a function inside"
        return None

    @guard
    def ends_in_another_way(self, found: Accumulation) -> str | None:
        """Why the text may not be complete right after the loop."""
        if found.loop.orelse:
            return "the loop has an `else`"
        if len({growth.at_front for growth in found.growths}) > 1:
            return f"`{found.name}` grows at both ends"
        if _may_return(found.loop) and self._is_in_try(found.loop):
            return "the loop returns from within a `try`"
        return None

    def _is_in_try(self, loop: ast.AST) -> bool:
        return any(getattr(holder, "finalbody", None) for holder in self.facts.parents.ancestors(loop))

    @guard
    def plus_may_be_another(self, found: Accumulation) -> str | None:
        """Why `+` may be another than that of text."""
        return self._other_plus if self.pieces_may_be_no_text(found) else None

    @guard
    def names_are_needed(self, found: Accumulation, join: Join) -> str | None:
        """Why the loop's variables must stay, or cannot be those of a comprehension."""
        flow = self.facts.flow
        for name in join.bound:
            for later in (
                flow.read_later(name.id, found.loop),
                flow.seen_after_exception(name.id, found.loop),
            ):
                if later is not None and (later.node is not None or not self._is_importable(found)):
                    return later.reason
        if any(_needs_its_place(node) for node in ast.walk(found.loop)):
            return "the loop does what a comprehension cannot do on all Python versions"
        return None

    @guard
    def pieces_may_be_no_text(self, found: Accumulation) -> str | None:
        """Say what is taken for granted about what is added, and what it is added to."""
        pieces = {
            ast.unparse(part): self.facts.types.of(part)
            for growth in found.growths
            for piece in growth.pieces
            for part in operands(piece)
        }
        names = [f"`{text}`" for text, fact in pieces.items() if not fact.proves("str")]
        if not found.start.proves("str"):
            names.insert(0, f"`{found.name}`")
        if len(names) > 1:
            return f"{', '.join(names[:-1])} and {names[-1]} are text"
        return f"{names[0]} is text" if names else None

    @guard
    def unfinished_text_is_seen(self, found: Accumulation) -> str | None:
        """Say what is taken for granted about exceptions."""
        later = self.facts.flow.seen_after_exception(found.name, found.loop)
        if later is None or (later.node is None and self._is_importable(found)):
            return None
        return f"no exception ends the loop ({later.reason})"

    @guard
    def others_import_a_name(self, found: Accumulation, names: Iterable[str]) -> str | None:
        """Say which of the names that come or go other modules may import."""
        listed = " or ".join(f"`{name}`" for name in names)
        return f"no other module uses {listed}" if self._is_importable(found) else None

    def _is_importable(self, found: Accumulation) -> bool:
        return found.scope.kind is ScopeKind.MODULE and not self.facts.project.script

    def _as_join(self, found: Accumulation, join: Join) -> Fix | None:
        if not all(self.facts.scopes.would_be_builtin(name, found.loop) for name in join.builtins):
            return None
        edits = as_join(found, join, self.facts)
        bound = [name.id for name in join.bound]
        return self._made("Join the pieces in one go", found, edits, bound, join.claims) if edits else None

    def _as_list(self, found: Accumulation) -> Fix | str:
        parts = self.facts.naming.fresh(("parts", "pieces", "chunks"), found.scope)
        edits = as_list(found, parts, self.source)
        if edits is None:
            return "a piece is written in a way that cannot be taken apart"
        at_front = found.growths[0].at_front
        if at_front and not self.facts.scopes.would_be_builtin("reversed", found.loop):
            return "`reversed` means something else in this program"
        return self._made("Collect the pieces in a list", found, edits, [parts], ())

    def _made(
        self,
        title: str,
        found: Accumulation,
        edits: tuple[Edit, ...],
        names: list[str],
        claims: tuple[str, ...],
    ) -> Fix:
        """Return a fix whose edits bind or unbind `names`."""
        assumption = assuming(
            self.pieces_may_be_no_text(found),
            self.unfinished_text_is_seen(found),
            self.others_import_a_name(found, names),
            *claims,
        )
        read = {node.id for node in ast.walk(found.loop) if isinstance(node, ast.Name)}
        return Fix(
            title,
            applicability(assumption),
            edits,
            binds=self.scoped(found.loop, found.name, *names),
            relies_on=self.scoped(found.loop, *read, "reversed", "list"),
            assumption=assumption,
        )


def _may_return(loop: ast.AST) -> bool:
    return any(isinstance(node, ast.Return) for node in ast.walk(loop))


def _needs_its_place(node: ast.AST) -> bool:
    """Tell whether a node cannot move into a comprehension: it waits, or is `super()`, which looks around."""
    if isinstance(node, ast.Await) or (isinstance(node, ast.comprehension) and node.is_async):
        return True
    function = node.func if isinstance(node, ast.Call) and not node.args else None
    return isinstance(function, ast.Name) and function.id == "super"
