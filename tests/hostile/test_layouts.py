"""What a fix writes on several lines has the line ends and the indentation of the file: a part of all cases."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from beginner_lint.diagnostic import Applicability
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.rule import load_rules
from beginner_lint.source import Source
from tests.corpus import THOROUGH
from tests.rules.evidence.record import fixed_cases
from tests.rules.tables import only

_SHARE = 6  # one in so many cases, except on the newest Python


def tabbed(text: str) -> str:
    return re.sub("^(?: {4})+", lambda found: "\t" * (len(found[0]) // 4), text, flags=re.MULTILINE)


def has_block(text: str) -> bool:
    return bool(re.search(r":[ \t]*(?:#.*)?\n +", text))


def unaligned(text: str) -> str:
    """Return a text with texts under each other where they stand in columns: spaces do that, whatever indents."""
    return re.sub(r"^[ \t]+(?=f?[\"'])", lambda found: found[0].expandtabs(4), text, flags=re.MULTILINE)


LAYOUTS: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "cr": lambda text: text.replace("\n", "\r"),
    "tabs": tabbed,
}


@pytest.mark.parametrize(("number", "layout"), [*enumerate(LAYOUTS.values())], ids=LAYOUTS)
def test_fixes_keep_the_layout(number: int, layout: Callable[[str], str]) -> None:
    cases = [(rule, case) for rule in load_rules() for case in fixed_cases(rule)]
    tried = 0
    for rule, case in cases if THOROUGH else cases[number::_SHARE]:
        assert case.fixed is not None
        # Where no block is indented, nothing says how; and cases with odd layouts have their own.
        if not has_block(case.program) or re.search(r"[\t\r\f]|\n {1,3}\S", case.program):
            continue
        settings, project = only(rule), ProjectFacts(script=case.script)
        plain, other = (
            fix(Source("case.py", text), settings, project, threshold=Applicability.UNSAFE).source.text
            for text in (case.program, layout(case.program))
        )
        assert unaligned(other) == unaligned(layout(plain)), (rule.name(), case.id)
        tried += plain != case.program and plain.count("\n") > 2
    assert tried > 30
