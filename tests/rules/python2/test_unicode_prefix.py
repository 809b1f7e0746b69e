from __future__ import annotations

import pytest

from beginner_lint.rules.python2.unicode_prefix import UnicodePrefix
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe

SILENCING = {
    "only_run_by_python2": "in Python 2 the text would become bytes; Python 3 does not run it",
    "provided_for_both_pythons": "the file is for Python 2 too, where the text would become bytes",
}

FLAGGED = [
    safe("plain", "x = u'a'\nprint(x)\n", "x = 'a'\nprint(x)\n", says="Unicode"),
    safe("triple", 'print(u"""a""")\n', 'print("""a""")\n'),
    safe(
        "escapes",
        "print([u'\\u00fc\\x41\\N{BULLET}\\n', u'\\'', u'', u'\\\n'])\n",
        "print(['\\u00fc\\x41\\N{BULLET}\\n', '\\'', '', '\\\n'])\n",
    ),
    safe(
        "behind-a-word",
        "def f(x):\n    return u'a'if x else(u'b')in[u'b']\n",
        "def f(x):\n    return 'a'if x else('b')in['b']\n",
    ),
    safe(
        "documentation-and-annotation",
        """
        u'One.'
        class A:
            u'Two.'
        def f(x: u'int' = u'a', *, y=u'b'):
            u'''Three.'''
            return x, y
        """,
        """
        'One.'
        class A:
            'Two.'
        def f(x: 'int' = 'a', *, y='b'):
            '''Three.'''
            return x, y
        """,
        then="print(__doc__, A.__doc__, f.__doc__, f.__annotations__, f())\n",
    ),
    safe(
        "key-default-and-pattern",
        """
        def f(d, k):
            match k:
                case u"a":
                    return d[u"a"], d.get(u"b", u"none")
            return u"%s of %s" % (k, u"x".join([u"1", k]))
        """,
        """
        def f(d, k):
            match k:
                case "a":
                    return d["a"], d.get("b", "none")
            return "%s of %s" % (k, "x".join(["1", k]))
        """,
    ),
]

CLEAN = [
    clean("joined", "x = 'a' u'b'\n"),
    clean("bytes", "x = b'a'\n"),
    clean("capital", "x = U'a'\n"),
    *planned("x = u'a'"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(UnicodePrefix, case)
