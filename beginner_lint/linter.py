"""From a source to its diagnostics: screen, pieces, one batched visit. Pure: no I/O, no global state."""

from __future__ import annotations

import ast
import unicodedata
import warnings
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.diagnostic import Diagnostic, Range
from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.failures import INTERNAL_ERROR, SKIPPED_BY_LIMIT, failure, syntax_error
from beginner_lint.limits import nesting, with_room_for
from beginner_lint.pieces import Piece, Span, Unparsable, merge, piece_around, whole_module
from beginner_lint.rescue.rescue import rescue
from beginner_lint.rescue.telling import first_doubt, told_of_original
from beginner_lint.rule import Rule, load_rules
from beginner_lint.settings import Settings
from beginner_lint.source import Source, TooComplex
from beginner_lint.suppression import Suppressions

if TYPE_CHECKING:
    from beginner_lint.rule import cst

Candidate = tuple[Rule, ast.AST]
Candidates = dict[Span, list[Candidate]]
Screen = Callable[[ast.AST], bool]


def lint(
    source: Source,
    settings: Settings,
    project: ProjectFacts = ProjectFacts(),  # noqa: B008 (frozen)
    *,
    fixes: bool = True,
    screened: bool = True,
    in_pieces: bool = True,
) -> list[Diagnostic]:
    """Return the diagnostics of a file, in the order of their places.

    Args:
        source: the file.
        settings: which rules are on, and more.
        project: what is known from other files.
        fixes: whether to compute fixes.
        screened: False asks the rules about every node of the types that they name (for tests).
        in_pieces: False parses the whole module at once (for tests).

    A file that does not parse is repaired if that is for Python 2 syntax, and its diagnostics are told of
    the original; else it gives one ZEN001. A rule that fails gives a ZEN003 and nothing else is lost.

    """
    try:
        source.tree  # noqa: B018 (parsed here, where it may fail)
    except SyntaxError as reason:
        rescued = rescue(source)
        if rescued is None:
            return _unsuppressed([syntax_error(reason)], source, settings)
        linting = _Linting(settings, fixes=fixes, screened=screened, in_pieces=in_pieces)
        return linting.of_rescued(rescued, project, syntax_error(reason))
    except TooComplex as reason:
        return [failure(SKIPPED_BY_LIMIT, f"Not checked: {reason}")]
    facts = Facts(source, project)
    rules = _rules(facts, settings, fixes=fixes, screened=screened)
    found = _visit_all(rules, facts, screened=screened, in_pieces=in_pieces)
    return _unsuppressed(sorted(found, key=_place_and_code), source, settings)


def _rules(facts: Facts, settings: Settings, *, fixes: bool, screened: bool) -> list[Rule]:
    """Return the rules that are on and may find something, each ready for one file."""
    source = facts.source
    texts = _spellings(source.text)
    return [
        rule(facts, settings, fixes=fixes)
        for rule in _enabled(load_rules(), settings, source.path if settings.per_file_ignores else "")
        if not screened
        or (rule.mends and source.repairs)
        or all(any(word in text for text in texts) for word in rule.words)
    ]


def _place_and_code(diagnostic: Diagnostic) -> tuple[Range, str]:
    return diagnostic.range, diagnostic.code


class _Linting(NamedTuple):
    """How to lint a file whose Python 2 syntax had to be repaired."""

    settings: Settings
    fixes: bool
    screened: bool
    in_pieces: bool

    def of_rescued(self, rescued: Source, project: ProjectFacts, broken: Diagnostic) -> list[Diagnostic]:
        """Return the diagnostics, places and fixes in the original.

        Args:
            rescued: the repaired text.
            project: what is known from other files.
            broken: what to tell where not all of the repairs are told of.

        """
        facts = Facts(rescued, project)
        rules = _rules(facts, self.settings, fixes=self.fixes, screened=self.screened)
        telling = [rule for rule in load_rules() if rule.runs_differently and rescued.python2]
        off = [rule(facts, self.settings, fixes=True) for rule in telling if not self._is_among(rule, rules)]
        found = _visit_all([*rules, *off], facts, screened=self.screened, in_pieces=self.in_pieces)
        different = [each for each in found if each.code in {rule.code for rule in telling}]
        silent = {rule.code for rule in off}
        found = [each for each in found if each.code not in silent]
        failures = _visit_repairs(rules, rescued)
        repairs = self._kept([each for rule in rules for each in rule.mended], rescued)
        complete = len(repairs) == len(rescued.repairs)
        shown = [*failures, *repairs, *self._kept(found, rescued)]
        doubt = first_doubt(repairs, different)
        told = told_of_original(shown, rescued, repairs, complete=complete, doubt=doubt)
        if not self.fixes:
            told = [each._replace(fix=None, refusal=None) for each in told]
        return sorted(told if complete else [*told, *self._kept([broken], rescued)], key=_place_and_code)

    def _is_among(self, rule: type[Rule], rules: Iterable[Rule]) -> bool:
        return any(type(each) is rule for each in rules)

    def _kept(self, diagnostics: Collection[Diagnostic], rescued: Source) -> list[Diagnostic]:
        return _unsuppressed(diagnostics, rescued, self.settings)


def _visit_repairs(rules: Iterable[Rule], rescued: Source) -> list[Diagnostic]:
    """Let the rules tell of repairs; return what went wrong."""
    failures: list[Diagnostic] = []
    for rule in rules:
        for repair in rescued.repairs:
            if repair.syntax in rule.mends:
                try:
                    rule.visit_repair(repair)
                except Exception as reason:
                    failures.append(_rule_failure(rule, reason, 1))
    return failures


def _rule_failure(rule: Rule, reason: Exception, line: int) -> Diagnostic:
    message = f"The rule {rule.name()} failed ({reason.__class__.__name__}: {reason})"
    return failure(INTERNAL_ERROR, message.replace("\n", " "), line)


@lru_cache(maxsize=64)
def _enabled(rules: tuple[type[Rule], ...], settings: Settings, path: str) -> tuple[type[Rule], ...]:
    """Return the rules that are on: the same for most files of a run."""
    return tuple(
        rule for rule in rules if settings.enables(rule.code, rule.name(), rule.family(), rule.level, path)
    )


def _spellings(text: str) -> tuple[str, ...]:
    """Return the texts in which to look for words: Python reads `ｘrange` as `xrange`."""
    return (text,) if text.isascii() else (text, unicodedata.normalize("NFKC", text))


def _visit_all(rules: list[Rule], facts: Facts, *, screened: bool, in_pieces: bool) -> list[Diagnostic]:
    """Return what the rules report and what went wrong."""
    failures: list[Diagnostic] = []
    candidates: Candidates = defaultdict(list)
    pieces: set[Piece] = set()
    for rule, node in _candidates(rules, facts, screened=screened):
        candidates[_place(node, facts.source)].append((rule, node))
        if in_pieces:
            pieces.add(piece_around(*rule.extent(node), facts.source, facts.parents))
    if candidates and not in_pieces:
        pieces = {whole_module(facts.source)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is wrong with the learner's texts is for Python to tell
        for piece in merge(pieces):
            failures += _visit_piece(piece, candidates, facts.source)
    return failures + [diagnostic for rule in rules for diagnostic in rule.diagnostics]


def _candidates(rules: Iterable[Rule], facts: Facts, *, screened: bool) -> Iterator[Candidate]:
    """Yield each node that a rule's screen lets through; one walk has sorted the nodes for all."""
    for rule in rules:
        for name in rule.screens:
            screen: Screen = getattr(rule, name) if screened else _everything
            for node in facts.parents.of_type(getattr(ast, name.removeprefix("screen_"))):
                try:
                    passes = screen(node)
                except Exception:  # the visitor will fail in the same way, and that is reported
                    passes = True
                if passes:
                    yield rule, node


def _everything(_: ast.AST) -> bool:
    return True


def _place(node: ast.AST, source: Source) -> Span:
    """Return the offsets that LibCST gives a node; to `ast` a semicolon that ends a suite is part of it."""
    start, end = source.span(node)
    if source.text[end - 1 : end] == ";" and isinstance(node, ast.stmt):
        end = len(source.text[:end].rstrip("; \t"))
    return start, end


def _visit_piece(piece: Piece, candidates: Candidates, source: Source) -> list[Diagnostic]:
    """Show the candidates of a piece, joined by place with LibCST's nodes; return what went wrong."""
    line = source.position(piece.start).line
    try:
        levels = nesting(piece.code(source))
        return with_room_for(levels, partial(_visit_tree, piece, candidates, source))
    except Unparsable as reason:
        return [failure(SKIPPED_BY_LIMIT, f"Lines not checked: {reason}", line)]
    except RecursionError:
        return [failure(SKIPPED_BY_LIMIT, "Lines not checked: they are nested too deeply", line)]


def _visit_tree(piece: Piece, candidates: Candidates, source: Source) -> list[Diagnostic]:
    failures: list[Diagnostic] = []
    for node, place in piece.parse(source):
        method = f"visit_{type(node).__name__}"
        for rule, origin in candidates.get(place, ()):
            if method in rule.visitors:
                failures += _visit(rule, node, origin, source)
    return failures


def _visit(rule: Rule, node: cst.CSTNode, origin: ast.AST, source: Source) -> list[Diagnostic]:
    """Show a candidate to its rule; a rule that fails costs one diagnostic."""
    from beginner_lint.rendering import Showing

    try:
        node.visit(Showing(rule, origin))
    except RecursionError:
        raise
    except Exception as reason:
        return [_rule_failure(rule, reason, source.range(origin).start.line)]
    return []


def _unsuppressed(
    diagnostics: Collection[Diagnostic], source: Source, settings: Settings
) -> list[Diagnostic]:
    """Return the diagnostics that no comment suppresses."""
    if not diagnostics:
        return []
    suppressions = Suppressions(source)
    return [
        diagnostic
        for diagnostic in diagnostics
        if not (suppressions.ignores(diagnostic) or (settings.noqa and suppressions.noqa(diagnostic)))
    ]
