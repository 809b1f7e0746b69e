"""ZEN333 identity-comprehension."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.loops.gathering import unproved_copy
from beginner_lint.facts.loops.mapping import mapping_behind, unproved_pairs
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp

_BUILTINS = {ast.ListComp: "list", ast.SetComp: "set", ast.DictComp: "dict"}
_LONGEST = 40


class IdentityComprehension(Rule):
    """Comprehension that hands on its elements as they are.

    ## Why is this bad?
    A comprehension says that something is done with each element, or that some are left out. The reader
    looks for it in vain: this one only copies, and `list(words)` says so.

    ## Example
    ```python
    words = ["fig", "apple"]
    copy = [word for word in words]
    ages = {"Ada": 36}
    others = {name: age for name, age in ages.items()}
    print(copy, others)
    ```

    Use instead:
    ```python
    words = ["fig", "apple"]
    copy = list(words)
    ages = {"Ada": 36}
    others = dict(ages)
    print(copy, others)
    ```

    ## Not flagged
    ```python
    pairs = [["fig", 3], ["apple", 5]]
    print([word for word in ["fig", ""] if word])  # leaves some out
    print([(word, size) for word, size in pairs])  # makes tuples of lists
    print({size: word for word, size in pairs})  # turns them round
    ```

    ## Fix safety
    The fix is safe where what is copied is certainly a list, text, dict or the like. It is unsafe where that
    is not known: a set may hold its items in another order when it is copied, and `dict(...)` takes the
    values over of what has keys, where the comprehension takes pairs.
    """

    code = "ZEN333"
    level = Level.BASICS
    kind = Kind.STYLE

    def screen_ListComp(self, node: ast.ListComp) -> bool:
        """Let comprehensions through that give what they walk over."""
        return _copied(node) is not None

    def screen_SetComp(self, node: ast.SetComp) -> bool:
        """Let comprehensions through that give what they walk over."""
        return _copied(node) is not None

    def screen_DictComp(self, node: ast.DictComp) -> bool:
        """Let comprehensions through that give the pairs that they walk over."""
        return _copied(node) is not None

    def visit_ListComp(self, node: cst.ListComp, origin: ast.ListComp) -> None:
        """Report a list comprehension that only copies."""
        self._visit(origin)

    def visit_SetComp(self, node: cst.SetComp, origin: ast.SetComp) -> None:
        """Report a set comprehension that only copies."""
        self._visit(origin)

    def visit_DictComp(self, node: cst.DictComp, origin: ast.DictComp) -> None:
        """Report a dict comprehension that only copies."""
        self._visit(origin)

    def _visit(self, node: Comprehension) -> None:
        copied, kind = _copied(node), _BUILTINS[type(node)]
        if copied is None or self.means_something_else(kind, node) or self.needless_list_speaks(node):
            return
        if self.copies_itself(copied):
            return
        text = self.source.segment(copied)
        shown = text if len(text) <= _LONGEST and "\n" not in text else "..."
        self.report(
            node,
            f"`{kind}({shown})` is enough: this comprehension only copies",
            fix=lambda: self._fix(node, copied, kind),
        )

    @guard
    def means_something_else(self, kind: str, node: ast.expr) -> bool:
        """Whether `list`, `set` or `dict` is not the builtin here."""
        return not self.facts.scopes.would_be_builtin(kind, node)

    @guard
    def needless_list_speaks(self, node: ast.expr) -> bool:
        """Whether `any` or `all` gets the list, which needs none at all (ZEN320)."""
        call = self.facts.parents[node]
        if not isinstance(call, ast.Call) or call.func is node or not isinstance(node, ast.ListComp):
            return False
        return isinstance(call.func, ast.Name) and call.func.id in ("any", "all")

    @guard
    def copies_itself(self, copied: ast.expr) -> bool:
        """Whether a method copies its own object: `list` asks that for its length, perhaps without an end."""
        return self.facts.scopes.is_own_object(copied)

    @guard
    def copy_is_unproved(self, node: Comprehension, copied: ast.expr, kind: str) -> str | None:
        """Say what is taken for granted about what is copied."""
        if isinstance(node, ast.DictComp):
            return unproved_pairs(node.generators[0].iter, self.facts)
        return unproved_copy(kind, copied, self.facts)

    @guard
    def stands_in_text(self, node: ast.expr) -> str | None:
        """Why the comprehension stays: an f-string holds it, and may show it as it is written."""
        return "it stands in an f-string" if self.facts.parents.is_within(node, ast.JoinedStr) else None

    def _fix(self, node: Comprehension, copied: ast.expr, kind: str) -> Fix | str:
        if refusal := self.stands_in_text(node):
            return refusal
        start = self.source.span(node)[0]
        before = self.source.text[start - 1 : start]
        space = " " if before.isidentifier() or before.isdigit() else ""  # `return[x for x in xs]`
        assumption = assuming(self.copy_is_unproved(node, copied, kind))
        return Fix(
            f"Copy with `{kind}`",
            applicability(assumption),
            (self.replacing(node, f"{space}{kind}({self.source.segment(copied)})"),),
            relies_on=self.scoped(node, kind),
            assumption=assumption,
        )


def _copied(node: Comprehension) -> ast.expr | None:
    """Return what a comprehension copies; None if it does anything with it."""
    clause = node.generators[0]
    if len(node.generators) > 1 or clause.ifs or clause.is_async:
        return None
    if not isinstance(node, ast.DictComp):
        is_same = isinstance(clause.target, ast.Name) and isinstance(node.elt, ast.Name)
        return clause.iter if is_same and clause.target.id == node.elt.id else None  # type: ignore[attr-defined]
    if not isinstance(clause.target, ast.Tuple | ast.List):
        return None
    names = [target.id for target in clause.target.elts if isinstance(target, ast.Name)]
    given = [part.id for part in (node.key, node.value) if isinstance(part, ast.Name)]
    if len(clause.target.elts) != 2 or len(set(names)) < 2 or given != names:
        return None
    return mapping_behind(clause.iter) or clause.iter
