from __future__ import annotations

import pytest

from beginner_lint.rules.python2.super_arguments import SuperArguments
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe

METHOD = "class A(B):\n    def f(self, other):\n        {}\n"
KNOWN = "class B:\n    def f(self, other): pass\n"

FLAGGED = [
    safe(
        "plain",
        KNOWN + METHOD.format("super(A, self).f(1)"),
        KNOWN + METHOD.format("super().f(1)"),
        says="`super()`",
    ),
]

CLEAN = [
    clean("other-class", METHOD.format("super(B, self).f(1)"), guard="names_another_class"),
    clean(
        "decorated",
        "@dataclass(slots=True)\n" + METHOD.format("super(A, self).f(1)"),
        guard="names_another_class",
    ),
    clean("other-object", METHOD.format("super(A, other).f(1)"), guard="names_another_object"),
    clean("bound-again", METHOD.format("self = 1; super(A, self).f(1)"), guard="names_another_object"),
    clean("own-super", "super = 1\n" + METHOD.format("super(A, self).f(1)"), guard="is_not_the_builtin"),
    clean("nested", METHOD.format("return lambda: super(A, self).f(1)")),
    clean("comprehension", METHOD.format("return [super(A, self).f(1) for x in y]")),
    clean("no-arguments", METHOD.format("super().f(1)")),
    *planned(METHOD.format("super(A, self).f(1)").rstrip()),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(SuperArguments, case)
