from __future__ import annotations

import pytest

from beginner_lint.rules.python2.super_arguments import SuperArguments
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe

METHOD = "class A(B):\n    def f(self, other):\n        {}\n"
KNOWN = "class B:\n    def f(self, other):\n        return type(self).__name__, other\n"
SHOWN = "def show(x): return A().f(x)\n"

SILENCING = {
    "only_run_by_python2": "in Python 2 `super()` stops with a TypeError; Python 3 does not run it",
    "provided_for_both_pythons": "the file is for Python 2 too, where `super()` stops with a TypeError",
}


def known(identifier: str, method: str, fixed: str) -> Case:
    """A method of a class `A(B)`, which is called."""
    return safe(
        identifier, KNOWN + METHOD.format(method), KNOWN + METHOD.format(fixed), then=SHOWN, says="`super()`"
    )


FLAGGED = [
    known("plain", "return super(A, self).f(other)", "return super().f(other)"),
    known("blanks", "return super ( A , self ) . f(other)", "return super() . f(other)"),
    known(
        "not-called-at-once", "up = super(A, self); return up.f(other)", "up = super(); return up.f(other)"
    ),
    known("twice", "return super(A, self).f(super(A, self).f(other))", "return super().f(super().f(other))"),
    known(
        "object-is-also-in-a-closure",
        "return super(A, self).f(other), [(lambda: self)() is self]",
        "return super().f(other), [(lambda: self)() is self]",
    ),
    known("in-a-generator", "yield super(A, self).f(other)", "yield super().f(other)"),
    safe(
        "other-kinds-of-methods",
        """
        class B:
            def __new__(cls, *more):
                made = super().__new__(cls)
                made.more = more
                return made
            @classmethod
            def made(cls, x, /):
                return cls(x, cls.__name__)
            @property
            def size(self):
                return len(self.more)
        class A(B):
            def __new__(kind, *more):
                return super(A, kind).__new__(kind, "a", *more)
            @classmethod
            def made(cls, x, /):
                return super(A, cls).made(x)
            @property
            def size(this):
                return super(A, this).size + 1
        class C(A):
            pass
        def show(x):
            return A(x).more, A(x).size, A.made(x).more, C(x).more, C(x).size, C.made(x).more
        """,
        """
        class B:
            def __new__(cls, *more):
                made = super().__new__(cls)
                made.more = more
                return made
            @classmethod
            def made(cls, x, /):
                return cls(x, cls.__name__)
            @property
            def size(self):
                return len(self.more)
        class A(B):
            def __new__(kind, *more):
                return super().__new__(kind, "a", *more)
            @classmethod
            def made(cls, x, /):
                return super().made(x)
            @property
            def size(this):
                return super().size + 1
        class C(A):
            pass
        def show(x):
            return A(x).more, A(x).size, A.made(x).more, C(x).more, C(x).size, C.made(x).more
        """,
    ),
    safe(
        "class-of-a-function-that-a-loop-calls",
        """
        class B:
            def f(self, other): return other
        def make(x):
            class A(B):
                def f(self, other): return [x, super(A, self).f(other)]
            return A
        def show(x, y): return make(x)().f(y), make(y)().f(x)
        """,
        """
        class B:
            def f(self, other): return other
        def make(x):
            class A(B):
                def f(self, other): return [x, super().f(other)]
            return A
        def show(x, y): return make(x)().f(y), make(y)().f(x)
        """,
    ),
]

CLEAN = [
    clean(
        "other-class",
        """
        class C:
            def f(self, other): return "C"
        class B(C):
            def f(self, other): return "B"
        class A(B):
            def f(self, other): return super(B, self).f(other)
        def show(x): return A().f(x)
        """,
        guard="names_another_class",
    ),
    clean(
        "decorated",
        KNOWN + "import dataclasses\n@dataclasses.dataclass(slots=True)\n"
        "class A(B):\n    x: int = 1\n    def f(self, other): return super(A, self).f(other)\n" + SHOWN,
        guard="names_another_class",
    ),
    clean(
        "copied-by-a-metaclass",
        KNOWN + "def copied(name, bases, space):\n    space.pop('__classcell__', 0)\n"
        "    return type(name, bases, space)\n"
        "class A(B, metaclass=copied):\n    def f(self, other): return super(A, self).f(other)\n" + SHOWN,
        guard="names_another_class",
    ),
    clean(
        "declared-global-and-made-twice",
        """
        class B:
            def f(self, other): return other
        def make(base):
            global A
            class A(base):
                def f(self, other): return [super(A, self).f(other)]
            return A
        first, second = make(B), make(B)
        def show(x): return first().f(x)
        """,
        guard="names_another_class",
    ),
    clean(
        "deleted",
        KNOWN + METHOD.format("return super(A, self).f(other)") + "a = A()\ndel A\nprint(a.f(1))\n",
        guard="names_another_class",
    ),
    clean(
        "made-by-a-loop",
        KNOWN + "for n in range(2):\n    class A(B):\n"
        "        def f(self, other): return super(A, self).f(other)\n"
        "    if not n:\n        a = A()\nprint(a.f(1))\n",
        guard="is_made_again_and_again",
    ),
    clean(
        "has-a-class-of-its-own",
        KNOWN + METHOD.format("__class__ = B; return super(A, self).f(other)") + SHOWN,
        guard="hides_its_class",
    ),
    clean(
        "bound-again",
        KNOWN + "class A(B):\n    def f(self, other):\n        self = C()\n"
        "        return super(A, self).f(other)\nclass C(A): pass\n"
        "def show(x): return A().f(x)\n",
        guard="names_another_object",
    ),
    clean(
        "other-object",
        KNOWN + METHOD.format("return super(A, other).f(1)") + "class C(A): pass\nprint(A().f(C()))\n",
        guard="names_another_object",
    ),
    clean(
        "own-super",
        "def super(kind, one): return B()\n"
        + KNOWN
        + METHOD.format("return super(A, self).f(other)")
        + SHOWN,
        guard="is_not_the_builtin",
    ),
    clean("nested", METHOD.format("return lambda: super(A, self).f(1)")),
    clean("comprehension", METHOD.format("return [super(A, self).f(1) for x in y]")),
    clean("no-arguments", METHOD.format("super().f(1)")),
    *planned(METHOD.format("super(A, self).f(1)").rstrip(), "class B: pass\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(SuperArguments, case)
