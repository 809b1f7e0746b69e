from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.rules.python2.removed_attribute import RemovedAttribute
from tests.rules.evidence.inputs import counts, functions, ints, lists, nothing, numerals, scalars, texts
from tests.rules.python2.shims import VERSION, planned
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

PYTHON2 = True
SILENCING = VERSION
INPUTS = {
    "x": scalars,
    "n": counts,
    "s": texts,
    "t": texts,
    "xs": lists(ints),
    "ys": lists(texts),
    "f": functions,
}
WILD = {"s": scalars, "t": scalars, "f": functions | nothing}
LARGE = st.sampled_from([2**80, -(2**80)])

FLAGGED = [
    safe("maxint", "import sys\ny = sys.maxint\nz = x == sys.maxint\n", "import sys\ny = sys.maxsize\nz = x == sys.maxsize\n", says="`sys.maxsize`"),
    safe("alias", "import string as s\ny = s.letters[n:]\n", "import string as s\ny = s.ascii_letters[n:]\n"),
    safe("izip", "import itertools\ny = itertools.izip(xs, ys)\n", "import itertools\ny = zip(xs, ys)\n"),
    safe("izip-of-steps", "import itertools\ndef g(xs, ys):\n    for x, y in itertools.izip(xs, ys): print([x, y])\n", "import itertools\ndef g(xs, ys):\n    for x, y in zip(xs, ys): print([x, y])\n"),
    safe("imap", "import itertools\ny = itertools.imap(lambda x: [x], xs)\n", "import itertools\ny = map(lambda x: [x], xs)\n"),
    safe("ifilter", "import itertools\ny = itertools.ifilter(None, xs)\n", "import itertools\ny = filter(None, xs)\n"),
    safe("izip-longest", "import itertools\ny = itertools.izip_longest(xs, ys, fillvalue=x)\n", "import itertools\ny = itertools.zip_longest(xs, ys, fillvalue=x)\n"),
    safe("type-of-texts", "import types\ny = isinstance(x, types.StringType)\n", "import types\ny = isinstance(x, str)\n"),
    safe("maketrans", "import string\ny = s.translate(string.maketrans('ab', 'xy'))\n", "import string\ny = s.translate(str.maketrans('ab', 'xy'))\n", wild={"s": texts}),
    safe("method", "import string\ns = 'a'\ny = string.upper(s)\n", "import string\ns = 'a'\ny = s.upper()\n", says="as a method", wild={"s": texts}),
    safe("atoi", "import string\ns = '7'\ny = string.atoi(s)\n", "import string\ns = '7'\ny = int(s)\n", inputs={"s": numerals}, wild={"s": numerals}),
    safe("join", "import string\ny = string.join(ys)\n", "import string\ny = \" \".join(ys)\n"),
    unsafe("only-unicode", "import types\ny = isinstance(x, types.UnicodeType)\n", "import types\ny = isinstance(x, str)\n", because="whether a value was `unicode` or `str`", inputs={"x": counts}, wild={"x": texts}, guard="may_mean_more"),
    unsafe("only-long", "import types\ny = isinstance(x, types.LongType)\n", "import types\ny = isinstance(x, int)\n", because="whether a value was `long` or `int`", inputs={"x": LARGE}, wild={"x": counts}),
    unsafe("atoi-of-what-may-be-a-number", "import string\ny = string.atoi(s)\n", "import string\ny = int(s)\n", because="`s` is a text", inputs={"s": numerals}, wild={"s": counts}, guard="may_mean_more"),
    unsafe("imap-of-what-may-be-none", "import itertools\ny = list(itertools.imap(f, xs))\n", "import itertools\ny = list(map(f, xs))\n", because="`f` is a function", guard="may_mean_more"),
    safe("method-of-anything", "import string\ndef g(x): return [string.upper(x), string.find(x, 'a')]\n", "import string\ndef g(x): return [x.upper(), x.find('a')]\n"),
    safe("join-with-anything", "import string\ndef g(xs, x): return string.join(xs, x)\n", "import string\ndef g(xs, x): return x.join(xs)\n"),
    unsafe("unknown-text", "import string\ndef g(s): return [string.split(s)]\n", "import string\ndef g(s): return [s.split()]\n", because="`s` is a text", wild={"s": functions}, guard="may_be_no_text"),
    unsafe("sum-of-texts", "import string\ny = string.replace(s + t, 'a', t)\n", "import string\ny = (s + t).replace('a', t)\n", because="`s + t` is a text", unshown="what two values become when they are added has the methods of a text"),
    unfixed("join-of-calls", "import string\ndef f(): print('f'); return ['a', 'b']\ndef g(): print('g'); return '-'\ny = string.join(f(), g())\n", because="before the texts", guard="order_would_change"),
    unfixed("keywords", "import string\nx = string.split('a', maxsplit=1)\n", because="plain way"),
    unfixed("zip-is-the-learners-own", "import itertools\ndef zip(a, b): return 1\ny = itertools.izip(xs, ys)\n", because="`zip` may mean", guard="builtin_means_something_else"),
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
