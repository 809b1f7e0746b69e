from __future__ import annotations

import pytest

from beginner_lint.rules.python2.python2_future_import import Python2FutureImport
from tests.rules.tables import Case, check, clean, safe

FLAGGED = [
    safe(
        "alone",
        "from __future__ import print_function\nprint(1)\n",
        "print(1)\n",
        says="`print_function` anyway",
    ),
    safe(
        "two",
        "'doc'\nfrom __future__ import division, print_function\nprint(1)\n",
        "'doc'\nprint(1)\n",
        says="and the like",
    ),
    safe(
        "some",
        "from __future__ import division, annotations as a\nprint(1)\n",
        "from __future__ import annotations as a\nprint(1)\n",
    ),
]

CLEAN = [
    clean("annotations", "from __future__ import annotations\n"),
    clean("python-2", "from __future__ import division\nif 0: unicode(1)\n", guard="tells_of_python2"),
    clean("six", "from __future__ import division\nimport six\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(Python2FutureImport, case)
