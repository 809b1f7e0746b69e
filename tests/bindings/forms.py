"""Every way in which Python binds a name, each with what beginner-lint says where the name is a builtin's."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

VARIABLE, PARAMETER, IMPORT, DEFINITION, ATTRIBUTE, CALL = (
    "ZEN501", "ZEN502", "ZEN503", "ZEN504", "ZEN505", "ZEN506",
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """A program that binds the name of a builtin in one way.

    `codes` are those that beginner-lint reports. Where it reports none, `because` says why. `since` is the first
    Python that reads the program.
    """

    id: str
    program: str
    codes: tuple[str, ...]
    because: str = ""
    since: tuple[int, int] = (3, 10)

    def __str__(self) -> str:
        return self.id


def _form(name: str, code: str, program: str, since: tuple[int, int] = (3, 10)) -> Form:
    return Form(name, _text(program), (code,), since=since)


def _silent(name: str, because: str, program: str) -> Form:
    return Form(name, _text(program), (), because)


def _text(program: str) -> str:
    return textwrap.dedent(program).removeprefix("\n")


FORMS = [
    # Assignments
    _form("assignment", VARIABLE, "sum = 3\nprint(sum)\n"),
    _form("assignment in a function", VARIABLE, "def f():\n    sum = 3\n    return sum\n"),
    _form("annotated assignment", VARIABLE, "id: int = 3\nprint(id)\n"),
    _silent("annotation without a value", "the name still means the builtin", "id: int\nprint(id(3))\n"),
    _form("augmented assignment", VARIABLE, "def f(scores):\n    for score in scores:\n        sum += score\n"),
    _form("chained assignment", VARIABLE, "first = max = 3\nprint(first, max)\n"),
    _form("tuple", VARIABLE, "min, other = 3, 4\nprint(min, other)\n"),
    _form("tuple in a tuple", VARIABLE, "a, (b, max) = 1, (2, 3)\nprint(a, b, max)\n"),
    _form("list as a target", VARIABLE, "[a, min] = 3, 4\nprint(a, min)\n"),
    _form("starred", VARIABLE, "first, *list = [3, 4, 5]\nprint(first, list)\n"),
    _form("walrus", VARIABLE, "if (len := 3) > 2:\n    print(len)\n"),
    _silent(
        "another function",
        "on purpose: a function takes the builtin's place",
        "import sys\n\ninput = sys.stdin.readline\nprint(input())\n",
    ),
    _silent("lambda as a value", "on purpose: a function takes the builtin's place", "max = lambda a, b: a\nprint(max(3, 4))\n"),
    # Statements
    _form("for", VARIABLE, "for str in ['a', 'b']:\n    print(str)\n"),
    _form("tuple in for", VARIABLE, "for number, (str, _) in enumerate(['ab', 'cd']):\n    print(number, str)\n"),
    _form("starred in for", VARIABLE, "for first, *list in [(3, 4, 5)]:\n    print(first, list)\n"),
    _form("async for", VARIABLE, "async def f(lines):\n    async for str in lines:\n        print(str)\n"),
    _form("with", VARIABLE, "with open('a.txt') as input:\n    print(input.read())\n"),
    _form("tuple in with", VARIABLE, "def f(pair):\n    with pair as (input, other):\n        print(input, other)\n"),
    _form("async with", VARIABLE, "async def f(source):\n    async with source as input:\n        print(input)\n"),
    _form("except", VARIABLE, "try:\n    print(3 / 0)\nexcept ZeroDivisionError as type:\n    print(type)\n"),
    _form("except*", VARIABLE, "try:\n    print(3 / 0)\nexcept* ZeroDivisionError as type:\n    print(type)\n", since=(3, 11)),
    _form("global", VARIABLE, "def f():\n    global max\n    max = 3\n\n\nf()\nprint(max)\n"),
    _form("nonlocal", VARIABLE, "def f():\n    max = 3\n\n    def g():\n        nonlocal max\n        max = 4\n\n    g()\n    return max\n"),
    # Comprehensions
    _form("list comprehension", VARIABLE, "print([id * 2 for id in (3, 4)])\n"),
    _form("set comprehension", VARIABLE, "print({id * 2 for id in (3, 4)})\n"),
    _form("dict comprehension", VARIABLE, "print({id: 2 for id in (3, 4)})\n"),
    _form("generator", VARIABLE, "print(*(id * 2 for id in (3, 4)))\n"),
    _form("tuple in a comprehension", VARIABLE, "print([id for id, _ in [(3, 4)]])\n"),
    _form("async comprehension", VARIABLE, "async def f(numbers):\n    return [id async for id in numbers]\n"),
    _form("walrus in a comprehension", VARIABLE, "print([id for n in (3, 4) if (id := n * 2)])\n"),
    # Patterns
    _form("case", VARIABLE, "match [3]:\n    case [3, _]:\n        print(3)\n    case list:\n        print(list)\n"),
    _form("case in a sequence", VARIABLE, "match [3, 4]:\n    case [first, max]:\n        print(first, max)\n"),
    _form("case *rest", VARIABLE, "match [3, 4]:\n    case [first, *list]:\n        print(first, list)\n"),
    _form("case **rest", VARIABLE, "match {'a': 3}:\n    case {'a': first, **dict}:\n        print(first, dict)\n"),
    _form("case as", VARIABLE, "match 3:\n    case 3 | 4 as int:\n        print(int)\n"),
    _form("case of a class", VARIABLE, "match 3j:\n    case complex(real=float):\n        print(float)\n"),
    # Parameters
    _form("parameter", PARAMETER, "def f(list):\n    return list[0]\n"),
    _form("positional-only parameter", PARAMETER, "def f(list, /):\n    return list[0]\n"),
    _form("keyword-only parameter", PARAMETER, "def f(*, list):\n    return list[0]\n"),
    _form("parameter with a default", PARAMETER, "def f(max=3):\n    return max\n"),
    _form("annotated parameter", PARAMETER, "def f(id: int) -> int:\n    return id\n"),
    _form("*args", PARAMETER, "def f(*list):\n    return list[0]\n"),
    _form("**kwargs", PARAMETER, "def f(**dict):\n    return dict['a']\n"),
    _form("parameter of an async function", PARAMETER, "async def f(list):\n    return list[0]\n"),
    _form("parameter of a method", PARAMETER, "class Shelf:\n    def put(self, id):\n        self.last = id\n"),
    _form("parameter of a lambda", PARAMETER, "print((lambda list: list[0])([3]))\n"),
    _form("*args of a lambda", PARAMETER, "print((lambda *list: list[0])(3))\n"),
    # Imports
    _form("import … as", IMPORT, "import math as pow\n\nprint(pow.pi)\n"),
    _form("import of a part … as", IMPORT, "import os.path as dir\n\nprint(dir.sep)\n"),
    _form("from … import", IMPORT, "from math import pow\n\nprint(pow.__doc__)\n"),
    _form("from … import … as", IMPORT, "from math import floor as round\n\nprint(round.__doc__)\n"),
    # Definitions
    _form("function", DEFINITION, "def max(a, b):\n    return a\n\n\nprint(max(3, 4))\n"),
    _form("async function", DEFINITION, "async def max(a, b):\n    return a\n\n\nprint(max is None)\n"),
    _form("function in a function", DEFINITION, "def f():\n    def max(a, b):\n        return a\n\n    return max(3, 4)\n"),
    _form("class", DEFINITION, "class list:\n    pass\n\n\nprint(list() is None)\n"),
    _form("type alias", DEFINITION, "type list = tuple[int, ...]\nprint(list)\n", since=(3, 12)),
    _form("type parameter of a function", DEFINITION, "def f[str](a: str) -> str:\n    return a\n", since=(3, 12)),
    _form("type parameter of a class", DEFINITION, "class Shelf[str]:\n    def get(self) -> str: ...\n", since=(3, 12)),
    _form("type parameter of a type", DEFINITION, "type Pair[str] = tuple[str, str]\n", since=(3, 12)),
    _form("type parameter with a bound", DEFINITION, "def f[id: int](a: id) -> id:\n    return a\n", since=(3, 12)),
    _form("*type parameter", DEFINITION, "def f[*tuple](*a: *tuple) -> None: ...\n", since=(3, 12)),
    _form(
        "**type parameter",
        DEFINITION,
        "from collections.abc import Callable\n\n\ndef f[**dict](a: Callable[dict, int]) -> None: ...\n",
        since=(3, 12),
    ),
    # Classes
    _silent("attribute of a class", "read as `Student.id`, it hides nothing", "class Student:\n    id = 0\n"),
    _silent("method", "read as `shelf.list`, it hides nothing", "class Shelf:\n    def list(self):\n        return []\n"),
    _silent("attribute of an object", "an attribute hides nothing", "class Shelf:\n    def __init__(self, number):\n        self.id = number\n"),
    _form(
        "attribute that the class reads",
        ATTRIBUTE,
        "class Shelf:\n    def list(self):\n        return []\n\n    def sizes(self) -> list[int]:\n        return [3]\n",
    ),
    # What comes of it
    _form("called afterwards", CALL, "list = [3, 4]\nprint(list('ab'))\n"),
    _form("called before", CALL, "def f(scores):\n    sum = sum(scores)\n    return sum\n"),
]  # fmt: skip
