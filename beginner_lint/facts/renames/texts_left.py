"""Texts that speak of a parameter by its name and do not follow a rename: examples elsewhere, messages."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from itertools import chain, islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.renames.call_labels import Function
from beginner_lint.facts.renames.class_families import called_as
from beginner_lint.facts.renames.code_in_texts import line_at, lines_in_words
from beginner_lint.facts.renames.comment_words import comment_edits, last_line
from beginner_lint.facts.renames.docstring_parameters import (
    docstring_of,
    is_a_text,
    is_below_parameters,
    is_of_something_else,
    label_places,
)
from beginner_lint.facts.renames.name_patterns import with_name
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import Binding

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_QUOTED = (
    r"(?<![\w:`])(?:(``?)(?P<name>{name})(?:(?:\.\w|=)[^`\n]*)?\1|``?(?P<gnu>{name})''?)(?![\w`])"
    r"|(?<![\w'\"])(?P<quote>['\"])(?P<plainly>{name})(?P=quote)(?![\w'\"])|(?P<listed_so>(?<=\u3010){name})\u3011"
    r"|(?<![\w<])<(?P<placeholder>{name})>(?![\w>])|(?<![\w.'\"`])(?P<spoken>{name}) (?:argument|parameter)\b"
    r"|\b(?:argument|param|parameter): (?P<listed>{name})\b"
    r"|(?m:^)[ \t]*(?:[-*+][ \t]+)?(?P<explained>{name})[ \t]*-{{1,2}}>"
)
# Where a docstring or comment speaks of a parameter without a quote: `-max`, "the argument max", `/{{max}}`.
_TOLD = (
    r"[{{<]{name}[}}>]|\b(?:argument|flag|option|param(?:eter)?|variable):?[ \t]+{name}\b"
    r"|\b{name}[ \t]+(?:argument|flag|option|parameter)\b|\b{name}={name}\b"
    r"|(?m:^)[ \t]*{name}[ \t]{{2,}}(?=[^\W\d])"
    r"|(?m:^)[ \t]*(?:[-#*][ \t]*)?{name}[ \t]+(?:can|cannot|may|must|should)\b"
    r"|(?<![\w.)\]+-])[-+]{name}\b|(?<![-<>=])(?:[<>]=?|[!=]=)[ \t]*{name}\b"
    r"|(?m:^)[ \t]*:{name}:[ \t]|(?<=[.;] ){name}:[ \t]+(?=\S)"
    r"|(?P<entry>(?m:^)[ \t]*(?:[-*+\u2022][ \t]+)?{name}[ \t]*(?::|--|\u2013|\u2014)[ \t]+(?=\S))"
    r"|\b(?:copy|items|keys|length|sum|type|value|values) of {name}(?=[ \t]*[.,;)\"\r\n])"
    r"|\b(?i:assumes?|if|that|unless|when|whether) {name} (?:are|equals|has|is|was)\b"
    r"|(?<![\w.'\"`/]){name}\.(?!(?:com|csv|dat|html?|ini|json|log|md|org|pdf|png|py|toml|txt|xml|ya?ml|zip)\b)[a-z_]\w+"
)
# Where a word stands as names do, without an article: "presence of v in set", "between min and max".
_BARE = (
    r"(?:(?m:^)[ \t#]*|[(,/][ \t]*|(?<![\w'])(?:above|against|and|below|between|for|from|if|in|into|is|of|on"
    r"|or|over|than|to|under|with)[ \t]+)"
    r"(?P<bare>{name})"
    r"(?=[ \t]*(?:[.,:;)/\"\r\n]|$)|[ \t]+(?:and|are|as|at|for|from|has|if|in|is|on|or|to|with)\b)"
)
# What is no word of English needs no quotes: "the next entry in dict".
_NO_WORDS = frozenset(
    {"abs", "bin", "chr", "dict", "dir", "eval", "exec", "globals", "hex", "iter", "len", "locals", "oct"}
    | {"ord", "pow", "repr", "vars"}
)
_TYPES = frozenset({"dict"})  # which a text may speak of
_PLAIN = r"(?P<plain>(?<![\w.`'\"]){name})(?![\w(='\"`])"
_PLAIN_BESIDE_TYPES = r"(?P<plain>(?<=\bin ){name})(?=[.,:;)\r\n]|[ \t]+(?:and|or)\b)"
_SAID = (
    r"(?<![\w`'\"])(?P<quote>``|[`'\"])(?P<name>{name})(?P=quote)(?![\w`'\"])"
    r"|\b{name}\[|(?:(?<![\w'\"] )|(?<=\bthe )|(?<=\band )|(?<=\bor )|(?<=\bthat ))"
    r"\b{name} (?:argument|parameter|must|should|cannot|can't|may not)\b"
    r"|\A{name} (?:is|was|has|needs|not|out of)\b"
    r"|\b(?:argument|parameter) {name}\b|\b{name}=(?=['\"\w%{{]|\Z)"
)
# As a word beside other parameters; "is not type 'bytes'" speaks of Python's types.
_WORD = r"(?<!\bis )(?<!\bnot )(?<!\bof )\b{name}\b(?![ \t]+['\"])"
_FILLED = re.compile(r"%[sdr(]|\{[\w.:!\[\]]*\}")
_COMPLAINING = re.compile(r"(?:Error|Exception|Warning|^warn(?:ing)?|^fail|^error)$")


def passed_in_a_text(parameter: ast.arg, facts: Facts) -> str | None:
    """Why an example elsewhere would go wrong, a clause: it passes the parameter by its name."""
    for line, shows_a_value in _labels_in_texts(parameter, facts):
        if not shows_a_value:
            return f"the text on line {line} names `{parameter.arg}`"
    return None


def _labels_in_texts(parameter: ast.arg, facts: Facts) -> Iterator[tuple[int, bool]]:
    """Yield the lines on which texts elsewhere pass a parameter by its name, or only tell of an object so."""
    function = facts.parents.get(facts.parents[parameter])
    if not isinstance(function, Function):
        return
    called, own = called_as(function, facts), set(_own_docstrings(function, facts))
    for node in facts.parents.examples:
        value = str(node.value)
        if f"{called}(" not in value or node in own:
            continue
        for first, last in label_places(value, 0, len(value), called, parameter.arg):
            yield line_at(node, first, facts.source), _shows_a_value(node, value, last, facts)


def _lists(function: Function, parameter: ast.arg, facts: Facts) -> Iterator[int]:
    """Yield the lines on which texts elsewhere list a function with its parameters: `divide(number)`."""
    own = set(_own_docstrings(function, facts, is_listed_only=True))
    called, name = called_as(function, facts), parameter.arg
    listed = rf"\b{re.escape(called)}\((?:[\w=*]+, *)*{name}(?:=\w+)?(?:, *[\w=*]+)*\)"
    for node in facts.parents.calling:
        value = str(node.value)
        if f"{called}(" in value and node not in own and (found := re.search(listed, value)):
            yield line_at(node, found.start(), facts.source)


def shown_in_a_text(binding: Binding, facts: Facts) -> int | None:
    """Return the line (from 1) of a text that shows a use of the file: `shop.list()`; None for none."""
    module = PurePath(facts.source.path).stem
    shown = re.compile(rf"(?<![\w.])(?:\w+\.)*(?:{re.escape(module)}|\w{{1,3}})\.{binding.name}\(")
    for node in facts.parents.calling:
        value = str(node.value)
        if f".{binding.name}(" in value and (found := shown.search(value)):
            return line_at(node, found.start(), facts.source)
    return None


def _shows_a_value(node: ast.Constant, value: str, last: int, facts: Facts) -> bool:
    """Tell whether a text tells of an object, and calls nothing: `f"<Task(id={self.id})>"`."""
    behind = value[last:].lstrip().removeprefix("=").lstrip(" '\"")
    return bool(_FILLED.match(behind)) or (not behind and isinstance(facts.parents.get(node), ast.JoinedStr))


def left_in_a_text(parameter: ast.arg, edits: Collection[Edit], facts: Facts) -> str | None:
    """Say which texts go on with the old name, which is taken for right: messages, a docstring."""
    function = facts.parents.get(facts.parents[parameter])
    if not isinstance(function, Function):
        return None
    places = [*_in_docstring(function, parameter.arg, edits, facts)]
    passed = (line for line, _ in _labels_in_texts(parameter, facts))
    lines = [] if places else islice(chain(passed, _lists(function, parameter, facts)), 1)
    places += (f"the text on line {line}" for line in lines)
    places += _in_comments(function, parameter, facts)
    places += _in_messages(function, parameter, facts)
    return f"{' and '.join(places)} may go on saying `{parameter.arg}`" if places else None


def _in_docstring(function: Function, name: str, edits: Collection[Edit], facts: Facts) -> Iterator[str]:
    """Yield the docstring, or the line of it, that goes on with the name of a parameter."""
    source, is_word = facts.source, name not in _NO_WORDS
    plain = _PLAIN_BESIDE_TYPES if name in _TYPES else _PLAIN
    for docstring in _own_docstrings(function, facts, is_listed_only=True):
        start, end = source.span(docstring)
        if source.text.find(name, start, end) < 0:
            continue  # patterns are not made for nothing
        quoted = with_name(_QUOTED if is_word else f"{_QUOTED}|{plain}", name)
        left = [
            match.start()
            for match in quoted.finditer(source.text, start, end)
            if not _is_something_else(match, source.text, start, end)
            and not any(edit.start <= match.start(match.lastgroup or 0) < edit.end for edit in edits)
        ]
        if left and not is_word:  # then the others may mean it, too, and not a type
            spoken = with_name(r"\b{name}\b(?![(=])", name).finditer(source.text, start, end)
            left += [
                match.start() for match in spoken if not any(edit.start == match.start() for edit in edits)
            ]
        is_followed = any(start <= edit.start < end for edit in edits)
        told = (
            match
            for match in with_name(_TOLD, name).finditer(source.text, start, end)
            if match["entry"] is None
            or not (is_followed or is_below_parameters(source.text, start, match.start()) is False)
        )
        spoken = _beside_others(function, name, source.text, start, end)
        left += [match.start() for match in chain(told, spoken) if not _is_edited(match, edits)]
        lines = dict.fromkeys(source.position(place).line for place in sorted(left))
        if lines:
            yield f"the text on line {next(iter(lines))}" if len(lines) == 1 else "the docstring"
            return


def _is_edited(match: re.Match[str], edits: Collection[Edit]) -> bool:
    return any(match.start() <= edit.start < match.end() for edit in edits)


def _in_comments(function: Function, parameter: ast.arg, facts: Facts) -> Iterator[str]:
    """Yield the first comment that goes on with a parameter's name: in the function, above it, in a call."""
    source, name, called = facts.source, parameter.arg, called_as(function, facts)
    if name not in source.behind_hashes:
        return
    for offset, text in source.comments if f"{called}(" in source.behind_hashes else ():
        if any(True for _ in label_places(text, 0, len(text), called, name)):
            yield f"the comment on line {source.position(offset).line}"
            return
    first = min(node.lineno for node in (function, *function.decorator_list))
    while source.line(first - 1).lstrip().startswith("#"):
        first -= 1
    last = last_line(function, source)
    comments = [
        (offset, text)
        for offset, text in source.comments
        if name in text and first <= source.position(offset).line <= last
    ]
    if not comments:
        return
    told = with_name(_TOLD if name not in _NO_WORDS - _TYPES else f"{_TOLD}|{_PLAIN}", name)
    found = [
        match
        for offset, text in comments
        for match in chain(
            told.finditer(source.text, offset, offset + len(text)),
            _beside_others(function, name, source.text, offset, offset + len(text)),
        )
    ]
    if found:
        followed = list(comment_edits(facts.scopes.scope_at(parameter), name, name, facts))
        left = (match.start() for match in found if not _is_edited(match, followed))
        lines = dict.fromkeys(source.position(place).line for place in left)
        yield from [f"the comment{'s' if len(lines) > 1 else ''} on {lines_in_words(lines)}"] if lines else []


def _is_something_else(match: re.Match[str], text: str, start: int, end: int) -> bool:
    """Tell whether a docstring says that a quoted word is no parameter, or has it as a text in code."""
    first, last = match.span()
    is_plain = match["plainly"] is not None
    return is_of_something_else(text, first, last, start, end, surely=True) or (
        is_plain and is_a_text(text, first, last, start, end)
    )


def _in_messages(function: Function, parameter: ast.arg, facts: Facts) -> Iterator[str]:
    """Yield the message, or the lines of several, with which a function goes on saying a parameter's name."""
    if not _is_in_a_text(parameter.arg, function, facts):
        return
    messages = [text for text in _messages(function, facts) if parameter.arg in str(text.value)]
    if not messages:
        return
    said, word = with_name(_SAID, parameter.arg), with_name(_WORD, parameter.arg)
    others = _others(function, parameter.arg)
    lines = dict.fromkeys(
        text.lineno
        for text in messages
        if said.search(str(text.value)) or (word.search(str(text.value)) and others.search(str(text.value)))
    )
    if lines:
        yield f"the message{'s' if len(lines) > 1 else ''} on {lines_in_words(lines)}"


def _beside_others(function: Function, name: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where a text has a name as names stand, on a line with other parameters: "v is in set"."""
    bare = list(with_name(_BARE, name).finditer(text, start, end))
    others = _others(function, name)
    for match in bare:
        first = max(start, text.rfind("\n", start, match.start("bare")) + 1)
        last = text.find("\n", match.end(), end)
        if others.search(text, first, end if last < 0 else last):
            yield match


def _others(function: Function, name: str) -> re.Pattern[str]:
    """Return a pattern for the names of the other parameters: who names several, means them."""
    arguments = function.args
    every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    names = [re.escape(each.arg) for each in every if each.arg not in (name, "a", "self", "cls")]
    articles = "".join(rf"(?<!\b{word} )" for word in ("a", "an", "any", "each", "the"))
    return re.compile(rf"{articles}(?<![\w'.])(?:{'|'.join(names)})\b" if names else r"(?!)")


def _own_docstrings(
    function: Function, facts: Facts, *, is_listed_only: bool = False
) -> Iterator[ast.Constant]:
    """Yield the docstrings that follow a rename: that of the function, and of the class that it is in.

    With `is_listed_only` that of a class is left out where it lists no parameters of the function.
    """
    holder = facts.parents.get(function)
    holders: list[Function | ast.ClassDef] = [function]
    if isinstance(holder, ast.ClassDef) and (function.name == "__init__" or not is_listed_only):
        holders.append(holder)
    yield from filter(None, map(docstring_of, holders))


def _is_in_a_text(name: str, function: Function, facts: Facts) -> bool:
    """Tell whether a text in a function, but its docstring, holds a name; that takes no walk through it."""
    first, last, docstring = function.lineno, function.end_lineno or 0, docstring_of(function)
    return any(
        first <= text.lineno <= last and name in str(text.value) and text is not docstring
        for text in facts.parents.texts
    )


def _messages(function: Function, facts: Facts) -> Iterator[ast.Constant]:
    """Yield the texts that a function complains with."""
    for node in nodes_in(*function.body):
        if isinstance(node, ast.Raise | ast.Assert):
            spoken: ast.AST | None = node.exc if isinstance(node, ast.Raise) else node.msg
        elif isinstance(node, ast.Call):
            name = last_name(node.func)
            spoken = node if _COMPLAINING.search(name) else None
        else:
            continue
        for inner in nodes_in(spoken) if spoken is not None else ():
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                yield inner
