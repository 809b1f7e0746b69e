from __future__ import annotations

import pytest

from beginner_lint.rules.python2.python2_future_import import Python2FutureImport
from tests.rules.evidence.inputs import floats, ints
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"x": ints, "y": floats}
SILENCING = {
    "tells_of_python2": "the import tells python2-division that `/` is right; by itself it changes nothing",
}

USE = "def f(x, y): return x / y, x // y, type('a'), [*(n for n in [x])]\n"

FLAGGED = [
    safe(
        "alone",
        "from __future__ import print_function\nprint(1)\n",
        "print(1)\n",
        says="`print_function` only with this import",
    ),
    safe(
        "two",
        "'doc'\nfrom __future__ import division, print_function\n" + USE,
        "'doc'\n" + USE,
        says="and the like",
        then="print(__doc__)\n",
    ),
    safe(
        "all-in-brackets",
        "from __future__ import (nested_scopes, generators, division, absolute_import, with_statement,\n"
        "    print_function, unicode_literals, generator_stop,)\n" + USE,
        USE,
    ),
    safe(
        "some",
        "from __future__ import division, annotations as a\ndef f(x: missing): return x\n",
        "from __future__ import annotations as a\ndef f(x: missing): return x\n",
        then="print(f.__annotations__)\n",
    ),
    safe(
        "with-a-semicolon",
        "from __future__ import division; from __future__ import print_function; import math\n" + USE,
        "import math\n" + USE,
    ),
    unsafe(
        "in-a-module",
        "from __future__ import division\n" + USE,
        USE,
        script=None,
        because="no other file imports `division`",
        guard="may_be_imported_from_here",
    ),
    unsafe(
        "under-another-name-in-a-module",
        "from __future__ import division as d, print_function\n" + USE,
        USE,
        script=False,
        because="no other file imports `d` or `print_function`",
        guard="may_be_imported_from_here",
    ),
    unfixed(
        "name-is-read",
        "from __future__ import division\ndef f(): return division.optional\n",
        because="uses the name `division`",
        guard="is_used_as_a_name",
    ),
    unfixed(
        "name-is-read-under-another-one",
        "from __future__ import division as d, annotations\nprint(d)\n",
        because="uses the name `d`",
        guard="is_used_as_a_name",
    ),
    unfixed(
        "all-names-are-listed",
        "from __future__ import division\nprint(sorted(globals()))\n",
        because="looks at its own names",
        guard="is_used_as_a_name",
    ),
    unfixed(
        "text-would-become-documentation",
        "from __future__ import division\nfrom __future__ import print_function\n'text'\nprint(__doc__)\n",
        because="would become the documentation",
        guard="makes_room_for_a_docstring",
    ),
    unfixed("backslash", "from __future__ import division; \\\nimport os\n", because="shares its line"),
]

CLEAN = [
    clean("annotations", "from __future__ import annotations\n"),
    clean("python-2", "from __future__ import division\nif 0: unicode(1)\n", guard="tells_of_python2"),
    clean("six", "from __future__ import division\nimport six\n"),
    clean("copy-of-six", "from __future__ import division\nfrom pip._vendor.six import text_type\n"),
    clean("copy-of-six-itself", "from __future__ import division\nfrom .vendored import six\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(Python2FutureImport, case)
