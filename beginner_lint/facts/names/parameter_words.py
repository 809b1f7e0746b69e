"""What a parameter that is called like a builtin is better called."""

from __future__ import annotations

from collections.abc import Collection

from beginner_lint.facts.names.builtin_names import NAMES, said_by_partner, said_by_type

# A parameter says what a call is to do; what is not here is called as other variables are.
_OF_PARAMETER: dict[str, tuple[str, ...]] = {
    "all": ("everything", "all_items"),
    "filter": ("condition", "criterion", "selection"),
    "hash": ("digest", "checksum"),
    "help": ("help_text", "advice"),
    "input": ("data", "source", "given"),
    "iter": ("iterable", "iterator"),
    "len": ("length", "size"),
    "map": ("mapping", "lookup"),
    "max": ("maximum", "highest", "limit"),
    "min": ("minimum", "lowest"),
    "object": ("item", "thing", "entity"),
    "open": ("opened", "opening"),
    "property": ("attribute", "feature", "trait"),
    "range": ("span", "interval", "reach"),
    "reversed": ("backwards", "flipped"),
    "round": ("round_number", "turn"),
    "slice": ("part", "section", "piece"),
    "sum": ("total", "amount"),
}
# What may hold rows; and what a parameter is called that is only on or off.
_GRIDS = frozenset({"input", "list", "map", "object"})
_FLAGS: dict[str, str] = {
    "all": "include_all", "ascii": "ascii_only", "bin": "as_binary", "bytes": "as_bytes", "dict": "as_dict",
    "filter": "is_filtered", "float": "as_float", "format": "is_formatted", "hash": "with_hash",
    "help": "show_help", "hex": "as_hex", "id": "with_id", "int": "as_int", "iter": "as_iterator",
    "list": "as_list", "max": "use_maximum", "min": "use_minimum", "next": "has_next", "open": "is_open",
    "print": "is_printed", "range": "use_range", "reversed": "is_reversed", "round": "is_rounded",
    "set": "as_set", "sorted": "is_sorted", "str": "as_text", "sum": "with_total", "tuple": "as_tuple",
    "type": "with_type", "zip": "is_zipped",
}  # fmt: skip


def parameter_names_instead(
    builtin: str,
    types: Collection[str] = (),
    beside: Collection[str] = (),
    *,
    is_grid: bool = False,
) -> tuple[str, ...]:
    """Return names for a parameter that is called like a builtin, the best first.

    Args:
        builtin: its name now.
        types: the type of its value, the most exact first: `list of int`, `list`.
        beside: the names that the same scope binds, and the packages that the file imports.
        is_grid: whether it holds rows.

    """
    grid = ("grid", "rows", "table") if is_grid and builtin in _GRIDS else ()
    flag = (_FLAGS[builtin],) if "bool" in types and builtin in _FLAGS else ()
    said = (*said_by_partner(builtin, beside), *flag, *grid, *said_by_type(builtin, types))
    return tuple(dict.fromkeys((*said, *_OF_PARAMETER.get(builtin, ()), *NAMES.get(builtin, ()))))
