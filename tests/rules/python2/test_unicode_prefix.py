from __future__ import annotations

import pytest

from beginner_lint.rules.python2.unicode_prefix import UnicodePrefix
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe

FLAGGED = [
    safe("plain", "x = u'a'\nprint(x)\n", "x = 'a'\nprint(x)\n", says="Unicode"),
    safe("triple", 'print(u"""a""")\n', 'print("""a""")\n'),
]

CLEAN = [clean("joined", "x = 'a' u'b'\n"), clean("bytes", "x = b'a'\n"), *planned("x = u'a'")]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(UnicodePrefix, case)
