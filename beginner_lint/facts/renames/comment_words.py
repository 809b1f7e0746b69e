"""Comments that go with a rename: they quote the name, are code with it, or excuse that it is a builtin's."""

from __future__ import annotations

import ast
import builtins
import keyword
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.renames.code_in_texts import parsed
from beginner_lint.facts.renames.docstring_parameters import is_of_something_else
from beginner_lint.facts.renames.name_patterns import with_name
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import BUILTINS, Binding, BindingKind, Role, Scope

if TYPE_CHECKING:
    from beginner_lint.facts import Facts
    from beginner_lint.source import Source

_QUOTED = r"(?<![\w`'\"])(?P<quote>``|[`'\"])(?P<name>{name})(?P=quote)(?![\w`'\"])"
_PLAINLY = re.compile(r"(?<![\w'\"])['\"](\w+)['\"](?![\w'\"])")
# Where a comment surely speaks of a variable, though it does not quote it: `# param max`, `# max can be 3`.
_SPOKEN_OF = (
    r"#+[ \t]*(?:(?:param(?:eter)?|argument|variable):?[ \t]+(?P<name>{name})(?=[ \t]|\Z)"
    r"|(?P<begun>{name})[ \t]+(?:(?:can|may|must|should)[ \t]+be|(?:is|are)[ \t]+an?|contains|holds)\b"
    r"(?!.*\b(?:built-?in|keyword|Python|reserved)\b)"
    r"|(?P<listed>{name})[ \t]*(?:\([^)\r\n]*\)[ \t]*)?:[ \t]+(?=[A-Za-z][a-z]))"
)
# Where a comment compares a variable, or says what it is: `# if max == 3`, `# set the max flag`.
_TOLD_OF = (
    r"(?<![\w.`'\"]){name}(?=\s(?:==|!=|<=|>=)\s)|(?<=\bthe ){name}(?= (?:flag|variable)\b)"
    r"|(?<=\w ){name}(?==(?:-?\d|None\b|True\b|False\b))"
)
_LISTED = re.compile(r"\A#+[ \t]*(\w+)[ \t]*(?:\([^)\r\n]*\)[ \t]*)?:[ \t]")
# What may go with the rename of a name.
_TELLING = r"#[^\r\n]*(?:{name}|noqa|pylint)"
_MOST_LINES = 6  # that follow, of one statement
_CODE = re.compile(r"#[# \t]*(?:el(?=if\b))?(?P<code>\S.*?)\s*\Z")
_PRINTED = re.compile(r"\Aprint (?![(=>])(.*[^,])\Z")  # of Python 2: each name stays at its place
_FOR_TOOLS = re.compile(r"#\s*(?:type|noqa|pylint|pragma|fmt|isort|mypy|pyright|nosec|yapf|flake8|ruff)\b")
# Without one of these it may be words: `max - min`, `list, tuple`.
_OF_CODE = (
    ast.Assign,
    ast.Attribute,
    ast.AugAssign,
    ast.Call,
    ast.Compare,
    ast.For,
    ast.Return,
    ast.Subscript,
)
# What flake8-builtins and pylint are told with, where it is all that the comment says.
_EXCUSE = re.compile(
    r"#\s*(?:noqa:\s*A00\d(?:\s*,\s*A00\d)*|pylint:\s*disable\s*=\s*(?:redefined-builtin|W0622))\s*"
)


def comment_edits(scope: Scope, old: str, new: str, facts: Facts) -> Iterator[Edit]:
    """Yield the edits of comments that go with the rename of a variable.

    A comment in its scope that quotes the name, or is code that uses it, says the new one. A comment that
    only excuses the name where it is bound goes, with the space before it, if no other builtin is hidden on
    that line.
    """
    own = _name_of_function(scope, old)
    if not _may_be_told(scope, old, own, facts):
        return
    lines = _lines(scope, facts.source)
    inner = [_lines(child, facts.source) for child in _inside(scope) if old in child.bindings]
    quoted = with_name(_QUOTED, old)
    is_a_value = _is_a_value(scope, old, facts)
    comments = facts.source.comments
    for index, (offset, text) in enumerate(comments):
        if old not in text and not _EXCUSE.fullmatch(text):
            continue
        line = facts.source.position(offset).line
        if any(line in each for each in inner):
            continue
        if line not in lines:
            if own is not None and own in text and re.search(rf"\b{re.escape(own)}\b", text):
                is_code = bool(quoted.search(text)) and _code(*_statement(comments, index, facts)) is not None
                yield from _where_quoted(quoted, text, offset, new, is_a_value=is_code)
            continue
        if _EXCUSE.fullmatch(text):
            if _is_excused(scope, old, line, facts):
                start = offset - len(_space_before(facts.source.text, offset))
                yield from (Edit(start, offset, ""), Edit(offset, offset + len(text), ""))
            continue
        statement, at = _statement(comments, index, facts)
        code = _code(statement, at)
        if code and (used := list(_in_code(*code, at, old, calls=_is_defined(scope, old)))):
            yield from (Edit(offset + first, offset + last, new) for first, last in used)
            continue
        is_no_name = is_a_value or code is not None or _quotes_values(text, old, facts)
        yield from _where_quoted(quoted, text, offset, new, is_a_value=is_no_name)
        for match in with_name(_TOLD_OF, old).finditer(text):
            yield Edit(offset + match.start(), offset + match.end(), new)
        spoken_of = with_name(_SPOKEN_OF, old).match(text)
        if spoken_of is not None and spoken_of.lastgroup is not None:
            if spoken_of.lastgroup == "listed" and not _lists_parameters(scope, old, index, facts):
                continue
            first, last = spoken_of.span(spoken_of.lastgroup)
            yield Edit(offset + first, offset + last, new)


def _may_be_told(scope: Scope, name: str, own: str | None, facts: Facts) -> bool:
    """Tell whether there may be such a comment: looked for in the text first, as comments cost more.

    It is in the scope, unless it names `own`, the function that has the variable as a parameter.
    """
    told = facts.source.behind_hashes
    if not any(word in told for word in (name, "noqa", "pylint")):
        return False
    if isinstance(scope.node, ast.Module) or (own is not None and own in told):
        return True
    starts, last = facts.source.line_starts, last_line(scope.node, facts.source)
    start = starts[getattr(scope.node, "lineno", 1) - 1]
    end = len(facts.source.text) if last == len(starts) else starts[last]
    return with_name(_TELLING, name).search(facts.source.text, start, end) is not None


def _quotes_values(text: str, name: str, facts: Facts) -> bool:
    """Tell whether a comment quotes another word that is no name in the file: `# 'all' or 'closest'`."""
    others = {word for word in _PLAINLY.findall(text) if word != name and not keyword.iskeyword(word)}
    named = (facts.parents.by_name(ast.Name), facts.parents.by_name(ast.arg), vars(builtins))
    return not all(any(word in names for names in named) for word in others)


def _where_quoted(
    quoted: re.Pattern[str], text: str, offset: int, new: str, *, is_a_value: bool
) -> Iterator[Edit]:
    """Yield the edits where a comment quotes a name; where that may be a value of code, in backticks."""
    for match in quoted.finditer(text):
        if is_of_something_else(text, match.start(), match.end(), 0, len(text)):
            continue
        if "`" in match["quote"] or not is_a_value:
            yield Edit(offset + match.start("name"), offset + match.end("name"), new)


def _name_of_function(scope: Scope, name: str) -> str | None:
    """Return the name of the function that has a parameter: who speaks of both, means this one."""
    function = scope.node
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    if not any(binding.kind is BindingKind.PARAMETER for binding in scope.bindings[name]):
        return None
    return function.name


def _lists_parameters(scope: Scope, name: str, index: int, facts: Facts) -> bool:
    """Tell whether the lines around a comment list another parameter, too: `# names: all`."""
    comments = facts.source.comments
    line = facts.source.position(comments[index][0]).line
    others = set()
    for step in (-1, 1):
        for away in range(1, _MOST_LINES):
            other = index + step * away
            if not 0 <= other < len(comments):
                break
            if facts.source.position(comments[other][0]).line != line + step * away:
                break
            others.update(_LISTED.findall(comments[other][1]))
    parameters = (each for each, bound in scope.bindings.items() if bound[:1] and _is_parameter(bound[0]))
    return name != "type" and not others.isdisjoint(set(parameters) - {name, "type"})


def _is_parameter(binding: Binding) -> bool:
    return binding.kind is BindingKind.PARAMETER


def _is_defined(scope: Scope, name: str) -> bool:
    """Tell whether a name of the module is a function or class of it, so that who calls it means that."""
    return all(binding.kind in (BindingKind.FUNCTION, BindingKind.CLASS) for binding in scope.bindings[name])


def _statement(comments: list[tuple[int, str]], index: int, facts: Facts) -> tuple[list[str], int]:
    """Return the comments that are one statement by their brackets, and which of them is `index`."""
    for first in range(max(index - _MOST_LINES, 0), index + 1):
        depth, last = _depth(comments[first][1]), first
        while depth > 0 and last - first < _MOST_LINES and _goes_on(comments[last : last + 2], facts):
            last += 1
            depth += _depth(comments[last][1])
        if depth == 0 and last >= index:
            return [text for _, text in comments[first : last + 1]], index - first
    return [comments[index][1]], 0


def _depth(comment: str) -> int:
    """Return how many more brackets a comment opens than it closes."""
    return sum(map(comment.count, "([{")) - sum(map(comment.count, ")]}"))


def _goes_on(comments: list[tuple[int, str]], facts: Facts) -> bool:
    """Tell whether the second of two comments is right below the first, and both are alone on their lines."""
    lines = [facts.source.position(offset).line for offset, _ in comments]
    are_alone = all(facts.source.line(line).lstrip().startswith("#") for line in lines)
    return len(lines) > 1 and lines[1] == lines[0] + 1 and are_alone


def _code(comments: list[str], index: int) -> tuple[ast.Module, int] | None:
    """Return the tree of comments that are a statement, and where one of them begins; None for words."""
    matches = [match for match in map(_CODE.match, comments) if match is not None]
    if len(matches) < len(comments) or _FOR_TOOLS.match(comments[0]):
        return None
    written = "\n".join(match["code"] for match in matches)
    code = _PRINTED.sub(r"print(\1)", written)
    tree = next(filter(None, map(parsed, (code, f"{code} pass", f"{code}\n pass"))), None)
    if tree is None or not code.isascii() or _is_said(tree):
        return None
    nodes = nodes_in(*tree.body)
    if written != code:  # `print min and max` may be words
        nodes = [node for node in nodes if getattr(getattr(node, "func", None), "id", "") != "print"]
    is_code = any(isinstance(node, _OF_CODE) or _fills_in(node) for node in nodes)
    return (tree, matches[index].start("code")) if is_code else None


def _fills_in(node: ast.AST) -> bool:
    """Tell whether a text is filled in: `"%s" % name`."""
    is_text = isinstance(getattr(node, "left", None), ast.Constant)
    return is_text and isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod)


def _in_code(
    tree: ast.Module, start: int, index: int, name: str, *, calls: bool
) -> Iterator[tuple[int, int]]:
    """Yield where one of comments that are a statement uses a variable, and not only calls what has its name.

    With `calls`, the name is that of a function, which is called.
    """
    nodes = nodes_in(*tree.body)
    called = [node.func for node in nodes if isinstance(node, ast.Call)]
    found = [node for node in nodes if isinstance(node, ast.Name) and node.id == name]
    if not calls and all(node in called for node in found):
        return
    for node in found:
        if node.lineno == index + 1:
            yield start + node.col_offset, start + node.col_offset + len(name)


def _is_said(tree: ast.Module) -> bool:
    """Tell whether what parses may be a sentence: `input: the text`."""
    return any(isinstance(statement, ast.AnnAssign) and statement.value is None for statement in tree.body)


def _inside(scope: Scope) -> Iterator[Scope]:
    for child in scope.children:
        yield child
        yield from _inside(child)


def last_line(node: ast.AST, source: Source) -> int:
    """Return the last line (from 1) of a node, with comments below that stand as deep as its body."""
    last, margin = getattr(node, "end_lineno", 0), getattr(node, "col_offset", 0)
    for line in range(last + 1, len(source.line_starts) + 1):
        text = source.line(line)
        is_of_body = text.lstrip().startswith("#") and len(text) - len(text.lstrip()) > margin
        if not is_of_body:
            break
        last = line
    return last


def _lines(scope: Scope, source: Source) -> range:
    """Return the lines (from 1) of a scope."""
    if isinstance(scope.node, ast.Module):
        return range(1, len(source.line_starts) + 1)
    return range(getattr(scope.node, "lineno", 1), last_line(scope.node, source) + 1)


def _is_a_value(scope: Scope, name: str, facts: Facts) -> bool:
    """Tell whether code around speaks of the word as a text: then a comment that quotes it may do so, too."""
    parents = facts.parents
    return any(scope.node in parents.ancestors(text) for text in parents.saying(name))


def _is_excused(scope: Scope, name: str, line: int, facts: Facts) -> bool:
    """Tell whether a variable is bound on a line, and no other one with a builtin's name."""
    bound = {binding.name for binding in scope.bindings[name] if getattr(binding.node, "lineno", 0) == line}
    if not bound:
        return False
    others = BUILTINS.intersection(re.findall(r"\w+", facts.source.line(line))) - {name}
    return not any(
        found.role is Role.BIND and getattr(found.node, "lineno", 0) == line
        for other in others
        for found in facts.scopes.spelled(other)
    )


def _space_before(text: str, offset: int) -> str:
    match = re.search(r"[ \t]*\Z", text[max(0, offset - 200) : offset])
    return match[0] if match else ""
