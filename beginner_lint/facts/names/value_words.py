"""What a variable that is called like a builtin is better called by its value, and by what is around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

# By the type of the value, an element's type behind the container's, or by what it is used as (`used_as`).
_BY_TYPE: dict[tuple[str, str], tuple[str, ...]] = {
    ("all", "bool"): ("all_true", "complete"),
    ("all", "set"): ("all_items",),
    ("all", "list"): ("all_items",),
    ("all", "list of str"): (
        "all_names",
        "all_texts",
    ),
    ("anext", "function"): ("async_next",),
    ("any", "bool"): ("any_true", "found"),
    ("ascii", "bool"): ("is_ascii",),
    ("ascii", "int"): ("ascii_code", "code"),
    ("ascii", "list"): ("ascii_chars",),
    ("bin", "bool"): ("is_binary",),
    ("bin", "bound"): ("bin_index",),
    ("bin", "calculated"): ("bin_index",),
    ("bin", "chosen"): ("binary",),
    ("bin", "described"): ("bucket",),
    ("bin", "formatted"): ("binary",),
    ("bin", "int"): ("bin_index",),
    ("bin", "key"): ("bin_index",),
    ("bin", "list"): ("bits", "digits"),
    ("bin", "path"): ("binary",),
    ("bin", "range"): ("bin_index",),
    ("bytes", "bool"): ("as_bytes",),
    ("bytes", "chosen"): ("unit",),
    ("bytes", "count"): ("byte_count",),
    ("bytes", "file"): ("stream", "source"),
    ("bytes", "float"): ("byte_count",),
    ("bytes", "int"): ("byte_count",),
    ("bytes", "list"): ("byte_values",),
    ("bytes", "calculated"): ("byte_count",),
    ("compile", "function"): ("compiler",),
    ("complex", "bool"): ("is_complex",),
    ("complex", "str"): ("complex_text",),
    ("dict", "formatted"): ("dictionary",),
    ("dict", "looked up"): ("mapping", "lookup"),
    ("dict", "dict of int"): ("counts", "numbers"),
    ("dir", "int"): ("direction",),
    ("dir", "calculated"): ("direction",),
    ("dir", "float"): ("direction",),
    ("dir", "list"): ("folders",),
    ("divmod", "function"): ("divide",),
    ("eval", "function"): ("evaluate",),
    ("filter", "able"): ("filter_object",),
    ("filter", "added"): ("filter_object",),
    ("filter", "chosen"): ("filter_name",),
    ("filter", "dict"): ("criteria",),
    ("filter", "function"): ("condition", "predicate"),
    ("filter", "float"): ("filter_size",),
    ("filter", "int"): ("filter_size",),
    ("filter", "instance"): ("filter_object",),
    ("filter", "indexed"): ("pattern",),
    ("filter", "key"): ("filter_name",),
    ("filter", "named"): ("filter_name",),
    ("filter", "str"): ("filter_text", "pattern"),
    ("filter", "list"): ("filters",),
    ("format", "function"): ("formatter",),
    ("format", "chosen"): ("format_name",),
    ("format", "key"): ("format_name",),
    ("format", "member"): ("format_name",),
    ("format", "named"): ("format_name",),
    ("format", "packed"): ("fmt",),
    ("format", "walked"): ("formats",),
    ("format", "list"): ("formats",),
    ("format", "list of str"): ("formats",),
    ("format", "tuple"): ("values", "parts"),
    ("hash", "bool"): ("has_hash",),
    ("hash", "chosen"): ("hash_name",),
    ("hash", "dict"): ("mapping", "lookup"),
    ("hash", "function"): ("hash_function",),
    ("hash", "hasher"): ("hasher",),
    ("hash", "int"): ("hash_value", "checksum"),
    ("hash", "list"): ("hashes",),
    ("help", "bool"): ("show_help", "wants_help"),
    ("help", "dict"): ("help_entries", "help_texts"),
    ("help", "list"): ("help_lines", "help_texts"),
    ("help", "function"): ("show_help",),
    ("hex", "bool"): ("is_hex",),
    ("hex", "int"): ("hex_number", "number"),
    ("id", "function"): ("get_id",),
    ("id", "list"): ("identifiers",),
    ("input", "chosen"): ("choice",),
    ("input", "described"): ("given_input", "source"),
    ("input", "file"): ("source", "lines"),
    ("input", "float"): ("number", "value"),
    ("input", "function"): ("read_input", "ask"),
    ("input", "int"): ("number", "value"),
    ("input", "list"): ("values", "items"),
    ("input", "named"): ("choice", "answer"),
    ("input", "path"): ("path", "input_path"),
    ("input", "str"): ("text", "answer"),
    ("input", "calculated"): (
        "value",
        "number",
    ),
    ("input", "list of str"): (
        "lines",
        "texts",
    ),
    ("iter", "int"): ("iteration", "step"),
    ("iter", "key"): ("index",),
    ("iter", "stepped"): ("iterator",),
    ("iter", "list"): ("items",),
    ("iter", "range"): ("numbers",),
    ("len", "list"): ("lengths", "sizes"),
    ("list", "list of float"): ("numbers", "values"),
    ("list", "list of int"): ("numbers", "values"),
    ("list", "list of list"): ("rows", "table"),
    ("list", "list of str"): ("words", "names", "texts"),
    ("list", "str"): ("text", "listing"),
    ("map", "chosen"): ("map_name",),
    ("map", "function"): ("transform",),
    ("map", "list"): ("grid", "board"),
    ("map", "str"): ("map_name",),
    ("max", "bound"): ("limit", "upper_limit"),
    ("max", "limit"): ("limit", "upper_limit"),
    ("max", "searched"): ("largest", "maximum"),
    ("max", "key"): ("max_index",),
    ("min", "searched"): ("smallest", "minimum"),
    ("min", "key"): ("min_index",),
    ("next", "bound"): ("next_index",),
    ("next", "bool"): ("has_next",),
    ("next", "function"): ("call_next",),
    ("next", "getter"): ("get_next",),
    ("next", "linked"): ("next_node",),
    ("next", "int"): ("next_number",),
    ("next", "str"): ("next_part",),
    ("next", "key"): ("next_index",),
    ("object", "added"): ("item", "element"),
    ("object", "int"): ("number", "value"),
    ("object", "list"): ("items", "values"),
    ("object", "member"): ("item", "element"),
    ("object", "str"): ("text", "value"),
    ("open", "bool"): ("is_open",),
    ("open", "file"): ("source", "opened"),
    ("open", "function"): ("open_file",),
    ("open", "list"): ("pending", "candidates"),
    ("open", "str"): ("opening",),
    ("open", "match"): ("open_match",),
    ("ord", "int"): ("code", "position"),
    ("pow", "exponent"): ("exponent",),
    ("print", "bool"): ("is_printed",),
    ("property", "chosen"): ("property_name",),
    ("property", "key"): ("property_name",),
    ("property", "member"): ("property_name",),
    ("property", "str"): ("property_name", "attribute"),
    ("property", "tuple"): ("properties",),
    ("property", "list"): ("properties",),
    ("range", "chosen"): ("range_name",),
    ("range", "str"): ("range_text",),
    ("range", "list"): ("bounds", "limits"),
    ("range", "tuple"): ("bounds", "limits"),
    ("repr", "bool"): ("with_repr",),
    ("repr", "function"): ("represent",),
    ("reversed", "bool"): ("is_reversed",),
    ("round", "chosen"): ("rounding",),
    ("round", "int"): ("round_number", "turn"),
    ("set", "bool"): ("is_set",),
    ("set", "function"): ("setter",),
    ("set", "frozenset"): ("members", "unique_items"),
    ("set", "looked up"): ("mapping", "lookup"),
    ("set", "list"): ("members", "items"),
    ("set", "set"): ("unique_items", "members"),
    ("set", "set of int"): ("numbers", "unique_numbers"),
    ("set", "set of str"): ("words", "names"),
    ("slice", "ends"): ("slice_object",),
    ("slice", "list"): ("items", "values"),
    ("slice", "key"): ("slice_object",),
    ("sorted", "bool"): ("is_sorted",),
    ("sum", "described"): ("sum_object",),
    ("sum", "str"): ("text", "result"),
    ("tuple", "tuple of float"): ("numbers", "values"),
    ("tuple", "tuple of int"): ("numbers", "values"),
    ("tuple", "tuple of str"): ("words", "parts"),
    ("type", "asked for"): ("expected_type",),
    ("type", "class"): ("cls", "given_class"),
    ("type", "described"): ("type_object",),
    ("type", "function"): ("converter",),
    ("type", "getter"): ("factory",),
    ("type", "list"): ("kinds",),
    ("zip", "int"): ("zip_code",),
}

# Better ones for one of several: what `for` and comprehensions bind; some only of one type.
_OF_ELEMENT: dict[str, tuple[str, ...]] = {
    "dict": ("entry", "record"),
    "filter": ("criterion",),
    "filter of str": ("filter_name",),
    "input": ("item", "value"),
    "iter": ("item", "element"),
    "iter of key": ("index",),
    "iter of int": ("iteration", "step"),
    "list": ("row", "group"),
    "map": ("entry",),
    "round": ("turn",),
    "round of int": ("round_number", "turn"),
    "set": ("group",),
    "str": ("text", "word", "line"),
    "tuple": ("pair", "group"),
    "vars": ("variable",),
    "type of function": ("cls", "given_type"),
}

_HOURS = frozenset({"hour", "hours", "hr", "hrs", "sec", "secs", "second", "seconds"})
_VERSIONS = frozenset({"maj", "major", "mic", "micro", "buildno"})
_ADDRESSES = frozenset({"address", "city", "country", "phone", "postcode", "street", "town"})
_ARCHIVES = frozenset({"import zipfile", "import tarfile", "import zipimport"})
_MOVES = frozenset({"dx", "dy", "velocity", "north", "south", "turtle", "import turtle"})
_TRACEBACKS = frozenset({"tb", "traceback", "exc_tb", "exc_traceback"})
_ENDS = frozenset({"close", "closing", "end"})
_PRICES = frozenset({"closes", "high", "highs", "low", "lows", "opens", "volume"})
_BINS = frozenset({"bins", "bin_edges", "edges", "hist", "histogram"})
_OPTIONS = frozenset({"choices", "metavar", "nargs", "option_strings"})
_FIELDS = frozenset({"compare", "eq", "frozen", "init", "order", "unsafe_hash"})

# What a name means where one of these is beside it, or imported: `import zipfile`.
_BESIDE: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {
    "abs": (("absolute", frozenset({"rel", "relative"})),),
    "bin": (("bucket", _BINS),),
    "chr": (("chromosome", frozenset({"bed", "chroms", "end", "pos", "position", "start", "strand"})),),
    "dict": (("namespace", frozenset({"bases"})),),
    "dir": (("direction", _MOVES),),
    "eval": (("exc_value", _TRACEBACKS),),
    "hash": (("hashable", _FIELDS),),
    "min": (("minute", frozenset({"hour"})), ("minutes", _HOURS), ("minor", _VERSIONS)),
    "next": (("next_expr", frozenset({"cond", "condition"})),),
    "object": (("obj", frozenset({"predicate", "subject"})),),
    "open": (("open_price", _PRICES), ("open_bracket", _ENDS)),
    "range": (("limits", _BINS),),
    "repr": (("with_repr", _FIELDS),),
    "super": (("superscript", frozenset({"sub", "subscript"})),),
    "set": (("setter", frozenset({"fget", "get", "getter"})),),
    "type": (
        ("exc_type", _TRACEBACKS),
        ("main_type", frozenset({"sub_type", "subtype"})),
        ("socket_type", frozenset({"proto"})),
        ("token_type", frozenset({"tok", "token", "tokens"})),
        ("value_type", _OPTIONS),
    ),
    "zip": (("archive", _ARCHIVES), ("zip_code", _ADDRESSES)),
}

# What the text of a value or default says.
_PIECE = re.compile(r"\.(?:read|recv)\(\w+\)$")
_KEY = re.compile(r"\.(?:iter)?items\(\)\[0\]$")
_BY_TEXT: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "abs": (("absolute_path", re.compile(r"abs\w*path\(")),),
    "all": (
        ("everything", re.compile(r"^['\"]")),
        ("include_all", re.compile(r"^False$")),
        ("all_matches", re.compile(r"findall\(")),
        ("all_names", re.compile(r"\b__all__\b")),
        ("matched", re.compile(r"\.groups?\([^()]*\)$")),
    ),
    "bytes": (("chunk", _PIECE),),
    "dir": (
        ("path", re.compile(r"glob\(")),
        ("folders", re.compile(r"\bwalk\(.*\)\[1\]$")),
        (
            "direction",
            re.compile(
                r"^['\"](?:[xyz]|[NESW]{1,2}|north|east|south|west|up|down|left|right|ltr|rtl|[+-]+)['\"]$",
                re.IGNORECASE,
            ),
        ),
    ),
    "format": (
        ("format_name", _KEY),
        ("date_format", re.compile(r"^['\"][^'\"]*(?:yy|hh:mm|dd[./ -]mm)", re.IGNORECASE)),
    ),
    "filter": (
        ("filter_name", _KEY),
        (
            "condition",
            re.compile(r"^(?!['\"]).*(?: [<>=!]=?|\bin) |[)\]] [&|] [(~]|^~|\.(?:isin|isna|notna)\("),
        ),
    ),
    "hash": (("digest", re.compile(r"digest\(")), ("hash_function", re.compile(r"^hashlib\.\w+$"))),
    "property": (("property_name", _KEY),),
    "id": (
        ("number", re.compile(r"^enumerate\(.*, ?(?:start ?= ?)?[1-9]\d*\)\[0\]$", re.DOTALL)),
        ("number", re.compile(r"^range\(")),
        ("index", re.compile(r"^enumerate\(.*\)\[0\]$", re.DOTALL)),
    ),
    "input": (
        ("line", re.compile(r"readline\(")),
        ("path", re.compile(r"(?:path|file_?name)\([^()]*\)$|^['\"][^'\"\s]*/[^'\"\s]*\.\w{2,4}['\"]$")),
    ),
    "iter": (("iterator", re.compile(r"iter\w*\(|zip_longest|enumerate\(|generator")),),
    "map": (("data", re.compile(r"\.read\(\)$")),),
    "max": (("largest", re.compile(r"^max\(")),),
    "min": (("smallest", re.compile(r"^min\(")),),
    "next": (
        ("next_char", re.compile(r"\[(\w+) ?: ?\1 ?\+ ?1\]$")),
        ("next_part", re.compile(r"\[[^\[\]]*:[^\[\]]*\]$")),
        (
            "next_date",
            re.compile(r"(?:\bd(?:ate|t|ay)\b|\btoday\b|\bnow\b).*(?:\.replace\(|[Dd]elta\()", re.DOTALL),
        ),
        ("next_path", re.compile(r"path\.join\(")),
    ),
    "round": (("rounding", re.compile(r"[Mm]ode|ROUND|rounding")),),
    "str": (("chunk", _PIECE),),
    "type": (
        ("mime_type", re.compile(r"^['\"](?:application|audio|image|text|video)/")),
        ("socket_type", re.compile(r"\bSOCK_")),
        ("annotation", re.compile(r"annotations\b|\banns\b|\bhints\b|type_hints")),
    ),
    "zip": (
        ("zip_code", re.compile(r"^['\"]?\d{4}")),
        ("compression", re.compile(r"^['\"](?:deflate|store|bz|lzma)")),
    ),
}


_MOCK = re.compile(r"\b(?:\w*patch(?:\.object)?|(?:Magic|Async)?Mock)\(")


def said_by_text(builtin: str, text: str) -> Iterator[str]:
    """Yield names that the text of a value tells: `template` for one with gaps."""
    if _MOCK.search(text):
        yield f"mock_{builtin}"
    yield from (meant for meant, pattern in _BY_TEXT.get(builtin, ()) if pattern.search(text))


def said_by_type(builtin: str, types: Collection[str]) -> tuple[str, ...]:
    """Return names that tell of the type of a value, or of what it is used as."""
    return tuple(name for known in types for name in _BY_TYPE.get((builtin, known), ()))


def said_of_element(builtin: str, types: Collection[str] = ()) -> tuple[str, ...]:
    """Return names for one of several values: those for a type, or those for any if none is named."""
    if not types:
        return _OF_ELEMENT.get(builtin, ())
    return tuple(name for known in types for name in _OF_ELEMENT.get(f"{builtin} of {known}", ()))


def said_by_partner(builtin: str, beside: Collection[str]) -> tuple[str, ...]:
    """Return the names that others in the same scope, or packages, tell: minutes beside hours."""
    return tuple(meant for meant, partners in _BESIDE.get(builtin, ()) if partners.intersection(beside))
