"""What a value can be: a small open lattice of types, and how a type is known."""

from __future__ import annotations

import ast
import enum
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple


class How(enum.IntEnum):
    """How a type is known: from how a name is used, from an annotation or docstring, or beyond doubt."""

    EVIDENCE = 1
    DECLARED = 2
    PROVED = 3


class Type(NamedTuple):
    """A type by name: a builtin (`str`, `NoneType`, `file`, `zip`, …) or any other (`DataFrame`, `module`).

    Not `exact` means that type or a subclass. `elements` is what iterating yields (the keys of a dict),
    `values` are those of a dict, `items` those of a tuple of known length; None is unknown.
    """

    name: str
    exact: bool = True
    elements: Fact | None = None
    values: Fact | None = None
    items: tuple[Fact, ...] | None = None

    @property
    def element(self) -> Type | None:
        """The type of what iterating yields."""
        return self.elements.type if self.elements else None

    @property
    def value(self) -> Type | None:
        """The type of the values of a dict."""
        return self.values.type if self.values else None

    def __str__(self) -> str:
        inner: list[str] = []
        if self.items is not None:
            inner = [str(item.type or "?") for item in self.items]
        elif self.element is not None:
            inner = [str(self.element)] + ([str(self.value or "?")] if self.name == "dict" else [])
        return f"{self.name}[{', '.join(inner)}]" if inner else self.name


class Fact(NamedTuple):
    """What is known about a value: its `type` (None is unknown), how that is known, and why in words.

    Facts that differ in their reasons only are equal.
    """

    type: Type | None
    how: How = How.PROVED
    reason: str = ""

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Fact) and self.how is other.how and self.type == other.type

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:2])

    @property
    def name(self) -> str | None:
        """The name of the type."""
        return self.type.name if self.type else None

    def proves(self, *names: str) -> bool:
        """Tell whether the value is proved to be exactly of one of these types."""
        return (
            self.how is How.PROVED and self.type is not None and self.type.exact and self.type.name in names
        )

    def suggests(self, *names: str) -> bool:
        """Tell whether the type is one of these, known in whatever way."""
        return self.type is not None and self.type.name in names


UNKNOWN = Fact(None, How.EVIDENCE)
NOTHING = Fact(None, How.PROVED)
"""No value at all gets here: what an empty list yields, what a read yields that nothing reaches."""

MUTABLE = frozenset({"list", "dict", "set", "bytearray", "defaultdict", "Counter", "OrderedDict", "deque"})
IMMUTABLE = frozenset(
    {"str", "bytes", "int", "float", "complex", "bool", "NoneType", "range", "tuple", "frozenset", "ellipsis"}
)


def join(left: Fact, right: Fact) -> Fact:
    """Return what is known of a value that is one of two."""
    if left in (NOTHING, right):
        return right
    if right == NOTHING:
        return left
    weaker = left if left.how < right.how or (left.how == right.how and left.reason) else right
    if left.type is None or right.type is None:
        return Fact(None, How.EVIDENCE, (left if left.type is None else right).reason)
    kind = left.type if left.type == right.type else _join_types(left.type, right.type)
    if kind is None:
        return Fact(None, How.EVIDENCE, f"it is {with_article(left.type)} or {with_article(right.type)}")
    return Fact(kind, weaker.how, weaker.reason)


def _join_types(left: Type, right: Type) -> Type | None:
    if {left.name, right.name} == {"int", "bool"}:
        return Type("int", exact=False)
    if left.name != right.name:
        return None
    items = None
    if left.items is not None and right.items is not None and len(left.items) == len(right.items):
        items = tuple(join(*pair) for pair in zip(left.items, right.items, strict=True))
    elements = join_known(left.elements, right.elements)
    return Type(left.name, left.exact and right.exact, elements, join_known(left.values, right.values), items)


def join_known(left: Fact | None, right: Fact | None) -> Fact | None:
    """Return what is known of a value that is one of two; None where nothing is said of one of these."""
    return join(left, right) if left is not None and right is not None else None


def join_all(*facts: Fact) -> Fact:
    """Return what is known of a value that is one of many."""
    result = NOTHING
    for fact in facts:
        result = join(result, fact)
    return result


def derive(kind: Type | None, *origins: Fact) -> Fact:
    """Return the fact that a value is of a type, known as well as the weakest of what it comes from."""
    if any(origin == NOTHING for origin in origins):
        return NOTHING
    if kind is None:
        return UNKNOWN
    weakest = min(origins, key=lambda origin: origin.how, default=NOTHING)
    if weakest.how is How.PROVED:
        return Fact(kind)
    return Fact(kind, weakest.how, weakest.reason)


def contained(inner: Fact | None, container: Fact) -> Fact:
    """Return what is known of something taken out of a container."""
    if container == NOTHING:
        return NOTHING
    if inner is None:
        return UNKNOWN
    if inner.type is None or container.how >= inner.how:
        return inner
    return inner._replace(how=container.how, reason=container.reason)


def tuple_of(*items: Fact) -> Type:
    """Return the type of a tuple with these items."""
    return Type("tuple", elements=join_all(*items), items=items)


def shallow(fact: Fact, depth: int) -> Fact:
    """Return a fact that tells of collections within collections only `depth` levels deep.

    Without an end, the type of `t` after `t = (t,)` in a loop would never stop growing.
    """
    kind = fact.type
    if kind is None or (kind.elements is None and kind.values is None and kind.items is None):
        return fact
    if not depth:
        return fact._replace(type=Type(kind.name, kind.exact))

    def inner(part: Fact | None) -> Fact | None:
        return None if part is None else shallow(part, depth - 1)

    items = None if kind.items is None else tuple(shallow(item, depth - 1) for item in kind.items)
    return fact._replace(type=Type(kind.name, kind.exact, inner(kind.elements), inner(kind.values), items))


def forget_shared(fact: Fact | None) -> Fact | None:
    """Leave out what collections within a collection hold: somebody may reach and change them."""
    if fact is None or fact.type is None:
        return fact
    fact_type = fact.type
    if fact_type.name in MUTABLE:
        return fact._replace(type=Type(fact_type.name, fact_type.exact))
    if fact_type.name in ("tuple", "frozenset"):
        return fact._replace(type=forget_inner(fact_type))
    return fact


def forget_inner(kind: Type) -> Type:
    """Return a collection's type without what collections within it hold."""
    items = None if kind.items is None else tuple(forget_shared(item) or UNKNOWN for item in kind.items)
    return kind._replace(
        elements=forget_shared(kind.elements), values=forget_shared(kind.values), items=items
    )


def with_article(kind: Type | None) -> str:
    """Spell a type for a reader: `a text`, `a number`, `a list`."""
    names = {
        "str": "a text",
        "int": "a whole number",
        "float": "a number",
        "NoneType": "None",
        "bool": "a bool",
    }
    name = kind.name if kind else "anything"
    return names.get(name, f"{'an' if name[0] in 'aeiou' else 'a'} {name}")


def read_fact(text: str, variables: Mapping[str, Fact]) -> Fact:
    """Return what a text such as `list[str]` or `dict[E, V]` spells; the names in `variables` vary."""
    return _build(_parsed(text), variables)


@lru_cache(maxsize=512)
def _parsed(text: str) -> Any:
    return ast.parse(text, mode="eval").body


def _build(node: Any, variables: Mapping[str, Fact]) -> Fact:
    if isinstance(node, ast.Constant):  # None
        return Fact(Type("NoneType"))
    if isinstance(node, ast.Name):
        return variables.get(node.id) or Fact(Type(node.id))
    name = node.value.id
    arguments = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    parts = [_build(argument, variables) for argument in arguments]
    if name == "tuple":
        return Fact(tuple_of(*parts))
    return Fact(Type(name, elements=parts[0], values=parts[1] if len(parts) > 1 else None))
