from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.rules.python2.print_statement import PrintStatement
from tests.rules.evidence import observer
from tests.rules.evidence.inputs import counts, functions, ints, lists, made, scalars, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

PYTHON2 = True
SILENCING = {"is_not_the_builtin": "Python 2 reads no file that gives `print` a meaning"}
PAPERS = made(observer.Paper, st.just("paper"))
PLAIN = texts.filter(lambda text: not text[-1:].isspace())
INPUTS = {"x": scalars, "n": counts, "s": PLAIN, "f": PAPERS, "g": made(observer.Quiet)}
WILD = {"n": ints, "s": texts, "f": PAPERS, "g": functions, "x": scalars | functions}

FLAGGED = [
    safe("plain", "print 'a', x\n", "print('a', x)\n", says="it is a call: `print(x)`"),
    safe("blank-line", "print x\nif n: print\n", "print(x)\nif n: print()\n"),
    safe("several-values", "a = 'b'\nfor b in ['c', 'd']: print a, b, [x], 3, x\n", "a = 'b'\nfor b in ['c', 'd']: print(a, b, [x], 3, x)\n"),
    safe("nothing-that-is-read", "def show(a): return 2 * a\nprint show('b'), len('c'), show(3)\n", "def show(a): return 2 * a\nprint(show('b'), len('c'), show(3))\n", inputs={"a": PLAIN}, wild={"a": PLAIN}),
    safe("values-of-known-ends", "print '%d years' % n, len(s), 'a'.upper(), str(len(s)), x\n", "print('%d years' % n, len(s), 'a'.upper(), str(len(s)), x)\n"),
    safe("tab", "print 'a\\t', x\n", "print('a\\t', x, sep=\"\")\n"),
    safe("new-line-and-comma", "print 'b\\n',\nprint x\n", "print('b\\n', end=\"\")\nprint(x)\n"),
    safe("to-a-file", "print >>f, 1, x\nprint 1\n", "print(1, x, file=f)\nprint(1)\n", says="print >>f"),
    safe(
        "to-a-file-with-a-long-name",
        "print >>self.configuration.output, 1\nprint 1\n",
        "print(1, file=self.configuration.output)\nprint(1)\n",
        says="print >>file",
        runs=False,
    ),
    unsafe("comma", "print n,\nprint 'a',\n", "print(n, end=\" \")\nprint('a', end=\" \")\n", because="a blank at the end", says="stayed on the line", itself=True),
    unsafe("tuple", "print (1, x)\nprint 1\n", "print((1, x))\nprint(1)\n", because="brackets are meant", says="brackets", unshown="Python 2 printed the brackets; whether they were meant, nobody can see"),
    unsafe("to-what-a-call-opens", "print 1\nprint >>g(f), g(2)\n", "print(1)\nprint(g(2), file=g(f))\n", because="line 2"),
    unsafe("prints-while-it-is-computed", "def show(a):\n    print 'in'\n    return a\nprint 'got', show(3)\n", "def show(a):\n    print('in')\n    return a\nprint('got', show(3))\n", because="line 4", itself=True, guard="prints_meanwhile"),
    unsafe("calls-what-is-not-known", "print 'got', g(3)\n", "print('got', g(3))\n", because="`g(3)` prints nothing", guard="prints_meanwhile"),
    unsafe("property-that-prints", "class A(object):\n    @property\n    def b(self):\n        print 'in'\n        return 3\nprint 'got', A().b\n", "class A(object):\n    @property\n    def b(self):\n        print('in')\n        return 3\nprint('got', A().b)\n", because="line 6", itself=True),
    unsafe("may-end-a-line", "print s, 3\n", "print(s, 3)\n", because="`s` does not end with a tab", guard="joins_lines"),
    unsafe("read-and-may-end-a-line", "for line in s: print line, 3\n", "for line in s: print(line, 3)\n", because="`line` does not end", inputs={"s": lists(PLAIN)}, wild={"s": lists(texts)}),
    unsafe("tab-and-more", "print 'a\\t', 1, x\n", "print('a\\t', 1, x)\n", because="a blank behind `'a\\t'` does not matter", itself=True),
]  # fmt: skip

PARSES = [
    safe("to-a-file-parses", "print >>f, 1, x\n", "print(1, x, file=f)\n"),
    safe("blank-line-to-a-file-parses", "print >>f\n", "print(file=f)\n"),
    unsafe("comma-to-a-file-parses", "print >>f, 1,\n", 'print(1, end=" ", file=f)\n', because="a blank at the end", itself=True),
    unsafe("to-a-call-parses", "print >>g(f), g(3)\n", "print(g(3), file=g(f))\n", because="`g(f)` may come", guard="takes_work"),
    unsafe("text-to-a-file-parses", "print >>f, s, 3\n", "print(s, 3, file=f)\n", because="`s` does not end"),
    unfixed("brackets-at-the-end", "print >>f, (1)\n", because="in brackets"),
    unfixed("brackets-around", "(print >>f, 1)\n", because="brackets around"),
]  # fmt: skip

CLEAN = [
    clean("own-print", "print = Stream()\nprint >>f, 1\n", guard="is_not_the_builtin", runs=False),
    clean("other-shift", "x >>f, 1\nprint << f\n"),
    clean("call", "print(1, 2)\n"),
    clean("parses-as-a-tuple", "print (1), 2\n"),
    clean("name", "print\n"),
]

CASES = FLAGGED + PARSES + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(PrintStatement, case)
