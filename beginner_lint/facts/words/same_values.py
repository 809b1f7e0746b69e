"""What a file calls the same value elsewhere: `zipf`, where others have `with ZipFile(...) as zipf`."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.facts.words.naming import is_empty_noun, is_usable, plural

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


def taken_apart_alike(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield what other functions call the same part of what is called the same: `for _, kind in infos`."""
    parts = facts.parents.get(binding.node)
    own = _value_of(parts, facts) if isinstance(parts, ast.Tuple) and len(parts.elts) > 1 else None
    if not isinstance(parts, ast.Tuple) or own is None:
        return
    place = next(index for index, part in enumerate(parts.elts) if part is binding.node)
    words = {
        getattr(other.elts[place], "id", "")
        for other in facts.parents.of_type(ast.Tuple)
        if len(other.elts) == len(parts.elts)
        and isinstance(other.ctx, ast.Store)
        and _value_of(other, facts) == own
        and facts.scopes.scope_at(other.elts[place]) is not binding.scope
    } - {binding.name, plural(binding.name)}
    told = {word for word in words if _says_something(word) and binding.name in word.lower()}
    yield from told if len(told) == 1 else ()


def _value_of(parts: ast.Tuple, facts: Facts) -> str | None:
    """Return the text of what is taken apart, or over which a loop walks that takes each one apart."""
    holder = facts.parents.get(parts)
    if isinstance(holder, ast.For | ast.comprehension):
        is_plain = isinstance(holder.iter, ast.Name | ast.Attribute)
        return f"each of {facts.source.segment(holder.iter)}" if is_plain else None
    return facts.source.segment(holder.value) if isinstance(holder, ast.Assign) else None


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
