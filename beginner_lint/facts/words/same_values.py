"""What a file calls the same value elsewhere: `zipf`, where others have `with ZipFile(...) as zipf`."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

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


class Gain(NamedTuple):
    """What a call gives a name: the call as it is written, and the names of what else it gives."""

    name: ast.Name
    call: str
    beside: tuple[str, ...]


Gains = Mapping[tuple[str, int], list[Gain]]
"""By what is called, and which part of what it gives the names get (from 0; -1 for all of it)."""


def called_elsewhere(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield the word that others have for what they get from the same call, if they agree on one."""
    if binding.name not in _SORTS:
        return
    for gains in facts.gains.values():
        own = next((each for each in gains if each.name is binding.node), None)
        if own is None:
            continue
        others = [each for each in gains if _says_something(each.name.id)]
        alike = [each for each in others if _is_alike(each, own)]
        counted = Counter(each.name.id for each in alike or others)
        for word, times in counted.most_common(1):
            is_usual = times >= _OFTEN and times >= _MOST * len(others)
            yield from [word] if is_usual or (alike and len(counted) == 1) else []


def gains_of(facts: Facts) -> Gains:
    """Return what names of a file get from calls, by assignments and by `with`."""
    found: defaultdict[tuple[str, int], list[Gain]] = defaultdict(list)
    assigned = [(target, each.value) for each in facts.parents.of_type(ast.Assign) for target in each.targets]
    opened = [(each.optional_vars, each.context_expr) for each in facts.parents.of_type(ast.withitem)]
    for target, value in (*assigned, *opened):
        if isinstance(value, ast.Call) and isinstance(target, ast.Name | ast.Tuple):
            called, call = facts.source.segment(value.func), facts.source.segment(value)
            parts = target.elts if isinstance(target, ast.Tuple) else [target]
            names = [getattr(part, "id", "") for part in parts]
            for place, part in enumerate(parts):
                if isinstance(part, ast.Name):
                    beside = (*names[:place], *names[place + 1 :])
                    key = called, place if isinstance(target, ast.Tuple) else -1
                    found[key].append(Gain(part, call, beside))
    return found


def _is_alike(one: Gain, other: Gain) -> bool:
    """Tell whether two calls are given the same, or whether what else they give is called the same."""
    is_same_call = one.call == other.call and not one.call.endswith("()")
    return is_same_call or (one.beside == other.beside and any(len(each) >= _SHORTEST for each in one.beside))


def _says_something(word: str) -> bool:
    return len(word) >= _SHORTEST and is_usable(word) and word not in _PALE and not is_empty_noun(word)
