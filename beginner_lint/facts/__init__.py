"""What a rule may ask about a file. Each fact is computed when first asked, from the `ast` tree.

So is its code loaded: most files need little of it. All answers are about nodes of `Source.tree`, told apart
by identity.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import ast

    from beginner_lint.facts.effects.effects import Effects
    from beginner_lint.facts.flow.flow import Flow
    from beginner_lint.facts.frames.frames import Frames
    from beginner_lint.facts.frames.row_loops import RowLoops
    from beginner_lint.facts.functions.own_calls import OwnCalls
    from beginner_lint.facts.loops.loops import Loops
    from beginner_lint.facts.loops.reductions import Reductions
    from beginner_lint.facts.names.excuses import Excuses
    from beginner_lint.facts.parents import Node, Parents
    from beginner_lint.facts.project import ProjectFacts
    from beginner_lint.facts.python2.lazy_results import LazyResults
    from beginner_lint.facts.python2.old_names import OldNames
    from beginner_lint.facts.python2.orders import Orders
    from beginner_lint.facts.python2.plans import Plans
    from beginner_lint.facts.python2.printing import Printing
    from beginner_lint.facts.renames.class_families import ClassFamilies
    from beginner_lint.facts.scopes.bindings import Binding
    from beginner_lint.facts.scopes.imports import Imports
    from beginner_lint.facts.scopes.scopes import Scopes
    from beginner_lint.facts.types.possible import PossibleTypes
    from beginner_lint.facts.types.types import Types
    from beginner_lint.facts.words.naming import Naming
    from beginner_lint.repair import Repair
    from beginner_lint.source import Source


class Facts:
    """The facts of one file.

    Args:
        source: the file; its text must parse.
        project: what is known from other files.

    """

    def __init__(self, source: Source, project: ProjectFacts) -> None:
        self.source = source
        self.project = project
        self._by_start: dict[type[ast.AST], dict[int, list[ast.AST]]] = {}

    def let_go(self) -> None:
        """Forget all answers: they refer to each other, so that only the garbage collector could end them."""
        if "scopes" in vars(self):
            self.scopes.let_go()
        vars(self).clear()

    @cached_property
    def parents(self) -> Parents:
        """Who holds a node."""
        from beginner_lint.facts.parents import Parents

        return Parents(self.source.tree)

    def repaired_node(self, repair: Repair, kind: type[Node]) -> Node | None:
        """Return the outermost node of a type that stands where a repair begins."""
        if self.source.map is None:
            return None
        if kind not in self._by_start:
            self._by_start[kind] = defaultdict(list)
            for node in self.parents.of_type(kind):
                self._by_start[kind][self.source.span(node)[0]].append(node)
        found = self._by_start[kind].get(self.source.map.from_original(repair.start), ())
        return cast("Node | None", max(found, key=self.source.span, default=None))

    @cached_property
    def scopes(self) -> Scopes:
        """Which scope binds a name."""
        from beginner_lint.facts.scopes.scopes import Scopes

        return Scopes(self.source.tree, self.parents)

    @cached_property
    def flow(self) -> Flow:
        """Which bindings reach a read, and what is read later."""
        from beginner_lint.facts.flow.flow import Flow

        return Flow(self)

    @cached_property
    def types(self) -> Types:
        """What an expression can be, and how that is known."""
        from beginner_lint.facts.types.types import Types

        return Types(self)

    @cached_property
    def possible_types(self) -> PossibleTypes:
        """What `types` can at most tell of an expression."""
        from beginner_lint.facts.types.possible import PossibleTypes

        return PossibleTypes(self)

    @cached_property
    def own_calls(self) -> OwnCalls:
        """Calls in functions of the functions themselves."""
        from beginner_lint.facts.functions.own_calls import OwnCalls

        return OwnCalls(self)

    @cached_property
    def effects(self) -> Effects:
        """What evaluating an expression or running statements can change."""
        from beginner_lint.facts.effects.effects import Effects

        return Effects(self)

    @cached_property
    def loops(self) -> Loops:
        """What loops walk over."""
        from beginner_lint.facts.loops.loops import Loops

        return Loops(self)

    @cached_property
    def reductions(self) -> Reductions:
        """What loops do in each round."""
        from beginner_lint.facts.loops.reductions import Reductions

        return Reductions(self)

    @cached_property
    def naming(self) -> Naming:
        """What new variables may be called."""
        from beginner_lint.facts.words.naming import Naming

        return Naming(self)

    @cached_property
    def said_of(self) -> dict[tuple[str, Binding], list[Any]]:
        """What the searches for names have found of variables so far, by the search."""
        return {}

    @cached_property
    def labels(self) -> dict[str, set[str]]:
        """What stands before the last word in names of the file: `user` before `id` in `user_ids`."""
        found: dict[str, set[str]] = {}
        for name in self.scopes.bound_names:
            *_, before, last = ("", *name.rsplit("_", 2))
            found.setdefault(last.removesuffix("s"), set()).add(before)
        return found

    @cached_property
    def is_camel_case(self) -> bool:
        """Whether variables of several words are mostly written like `fileName` in the file."""
        from beginner_lint.facts.words.house_words import is_camel_case

        return is_camel_case(self)

    @cached_property
    def says_folder(self) -> bool:
        """Whether the file rather speaks of folders than of directories."""
        from beginner_lint.facts.words.direction_words import says_folder

        return says_folder(self)

    @cached_property
    def frames_seen_unasked(self) -> bool:
        """Whether what looks at frames may run without a call."""
        from beginner_lint.facts.renames.frame_reach import looks_unasked

        return looks_unasked(self)

    @cached_property
    def class_families(self) -> ClassFamilies:
        """Which classes inherit from which."""
        from beginner_lint.facts.renames.class_families import ClassFamilies

        return ClassFamilies(self)

    @cached_property
    def excuses(self) -> Excuses:
        """What an author excuses to other linters."""
        from beginner_lint.facts.names.excuses import Excuses

        return Excuses(self)

    @cached_property
    def frames(self) -> Frames:
        """What is a DataFrame of pandas, and what it holds."""
        from beginner_lint.facts.frames.frames import Frames

        return Frames(self)

    @cached_property
    def row_loops(self) -> RowLoops:
        """Loops over the rows of a frame, reduced to what they write."""
        from beginner_lint.facts.frames.row_loops import RowLoops

        return RowLoops(self)

    @cached_property
    def old_names(self) -> OldNames:
        """Names that only Python 2 has."""
        from beginner_lint.facts.python2.old_names import OldNames

        return OldNames(self)

    @cached_property
    def printing(self) -> Printing:
        """What Python 2's `print` did piece by piece."""
        from beginner_lint.facts.python2.printing import Printing

        return Printing(self)

    @cached_property
    def plans(self) -> Plans:
        """What the file does about running under both Pythons."""
        from beginner_lint.facts.python2.plans import Plans

        return Plans(self)

    @cached_property
    def lazy_results(self) -> LazyResults:
        """What Python 2 gave as a list and Python 3 does not."""
        from beginner_lint.facts.python2.lazy_results import LazyResults

        return LazyResults(self)

    @cached_property
    def orders(self) -> Orders:
        """Which values have an order in Python 3."""
        from beginner_lint.facts.python2.orders import Orders

        return Orders(self)

    @cached_property
    def imports(self) -> Imports:
        """What modules are called, and where an import goes."""
        from beginner_lint.facts.scopes.imports import Imports

        return Imports(self)
