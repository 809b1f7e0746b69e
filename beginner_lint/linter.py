"""From a source to its diagnostics: screen, pieces, one batched visit. Pure: no I/O, no global state."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from beginner_lint.diagnostic import Diagnostic, Position, Range
from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.failures import INTERNAL_ERROR, SKIPPED_BY_LIMIT, failure, syntax_error
from beginner_lint.limits import most_levels, with_room_for
from beginner_lint.pieces import Piece, Unparsable, merge, piece_around, whole_module
from beginner_lint.rule import Rule, cst, load_rules
from beginner_lint.settings import Settings
from beginner_lint.source import Source, TooComplex
from beginner_lint.suppression import Suppressions

if TYPE_CHECKING:
    from libcst.metadata import CodeRange

Candidate = tuple[Rule, ast.AST]
Candidates = dict[Range, list[Candidate]]
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

    A file that does not parse gives one ZEN001; a rule that fails gives a ZEN003 and nothing else is lost.

    """
    try:
        source.tree  # noqa: B018 (parsed here, where it may fail)
    except SyntaxError as reason:
        return _unsuppressed([syntax_error(reason)], source, settings)
    except TooComplex as reason:
        return [failure(SKIPPED_BY_LIMIT, f"Not checked: {reason}")]
    facts = Facts(source, project)
    rules = [
        rule(facts, settings, fixes=fixes)
        for rule in load_rules()
        if settings.enables(rule.code, rule.name(), rule.family(), rule.level, source.path)
    ]
    found = _visit_all(rules, facts, screened=screened, in_pieces=in_pieces)
    return _unsuppressed(sorted(found, key=lambda found: (found.range, found.code)), source, settings)


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
    for piece in merge(pieces):
        failures += _visit_piece(piece, candidates, facts.source)
    return failures + [diagnostic for rule in rules for diagnostic in rule.diagnostics]


def _candidates(rules: Iterable[Rule], facts: Facts, *, screened: bool) -> Iterator[Candidate]:
    """Yield each node that a rule's screen lets through; the walk that found the parents sorted the nodes."""
    for rule in rules:
        for name in rule.screens:
            screen: Screen = getattr(rule, name)
            for node in facts.parents.of_type(getattr(ast, name.removeprefix("screen_"))):
                if not screened or screen(node):
                    yield rule, node


def _place(node: ast.AST, source: Source) -> Range:
    """Return the range that LibCST gives a node; `ast` counts a semicolon that ends a suite as part of it."""
    start, end = source.span(node)
    if source.text[end - 1 : end] == ";" and isinstance(node, ast.stmt):
        end = len(source.text[:end].rstrip("; \t"))
    return source.range_of(start, end)


def _visit_piece(piece: Piece, candidates: Candidates, source: Source) -> list[Diagnostic]:
    """Show the candidates of a piece to their rules; return what went wrong."""
    line = source.position(piece.start).line
    levels = most_levels(piece.code(source))
    try:
        return with_room_for(levels, partial(_visit_tree, piece, candidates, source))
    except Unparsable as reason:
        return [failure(SKIPPED_BY_LIMIT, f"Lines not checked: {reason}", line)]
    except RecursionError:
        return [failure(SKIPPED_BY_LIMIT, "Lines not checked: they are nested too deeply", line)]


def _visit_tree(piece: Piece, candidates: Candidates, source: Source) -> list[Diagnostic]:
    from libcst.metadata import MetadataWrapper, PositionProvider  # loads LibCST: not before it is needed

    failures: list[Diagnostic] = []
    module, lines_behind = piece.parse(source)
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    visits = _Visits(candidates, wrapper.resolve(PositionProvider), lines_behind, failures)
    cst.visit_batched(wrapper.module, cast("list[cst.BatchableCSTVisitor]", visits.adapters()))
    return failures


class _Visits:
    """Joins candidates and LibCST nodes by their place and calls the rules with both."""

    def __init__(
        self,
        candidates: Candidates,
        ranges: Mapping[cst.CSTNode, CodeRange],
        lines_behind: int,
        failures: list[Diagnostic],
    ) -> None:
        self._candidates = candidates
        self._ranges = ranges
        self._lines_behind = lines_behind
        self._failures = failures

    def adapters(self) -> list[_Adapter]:
        """Return what LibCST's batched visit takes, one for each class of rules with candidates."""
        rules = {type(rule): None for at_place in self._candidates.values() for rule, _ in at_place}
        return [_Adapter(rule, self._visit) for rule in rules]

    def _visit(self, rule_class: type[Rule], method: str, node: cst.CSTNode) -> None:
        found = self._ranges[node]
        place = Range(
            Position(found.start.line + self._lines_behind, found.start.column),
            Position(found.end.line + self._lines_behind, found.end.column),
        )
        for rule, origin in self._candidates.get(place, ()):
            if type(rule) is rule_class:
                try:
                    getattr(rule, method)(node, origin)
                except RecursionError:
                    raise
                except Exception as reason:
                    message = f"The rule {rule.name()} failed ({reason.__class__.__name__}: {reason})"
                    self._failures.append(
                        failure(INTERNAL_ERROR, message.replace("\n", " "), place.start.line)
                    )


class _Adapter:
    """A rule's visitor methods in the form in which LibCST's batched visit wants them."""

    def __init__(self, rule: type[Rule], visit: Callable[[type[Rule], str, cst.CSTNode], None]) -> None:
        self._rule = rule
        self._visit = visit

    def get_visitors(self) -> dict[str, Callable[[cst.CSTNode], None]]:
        """Return a function for each `visit_` method of the rule."""
        return {name: partial(self._visit, self._rule, name) for name in self._rule.visitors}


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
