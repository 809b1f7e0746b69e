from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.rules.python2.removed_builtin import RemovedBuiltin
from tests.rules.evidence.inputs import (
    anything,
    counts,
    functions,
    ints,
    lists,
    numerals,
    scalars,
    texts,
    tuples,
)
from tests.rules.python2.shims import VERSION, bound, planned
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

PYTHON2 = True
SILENCING = VERSION
INPUTS = {
    "x": scalars, "n": counts, "s": texts, "a": ints, "b": ints, "xs": lists(ints), "arguments": tuples(texts, texts),
    "f": functions, "code": st.sampled_from(["y = 3\n", "print(4)\n", "def z(): return 4\n"]),
}  # fmt: skip
WILD = {
    "a": scalars,
    "b": scalars,
    "code": st.sampled_from(["y = 0777\n", "y = 3 <> 4\n"]),
    "arguments": anything,
}
LARGE = st.sampled_from([2**80, -(2**80)])

FLAGGED = [
    safe("unicode", "x = unicode(n)\n", "x = str(n)\n", says="use `str`"),
    safe("unicode-of-anything", "def f(x): return [unicode(x)]\n", "def f(x): return [str(x)]\n"),
    safe("mapped", "y = list(map(unicode, xs))\n", "y = list(map(str, xs))\n"),
    safe("basestring", "def f(x): return [isinstance(x, basestring)]\n", "def f(x): return [isinstance(x, str)]\n"),
    safe("long", "x = long(s)\ny = long(n) * 2\n", "x = int(s)\ny = int(n) * 2\n", inputs={"s": numerals}),
    safe("unichr", "y = unichr(n)\n", "y = chr(n)\n", inputs={"n": st.integers(32, 126)}),
    safe("file", "open('a.txt', 'w').write(s)\ny = file('a.txt').read()\n", "open('a.txt', 'w').write(s)\ny = open('a.txt').read()\n"),
    safe("pair-of-types", "y = isinstance(x, (int, long))\n", "y = isinstance(x, int)\n"),
    safe("three-types", "y = isinstance(x, (int, long, float))\n", "y = isinstance(x, (int, int, float))\n"),
    safe("reduce", "'doc'\nadd = lambda a, b: [a, b]\ny = reduce(add, xs)\n", "'doc'\nimport functools\n\nadd = lambda a, b: [a, b]\ny = functools.reduce(add, xs)\n", says="functools.reduce"),
    safe("intern", "y = intern(s) is intern(s)\n", "import sys\n\ny = sys.intern(s) is sys.intern(s)\n"),
    safe("apply", "y = apply(tuple, ([n, a],), {})\n", "y = tuple(*([n, a],), **{})\n", says="stars"),
    safe("apply-with-a-list", "y = apply(f, ['b', n], {})\n", "y = f(*['b', n], **{})\n"),
    unsafe("apply-to-what-may-be-anything", "def g(arguments): return apply(max, arguments)\n", "def g(arguments): return max(*arguments)\n", because="`arguments` is a tuple or list", guard="may_be_no_arguments"),
    unsafe("only-unicode", "y = [isinstance(x, unicode)]\n", "y = [isinstance(x, str)]\n", because="each text may count as `unicode`", inputs={"x": counts}, wild={"x": texts}, guard="tells_types_apart"),
    unsafe("only-long", "y = [isinstance(x, long)]\n", "y = [isinstance(x, int)]\n", because="each whole number may count as `long`", inputs={"x": LARGE}, wild={"x": counts}),
    unsafe("cmp", "def f(a, b): return cmp(a, b)\n", "def f(a, b): return ((a > b) - (a < b))\n", because="can be compared"),
    unsafe("execfile", "open('a.py', 'w').write(code)\nexecfile('a.py')\n", "open('a.py', 'w').write(code)\nexec(open('a.py').read())\n", because="Python 3 code"),
    unfixed("cmp-of-calls", "def f(): print('f'); return 1\ndef g(): return n\nx = cmp(f(), g())\n", because="computed twice", guard="may_be_evaluated_twice"),
    unfixed("apply-of-a-call", "x = apply(f(), y)\n", because="not a name"),
    unfixed("cmp-handed-on", "x = [cmp]\n", because="plain way"),
    unfixed("coerce", "x = coerce(1, 2)\n", because="no new form"),
    unfixed("decoded", "y = unicode(s, 'ascii')\n", because="decoded", guard="decodes"),
    unfixed("type-of-a-file", "y = isinstance(x, file)\n", because="plain way", guard="is_used_as_type"),
    unfixed("file-with-keywords", "x = file(name='a.txt')\n", because="plain way"),
    unfixed("str-is-the-learners-own", "def str(x): return 1\nx = unicode(1)\n", because="`str` may mean", guard="new_name_means_something_else"),
    unfixed("functools-is-the-learners-own", "functools = 1\nx = reduce(max, [1])\n", because="functools"),
]  # fmt: skip

CLEAN = [
    *bound("unicode", "unicode(1)"),
    *planned("x = unicode(1)"),
    clean(
        "if-a-module-has-not-got-it",
        "import os\nfolder = getattr(os, 'getcwd', None)\nif folder is None:\n    x = unicode(3)\n",
        guard="only_run_by_python2",
    ),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RemovedBuiltin, case)
