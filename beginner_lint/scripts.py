"""Which files are scripts: programs of their own, whose module-level names nobody else can see."""

from __future__ import annotations

import ast

from beginner_lint.discovery import File
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.scopes.node_fields import run_with
from beginner_lint.source import Source, TooComplex


def project_facts(file: File, source: Source) -> ProjectFacts:
    """Return what is known of a file: one that stands alone is a script if it does something when run.

    A file with `__all__` means to be imported. What does not parse is no script.
    """
    script = _is_script(source) if file.alone else file.alone
    return ProjectFacts(script, file.askers, file.uses, file.heirs, file.bases, file.overrides)


def _is_script(source: Source) -> bool:
    if "__all__" in source.text:
        return False
    try:
        body = source.tree.body
    except SyntaxError:
        from beginner_lint.rescue.rescue import rescue

        rescued = rescue(source)
        if rescued is None:
            return False
        body = rescued.tree.body
    except TooComplex:
        return False
    return any(map(_does_something, run_with(body)))


def _does_something(statement: ast.stmt) -> bool:
    """Whether a statement is more than a definition: a call, a loop or a main guard."""
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Call | ast.Await)
    if isinstance(statement, ast.If):
        return any(isinstance(node, ast.Name) and node.id == "__name__" for node in ast.walk(statement.test))
    return isinstance(statement, ast.For | ast.AsyncFor | ast.While)
