"""Which builtins people take as names of variables, and what such a variable is better called."""

from __future__ import annotations

from collections.abc import Collection

from beginner_lint.facts.words.value_words import said_by_partner, said_by_type, said_of_element

# Better names of a variable that hides a builtin, the best first. Only names in this table count: exceptions,
# constants, and what only sessions have (`exit`, `copyright`, …) do no harm worth a word.
NAMES: dict[str, tuple[str, ...]] = {
    "abs": ("magnitude", "distance"),
    "aiter": ("async_iterator",),
    "all": ("all_items", "everything"),
    "anext": ("async_next",),
    "any": ("anything", "found"),
    "ascii": ("ascii_text", "plain_text"),
    "bin": ("bin_value", "binary"),
    "bool": ("bool_value", "flag"),
    "breakpoint": ("stop_at", "limit"),
    "bytearray": ("buffer", "data"),
    "bytes": ("raw_bytes", "data"),
    "callable": ("function", "handler", "action"),
    "chr": ("char", "letter", "character"),
    "classmethod": ("class_method",),
    "compile": ("compiled", "build"),
    "complex": ("complex_value", "complex_number"),
    "delattr": ("deleter",),
    "dict": ("mapping", "lookup", "table"),
    "dir": ("directory", "folder"),
    "divmod": ("division",),
    "enumerate": ("numbered", "enumeration"),
    "eval": ("evaluation", "result"),
    "exec": ("execution", "command"),
    "filter": ("current_filter", "criteria", "condition"),
    "float": ("number", "decimal", "value"),
    "format": ("fmt", "format_spec"),
    "frozenset": ("members", "unique_items"),
    "getattr": ("getter",),
    "globals": ("global_vars", "global_names"),
    "hasattr": ("has_attribute",),
    "hash": ("hash_value", "checksum"),
    "help": ("help_text", "help_message"),
    "hex": ("hex_value", "hexadecimal"),
    "id": ("identifier", "given_id"),
    "input": ("input_data", "input_value", "data"),
    "int": ("number", "whole", "value"),
    "isinstance": ("is_instance",),
    "issubclass": ("is_subclass",),
    "iter": ("iterable", "items"),
    "len": ("length", "size"),
    "list": ("items", "values", "elements"),
    "locals": ("local_vars", "local_names"),
    "map": ("map_data", "mapping"),
    "max": ("maximum", "highest"),
    "memoryview": ("view",),
    "min": ("minimum", "lowest"),
    "next": ("next_one", "following", "upcoming"),
    "object": ("obj", "item", "entity"),
    "oct": ("octal_text", "octal"),
    "open": ("opened", "opening"),
    "ord": ("order", "code"),
    "pow": ("power", "exponent"),
    "print": ("output", "message"),
    "property": ("prop", "attribute", "trait"),
    "range": ("value_range", "interval"),
    "repr": ("representation", "text"),
    "reversed": ("backwards", "flipped"),
    "round": ("rounded", "turn"),
    "set": ("collection", "members"),
    "setattr": ("setter",),
    "slice": ("current_slice", "part", "piece"),
    "sorted": ("ordered", "in_order"),
    "staticmethod": ("static_method",),
    "str": ("text", "string"),
    "sum": ("total", "sum_value", "result"),
    "super": ("parent", "base"),
    "tuple": ("values", "parts"),
    "type": ("kind", "given_type", "category"),
    "vars": ("variables", "all_variables"),
    "zip": ("archive", "pairs"),
}

_TYPES = frozenset({"bytes", "dict", "float", "int", "list", "set", "str", "tuple"})

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
    "filter": ("apply_filter", "keep"),
    "float": ("to_float",),
    "format": ("format_text", "apply_format", "format_all"),
    "getattr": ("get_attribute",),
    "hash": ("hash_value", "digest"),
    "help": ("show_help", "explain"),
    "hex": ("to_hex", "hexadecimal"),
    "id": ("get_id", "identify"),
    "input": ("ask", "read_input"),
    "int": ("to_int",),
    "iter": ("iterate",),
    "len": ("length", "size"),
    "list": ("list_items", "list_all"),
    "map": ("transform", "apply_to_all"),
    "max": ("largest", "maximum", "highest"),
    "min": ("smallest", "minimum", "lowest"),
    "next": ("get_next", "next_one"),
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
    "slice": ("part_of", "cut_out"),
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


def names_instead(
    builtin: str,
    types: Collection[str] = (),
    beside: Collection[str] = (),
    uses: Collection[str] = (),
    *,
    is_element: bool = False,
) -> tuple[str, ...]:
    """Return names for a variable that is called like a builtin, the best first.

    Args:
        builtin: its name now.
        types: the type of its value, the most exact first: `list of int`, `list`.
        beside: the names that the same scope binds, and `import zipfile` for a package that is imported.
        uses: what it is used as, as `used_as` tells.
        is_element: whether it holds one of several, as the target of a `for` does.

    """
    exactly = said_of_element(builtin, (*uses, *types)) if is_element and (uses or types) else ()
    single = said_of_element(builtin) if is_element else ()
    said = (*said_by_partner(builtin, beside), *exactly, *said_by_type(builtin, uses), *single)
    by_type = (*said_by_type(builtin, types), *_of_another_type(builtin, types))
    words = dict.fromkeys((*said, *by_type, *NAMES.get(builtin, ())))
    return tuple(word for word in words if not (is_element and word == "properties"))  # what one of them has


def _of_another_type(builtin: str, types: Collection[str]) -> tuple[str, ...]:
    """Return names for what is called like one type and is of another: a list that is called `dict`."""
    if builtin not in _TYPES or builtin in types:
        return ()
    return tuple(NAMES[known][0] for known in types if known in _TYPES)


def function_names_instead(builtin: str) -> tuple[str, ...]:
    """Return names for a function that is called like a builtin, the best first."""
    return _OF_FUNCTION.get(builtin, NAMES.get(builtin, ()))


def class_names_instead(builtin: str) -> tuple[str, ...]:
    """Return names for a class or type that is called like a builtin: written as such names are."""
    name = _WORDS.get(builtin, builtin.title().replace("_", ""))
    return (name, f"{name}Type", f"My{name}")
