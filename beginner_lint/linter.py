"""From a source to its diagnostics: screen, pieces, one batched visit. Pure: no I/O, no global state."""

from __future__ import annotations

import ast
import unicodedata
import warnings
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Diagnostic, Range
from beginner_lint.facts import Facts
from beginner_lint.facts.parents import NAMED
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.signs import Signs
from beginner_lint.failures import INTERNAL_ERROR, SKIPPED_BY_LIMIT, failure, syntax_error
from beginner_lint.limits import nesting, with_room_for
from beginner_lint.rule_index import Entry, rule_index
from beginner_lint.settings import Settings
from beginner_lint.source import Source, TooComplex

if TYPE_CHECKING:  # what is loaded when there is a candidate, or something to repair
    from beginner_lint.pieces import Piece, Span
    from beginner_lint.rule import Rule

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
        from beginner_lint.rescue.rescue import rescue

        rescued = rescue(source)
        if rescued is None:
            from beginner_lint.newer_syntax import is_newer

            return _unsuppressed(
                [syntax_error(reason, is_newer=is_newer(source, reason, settings.target_version))],
                source,
                settings,
            )
        return lint_rescued(
            rescued, settings, project, reason, fixes=fixes, screened=screened, in_pieces=in_pieces
        )
    except TooComplex as reason:
        return [failure(SKIPPED_BY_LIMIT, f"Not checked: {reason}")]
    facts = Facts(source, project)
    rules = [
        entry.load()(facts, settings, fixes=fixes) for entry in _entries(facts, settings, screened=screened)
    ]
    found = _visit_all(rules, facts, screened=screened, in_pieces=in_pieces)
    _let_go(rules, facts)
    return _unsuppressed(sorted(found, key=_place_and_code), source, settings)


def lint_rescued(
    rescued: Source,
    settings: Settings,
    project: ProjectFacts,
    reason: SyntaxError,
    *,
    fixes: bool = True,
    screened: bool = True,
    in_pieces: bool = True,
) -> list[Diagnostic]:
    """Return the diagnostics of a file whose Python 2 syntax had to be repaired, told of the original.

    Args:
        rescued: the repaired text.
        settings: as for `lint`.
        project: as for `lint`.
        reason: what is wrong with the original, told where not all of the repairs are.
        fixes: as for `lint`.
        screened: as for `lint`.
        in_pieces: as for `lint`.

    """
    from beginner_lint.rescue.telling import first_doubt, told_of_original

    facts = Facts(rescued, project)
    on = _entries(facts, settings, screened=screened)
    telling = [entry for entry in rule_index() if entry.runs_differently and rescued.python2]
    off = [entry for entry in telling if entry not in on]
    rules = [entry.load()(facts, settings, fixes=True) for entry in [*on, *off]]
    found = _visit_all(rules, facts, screened=screened, in_pieces=in_pieces)
    failures = _visit_repairs(rules[: len(on)], rescued)
    repairs = _unsuppressed([each for rule in rules for each in rule.mended], rescued, settings)
    _let_go(rules, facts)
    complete = len(repairs) == len(rescued.repairs)
    doubt = first_doubt(repairs, [each for each in found if each.code in {entry.code for entry in telling}])
    found = [each for each in found if each.code not in {entry.code for entry in off}]
    shown = [*failures, *repairs, *_unsuppressed(found, rescued, settings)]
    told = told_of_original(shown, rescued, repairs, complete=complete, doubt=doubt)
    if not fixes:
        told = [each._replace(fix=None, refusal=None) for each in told]
    if not complete:
        told += _unsuppressed([syntax_error(reason)], rescued, settings)
    return sorted(told, key=_place_and_code)


def _let_go(rules: Iterable[Rule], facts: Facts) -> None:
    """Forget all answers: some refer to whom they were given, and most of a file's tree hangs on them.

    Only the garbage collector could end them, and that takes longer.
    """
    for rule in rules:
        vars(rule).clear()
    facts.let_go()


def _entries(facts: Facts, settings: Settings, *, screened: bool) -> list[Entry]:
    """Return the rules that are on and may find something in one file."""
    source = facts.source
    enabled = _enabled(rule_index(), settings, source.path if settings.per_file_ignores else "")
    if not screened:
        return [*enabled]
    spelled = _spellings(source.text)

    @cache
    def holds(word: str) -> bool:
        return word in spelled

    signs = Signs(facts, settings.builtins_extra)
    return [
        entry
        for entry in enabled
        if (entry.mends and source.repairs)
        or (
            (entry.looks_at_file or not facts.parents.kinds.isdisjoint(entry.nodes))
            and (not entry.names or _occurs(entry, facts))  # a word that is missing takes longest to find
            and all(map(holds, entry.words))
            and all(getattr(signs, sign) for sign in entry.signs)
        )
    ]


def _occurs(entry: Entry, facts: Facts) -> bool:
    """Whether there is a node of which a rule's screens are asked: one that has no name, or one of those."""
    parents, names = facts.parents, entry.names
    kinds = [_node_class(kind) for kind in entry.nodes if kind in parents.kinds]
    if not NAMED.issuperset(kinds):
        return True
    return not names.isdisjoint(parents.spelled) and any(parents.called(kind, names) for kind in kinds)


def _node_class(kind: str) -> type[ast.AST]:
    """Return a class of nodes by its name; one that no node is of where this Python is too old for it."""
    found: type[ast.AST] = getattr(ast, kind, ast.AST)
    return found


def _place_and_code(diagnostic: Diagnostic) -> tuple[Range, str]:
    return diagnostic.range, diagnostic.code


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
def _enabled(index: tuple[Entry, ...], settings: Settings, path: str) -> tuple[Entry, ...]:
    """Return the rules that are on: the same for most files of a run."""
    return tuple(
        entry for entry in index if settings.enables(entry.code, entry.name, entry.family, entry.level, path)
    )


def _spellings(text: str) -> str:
    """Return the text in which to look for words: Python reads `ｘrange` as `xrange`."""
    return text if text.isascii() else f"{text}\n{unicodedata.normalize('NFKC', text)}"


def _visit_all(rules: list[Rule], facts: Facts, *, screened: bool, in_pieces: bool) -> list[Diagnostic]:
    """Return what the rules report and what went wrong."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is wrong with the learner's texts is for Python to tell
        failures = [each for rule in rules if rule.looks_at_file for each in _visit_file(rule)]
        chosen = list(_candidates(rules, facts, screened=screened))
        if chosen:
            failures += _visit_chosen(chosen, facts, in_pieces=in_pieces)
    return failures + [diagnostic for rule in rules for diagnostic in rule.diagnostics]


def _visit_chosen(chosen: list[Candidate], facts: Facts, *, in_pieces: bool) -> list[Diagnostic]:
    """Show candidates to their rules; return what went wrong."""
    from beginner_lint.pieces import place, within

    candidates: Candidates = defaultdict(list)
    shown = [rule.shown(node) for rule, node in chosen]
    for candidate, part in zip(chosen, shown, strict=True):
        candidates[place(part, facts.source)].append(candidate)
    pieces = _pieces(shown, facts, in_pieces=in_pieces)
    return [
        failure
        for piece, places in zip(pieces, within(pieces, candidates), strict=True)
        for failure in _visit_piece(piece, {place: candidates[place] for place in places}, facts)
    ]


def _visit_file(rule: Rule) -> list[Diagnostic]:
    """Let a rule look at the file as a whole; return what went wrong."""
    try:
        rule.visit_file()
    except Exception as reason:
        return [_rule_failure(rule, reason, 1)]
    return []


def _pieces(nodes: Iterable[ast.AST], facts: Facts, *, in_pieces: bool) -> list[Piece]:
    """Return what LibCST has to see of a file, in order."""
    from beginner_lint.pieces import Pieces, merge, whole_module

    if not in_pieces:
        return [whole_module(facts.source)]
    return merge(map(Pieces(facts.source, facts.parents).with_node, nodes))


def _candidates(rules: Iterable[Rule], facts: Facts, *, screened: bool) -> Iterator[Candidate]:
    """Yield each node that a rule's screen lets through; one walk has sorted the nodes for all."""
    parents = facts.parents
    for rule in rules:
        for name in rule.screens:
            screen: Screen = getattr(rule, name) if screened else _everything
            kind = _node_class(name.removeprefix("screen_"))
            for node in rule.asked_of(kind) if screened else parents.of_type(kind):
                try:
                    passes = screen(node)
                except Exception:  # the visitor will fail in the same way, and that is reported
                    passes = True
                if passes:
                    yield rule, node


def _everything(_: ast.AST) -> bool:
    return True


def _visit_piece(piece: Piece, candidates: Candidates, facts: Facts) -> list[Diagnostic]:
    """Show the candidates of a piece; return what went wrong."""
    from beginner_lint.pieces import Unparsable

    line = facts.source.position(piece.start).line
    code = piece.code(facts.source)
    try:
        return with_room_for(nesting(code), partial(_visit_all_in, piece, code, candidates, facts))
    except Unparsable as reason:
        return [failure(SKIPPED_BY_LIMIT, f"Lines not checked: {reason}", line)]
    except RecursionError:
        return [failure(SKIPPED_BY_LIMIT, "Lines not checked: they are nested too deeply", line)]


def _visit_all_in(piece: Piece, code: str, candidates: Candidates, facts: Facts) -> list[Diagnostic]:
    """Show candidates to their rules: joined by place with LibCST's nodes, or where it will do without."""
    from beginner_lint.pieces import visitor_of

    here = [each for place in candidates for each in candidates[place]]
    visitors = [visitor_of(node, rule, facts.parents) for rule, node in here]
    failures: list[Diagnostic] = []
    if None not in visitors:
        piece.check(code)
        for (rule, origin), visitor in zip(here, visitors, strict=True):
            show = partial(getattr(rule, visitor or ""), None, origin)
            failures += _visit(rule, show, origin, facts.source)
        return failures

    from beginner_lint.rendering import Showing  # loads LibCST: not before it is needed

    for node, place in piece.parse(code):
        method = f"visit_{type(node).__name__}"
        for rule, origin in candidates.get(place, ()):
            if method in rule.visitors:
                failures += _visit(rule, partial(node.visit, Showing(rule, origin)), origin, facts.source)
    return failures


def _visit(rule: Rule, show: Callable[[], object], origin: ast.AST, source: Source) -> list[Diagnostic]:
    """Show a candidate to its rule; a rule that fails costs one diagnostic."""
    try:
        show()
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
    from beginner_lint.suppression import Suppressions

    suppressions = Suppressions(source)
    return [
        diagnostic
        for diagnostic in diagnostics
        if not (suppressions.ignores(diagnostic) or (settings.noqa and suppressions.noqa(diagnostic)))
    ]
