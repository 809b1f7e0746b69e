"""Variables that take over the name of an import, or of a function of the file, and what is left of that.

Which uses of the name mean the variable is decided by the bindings that reach them; where both may get there,
by what the variable's value can do: a number has no `randint`, so that `random.randint` means the module.
"""

from __future__ import annotations

import ast
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.diagnostic import Fix
from beginner_lint.facts.names.last_bindings import last_binding
from beginner_lint.facts.names.shadowed_calls import error_is_expected
from beginner_lint.facts.names.stand_ins import is_chosen_by_what_exists
from beginner_lint.facts.renames.rename_edits import rename_fix
from beginner_lint.facts.renames.renaming import Renaming
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Occurrence, Role, Scope, ScopeKind
from beginner_lint.facts.types.calls import of_origin
from beginner_lint.facts.types.lattice import UNKNOWN, Fact, How, Type, with_article
from beginner_lint.facts.words.abilities import cannot_be_called, lacks
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.likely_results import likely, likely_result
from beginner_lint.guards import applicability, assuming, guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_GIVEN = frozenset({BindingKind.ASSIGNMENT, BindingKind.ANNOTATED, BindingKind.WALRUS, BindingKind.WITH})
_VARIABLES = _GIVEN | {BindingKind.LOOP, BindingKind.AUGMENTED}
_ERRORS = frozenset(
    {"AttributeError", "TypeError", "UnboundLocalError", "NameError", "Exception", "BaseException"}
)


class Failing(NamedTuple):
    """A use of the hidden thing that cannot work: the name holds `held` by then, None: no value yet.

    It is not `sure` where the name has its old meaning at times, as in the first round of a loop.
    """

    node: ast.Name
    held: Type | None
    sure: bool


class HiddenName:
    """A name of `scope` that first means an import or a function of the file, and then a variable.

    Args:
        scope: the scope that owns the variable.
        name: its name, mangled.
        meant: what is hidden: bindings of the same scope, or of one around it.
        variables: what binds the variable, in source order.
        facts: the facts of the file.

    """

    def __init__(
        self, scope: Scope, name: str, meant: list[Binding], variables: list[Binding], facts: Facts
    ) -> None:
        self.scope = scope
        self.name = name
        self.meant = meant
        self.variables = variables
        self._facts = facts
        self._failing: list[Failing] = []
        self._kept: set[ast.AST] = {binding.node for binding in meant}
        self._unclear: list[Occurrence] = []
        self._called: list[Occurrence] = []
        self._asked_of_both: list[Occurrence] = []

    @classmethod
    def at(cls, node: ast.Name, kind: BindingKind, facts: Facts) -> HiddenName | None:
        """Return what a variable hides, at the first place that binds it; None if nothing of that kind.

        In the same scope the variable must take the place of the other; in a function it is enough that the
        name would mean that, were it not for the variable.
        """
        scope = facts.scopes.owner(node)
        if scope is None or scope.kind not in (ScopeKind.MODULE, ScopeKind.FUNCTION) or node.id == "_":
            return None
        name = facts.scopes.spelling(node)
        bindings = scope.bindings[name]
        variables = [binding for binding in bindings if binding.kind in _VARIABLES]
        if not variables or variables[0].node is not node or variables[0].kind is BindingKind.AUGMENTED:
            return None
        own = [binding for binding in bindings if binding not in variables]
        outer = None
        if not own and scope.kind is ScopeKind.FUNCTION:
            outer = facts.scopes.resolve_around(name, scope)
        meant = outer.bindings[name] if outer is not None else own
        if not meant or any(binding.kind is not kind for binding in meant):
            return None
        if own and not _takes_place(variables[0], own, facts):
            return None
        found = cls(scope, name, meant, variables, facts)
        places = facts.scopes.occurrences(scope, name)
        if not own and not any(_asks(facts, each.node) for each in places):
            return None
        found._sort_uses(places)
        return found

    @property
    def shares_scope(self) -> bool:
        """Whether the scope of the variable had the other meaning itself."""
        return self.meant[0].scope is self.scope

    @property
    def failing(self) -> Failing | None:
        """The first use that cannot work; one that surely fails, if there is any."""
        return min(self._failing, key=lambda each: not each.sure, default=None)

    def failure(self) -> str | None:
        """Say which use cannot work, and why; None if there is none."""
        if self.failing is None:
            return None
        node, held, sure = self.failing
        subject = f"`{self.spelled(node)}` on line {node.lineno}"
        what = "what it returned" if held is not None and held.name == "value" else with_article(held)
        if held is None:
            return f"{subject} stops: `{self.name}` is a variable here, without a value yet"
        if sure:
            return f"{subject} stops: `{self.name}` is {what} by then"
        return f"{subject} cannot work once `{self.name}` is {what}"

    def places(self, bound: str, used: str) -> list[tuple[ast.AST, str]]:
        """Return where what is hidden comes from, and where it is missed, with these labels."""
        missed = [(self.failing.node, used)] if self.failing else []
        return [(self.meant[0].node, bound), *missed]

    def is_plain(self, binding: Binding, others: Collection[str]) -> bool | None:
        """Tell whether a binding gives a plain value; None if only the expression can tell.

        Args:
            binding: one of the variable.
            others: the types whose values are not plain ones.

        """
        if binding.kind is BindingKind.AUGMENTED:
            return True
        value = bound_value(binding, self._facts)
        if value is None or self.is_handed_on(value):
            return False
        held = self.given(binding).type
        if held is not None:
            return held.name not in others
        return True if binding.kind is BindingKind.LOOP else None

    def given(self, binding: Binding) -> Fact:
        """Return what a binding gives the variable, if what is hidden is still there in its value."""
        fact = self._facts.types.of_binding(binding)
        value = bound_value(binding, self._facts) if binding.kind in _GIVEN else None
        if fact.type is not None or value is None or binding.kind is BindingKind.WITH:
            return fact
        asked = self.asked_in(value) if isinstance(value, ast.Call) and len(self.meant) == 1 else None
        if isinstance(value, ast.Call) and asked is not None:
            return self._answer(value, asked)
        names = {node.id for node in nodes_in(value) if isinstance(node, ast.Name)}
        return likely(value, self._facts) if self.name not in names else fact

    def _answer(self, call: ast.Call, asked: tuple[str, ...]) -> Fact:
        """Return what a call of what is hidden, or of what it holds, returns or seems to."""
        function, types = self.meant[0].node, self._facts.types
        if isinstance(function, ast.FunctionDef):
            return likely_result(function, self._facts) if not asked else UNKNOWN
        origin = types.import_name(self.meant[0])
        return of_origin(types, call, ".".join((origin, *asked))) if origin else UNKNOWN

    def asked_in(self, call: ast.Call) -> tuple[str, ...] | None:
        """Return the attributes over which a call gets from the name to its function; None if it does not."""
        function: ast.expr = call.func
        attributes: list[str] = []
        while isinstance(function, ast.Attribute):
            attributes.append(function.attr)
            function = function.value
        is_own = isinstance(function, ast.Name) and function.id == self.name
        if not is_own or self._facts.scopes.owner(function) is not self.scope:
            return None
        return tuple(reversed(attributes))

    def comes_from(self, value: ast.expr) -> bool:
        """Tell whether a value is part of what a call of something in the module returned."""
        is_called = False
        while not isinstance(value, ast.Name):
            if not isinstance(value, ast.Call | ast.Attribute | ast.Subscript):
                return False
            is_called = is_called or isinstance(value, ast.Call)
            value = value.func if isinstance(value, ast.Call) else value.value
        holder = self._facts.parents.get(value)
        is_own = value.id == self.name and self._facts.scopes.owner(value) is self.scope
        return is_own and is_called and isinstance(holder, ast.Attribute)

    def is_handed_on(self, value: ast.expr) -> bool:
        """Tell whether more is made of what is hidden: an expression has it as a part, not just asks it."""
        names = (node for node in nodes_in(value) if isinstance(node, ast.Name) and node.id == self.name)
        return not all(_asks(self._facts, name) for name in names)

    def spelled(self, node: ast.Name) -> str:
        """Return how a use reads: `random.randint`, or `total(...)`."""
        holder = self._facts.parents.get(node)
        if isinstance(holder, ast.Attribute):
            return f"{node.id}.{holder.attr}"
        return f"{node.id}(...)" if isinstance(holder, ast.Call) and holder.func is node else node.id

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say."""
        if not self.shares_scope and not self._failing:
            return True
        return self.is_chosen_by_what_exists() or self.error_is_expected()

    @guard
    def is_chosen_by_what_exists(self) -> bool:
        """Whether one of both is there in case the other is missing, or for another version."""
        every = [*self.variables, *self.meant]
        return any(is_chosen_by_what_exists(binding, self._facts) for binding in every)

    @guard
    def error_is_expected(self) -> bool:
        """Whether the program catches that a use fails."""
        return any(error_is_expected(each.node, self._facts, _ERRORS) for each in self._failing)

    @guard
    def use_is_unclear(self) -> str | None:
        """Why a use may mean either."""
        for occurrence in self._unclear:
            line = getattr(occurrence.node, "lineno", 1)
            return f"`{self.name}` on line {line} may mean the variable or what it hides"
        return None

    @guard
    def may_be_looked_up(self) -> str | None:
        """Why the name may be used as a text."""
        renaming = Renaming(self._facts, self.scope, self.name)
        return renaming.seen_as_text() or renaming.named_in_a_text()

    def fix(self, better: str, what: str) -> Fix | str:
        """Return the fix that gives the variable another name, or why there is none.

        Args:
            better: the new name.
            what: what is hidden, in words: "the module `random`".

        """
        refusal = self.may_be_looked_up() or self.use_is_unclear()
        if refusal:
            return refusal
        meaning = None
        if self._failing:
            first = self._failing[0]
            meaning = f"`{self.spelled(first.node)}` on line {first.node.lineno} is to mean {what}"
        elif self.shares_scope and self.scope.kind is not ScopeKind.FUNCTION:
            meaning = f"nothing else looks for the variable by the name `{self.name}`"
        is_seen = self.scope.kind is ScopeKind.MODULE and not self._facts.project.script
        assumption = assuming(meaning, "no other file uses this variable" if is_seen else None)
        fit = applicability(assumption)
        return rename_fix(
            self._facts, self.scope, self.name, better, fit, assumption, besides=frozenset(self._kept)
        )

    @property
    def is_called(self) -> bool:
        """Whether the variable is called, without a proof that this fails: it may well be a function."""
        return bool(self._called)

    def _sort_uses(self, occurrences: list[Occurrence]) -> None:
        """Decide for each place what it means: the variable (these are renamed), the other, or either."""
        bound = {binding.node: binding for binding in self.variables}
        for occurrence in occurrences:
            node = occurrence.node
            is_augmented = node in bound and bound[node].kind is BindingKind.AUGMENTED
            if occurrence.role is Role.BIND and not is_augmented:
                continue
            if isinstance(node, ast.Name) and (occurrence.role is Role.READ or is_augmented):
                self._sort_read(node, occurrence)
            else:
                self._unclear.append(occurrence)  # `del`, `global`, a string annotation
        told = {self._attribute(node) for node in self._kept} - {None}
        self._unclear += (each for each in self._asked_of_both if self._attribute(each.node) in told)
        self._unclear += self._called

    def _sort_read(self, node: ast.Name, occurrence: Occurrence) -> None:
        reached = self._facts.flow.reaching(node)
        if reached is None or len(reached) > 1:
            last = last_binding(node, [*self.meant, *self.variables], self._facts)
            reached = (last,) if last is not None else reached
        if reached is None:
            self._unclear.append(occurrence)
            return
        variables = [binding for binding in reached if binding in self.variables]
        holder = self._facts.parents.get(node)
        if reached and not variables:
            self._kept.add(node)
        elif not reached:
            self._sort_unbound(node, occurrence)
        elif all(self._cannot(holder, node, binding) for binding in variables):
            self._sort_failing(node, variables, everywhere=len(variables) == len(reached))
        elif len(variables) < len(reached):
            self._unclear.append(occurrence)
        elif isinstance(holder, ast.Call) and holder.func is node:
            self._called.append(occurrence)
        elif isinstance(holder, ast.Attribute):
            self._asked_of_both.append(occurrence)

    def _sort_unbound(self, node: ast.Name, occurrence: Occurrence) -> None:
        """Sort a read that no binding reaches: it fails; where nothing ever comes, it does not matter."""
        is_reached, asks = self._facts.flow.is_reached(node), _asks(self._facts, node)
        if is_reached and asks and not self.shares_scope:
            self._failing.append(Failing(node, None, sure=True))
            self._kept.add(node)
        elif is_reached or asks:
            self._unclear.append(occurrence)

    def _sort_failing(self, node: ast.Name, variables: list[Binding], *, everywhere: bool) -> None:
        """Note a read that cannot work while one of these bindings holds; `everywhere`: always."""
        facts = [self.given(binding) for binding in variables]
        is_sure = everywhere and all(fact.how is How.PROVED for fact in facts)
        held = next(fact.type for fact in facts)
        self._failing.append(Failing(node, held, is_sure and self._facts.flow.is_bound(node)))
        self._kept.add(node)

    def _cannot(self, holder: ast.AST | None, node: ast.Name, binding: Binding) -> bool:
        """Tell whether what a binding seems to give the variable does not do what is asked of it."""
        given = self.given(binding)
        if isinstance(holder, ast.Call) and holder.func is node:
            return cannot_be_called(given)
        return isinstance(holder, ast.Attribute) and lacks(given, holder.attr)

    def _attribute(self, node: ast.AST) -> str | None:
        holder = self._facts.parents.get(node)
        return holder.attr if isinstance(holder, ast.Attribute) else None


def _takes_place(variable: Binding, others: list[Binding], facts: Facts) -> bool:
    """Tell whether a variable takes the place of what its scope binds besides, also by `global`."""
    scopes = facts.scopes
    if scopes.scope_at(variable.node) is not variable.scope:
        return all(scopes.scope_at(other.node) is other.scope for other in others)
    return any(binding in others for binding in facts.flow.replaced(variable) or ())


def _asks(facts: Facts, node: ast.AST) -> bool:
    """Tell whether a name is called, or asked for an attribute."""
    holder = facts.parents.get(node)
    return isinstance(holder, ast.Attribute) or (isinstance(holder, ast.Call) and holder.func is node)
