"""ZEN319 readlines-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.effects.effects import in_place
from beginner_lint.facts.effects.uses import changed_by, short
from beginner_lint.facts.loops.index_headers import is_dotted
from beginner_lint.facts.loops.loops import root
from beginner_lint.facts.scopes.node_fields import children_of, names_in, nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

_LOOPS = (ast.For, ast.comprehension)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_RECEIVERS = (ast.Name, ast.Attribute, ast.Subscript, ast.Call)
_WRITING = frozenset({"write", "writelines", "truncate", "flush", "close"})
_READING_MODES = frozenset({"r", "rb", "rt", "br", "tr"})


class ReadlinesLoop(Rule):
    """Loop over `f.readlines()`, which holds all lines of a file in memory at once.

    ## Why is this bad?
    A file gives its lines one by one, and a loop can take them as they come. `readlines()` first makes a list
    of all lines. That takes time and memory, which is a lot for a large file, and the list is used only once.

    ## Example
    ```python
    import string

    with open(string.__file__) as source:
        for line in source.readlines():
            print(len(line))
    ```

    Use instead:
    ```python
    import string

    with open(string.__file__) as source:
        for line in source:
            print(len(line))
    ```

    ## Not flagged
    ```python
    import string

    with open(string.__file__) as source:
        lines = source.readlines()  # a list that is used twice
    print(len(lines))
    for line in lines:
        print(line.rstrip())
    ```

    ## Fix safety
    The fix is safe where the file was opened in the same function or module, and the loop does nothing that
    could touch the file. It is unsafe where the file comes from elsewhere, where the loop may write to the
    same file, and where a line that cannot be read would leave half of the work done.
    """

    code = "ZEN319"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("readlines",)
    names = frozenset({"readlines"})

    def screen_Call(self, node: ast.Call) -> bool:
        """Let `f.readlines()` through that a loop walks over."""
        return (
            isinstance(node.func, ast.Attribute)
            and node.func.attr == "readlines"
            and not node.args
            and not node.keywords
            and isinstance(node.func.value, _RECEIVERS)
            and self._loop(node) is not None
            and self._is_found(node)
        )

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report `f.readlines()` that a loop walks over."""
        if not self.screen_Call(origin) or not isinstance(origin.func, ast.Attribute):
            return
        file = origin.func.value
        name = f"`{short(file)}`" if is_dotted(file) else "The file"
        self.report(
            origin,
            f"{name} gives its lines one by one; `readlines()` puts all of them into a list first",
            fix=lambda: self._fix(origin, file),
        )

    def _loop(self, call: ast.Call) -> ast.For | ast.comprehension | None:
        """Return the loop that walks over what a call gives, perhaps with numbers."""
        holder = self.facts.parents[call]
        walked: ast.expr = call
        if (
            isinstance(holder, ast.Call)
            and holder.args[:1] == [call]
            and self._is_builtin(holder, "enumerate")
        ):
            walked, holder = holder, self.facts.parents[holder]
        return holder if isinstance(holder, _LOOPS) and holder.iter is walked else None

    def _is_builtin(self, call: ast.Call, name: str) -> bool:
        return self.facts.types.origin(call.func) == f"builtins.{name}"

    @remembered
    def _is_found(self, call: ast.Call) -> bool:
        return not (self.is_no_file(call) or self.is_used_in_loop(call) or self.is_over_later(call))

    @guard
    def is_no_file(self, call: ast.Call) -> bool:
        """Whether it is something else that has `readlines`: a class of the learner's own."""
        assert isinstance(call.func, ast.Attribute)
        fact = self.facts.types.of(call.func.value)
        if fact.type is not None:
            return not fact.suggests("file")
        functions = self.facts.parents.called(ast.FunctionDef, frozenset({"readlines"}))
        return bool(functions)

    @guard
    def is_used_in_loop(self, call: ast.Call) -> bool:
        """Whether the loop itself uses the file."""
        assert isinstance(call.func, ast.Attribute)
        file = call.func.value
        if not is_dotted(file):
            return False
        return any(
            isinstance(node, ast.Name) and self.facts.loops.is_same(node, root(file))
            for part in self._body(call)
            for node in nodes_in(part)
        )

    @guard
    def is_over_later(self, call: ast.Call) -> bool:
        """Whether it is a generator that takes the lines later, when the file may be closed."""
        comprehension = self._comprehension(call)
        return comprehension is not None and not self.facts.flow.runs_at_once(comprehension)

    def _comprehension(self, call: ast.Call) -> ast.expr | None:
        loop = self._loop(call)
        holder = self.facts.parents[loop] if isinstance(loop, ast.comprehension) else None
        return holder if isinstance(holder, _COMPREHENSIONS) else None

    def _body(self, call: ast.Call) -> list[ast.AST]:
        """Return what runs between one line and the next."""
        loop = self._loop(call)
        if isinstance(loop, ast.For):
            return list(loop.body)
        comprehension = self._comprehension(call)
        if loop is None or comprehension is None:
            return []
        generators: list[ast.comprehension] = comprehension.generators  # type: ignore[attr-defined]
        inner = generators[generators.index(loop) + 1 :]
        results = [part for part in children_of(comprehension) if part not in generators]
        return [*loop.ifs, *inner, *results]

    # What the fix takes for granted

    @guard
    def file_is_unproved(self, call: ast.Call) -> str | None:
        """Assume that it is a file, and one of which nobody else knows."""
        assert isinstance(call.func, ast.Attribute)
        file = call.func.value
        if not self.facts.types.of(file).proves("file"):
            what = f"`{short(file)}`" if is_dotted(file) else "this"
            return f"{what} is a file that nothing else uses meanwhile"
        if isinstance(file, ast.Call) and self._is_builtin(file, "open"):
            return None
        if isinstance(file, ast.Name) and not self._is_shared(file):
            return None
        return f"nothing else uses `{short(file)}` meanwhile"

    def _is_shared(self, file: ast.Name) -> bool:
        """Tell whether others may have the file of a name, too."""
        scope = self.facts.scopes.owner(file)
        if scope is None or scope is not self.facts.scopes.scope_at(self.facts.parents.statement(file)):
            return True
        if self.facts.flow.is_captured(file.id, scope):
            return True
        places = self.facts.scopes.occurrences(scope, scope.mangled(file.id))
        return any(self.facts.effects.is_handed_on(place.node) for place in places)

    @guard
    def loop_may_touch_the_file(self, call: ast.Call) -> str | None:
        """Assume that the loop leaves the file alone that it reads."""
        body = self._body(call)
        if self.facts.effects.unknown_code(body) or any(
            self._may_touch(node, call) for node in in_place(body)
        ):
            return "the loop does not change the file that it reads"
        return None

    def _may_touch(self, node: ast.AST, call: ast.Call) -> bool:
        """Tell whether a call changes files: it opens one to write, writes to one, moves or removes one."""
        if not isinstance(node, ast.Call):
            return False
        if self._is_builtin(node, "open"):
            mode = next((each.value for each in node.keywords if each.arg == "mode"), None)
            mode = node.args[1] if len(node.args) > 1 else mode
            return mode is not None and not (isinstance(mode, ast.Constant) and mode.value in _READING_MODES)
        written = [each.value for each in node.keywords if each.arg == "file"]
        if isinstance(node.func, ast.Attribute) and node.func.attr in _WRITING:
            written.append(node.func.value)
        origin = self.facts.types.origin(node.func) or ""
        moves = origin.startswith("os.") and not origin.startswith("os.path.")
        return moves or any(not self._is_another_file(each, call) for each in written)

    def _is_another_file(self, file: ast.expr, call: ast.Call) -> bool:
        """Tell whether a file certainly is another one than that which is read: it has another path."""
        assert isinstance(call.func, ast.Attribute)
        if self.facts.types.origin(file) in ("sys.stdout", "sys.stderr"):
            return True
        paths = [self._path(file), self._path(call.func.value)]
        return None not in paths and paths[0] != paths[1]

    def _path(self, file: ast.expr) -> str | None:
        """Return the path of a file that is opened under a fixed name."""
        opening: ast.AST | None = file
        if isinstance(file, ast.Name):
            bindings = self.facts.flow.reaching(file) or ()
            holder = self.facts.parents[bindings[0].node] if len(bindings) == 1 else None
            opening = getattr(holder, "context_expr", getattr(holder, "value", None))
        if not isinstance(opening, ast.Call) or not self._is_builtin(opening, "open") or not opening.args:
            return None
        path = opening.args[0]
        return path.value if isinstance(path, ast.Constant) and isinstance(path.value, str) else None

    @guard
    def half_the_work_shows(self, call: ast.Call) -> str | None:
        """Assume that all lines can be read, where somebody sees what was done before one that cannot."""
        statement = self.facts.parents.statement(call)
        scope = self.facts.scopes.scope_at(statement)
        guarded = any(self._may_handle(each) for each in self.facts.parents.ancestors(statement))
        if scope.kind is ScopeKind.MODULE and self.facts.project.script and not guarded:
            return None
        if any(self._is_seen(node, statement) for node in in_place(self._body(call))):
            return "all lines of the file can be read"
        targets = names_in(statement.target) if isinstance(statement, ast.For) else ()
        if any(self.facts.flow.seen_after_exception(name.id, statement) for name in targets):
            return "all lines of the file can be read"
        return None

    def _may_handle(self, holder: ast.AST) -> bool:
        """Tell whether a statement may handle an exception within it; a file does not."""
        if isinstance(holder, ast.With):
            return not all(self.facts.types.of(item.context_expr).proves("file") for item in holder.items)
        return isinstance(holder, ast.Try)

    def _is_seen(self, node: ast.AST, statement: ast.stmt) -> bool:
        """Tell whether somebody may see what a node has bound or changed after an exception."""
        scope, flow = self.facts.scopes.scope_at(statement), self.facts.flow
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            return flow.seen_after_exception(node.id, statement) is not None
        if isinstance(node, ast.Attribute) and node.attr in _WRITING:
            return True  # part of what was to be written
        changed = changed_by(node)
        if changed is None:
            return False
        if not isinstance(changed, ast.Name) or self.facts.scopes.owner(changed) is not scope:
            return True
        is_own = self.facts.effects.is_private(scope.mangled(changed.id), scope) is None
        return not is_own or flow.seen_after_exception(changed.id, statement) is not None

    @guard
    def file_is_used_later(self, call: ast.Call, file: ast.expr) -> str | None:
        """Why lines that the loop does not take would still be there, and make a difference."""
        loop = self._loop(call)
        if not isinstance(loop, ast.For) or not isinstance(file, ast.Name):
            return None
        later = self.facts.flow.seen_after_exception(file.id, loop)
        if _may_break(loop):
            later = later or self.facts.flow.read_later(file.id, loop)
        is_real = later is not None and later.node is not None
        return f"{later.reason}, and the loop may leave lines unread" if later and is_real else None

    def _fix(self, call: ast.Call, file: ast.expr) -> Fix | str:
        refusal = self.file_is_used_later(call, file)
        if refusal:
            return refusal
        assumption = assuming(
            self.file_is_unproved(call) or self.loop_may_touch_the_file(call), self.half_the_work_shows(call)
        )
        return Fix(
            "Take the lines as they come",
            applicability(assumption),
            (self.replacing(call, self.source.segment(file)),),
            relies_on=self.scoped(call, root(file).id) if is_dotted(file) else frozenset(),
            assumption=assumption,
        )


def _may_break(loop: ast.For) -> bool:
    """Tell whether a loop may end before it has taken all lines."""
    pending: list[ast.AST] = list(loop.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Break):
            return True
        if isinstance(node, ast.For | ast.AsyncFor | ast.While):
            pending += node.orelse
        elif isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case):
            pending += children_of(node)
    return False
