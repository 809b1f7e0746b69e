"""ZEN315 counting-dict."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.loops.missing_keys import MissingKey, seems_to_ask_for_key
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

_LONGEST_KEY = 30
_TIGHT = (ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript)


class CountingDict(Rule):
    """`if` with `else` that counts in a dict, in one way for new and another for known keys.

    ## Why is this bad?
    Both branches add to the count of a key; the reader has to compare them to see that. `counts.get(word, 0)`
    gives the count so far, and 0 where there is none yet, so that one line does for all keys.

    ## Example
    ```python
    counts = {}
    for word in ["fig", "apple", "fig"]:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    print(counts)
    ```

    Use instead:
    ```python
    counts = {}
    for word in ["fig", "apple", "fig"]:
        counts[word] = counts.get(word, 0) + 1
    print(counts)
    ```

    ## Not flagged
    ```python
    counts = {}
    for word in ["fig", "apple", "fig"]:
        if word in counts:
            counts[word] += 1
        else:
            print("new:", word)  # does something else for a new key
            counts[word] = 1
    ```

    ## Fix safety
    The fix is safe where the dict certainly is one that holds numbers, and the key is a variable or the
    like, which gives the same each time. It is unsafe where one of these is unknown.
    """

    code = "ZEN315"
    level = Level.BASICS
    kind = Kind.STYLE
    parts = (ast.Compare, ast.UnaryOp)
    guarded_by = (MissingKey,)

    def screen_If(self, node: ast.If) -> bool:
        """Let an `if` through that asks for a key of a dict."""
        return seems_to_ask_for_key(node) and self._finding(node) is not None

    def visit_If(self, node: cst.If, origin: ast.If) -> None:
        """Report an `if` that counts."""
        found = self._finding(origin)
        if found is None:
            return
        missing, step = found
        key = missing.key_text if len(missing.key_text) <= _LONGEST_KEY else "key"
        self.report(
            origin,
            f"`{missing.dict_text}.get({key}, 0)` is 0 for a new key: no `if` is needed to count",
            fix=lambda: self._fix(missing, step),
        )

    @remembered
    def _finding(self, node: ast.If) -> tuple[MissingKey, ast.expr] | None:
        """Return what is asked for, and what is added to the count."""
        missing = MissingKey.of(node, self.facts)
        step = _step(missing) if missing else None
        if missing is None or step is None or missing.is_no_dict():
            return None
        starts_at = ast.Constant(0) if missing.is_apart else step
        if self.adds_no_number(step) or self.starts_elsewhere(missing, starts_at):
            return None
        if self.step_depends_on_dict(missing, step):
            return None
        return missing, step

    @guard
    def adds_no_number(self, step: ast.expr) -> bool:
        """Whether what is added may be a text or a list, to which 0 cannot be added."""
        return not self.facts.types.of(step).suggests("int", "float", "bool")

    @guard
    def starts_elsewhere(self, missing: MissingKey, starts_at: ast.expr) -> bool:
        """Whether a new key gets another count than adding to 0 gives."""
        return ast.dump(missing.first) != ast.dump(starts_at)

    @guard
    def step_depends_on_dict(self, missing: MissingKey, step: ast.expr) -> bool:
        """Whether what is added may be another number while the dict does not have the key yet."""
        return missing.reads_dict(step) or not (self.facts.effects.is_pure(step) or not missing.is_apart)

    @guard
    def counts_are_unproved(self, missing: MissingKey) -> str | None:
        """Say that numbers are taken for granted: a list that is added to stays the same list."""
        counts = missing.going_on
        item = counts.target if isinstance(counts, ast.AugAssign) else counts.value  # type: ignore[attr-defined]
        if not missing.is_dict() or self.facts.types.of(item).proves("int", "float", "bool"):
            return None
        return f"`{missing.dict_text}` holds numbers"

    @guard
    def step_is_unproved(self, missing: MissingKey, step: ast.expr) -> str | None:
        """Say that a whole number is taken for granted: `0 + True` is 1, and `0 + -0.0` is 0.0."""
        is_number = isinstance(step, ast.Constant) and type(step.value) is float and step.value
        if self.facts.types.of(step).proves("int") or is_number:
            return None
        return f"`{self.source.segment(step)}` is a whole number"

    def _fix(self, missing: MissingKey, step: ast.expr) -> Fix | str:
        key, name, added = missing.key_text, missing.dict_text, self.source.segment(step)
        if "\n" in added or "#" in key:
            return "the key or what is added stands on several lines"
        added = added if isinstance(step, _TIGHT) else f"({added})"
        item = key[1:-1] if isinstance(missing.key, ast.Tuple) and missing.key.elts else key
        edit = missing.edit(f"{name}[{item}] = {name}.get({key}, 0) + {added}")
        if isinstance(edit, str):
            return edit
        assumption = assuming(
            missing.dict_is_unproved("numbers"),
            missing.key_may_vary(),
            self.counts_are_unproved(missing),
            self.step_is_unproved(missing, step),
        )
        return Fix("Count with `get`", applicability(assumption), (edit,), assumption=assumption)


def _step(missing: MissingKey) -> ast.expr | None:
    """Return what `d[key] += step` or `d[key] = d[key] + step` adds."""
    statement = missing.going_on
    if isinstance(statement, ast.AugAssign) and isinstance(statement.op, ast.Add):
        return statement.value if missing.is_item(statement.target) else None
    if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
        return None
    added = statement.value
    if not missing.is_item(statement.targets[0]) or not isinstance(added, ast.BinOp):
        return None
    is_sum = isinstance(added.op, ast.Add) and missing.is_item(added.left)
    return added.right if is_sum else None
