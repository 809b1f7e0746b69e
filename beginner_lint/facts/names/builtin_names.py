"""Which builtins people take as names of variables, and what such a variable is better called."""

from __future__ import annotations

from collections.abc import Collection

# Better names of a variable that hides a builtin, the best first. Only names in this table count: exceptions,
# constants, and what only sessions have (`exit`, `copyright`, …) do no harm worth a word.
NAMES: dict[str, tuple[str, ...]] = {
    "abs": ("magnitude", "distance"),
    "aiter": ("async_iterator",),
    "all": ("everything", "all_items"),
    "anext": ("following",),
    "any": ("anything", "found"),
    "ascii": ("ascii_text", "plain_text"),
    "bin": ("bucket", "slot"),
    "bool": ("flag", "is_true"),
    "breakpoint": ("stop_at", "limit"),
    "bytearray": ("buffer", "data"),
    "bytes": ("data", "raw", "payload"),
    "callable": ("function", "action"),
    "chr": ("char", "letter", "character"),
    "classmethod": ("class_method",),
    "compile": ("compiled", "build"),
    "complex": ("complex_number", "number"),
    "delattr": ("deleter",),
    "dict": ("mapping", "lookup", "table"),
    "dir": ("folder", "directory"),
    "divmod": ("division",),
    "enumerate": ("numbered", "enumeration"),
    "eval": ("evaluation", "result"),
    "exec": ("command", "program"),
    "filter": ("condition", "selection", "criterion"),
    "float": ("number", "decimal", "value"),
    "format": ("layout", "form", "template"),
    "frozenset": ("members", "unique_items"),
    "getattr": ("getter",),
    "globals": ("global_names", "shared"),
    "hasattr": ("has_attribute",),
    "hash": ("digest", "checksum"),
    "help": ("help_text", "advice"),
    "hex": ("hex_text", "hexadecimal"),
    "id": ("identifier", "key"),
    "input": ("data", "given", "source"),
    "int": ("number", "whole", "value"),
    "isinstance": ("is_instance",),
    "issubclass": ("is_subclass",),
    "iter": ("iterator", "iteration"),
    "len": ("length", "size"),
    "list": ("items", "values", "elements"),
    "locals": ("local_names",),
    "map": ("mapping", "lookup"),
    "max": ("largest", "maximum", "highest"),
    "memoryview": ("view",),
    "min": ("smallest", "minimum", "lowest"),
    "next": ("following", "upcoming"),
    "object": ("thing", "item", "entity"),
    "oct": ("octal_text", "octal"),
    "open": ("opened", "opening"),
    "ord": ("code", "order"),
    "pow": ("power", "exponent"),
    "print": ("output", "message"),
    "property": ("feature", "attribute", "trait"),
    "range": ("span", "interval"),
    "repr": ("representation", "text"),
    "reversed": ("backwards", "flipped"),
    "round": ("rounded", "turn"),
    "set": ("unique_items", "members"),
    "setattr": ("setter",),
    "slice": ("part", "piece", "section"),
    "sorted": ("ordered", "in_order"),
    "staticmethod": ("static_method",),
    "str": ("text", "string"),
    "sum": ("total", "result"),
    "super": ("parent", "base"),
    "tuple": ("values", "parts"),
    "type": ("kind", "category"),
    "vars": ("variables", "values"),
    "zip": ("archive", "pairs"),
}

# Better ones of a function, which does what it is called.
_OF_FUNCTION: dict[str, tuple[str, ...]] = {
    "abs": ("magnitude", "absolute"),
    "all": ("all_of", "every"),
    "any": ("any_of", "some"),
    "ascii": ("to_ascii",),
    "bin": ("to_binary", "binary"),
    "bool": ("to_bool", "is_true"),
    "breakpoint": ("stop_here",),
    "bytearray": ("to_bytearray",),
    "bytes": ("to_bytes",),
    "callable": ("is_callable",),
    "chr": ("to_char", "character"),
    "compile": ("build", "compile_all"),
    "complex": ("to_complex",),
    "dict": ("to_dict", "make_dict"),
    "dir": ("list_folder", "show_folder"),
    "divmod": ("divide",),
    "enumerate": ("numbered", "number_all"),
    "eval": ("evaluate",),
    "exec": ("execute", "run"),
    "filter": ("keep", "select"),
    "float": ("to_float",),
    "format": ("format_text", "formatted"),
    "getattr": ("get_attribute",),
    "hash": ("hash_value", "digest"),
    "help": ("show_help", "explain"),
    "hex": ("to_hex", "hexadecimal"),
    "id": ("get_id", "identify"),
    "input": ("ask", "read_input"),
    "int": ("to_int",),
    "iter": ("iterate",),
    "len": ("length", "size"),
    "list": ("list_all", "list_items"),
    "map": ("transform", "apply_to_all"),
    "max": ("largest", "maximum", "highest"),
    "min": ("smallest", "minimum", "lowest"),
    "next": ("go_on", "next_one"),
    "object": ("make_object",),
    "oct": ("to_octal", "octal"),
    "open": ("open_file", "opened"),
    "ord": ("code_of",),
    "pow": ("power", "raise_to"),
    "print": ("show", "display"),
    "property": ("get_property",),
    "range": ("numbers_between", "span"),
    "repr": ("represent", "describe"),
    "reversed": ("backwards", "flipped"),
    "round": ("rounded", "round_off"),
    "set": ("set_value", "assign"),
    "setattr": ("set_attribute",),
    "slice": ("cut", "part_of"),
    "sorted": ("in_order", "ordered"),
    "str": ("to_text", "to_str"),
    "sum": ("add_up", "total"),
    "super": ("parent",),
    "tuple": ("to_tuple",),
    "type": ("type_of", "kind_of"),
    "vars": ("variables",),
    "zip": ("pair_up", "pairs"),
}

# The words in the names that read as one.
_WORDS = {
    "bytearray": "ByteArray",
    "classmethod": "ClassMethod",
    "frozenset": "FrozenSet",
    "memoryview": "MemoryView",
    "staticmethod": "StaticMethod",
}

# Better ones where the type of the value is known; an element's type stands behind the container's.
_BY_TYPE: dict[tuple[str, str], tuple[str, ...]] = {
    ("all", "bool"): ("all_true", "complete"),
    ("any", "bool"): ("any_true", "found"),
    ("ascii", "int"): ("ascii_code", "code"),
    ("bin", "str"): ("binary", "bits"),
    ("dict", "dict of int"): ("counts", "numbers"),
    ("dir", "int"): ("direction",),
    ("filter", "str"): ("filter_name", "pattern"),
    ("format", "str"): ("format_name", "template"),
    ("hash", "dict"): ("mapping", "lookup"),
    ("hash", "int"): ("hash_value", "checksum"),
    ("hex", "int"): ("hex_number", "number"),
    ("input", "file"): ("source", "lines"),
    ("input", "float"): ("number", "value"),
    ("input", "int"): ("number", "value"),
    ("input", "list"): ("values", "items"),
    ("input", "str"): ("text", "answer"),
    ("iter", "int"): ("iteration", "step"),
    ("len", "list"): ("lengths", "sizes"),
    ("list", "list of float"): ("numbers", "values"),
    ("list", "list of int"): ("numbers", "values"),
    ("list", "list of list"): ("rows", "table"),
    ("list", "list of str"): ("words", "names", "texts"),
    ("list", "str"): ("text", "listing"),
    ("map", "list"): ("grid", "board"),
    ("next", "bool"): ("has_next",),
    ("object", "int"): ("number", "value"),
    ("object", "list"): ("items", "values"),
    ("object", "str"): ("text", "value"),
    ("open", "bool"): ("is_open",),
    ("open", "file"): ("source", "opened"),
    ("open", "list"): ("pending", "candidates"),
    ("ord", "int"): ("code", "position"),
    ("property", "str"): ("feature", "attribute"),
    ("reversed", "bool"): ("is_reversed",),
    ("round", "int"): ("round_number", "turn"),
    ("set", "bool"): ("is_set",),
    ("set", "list"): ("members", "items"),
    ("set", "set of int"): ("numbers", "unique_numbers"),
    ("set", "set of str"): ("words", "names"),
    ("sorted", "bool"): ("is_sorted",),
    ("sum", "str"): ("text", "result"),
    ("tuple", "tuple of float"): ("numbers", "values"),
    ("tuple", "tuple of int"): ("numbers", "values"),
    ("tuple", "tuple of str"): ("words", "parts"),
    ("zip", "int"): ("zip_code",),
    ("zip", "str"): ("zip_code",),
}

# Better ones for one of several: what `for` and comprehensions bind.
_OF_ELEMENT: dict[str, tuple[str, ...]] = {
    "dict": ("entry", "record"),
    "format": ("format_name",),
    "input": ("entry", "value"),
    "list": ("row", "group"),
    "map": ("entry",),
    "set": ("group",),
    "str": ("word", "text", "line"),
    "tuple": ("pair", "group"),
}

# What a name means where one of these is beside it, or imported.
_BESIDE: dict[str, tuple[str, frozenset[str]]] = {
    "min": ("minutes", frozenset({"hour", "hours", "hr", "hrs", "sec", "secs", "second", "seconds"})),
    "zip": ("archive", frozenset({"zipfile", "tarfile", "zipimport"})),
    "dir": ("direction", frozenset({"dx", "dy", "speed", "velocity", "north", "south", "turtle"})),
}


def names_instead(
    builtin: str, types: Collection[str] = (), beside: Collection[str] = (), *, is_element: bool = False
) -> tuple[str, ...]:
    """Return names for a variable that is called like a builtin, the best first.

    Args:
        builtin: its name now.
        types: the type of its value, the most exact first: `list of int`, `list`.
        beside: the names that the same scope binds, and the packages that the file imports.
        is_element: whether it holds one of several, as the target of a `for` does.

    """
    by_partner = said_by_partner(builtin, beside)
    single = _OF_ELEMENT.get(builtin, ()) if is_element else ()
    return tuple(
        dict.fromkeys((*by_partner, *single, *said_by_type(builtin, types), *NAMES.get(builtin, ())))
    )


def function_names_instead(builtin: str) -> tuple[str, ...]:
    """Return names for a function that is called like a builtin, the best first."""
    return _OF_FUNCTION.get(builtin, NAMES.get(builtin, ()))


def class_names_instead(builtin: str) -> tuple[str, ...]:
    """Return names for a class or type that is called like a builtin: written as such names are."""
    name = _WORDS.get(builtin, builtin.title().replace("_", ""))
    return (name, f"{name}Type", f"My{name}")


def said_by_type(builtin: str, types: Collection[str]) -> list[str]:
    """Return names that tell of the type of a value."""
    return [name for known in types for name in _BY_TYPE.get((builtin, known), ())]


def said_by_partner(builtin: str, beside: Collection[str]) -> tuple[str, ...]:
    """Return the name that another one in the same scope, or a package, tells: minutes beside hours."""
    meant, partners = _BESIDE.get(builtin, ("", frozenset()))
    return (meant,) if partners.intersection(beside) else ()
