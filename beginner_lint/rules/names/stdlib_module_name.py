"""ZEN507 stdlib-module-name."""

from __future__ import annotations

import ast
from pathlib import PurePath

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.project import Asker
from beginner_lint.rule import Rule, guard

# Some Pythons have these built in, and do not look for a file then.
_BUILT_IN_SOMEWHERE = frozenset(
    {"array", "binascii", "cmath", "fcntl", "grp", "math", "mmap", "pyexpat", "select", "spwd", "syslog"}
    | {"unicodedata", "zlib"}
)


class StdlibModuleName(Rule):
    """File with the name of a module of Python, which is imported here or beside it.

    ## Why is this bad?
    Python looks for a module in the program's own folder first. Beside a file `random.py` the statement
    `import random` finds that file, and not Python's own `random`. So `random.randint(1, 6)` stops with
    "module 'random' has no attribute 'randint'", or with a message about a "partially initialized module".

    ## Example
    ```python
    # file: random.py
    import random

    random.seed(3)
    print("You rolled", random.randint(1, 6))
    ```

    ## Not flagged
    ```python
    # in a file `dice.py`
    import random

    print("You rolled", random.randint(1, 6))
    ```

    ## Fix safety
    There is no fix: please rename the file, and delete the folder `__pycache__` beside it.
    """

    code = "ZEN507"
    level = Level.BASICS
    kind = Kind.BUG
    signs = ("is_namesake",)

    def visit_file(self) -> None:
        """Report a file where it imports its own name, else at its beginning if another one gets it."""
        askers = self.facts.project.askers
        if askers is None:
            return
        stem = PurePath(self.source.path).stem
        where = "on some computers " if stem in _BUILT_IN_SOMEWHERE else ""
        own = self._import_of(stem)
        if own is not None:
            message = f"{where}`{stem}` is this file itself, and not Python's own module: rename `{stem}.py`"
            self.report(own, message)
            return
        if not askers or any(self.is_meant(asker) for asker in askers):
            return
        file, (name, *_) = askers[0]
        first = self.source.line(1).rstrip()
        message = f"{where}`{file}` finds this file as `{stem}`, which has no `{name}`: rename `{stem}.py`"
        self.report_text(0, len(first), message)

    def _import_of(self, stem: str) -> ast.Import | ast.ImportFrom | None:
        """Return the first statement that imports a module with the name of this file."""
        parents = self.facts.parents
        found: list[ast.Import | ast.ImportFrom] = [
            node
            for node in parents.of_type(ast.Import)
            if any(alias.name.partition(".")[0] == stem for alias in node.names)
        ]
        found += (
            node
            for node in parents.of_type(ast.ImportFrom)
            if not node.level and (node.module or "").partition(".")[0] == stem
        )
        return min(found, key=lambda node: node.lineno, default=None)

    @guard
    def is_meant(self, asker: Asker) -> bool:
        """Whether a neighbour seems to mean this file: something that it asks for is here, or may be."""
        module = self.facts.scopes.module
        if module.has_star_import or "__getattr__" in module.bindings:
            return True
        return any(name in module.bindings for name in asker.names)
