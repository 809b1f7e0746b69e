"""What a `format` is: a text to fill in, one for dates, the name of a kind of file, a dict about a video."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role
from beginner_lint.facts.words.annotation_words import annotation_of, snake_case
from beginner_lint.facts.words.house_words import means_another_thing

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_FILLING = re.compile(r"str[fp](?:time|date|dt)$")
# What such formats are for, the function, the class or the format itself says.
_TIMES = (
    ("datetime_format", re.compile(r"date_?time", re.IGNORECASE)),
    ("date_format", re.compile(r"(?<!up)date(?!d)", re.IGNORECASE)),
    ("time_format", re.compile(r"(?<![a-z])time(?!out|stamp)|Time(?!out|stamp)")),
)
_DAY, _HOUR = re.compile(r"%-?[Ymdjy]\b|%Y"), re.compile(r"%-?[HM]\b")
_OF_LOGS = re.compile(r"[%{]\(?(?:asctime|levelname)\b")
_MESSAGE = re.compile(r"[%{]\(?message\b")  # of a log, where there is one
_PLAIN_GAP = re.compile(r"%[rs(.0-9*]|%%")
_GAP = re.compile(r"%[a-zA-Z(0-9.'\"-]|\{")
_WORD = re.compile(r"^[\[(]?['\"][A-Za-z][\w.+-]{2,}['\"]")
_ABOUT_FILES = re.compile(
    r"^(?:(?P<what>archive|image)_?)?(?:(?:\w+_)?(?:base_?name|file_?name|file_?path)|fname|path)$|^(?P<of>archive|image)$"
)
# What such formats are called, by one of them; data is written in its format, or read.
_IMAGES = frozenset({"bmp", "eps", "gif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"})
_OF_DATA = frozenset(
    {
        "csv",
        "dataframe",
        "dict",
        "excel",
        "html",
        "json",
        "jsonl",
        "latex",
        "markdown",
        "md",
        "parquet",
        "pdf",
    }
    | {"plain", "pretty", "table", "text", "toml", "tsv", "txt", "xlsx", "xml", "yaml", "yml"}
)
_READS = re.compile(
    r"^_*(?:decode|deserialize|from|import|load|loads|open|parse|read|validate)(?:_|$)|_from_"
)
_OF_REQUESTS = frozenset({"content_type", "headers", "request", "url"})
_NAMES = frozenset({"key", "member", "named"})


def format_words(
    binding: Binding, facts: Facts, kinds: Collection[str], uses: Collection[str], value: ast.expr | None
) -> Iterator[str]:
    """Yield names for what is called `format`, the best first; none where `fmt` is as good."""
    if "bool" in kinds or "function" in uses:
        return
    reads = [o.node for o in facts.scopes.occurrences(binding.scope, binding.name) if o.role is Role.READ]
    if "dict" in kinds or ("str" not in kinds and any(_asks_for_field(node, facts) for node in reads)):
        yield "format_info"
        return
    if any(kind.startswith(("list", "tuple")) for kind in kinds):
        yield from ["parts"] if any(_is_joined(node, facts) for node in reads) else []
        return
    is_constant = value is not None and not any(isinstance(node, ast.JoinedStr) for node in ast.walk(value))
    text = facts.source.segment(value) if value is not None and is_constant else ""
    if _OF_LOGS.search(text) or (_MESSAGE.search(text) and "logging" in facts.imports.packages):
        yield "log_format"
        return
    statement = facts.parents.get(facts.parents.get(binding.node) or binding.node)
    if "splitext(" in (text or facts.source.segment(getattr(statement, "value", None) or binding.node)):
        yield "extension"
        return
    timed = _for_times(binding, facts, reads, text)
    if timed:
        yield timed
        return
    if any(_is_filled_in(node, facts) for node in reads) or (_GAP.search(text) and "str" in kinds):
        yield "fmt" if means_another_thing("template", "format", facts) else "template"
        return
    if "packed" in uses or ("struct" in facts.imports.packages and "named" not in uses):
        yield "fmt"
    texts = {text.lower().lstrip(".") for text in _chosen(binding, reads, value, facts)}
    if texts & _IMAGES:
        yield "image_format"
    if binding.kind is BindingKind.PARAMETER:
        yield from _of_file(binding)
        if texts & _OF_DATA:
            is_read = _READS.search(snake_case(getattr(binding.scope.node, "name", "")))
            yield "input_format" if is_read else "output_format"
    if not _NAMES.isdisjoint(uses) or _WORD.search(text):
        yield "format_name"


def _chosen(binding: Binding, reads: list[ast.AST], value: ast.expr | None, facts: Facts) -> Iterator[str]:
    """Yield the texts among which a format is: its value, those that it may be or is compared with."""
    holders = [facts.parents.get(node) for node in reads]
    compared = [side for each in holders if isinstance(each, ast.Compare) for side in each.comparators]
    for place in (value, annotation_of(binding, facts), *compared):
        for node in nodes_in(place) if place is not None else ():
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _for_times(binding: Binding, facts: Facts, reads: list[ast.AST], text: str) -> str | None:
    """Return what a format of dates or times is called; None for another one."""
    function = binding.scope.node
    name = getattr(function, "name", "")
    outer = facts.parents.get(function)
    around = f"{name} {outer.name}" if isinstance(outer, ast.ClassDef) else name
    has_day, has_hour = bool(_DAY.search(text)), bool(_HOUR.search(text))
    is_pattern = (has_day or has_hour) and text.count("%") > 1 and not _PLAIN_GAP.search(text)
    is_filled = any(_is_given_to_time(node, facts) for node in reads) or bool(_FILLING.search(name))
    is_test = name.startswith("test")
    is_said = (
        not is_test
        and binding.kind is BindingKind.PARAMETER
        and not re.search(r"^['\"][^%\w]*['\"]$", text)
        and re.search(r"(?:^|_)(?:date(?:_?time)?|time)(?!_series)(?:_|$)", name)
    )
    if not (is_pattern or is_filled or is_said):
        return None
    said = next((word for word, pattern in _TIMES if pattern.search(around.replace("strftime", ""))), None)
    if has_day and has_hour:
        return "datetime_format"
    if has_day or has_hour:
        return "date_format" if has_day else "time_format"
    if is_filled or is_said:
        return said or "fmt"
    return None


def _is_given_to_time(node: ast.AST, facts: Facts) -> bool:
    holder = facts.parents.get(node)
    if not isinstance(holder, ast.Call):
        return False
    return bool(_FILLING.search(last_name(holder.func)))


def _is_joined(node: ast.AST, facts: Facts) -> bool:
    holder = facts.parents.get(node)
    return isinstance(holder, ast.Call) and holder.func is not node and last_name(holder.func) == "join"


def _asks_for_field(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a name is asked for an item by its name: `format["url"]`, `format.get("url")`."""
    holder = facts.parents.get(node)
    key: ast.expr | None = None
    if isinstance(holder, ast.Subscript) and holder.value is node:
        key = holder.slice
    elif isinstance(holder, ast.Attribute) and holder.attr in ("get", "setdefault"):
        call = facts.parents.get(holder)
        key = call.args[0] if isinstance(call, ast.Call) and call.func is holder and call.args else None
    return isinstance(key, ast.Constant) and isinstance(key.value, str)


def _is_filled_in(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a text is one with gaps: `text % values`, `text.format(…)`."""
    holder = facts.parents.get(node)
    if isinstance(holder, ast.BinOp):
        return isinstance(holder.op, ast.Mod) and holder.left is node
    is_called = isinstance(facts.parents.get(holder), ast.Call) if holder is not None else False
    return is_called and getattr(holder, "attr", "") in ("format", "format_map")


def _of_file(binding: Binding) -> Iterator[str]:
    """Yield in what a file is written whose name is beside: `image_format`, else `file_format`."""
    if not _OF_REQUESTS.isdisjoint(binding.scope.bindings):
        return
    function = getattr(binding.scope.node, "name", "").lower()
    about = re.search(r"archive|image|(?<![a-z])log(?=s?_|g|$)", function)
    for name, bound in binding.scope.bindings.items():
        match = _ABOUT_FILES.match(name) if bound[0].kind is BindingKind.PARAMETER else None
        if match:
            yield f"{match['what'] or match['of'] or (about or ['file'])[0]}_format"
