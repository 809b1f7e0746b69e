"""Where docstrings list a parameter, in the style of Sphinx, Epytext, Google or NumPy, or quote it."""

from __future__ import annotations

import ast
import builtins
import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.renames.name_patterns import with_name
from beginner_lint.facts.renames.parameter_prose import (
    DOCTEST,
    in_doctest,
    line_start,
    prose_places,
    usage_places,
)
from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.source import Source

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = Function | ast.ClassDef

# `:param sum:`, `:param int sum:`, `:type sum:`, `@param sum:`; in Doxygen `@param sum the sum`
_STARS = r"\\{{0,2}}\*{{0,2}}"
_FIELD = (
    r"[:@](?:param(?:eter)?s?|arg(?:ument)?|key(?:word)?|kwarg|kwparam|type|kwtype)[ \t]+"
    rf"(?:[^\s:][^:\r\n]*?[ \t]+)?{_STARS}(?P<name>{{name}})[ \t]*:"
    r"|@param[ \t]+(?P<plain>{name})(?=[ \t]*[\r\n]|[ \t]+[^:\r\n]*(?:[\r\n]|\Z))"
)
# A line of a section: `sum: …`, `sum (int):`, `sum (int)`, `- sum: …`, `*list: …`, `sum, max : int`, `sum ->`
_GOOGLE = (
    rf"[ \t]*(?:[-*+][ \t]+)?{_STARS}(?P<name>{{name}})"
    r"(?=\*\*[ \t]*:|[ \t]+:\w|[ \t]*\([^\r\n()]*\)[ \t]*:"
    r"|[ \t]*(?:\([^\r\n]*\)[ \t]*)?(?:\uff1a|:(?:[ \t]|[\r\n]|\Z)|(?<=[ \t)])(?:--?|[\u2013\u2014])[ \t])"
    r"|[ \t]+\([^\r\n()]*\)[ \t]*[\r\n]|[ \t]+=[ \t]+[A-Za-z]+[ \t]+[a-z]"
)
_ENTRY = rf"{_GOOGLE}|[ \t]*--?>)"  # elsewhere an arrow may say what becomes of what
_BARE = rf"(?m)(?:^|(?<=\r)){_GOOGLE})"
# What these find is among what is found by patterns without a name, which are not made anew for each.
_ANY_FIELD = re.compile(r"[:@](?:param|arg|key|kw|type)")
_BEGINNING = re.compile(
    r"(?m)(?:^|(?<=\r))[ \t]*(?:[-*+][ \t]+)?[\\*]*(\w+)(?:\*\*)?[ \t]*[(:=\uff1a\u2013\u2014-]"
)
# What stands above lines that are no parameters: `Returns:`, a ruled line; and what may stand above these.
_HEADING = re.compile(
    r"[ \t]*(?P<title>[A-Z\u4e00-\u9fff][\w ]*[:\uff1a][ \t]*(?=[\r\n]|\Z)|-{3,}|={3,}|>>>|:\w)"
)
_OF_PARAMETERS = re.compile(
    r"(?:Inputs?|Where|Takes|(?:[\w ]+ )?(?:[Pp]arameters?|[Aa]rg(?:ument)?s)|\w*\u53c2\u6570)[ \t]*[:\uff1a]"
)
_NUMPY = (
    rf"[ \t]*(?:{_STARS}\w+[ \t]*,[ \t]*)*{_STARS}(?P<name>{{name}})"
    rf"(?=[ \t]*(?:,[ \t]*{_STARS}\w+[ \t]*)*(?:\([^\r\n]*\)[ \t]*)?(?::|--?[ \t]|--?>|[\r\n]|\Z))"
)
_SECTION = re.compile(
    r"(?:^|(?<=\r)|(?<=\"\"\")|(?<='''))(?P<indent>[ \t]*):?(?:[Oo]ther |[Kk]eyword )?"
    r"(?:[Aa]rg(?:ument)?s|[Pp]aram(?:eter)?s)[ \t]*"
    r"(?:(?P<ruled>:?[ \t]*(?:\r\n|\r|\n)[ \t]*(?:-{3,}|={3,})[ \t]*(?:\r\n|\r|\n))|:[ \t]*(?:\r\n|\r|\n))",
    re.MULTILINE,
)
# What a sentence quotes: `'sum' is …`, `the *sum* argument`. A quoted word may as well be a value or a type.
_QUOTE = r"(?P<quote>``|[`'\"*])"
_QUOTES = (("`", "`"), ("`", "'"), ("'", "'"), ('"', '"'), ("*", "*"))
_QUOTED = rf"(?<![\w:`'\"*])(?:{_QUOTE}(?P<name>{{name}})(?P=quote)|`(?P<gnu>{{name}})')(?![\w`'\"*])"
# A word between stars is a parameter, or a word that is stressed.
_OFTEN_STRESSED = frozenset({"all", "any", "next", "open"})
_SAID_BEFORE = re.compile(r"\b(?:if|unless|when|argument|parameter)\s+\Z", re.IGNORECASE)
_SAID_AFTER = re.compile(
    r"\s+(?:argument|flag|parameter)s?\b|\s+(?:is|are|was|were)\s+(?:not\s+)?(?:given|None|set|true)\b"
)
# Behind these a quoted word that is listed is spoken of, and not called: "the sum of `numbers`".
_SPOKEN_OF = re.compile(r"\b(?:and|by|each|for|from|if|in|of|on|or|than|the|to|whether|with)\s+\Z")
_A_FUNCTION = re.compile(r"\s+(?:built-?in|class|command|from|function|method|module|type)\b")
_IN_A_CALL = re.compile(r"\w\([^()\r\n]*\Z")
_OF_ANOTHER = re.compile(
    r"\s+(?:attr(?:ibute)?|column|element|field|header|key|method|module|property|tag)s?\b"
)
_NO_PARAMETER = re.compile(r"\b(?:an?|built-?in|of|key|keys|returns?|value)\s+\Z", re.IGNORECASE)
_SURELY_NONE = re.compile(r"\b(?:built-?in|keys?)\s+\Z", re.IGNORECASE)
_LABEL = r"[(,\[]\s*(?:\.\.\.[ \t]+)?(?P<name>{name})\s*=(?!=)"
_OPTIONAL = re.compile(r"\[\s*,")
_TYPED = re.compile(r"[ \t]*(?:\([^\r\n]*?\)[ \t]*)?:")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_RULE = re.compile(r"[ \t]*(?:-{3,}|={3,})[ \t]*(?:\r\n|\r|\n|\Z)")


def docstring_edits(
    holder: Documented, old: str, new: str, source: Source, called: str | None = None
) -> list[Edit]:
    """Return the edits that name a parameter anew where the docstring of a function or class lists it.

    With `called`, the name by which the function is called, calls in examples and signatures follow, too.
    """
    place = _mentioning(holder, old, source)
    if place is None:
        return []
    (start, end), text, others = place, source.text, _others(holder, old)
    fields = {field.span(field.lastgroup or "name") for field in _fields(text, start, end, old)}
    listed = {*fields, *_in_sections(text, start, end, old)}
    if not listed and not isinstance(holder, ast.ClassDef):
        listed = {*_in_a_bare_list(text, start, end, old, others)}
    quoted = _quoted(text, start, end, old, others, is_listed=bool(listed))
    told = {*listed, *quoted, *prose_places(text, start, end, old, others)}
    labels = _labels(place, called, old, source) if called else set()
    told.update(usage_places(text, start, end, called, old, others) if called else ())
    places = {place for place in told if not in_doctest(text, start, place[0])}
    return [Edit(first, last, new) for first, last in sorted(places | labels)]


def _is_printed(text: str, start: int, place: int) -> bool:
    """Tell whether a place is in what an example is to print."""
    is_code = DOCTEST.match(text, line_start(text, start, place))
    return not is_code and in_doctest(text, start, place)


def descriptions(holder: Documented, name: str, source: Source) -> Iterator[str]:
    """Yield how the docstring of a function or class describes a parameter where it lists it: two lines."""
    place = _mentioning(holder, name, source)
    if place is None:
        return
    (start, end), text = place, source.text
    for field in _fields(text, start, end, name):
        if "type" not in field[0].split()[0]:
            yield _described(text, field.end(), end, source.position(field.start()).column)
    for entry, is_numpy in _entries(text, start, end, name):
        said = (_LINE if is_numpy else _TYPED).match(text, entry.end(), end)
        yield _described(text, said.end() if said else end, end, _indent(entry[0]))


def _described(text: str, start: int, end: int, depth: int) -> str:
    """Return what stands from `start` to the end of the line, and on the next if that is indented deeper."""
    first, *more = list(islice(_LINE.finditer(text, start, end), 2))
    goes_on = first[0].strip() and more and _indent(more[0][0]) > depth
    return f"{first[0].strip()} {more[0][0].strip() if goes_on else ''}".strip()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def label_edits(holder: Documented, old: str, new: str, source: Source, called: str) -> list[Edit]:
    """Return the edits where a docstring passes a parameter to `called`, or shows a signature: `f(old=1)`."""
    place = _mentioning(holder, old, source)
    labels = _labels(place, called, old, source) if place else ()
    return [Edit(first, last, new) for first, last in sorted(labels)]


def _labels(place: tuple[int, int], called: str, name: str, source: Source) -> set[tuple[int, int]]:
    """Return where a docstring passes a parameter to a function, in code and not in what that prints."""
    labels = label_places(source.text, *place, called, name)
    shown = {each for each in labels if not _is_printed(source.text, place[0], each[0])}
    return {each for each in shown if not _imports_another(source.text[place[0] : each[0]], called, source)}


def _imports_another(text: str, called: str, source: Source) -> bool:
    """Tell whether an example imports what it calls from another package: `from scipy.sparse import rand`."""
    imported = re.search(
        rf">>>[ \t]*from[ \t]+(\w+)[\w.]*[ \t]+import\b[^\r\n]*\b{re.escape(called)}\b", text
    )
    around = PurePath(os.path.abspath(source.path)).parts
    return imported is not None and imported[1] not in {PurePath(part).stem for part in around}


def label_places(text: str, start: int, end: int, called: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a text between two offsets calls a function and passes something by a name."""
    if text.find(f"{called}(", start, end) < 0:
        return
    label = with_name(_LABEL, name)
    for call in re.compile(rf"(?<!\w){re.escape(called)}\(").finditer(text, start, end):
        depth, place = 1, call.end() - 1
        while depth and place < end:
            match = label.match(text, place, end) if depth == 1 else None
            if match:
                yield match.span("name")
            place += 1
            bracket = text[place : place + 1]
            if bracket and bracket in "([{":
                # A signature shows what may be left out in brackets: `f(a[, b=1])`.
                optional = bracket == "[" and _OPTIONAL.match(text, place, end)
                depth += 0 if optional else 1
            elif bracket and bracket in ")]}":
                depth -= 0 if bracket == "]" and depth == 1 else 1


def _mentioning(holder: Documented, name: str, source: Source) -> tuple[int, int] | None:
    """Return where the docstring of a function or class is, if it holds a name at all."""
    docstring = docstring_of(holder)
    if docstring is None:
        return None
    start, end = source.span(docstring)
    return (start, end) if source.text.find(name, start, end) >= 0 else None


def docstring_of(holder: Documented) -> ast.Constant | None:
    """Return the docstring of a function or class."""
    first = holder.body[0]
    if not isinstance(first, ast.Expr) or not isinstance(first.value, ast.Constant):
        return None
    return first.value if isinstance(first.value.value, str) else None


def _fields(text: str, start: int, end: int, name: str) -> Iterator[re.Match[str]]:
    if _ANY_FIELD.search(text, start, end):
        yield from with_name(_FIELD, name).finditer(text, start, end)


def _others(holder: Documented, name: str) -> list[str]:
    """Return the names of the other parameters of a function."""
    arguments = getattr(holder, "args", None)
    if not isinstance(arguments, ast.arguments):
        return []
    parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return [each.arg for each in parameters if each.arg not in (name, "self", "cls")]


def _quoted(
    text: str, start: int, end: int, name: str, others: list[str], *, is_listed: bool
) -> Iterator[tuple[int, int]]:
    """Yield where a sentence quotes a parameter: it says so, lists it, or quotes others in the same way."""
    if not any(f"{before}{name}{after}" in text[start:end] for before, after in _QUOTES):
        return
    for match in with_name(_QUOTED, name).finditer(text, start, end):
        before, quote = text[max(start, match.start() - 40) : match.start()], match["quote"] or "`"
        is_argument = _SAID_AFTER.match(text, match.end(), end)
        is_spoken_of = is_listed and "`" in quote and _SPOKEN_OF.search(before)
        is_told = bool(is_argument or (is_spoken_of and not _A_FUNCTION.match(text, match.end(), end)))
        if is_of_something_else(text, *match.span(), start, end, surely=is_told):
            continue
        if quote in "'\"" and is_a_text(text, match.start(), match.end(), start, end):
            continue
        is_said = (quote == "*" and name not in _OFTEN_STRESSED) or _SAID_BEFORE.search(before) or is_told
        closing = "'" if match["gnu"] else quote
        if is_said or any(f"{quote}{other}{closing}" in text[start:end] for other in others):
            yield match.span("gnu" if match["gnu"] else "name")


def is_a_text(text: str, first: int, last: int, start: int, end: int) -> bool:
    """Tell whether what stands between quotes is a text in an example: a key, an element, what is passed."""
    before = text[max(start, first - 40) : first].rstrip()[-1:]
    after = text[last : min(end, last + 40)].lstrip()[:1]
    is_key = after == ":" and before in ("{", ",")
    is_passed = _IN_A_CALL.search(text[max(start, first - 80) : first])
    return is_key or before in ("[", "{") or after in ("]", "}") or is_passed is not None


def is_of_something_else(
    text: str, first: int, last: int, start: int, end: int, *, surely: bool = False
) -> bool:
    """Tell whether a quoted word, from `first` to `last`, is said to be no parameter: a key, a type.

    That it comes behind "a" or "of" is a sign, but need not be `surely` so, if it is no type.
    """
    before = text[max(start, first - 40) : first]
    may_be_type = isinstance(getattr(builtins, text[first:last].strip("`'\"*"), None), type)
    told = (_SURELY_NONE if surely and not may_be_type else _NO_PARAMETER).search(before)
    return bool(told or _OF_ANOTHER.match(text, last, end))


def _in_sections(text: str, start: int, end: int, name: str) -> Iterator[tuple[int, int]]:
    for match, _ in _entries(text, start, end, name):
        yield match.span("name")


def _in_a_bare_list(
    text: str, start: int, end: int, name: str, others: list[str]
) -> Iterator[tuple[int, int]]:
    """Yield where lines that are no section begin with one parameter each: `min: int`, `max: int`.

    A line alone may be about anything, unless it stands below a heading such as "Takes:".
    """
    if name not in _BEGINNING.findall(text, start, end):
        return
    matches = list(with_name(_BARE, name).finditer(text, start, end))
    are_listed = not others or (
        matches and any(with_name(_BARE, other).search(text, start, end) for other in others)
    )
    for match in matches:
        is_listed = is_below_parameters(text, start, match.start())
        if are_listed if is_listed is None else is_listed:
            yield match.span("name")


def is_below_parameters(text: str, start: int, place: int) -> bool | None:
    """Tell whether the heading above a line of a docstring is one of parameters; None where there is none.

    Args:
        text: the source.
        start: where the docstring begins, an offset from 0.
        place: where the line begins.

    """
    above = [line[0] for line in _LINE.finditer(text, start, place)]
    heading = next(filter(None, map(_HEADING.match, reversed(above))), None)
    return None if heading is None else _OF_PARAMETERS.match(heading["title"]) is not None


def _entries(text: str, start: int, end: int, name: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield where the name begins an entry of a section, not a line of it; and whether in NumPy's style."""
    for section in _SECTION.finditer(text, start, end):
        pattern = with_name(_NUMPY if section["ruled"] else _ENTRY, name)
        entries: int | None = None  # how deep the entries are indented
        for line in _lines_of(text, section, end):
            if not line[0].strip():
                continue
            indent = len(line[0]) - len(line[0].lstrip())
            entries = indent if entries is None else entries
            match = pattern.match(text, *line.span()) if indent == entries else None
            if match:
                yield match, section["ruled"] is not None


def _lines_of(text: str, section: re.Match[str], end: int) -> Iterator[re.Match[str]]:
    """Yield the lines of a section, up to the next one."""
    heading, place = len(section["indent"]), section.end()
    while place < end:
        line = _LINE.match(text, place, end)
        assert line is not None
        indent = len(line[0]) - len(line[0].lstrip())
        is_over = indent < heading if section["ruled"] else indent <= heading
        if line[0].strip() and (is_over or (section["ruled"] and _RULE.match(text, line.end(), end))):
            return
        yield line
        place = line.end()
        if line.end() == line.start():
            return


def example_edits(binding: Binding, new: str, source: Source) -> Iterator[Edit]:
    """Yield the edits where the docstring of a function shows how it is called, as `new` from then on.

    It does where a parameter of it is passed by its name; else the builtin may be meant.
    """
    function = binding.node
    if not isinstance(function, Function):
        return
    place, names = _mentioning(function, binding.name, source), _others(function, "")
    if place is None or not names:
        return
    label = rf"(?=\([^()\r\n]*\b(?:{'|'.join(map(re.escape, names))})[ \t]*=(?!=))"
    for call in re.compile(rf"(?<![\w.]){re.escape(binding.name)}{label}").finditer(source.text, *place):
        yield Edit(*call.span(), new)
