from __future__ import annotations

import pytest

from beginner_lint.facts.project import Heir
from beginner_lint.linter import lint
from beginner_lint.rules.functions.type_comparison import TypeComparison
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import bools, floats, ints, lists, made, texts
from tests.rules.evidence.proxies import LyingText
from tests.rules.tables import Case, check, clean, unfixed, unsafe

INPUTS = {"value": ints | texts | floats | lists(ints)}
WILD = {"value": ints | bools | made(LyingText, texts)}
SILENCING = {
    "checks_a_result": "a test may be there to find out that the class is exactly this one",
    "tells_classes_from_others": "who asks for the class of a class knows what `isinstance` says",
    "asks_for_own_class": "a method that asks this wants to know of classes that build on its own",
    "keeps_name_of_type": "who keeps the name of the class wants to know exactly this one",
    "decides_nothing": "the fix would keep the mistake, and hide it",
    "makes_one_of_it": "who turns all else into that class wants exactly that class",
    "stands_in_equality": "what equals an object may be a question of its exact class",
    "asks_for_heirs_too": "who asks for both lets them in already, and the fix would ask twice",
}

CASES = [
    unsafe(
        "makes-another-of-it",
        "def f(value):\n    if type(value) != str:\n        value = len(repr(value))\n    return value\n",
        "def f(value):\n    if not isinstance(value, str):\n        value = len(repr(value))\n    return value\n",
    ),
    unsafe(
        "makes-one-of-what-it-is-not",
        "def f(value):\n    if type(value) == int:\n        value = int(value) + 1\n    return value\n",
        "def f(value):\n    if isinstance(value, int):\n        value = int(value) + 1\n    return value\n",
    ),
    unsafe(
        "a-builtin",
        "def f(value):\n    return type(value) == int\n",
        "def f(value):\n    return isinstance(value, int)\n",
        says="`isinstance(value, int)` also takes in classes that build on `int`",
        because="`True` and `False` are to be treated as `int`, too",
    ),
    unsafe(
        "not-equal",
        "def f(value):\n    return [type(value) != str, type(value) != int and value]\n",
        "def f(value):\n    return [not isinstance(value, str), not isinstance(value, int) and value]\n",
    ),
    unsafe(
        "class-first",
        "def f(value):\n    return str == type(value)\n",
        "def f(value):\n    return isinstance(value, str)\n",
    ),
    unsafe(
        "in-brackets-and-over-lines",
        "def f(value):\n    return (type(value)\n            == int) != (type( value )==str)\n",
        "def f(value):\n    return (isinstance(value, int)) != (isinstance(value, str))\n",
    ),
    unsafe(
        "a-class-of-the-file",
        "class Animal:\n    pass\nclass Cat(Animal):\n    pass\nfor pet in [Animal(), Cat()]:\n"
        "    print(type(pet) == Animal)\n",
        "class Animal:\n    pass\nclass Cat(Animal):\n    pass\nfor pet in [Animal(), Cat()]:\n"
        "    print(isinstance(pet, Animal))\n",
        because="objects of classes that build on `Animal`, as `Cat` (line 3) does, are to be treated as",
        itself=True,
    ),
    unsafe(
        "a-class-further-down",
        "def f(pet):\n    return type(pet) == Animal\nclass Animal:\n    pass\nclass Cat(Animal):\n    pass\nprint(f(Cat()))\n",
        "def f(pet):\n    return isinstance(pet, Animal)\nclass Animal:\n    pass\nclass Cat(Animal):\n    pass\nprint(f(Cat()))\n",
        because="as `Cat` (line 5) does,",
        itself=True,
    ),
    unfixed(
        "built-on-in-another-file",
        "from fractions import Fraction\nfrom types import new_class\nfor kind in [Fraction, new_class('Half', (Fraction,))]:\n"
        "    print(type(kind(1)) == Fraction)\n",
        because="`Half` in `halves.py` builds on `Fraction`, and would be let in",
        guard="lets_others_in",
        heirs=(Heir("halves.py", "Half", "Fraction"),),
    ),
    unsafe(
        "another-is-built-on-in-another-file",
        "from fractions import Fraction\ndef f(value):\n    return type(value) == Fraction\n",
        "from fractions import Fraction\ndef f(value):\n    return isinstance(value, Fraction)\n",
        unshown="no object of a class that builds on it is there",
        heirs=(Heir("cents.py", "Cents", "Decimal"),),
    ),
    unsafe(
        "an-imported-class",
        "import decimal\nfrom datetime import date, datetime\nfrom fractions import Fraction\ndef f(value):\n"
        "    return type(value) == decimal.Decimal or type(value) == Fraction or type(value) == int\n",
        "import decimal\nfrom datetime import date, datetime\nfrom fractions import Fraction\ndef f(value):\n"
        "    return isinstance(value, decimal.Decimal) or isinstance(value, Fraction) or isinstance(value, int)\n",
    ),
    unsafe(
        "a-long-value",
        "def f(value):\n    return type([value][-1] or [value][0] or value) == int\n",
        "def f(value):\n    return isinstance([value][-1] or [value][0] or value, int)\n",
        says="`isinstance(..., int)` also takes in classes that build on `int`",
    ),
    unsafe(
        "a-class-on-which-none-can-build",
        "import os\ndef f(value):\n    return type(value) == os.DirEntry\n",
        "import os\ndef f(value):\n    return isinstance(value, os.DirEntry)\n",
        says="is the usual way to ask whether something is a `os.DirEntry`",
        unshown="no other class can be made to count as one",
    ),
    unfixed(
        "a-comment",
        "def f(value):\n    return (type(value)  # why\n            == int)\n",
        because="comment",
    ),
    unfixed("shown-as-text", "def f(value):\n    return f'{type(value) == int = }'\n", because="f-string"),
    unfixed(
        "another-isinstance",
        "def isinstance(a, b):\n    return 3\ndef f(value):\n    return type(value) == int\n",
        because="`isinstance` may mean something else",
        guard="isinstance_means_something_else",
    ),
    clean(
        "tells-its-own-classes-from-it",
        "class Tree(list): pass\ndef f(value):\n    return type(value) == list\nprint(f([]), f(Tree()))\n",
        guard="tells_own_classes_apart",
    ),
    unsafe(
        "own-class-of-another-builtin",
        "class Tree(list): pass\ndef f(value):\n    return type(value) == str\n",
        "class Tree(list): pass\ndef f(value):\n    return isinstance(value, str)\n",
    ),
    clean(
        "tells-it-from-a-class-that-builds-on-it",
        "def f(value):\n    if type(value) == int:\n        return 'number'\n    return type(value) is bool\nprint(f(3), f(True))\n",
        guard="is_told_from_heirs",
    ),
    clean(
        "tells-it-from-an-imported-class-called-alike",
        "from fractions import Fraction\nfrom collections import Counter as FractionCounter\ndef f(value):\n    return type(value) == Fraction\n"
        "def g(value):\n    return isinstance(value, (str, FractionCounter))\nprint(f(3), g(3))\n",
        guard="is_told_from_heirs",
    ),
    clean(
        "tells-it-from-its-own-heir",
        "class Animal:\n    pass\nclass Cat(Animal):\n    pass\ndef f(pet):\n    if type(pet) == Animal:\n        return 'any'\n"
        "    return isinstance(pet, Cat)\nprint(f(Animal()), f(Cat()))\n",
        guard="is_told_from_heirs",
    ),
    clean(
        "told-from-a-switch",
        "def f(options):\n    size = options.get('size', False)\n    return size if type(size) == int else 10\nprint(f({'size': True}))\n",
        guard="is_told_from_a_switch",
    ),
    clean(
        "told-from-a-default-that-is-a-switch",
        "def f(size=True):\n    return size if type(size) == int else 10\nprint(f(), f(3))\n",
        guard="is_told_from_a_switch",
    ),
    clean(
        "heirs-are-asked-for-beside-it",
        "def f(value):\n    return type(value) == dict or issubclass(type(value), dict) or value\nprint(f({}))\n",
        guard="asks_for_heirs_too",
    ),
    clean(
        "heirs-are-asked-for-beside-it-by-isinstance",
        "def f(value):\n    return isinstance(value, dict) or type(value) == dict\nprint(f({}))\n",
        guard="asks_for_heirs_too",
    ),
    unsafe(
        "heirs-of-another-are-asked-for",
        "def f(value, other):\n    return isinstance(other, dict) or isinstance(value, list) or type(value) == dict\n",
        "def f(value, other):\n    return isinstance(other, dict) or isinstance(value, list) or isinstance(value, dict)\n",
        runs=False,
    ),
    clean(
        "attribute-that-is-passed-as-a-switch",
        "class A:\n    def __init__(self, size): self.size = size\ndef f(a):\n    return a.size if type(a.size) == int else 10\nprint(f(A(size=True)))\n",
        guard="is_told_from_a_switch",
    ),
    clean(
        "attribute-that-is-a-switch-by-default",
        "class A:\n    def __init__(self, size=False): self.size = size\ndef f(a):\n    return a.size if type(a.size) == int else 10\nprint(f(A()))\n",
        guard="is_told_from_a_switch",
    ),
    clean(
        "attribute-that-is-made-a-switch",
        "class A:\n    pass\ndef f(a):\n    a.size = True\n    return a.size if type(a.size) == int else 10\nprint(f(A()))\n",
        guard="is_told_from_a_switch",
    ),
    unsafe(
        "attribute-that-is-a-number",
        "class A:\n    def __init__(self, size=4): self.size = size\n    def show(self, loud=True):\n        return self.size if type(self.size) == int else 10\nprint(A().show(loud=False))\n",
        "class A:\n    def __init__(self, size=4): self.size = size\n    def show(self, loud=True):\n        return self.size if isinstance(self.size, int) else 10\nprint(A().show(loud=False))\n",
        runs=False,
    ),
    unsafe(
        "kept-under-a-switch",
        "def f(values):\n    size = values.get(True)\n    return size if type(size) == int else 10\n",
        "def f(values):\n    size = values.get(True)\n    return size if isinstance(size, int) else 10\n",
        runs=False,
    ),
    clean(
        "lets-zero-through",
        "def f(values):\n    return [each for each in values if each or type(each) == int]\nprint(f([0, False, 1]))\n",
        guard="is_told_from_a_switch",
    ),
    unsafe(
        "beside-another-value",
        "def f(value, other):\n    return other is None or type(value) == int\n",
        "def f(value, other):\n    return other is None or isinstance(value, int)\n",
        inputs={"other": texts},
    ),
    unsafe(
        "an-enumeration-with-members",
        "from enum import Enum\nclass Kind(Enum):\n    LARGE = 1\ndef f(value):\n    return type(value) == Kind\n",
        "from enum import Enum\nclass Kind(Enum):\n    LARGE = 1\ndef f(value):\n    return isinstance(value, Kind)\n",
        says="`isinstance(value, Kind)` is the usual way to ask whether something is a `Kind`",
        because="nothing of another class passes itself off as `Kind`",
        runs=False,
    ),
    unsafe(
        "an-enumeration-to-build-on",
        "from enum import Enum\nclass Kind(Enum):\n    def show(self): pass\ndef f(value):\n    return type(value) == Kind\n",
        "from enum import Enum\nclass Kind(Enum):\n    def show(self): pass\ndef f(value):\n    return isinstance(value, Kind)\n",
        says="also takes in classes that build on `Kind`",
        runs=False,
    ),
    unsafe(
        "another-default-than-a-switch",
        "def f(value=None):\n    return value if type(value) == int else 10\n",
        "def f(value=None):\n    return value if isinstance(value, int) else 10\n",
    ),
    unsafe(
        "text-or-a-switch",
        "def f(value=False):\n    return type(value) == str\n",
        "def f(value=False):\n    return isinstance(value, str)\n",
    ),
    unsafe(
        "heir-asked-for-elsewhere",
        "def g(value):\n    return isinstance(value, bool)\ndef f(value, x):\n    return type(value) == int and not isinstance(x, bool)\n",
        "def g(value):\n    return isinstance(value, bool)\ndef f(value, x):\n    return isinstance(value, int) and not isinstance(x, bool)\n",
        inputs={"x": ints},
    ),
    unsafe(
        "another-class-called-alike",
        "class Cat:\n    pass\nclass Catalogue:\n    pass\ndef f(value):\n    return type(value) == Cat or isinstance(value, Catalogue)\nprint(f(Cat()))\n",
        "class Cat:\n    pass\nclass Catalogue:\n    pass\ndef f(value):\n    return isinstance(value, Cat) or isinstance(value, Catalogue)\nprint(f(Cat()))\n",
        itself=True,
        then="class Kitten(Cat):\n    pass\nprint(f(Kitten()))",
    ),
    unfixed(
        "always-true",
        "def f(value):\n    return type(value) != int or value is None or str != type(value)\n",
        says="`or` makes this true always, as `value` has just one type; `and` rules all out",
        because="only you know what it is to ask",
        guard="decides_nothing",
    ),
    unfixed(
        "always-false",
        "def f(value):\n    return type(value.imag) == int and type(value.imag) == float\n",
        says="`and` makes this false always, as `value.imag` has just one type; `or` takes any",
    ),
    unsafe(
        "both-for-the-same-class",
        "def f(value):\n    return type(value) != int or type(value) != int\n",
        "def f(value):\n    return not isinstance(value, int) or not isinstance(value, int)\n",
    ),
    unsafe(
        "about-two-values",
        "def f(value):\n    return [type(value) != int or type(x) != str for x in ['a']]\n",
        "def f(value):\n    return [not isinstance(value, int) or not isinstance(x, str) for x in ['a']]\n",
    ),
    clean(
        "excused",
        "def f(found):\n    return type(found) == int  # noqa: E721\n",
        guard="author_decided",
    ),
    clean("exactly", "def f(a):\n    return type(a) is int or type(a) is not str\n"),
    clean("two-values", "def f(a, b):\n    return type(a) == type(b)\n"),
    clean("a-name-for-any-class", "def f(a, kind):\n    return type(a) == kind\n"),
    clean("the-name-of-a-class", "def f(a):\n    return type(a).__name__ == 'int'\n"),
    clean("typing", "from typing import List\ndef f(a):\n    return type(a) == List\n"),
    clean("a-function", "from os import getcwd\ndef f(a):\n    return type(a) == getcwd\n"),
    clean("a-chain", "def f(a):\n    return type(a) == int == a\n"),
    clean("a-new-class", "print(type('A', (), {}) == int)\n"),
    clean(
        "own-type",
        "def type(x):\n    return str\nprint(type(3) == str, type('a') == str)\n",
        guard="is_not_the_builtin",
    ),
    clean(
        "own-class",
        "class A:\n    def copy(self):\n        return self if type(self) == A else A()\n",
        guard="asks_for_own_class",
    ),
    clean(
        "keeps-the-name-of-the-type",
        "def f(value):\n    if type(value) == str:\n        kind = None\n    else:\n        kind = type(value).__name__\n"
        "    return kind\nprint(f(3))\n",
        guard="keeps_name_of_type",
    ),
    clean(
        "keeps-the-name-of-the-type-in-a-dict",
        "def f(value):\n    if type(value) != str:\n        return {'kind': type(value).__qualname__}\n    return {}\nprint(f(3))\n",
        guard="keeps_name_of_type",
    ),
    unsafe(
        "tells-the-name-of-the-type",
        "def f(value):\n    if type(value) != str:\n        return f'{type(value).__name__}: {value}'\n    return value\n",
        "def f(value):\n    if not isinstance(value, str):\n        return f'{type(value).__name__}: {value}'\n    return value\n",
    ),
    unsafe(
        "keeps-the-name-of-another-type",
        "def f(value):\n    other = 3\n    if type(value) == str:\n        kind = ''\n    else:\n        kind = type(other).__name__\n"
        "    return kind\n",
        "def f(value):\n    other = 3\n    if isinstance(value, str):\n        kind = ''\n    else:\n        kind = type(other).__name__\n"
        "    return kind\n",
    ),
    clean(
        "makes-one-of-it",
        "def f(value):\n    if type(value) != float:\n        value = float(value)\n    return repr(value)\nprint(f(3))\n",
        guard="makes_one_of_it",
    ),
    unsafe(
        "no-class-builds-on-it",
        "class Pretender:\n    __class__ = bool\nvalue = Pretender()\nprint(type(value) == bool)\n",
        "class Pretender:\n    __class__ = bool\nvalue = Pretender()\nprint(isinstance(value, bool))\n",
        says="`isinstance(value, bool)` is the usual way to ask whether something is a `bool`",
        because="nothing of another class passes itself off as `bool`",
        itself=True,
    ),
    clean(
        "whether-it-is-a-class",
        "def f(value):\n    return type(value) == type\nprint(f(int), f(3))\n",
        guard="tells_classes_from_others",
    ),
    clean(
        "class-of-a-class",
        "class Meta(type):\n    pass\ndef f(value):\n    return type(type(value)) == Meta\nprint(f(3))\n",
        guard="tells_classes_from_others",
    ),
    clean(
        "asserted-by-a-test",
        "def test_sum():\n    assert type(sum([1, 2])) == int\ntest_sum()\n",
        guard="checks_a_result",
    ),
    clean(
        "handed-to-an-assertion",
        "def f(self, value):\n    self.assertTrue(value and not type(value) == int)\n",
        guard="checks_a_result",
    ),
    unsafe(
        "asserted-in-a-program",
        "def f(value):\n    assert type(value) == int\n    return value\n",
        "def f(value):\n    assert isinstance(value, int)\n    return value\n",
    ),
    unsafe(
        "asked-by-a-test",
        "def test_f(value):\n    return 3 if type(value) == int else max(4, type(value) == str)\n",
        "def test_f(value):\n    return 3 if isinstance(value, int) else max(4, isinstance(value, str))\n",
    ),
    clean(
        "what-equals-an-object",
        "class A:\n    def __eq__(self, other):\n        return type(other) == A\nprint(A() == A())\n",
        guard="stands_in_equality",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(TypeComparison, case)


def test_helpers_of_tests_check_exact_types() -> None:
    program = "def activate(value):\n    assert type(value) == int\n    return value\n"
    for path, found in (("test_values.py", 0), ("values.py", 1)):
        assert len(lint(Source(path, program), Settings(select=("ZEN601",)))) == found
