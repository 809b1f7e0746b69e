from __future__ import annotations

import sys

import pytest

from beginner_lint.diagnostic import Level
from beginner_lint.facts.project import ProjectFacts, Use
from beginner_lint.linter import lint
from beginner_lint.rules.names.builtin_definition import BuiltinDefinition
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import ints
from tests.rules.tables import Case, check, clean, unfixed, unsafe

INPUTS = {"a": ints, "b": ints}
SILENCING = {
    "is_offered_to_others": "`__all__` keeps the name: the rename would be withheld",
    "may_be_used_by_a_decorator": "what a decorator of another package does cannot be run here",
    "spells_private_names": "the rename would be withheld, as the private names would change with it",
    "replaces_on_purpose": "who hides a builtin on purpose wants its name",
    "author_decided": "a comment says that the name is meant",
    "may_be_looked_for": "an engine of another package is not here to call it",
    "is_called_like_its_file": "what loads a file by its name is not here",
    "is_annotated_with": "an annotation of a parameter is read by people and tools, not by Python",
    "stands_in_for_module": "who takes the file for a module of Python is not here",
}
UNSEEN = "nothing here looks at the name of what is defined"
SINCE_312 = sys.version_info >= (3, 12)

RENAMED = [
    unsafe(
        "command-that-says-its-name",
        "class cli:\n    def command(name):\n        return lambda f: f\n@cli.command(name='dir')\ndef dir():\n    return 3\nprint(dir(), dir.__name__)\n",
        "class cli:\n    def command(name):\n        return lambda f: f\n@cli.command(name='dir')\ndef dir_command():\n    return 3\nprint(dir_command(), dir_command.__name__)\n",
        because="assumes that nothing prints or looks up the name `dir` of the function",
        itself=True,
    ),
    unsafe(
        "command-that-begins-with-its-name",
        "class cli:\n    def command(name):\n        return lambda f: f\n@cli.command('dir')\ndef dir():\n    return 3\nprint(dir(), dir.__name__)\n",
        "class cli:\n    def command(name):\n        return lambda f: f\n@cli.command('dir')\ndef dir_command():\n    return 3\nprint(dir_command(), dir_command.__name__)\n",
        itself=True,
    ),
    unfixed(
        "shown-in-a-doctest",
        'class set:\n    """Set something for a while.\n\n    >>> with conf.set(foo=3):\n    ...     pass\n    """\nprint(set())\n',
        because="the text on line 4 names `set`",
    ),
    unfixed(
        "in-place-of-a-module-of-python",
        "def compile(x):\n    return x\nprint(compile(3))\n",
        because="Python's own `re` has a `compile`, and this file may take its place",
        guard="stands_in_for_module",
        path="kit/re.py",
    ),
    unsafe(
        "shown-in-a-text",
        "'''Use sh.list().'''\ndef list():\n    return 3\nprint(list())\n",
        "'''Use sh.list().'''\ndef list_items():\n    return 3\nprint(list_items())\n",
        because="that the text on line 1 may go on saying `list`",
        unshown="a text is for people",
    ),
    unsafe(
        "function",
        "def max(a, b):\n    return a if a > b else b\nprint(max(3, 4))\n",
        "def largest(a, b):\n    return a if a > b else b\nprint(largest(3, 4))\n",
        says="`max` hides Python's own `max` here; a name such as `largest`",
        because="nothing prints or looks up the name `max` of the function",
        unshown=UNSEEN,
    ),
    unsafe(
        "example-in-its-docstring",
        "def max(a, b):\n    'Like max(), but: max(3, b=4), not x.max(b=3).'\n    return a if a > b else b\nprint(max(3, 4))\n",
        "def largest(a, b):\n    'Like max(), but: largest(3, b=4), not x.max(b=3).'\n    return a if a > b else b\nprint(largest(3, 4))\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "called-in-code-that-is-commented-out",
        "def max(a, b):\n    return a\n# y = max(3, 4)\n# max(imum)\ndef f(max):\n    # max(1)\n    return max\nprint(max(3, 4))\n",
        "def largest(a, b):\n    return a\n# y = largest(3, 4)\n# largest(imum)\ndef f(max):\n    # max(1)\n    return max\nprint(largest(3, 4))\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "function-that-shows-its-name",
        "def max(a, b):\n    return a\nprint(max.__name__)\n",
        "def largest(a, b):\n    return a\nprint(largest.__name__)\n",
        itself=True,
    ),
    unsafe(
        "class-that-shows-its-name",
        "class list:\n    pass\nprint(type(list()).__name__)\n",
        "class List:\n    pass\nprint(type(List()).__name__)\n",
        because="nothing prints or looks up the name `list` of the class",
        itself=True,
    ),
    unsafe(
        "calls-itself-and-is-passed-on",
        "def sum(a, b):\n    return b if a < 1 else sum(a - 1, b + 1)\nprint([n(2, 3) for n in [sum]], dict(sum=sum(1, 2)))\n",
        "def add_up(a, b):\n    return b if a < 1 else add_up(a - 1, b + 1)\nprint([n(2, 3) for n in [add_up]], dict(sum=add_up(1, 2)))\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "says-what-it-prints",
        "def print(board):\n    return [board]\nresult = print('x')\n",
        "def print_board(board):\n    return [board]\nresult = print_board('x')\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "says-how-much-not-what",
        "def print(size):\n    return [size]\nresult = print(3)\n",
        "def show(size):\n    return [size]\nresult = show(3)\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "in-a-function-seen-inside",
        "def outer(a):\n    def min(b):\n        return min(b - 1) if b > a else lambda: min\n    return min\nprint(outer(1)(3)()(1)()(0) is not None, min(3, 4))\n",
        "def outer(a):\n    def smallest(b):\n        return smallest(b - 1) if b > a else lambda: smallest\n    return smallest\nprint(outer(1)(3)()(1)()(0) is not None, min(3, 4))\n",
        unshown=UNSEEN,
        inputs={"a": ints, "b": ints},
    ),
    unsafe(
        "waited-for",
        "import asyncio\nasync def input():\n    return 3\nprint(asyncio.run(input()))\n",
        "import asyncio\nasync def ask():\n    return 3\nprint(asyncio.run(ask()))\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "class-with-methods-that-use-it",
        "class set:\n    def __init__(self, *things):\n        self.things = things\n    def copy(self) -> object:\n        return set(*self.things)\nprint(set(3).copy().things)\n",
        "class Set:\n    def __init__(self, *things):\n        self.things = things\n    def copy(self) -> object:\n        return Set(*self.things)\nprint(Set(3).copy().things)\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "class-in-annotations",
        "class map:\n    size = 3\ndef f(x: map) -> int:\n    y: map = x\n    return y.size\nprint(f(map()))\n",
        "class Map:\n    size = 3\ndef f(x: Map) -> int:\n    y: Map = x\n    return y.size\nprint(f(Map()))\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "defined-in-both-branches",
        "import sys\nif sys.argv:\n    def abs(a): return a\nelse:\n    def abs(a): return -a\nprint(abs(3))\n",
        "import sys\nif sys.argv:\n    def magnitude(a): return a\nelse:\n    def magnitude(a): return -a\nprint(magnitude(3))\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "with-a-class-that-asks-for-itself",
        "def print():\n    class A:\n        def f(self): return __class__\n    return A().f() is A\nx = print()\n",
        "def show():\n    class A:\n        def f(self): return __class__\n    return A().f() is A\nx = show()\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "decorator-that-uses-no-name",
        "import functools\n@functools.lru_cache(maxsize=None)\ndef pow(a, b):\n    return a ** b\nprint(pow(2, 3))\n",
        "import functools\n@functools.lru_cache(maxsize=None)\ndef power(a, b):\n    return a ** b\nprint(power(2, 3))\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "used-above-by-what-runs-later",
        "def main():\n    def inner():\n        return max(3, 4)\n    print(inner())\ndef other(a):\n    return a\nprint(other(3))\ndef max(a, b):\n    return other(a)\nmain()\n",
        "def main():\n    def inner():\n        return largest(3, 4)\n    print(inner())\ndef other(a):\n    return a\nprint(other(3))\ndef largest(a, b):\n    return other(a)\nmain()\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "importable-module",
        "def round(a):\n    return a\n",
        "def rounded(a):\n    return a\n",
        because="no other file uses this function",
        script=False,
    ),
    unfixed(
        "taken-by-another-file",
        "def round(a):\n    return a\n",
        because="`main.py` takes `round` from this file",
        script=False,
        uses=(Use("main.py", "round"),),
        then="print(globals()['round'](3))\n",
    ),
]

REFUSED = [
    unfixed(
        "command",
        "def command(f):\n    return f\n@command\ndef dir():\n    return 3\nprint(dir())\n",
        because="the decorator `command` may use the name `dir`",
        guard="may_be_used_by_a_decorator",
    ),
    unfixed(
        "command-that-says-more-than-its-name",
        "class cli:\n    def command(**more):\n        return lambda f: f\n@cli.command(hidden=True)\ndef dir():\n    return 3\nprint(dir())\n",
        because="the decorator `cli.command` may use the name `dir`",
    ),
    unfixed(
        "overloaded",
        "from typing import overload\n@overload\ndef max(a: int) -> int: ...\n@overload\ndef max(a: str) -> str: ...\ndef max(a): return a\n",
        because="the decorator `overload`",
        guard="may_be_used_by_a_decorator",
    ),
    unfixed(
        "called-by-an-engine",
        "import ursina\ndef input(key):\n    return key\nursina.f = input\n",
        because="`ursina` may call `input` by its name",
        runs=False,
    ),
    unfixed(
        "called-like-its-file",
        "def list(path):\n    return path\n",
        because="the file is called `list`, too, and what loads it may look for that",
        guard="is_called_like_its_file",
        path="commands/list.py",
        script=False,
        runs=False,
    ),
    unfixed(
        "maybe-called-by-what-a-star-import-brings",
        "from engine import *\ndef open(key):\n    return key\nrun()\n",
        because="`engine` may call `open` by its name",
        guard="may_be_looked_for",
        runs=False,
    ),
    unsafe(
        "called-beside-a-star-import",
        "from engine import *\ndef open(key):\n    return key\nopen(3)\n",
        "from engine import *\ndef open_key(key):\n    return key\nopen_key(3)\n",
        because="no other file uses this function",
        script=False,
        runs=False,
    ),
    unsafe(
        "not-called-beside-a-star-import-from-python",
        "from math import *\ndef open(key):\n    return key\n",
        "from math import *\ndef open_key(key):\n    return key\n",
        because="no other file uses this function",
        script=False,
        runs=False,
    ),
    unfixed(
        "called-with-a-label-as-the-builtin-is",
        "def f(words):\n    def sorted(x):\n        return x\n    return sorted(words, key=len)\nif f is None: f(3)\n",
        because="`sorted(words, key=len)` on line 4 may be meant to call Python's own",
    ),
    unfixed(
        "called-as-the-builtin-is",
        "def f(words):\n    def next():\n        return next(words)\n    return next()\nif f is None: f(3)\n",
        because="`next(words)` on line 3 may be meant to call Python's own",
        guard="may_mean_the_builtin",
    ),
    unsafe(
        "called-as-it-can-be",
        "def f(words):\n    def sorted(*lists):\n        return lists\n    def max(a, b=3, *, c=4):\n        return a, b, c\n"
        "    return sorted(1, 2), max(1, 2, c=3), max(*words)\nprint(f('ab'))\n",
        "def f(words):\n    def in_order(*lists):\n        return lists\n    def largest(a, b=3, *, c=4):\n        return a, b, c\n"
        "    return in_order(1, 2), largest(1, 2, c=3), largest(*words)\nprint(f('ab'))\n",
        unshown=UNSEEN,
    ),
    unfixed(
        "private-attributes",
        "class list:\n    def __init__(self):\n        self.__head = 3\nprint(vars(list()))\n",
        because="Python spells `__head` with the name of the class",
        guard="spells_private_names",
    ),
    unfixed(
        "private-method",
        "class list:\n    def __look(self): return 3\nprint(list() is not None)\n",
        because="Python spells `__look`",
        guard="spells_private_names",
    ),
    unfixed(
        "seen-in-the-frame",
        "import sys\ndef f():\n    def max(a): return a\n    return 'max' in sys._getframe().f_locals\nprint(f())\n",
        because="may see the name `max`",
        guard="may_be_looked_up",
    ),
    unsafe(
        "globals-as-an-object",
        "def max(a): return a\nprint(max(3), dict() is globals())\n",
        "def largest(a): return a\nprint(largest(3), dict() is globals())\n",
        unshown=UNSEEN,
    ),
    unfixed(
        "globals-that-are-equal",
        "def max(a): return a\nprint(max(3), dict() == globals())\n",
        because="`globals()` may see",
    ),
    unfixed("globals", "def max(a): return a\nprint(globals()['max'](3))\n", because="`globals()` may see"),
    unfixed(
        "annotation-means-the-builtin",
        "def any(a): return a\ndef f(x: any): return x\nprint(f(any(3)))\n",
        because="the annotation on line 2 names `any` as well",
        guard="is_annotated_with",
    ),
    unfixed("class-in-quotes", "class list:\n    def f(self) -> 'list': return self\n", because="as a text"),
    unfixed(
        "the-builtin-before",
        "print(max(3, 4))\ndef max(a, b):\n    return a\nprint(max(3, 4))\n",
        because="`max` on line 1 may still be the builtin",
        guard="may_mean_the_builtin",
    ),
    unfixed(
        "the-builtin-at-times",
        "import sys\nif len(sys.argv) > 9:\n    def max(a, b):\n        return a\nprint(max(3, 4))\n",
        because="`max` on line 5 may still be the builtin",
    ),
    unfixed(
        "the-builtin-in-what-runs-before",
        "def f(a):\n    return max(a, 3)\ndef g(a):\n    return f(a)\nprint(g(4))\ndef max(a, b):\n    return a\nprint(max(3, 4))\n",
        because="`max` on line 2 may still be the builtin",
        guard="may_mean_the_builtin",
    ),
    unfixed(
        "the-builtin-in-what-is-handed-away",
        "import functools\n@functools.partial(map, range(3))\ndef f(a):\n    return max(a, 3)\nprint(*f)\ndef max(a, b):\n    return a\nprint(max(3, 4))\n",
        because="`max` on line 4 may still be the builtin",
    ),
    unfixed(
        "the-builtin-in-a-default-that-calls",
        "def f(a):\n    return max(a, 3)\ndef g(a=f(4)):\n    return a\ndef max(a, b):\n    return a\nprint(max(3, 4), g())\n",
        because="`max` on line 2 may still be the builtin",
    ),
    unfixed(
        "the-builtin-in-a-comprehension-in-a-default",
        "def f(a=[max(n, 3) for n in range(5)]):\n    return a\ndef max(a, b):\n    return a\nprint(max(3, 4), f())\n",
        because="`max` on line 1 may still be the builtin",
        guard="may_mean_the_builtin",
    ),
    unfixed(
        "the-builtin-in-its-own-default",
        "def max(a, b=max):\n    return b\nprint(max(3)(4, 5))\n",
        because="`max` on line 1 may still be the builtin",
    ),
    unfixed(
        "deleted-again",
        "def max(a, b):\n    return a\nprint(max(3, 4))\ndel max\nprint(max(3, 4))\n",
        because="on line 5",
    ),
    unfixed(
        "another-builtin-is-kept",
        "from builtins import max as _max\n_sum = sum\ndef made(f): return f\n@made\ndef min(a): return a\n_min = min\n",
        because="the decorator `made` may use the name",
    ),
]

CLEAN = [
    clean("method", "class A:\n    def list(self): return 3\n    class type: pass\nprint(A().list())\n"),
    clean("of-another-name", "def largest(a, b): return a\nclass Items: pass\n"),
    clean("parameter-of-that-name", "def f(max):\n    def max(a): return a\n    return max\n"),
    clean(
        "for-what-is-missing",
        "try:\n    callable\nexcept NameError:\n    def callable(a): return hasattr(a, '__call__')\nprint(callable(3))\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "asked-for",
        "import builtins\nif not hasattr(builtins, 'aiter'):\n    def aiter(a): return a\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "import-that-may-be-missing",
        "try:\n    from fast import pow\nexcept ImportError:\n    def pow(a, b): return a ** b\nprint(pow(2, 3))\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "calls-the-builtin-by-its-module",
        "import builtins\ndef print(*words):\n    builtins.print('>', *words)\nprint('a')\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "calls-the-builtin-by-another-name",
        "real = print\ndef print(*words):\n    real('>', *words)\nprint('a')\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "keeps-the-builtin-by-an-import",
        "from builtins import open as _open\ndef open(name):\n    return made(name)\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "keeps-the-builtin-by-another-name",
        "_open = open\ndef open(name):\n    return made(name)\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "declared-in-a-function",
        "def silence():\n    global print\n    def print(*words): return None\nsilence()\nprint('a')\n",
        guard="replaces_on_purpose",
    ),
    clean("empty", "def f():\n    def sum(): pass\n    return 3\nprint(f())\n", guard="replaces_on_purpose"),
    clean(
        "fast-reading",
        "import sys\ndef input():\n    return sys.stdin.readline().rstrip()\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "builtin-extended",
        "import builtins\nclass dict(builtins.dict):\n    size = 3\nprint(dict(a=1))\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "entered-by-its-name",
        "def f(code):\n    def open(path): return path\n    names = {}\n    names['open'] = open\n    def input(): return 3\n"
        "    return eval(code, names | {'input': input})\nprint(f('open(input())'))\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "what-the-builtin-asks",
        "class A: pass\ndef f():\n    def len(self): return 3\n    A.__len__ = len\nf()\nprint(len(A()))\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "does-what-the-builtin-does",
        "def next(it):\n    return it.__next__()\nprint(next(iter([3])))\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "excused",
        "def sum(a):  # noqa: A001\n    return a\nprint(sum(3))\n",
        guard="author_decided",
    ),
    clean(
        "one-of-many",
        "class F: pass\nclass abs(F): pass\nclass min(F): pass\nclass max(F): pass\nclass count(F): pass\nclass median(F): pass\nclass concat(F): pass\nprint(min() is not None)\n",
        guard="is_one_of_many",
    ),
    clean(
        "kept-by-its-name",
        "known = {}\nclass F:\n    def __init_subclass__(cls):\n        known[cls.__name__] = cls\nclass min(F): pass\nprint(sorted(known))\n",
        guard="is_one_of_many",
    ),
    clean(
        "offered",
        "__all__ = ['open']\ndef open(a): return a\n",
        guard="is_offered_to_others",
    ),
]

CASES: list[Case] = RENAMED + REFUSED + CLEAN

TYPES = [
    unsafe(
        "type-parameters",
        "def f[type, *tuple, **dict](x: type) -> list[type]:\n    y: type = x\n    return [y]\nprint(f(3))\n",
        "def f[T, *Ts, **P](x: T) -> list[T]:\n    y: T = x\n    return [y]\nprint(f(3))\n",
        says="`type` hides Python's own `type` here; a name such as `T`",
        because="the name `type` of the type parameter",
        unshown=UNSEEN,
    ),
    unsafe(
        "type-parameter-of-a-class-and-its-method",
        "class Box[id: int]:\n    def put[str](self, x: id, y: str) -> tuple[id, str]:\n        return x, y\nprint(Box().put(1, 2), id(3) > 0)\n",
        "class Box[T: int]:\n    def put[U](self, x: T, y: U) -> tuple[T, U]:\n        return x, y\nprint(Box().put(1, 2), id(3) > 0)\n",
        unshown=UNSEEN,
    ),
    unsafe(
        "type",
        "type list[id] = dict[str, id]\ndef f(x: list[int]) -> int:\n    return len(x)\nprint(f({}))\n",
        "type List[T] = dict[str, T]\ndef f(x: List[int]) -> int:\n    return len(x)\nprint(f({}))\n",
        because="the name `list` of the type",
        unshown=UNSEEN,
    ),
    clean("type-of-a-class", "class A:\n    type list = int\n"),
    clean("types-of-other-names", "type Names = list[str]\ndef f[T](x: T) -> T: return x\n"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(BuiltinDefinition, case)


@pytest.mark.skipif(not SINCE_312, reason="syntax of 3.12")
@pytest.mark.parametrize("case", TYPES, ids=str)
def test_types(case: Case) -> None:
    check(BuiltinDefinition, case)


@pytest.mark.skipif(sys.version_info < (3, 13), reason="syntax of 3.13")
def test_type_parameter_with_a_default() -> None:
    (found,) = lint(Source("x.py", "class A[id = int]: pass\n"), Settings(), ProjectFacts())
    assert (found.code, found.range.start.column, found.range.end.column) == ("ZEN504", 8, 10)


def test_a_package_offers_what_it_defines() -> None:
    program = "def compile(text): return text\ndef f():\n    def open(): pass\n    return open\n"
    settings = Settings(level=Level.EXPERT)
    found = lint(Source("pkg/__init__.py", program), settings, ProjectFacts())
    assert [(each.code, each.range.start.line) for each in found] == [("ZEN504", 3)]
    assert len(lint(Source("pkg/compiling.py", program), settings, ProjectFacts())) == 2


# Around `def compile(source)`: what goes on with the name; None where nothing does.
LEFT = {
    "message": ("print('First compile() it.')\n", "the text on line 1"),
    "docstring-of-the-module": ("'''Shop.\n\nCall `compile` first.\n'''\n", "the text on line 3"),
    "docstring-of-another": ("def f():\n    'See ``compile``.'\n", "the text on line 2"),
    "several": ("'''compile() and\ncompile(3)'''\n# compile() first\n", "the texts on lines 1 and 2 and the comment on line 3"),
    "comments": ("x = 3  # compile() first\n#\n# then compile(x)\n", "the comments on lines 1 and 3"),
    "comment-block": ("# How it works:\n# 1. read\n# 2. call compile(source), and write\n", "the comment on line 3"),
    "filled-in": ("x = 3\nprint(f'compile({x}) comes')\n", "the text on line 2"),
    "as-code": ("# compile(x)\n", None),
    "in-quotes": ("# call `compile` first\n", None),
    "words": ("'We compile it, to compile.'\n# compile it\n", None),
    "of-an-object": ("'regex.compile(x) and `regex.compile`'\n# regex.compile() first\n", None),
    "pythons-own": ("'like compile(), but not Python\\'s own compile()'\n", None),
    "query": ("'select compile(x) from y'\n", None),
    "longer": ("'precompile() and compile_all()'\n", None),
    "its-name-elsewhere": ("x = {'compile': 3}\n", None),
}  # fmt: skip


@pytest.mark.parametrize(("before", "left"), LEFT.values(), ids=LEFT.keys())
def test_what_goes_on_with_the_name_is_told(before: str, left: str | None) -> None:
    program = f"{before}def compile(source):\n    return source\ncompile(3)\n"
    (found,) = lint(Source("shop.py", program), Settings(select=("ZEN504",)), ProjectFacts())
    assert found.fix is not None, found.refusal
    told = found.fix.assumption or ""
    assert (f"that {left} may go on saying `compile`" in told) if left else "go on" not in told


def test_what_a_definition_says_itself_goes_on() -> None:
    def told(program: str) -> str:
        (found,) = lint(Source("shop.py", program), Settings(select=("ZEN504",)), ProjectFacts())
        assert found.fix is not None, found.refusal
        return found.fix.assumption or ""

    assert "the text on line 2 may" in told("def list(log):\n    log({'method': 'list'})\n")
    assert "go on" not in told("def list(log):\n    'Return a `list`.'\n    return log\n")
    nested = "'list()'\ndef f():\n    def list():\n        return 3\n    print('list()')\n    return list\n'list()'\n"
    assert "the text on line 5 may" in told(nested)


DESCRIBED = ["abs", "all", "any", "bin", "chr", "hex", "id", "len", "max", "min"]


def names_told(path: str, program: str) -> list[str]:
    found = lint(Source(path, program), Settings(level=Level.EXPERT), ProjectFacts())
    return [each.message.split("`")[1] for each in found if each.code in ("ZEN501", "ZEN502", "ZEN504")]


def test_a_module_of_builtins_defines_them() -> None:
    program = "def pow(a): return a\nlist = 3\ndef f():\n    def open(a): return a\n    return open(3)\n"
    assert names_told("stubs/powers.py", program) == ["pow", "list", "open"]
    for stem in ("builtins", "__builtin__", "__builtins__"):
        assert names_told(f"stubs/{stem}.py", program) == ["list", "open"]


@pytest.mark.parametrize(
    ("program", "count"),
    [
        pytest.param("".join(f"def {name}(object): pass\n" for name in DESCRIBED), 0, id="functions"),
        pytest.param("".join(f'class {name}:\n    ""\n' for name in DESCRIBED), 0, id="classes"),
        pytest.param(
            "".join(f"class {name}:\n    def f(self, id):\n        ...\n" for name in DESCRIBED),
            0,
            id="methods",
        ),
        pytest.param(
            "str = None\n" + "".join(f"def {name}(): 'Text.'\n" for name in DESCRIBED), 0, id="constants"
        ),
        pytest.param(
            "".join(f"def {name}(): pass\n" for name in DESCRIBED[1:]), 9, id="a-sheet-of-exercises"
        ),
        pytest.param("".join(f"def {name}(): return 3\n" for name in DESCRIBED), 10, id="full"),
        pytest.param(
            "def sum(): return 3\n" + "".join(f"def {name}(): pass\n" for name in DESCRIBED),
            11,
            id="one-is-full",
        ),
        pytest.param(
            "def show(): return 3\n" + "".join(f"def {name}(): pass\n" for name in DESCRIBED),
            10,
            id="another-is-full",
        ),
    ],
)
def test_what_only_says_which_builtins_there_are(program: str, count: int) -> None:
    assert len(names_told("api/core.py", program)) == count


@pytest.mark.parametrize(
    ("program", "place"),
    [
        ("@f\ndef max(a):\n    pass\n", (2, 4, 7)),
        ("async  def max(a):\n    pass\n", (1, 11, 14)),
        ("class list(A):\n    pass\n", (1, 6, 10)),
    ],
)
def test_range_is_the_name_alone(program: str, place: tuple[int, int, int]) -> None:
    (found,) = lint(Source("x.py", program), Settings(select=("ZEN504",)), ProjectFacts())
    assert (found.range.start.line, found.range.start.column, found.range.end.column) == place


@pytest.mark.parametrize(
    ("program", "better"),
    [
        ("def id(x):\n    return x\n", "identity"),
        ("def id(x):\n    return x.y\n", "get_id"),
        ("def format(validator, x): pass\n", "check_format"),
        ("def format(fmt, *values): pass\n", "format_text"),
        ("def format(name, *values): pass\n", "format_text"),
        ("def compile(source, flags): pass\n", "compile_source"),
        ("def compile(flags, source): pass\n", "build"),
        ("def filter(match, template): pass\n", "apply_filter"),
        ("def filter(match): pass\n", "filter_match"),
        ("def next(): pass\n", "get_next"),
        ("def bin(s):\n    return hexlify(s).decode()\n", "to_hex"),
        ("def bin(s):\n    return s.decode()\n", "bin_values"),
        ("def bin(s):\n    return s % 2\n", "to_binary"),
        ("def any(*choices):\n    return group(*choices) + '*'\n", "repeated"),
        ("def any(*choices):\n    return group(*choices) + '+'\n", "any_of"),
        ("def format(cols, width=3):\n    print(cols)\n", "print_columns"),
        ("def format(x):\n    print(x)\n", "print_text"),
        ("def help():\n    print(3)\n", "show_help"),
        ("def format(x):\n    print(x)\n    return x\n", "format_value"),
        ("def format(start, n): pass\n", "apply_format"),
        ("def format(text, n): pass\n", "format_text"),
        ("def format(typ): pass\n", "format_typ"),
        ("def format(typ): pass\ndef format_type(): pass\n", "apply_format"),
        ("def open(view):\n    view.show()\n", "open_view"),
        ("def open(*views):\n    show(views)\n", "do_open"),
        ("def open(*views):\n    show(views, mode='r')\n", "open_file"),
        ("def open(library, access_mode):\n    return library\n", "do_open"),
        ("def open(library):\n    return library.viOpen()\n", "open_library"),
        ("def open(library, x):\n    return library.viOpen()\n", "do_open"),
        ("def open(library, x):\n    return urlopen(x)\n", "open_file"),
        ("def open(f, mode):\n    return f\n", "open_file"),
        ("def input(model):\n    return wrap(model)\n", "make_input"),
        ("def input(model, value):\n    model.send(value)\n", "handle_input"),
        ("def input(prompt):\n    return wrap(prompt)\n", "ask"),
        ("def format(color, style):\n    _format = color + style\n    return _format\n", "make_format"),
        ("def callable(*values):\n    print(values)\n", "callback"),
        ("def callable(value):\n    return hasattr(value, '__call__')\n", "is_callable"),
        ("def filter():\n    return True\n", "condition"),
        ("def filter(*names):\n    return names\n", "apply_filter"),
        ("def all():\n    return loader.loadTestsFromNames(NAMES)\n", "all_tests"),
    ],
)
def test_words_that_parameters_say(program: str, better: str) -> None:
    (found,) = lint(Source("x.py", program), Settings(select=("ZEN504",)), ProjectFacts())
    assert f"such as `{better}`" in found.message


@pytest.mark.parametrize(
    ("path", "program", "refusal"),
    [
        (
            "kit/re.py",
            "def compile(x): pass\n",
            "Python's own `re` has a `compile`, and this file may take its place",
        ),
        ("kit/re.py", "def sum(x): pass\n", None),
        ("kit/rex.py", "def compile(x): pass\n", None),
        ("kit/re.py", "def f():\n    def compile(x): pass\n    return compile\n", None),
    ],
)
def test_files_called_like_a_module_of_python(path: str, program: str, refusal: str | None) -> None:
    (found,) = lint(Source(path, program), Settings(select=("ZEN504",)), ProjectFacts())
    assert found.refusal == refusal


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Use shop.list().\n", 1),
        ("\nUse kit.shop.list()\n", 2),
        ("sh.list(x)\n", 1),
        ("shop.lister()\n", 0),
        ("names.list()\n", 0),
    ],
)
def test_texts_that_show_the_function(text: str, line: int) -> None:
    program = f'"""{text}"""\ndef list(): return 3\n'
    (found,) = lint(Source("kit/shop.py", program), Settings(select=("ZEN504",)), ProjectFacts())
    assert found.fix is not None
    told = f"that the text on line {line} may go on saying `list`"
    assert (told in (found.fix.assumption or "")) == bool(line)
