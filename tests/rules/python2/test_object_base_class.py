from __future__ import annotations

import pytest

from beginner_lint.rules.python2.object_base_class import ObjectBaseClass
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe, unfixed

SILENCING = {
    "is_for_both_pythons": "the file is for Python 2 too, where the class would become one of the old kind",
    "only_run_by_python2": "in Python 2 the class would become one of the old kind; Python 3 does not run it",
    "provided_for_both_pythons": "the file is for Python 2 too, where the class would become one of the old kind",
}

SHOWN = "print(A.__mro__, A.__bases__, A().x, isinstance(A(), object))\n"

FLAGGED = [
    safe("plain", "class A(object):\n    x = 1\n", "class A:\n    x = 1\n", says="`class A:`", then=SHOWN),
    safe("blanks", "class A ( object ) : x = 1\n", "class A : x = 1\n", then=SHOWN),
    safe("brackets", "class A((object)):\n    x = 1\n", "class A():\n    x = 1\n", then=SHOWN),
    safe(
        "knows-itself-and-is-a-base",
        """
        class A(object):
            x = 1
            def __init__(self, x=2):
                super().__init__()
                self.x = x
        class B(A):
            pass
        def f(n):
            return B(n).x, A().x, B.__mro__[-1], A.__doc__
        """,
        """
        class A:
            x = 1
            def __init__(self, x=2):
                super().__init__()
                self.x = x
        class B(A):
            pass
        def f(n):
            return B(n).x, A().x, B.__mro__[-1], A.__doc__
        """,
    ),
    safe(
        "inside-a-function-and-a-class",
        """
        def f(n):
            @repr
            class A(object):
                class B(object):
                    size = n
            class C(object): size = [n, n]
            return A[:8], C.size
        """,
        """
        def f(n):
            @repr
            class A:
                class B:
                    size = n
            class C: size = [n, n]
            return A[:8], C.size
        """,
    ),
    unfixed("comma", "class A(object,):\n    x = 1\n", because="more than the name"),
    unfixed("comment", "class A(object  # the base\n):\n    x = 1\n", because="more than the name"),
]

CLEAN = [
    clean("keyword", "class A(object, metaclass=type):\n    x = 1\n"),
    clean(
        "own-object",
        "class object: x = 1\nclass A(object): pass\nprint(A.x)\n",
        guard="is_not_the_builtin",
    ),
    clean("future", "from __future__ import division\nclass A(object): pass\n", guard="is_for_both_pythons"),
    *planned("class A(object):\n    pass"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ObjectBaseClass, case)
