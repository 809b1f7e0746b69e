"""The command with one more rule, whose "safe" fix is wrong: it makes 42 of 41, and an endless loop of 40."""

from __future__ import annotations

import ast
import sys

from beginner_lint import linter
from beginner_lint.diagnostic import Applicability, Fix, Kind, Level
from beginner_lint.frontends.cli import main
from beginner_lint.rule import Rule, cst
from beginner_lint.rule_index import Entry, rule_index

WRONG = {41: "42", 40: "[None for _ in iter(int, 1)]"}


class WrongNumber(Rule):
    """A number that the planted rule does not like."""

    __module__ = "rules.planted.wrong_number"  # which is where a rule's name and family come from
    code = "ZEN990"
    level = Level.BASICS
    kind = Kind.STYLE

    def screen_Constant(self, node: ast.Constant) -> bool:
        return type(node.value) is int and node.value in WRONG

    def visit_Integer(self, node: cst.Integer, origin: ast.Constant) -> None:
        edit = self.replacing(origin, WRONG[int(node.value)])
        self.report(origin, "no", fix=lambda: Fix("Get it wrong", Applicability.SAFE, (edit,)))


if __name__ == "__main__":
    sys.modules[WrongNumber.__module__] = sys.modules["__main__"]
    index = (*rule_index(), Entry.of(WrongNumber))
    linter.rule_index = lambda: index  # type: ignore[attr-defined]
    sys.exit(main([*sys.argv[1:], "--jobs", "1"]))
