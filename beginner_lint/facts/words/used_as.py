"""What a name is used as, where no type tells: what is called is a function, what is only asked is a flag."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding, Role
from beginner_lint.facts.words.annotation_words import snake_case
from beginner_lint.facts.words.asked_as import asked_as

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# A call of these means the variable: one of `list` or `str` in a function rather means the builtin.
_CALLED = frozenset(
    {"anext", "compile", "eval", "filter", "format", "hash", "help", "id", "input", "map", "next", "open"}
    | {"repr", "type"}
)
# Python's own take one value at most.
_OF_ONE = frozenset({"bool", "dict", "float", "frozenset", "list", "set", "tuple"})
_BY_ATTRIBUTE = {
    "table": frozenset({"columns", "groupby", "iloc", "loc"}),
    "class": frozenset(
        {"__bases__", "__mro__", "__name__", "__new__", "__qualname__", "__subclasses__", "mro"}
    ),
    "file": frozenset({"read", "readinto", "readline", "readlines"}),
    "hasher": frozenset({"digest", "hexdigest", "update"}),
    "match": frozenset({"group", "groupdict", "groups", "span", "start"}),
    "ends": frozenset({"indices", "start", "step", "stop"}),
    "looked up": frozenset({"items", "keys", "setdefault", "values"}),
    "linked": frozenset({"next", "prev", "previous"}),
}
# Attributes that texts, the members of an `Enum` and arrays have, too.
_OF_PLAIN_VALUES = frozenset(
    {*dir(str), *dir(dict), *dir(list), "name", "value"}
    | {"T", "astype", "device", "dtype", "mean", "ndim", "reshape", "shape", "size"}
)
_OF_ANY_TYPE = frozenset(
    {
        "added",
        "bound",
        "calculated",
        "count",
        "divisor",
        "exponent",
        "formatted",
        "indexed",
        "instance",
        "key",
    }
    | {"limit", "loaded", "member", "named", "packed", "path", "program", "searched", "separator"}
)
_PACKING = frozenset({"calcsize", "cast", "iter_unpack", "pack", "pack_into", "unpack", "unpack_from"})
_WALKING = frozenset(
    {"all", "any", "chain", "dict", "enumerate", "extend", "filter", "frozenset", "iter", "islice", "join"}
    | {"list", "map", "max", "min", "reduce", "set", "sorted", "sum", "tee", "tqdm", "tuple", "zip"}
)
_NAMES = frozenset({"filter", "format", "map", "property"})
_OF_COLLECTIONS = frozenset({"add", "append", "discard", "insert", "remove"})
_ASKS_FOR_CLASS = frozenset({"isinstance", "issubclass"})
# These make an object of the `type` that they are given.
_MAKING_ANY = frozenset({"convert", "decode"})
_ARITHMETIC = (ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Pow)
# Of these the first argument says where a file or a folder is.
_TAKING_PATHS = frozenset(
    {"FileHandler", "Path", "RotatingFileHandler", "TimedRotatingFileHandler", "ZipFile"}
    | {"abspath", "basename", "dirname", "exists", "expanduser", "getsize", "isdir", "isfile", "listdir"}
    | {"makedirs", "mkdir", "read_csv", "read_excel", "realpath", "scandir", "splitext"}
)
_LOCATING = frozenset({"find_executable", "which"})
# Functions that find what they load by its path, if they are given a text.
_LOADS = re.compile(
    r"^_*(?:load|open|read)_(?:[a-z]+_)*(?:audio|csv|excel|file|image|img|json|parquet|pdf|pickle|toml|video|wav"
    r"|yaml)s?$|^imread$"
)
_TAKING_TEXT = re.compile(r"^(?:str|text)_|from_(?:str|text)(?:_|$)")
_OF_TEXTS = frozenset({"encode", "tokenize"})
_OF_NUMBERS = frozenset({"round"})
# Where these take the text in which they look.
_LOOKING = {"findall": 1, "finditer": 1, "fullmatch": 1, "match": 1, "search": 1, "split": 1, "sub": 2}
_COMPARING = (ast.Eq, ast.NotEq, ast.Gt, ast.GtE, ast.Lt, ast.LtE)
_MEMBERSHIP = (ast.In, ast.NotIn)


def used_as(binding: Binding, facts: Facts, *, is_known: bool) -> tuple[str, ...]:
    """Return as what a name is used, the most telling first; if its type is known, only what no type says.

    These are words like those of types: `bool` (only asked whether it is true), `function` (called), `asked`
    (called in a test), `getter` (called without arguments), `class`, `asked for` (by `isinstance`),
    `instance` (of a class),
    `table` (of pandas), `file`, `hasher`, `match` (of `re`), `ends` (has some, as a slice), `linked` (to
    others by `next`), `able` (has attributes), `described` (has such as no text has), `separator` (only
    joins), `key` (of an item), `bound` (of a slice), `member` (of a collection), `added` (to its like),
    `looked up` (in it stand others), `walked` (in a loop), `indexed` (by numbers), `sliced`, `count` (of what
    is read), `packed` (says how to pack), `exponent`, `stepped` (by `next`), `named` (compared with a
    text), `formatted` (put into a text), `calculated` (with numbers), `divisor`, `path` (of a file or
    folder),
    `program` (looked for as `which` does), `loaded` (by a function for files),
    `str` (searched by `re`), `limit` (of a loop), `searched` (replaced by better ones).
    """
    reads = [
        found.node
        for found in facts.scopes.occurrences(binding.scope, binding.name)
        if found.role is Role.READ and not found.quoted
    ]
    found = (
        *_by_calls(binding.name, reads, facts),
        *_by_attributes(reads, facts),
        *asked_as(binding, reads, facts),
        *_by_holders(binding.name, reads, facts),
        *_by_texts_and_numbers(reads, facts),
    )
    is_other = binding.name == "type" and {"asked for", "named"} & {*found}  # then the builtin is called
    told = [
        kind
        for kind in dict.fromkeys(found)
        if (kind in _OF_ANY_TYPE or not is_known) and not (is_other and kind == "function")
    ]
    return tuple(kind for kind in told if kind != "str" or "described" not in told)


def _by_calls(name: str, reads: list[ast.AST], facts: Facts) -> Iterator[str]:
    """Yield what a name is that is called, and what one is by which `isinstance` asks."""
    holders = [(node, facts.parents.get(node)) for node in reads]
    calls = [holder for node, holder in holders if isinstance(holder, ast.Call) and holder.func is node]
    if name == "filter" and calls and all(_is_tested(call, facts) for call in calls):
        yield "asked"
    if name in _CALLED and calls:
        if not any(call.args or call.keywords for call in calls):
            yield "getter"
        yield "function"
    elif name in _OF_ONE and any(len(call.args) > 1 for call in calls):
        yield "function"
    yield from _by_takers(
        name, [call for node, call in holders if isinstance(call, ast.Call) and call.args[:1] == [node]]
    )
    for node, holder in holders:
        call = facts.parents.get(holder) if isinstance(holder, ast.keyword) else None
        if isinstance(holder, ast.keyword) and isinstance(call, ast.Call):
            if name == "type" and holder.arg == "cls":
                yield "class"
            elif name == holder.arg == "type" and last_name(call.func) in _MAKING_ANY:
                yield "asked for"
        asks = getattr(holder.func, "id", "") if isinstance(holder, ast.Call) else ""
        if isinstance(holder, ast.Call) and asks in _ASKS_FOR_CLASS and node in holder.args:
            if holder.args[0] is not node:
                yield "asked for"
            elif asks == "issubclass":
                yield "class"
            elif last_name(holder.args[-1])[:1].isupper():
                yield "instance"


def _is_tested(call: ast.Call, facts: Facts) -> bool:
    """Tell whether a call decides on something, also on what a comprehension takes."""
    holder = facts.parents.get(call)
    return facts.parents.is_tested(call) or (isinstance(holder, ast.comprehension) and call in holder.ifs)


def _by_takers(name: str, calls: list[ast.Call]) -> Iterator[str]:
    """Yield what a value is that is given first to functions that take a path or the name of a program."""
    called = {last_name(call.func) for call in calls}
    is_opened = any(isinstance(call.func, ast.Name) and call.func.id == "open" for call in calls)
    if is_opened or not _TAKING_PATHS.isdisjoint(called):
        yield "path"
    if not _LOCATING.isdisjoint(called):
        yield "program"
    if name == "input" and any(_LOADS.search(snake_case(each)) for each in called):
        yield "loaded"


def _by_attributes(reads: list[ast.AST], facts: Facts) -> Iterator[str]:
    holders = (facts.parents.get(node) for node in reads)
    attributes = {holder.attr for holder in holders if isinstance(holder, ast.Attribute)}
    yield from (kind for kind, known in _BY_ATTRIBUTE.items() if known & attributes)
    if attributes == {"join"}:
        yield "separator"
    if attributes:
        yield "able"
    if attributes and attributes.isdisjoint(_OF_PLAIN_VALUES):
        yield "described"


def _by_holders(name: str, reads: list[ast.AST], facts: Facts) -> Iterator[str]:
    """Yield whether a name stands for the key of an item, for a member of a collection, or for a text."""
    for node in reads:
        holder = facts.parents.get(node)
        if isinstance(holder, ast.Tuple) and getattr(facts.parents.get(holder), "slice", None) is holder:
            yield "key"  # of `rows[node, 0]`
        elif isinstance(holder, ast.Slice):
            yield "bound"
        elif isinstance(holder, ast.Subscript):
            yield "key" if holder.slice is node else _by_key(holder.slice)
        elif isinstance(holder, ast.For | ast.comprehension) and holder.iter is node:
            yield "walked"
        elif isinstance(holder, ast.BinOp) and isinstance(holder.op, ast.Pow) and holder.right is node:
            yield "exponent"
        elif (
            isinstance(holder, ast.Compare)
            and isinstance(holder.ops[-1], _MEMBERSHIP)
            and holder.left is not node
        ):
            yield "looked up"
        elif isinstance(holder, ast.Compare) and holder.left is node:
            other = holder.comparators[0]
            choices = getattr(other, "elts", [other])
            if choices and all(map(_is_word, choices)):
                yield "named"
            if isinstance(holder.ops[0], _MEMBERSHIP):
                yield "member"
        elif isinstance(holder, ast.Call) and node in holder.args[:1] and _packs(holder):
            yield "packed"
        elif isinstance(holder, ast.Call) and node in (*holder.args[:1], *holder.args[-1:]):
            called = last_name(holder.func)
            if called == "next":
                yield "stepped"
            elif name == "iter" and called in _WALKING:
                yield "walked"
            elif name in _NAMES and called == "get" and isinstance(holder.func, ast.Attribute):
                yield "key"
            elif re.match("_?(?:read|recv)", called) and len(holder.args) == 1:
                yield "count"
            elif _is_kept_with_others(name, holder):
                yield "added"


def _is_word(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value[:1].isalpha()


def _is_kept_with_others(name: str, call: ast.Call) -> bool:
    """Tell whether a call adds a value to others of its kind: `filters.append(filter)`."""
    called = last_name(call.func)
    kept = last_name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    is_added = called in _OF_COLLECTIONS and (name == "object" or name in kept.lower())
    return is_added or bool(re.fullmatch(rf"(?:add|remove)_?{name}", called, re.IGNORECASE))


def _by_texts_and_numbers(reads: list[ast.AST], facts: Facts) -> Iterator[str]:
    """Yield whether a name is calculated with, or put into a text or searched as one."""
    for node in reads:
        holder = facts.parents.get(node)
        if isinstance(holder, ast.BinOp):
            other = holder.right if holder.left is node else holder.left
            is_text = isinstance(other, ast.Constant | ast.JoinedStr) and not _is_number(other)
            if isinstance(holder.op, _ARITHMETIC) and not is_text:
                is_divisor = isinstance(holder.op, ast.Div | ast.FloorDiv) and holder.right is node
                yield from ["divisor"] if is_divisor else []
                yield "calculated"
            elif isinstance(holder.op, ast.Mod) and holder.right is node:
                yield "formatted"
        elif isinstance(holder, ast.Compare) and isinstance(holder.ops[0], _COMPARING):
            if any(_is_number(side) for side in (holder.left, *holder.comparators)):
                yield "calculated"
        elif isinstance(holder, ast.FormattedValue) and _shows_number(holder):
            yield "calculated"
        elif isinstance(holder, ast.FormattedValue) or _is_formatted(node, holder, facts):
            yield "formatted"
        elif isinstance(holder, ast.Call) and node in holder.args:
            function = holder.func
            is_of_re = isinstance(function, ast.Attribute) and getattr(function.value, "id", "") == "re"
            called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            is_encoded = called in _OF_TEXTS and getattr(node, "id", "") == "input" and len(holder.args) == 1
            takes_text = is_encoded or _TAKING_TEXT.search(called.strip("_"))
            if takes_text or (is_of_re and holder.args.index(node) == _LOOKING.get(called)):
                yield "str"
            elif not isinstance(function, ast.Attribute) and called in _OF_NUMBERS:
                yield "calculated"


def _shows_number(shown: ast.FormattedValue) -> bool:
    """Tell whether a value is put into a text as a number is: `{size:.2f}`."""
    spec = getattr(shown.format_spec, "values", ())
    return any(re.search(r"\d[dfg]$", str(getattr(part, "value", ""))) for part in spec)


def _is_formatted(node: ast.AST, holder: ast.AST | None, facts: Facts) -> bool:
    """Tell whether a value is one of several for `%`, or one for `format`."""
    if isinstance(holder, ast.Tuple):
        outer = facts.parents.get(holder)
        return isinstance(outer, ast.BinOp) and isinstance(outer.op, ast.Mod) and outer.right is holder
    call = facts.parents.get(holder) if isinstance(holder, ast.keyword) else holder
    return isinstance(call, ast.Call) and call.func is not node and getattr(call.func, "attr", "") == "format"


def _is_number(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return _is_number(node.operand)
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and node.value.__class__ is not bool
    )


def _by_key(key: ast.expr) -> str:
    """Return what something is that is asked for an item: the key says it, if it is no name of a field."""
    if isinstance(key, ast.Slice):
        return "sliced"
    is_number = isinstance(key, ast.UnaryOp) or getattr(key, "value", "").__class__ is int
    return "indexed" if is_number else "looked up" if isinstance(key, ast.Name) else "able"


def _packs(call: ast.Call) -> bool:
    return last_name(call.func) in _PACKING
