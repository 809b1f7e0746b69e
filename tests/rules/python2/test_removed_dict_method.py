from __future__ import annotations

import pytest

from beginner_lint.rules.python2.removed_dict_method import RemovedDictMethod
from tests.rules.evidence.inputs import bools, counts, dicts, texts
from tests.rules.python2.shims import VERSION, planned
from tests.rules.tables import Case, check, clean, diagnose, safe, unfixed, unsafe

PYTHON2 = True
SILENCING = VERSION
INPUTS = {"d": dicts(counts, texts), "key": counts | texts, "chosen": bools}

FLAGGED = [
    safe("has-key", "d = {1: 'a'}\nx = d.has_key(key)\n", "d = {1: 'a'}\nx = key in d\n", says="`key in d`"),
    safe("negated", "d = {}\nd[3] = 1\nx = not d.has_key(key)\n", "d = {}\nd[3] = 1\nx = not (key in d)\n"),
    safe("compared", "d = {'': 0}\nx = d.has_key(key) == True\n", "d = {'': 0}\nx = (key in d) == True\n"),
    safe("key-with-an-operator", "d = {2: 3}\nif d.has_key(1 if chosen else key): print(d)\n", "d = {2: 3}\nif (1 if chosen else key) in d: print(d)\n"),
    safe("key-is-a-tuple", "d = {(1, 2): 3}\nx = d.has_key((1, key))\n", "d = {(1, 2): 3}\nx = (1, key) in d\n"),
    safe("iteritems", "d = {1: 'b'}\nfor k, v in d.iteritems(): print([k, v])\n", "d = {1: 'b'}\nfor k, v in d.items(): print([k, v])\n", says="as lazy"),
    safe("walked-over-by-a-builtin", "d = {1: 'b'}\nx = sorted(d.iterkeys())\n", "d = {1: 'b'}\nx = sorted(d.keys())\n"),
    safe("changes-meanwhile", "d = {1: 'b'}\nfor k in d.iterkeys(): d[k] = key\n", "d = {1: 'b'}\nfor k in d.keys(): d[k] = key\n"),
    safe("kept-for-next", "d = {1: 'b'}\nx = d.itervalues()\ny = next(x)\n", "d = {1: 'b'}\nx = iter(d.values())\ny = next(x)\n", guard="is_kept_as_iterator"),
    safe("view", "d = {1: 'b'}\nx = d.viewitems()\nd[2] = key\n", "d = {1: 'b'}\nx = d.items()\nd[2] = key\n"),
    unsafe("unknown", "def f(d, key): return d.has_key(key)\n", "def f(d, key): return key in d\n", because="`d` is a dictionary", guard="may_be_no_dict"),
    unsafe("unknown-items", "def f(d):\n    for k in d.iterkeys(): yield [k]\n", "def f(d):\n    for k in d.keys(): yield [k]\n", because="`d` is a dictionary", then="def g(d): return list(f(d))\n"),
    unfixed("iter-is-the-learners-own", "def iter(x): return 3\nd = {1: 'b'}\nx = d.itervalues()\n", because="`iter` may mean", guard="iter_means_something_else"),
    unfixed("order", "def f(): print('f'); return {1: 2}\ndef g(): print('g'); return 1\nx = f().has_key(g())\n", because="before the dictionary", guard="order_would_change"),
    unfixed("starred", "x = f().has_key(*a)\n", because="not written out"),
]  # fmt: skip

CLEAN = [
    clean("own-method", "class A:\n    def has_key(self, k): return k\nprint(A().has_key(1))\n", guard="belongs_to_something_else"),
    clean("function-of-a-module", "import sixth\nfor k in sixth.iteritems(): pass\n", guard="belongs_to_something_else"),
    clean("takes-a-dictionary", "for k in old.iteritems(d): pass\n"),
    *planned("d.has_key(1)", "d = {}\n"),
]  # fmt: skip

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RemovedDictMethod, case)


def test_a_mailbox_has_these_methods_in_python3_too() -> None:
    program = "def f(box): return list(box.iterkeys())\n"
    check(RemovedDictMethod, clean("mailbox", "import mailbox\n" + program))
    check(RemovedDictMethod, clean("known", "import mailbox\nd = {}\nx = d.items()\n"))
    assert diagnose(RemovedDictMethod, clean("without", program))
    assert diagnose(RemovedDictMethod, clean("known", "import mailbox\nd = {}\nx = d.iteritems()\n"))
