"""What a parameter that is called like a builtin is better called."""

from __future__ import annotations

from collections.abc import Collection

from beginner_lint.facts.words.builtin_names import NAMES
from beginner_lint.facts.words.value_words import said_by_partner, said_by_type

# A parameter says what a call is to do; what is not here is called as other variables are.
_OF_PARAMETER: dict[str, tuple[str, ...]] = {
    "all": ("everything", "all_items"),
    "filter": ("filter_by", "criteria"),
    "help": ("help_text", "advice"),
    "iter": ("iteration", "iterable"),
    "len": ("length", "size"),
    "open": ("opened", "opening"),
    "ord": ("order", "code"),
    "range": ("value_range", "interval", "reach"),
    "reversed": ("backwards", "flipped"),
    "round": ("round_number", "turn"),
    "slice": ("part", "section", "piece"),
    "sum": ("total", "amount"),
}
# What may hold rows; and what a parameter is called that is only on or off.
_GRIDS = frozenset({"input", "list", "map", "object"})
_FLAGS: dict[str, str] = {
    "abs": "use_absolute", "all": "include_all", "any": "accept_any", "ascii": "as_ascii",
    "bin": "as_binary", "bytes": "as_bytes", "callable": "is_callable", "complex": "is_complex",
    "dict": "as_dict", "dir": "is_dir", "filter": "use_filter", "float": "as_float", "format": "formatted",
    "globals": "with_globals", "hash": "with_hash", "help": "show_help", "hex": "as_hex", "id": "with_id",
    "input": "with_input", "int": "as_int", "iter": "as_iterator", "list": "as_list",
    "locals": "with_locals", "map": "with_map", "max": "use_maximum", "min": "use_minimum",
    "next": "has_next", "open": "is_open", "pow": "use_power", "print": "show_output",
    "property": "as_property", "range": "use_range", "repr": "with_repr", "reversed": "is_reversed",
    "round": "with_rounding", "set": "as_set", "sorted": "in_order", "str": "as_text", "sum": "with_total",
    "tuple": "as_tuple", "type": "with_type", "vars": "with_variables", "zip": "as_zip",
}  # fmt: skip


def parameter_names_instead(
    builtin: str,
    types: Collection[str] = (),
    beside: Collection[str] = (),
    uses: Collection[str] = (),
    *,
    is_grid: bool = False,
) -> tuple[str, ...]:
    """Return names for a parameter that is called like a builtin, the best first.

    Args:
        builtin: its name now.
        types: the type of its value, the most exact first: `list of int`, `list`.
        beside: the names that the same scope binds, and `import zipfile` for a package that is imported.
        uses: what it is used as, as `used_as` tells.
        is_grid: whether it holds rows.

    """
    grid = ("grid", "rows", "table") if is_grid and builtin in _GRIDS else ()
    flag = (_FLAGS[builtin],) if builtin in _FLAGS and ("bool" in types or "bool" in uses) else ()
    named = ("object_name",) if builtin == "object" and "str" in types else ()
    counted = ("iterations", "rounds") if builtin == "iter" and "int" in types else ()
    by_type = (*named, *counted, *said_by_type(builtin, types))
    said = (*said_by_partner(builtin, beside), *flag, *grid, *said_by_type(builtin, uses), *by_type)
    return tuple(dict.fromkeys((*said, *_OF_PARAMETER.get(builtin, ()), *NAMES.get(builtin, ()))))
