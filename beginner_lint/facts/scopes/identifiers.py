"""Where an identifier stands in the text, for nodes that name something without an own Name node too."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator

from beginner_lint.facts.scopes.scopes import bound_name
from beginner_lint.source import Source

# Between the nodes of a statement stand blanks, comments, punctuation and words, never strings. Outside of
# strings and comments, what is not ASCII belongs to an identifier. So a word is what is no other character of
# ASCII; to compile the range of all the others takes two milliseconds.
_WORD = re.compile(r"#[^\r\n]*|[^\x00-/:-@\[-^`{-\x7f]+")
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_DECLARATIONS = (ast.Global, ast.Nonlocal)


class NotFound(LookupError):
    """The identifier does not stand where the tree says.

    Before Python 3.12 this happens in f-strings of several lines, whose nodes have wrong places.
    """


def identifier_span(source: Source, node: ast.AST, name: str) -> tuple[int, int]:
    """Return the offsets of the identifier by which `node` names something: start, and end (exclusive).

    Args:
        source: the text in whose tree `node` stands.
        node: a Name, definition, parameter, alias, handler, capture pattern, keyword argument or type
            parameter, `global` or `nonlocal` statement.
        name: the identifier as written or as mangled; of a declaration's names it picks the first that fits.

    Raises:
        NotFound: the identifier is not there, or stands in a string.

    """
    if isinstance(node, ast.Constant):
        raise NotFound(f"`{name}` stands in a string")
    start, end = _stretch(source, node)
    words = _words(source.text, start, end)
    opening = _opening(node)
    if opening and not any(word in opening for word, _, _ in words):
        raise NotFound(f"`{name}` stands elsewhere")
    for word, start, end in words:
        if _is_written(word, name):
            return start, end
        if not isinstance(node, _DECLARATIONS):
            break
    raise NotFound(f"`{name}` stands elsewhere")


def name_span(source: Source, node: ast.AST) -> tuple[int, int] | None:
    """Return the offsets of just the name that `node` binds, for what takes more room; None if not there."""
    try:
        return identifier_span(source, node, bound_name(node) or "")
    except NotFound:
        return None


def _stretch(source: Source, node: ast.AST) -> tuple[int, int]:
    """Return where to look: the end of `node`, and a place before the identifier, but after any string."""
    start, end = source.span(node)
    before: ast.AST | None = None
    if isinstance(node, ast.ExceptHandler):
        before = node.type
    elif isinstance(node, ast.MatchAs):
        before = node.pattern
    elif isinstance(node, ast.MatchMapping) and node.patterns:
        before = node.patterns[-1]
    return start if before is None else source.span(before)[1], end


def _opening(node: ast.AST) -> tuple[str, ...]:
    """Return the keywords of which one comes right before the identifier, none if that comes first."""
    if isinstance(node, _DEFINITIONS):
        return ("def", "class")
    if isinstance(node, _DECLARATIONS):
        return ("global", "nonlocal")
    if isinstance(node, ast.alias):
        return ("as",) if node.asname else ()
    if isinstance(node, ast.ExceptHandler) or (isinstance(node, ast.MatchAs) and node.pattern is not None):
        return ("as",)
    return ()


def _words(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a stretch of code without strings, each with its offsets."""
    for match in _WORD.finditer(text, start, end):
        if not match.group().startswith("#"):
            yield match.group(), match.start(), match.end()


def _is_written(word: str, name: str) -> bool:
    """Tell whether `word` in the text is the identifier `name`, up to normalisation and mangling."""
    normal = word if word.isascii() else unicodedata.normalize("NFKC", word)
    return normal == name or (normal.startswith("__") and name.startswith("_") and name.endswith(normal))
