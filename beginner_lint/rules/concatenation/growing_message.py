"""ZEN106 growing-message."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Role, ScopeKind
from beginner_lint.facts.texts.accumulation import growth_of
from beginner_lint.facts.texts.braces import too_complicated
from beginner_lint.facts.texts.concatenation import (
    are_text,
    calls_str,
    is_text,
    may_be_text,
    other_meaning_of_plus,
)
from beginner_lint.facts.texts.messages import Message, added_parts, as_one_text, message_from
from beginner_lint.facts.texts.text_uses import is_for_machines
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

# From how many `+=` on a text is put together in too many steps.
_MANY = 3


class GrowingMessage(Rule):
    r"""Text that is put together by one `+=` after the other.

    ## Why is this bad?
    What the finished text looks like is hidden between names and `+=` signs, and a space or a line end is
    easily forgotten between two pieces. Texts that stand next to each other in parentheses are one text, so
    the whole text can stand in one place, line by line.

    ## Example
    ```python
    name = "Ada"
    age = 36
    letter = f"Dear {name},\n"
    letter += f"you are {age} years old today.\n"
    letter += "We wish you all the best for this day\n"
    letter += "and hope to see you at school"
    print(letter)
    ```

    Use instead:
    ```python
    name = "Ada"
    age = 36
    letter = (
        f"Dear {name},\n"
        f"you are {age} years old today.\n"
        "We wish you all the best for this day\n"
        "and hope to see you at school"
    )
    print(letter)
    ```

    ## Not flagged
    ```python
    name = "Ada"
    letter = f"Dear {name},\n"
    letter += "today is a special day.\n"
    if name == "Ada":
        letter += "happy birthday!\n"  # not always a part of the text
    letter += "Your friends"
    print(letter)
    ```

    ## Fix safety
    The fix is safe where all pieces are known to be text, and nobody can see the unfinished text. It is
    unsafe where a piece may be something else: `+=` would fail for `None`, an f-string shows it.
    """

    code = "ZEN106"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("+",)

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return nothing where no name grows several times: so it is in most files."""
        return super().asked_of(kind) if self._growing else ()

    def screen_Assign(self, node: ast.Assign) -> bool:
        """Let names that get a text and then grow several times through."""
        return self._may_begin(node)

    def screen_AnnAssign(self, node: ast.AnnAssign) -> bool:
        """Let the same with an annotation through."""
        return self._may_begin(node)

    def _may_begin(self, node: ast.Assign | ast.AnnAssign) -> bool:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if node.value is None or not isinstance(target, ast.Name) or target.id not in self._growing:
            return False
        if not may_be_text(node.value):
            return False
        message = message_from(node, self.facts)
        return message is not None and len(message.growths) >= _MANY

    @cached_property
    def _growing(self) -> frozenset[str]:
        """The names to which something is added often enough, wherever: few statements need a closer look."""
        parents = self.facts.parents
        adding: list[ast.AugAssign | ast.Assign] = [
            *parents.with_part(ast.AugAssign, (ast.Add,)),
            *parents.adding,
        ]
        often = _often(map(_target, adding))  # most are not, and that is soon seen
        growths = (growth_of(statement) for statement in adding if _name_of(_target(statement)) in often)
        return _often(growth.target for growth in growths if growth)

    def visit_Assign(self, node: cst.Assign, origin: ast.Assign) -> None:
        """Report a text that grows several times right after it is made."""
        self._check(origin)

    def visit_AnnAssign(self, node: cst.AnnAssign, origin: ast.AnnAssign) -> None:
        """Report a text that grows several times right after it is made."""
        self._check(origin)

    def _check(self, statement: ast.Assign | ast.AnnAssign) -> None:
        message = message_from(statement, self.facts) if self._may_begin(statement) else None
        if message is None or self.is_no_text(message) or self.grows_elsewhere(message):
            return
        if self.says_something_else(message):
            return
        name, steps = message.name.id, len(message.growths) + 1
        self.report(
            statement,
            f"`{name}` is put together in {steps} steps; write it as one text, in parentheses",
            fix=lambda: self._fix(message),
            related=[(message.last, "the text is complete here")],
        )

    @guard
    def is_no_text(self, message: Message) -> bool:
        """Whether the name is not known to hold text, or a piece known to be something else."""
        assert message.start.value is not None
        if not self.facts.types.of(message.start.value).proves("str"):
            return True
        known = [self.facts.types.of(part).name for parts in added_parts(message) for part in parts]
        return any(name not in (None, "str") for name in known)

    @guard
    def grows_elsewhere(self, message: Message) -> bool:
        """Whether other statements add to the text as well: it is longer or shorter then."""
        scope = self.facts.scopes.owner(message.name)
        own = {message.name, *(growth.target for growth in message.growths)}
        found = self.facts.scopes.occurrences(scope, scope.mangled(message.name.id)) if scope else []
        others = [place.node for place in found if place.role is Role.BIND and place.node not in own]
        return any(self._grows(node) for node in others)

    def _grows(self, node: ast.AST) -> bool:
        holder = self.facts.parents.get(node)
        if isinstance(holder, ast.AugAssign):
            return True
        value = holder.value if isinstance(holder, ast.Assign) else None
        return value is not None and any(
            isinstance(inner, ast.Name) and inner.id == getattr(node, "id", None) for inner in nodes_in(value)
        )

    @guard
    def says_something_else(self, message: Message) -> bool:
        """Whether the text is not for people, such as a query or a pattern."""
        literals = [
            part for parts in added_parts(message) for part in parts if isinstance(part, ast.Constant)
        ]
        return any(is_for_machines(str(literal.value)) for literal in literals)

    @guard
    def is_seen_unfinished(self, message: Message) -> str | None:
        """Why somebody may see the text before it is complete."""
        name, scopes, flow = message.name.id, self.facts.scopes, self.facts.flow
        scope = scopes.scope_at(message.start)
        if scopes.owner(message.name) is not scope or scope.kind is ScopeKind.CLASS:
            return f"`{name}` belongs to other code as well"
        if flow.is_captured(name, scope):
            return f"`{name}` is used in a function inside"
        if flow.introspects(scope):
            return f"`{name}` may be used as text, by `eval` or the like"
        for growth in message.growths:
            later = flow.seen_after_exception(name, growth.statement)
            if later is not None and (later.node is not None or self._goes_on_after_exceptions(message)):
                return later.reason
        return None

    def _goes_on_after_exceptions(self, message: Message) -> bool:
        """Tell whether something around the text may catch an exception; else the import fails."""
        holders = self.facts.parents.ancestors(message.start)
        return any(isinstance(holder, ast.With) or hasattr(holder, "handlers") for holder in holders)

    @guard
    def pieces_may_be_no_text(self, message: Message) -> str | None:
        """Say which pieces must be text."""
        return are_text(
            self.source.segment(part)
            for parts in added_parts(message)
            for part in parts
            if not is_text(part) and not self.facts.types.of(part).proves("str")
        )

    @guard
    def plus_may_be_another(self, message: Message) -> str | None:
        """Why `+=` may be another than that of text."""
        return other_meaning_of_plus(self.facts) if self.pieces_may_be_no_text(message) else None

    @guard
    def str_may_be_another(self, message: Message) -> str | None:
        """Why `str` may be another function."""
        calls = [part for parts in added_parts(message) for part in parts if calls_str(part)]
        are_own = all(self.facts.scopes.would_be_builtin("str", call) for call in calls)
        return None if are_own else "`str` may be another function"

    def _fix(self, message: Message) -> Fix | str:
        values = [part for parts in added_parts(message) for part in parts if not is_text(part)]
        refusal = (
            self.is_seen_unfinished(message)
            or self.plus_may_be_another(message)
            or self.str_may_be_another(message)
        )
        if refusal:
            return refusal
        if too_complicated(values, self.source):
            return "a piece is too complicated for an f-string"
        text = as_one_text(message, self.facts)
        if text is None:
            return "the pieces are written in a way that cannot be put together"
        assumption = assuming(self.pieces_may_be_no_text(message))
        start, end = self.source.span(message.start)[0], self.source.span(message.last)[1]
        read = {node.id for value in values for node in nodes_in(value) if isinstance(node, ast.Name)}
        return Fix(
            "Write the text in one piece",
            applicability(assumption),
            (Edit(start, end, text),),
            binds=self.scoped(message.start, message.name.id),
            relies_on=self.scoped(message.start, "str", *sorted(read)),
            assumption=assumption,
        )


def _target(statement: ast.AugAssign | ast.Assign) -> ast.expr:
    return statement.target if isinstance(statement, ast.AugAssign) else statement.targets[0]


def _name_of(target: ast.expr) -> str:
    return target.id if isinstance(target, ast.Name) else ""


def _often(targets: Iterable[ast.expr]) -> frozenset[str]:
    """Return the names that stand often enough among targets."""
    names = Counter(map(_name_of, targets))
    return frozenset(name for name, times in names.items() if name and times >= _MANY)
