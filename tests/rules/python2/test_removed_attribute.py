from __future__ import annotations

import pytest

from beginner_lint.rules.python2.removed_attribute import RemovedAttribute
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

FLAGGED = [
    safe("maxint", "import sys\nx = sys.maxint\n", "import sys\nx = sys.maxsize\n", says="`sys.maxsize`", runs=False),
    safe("alias", "import string as s\nx = s.letters\n", "import string as s\nx = s.ascii_letters\n", runs=False),
    safe("izip", "import itertools\nx = itertools.izip(a, b)\n", "import itertools\nx = zip(a, b)\n", runs=False),
    safe("maketrans", "import string\nx = string.maketrans('a', 'b')\n", "import string\nx = str.maketrans('a', 'b')\n", runs=False),
    safe("method", "import string\nx = string.upper('a')\n", "import string\nx = 'a'.upper()\n", says="as a method", runs=False),
    safe("join", "import string\nx = string.join(['a'])\n", "import string\nx = \" \".join(['a'])\n", runs=False),
    unsafe("unknown-text", "import string\nx = string.replace(a + b, c, d)\n", "import string\nx = (a + b).replace(c, d)\n", because="`a + b` is a text"),
    unfixed("join-of-calls", "import string\nx = string.join(f(), g())\n", because="before the texts", guard="order_would_change"),
    unfixed("keywords", "import string\nx = string.split('a', maxsplit=1)\n", because="plain way"),
    unfixed("zip-is-the-learners-own", "import itertools\nzip = 1\nx = itertools.izip(a, b)\n", because="`zip` means", guard="builtin_means_something_else"),
]  # fmt: skip

CLEAN = [
    *planned("x = sys.maxint", "import sys\n"),
    clean("not-the-module", "sys = Limits()\nx = sys.maxint\n"),
    clean("handed-on", "import string\nx = map(string.upper, a)\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RemovedAttribute, case)
