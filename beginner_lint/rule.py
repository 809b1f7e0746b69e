"""What a rule is, and where the rules are found."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import pkgutil
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from functools import cache, wraps
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from beginner_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Kind, Level, Related, ScopedName
from beginner_lint.facts import Facts
from beginner_lint.facts.parents import NAMED, PARTED
from beginner_lint.guards import applicability, assuming, guard, guards_of
from beginner_lint.repair import Repair, Syntax
from beginner_lint.settings import Settings

if TYPE_CHECKING:
    import libcst as cst
else:

    def _lazily(name: str) -> ModuleType:
        """Return a module that is loaded when first used: most files have nothing to look at closely."""
        if name in sys.modules:
            return sys.modules[name]
        spec = importlib.util.find_spec(name)
        spec.loader = importlib.util.LazyLoader(spec.loader)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module

    cst = _lazily("libcst")

__all__ = [
    "Repair",
    "Rule",
    "Syntax",
    "applicability",
    "assuming",
    "cst",
    "guard",
    "load_rules",
    "remembered",
]


Subject = TypeVar("Subject", bound=Hashable)
Answer = TypeVar("Answer")


def remembered(method: Callable[[Any, Subject], Answer]) -> Callable[[Any, Subject], Answer]:
    """Have a rule's method about a node answer once for each: the screen asks it, and the visitor again."""
    key = method.__name__

    @wraps(method)
    def answer(rule: Any, subject: Subject) -> Answer:
        answers: dict[Subject, Answer] = rule.answers[key]
        if subject not in answers:
            answers[subject] = method(rule, subject)
        return answers[subject]

    return answer


class Rule:
    """One documented pattern. A subclass stands alone in its file; its docstring is its documentation.

    For each syntax node type that can start a finding it has a screen, `screen_<ast type>(node)`: a cheap
    question about how the node is written and, for the few that are left, what the facts can tell before
    LibCST is needed. It may let too much through, never too little. For each LibCST type at such a place
    it has a visitor, `visit_<LibCST type>(node, origin)`, which gets both views of the node, decides, and
    calls `report`; LibCST's is left out for names and texts, and where no fix is wanted, unless the rule
    `reads_node`. What no node holds, such as a comment, `visit_file` looks at, and calls `report_text`.

    `words` are texts that a file must hold, all of them, for the rule to find anything in it. In most
    files one is missing, and the rule costs nothing there. If there are `names`, its screens are asked,
    of nodes that go by a name, only of those that go by one of them: names, attributes, definitions, calls of
    these, and imports. If there are `parts`, they are asked, of nodes with a part that tells most, only of
    those where it is of one of these types: an operator, what is assigned, a test. `signs` are what the facts
    show at a glance of each file with something to find.
    """

    code: ClassVar[str]
    level: ClassVar[Level]
    kind: ClassVar[Kind]
    words: ClassVar[tuple[str, ...]] = ()
    names: ClassVar[frozenset[str]] = frozenset()
    parts: ClassVar[tuple[type[ast.AST], ...]] = ()
    signs: ClassVar[tuple[str, ...]] = ()
    screens: ClassVar[tuple[str, ...]]
    visitors: ClassVar[tuple[str, ...]]
    looks_at_file: ClassVar[bool]
    guarded_by: ClassVar[tuple[type, ...]] = ()
    """Facts whose guards are this rule's too."""
    reads_node: ClassVar[bool] = False
    """Whether a visitor decides by LibCST's node; for others it may be None."""
    mends: ClassVar[frozenset[Syntax]] = frozenset()
    """Python 2 syntax of which this rule tells, in files that have to be repaired before they parse."""
    runs_differently: ClassVar[bool] = False
    """Whether what it finds in a program for Python 2 still runs in Python 3, and does something else."""

    def __init_subclass__(cls) -> None:
        """Note the screens and visitors once for each class: looking them up is slow."""
        cls.screens = tuple(name for name in dir(cls) if name.startswith("screen_"))
        cls.visitors = tuple(
            name for name in dir(cls) if name.startswith("visit_") and not hasattr(Rule, name)
        )
        cls.looks_at_file = cls.visit_file is not Rule.visit_file

    def __init__(self, facts: Facts, settings: Settings, *, fixes: bool) -> None:
        self.facts = facts
        self.source = facts.source
        self.settings = settings
        self.fixes = fixes
        self.diagnostics: list[Diagnostic] = []
        self.mended: list[Diagnostic] = []
        self.answers: defaultdict[str, dict[Hashable, Any]] = defaultdict(dict)

    @classmethod
    def name(cls) -> str:
        """Return the rule's name: its file name with hyphens."""
        return cls.__module__.rpartition(".")[2].replace("_", "-")

    @classmethod
    def family(cls) -> str:
        """Return the rule's family: the folder of its file."""
        return cls.__module__.split(".")[-2]

    @classmethod
    def summary(cls) -> str:
        """Return the first line of the documentation."""
        return (cls.__doc__ or "").partition("\n")[0]

    @classmethod
    def guards(cls) -> dict[str, type]:
        """Return the rule's guards, by name, each with the class that has it: the rule, or a shared fact."""
        return {name: owner for owner in (*cls.guarded_by, cls) for name in guards_of(owner)}

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return the nodes of a type of which the screen is asked; to be narrowed where the facts tell more.

        A screen that is asked of every name of a file costs more than all that it finds.
        """
        parents = self.facts.parents
        if self.names and kind in NAMED:
            return parents.called(kind, self.names)
        if self.parts and kind in PARTED:
            return parents.with_part(kind, self.parts)
        return parents.of_type(kind)

    def shown(self, node: ast.AST) -> ast.AST:
        """Return what the visitor is handed of a node that its screen let through: all of it, or a part.

        Of a statement with a body that is the header; a `pass` stands for the body.
        """
        return node

    def report(
        self,
        node: ast.AST,
        message: str,
        *,
        fix: Callable[[], Fix | str] | None = None,
        related: Iterable[tuple[ast.AST, str]] = (),
        notes: Iterable[str] = (),
        suppress_at: int | None = None,
    ) -> None:
        """Report a diagnostic on the range of `node`.

        Args:
            node: where; a statement with a body is reported on its header.
            message: one plain sentence that names the learner's identifiers in backticks.
            fix: called only where fixes are wanted; answers the fix, or the reason why there is none.
            related: other nodes with a label each.
            notes: further sentences.
            suppress_at: the line for a `# noqa`; the first line of `node` if not given.

        """
        found = self._found(*self._header(node), message, fix)
        self.diagnostics.append(
            found._replace(
                suppression_line=suppress_at or found.suppression_line,
                related=tuple(
                    Related(self.source.range_of(*self._header(other)), label) for other, label in related
                ),
                notes=tuple(notes),
            )
        )

    def visit_file(self) -> None:
        """Look at the file as a whole, for what no syntax node holds; to be overridden."""

    def report_text(
        self, start: int, end: int, message: str, *, fix: Callable[[], Fix | str] | None = None
    ) -> None:
        """Report a diagnostic on the text from offset `start` up to `end`; the rest as for `report`."""
        self.diagnostics.append(self._found(start, end, message, fix))

    def _found(self, start: int, end: int, message: str, fix: Callable[[], Fix | str] | None) -> Diagnostic:
        """Return a diagnostic on a stretch of text, with a fix if one is wanted and offered."""
        offered = fix() if fix is not None and self.fixes else None
        if isinstance(offered, Fix):
            offered = self._keeping_comments(offered)
        place = self.source.range_of(start, end)
        return Diagnostic(
            self.code,
            self.name(),
            message,
            self.kind,
            place,
            place.start.line,
            fix=offered if isinstance(offered, Fix) else None,
            refusal=offered if isinstance(offered, str) else None,
        )

    def visit_repair(self, repair: Repair) -> None:
        """Tell of syntax that was repaired, one of `mends`; to be overridden."""

    def report_repair(self, repair: Repair, message: str, title: str, doubt: str | None = None) -> None:
        """Report syntax that was repaired.

        Args:
            repair: the repair; its edits, which are those of the original text, are the fix.
            message: one plain sentence that says what the old form was and what it is now.
            title: what the fix does, in the imperative.
            doubt: what else the fix assumes.

        """
        assert self.source.map is not None
        start, end = (self.source.map.from_original(offset) for offset in (repair.start, repair.end))
        place = self.source.range_of(start, end)
        assumption = assuming(repair.doubt, doubt)
        fix = Fix(title, applicability(assumption), repair.edits, assumption=assumption, whole_file=True)
        self.mended.append(
            Diagnostic(self.code, self.name(), message, self.kind, place, place.start.line, fix=fix)
        )

    def _keeping_comments(self, fix: Fix) -> Fix:
        """Return a fix that would lose a comment as an unsafe one."""
        if fix.applicability is not Applicability.SAFE or fix.removes_comments:
            return fix
        from beginner_lint.checks import comments_removed_by

        lost = comments_removed_by(self.source, fix.edits)
        if not lost:
            return fix
        return fix._replace(
            applicability=Applicability.UNSAFE, assumption=f"the comment `{lost[0]}` may be dropped"
        )

    def _header(self, node: ast.AST) -> tuple[int, int]:
        """Return the span of a node, of a loop only up to what it iterates or tests."""
        start, end = self.source.span(node)
        if isinstance(node, ast.For | ast.AsyncFor):
            end = self.source.span(node.iter)[1]
        elif isinstance(node, ast.While):
            end = self.source.span(node.test)[1]
        return start, end

    def replacing(self, node: ast.AST, text: str) -> Edit:
        """Return the edit that puts `text` in the place of a node."""
        start, end = self.source.span(node)
        return Edit(start, end, text)

    def scoped(self, node: ast.AST, *names: str) -> frozenset[ScopedName]:
        """Return names as seen from a node, each with the scope that binds it, else the node's own."""
        return self.facts.scopes.scoped(node, *names)


@cache
def load_rules() -> tuple[type[Rule], ...]:
    """Return all rules, by code. A rule is found by being in a file of a family's folder."""
    package = importlib.import_module("beginner_lint.rules")
    found: list[type[Rule]] = []
    for module_info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        module = importlib.import_module(module_info.name)
        found += (
            item
            for item in vars(module).values()
            # `isinstance` would ask the lazy `cst` for its class, and so load it
            if type(item) is type and issubclass(item, Rule) and item.__module__ == module_info.name
        )
    return tuple(sorted(found, key=lambda rule: rule.code))
