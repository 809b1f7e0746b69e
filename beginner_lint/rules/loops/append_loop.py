"""ZEN306 append-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.loops.accumulators import Accumulator
from beginner_lint.facts.loops.gathering import Gathering, appended, gathering
from beginner_lint.facts.loops.list_texts import Form, list_edits
from beginner_lint.facts.loops.loop_bodies import outcomes_of
from beginner_lint.facts.loops.loops import root
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered


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
    guarded_by = (Accumulator,)

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
        if found is None or self.is_no_list(found) or found.is_read_in_loop():
            return None
        if found.names_are_attributes() or found.is_too_long():
            return None
        if found.walks_over_indexes() or found.walks_over_rows():
            return None
        return found

    @guard
    def is_no_list(self, found: Gathering) -> bool:
        """Whether what grows may be something else: a queue, a tree, the learner's own class."""
        return not found.is_list()

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
        watched = found.is_watched() is not None
        if found.initial is not None and not watched:
            is_list = self.facts.scopes.would_be_builtin("list", found.loop)
            return Form.COPY if found.copied and is_list else Form.COMPREHENSION
        if found.copied:
            return Form.EXTEND_BY_COPY
        if found.waits() or (found.may_stop() and found.is_private() and not watched):
            return Form.EXTEND_BY_LIST
        return Form.EXTEND_BY_GENERATOR

    @guard
    def others_may_look_meanwhile(self, found: Gathering) -> str | None:
        """Why the list must not grow in one step, though no generator can take the place of the loop."""
        if found.is_private() and found.is_watched() is None:
            return None
        return f"others may see `{self.source.segment(found.receiver)}` grow while the loop waits"

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
        return f"`{name}` exists before the loop" if found.may_be_missing() else None

    @guard
    def step_may_stop(self, found: Gathering) -> str | None:
        """Say what is taken for granted about the steps where a generator takes the place of the loop."""
        if not found.may_stop():
            return None
        name = self.source.segment(found.receiver)
        rebinds = f", and none gives `{name}` another list" if found.may_be_rebound() else ""
        return f"no step raises StopIteration{rebinds}"

    def _fix(self, found: Gathering) -> Fix | str:
        form = self._form(found)
        claims = [found.others_import_a_name(), found.name_may_lack_value()]
        if form in (Form.COPY, Form.EXTEND_BY_COPY):
            claims.append(self.source_is_unproved(found))
        if not form.makes_list:
            claims += [self.list_is_unproved(found), self.list_may_be_missing(found)]
        if form is Form.EXTEND_BY_GENERATOR:
            claims.append(self.step_may_stop(found))
        refusal = found.name_is_used_later() or found.does_not_fit()
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
            relies_on=self.scoped(found.loop, "list", *found.names_read - own),
            drops=self.scoped(found.loop, *own),
            assumption=assumption,
        )


def _only_appends(loop: ast.For | ast.AsyncFor) -> bool:
    """Tell whether a loop looks as if it did nothing but append."""
    outcomes = outcomes_of(loop)
    return bool(outcomes) and all(appended(outcome) for outcome in outcomes)
