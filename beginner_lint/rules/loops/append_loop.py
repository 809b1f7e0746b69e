"""ZEN306 append-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.frames.row_loops import header_of
from beginner_lint.facts.loops.gathering import Gathering, appended, gathering
from beginner_lint.facts.loops.list_texts import Form, list_edits
from beginner_lint.facts.loops.loop_bodies import Choice, Filter, outcomes_of
from beginner_lint.facts.loops.loops import Walk, root
from beginner_lint.facts.loops.reductions import parts_of
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

# What a reader can still take in at a glance.
_MOST_LOOPS = 2
_MOST_CONDITIONS = 3
_MOST_TEMPORARIES = 2
_MOST_CHARACTERS = 300


class AppendLoop(Rule):
    """Loop that only appends to a list.

    ## Why is this bad?
    A list comprehension says what the list holds in one place: what is computed, for which elements, under
    which condition. It is also faster, as the list is built without a call of `append` for each element.

    ## Example
    ```python
    words = ["apple", "fig", "banana"]
    lengths = []
    for word in words:
        if word != "fig":
            lengths.append(len(word))
    print(lengths)
    ```

    Use instead:
    ```python
    words = ["apple", "fig", "banana"]
    lengths = [len(word) for word in words if word != "fig"]
    print(lengths)
    ```

    ## Not flagged
    ```python
    words = ["fig", "apple", "fig"]
    unique = []
    for word in words:
        if word not in unique:  # reads the list that it builds
            unique.append(word)
    shouted = []
    for word in words:
        print(word)  # does more than append
        shouted.append(word.upper())
    ```

    ## Fix safety
    The fix is safe where the list certainly is one, nobody can see it while it grows, and the loop's
    variables are not used afterwards. Where others can see it, `extend` keeps adding the elements one by
    one. The fix is unsafe where the type of what is copied is unknown, or where other modules may import
    the loop's variables.
    """

    code = "ZEN306"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("append",)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that seem to do nothing but append."""
        return _only_appends(node) and self._finding(node) is not None

    def screen_AsyncFor(self, node: ast.AsyncFor) -> bool:
        """Let loops through that seem to do nothing but append."""
        return _only_appends(node) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For | ast.AsyncFor) -> None:
        """Report a loop that only appends, and is not part of another one that is reported."""
        found = self._finding(origin)
        if found is None or self.is_part_of_another(origin):
            return
        self.report(origin, self._message(found), fix=lambda: self._fix(found))

    @remembered
    def _finding(self, loop: ast.For | ast.AsyncFor) -> Gathering | None:
        found = gathering(loop, self.facts)
        if found is None or self.is_no_list(found) or self.list_is_read(found):
            return None
        if self.names_are_attributes(found) or self.is_too_long(found):
            return None
        if self.walks_over_indexes(found) or self.walks_over_rows(found):
            return None
        return found

    @guard
    def is_no_list(self, found: Gathering) -> bool:
        """Whether what grows may be something else: a queue, a tree, the learner's own class."""
        return not found.is_list()

    @guard
    def list_is_read(self, found: Gathering) -> bool:
        """Whether the loop reads the list that it builds."""
        return found.reads_list()

    @guard
    def names_are_attributes(self, found: Gathering) -> bool:
        """Whether the loop stands in the body of a class."""
        return found.stands_in_class()

    @guard
    def walks_over_indexes(self, found: Gathering) -> bool:
        """Whether the loop is better made one over elements first (ZEN301, ZEN302)."""
        for loop in found.reduction.loops:
            over_indexes = self.facts.loops.over_indexes(loop) if isinstance(loop, ast.For) else None
            if over_indexes is not None and over_indexes.walk in (Walk.ELEMENTS, Walk.PAIRS):
                return True
        return False

    @guard
    def walks_over_rows(self, found: Gathering) -> bool:
        """Whether the loop walks over the rows of a frame: whole columns are faster (ZEN401)."""
        headers = (header_of(loop) for loop in found.reduction.loops if isinstance(loop, ast.For))
        return any(header and self.facts.frames.of(header.frame).suggests("DataFrame") for header in headers)

    @guard
    def is_too_long(self, found: Gathering) -> bool:
        """Whether one expression would hold too much to be read."""
        clauses = found.reduction.clauses
        conditions = sum(isinstance(clause, Filter) for clause in clauses) + isinstance(found.value, Choice)
        parts = list(found.evaluated())
        return (
            len(found.reduction.loops) > _MOST_LOOPS
            or conditions > _MOST_CONDITIONS
            or len(found.reduction.temporaries) > _MOST_TEMPORARIES
            or (isinstance(found.value, Choice) and any(_is_long(part) for part in parts_of(found.value)))
            or sum(len("".join(self.source.segment(part).split())) for part in parts) > _MOST_CHARACTERS
        )

    @guard
    def is_part_of_another(self, loop: ast.For | ast.AsyncFor) -> bool:
        """Whether a loop around this one is reported, this one included."""
        for holder in self.facts.parents.ancestors(loop):
            if isinstance(holder, ast.For | ast.AsyncFor):
                found = self._finding(holder)
                if found is not None and loop in found.reduction.loops:
                    return True
            elif not isinstance(holder, ast.If):
                break
        return False

    # What is said and done

    def _message(self, found: Gathering) -> str:
        name = self.source.segment(found.receiver)
        form = self._form(found)
        if form is Form.COPY:
            return f"`{name}` is filled item by item; `list(...)` copies all items in one go"
        if form is Form.COMPREHENSION:
            return f"`{name}` is filled item by item; a list comprehension says in one place what it holds"
        return f"`{name}` grows item by item here; `{name}.extend(...)` adds all items in one go"

    def _form(self, found: Gathering) -> Form:
        watched = self.others_see_the_list(found) is not None
        if found.initial is not None and not watched:
            is_list = self.facts.scopes.would_be_builtin("list", found.loop)
            return Form.COPY if found.copied and is_list else Form.COMPREHENSION
        if found.copied:
            return Form.EXTEND_BY_COPY
        if found.waits() or (found.may_stop() and found.is_private() and not watched):
            return Form.EXTEND_BY_LIST
        return Form.EXTEND_BY_GENERATOR

    @guard
    def others_see_the_list(self, found: Gathering) -> str | None:
        """Who may see the list while it grows, so that it must go on growing one by one."""
        return found.is_watched()

    @guard
    def others_may_look_meanwhile(self, found: Gathering) -> str | None:
        """Why the list must not grow in one step, though no generator can take the place of the loop."""
        if found.is_private() and found.is_watched() is None:
            return None
        return f"others may see `{self.source.segment(found.receiver)}` grow while the loop waits"

    @guard
    def name_is_used_later(self, found: Gathering) -> str | None:
        """Where a variable of the loop is used after it."""
        later = found.kept_name()
        return later.reason if later else None

    @guard
    def does_not_fit(self, found: Gathering) -> str | None:
        """Say what cannot stand in a comprehension on all Python versions."""
        return found.cannot_move()

    @guard
    def others_import_a_name(self, found: Gathering) -> str | None:
        """Which variable of the loop other modules may import."""
        name = found.imported_name()
        return f"no other module imports `{name}`" if name else None

    @guard
    def source_is_unproved(self, found: Gathering) -> str | None:
        """Say what is taken for granted about what is copied."""
        return found.unproved_source()

    @guard
    def list_is_unproved(self, found: Gathering) -> str | None:
        """Say what is taken for granted about the list that is extended."""
        return found.undeclared_list()

    @guard
    def list_may_be_missing(self, found: Gathering) -> str | None:
        """Say what is taken for granted about the list: without rounds, nobody would miss it."""
        name = self.source.segment(found.receiver)
        return f"`{name}` exists before the loop" if found.may_lack_list() else None

    @guard
    def name_may_lack_value(self, found: Gathering) -> str | None:
        """Say which variable is taken to have a value, as a comprehension raises another exception else."""
        name = found.unset_name()
        return f"`{name}` has a value in the loop" if name else None

    @guard
    def step_may_stop(self, found: Gathering) -> str | None:
        """Say what is taken for granted about the steps where a generator takes the place of the loop."""
        if not found.may_stop():
            return None
        name = self.source.segment(found.receiver)
        rebinds = f", and none gives `{name}` another list" if found.may_get_another_list() else ""
        return f"no step raises StopIteration{rebinds}"

    def _fix(self, found: Gathering) -> Fix | str:
        form = self._form(found)
        claims = [self.others_import_a_name(found), self.name_may_lack_value(found)]
        if form in (Form.COPY, Form.EXTEND_BY_COPY):
            claims.append(self.source_is_unproved(found))
        if not form.makes_list:
            claims += [self.list_is_unproved(found), self.list_may_be_missing(found)]
        if form is Form.EXTEND_BY_GENERATOR:
            claims.append(self.step_may_stop(found))
        refusal = self.name_is_used_later(found) or self.does_not_fit(found)
        if form is Form.EXTEND_BY_LIST:
            refusal = refusal or self.others_may_look_meanwhile(found)
        edits = refusal or list_edits(found, form, self.facts)
        if isinstance(edits, str):
            return edits
        assumption = assuming(*claims)
        bound = {name.id for name in found.reduction.bound}
        own = {name for name in bound if self.facts.loops.stays_in_loops(name, found.loop)}
        return Fix(
            "Build the list in one go" if form.makes_list else "Add the items in one go",
            applicability(assumption),
            edits,
            binds=self.scoped(found.loop, root(found.receiver).id, *bound - own),
            relies_on=self.scoped(found.loop, "list", *_names_in(found) - own),
            drops=self.scoped(found.loop, *own),
            assumption=assumption,
        )


def _is_long(part: ast.expr) -> bool:
    """Tell whether an expression goes over several lines."""
    return part.end_lineno != part.lineno


def _names_in(found: Gathering) -> set[str]:
    """Return the names that the loop reads."""
    return {node.id for part in found.evaluated() for node in ast.walk(part) if isinstance(node, ast.Name)}


def _only_appends(loop: ast.For | ast.AsyncFor) -> bool:
    """Tell whether a loop looks as if it did nothing but append."""
    outcomes = outcomes_of(loop)
    return bool(outcomes) and all(appended(outcome) for outcome in outcomes)
