"""What a file calls the same value elsewhere: `zipf`, where others have `with ZipFile(...) as zipf`."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.facts.words.naming import is_empty_noun, is_usable

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Of others the call does not tell what they are for: `user_id = uuid4()`, `kind = ask()`.
_SORTS = frozenset(
    {"bytes", "dict", "dir", "globals", "hash", "iter", "list", "locals", "map", "object", "open", "set"}
    | {"str", "tuple", "vars", "zip"}
)
_PALE = frozenset(
    {"data", "item", "new", "old", "out", "res", "result", "ret", "temp", "val", "value", "values"}
)
_SHORTEST = 3
# So often, and so often of all, is what a file calls a value.
_OFTEN, _MOST = 3, 0.75


class _Gain(NamedTuple):
    """What a call gives a name: what is called and passed, which part of it, and the names of the others."""

    name: ast.Name
    called: str
    call: str
    place: int
    beside: tuple[str, ...]


def called_elsewhere(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield the word that others have for what they get from the same call, if they agree on one."""
    value = _bound_call(binding.node, facts) if binding.name in _SORTS else None
    if value is None:
        return
    calls = facts.parents.called(ast.Call, frozenset({last_name(value.func)}))
    gains = [gain for call in calls for gain in _gains(call, facts)]
    own = next(gain for gain in gains if gain.name is binding.node)
    same = [gain for gain in gains if (gain.called, gain.place) == (own.called, own.place)]
    others = [gain for gain in same if _says_something(gain.name.id)]
    alike = [gain for gain in others if _is_alike(gain, own)]
    counted = Counter(gain.name.id for gain in alike or others)
    for word, times in counted.most_common(1):
        is_usual = times >= _OFTEN and times >= _MOST * len(others)
        yield from [word] if is_usual or (alike and len(counted) == 1) else []


def _bound_call(name: ast.AST, facts: Facts) -> ast.Call | None:
    """Return the call that gives a name its value, or a tuple in which it stands; None if there is none."""
    holder = facts.parents.get(name)
    holder = facts.parents.get(holder) if isinstance(holder, ast.Tuple) else holder
    value = getattr(holder, "value", getattr(holder, "context_expr", None))
    is_named = isinstance(holder, ast.Assign | ast.withitem) and isinstance(name, ast.Name)
    return value if is_named and isinstance(value, ast.Call) and last_name(value.func) else None


def _gains(call: ast.Call, facts: Facts) -> Iterator[_Gain]:
    """Yield what names get from a call, by an assignment or by `with`."""
    holder = facts.parents.get(call)
    targets = holder.targets if isinstance(holder, ast.Assign) else [getattr(holder, "optional_vars", None)]
    called, passed = facts.source.segment(call.func), facts.source.segment(call)
    for target in targets:
        parts = target.elts if isinstance(target, ast.Tuple) else [target]
        names = [getattr(part, "id", "") for part in parts]
        for place, part in enumerate(parts):
            if isinstance(part, ast.Name):
                beside = (*names[:place], *names[place + 1 :])
                yield _Gain(part, called, passed, place if beside else -1, beside)


def _is_alike(one: _Gain, other: _Gain) -> bool:
    """Tell whether two calls are given the same, or whether what else they give is called the same."""
    is_same_call = one.call == other.call and not one.call.endswith("()")
    return is_same_call or (one.beside == other.beside and any(len(each) >= _SHORTEST for each in one.beside))


def _says_something(word: str) -> bool:
    return len(word) >= _SHORTEST and is_usable(word) and word not in _PALE and not is_empty_noun(word)
