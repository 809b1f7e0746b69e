"""What a function that is called like a builtin is better called: by what it does, and with what."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.facts.words.builtin_names import function_names_instead
from beginner_lint.facts.words.naming import is_empty_noun

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Of how much something is to be done, not of what: `format(tuple_size)` formats no size.
_MEASURE = re.compile(r"(?:^|_)(?:amount|columns|count|depth|height|index|length|level|number|size|width)$")
# Functions that do something to what they are called with.
_VERBS = frozenset({"compile", "exec", "filter", "format", "hash", "map", "open", "print", "round", "slice"})
# What a first parameter is called on which a function works, whatever else it is given.
_WORKED_ON = frozenset(
    {"board", "code", "cols", "columns", "file", "line", "lines", "names", "numbers", "rows"}
    | {"source", "text", "values"}
)
_WHAT = dict.fromkeys(("file_name", "file_path", "filename", "filepath", "fname", "path"), "file")
_WHAT["cols"] = "columns"
_SEVERAL = re.compile(r"[a-z]{3,}(?<![isu])s$")
_FOLDERS = frozenset({"dir", "directory", "file", "folder"})
_TEXTS = frozenset({"fmt", "message", "msg", "s", "string", "template", "text", "txt"})
# What is returned says what a function is for, whatever it is called.
_RETURNED = (
    ("to_hex", re.compile(r"\b(?:hexlify|hex)\(")),
    ("to_binary", re.compile(r"\bbin\(|:0?\d*b\}")),
    ("make_format", re.compile(r"^_?(?:fmt|format)$")),
    ("repeated", re.compile(r"\+ '\*'$")),
)
# A docstring that says what is done: "List all tasks of a project."
_DONE = re.compile(
    r"(?P<verb>[A-Za-z]+?)s?\s+(?:(?:a|all|an|available|each|every|existing|given|multiple|one|several|the|this|your)\s+)*"
    r"(?P<what>[a-z]{3,}(?: [a-z]{3,})??)"
    r"(?=[.,:;]|\s*\Z|\s+(?:and|as|at|by|for|from|in|into|matching|of|on|or|that|to|using|which|with)\b)"
)
_NO_WHAT = frozenset({"all", "and", "for", "from", "into", "list", "of", "one", "out", "the", "this", "with"})
_DOING = frozenset({"compile", "filter", "format", "hash", "list", "open", "print", "round", "slice"})
_ALL_OF_TESTS = re.compile(r"\bloadTests|\bTestSuite\(")
_PRINTS = re.compile(r"(?<!def )\bprint\(|\b(?:echo|stdout|write)\b")
_ABOUT_FILES = re.compile(r"[Ff]ile|[Pp]ath|url|[Aa]rchive|\bfp?\b|\b[a-z]*open\(|\brb?\b")
_BINARY = re.compile(r"binar|\bbase\b|\bbin\(|\bbits?\b|% ?2\b|//=? ?2\b|0b", re.IGNORECASE)
_ABOUT_CALLING = re.compile(r"call")
_ABOUT_ASKING = re.compile(r"ask|getpass|input\(|\bline|prompt|question|read|stdin|text|msg|message")
# What does not make a text but prints it is called wrongly.
_MAKING_TEXT = frozenset({"format", "repr", "str"})
_PRINTING = frozenset({"pprint", "print"})


def function_words(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield names for a function: `print_board` for `def print(board)`."""
    function, name = binding.node, binding.name
    arguments = getattr(function, "args", None)
    parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs] if arguments else []
    names = [parameter.arg for parameter in parameters]
    returned = _returned(function)
    if name == "id" and names and returned == names[0]:
        yield "identity"
    if names[:1] == ["validator"]:
        yield f"check_{name}"
    yield from _by_docstring(function, name)
    yield from (word for word, pattern in _RETURNED if pattern.search(returned) and word != name)
    if name == "all" and _ALL_OF_TESTS.search(returned):
        yield "all_tests"
    what = _noun(names, arguments, name) if isinstance(arguments, ast.arguments) else None
    if name in _MAKING_TEXT and not returned and _prints(function):
        yield from [f"print_{what}"] if what else []
        yield "print_text"
    elif what and name in _VERBS and not _has_like(f"{name}_{what}", facts):
        yield f"{name}_{what}"
    elif name == "list" and len(names) == 1 and _WHAT.get(names[0], names[0]) in _FOLDERS:
        yield "list_folder"
    elif _is_command(function):
        yield f"{name}_command"
    elif name == "open" and not _ABOUT_FILES.search(facts.source.segment(function)[len("def open") :]):
        yield "do_open"
    elif name == "input" and not _ABOUT_ASKING.search(facts.source.segment(function)[len("def input") :]):
        yield "make_input" if returned else "handle_input"
    elif name == "callable" and not _ABOUT_CALLING.search(
        facts.source.segment(function)[len("def callable") :]
    ):
        yield "callback"
    elif name == "filter" and not names and not getattr(arguments, "vararg", None):
        yield "condition"
    words = function_names_instead(name)
    if name == "format" and names and _TEXTS.isdisjoint(names) and not getattr(arguments, "vararg", None):
        words = ("format_value" if len(names) == 1 else "format_values",) if returned else ()
        words += ("apply_format",)
    if (
        name == "print"
        and _makes_text(function, returned)
        and not _PRINTS.search(facts.source.segment(function))
    ):
        words = ("to_text", *words)
    if name == "bin" and not _BINARY.search(facts.source.segment(function)[len("def bin") :]):
        words = ("bin_values", *words)
    if name == "help" and returned:
        words = ("get_help", *words)
    if name == "property" and not returned:
        words = ("set_property", *words)
    if name == "type" and not returned:
        words = ("show_type" if _TEXTS.isdisjoint(names) else "type_text", *words)
    yield from words


def _by_docstring(function: ast.AST, name: str) -> Iterator[str]:
    """Yield `list_tasks` for a `list` that is to "List all tasks"."""
    told = (
        ast.get_docstring(function) if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) else None
    )
    done = _DONE.match(told) if told and name in _DOING else None
    if done and done["verb"].lower() == name and _NO_WHAT.isdisjoint(done["what"].split()):
        yield f"{name}_{done['what'].replace(' ', '_')}"


def _makes_text(function: ast.AST, returned: str) -> bool:
    said = getattr(function, "returns", None)
    return "str" in (ast.unparse(said) if said else "") or bool(
        re.search(r"^f?['\"]|\.join\(|^str\(", returned)
    )


def _is_command(function: ast.AST) -> bool:
    """Tell whether a function is a command of the command line: `@app.command()`."""
    decorators = getattr(function, "decorator_list", ())
    called = (last_name(each.func if isinstance(each, ast.Call) else each) for each in decorators)
    return any(each == "command" for each in called)


def _noun(names: list[str], arguments: ast.arguments, name: str) -> str | None:
    """Return the word for what a function works on: its only parameter, or a telling first one."""
    what = _WHAT.get(names[0], names[0]).strip("_") if names else ""
    is_alone = len(names) == 1 and arguments.vararg is None
    is_noun = len(what) > 2 and what.islower() and not is_empty_noun(what) and not _MEASURE.search(what)
    is_noun = is_noun or what == "columns"
    is_several = name in ("format", "print") and _SEVERAL.search(what)
    is_first = is_alone or bool(names and (names[0] in _WORKED_ON or is_several))
    return re.sub("_(?:str|text)$", "", what) if is_noun and is_first and name not in what else None


def _has_like(word: str, facts: Facts) -> bool:
    """Tell whether the file has a function whose name a new one could be taken for: `format_type`."""
    return any(
        function.name != word and function.name.startswith(word)
        for function in facts.parents.of_type(ast.FunctionDef)
    )


def _returned(function: ast.AST) -> str:
    """Return the text of what the last statement of a function returns."""
    last = function.body[-1] if isinstance(function, ast.FunctionDef) else None
    return ast.unparse(last.value) if isinstance(last, ast.Return) and last.value else ""


def _prints(function: ast.AST) -> bool:
    """Tell whether a function prints, and returns nothing."""
    if not isinstance(function, ast.FunctionDef):
        return False
    returns = (
        node for node in nodes_in(function) if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom)
    )
    if any(node.value is not None for node in returns):
        return False
    last = function.body[-1]
    call = last.value if isinstance(last, ast.Expr) else None
    return isinstance(call, ast.Call) and getattr(call.func, "id", "") in _PRINTING
