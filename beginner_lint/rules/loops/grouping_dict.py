"""ZEN316 grouping-dict."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.loops.loops import root
from beginner_lint.facts.loops.missing_keys import MissingKey, seems_to_ask_for_key
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

_LONGEST_KEY = 30

# What is put in first, as text, what that is called, and the methods with which more is put in.
_EMPTY = {
    "list": ("[]", "an empty list", {"append", "extend", "insert"}),
    "set": ("set()", "an empty set", {"add", "update"}),
    "dict": ("{}", "an empty dict", {"update", "setdefault"}),
}


class GroupingDict(Rule):
    """`if` that gives a dict an empty list for a new key, to append to it.

    ## Why is this bad?
    The dict is asked two or three times for the same key. `groups.setdefault(letter, [])` gives the list that
    belongs to the key, and puts an empty one in first if there is none yet.

    ## Example
    ```python
    groups = {}
    for word in ["fig", "apple", "flour"]:
        if word[0] not in groups:
            groups[word[0]] = []
        groups[word[0]].append(word)
    print(groups)
    ```

    Use instead:
    ```python
    groups = {}
    for word in ["fig", "apple", "flour"]:
        groups.setdefault(word[0], []).append(word)
    print(groups)
    ```

    ## Not flagged
    ```python
    groups = {}
    for word in ["fig", "apple", "flour"]:
        if word[0] not in groups:
            print("a new letter")  # does something else for a new key
            groups[word[0]] = []
        groups[word[0]].append(word)
    ```

    ## Fix safety
    The fix is safe where it is certainly a dict, the key is a variable or the like, which gives the same each
    time, and what is put in can be worked out before or after the list is there. It is unsafe where one of
    these is unknown.
    """

    code = "ZEN316"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    parts = (ast.Compare, ast.UnaryOp)
    guarded_by = (MissingKey,)

    def screen_If(self, node: ast.If) -> bool:
        """Let an `if` through that asks for a key of a dict."""
        return seems_to_ask_for_key(node) and self._finding(node) is not None

    def visit_If(self, node: cst.If, origin: ast.If) -> None:
        """Report an `if` that puts something into a list of its own for each key."""
        found = self._finding(origin)
        if found is None:
            return
        missing, kind = found
        text, name, _ = _EMPTY[kind]
        key = missing.key_text if len(missing.key_text) <= _LONGEST_KEY else "key"
        self.report(
            origin,
            f"`{missing.dict_text}.setdefault({key}, {text})` gives a new key {name}: no `if` is needed",
            fix=lambda: self._fix(missing, kind),
        )

    @remembered
    def _finding(self, node: ast.If) -> tuple[MissingKey, str] | None:
        """Return what is asked for, and what is put in for a new key: `list`, `set` or `dict`."""
        missing = MissingKey.of(node, self.facts)
        method = _method(missing) if missing else None
        if missing is None or method is None:
            return None
        kind = self._kind_of_empty(missing.first) if missing.is_apart else _kind_of_one(missing)
        if kind is None or method not in _EMPTY[kind][2] or missing.is_no_dict():
            return None
        return None if self.item_depends_on_dict(missing) else (missing, kind)

    def _kind_of_empty(self, first: ast.expr) -> str | None:
        """Return `list`, `set` or `dict` for an empty one."""
        if isinstance(first, ast.List) and not first.elts:
            return "list"
        if isinstance(first, ast.Dict) and not first.keys:
            return "dict"
        if not isinstance(first, ast.Call) or first.args or first.keywords:
            return None
        found = (self.facts.types.origin(first.func) or "").removeprefix("builtins.")
        return found if found in _EMPTY else None

    @guard
    def item_depends_on_dict(self, missing: MissingKey) -> bool:
        """Whether what is put in under a new key may be something else once the key is there."""
        return not missing.is_apart and missing.reads_dict(missing.first)

    @guard
    def item_may_fail(self, missing: MissingKey) -> str | None:
        """Say so where what is put in is worked out after the empty list is there, not before."""
        if missing.is_apart or isinstance(_item(missing), ast.Constant | ast.Name):
            return None
        item, name = _item(missing), root(missing.dictionary)
        is_pure = isinstance(missing.dictionary, ast.Name) and self.facts.effects.is_pure(item)
        if is_pure and self.facts.flow.seen_after_exception(name.id, missing.node) is None:
            return None
        return f"working out `{self.source.segment(item)}` neither fails nor looks at `{name.id}`"

    @guard
    def set_means_something_else(self, missing: MissingKey, kind: str) -> str | None:
        """Why no empty set can be made here: the name `set` has another meaning."""
        if kind != "set" or self.facts.scopes.would_be_builtin("set", missing.node):
            return None
        return "`set` may mean something else in this program"

    def _fix(self, missing: MissingKey, kind: str) -> Fix | str:
        if refusal := self.set_means_something_else(missing, kind):
            return refusal
        start = self.source.span(_group(missing))[1]
        rest = self.source.text[start : self.source.span(missing.going_on)[1]]
        if not missing.is_apart and ("\n" in rest or "\r" in rest):
            return "what is put in stands on several lines"
        if "#" in self.source.segment(missing.key):
            return "a comment stands within the key"
        text = _EMPTY[kind][0]
        edit = missing.edit(f"{missing.dict_text}.setdefault({missing.key_text}, {text}){rest}")
        if isinstance(edit, str):
            return edit
        assumption = assuming(
            missing.dict_is_unproved(f"{kind}s"), missing.key_may_vary(), self.item_may_fail(missing)
        )
        return Fix(
            "Put the first one in with `setdefault`",
            applicability(assumption),
            (edit,),
            relies_on=self.scoped(missing.node, "set") if kind == "set" else frozenset(),
            assumption=assumption,
        )


def _call(missing: MissingKey) -> ast.Call | None:
    """Return the call `d[key].method(…)` that goes on with what is there."""
    statement = missing.going_on
    call = statement.value if isinstance(statement, ast.Expr) else None
    return call if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else None


def _method(missing: MissingKey) -> str | None:
    """Return the name of a method that is called on what belongs to the key."""
    call = _call(missing)
    if call is None or not isinstance(call.func, ast.Attribute) or not missing.is_item(call.func.value):
        return None
    return call.func.attr


def _group(missing: MissingKey) -> ast.expr:
    """Return the `d[key]` on which a method is called."""
    call = _call(missing)
    assert call is not None
    assert isinstance(call.func, ast.Attribute)
    return call.func.value


def _kind_of_one(missing: MissingKey) -> str | None:
    """Return `list` or `set` if a new key gets one item in it, the very one that a known key gets."""
    call, first = _call(missing), missing.first
    if call is None or not isinstance(first, ast.List | ast.Set) or len(first.elts) != 1:
        return None
    if call.keywords or len(call.args) != 1 or ast.dump(call.args[0]) != ast.dump(first.elts[0]):
        return None
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    kind = "list" if isinstance(first, ast.List) else "set"
    return kind if method in ("append", "add") and not isinstance(first.elts[0], ast.Starred) else None


def _item(missing: MissingKey) -> ast.expr:
    """Return the item that a new key gets in a list or set."""
    assert isinstance(missing.first, ast.List | ast.Set)
    return missing.first.elts[0]
