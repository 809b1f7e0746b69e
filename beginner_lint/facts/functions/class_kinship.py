"""Which classes no other can build on, and where code tells a class from one that builds on it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.call_labels import Function
from beginner_lint.facts.renames.class_families import generic
from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.parameter_kinds import default_of

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Python refuses to build on these, in every version; `tests/facts/test_class_kinship.py` tries them all.
_FINAL = {
    "builtins": "bool memoryview range slice",
    "bz2": "BZ2Compressor BZ2Decompressor",
    "contextvars": "Context ContextVar Token",
    "datetime": "timezone",
    "hashlib": "blake2b blake2s",
    "lzma": "LZMACompressor LZMADecompressor",
    "operator": "attrgetter itemgetter methodcaller",
    "os": "DirEntry sched_param stat_result statvfs_result terminal_size times_result uname_result",
    "pickle": "PickleBuffer",
    "re": "Match Pattern",
    "ssl": "MemoryBIO SSLSession",
    "time": "struct_time",
    "types": (
        "AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType CodeType"
        " CoroutineType EllipsisType FrameType FunctionType GeneratorType GetSetDescriptorType LambdaType"
        " MappingProxyType MemberDescriptorType MethodDescriptorType MethodType MethodWrapperType NoneType"
        " NotImplementedType TracebackType UnionType WrapperDescriptorType"
    ),
    "weakref": "CallableProxyType ProxyType",
}
FINAL = frozenset(f"{module}.{name}" for module, names in _FINAL.items() for name in names.split())
"""The full names of the classes of the standard library on which no class can build."""

# Classes of Python that build on another one, and which; the classes of a program are read.
_BELOW = {
    "builtins.bool": "builtins.int",
    "collections.Counter": "builtins.dict",
    "collections.OrderedDict": "builtins.dict",
    "collections.defaultdict": "builtins.dict",
    "datetime.datetime": "datetime.date",
    "enum.IntEnum": "builtins.int",
    "enum.IntFlag": "builtins.int",
}

_ENUMERATION = re.compile(r"enum\.(?:Int|Str)?(?:Enum|Flag)")
_WITH_DEFAULT = {"get": 2, "getattr": 3, "pop": 2, "setdefault": 2}  # with so many arguments


def own_class(kind: ast.expr, facts: Facts) -> ast.ClassDef | None:
    """Return the class of the file that a name alone means; it may stand further down."""
    bindings = facts.scopes.bindings_of(kind)
    made = bindings[0].node if len(bindings) == 1 else None
    return made if isinstance(made, ast.ClassDef) else None


def is_final(kind: ast.expr, facts: Facts) -> bool:
    """Tell whether no class can build on one: Python refuses, as it does for an enumeration with members."""
    own = own_class(kind, facts)
    if own is None:
        return facts.types.origin(kind) in FINAL
    bases = (facts.types.origin(base) or "" for base in own.bases)
    return any(map(_ENUMERATION.fullmatch, bases)) and any(isinstance(each, ast.Assign) for each in own.body)


def is_told_from_heirs(kind: ast.expr, value: ast.expr, facts: Facts) -> bool:
    """Tell whether code asks for a class that builds on `kind`, too: then exactly `kind` is meant.

    Python's own classes are asked for everywhere, so that for these only questions for the same value in the
    same function count. What imported classes build on is not in sight; but `LockedDoorWithKey` mostly builds
    on `LockedDoor`.
    """
    name = facts.types.origin(kind) or ""
    is_builtin = name.startswith("builtins.")
    if is_builtin and name not in _BELOW.values():
        return False
    function = _function_of(kind, facts) if is_builtin else None
    own = own_class(kind, facts)
    for asked, of in _asked_for(facts):
        if is_builtin and (_function_of(asked, facts) is not function or ast.dump(of) != ast.dump(value)):
            continue
        if _BELOW.get(facts.types.origin(asked) or "", "-") == name:
            return True
        other = own_class(asked, facts)
        if own is not None and other is not None:
            if own in facts.class_families.above(other):
                return True
        elif not is_builtin and _sounds_below(last_name(asked), last_name(kind)):
            return True
    return False


def may_be_a_switch(value: ast.expr, facts: Facts) -> bool:
    """Tell whether what is asked for its type may be `True` or `False` that is written where it comes from.

    So it is with `size = options.get("size", False)`, and with a parameter that has such a default; with an
    attribute where the file gives what is called so one; and in `size or type(size) == int`, which is to let
    0 through and nothing else that is false.
    """
    _, compared, holder, *_ = facts.parents.ancestors(value)
    if isinstance(holder, ast.BoolOp) and isinstance(holder.op, ast.Or):
        others = (each for each in holder.values if each is not compared)
        if any(ast.dump(each) == ast.dump(value) for each in others):
            return True
    if isinstance(value, ast.Attribute) and any(map(_is_switch, _given(value.attr, facts))):
        return True
    bindings = facts.flow.reaching(value) if isinstance(value, ast.Name) else None
    for binding in bindings or ():
        given = bound_value(binding, facts) or default_of(binding.node, facts)
        if isinstance(given, ast.Call):
            has_default = len(given.args) == _WITH_DEFAULT.get(last_name(given.func))
            given = given.args[-1] if has_default else None
        if _is_switch(given):
            return True
    return False


def _is_switch(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, bool)


def _given(name: str, facts: Facts) -> Iterator[ast.expr | None]:
    """Yield what attributes, labels and parameters of a name get in the file."""
    named = frozenset({name})
    yield from (keyword.value for keyword in facts.parents.called(ast.keyword, named))
    yield from (default_of(parameter, facts) for parameter in facts.parents.by_name(ast.arg).get(name, ()))
    for attribute in facts.parents.called(ast.Attribute, named):
        holder = facts.parents.get(attribute)
        yield holder.value if isinstance(holder, ast.Assign) and attribute in holder.targets else None


def _function_of(node: ast.AST, facts: Facts) -> ast.AST | None:
    return next((each for each in facts.parents.ancestors(node) if isinstance(each, Function)), None)


def _asked_for(facts: Facts) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield the classes that code asks values for, each with the value."""
    for call in facts.parents.called(ast.Call, frozenset({"isinstance", "type"})):
        holder = facts.parents.get(call)
        if not isinstance(call.func, ast.Name) or not call.args:
            continue
        if call.func.id == "isinstance":
            found = call.args[1:]
        elif isinstance(holder, ast.Compare):
            found = [holder.left, *holder.comparators]
        else:
            continue
        for each in found:
            parts = each.elts if isinstance(each, ast.Tuple | ast.List | ast.Set) else [each]
            for part in map(generic, parts):
                if isinstance(part, ast.Name | ast.Attribute):
                    yield part, call.args[0]


def _sounds_below(name: str, above: str) -> bool:
    """Tell whether a name is another one with words more, in front or behind: `LockedDoor` for `Door`."""
    if len(name) <= len(above) or not above[:1].isupper():
        return False
    word = re.escape(above)
    return re.fullmatch(rf"{word}[A-Z]\w*|\w*[a-z0-9]{word}", name) is not None
