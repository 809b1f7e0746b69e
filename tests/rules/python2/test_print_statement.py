from __future__ import annotations

import pytest

from beginner_lint.rules.python2.print_statement import PrintStatement
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

FLAGGED = [
    safe("plain", "print 'a', 1\n", "print('a', 1)\n", says="goes in brackets", runs=False),
    safe("blank-line", "print 1\nif 1: print\n", "print(1)\nif 1: print()\n", runs=False),
    safe("to-a-file", "print >>f, 1\nprint 1\n", "print(1, file=f)\nprint(1)\n", says="print >>f", runs=False),
    safe(
        "to-a-file-with-a-long-name",
        "print >>self.configuration.output, 1\nprint 1\n",
        "print(1, file=self.configuration.output)\nprint(1)\n",
        says="print >>file",
        runs=False,
    ),
    unsafe("comma", "print 1,\n", 'print(1, end=" ")\n', because="a blank at the end", says="stayed on the line"),
    unsafe("tuple", "print (1, 2)\nprint 1\n", "print((1, 2))\nprint(1)\n", because="brackets are meant", says="brackets"),
    unsafe("to-what-a-call-opens", "print 1\nprint >>f(), 1\n", "print(1)\nprint(1, file=f())\n", because="line 2"),
]  # fmt: skip

PARSES = [
    safe("to-a-file-parses", "import sys\nprint >>sys.stdout, 1, 2\n", "import sys\nprint(1, 2, file=sys.stdout)\n", runs=False),
    safe("blank-line-to-a-file-parses", "print >>f\n", "print(file=f)\n", runs=False),
    unsafe("comma-to-a-file-parses", "print >>f, 1,\n", 'print(1, end=" ", file=f)\n', because="a blank at the end"),
    unsafe("to-a-call-parses", "print >>f(), 1\n", "print(1, file=f())\n", because="`f()` may come", guard="takes_work"),
    unfixed("brackets-at-the-end", "print >>f, (1)\n", because="in brackets"),
    unfixed("brackets-around", "(print >>f, 1)\n", because="brackets around"),
]  # fmt: skip

CLEAN = [
    clean("own-print", "print = Stream()\nprint >>f, 1\n", guard="is_not_the_builtin"),
    clean("other-shift", "x >>f, 1\nprint << f\n"),
    clean("call", "print(1, 2)\n"),
    clean("parses-as-a-tuple", "print (1), 2\n"),
    clean("name", "print\n"),
]

CASES = FLAGGED + PARSES + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(PrintStatement, case)
