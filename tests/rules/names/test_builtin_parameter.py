from __future__ import annotations

import sys

import pytest

from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.facts.project import ProjectFacts, Use
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rules.names.builtin_parameter import BuiltinParameter
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import ints, lists, of_keys, texts
from tests.rules.pandas.execution import HAS_PANDAS, frames
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {
    "list": lists(ints, min_size=1),
    "sum": ints,
    "max": ints,
    "min": ints,
    "str": texts,
    "x": ints,
    "xs": lists(ints),
}
INPUTS |= {"id": ints, "type": texts, "format": texts}  # fmt: skip
SILENCING = {
    "is_called_in_vain": "shadowed-call speaks of the parameter, where a call stops because of it",
    "is_called_so_elsewhere": "a method that replaces another one must call its parameters as that does",
    "is_annotated_with": "an annotation of a local variable is read by people and tools, not by Python",
    "is_passed_in_a_text": "an example in a text is for people, and would mislead them",
    "goes_on_with_the_name": "a message is for people, and would puzzle them",
    "may_mean_the_builtin": "the fix would keep the mistake, and hide it",
    "replaces_on_purpose": "who hands the builtin in wants its name",
    "author_decided": "a comment says that the name is meant",
}

KINDS = [
    safe(
        "positional",
        "def f(list, n):\n    return list[0] + n\nprint(f([1], 2))\n",
        "def f(numbers, n):\n    return numbers[0] + n\nprint(f([1], 2))\n",
        says="`list` hides Python's own `list` here; a name such as `numbers`",
        inputs={"n": ints},
    ),
    safe(
        "every-kind",
        "def f(id, /, sum, max=3, *tuple, min, len=None, **dict):\n    return id, sum, max, tuple, min, len, dict\n"
        "print(f(1, 2, 3, 4, min=5, len=6, x=7))\n",
        "def f(identifier, /, total, maximum=3, *values, minimum, length=None, **options):\n"
        "    return identifier, total, maximum, values, minimum, length, options\n"
        "print(f(1, 2, 3, 4, minimum=5, length=6, x=7))\n",
        inputs={"len": ints},
    ),
    safe(
        "positional-only-in-a-module",
        "def f(id, /, **more):\n    return id, more\nprint(f(1, id=2))\n",
        "def f(identifier, /, **more):\n    return identifier, more\nprint(f(1, id=2))\n",
        script=False,
    ),
    safe(
        "stars-of-a-method",
        "class A(dict):\n    def f(self, *list, **vars):\n        return list, vars\nprint(A().f(1, list=2))\n",
        "class A(dict):\n    def f(self, *items, **options):\n        return items, options\nprint(A().f(1, list=2))\n",
        script=False,
    ),
    safe(
        "lambda-that-is-handed-in",
        "names = ['b', 'A']\nnames.sort(key=lambda str: str.lower())\nprint(names, *map(lambda id: id * 2, [1]))\n",
        "names = ['b', 'A']\nnames.sort(key=lambda name: name.lower())\nprint(names, *map(lambda identifier: identifier * 2, [1]))\n",
    ),
    safe(
        "lambda-with-a-name",
        "f = lambda sum, x=1: (lambda: sum + x)()\nprint(f(2), f(sum=3))\n",
        "f = lambda total, x=1: (lambda: total + x)()\nprint(f(2), f(total=3))\n",
    ),
    safe(
        "lambda-called-at-once",
        "print((lambda sum: sum + 1)(sum=3))\n",
        "print((lambda total: total + 1)(total=3))\n",
    ),
    safe(
        "function-in-a-function-of-a-module",
        "def outer(xs):\n    def f(sum):\n        return sum + 1\n    return [f(sum=x) for x in xs] + [*map(f, xs)]\nprint(outer([1]))\n",
        "def outer(xs):\n    def f(total):\n        return total + 1\n    return [f(total=x) for x in xs] + [*map(f, xs)]\nprint(outer([1]))\n",
        script=False,
    ),
    safe(
        "async-and-generator",
        "import asyncio\nasync def f(type):\n    return type\ndef g(type):\n    yield type\nprint(asyncio.run(f(type='a')), *g('b'))\n",
        "import asyncio\nasync def f(kind):\n    return kind\ndef g(kind):\n    yield kind\nprint(asyncio.run(f(kind='a')), *g('b'))\n",
    ),
]

REFERENCES = [
    safe(
        "closures-defaults-and-nested-classes",
        """
        def f(sum, xs):
            def add(n=sum):
                nonlocal sum
                sum += n
                return lambda: sum
            class Holder:
                start = sum
                def get(self):
                    return sum
            return add()(), Holder().get(), Holder.start, [sum for _ in xs]
        print(f(1, [2]))
        """,
        """
        def f(total, xs):
            def add(n=total):
                nonlocal total
                total += n
                return lambda: total
            class Holder:
                start = total
                def get(self):
                    return total
            return add()(), Holder().get(), Holder.start, [total for _ in xs]
        print(f(1, [2]))
        """,
    ),
    safe(
        "default-and-annotation-mean-the-builtin",
        "def f(list: list = list('ab'), n: 'list' = 0) -> list:\n    return list * n\nprint(f(['a'], 2))\n",
        "def f(items: list = list('ab'), n: 'list' = 0) -> list:\n    return items * n\nprint(f(['a'], 2))\n",
        inputs={"list": lists(texts), "n": ints},
    ),
    safe(
        "label-of-another-function-stays",
        "def g(sum):\n    return sum\ndef f(sum):\n    return dict(sum=sum), g(sum=sum), g(\n        sum = sum)\nprint(f(3), f(sum=4))\n",
        "def g(total):\n    return total\ndef f(total):\n    return dict(sum=total), g(total=total), g(\n        total = total)\nprint(f(3), f(total=4))\n",
    ),
    safe(
        "captures-del-and-printed-names",
        """
        def f(sum, x):
            match x:
                case [1, *rest] | {"a": rest}:
                    sum = rest
                case sum:
                    pass
            text = f'{sum=} {sum!r:>{5}}'
            del sum
            return text
        print(f(1, 2), f(1, [1, 2]))
        """,
        """
        def f(total, x):
            match x:
                case [1, *rest] | {"a": rest}:
                    total = rest
                case total:
                    pass
            text = f'sum={total!r} {total!r:>{5}}'
            del total
            return text
        print(f(1, 2), f(1, [1, 2]))
        """,
    ),
    safe(
        "attribute-of-the-same-name",
        "class Point:\n    pass\ndef f(list, point):\n    point.list = list\n    return point.list\nprint(f([1], Point()))\n",
        "class Point:\n    pass\ndef f(numbers, point):\n    point.list = numbers\n    return point.list\nprint(f([1], Point()))\n",
        inputs={"point": texts},
    ),
    safe(
        "recursion",
        "def f(max, n=0):\n    return 0 if n >= max else 1 + f(max=max, n=n + 1)\nprint(f(3))\n",
        "def f(maximum, n=0):\n    return 0 if n >= maximum else 1 + f(maximum=maximum, n=n + 1)\nprint(f(3))\n",
        inputs={"n": ints},
    ),
    safe(
        "signature-in-a-comment-is-outside",
        "def f(list):  # type: (list) -> int\n    # type: (list) -> int\n    return list[0]\nprint(f([1]))\n",
        "def f(numbers):  # type: (list) -> int\n    # type: (list) -> int\n    return numbers[0]\nprint(f([1]))\n",
    ),
]

DOCSTRINGS = [
    safe(
        "list-without-a-heading",
        '''
        def f(min, max):
            """
            min: int
            max(int) -- the most

            With *min* or more.
            """
            return min + max
        print(f(1, 2))
        ''',
        '''
        def f(minimum, maximum):
            """
            minimum: int
            maximum(int) -- the most

            With *minimum* or more.
            """
            return minimum + maximum
        print(f(1, 2))
        ''',
    ),
    safe(
        "list-of-something-else",
        '''
        def f(min, max):
            """Do.

            Returns:
                min: int
                max: int
            """
            return min + max
        print(f(1, 2))
        ''',
        '''
        def f(minimum, maximum):
            """Do.

            Returns:
                min: int
                max: int
            """
            return minimum + maximum
        print(f(1, 2))
        ''',
    ),
    unsafe(
        "list-of-one-that-may-be-of-something-else",
        'def g(sum, x):\n    """Do *all*.\n\n    sum: the sum of it\n    """\n    return sum + x\nprint(g(3, 4))\n',
        'def g(total, x):\n    """Do *all*.\n\n    sum: the sum of it\n    """\n    return total + x\nprint(g(3, 4))\n',
        because="the text on line 4 may go on saying `sum`",
        unshown="a docstring is for people",
    ),
    safe(
        "sphinx",
        '''
        def f(sum, x):
            """Add the sum of `sum`.

            :param sum: the sum so far
            :type sum: int
            :param int sum: again
            :param x: not the sum: it
            @param sum: in Epytext
            :return: sum; by default the `sum` field of `x`
            """
            return sum + x
        print(f(1, 2))
        ''',
        '''
        def f(total, x):
            """Add the sum of `total`.

            :param total: the sum so far
            :type total: int
            :param int total: again
            :param x: not the sum: it
            @param total: in Epytext
            :return: sum; by default the `sum` field of `x`
            """
            return total + x
        print(f(1, 2))
        ''',
    ),
    safe(
        "google",
        '''
        def f(sum, *tuple, **vars):
            r"""Add.

            sum: not here

            Args:
                sum (int): the start, or
                    sum: which goes on
                *tuple: more
                \\**vars: others

            Returns:
                sum: the result
            """
            return sum, tuple, vars
        print(f(1, 2))
        ''',
        '''
        def f(total, *values, **options):
            r"""Add.

            sum: not here

            Args:
                total (int): the start, or
                    sum: which goes on
                *values: more
                \\**options: others

            Returns:
                sum: the result
            """
            return total, values, options
        print(f(1, 2))
        ''',
    ),
    safe(
        "numpy",
        '''
        def f(sum, max, x):
            """Add.

            Parameters
            ----------
            sum, max : int
                The
                sum
            x
                max

            Returns
            -------
            sum : int
                The sum.
            """
            return sum + max + x
        print(f(1, 2, 3))
        ''',
        '''
        def f(total, maximum, x):
            """Add.

            Parameters
            ----------
            total, maximum : int
                The
                sum
            x
                max

            Returns
            -------
            sum : int
                The sum.
            """
            return total + maximum + x
        print(f(1, 2, 3))
        ''',
    ),
    unsafe(
        "class-tells-of-init",
        '''
        class Student:
            """One of many.

            Args:
                id: the number

            Attributes:
                id: the number
            """

            def __init__(self, id):
                """:param id: it"""
                self.id = id
        print(Student(id=3).id, Student(4).id)
        ''',
        '''
        class Student:
            """One of many.

            Args:
                student_id: the number

            Attributes:
                id: the number
            """

            def __init__(self, student_id):
                """:param student_id: it"""
                self.id = student_id
        print(Student(student_id=3).id, Student(4).id)
        ''',
        because="nobody else calls `Student` with `id=`",
        itself=True,
        then="print(Student(**{'id': 3}).id)",
    ),
]

NAMES = [
    safe(
        "loop-says-what",
        "def f(list):\n    for child in list:\n        print(child)\nf([1])\n",
        "def f(children):\n    for child in children:\n        print(child)\nf([1])\n",
    ),
    safe(
        "attribute-says-what",
        "class Bag:\n    pass\ndef f(bag, list):\n    bag.things = list\n    return bag.things\nprint(f(Bag(), [1]))\n",
        "class Bag:\n    pass\ndef f(bag, things):\n    bag.things = things\n    return bag.things\nprint(f(Bag(), [1]))\n",
        inputs={"bag": texts},
    ),
    safe(
        "globals-hold-no-parameter",
        "def f(frame, sum, /):\n    return sum if frame is None else frame.f_globals\nprint(f(None, 3))\n",
        "def f(frame, total, /):\n    return total if frame is None else frame.f_globals\nprint(f(None, 3))\n",
    ),
    safe(
        "function-says-whose",
        "def delete_users(id):\n    return id\nprint(delete_users(3))\n",
        "def delete_users(user_id):\n    return user_id\nprint(delete_users(3))\n",
    ),
    safe(
        "annotation-and-default-say-what",
        "def f(list: list[str], all=False, input='', dir=0):\n    return list, all, input, dir\nprint(f([]))\n",
        "def f(words: list[str], include_all=False, input_text='', direction=0):\n    return words, include_all, input_text, direction\nprint(f([]))\n",
        inputs={"list": lists(texts), "all": ints, "input": texts, "dir": ints},
    ),
    safe(
        "rows",
        "def f(map, x):\n    return map[x][0]\nprint(f([[1]], 0))\n",
        "def f(grid, x):\n    return grid[x][0]\nprint(f([[1]], 0))\n",
        inputs={"map": lists(lists(ints, min_size=1), min_size=3)},
    ),
    safe(
        "name-that-a-call-uses-for-another",
        "def f(sum, **more):\n    return sum, more\nprint(f(1, total=2))\n",
        "def f(amount, **more):\n    return amount, more\nprint(f(1, total=2))\n",
    ),
    safe(
        "name-of-another-parameter",
        "def f(list, items, values):\n    return list, items, values\nprint(f(1, 2, 3))\n",
        "def f(elements, items, values):\n    return elements, items, values\nprint(f(1, 2, 3))\n",
        inputs={"items": ints, "values": ints},
    ),
]

UNSAFE = [
    unsafe(
        "keeps-the-value-of-a-round",
        "fs = []\nfor id in [1, 2]:\n    fs.append(lambda id=id: id + 1)\nprint([f() for f in fs])\n",
        "fs = []\nfor id in [1, 2]:\n    fs.append(lambda identifier=id: identifier + 1)\nprint([f() for f in fs])\n",
        because="nobody calls this `lambda` with `id=`",
        itself=True,
        then="print([f(id=3) for f in fs])",
    ),
    safe(
        "help-is-no-builtin",
        "def g(help):\n    return help\ndef f(sum, /):\n    ':param sum: it'\n    f.__doc__ = 'x'\n    return sum, g(1)\nprint(f(1))\n",
        "def g(help_text):\n    return help_text\ndef f(total, /):\n    ':param total: it'\n    f.__doc__ = 'x'\n    return total, g(1)\nprint(f(1))\n",
    ),
    unsafe(
        "docstring-is-shown",
        "def f(sum, /):\n    ':param sum: it'\n    return sum\nprint(f.__doc__, f(1))\n",
        "def f(total, /):\n    ':param total: it'\n    return total\nprint(f.__doc__, f(1))\n",
        because="what line 4 does with docstrings is for people only",
        guard="docstring_may_be_shown",
        itself=True,
    ),
    safe(
        "docstring-without-examples",
        'import doctest\ndef f(max):\n    """Go.\n\n    :param max: the most\n    """\n    return max\nprint(f(1), doctest.testmod()[0])\n',
        'import doctest\ndef f(maximum):\n    """Go.\n\n    :param maximum: the most\n    """\n    return maximum\nprint(f(1), doctest.testmod()[0])\n',
    ),
    safe(
        "docstring-of-another-is-shown",
        "class A:\n    def g(self):\n        'G.'\n        def f(sum):\n            ':param sum: it'\n            return sum\n        return f(1)\nprint(A.g.__doc__, A().g())\n",
        "class A:\n    def g(self):\n        'G.'\n        def f(total):\n            ':param total: it'\n            return total\n        return f(1)\nprint(A.g.__doc__, A().g())\n",
    ),
    unsafe(
        "docstring-with-an-example",
        'import doctest\ndef f(max):\n    """Go.\n\n    >>> f(max=3)\n    3\n\n    :param max: the most\n    """\n    return max\nprint(f(1), doctest.testmod()[0])\n',
        'import doctest\ndef f(maximum):\n    """Go.\n\n    >>> f(maximum=3)\n    3\n\n    :param maximum: the most\n    """\n    return maximum\nprint(f(1), doctest.testmod()[0])\n',
        because="what line 11 does with docstrings is for people only",
        unshown="the example goes along",
    ),
    unsafe(
        "function-of-a-module",
        "def f(sum):\n    return sum\nprint(f(1))\n",
        "def f(total):\n    return total\nprint(f(1))\n",
        because="no other file calls `f` with `sum=`",
        guard="may_be_passed_by_name",
        script=False,
        itself=True,
        then="print(f(sum=3))",
    ),
    unsafe(
        "handed-on",
        "import functools\ndef f(sum):\n    return sum\ng = functools.partial(f)\nprint(g(1))\n",
        "import functools\ndef f(total):\n    return total\ng = functools.partial(f)\nprint(g(1))\n",
        because="whoever gets `f` on line 4 passes no `sum=`",
        itself=True,
        then="print(g(sum=3))",
    ),
    unsafe(
        "passed-with-stars",
        "def f(sum=3):\n    return sum\ndef g(options):\n    return f(**options)\nprint(f(1))\n",
        "def f(total=3):\n    return total\ndef g(options):\n    return f(**options)\nprint(f(1))\n",
        because="`**` on line 4 does not pass `sum`",
        itself=True,
        inputs={"options": texts},
        then="print(g({'sum': 3}))",
    ),
    unsafe(
        "lambda-handed-on",
        "fs = [lambda sum: sum]\nprint(fs[0](3))\n",
        "fs = [lambda total: total]\nprint(fs[0](3))\n",
        because="nobody calls this `lambda` with `sum=`",
        itself=True,
        then="print(fs[0](sum=3))",
    ),
    unsafe(
        "found-among-the-globals",
        "def f(sum):\n    return sum\ndef g(name):\n    return globals()[name]\nprint(g('f')(3))\n",
        "def f(total):\n    return total\ndef g(name):\n    return globals()[name]\nprint(g('f')(3))\n",
        because="`sum=`",
        itself=True,
        inputs={"name": texts},
        then="print(g('f')(sum=3))",
    ),
    unsafe(
        "method",
        "class A:\n    def add(self, sum):\n        return sum\n    @staticmethod\n    def _of(x, *, max=3):\n        return max\n"
        "print(A().add(sum=1), A._of(1, max=2))\n",
        "class A:\n    def add(self, total):\n        return total\n    @staticmethod\n    def _of(x, *, maximum=3):\n        return maximum\n"
        "print(A().add(total=1), A._of(1, maximum=2))\n",
        because="nobody else calls `add` with `sum=`",
        itself=True,
        then="print(A().add(**{'sum': 3}))",
    ),
    unsafe(
        "base-is-known",
        "class Base:\n    pass\nclass A(Base, Exception):\n    def add(self, sum):\n        return sum\nprint(A().add(1))\n",
        "class Base:\n    pass\nclass A(Base, Exception):\n    def add(self, total):\n        return total\nprint(A().add(1))\n",
        itself=True,
        then="print(A().add(sum=3))",
    ),
    unsafe(
        "context-manager",
        "class A:\n    def __enter__(self):\n        return self\n    def __exit__(self, type, value, trace):\n        print(type)\nwith A():\n    pass\n",
        "class A:\n    def __enter__(self):\n        return self\n    def __exit__(self, exc_type, value, trace):\n        print(exc_type)\nwith A():\n    pass\n",
        itself=True,
        then="A().__exit__(type=1, value=2, trace=3)",
    ),
]

REFUSED = [
    unfixed(
        "decorated",
        "def say(function):\n    return lambda **given: function(**given)\n@say\ndef f(sum):\n    return sum\nprint(f(sum=3))\n",
        because="whoever calls what `@say` makes of it may pass `sum=`",
        guard="is_known_to_others",
    ),
    unfixed(
        "dispatched",
        "import functools\nclass A:\n    @functools.singledispatchmethod\n    def f(self, x, id):\n        return id\n",
        because="`@functools.singledispatchmethod` hands on what calls pass, maybe with `id=`",
    ),
    unfixed(
        "dispatched-second",
        "import functools\n@functools.singledispatch\ndef f(x, id):\n    return id\nprint(f(3, id=4))\n",
        because="`@functools.singledispatch` hands on what calls pass, maybe with `id=`",
    ),
    unfixed(
        "dispatched-by-the-second-name-that-has-no-place",
        "import functools\n@functools.singledispatch\ndef f(x, *, id):\n    return id\nprint(f(3, id=4))\n",
        because="`@functools.singledispatch` hands on what calls pass, maybe with `id=`",
    ),
    safe(
        "dispatched-on",
        "import functools\n@functools.singledispatch\ndef f(id, x=2):\n    return id\nprint(f(3))\n",
        "import functools\n@functools.singledispatch\ndef f(identifier, x=2):\n    return identifier\nprint(f(3))\n",
    ),
    unsafe(
        "dispatched-on-as-a-method",
        "import functools\nclass A:\n    @functools.singledispatchmethod\n    def f(self, id, x=2):\n        return id\nprint(A().f(3))\n",
        "import functools\nclass A:\n    @functools.singledispatchmethod\n    def f(self, identifier, x=2):\n        return identifier\nprint(A().f(3))\n",
        because="nobody else calls `f` with `id=`",
        unshown="it takes no label",
    ),
    unfixed(
        "decorated-by-a-part-of-what-another-file-has",
        "import functools\nfrom tools import say\n@functools.partial(say, loud=True)\ndef f(sum):\n    return sum\n",
        because="`@say` may look at the names of parameters",
    ),
    unfixed(
        "decorated-by-another-file",
        "from tools import say\n@say\ndef f(sum):\n    return sum\n",
        because="`@say` may look at the names of parameters",
    ),
    unfixed(
        "base-from-elsewhere",
        "import simplejson as json\nclass A(json.JSONEncoder):\n    def default(self, object):\n        return 3\n",
        because="the base class `json.JSONEncoder` is not in this file, and may define `default` too",
        runs=False,
    ),
    safe(
        "setter-of-a-property",
        "from zoo import Base\nclass A(Base):\n    @property\n    def id(self):\n        return 3\n"
        "    @id.setter\n    def id(self, id):\n        print(id)\n",
        "from zoo import Base\nclass A(Base):\n    @property\n    def id(self):\n        return 3\n"
        "    @id.setter\n    def id(self, identifier):\n        print(identifier)\n",
        runs=False,
    ),
    unfixed(
        "base-of-the-standard-library-has-it",
        "import json\nclass A(json.JSONEncoder):\n    def default(self, object):\n        return 3\nprint(A().encode({1: {2}}))\n",
        because="`json.JSONEncoder` has `default` too",
    ),
    unsafe(
        "base-of-the-standard-library-lacks-it",
        "import unittest\nclass A(unittest.TestCase):\n    def write_to(self, dir):\n        return dir\nprint(A().write_to(3))\n",
        "import unittest\nclass A(unittest.TestCase):\n    def write_to(self, directory):\n        return directory\nprint(A().write_to(3))\n",
        because="nobody else calls `write_to` with `dir=`",
        itself=True,
        then="print(A().write_to(**{'dir': 3}))",
    ),
    unsafe(
        "base-with-types-in-brackets",
        "from typing import Generic, TypeVar\nT = TypeVar('T')\nclass A(Generic[T]):\n    pass\n"
        "class B(A[int]):\n    def f(self, id):\n        return id\nprint(B().f(3))\n",
        "from typing import Generic, TypeVar\nT = TypeVar('T')\nclass A(Generic[T]):\n    pass\n"
        "class B(A[int]):\n    def f(self, identifier):\n        return identifier\nprint(B().f(3))\n",
        because="nobody else calls `f` with `id=`",
        itself=True,
        then="print(B().f(**{'id': 3}))",
    ),
    unfixed(
        "base-with-types-in-brackets-has-it",
        "from typing import Generic, TypeVar\nT = TypeVar('T')\nclass A(Generic[T]):\n    def f(self, **x):\n        return x\n"
        "class B(A[int]):\n    def f(self, id):\n        return id\nprint(B().f(3))\n",
        because="`A` has `f` too, which takes any name",
    ),
    unsafe(
        "object-beside-a-star-import",
        "from math import *\nclass A(object):\n    def f(self, id):\n        return id\nprint(A().f(3))\n",
        "from math import *\nclass A(object):\n    def f(self, identifier):\n        return identifier\nprint(A().f(3))\n",
        because="nobody else calls `f` with `id=`",
        itself=True,
        then="print(A().f(**{'id': 3}))",
    ),
    unfixed(
        "protocol",
        "from typing import Protocol\nclass A(Protocol):\n    def f(self, id):\n        return id\n",
        because="`A` is a protocol: other classes define `f` with the same names",
    ),
    unsafe(
        "own-method-of-the-heir-of-a-protocol",
        "from typing import Protocol\nclass A(Protocol):\n    def g(self, key): ...\nclass B(A):\n    def f(self, id):\n        return id\nprint(B().f(3))\n",
        "from typing import Protocol\nclass A(Protocol):\n    def g(self, key): ...\nclass B(A):\n    def f(self, identifier):\n        return identifier\nprint(B().f(3))\n",
        because="nobody else calls `f` with `id=`",
        itself=True,
        then="print(B().f(**{'id': 3}))",
    ),
    unfixed(
        "base-of-python",
        "class A(dict):\n    def update(self, id):\n        return id\n",
        because="`dict` has `update` too",
    ),
    unsafe(
        "base-of-python-that-takes-it-by-its-place",
        "class A(dict):\n    def get(self, id):\n        return id\n    def __call__(self, input):\n        return input\nprint(A().get(1), A()(2))\n",
        "class A(dict):\n    def get(self, identifier):\n        return identifier\n    def __call__(self, input_data):\n        return input_data\nprint(A().get(1), A()(2))\n",
        because="nobody else calls `get` with `id=`",
        itself=True,
        then="print(A().get(**{'id': 1}))",
    ),
    unfixed(
        "another-method-above-that-is-written-twice",
        "from typing import overload\nclass A:\n    @overload\n    def f(self, x: int) -> int: ...\n    def f(self, x=3, **more):\n        return x\n"
        "class B(A):\n    def f(self, x=3, id=4):\n        return id\nprint(B().f(3))\n",
        because="`A` has `f` too, which takes any name",
    ),
    unfixed(
        "called-to-make-an-object-of-a-class",
        "class A(type):\n    def __call__(cls, id):\n        return id\nclass B(metaclass=A): pass\nprint(B(id=3))\n",
        because="`type` has `__call__` too",
    ),
    unfixed(
        "called-as-an-object",
        "class A:\n    def __call__(self, id):\n        return id\nrule = A()\nprint(rule(id=3))\n",
        because="line 5 passes `id=`, maybe to such an object",
    ),
    unfixed(
        "handed-on-with-the-name",
        "from functools import partial\nclass A(dict):\n    def f(self, id):\n        return id\nprint(partial(A().f, id=7)())\n",
        because="line 5 names `id`, where `A().f` is handed on, maybe this",
    ),
    unsafe(
        "asked-for-what-only-a-stand-in-has-beside-the-name",
        "class A:\n    def f(self, id):\n        return id\ndef test(mock):\n    mock.f.return_value = dict(id=3)\nprint(A().f(3))\n",
        "class A:\n    def f(self, identifier):\n        return identifier\ndef test(mock):\n    mock.f.return_value = dict(id=3)\nprint(A().f(3))\n",
        because="nobody else calls `f` with `id=`",
        runs=False,
    ),
    unsafe(
        "source-of-what-is-given",
        "import inspect\ndef show(f):\n    return inspect.getsource(f)\ndef g(id):\n    return id\n",
        "import inspect\ndef show(f):\n    return inspect.getsource(f)\ndef g(identifier):\n    return identifier\n",
        because="no other file calls `g` with `id=`",
        script=False,
        runs=False,
    ),
    unfixed(
        "source-of-what-is-given-and-it-is-given",
        "import inspect\ndef show(f):\n    return inspect.getsource(f)\ndef g(id):\n    return id\nprint(show(g))\n",
        because="`getsource` on line 3 may see the name `id`",
        runs=False,
    ),
    unfixed(
        "source-of-what-decorators-get",
        "import inspect\ndef show(f):\n    print(inspect.getsource(f))\n    return f\n@show\ndef g(id):\n    return id\n",
        because="may",
        runs=False,
    ),
    unfixed(
        "what-is-kept-by-that-name-gets-the-name",
        "class A:\n    def __init__(self, menu):\n        menu.set(save=self.__f)\n    def __f(self, id):\n        return id\nclass B:\n    def g(self):\n        self.shop.save(id=3)\n",
        because="line 8 passes `id=`, maybe to `__f`",
        runs=False,
    ),
    unfixed(
        "given-what-python-keeps-there",
        "def f(*, id=None):\n    return id\nf.__kwdefaults__ = {'id': 5}\nprint(f())\n",
        because="line 3 names `id`, where `f` is handed on",
        guard="cannot_follow",
    ),
    unfixed(
        "stand-in-that-is-asked-how-it-was-called",
        "class A:\n    def f(self, id):\n        return id\ndef test(mock):\n    mock.f.assert_called_once_with(id=3)\n",
        because="line 5 names `id`, where `mock.f` is handed on, maybe this",
        runs=False,
    ),
    unfixed(
        "source-of-what-is-given-and-its-class-is-given",
        "import inspect\ndef show(f):\n    return inspect.getsource(f)\nclass A:\n    def g(self, id):\n        return id\nprint(show(A))\n",
        because="`getsource` on line 3 may see the name `id`",
        runs=False,
    ),
    unfixed(
        "source-of-what-is-given-in-a-script",
        "import inspect\ndef show(f):\n    return inspect.getsource(f)\ndef g(id):\n    return id\nprint(g(3))\n",
        because="`getsource` on line 3 may see the name `id`",
        runs=False,
    ),
    unsafe(
        "given-an-attribute",
        "def f(id):\n    return id\nf.short = True\nprint(f(3))\n",
        "def f(identifier):\n    return identifier\nf.short = True\nprint(f(3))\n",
        because="assumes that no other file calls `f` with `id=`",
        script=False,
        runs=False,
    ),
    unfixed(
        "asked-for-its-code",
        "import flask\nclass A:\n    def f(self, id):\n        return id\nprint(A().f.__code__.co_varnames)\n",
        because="what gets `f` on line 5 may look at the names",
        runs=False,
    ),
    unsafe(
        "its-name-as-a-value-beside-the-name",
        "class A:\n    def f(self, id):\n        return id\nprint(A().f(3), dict(id=3, body={'action': 'f'}))\n",
        "class A:\n    def f(self, identifier):\n        return identifier\nprint(A().f(3), dict(id=3, body={'action': 'f'}))\n",
        itself=True,
        then="print(A().f(**{'id': 3}))",
    ),
    unsafe(
        "method-of-what-is-imported-called-alike",
        "from queue import Queue\nclass A:\n    def put(self, id):\n        return id\nclient = Queue()\nclient.put(item=3)\nprint(A().put(3), lambda: client.put(id=3))\n",
        "from queue import Queue\nclass A:\n    def put(self, identifier):\n        return identifier\nclient = Queue()\nclient.put(item=3)\nprint(A().put(3), lambda: client.put(id=3))\n",
        runs=False,
    ),
    unsafe(
        "another-method-above-without-it",
        "class A:\n    def f(self, x):\n        return x\nclass B(A):\n    def f(self, id):\n        return id\nprint(B().f(3))\n",
        "class A:\n    def f(self, x):\n        return x\nclass B(A):\n    def f(self, identifier):\n        return identifier\nprint(B().f(3))\n",
        itself=True,
        then="print(B().f(**{'id': 1}))",
    ),
    unsafe(
        "another-method-below-without-it",
        "class A:\n    def f(self, id):\n        return id\nclass B(A):\n    def f(self, x):\n        return x\nprint(A().f(3))\n",
        "class A:\n    def f(self, identifier):\n        return identifier\nclass B(A):\n    def f(self, x):\n        return x\nprint(A().f(3))\n",
        itself=True,
        then="print(A().f(**{'id': 1}))",
    ),
    unsafe(
        "filled-by-the-brackets-of-a-class",
        "class A:\n    def __class_getitem__(cls, type):\n        return type\nprint(A[int])\n",
        "class A:\n    def __class_getitem__(cls, kind):\n        return kind\nprint(A[int])\n",
        itself=True,
        then="print(A.__class_getitem__(**{'type': 1}))",
    ),
    unfixed(
        "class-made-in-a-special-way",
        "class M(type):\n    def __new__(cls, *parts):\n        parts[2]['size'] = 3\n        return type.__new__(cls, *parts)\n"
        "class A(metaclass=M):\n    def f(self, id):\n        return id\n",
        because="`metaclass=M` of the class `A` may look at the names",
    ),
    unsafe(
        "class-that-is-only-noted-down",
        "class M(type):\n    known = {}\n    def __init__(cls, name, *parts):\n        super().__init__(name, *parts)\n        M.known[name] = cls\n"
        "class A(metaclass=M):\n    def __init__(self, id):\n        self.a = id\nprint(A(3).a)\n",
        "class M(type):\n    known = {}\n    def __init__(cls, name, *parts):\n        super().__init__(name, *parts)\n        M.known[name] = cls\n"
        "class A(metaclass=M):\n    def __init__(self, identifier):\n        self.a = identifier\nprint(A(3).a)\n",
        because="nobody else calls `A` with `id=`",
        runs=False,
    ),
    unfixed(
        "only-by-its-name",
        "class A:\n    def f(self, *, id):\n        return id\n",
        because="every call out of sight has to pass `id=`",
    ),
    unfixed(
        "handed-to-super",
        "import aiohttp\nclass A(B):\n    def __init__(self):\n        super(A, self).__init__()\n    def f(self, id):\n        return id\n",
        because="the base class `B` is not in this file, and may define `f` too",
    ),
    unfixed(
        "class-whose-maker-makes-objects",
        "class M(type):\n    def g(cls):\n        return cls(id=3)\nclass A(metaclass=M):\n    def f(self, id):\n        return id\n",
        because="`metaclass=M` of the class `A` may look at the names",
    ),
    unsafe(
        "class-of-which-there-is-one-object",
        "class M(type):\n    known = {}\n    def __call__(cls, *parts):\n        if cls not in cls.known:\n            cls.known[cls] = super(M, cls).__call__(*parts)\n        return cls.known[cls]\nclass A(metaclass=M):\n    def f(self, id):\n        return id\nprint(A().f(3))\n",
        "class M(type):\n    known = {}\n    def __call__(cls, *parts):\n        if cls not in cls.known:\n            cls.known[cls] = super(M, cls).__call__(*parts)\n        return cls.known[cls]\nclass A(metaclass=M):\n    def f(self, identifier):\n        return identifier\nprint(A().f(3))\n",
        because="nobody else calls `f` with `id=`",
        unshown="the method is called by its place",
    ),
    unsafe(
        "class-whose-maker-only-makes-objects",
        "class M(type):\n    def __call__(cls, *parts):\n        return super().__call__(*parts)\nclass A(metaclass=M):\n    def f(self, id):\n        return id\nprint(A().f(3))\n",
        "class M(type):\n    def __call__(cls, *parts):\n        return super().__call__(*parts)\nclass A(metaclass=M):\n    def f(self, identifier):\n        return identifier\nprint(A().f(3))\n",
        because="nobody else calls `f` with `id=`",
        unshown="the method is called by its place",
    ),
    unfixed(
        "object-that-a-maker-makes",
        "class M(type):\n    def __call__(cls, **parts):\n        return super().__call__(**parts)\nclass A(metaclass=M):\n    def __init__(self, id):\n        print(id)\nA(id=3)\n",
        because="`metaclass=M` of the class `A` may look at the names",
    ),
    safe(
        "function-within-another-called-like-a-text",
        "import inspect\ndef g(x):\n    return inspect.signature(x)\ndef main():\n    def command(sum, x):\n        return sum + x\n    return command(1, 2), 'command'\nprint(main())\n",
        "import inspect\ndef g(x):\n    return inspect.signature(x)\ndef main():\n    def command(total, x):\n        return total + x\n    return command(1, 2), 'command'\nprint(main())\n",
    ),
    unfixed(
        "class-whose-maker-gets-a-method",
        "import makers\nclass M(type):\n    __call__ = makers.call\nclass A(metaclass=M):\n    def f(self, id):\n        return id\n",
        because="`metaclass=M` of the class `A` may look at the names",
    ),
    unfixed(
        "class-whose-maker-builds-on-one-of-its-name",
        "import makers\nclass M(makers.M): pass\nclass A(metaclass=M):\n    def f(self, id):\n        return id\n",
        because="`metaclass=M` of the class `A` may look at the names",
    ),
    unfixed(
        "class-whose-makers-build-on-each-other",
        "class M(N): pass\nclass N(M): pass\nclass A(metaclass=M):\n    def f(self, id):\n        return id\n",
        because="`metaclass=M` of the class `A` may look at the names",
    ),
    unsafe(
        "stars-may-pass-it-where-a-call-does-not",
        "def f(x, sum=2, y=3):\n    return x + sum\ndef g(options):\n    return f(3, **options)\nprint(f(1, 2))\n",
        "def f(x, total=2, y=3):\n    return x + total\ndef g(options):\n    return f(3, **options)\nprint(f(1, 2))\n",
        because="`**` on line 4 does not pass `sum`",
        runs=False,
    ),
    unsafe(
        "stars-beside-what-is-passed-by-position-to-methods",
        "class A:\n    def _f(self, sum, y=3):\n        return sum\n    @staticmethod\n    def g(options):\n        return A()._f(4, **options)\n",
        "class A:\n    def _f(self, total, y=3):\n        return total\n    @staticmethod\n    def g(options):\n        return A()._f(4, **options)\n",
        because="assumes that nobody else calls `_f` with `sum=`",
        runs=False,
    ),
    unfixed(
        "stars-that-may-have-the-new-name",
        "def f(sum, **more):\n    return sum, more\ndef g(options):\n    return f(3, **options)\nprint(g({'total': 4}))\n",
        because="`**more` takes what calls pass by other names",
    ),
    unsafe(
        "stars-where-the-class-may-be-asked",
        "class A:\n    def _f(self, sum=1, y=3):\n        return sum\n    @classmethod\n    def g(cls, options):\n        return cls._f(cls(), **options)\n",
        "class A:\n    def _f(self, total=1, y=3):\n        return total\n    @classmethod\n    def g(cls, options):\n        return cls._f(cls(), **options)\n",
        because="and that `**` on line 6 does not pass `sum`",
        runs=False,
    ),
    unsafe(
        "stars-beside-what-self-passes",
        "class A:\n    def _f(self, sum=1, y=3):\n        return sum\n    def g(self, options):\n        return self._f(4, **options)\n",
        "class A:\n    def _f(self, total=1, y=3):\n        return total\n    def g(self, options):\n        return self._f(4, **options)\n",
        because="assumes that nobody else calls `_f` with `sum=`",
        runs=False,
    ),
    unsafe(
        "stars-where-the-object-is-passed",
        "class A:\n    def _f(self, sum=1, y=3):\n        return sum\ndef g(options):\n    return A._f(A(), **options)\n",
        "class A:\n    def _f(self, total=1, y=3):\n        return total\ndef g(options):\n    return A._f(A(), **options)\n",
        because="and that `**` on line 5 does not pass `sum`",
        runs=False,
    ),
    unsafe(
        "stars-to-a-static-method",
        "class A:\n    @staticmethod\n    def _f(x, sum=1, y=3):\n        return sum\ndef g(options):\n    return A._f(3, **options)\n",
        "class A:\n    @staticmethod\n    def _f(x, total=1, y=3):\n        return total\ndef g(options):\n    return A._f(3, **options)\n",
        because="and that `**` on line 6 does not pass `sum`",
        runs=False,
    ),
    unfixed(
        "only-by-its-name-if-at-all",
        "def show(x, *, format='x'):\n    return format\nprint(show(3))\n",
        because="who calls it out of sight can pass this only as `format=`",
        script=False,
    ),
    unfixed(
        "only-by-its-name-if-at-all-where-it-is-made",
        "class Shop:\n    def __init__(self, *, format='x'):\n        self.fmt = format\nprint(Shop().fmt)\n",
        because="who calls it out of sight can pass this only as `format=`",
        script=False,
    ),
    safe(
        "only-by-its-name-if-at-all-in-a-script",
        "def show(x, *, format='x'):\n    return format\nprint(show(3, format='y'))\n",
        "def show(x, *, fmt='x'):\n    return fmt\nprint(show(3, fmt='y'))\n",
        script=True,
    ),
    unsafe(
        "only-by-its-name-if-at-all-and-private",
        "def _show(x, *, format='x'):\n    return format\nprint(_show(3))\n",
        "def _show(x, *, fmt='x'):\n    return fmt\nprint(_show(3))\n",
        because="no other file calls `_show` with `format=`",
        script=False,
        runs=False,
    ),
    safe(
        "only-by-its-name-in-sight",
        "def main(given):\n    def f(*, id, x=2):\n        return id\n    return f(id=3, **given)\nprint(main({}))\n",
        "def main(given):\n    def f(*, identifier, x=2):\n        return identifier\n    return f(identifier=3, **given)\nprint(main({}))\n",
        inputs={"given": of_keys("x")},
    ),
    unfixed(
        "class-made-in-another-file",
        "from makers import M\nclass A(metaclass=M):\n    def f(self, id):\n        return id\n",
        because="`metaclass=M` of the class `A` may look at the names",
    ),
    unfixed(
        "class-made-by-what-builds-on-another-file",
        "from makers import N\nclass M(N): pass\nclass A(metaclass=M):\n    def f(self, id):\n        return id\n",
        because="`metaclass=M` of the class `A` may look at the names",
    ),
    unfixed(
        "class-whose-maker-is-defined-twice",
        "class M(type): pass\nif x:\n    class M(type): pass\nclass A(metaclass=M):\n    def f(self, id):\n        return id\n",
        because="`metaclass=M` of the class `A` may look at the names",
    ),
    unfixed(
        "class-whose-maker-is-decorated",
        "@g\nclass M(type): pass\nclass A(metaclass=M):\n    def f(self, id):\n        return id\n",
        because="`metaclass=M` of the class `A` may look at the names",
    ),
    unfixed(
        "class-whose-maker-holds-more-than-methods",
        "class M(type):\n    for x in y: pass\nclass A(metaclass=M):\n    def f(self, id):\n        return id\n",
        because="`metaclass=M` of the class `A` may look at the names",
    ),
    unsafe(
        "class-made-as-others-are",
        "import abc\nclass M(abc.ABCMeta):\n    def g(cls): return 3\nclass A(metaclass=M):\n    def f(self, id):\n        return id\nprint(A().f(3))\n",
        "import abc\nclass M(abc.ABCMeta):\n    def g(cls): return 3\nclass A(metaclass=M):\n    def f(self, identifier):\n        return identifier\nprint(A().f(3))\n",
        because="nobody else calls `f` with `id=`",
        itself=True,
        then="print(A().f(**{'id': 3}))",
    ),
    unsafe(
        "class-with-abstract-methods",
        "import abc\nclass A(metaclass=abc.ABCMeta):\n    def f(self, id):\n        return id\nprint(A().f(3))\n",
        "import abc\nclass A(metaclass=abc.ABCMeta):\n    def f(self, identifier):\n        return identifier\nprint(A().f(3))\n",
        because="nobody else calls `f` with `id=`",
        itself=True,
        then="print(A().f(**{'id': 3}))",
    ),
    unfixed(
        "abstract-method",
        "import abc\nclass A(abc.ABC):\n    @abc.abstractmethod\n    def f(self, id):\n        return id\n",
        because="other classes may have to write `f` as well, with the same names",
    ),
    unfixed(
        "decorated-class",
        "def made(c): return c\n@made\nclass A:\n    def f(self, id):\n        return id\n",
        because="`@made` of the class `A` may look at the names",
    ),
    unsafe(
        "dataclass",
        "import dataclasses\n@dataclasses.dataclass(frozen=True)\nclass A:\n    def f(self, id):\n        return id\nprint(A().f(3))\n",
        "import dataclasses\n@dataclasses.dataclass(frozen=True)\nclass A:\n    def f(self, identifier):\n"
        "        return identifier\nprint(A().f(3))\n",
        because="nobody else calls `f` with `id=`",
        itself=True,
        then="print(A().f(**{'id': 3}))",
    ),
    unsafe(
        "init-of-an-ordered-class",
        "import functools\n@functools.total_ordering\nclass A:\n    def __init__(self, id):\n        print(id)\n    def __lt__(self, other):\n        return True\nA(3)\n",
        "import functools\n@functools.total_ordering\nclass A:\n    def __init__(self, identifier):\n        print(identifier)\n    def __lt__(self, other):\n        return True\nA(3)\n",
        because="nobody else calls `A` with `id=`",
        runs=False,
    ),
    unfixed(
        "init-of-a-dataclass",
        "import dataclasses\nclass B:\n    id: int\n@dataclasses.dataclass\nclass A(B):\n    def __init__(self, id):\n        print(id)\n        self.id = id\ndataclasses.replace(A(3))\n",
        because="`@dataclasses.dataclass` of the class `A` may look at the names",
        runs=False,
    ),
    unfixed(
        "init-of-a-class-that-attrs-writes",
        "import attr\n@attr.s\nclass A:\n    def __init__(self, id):\n        print(id)\n",
        because="`@attr.s` of the class `A` may look at the names",
    ),
    unfixed(
        "init-of-a-dataclass-to-which-replace-passes-no-field",
        "import dataclasses\n@dataclasses.dataclass\nclass A:\n    def __init__(self, id=0):\n        print(id)\ndataclasses.replace(A(3), id=4)\n",
        because="`@dataclasses.dataclass` of the class `A` may look at the names",
    ),
    unsafe(
        "init-of-a-dataclass-with-other-fields",
        "import dataclasses\n@dataclasses.dataclass(init=False)\nclass A:\n    kind: str\n    def __init__(self, id):\n        print(id)\n        self.kind = 'a'\nA(3)\n",
        "import dataclasses\n@dataclasses.dataclass(init=False)\nclass A:\n    kind: str\n    def __init__(self, identifier):\n        print(identifier)\n        self.kind = 'a'\nA(3)\n",
        because="assumes that nobody else calls `A` with `id=`",
        unshown="nobody else is there",
    ),
    unfixed(
        "init-of-a-dataclass-with-such-a-field",
        "import dataclasses\n@dataclasses.dataclass\nclass A:\n    id: int\n    def __init__(self, id):\n        print(id)\n        self.id = id\ndataclasses.replace(A(3))\n",
        because="`@dataclasses.dataclass` of the class `A` may look at the names",
    ),
    unfixed(
        "keyword-of-a-class",
        "class B:\n    def __init_subclass__(cls, deep): pass\nclass A(B, deep=True):\n    def f(self, id):\n        return id\nprint(A().f(id=3))\n",
        because="`B` gets `deep=True`, and may look at the names of parameters",
    ),
    unfixed(
        "replaced-further-down",
        "class A:\n    def f(self, id):\n        return id\nclass B(A):\n    def f(self, id):\n        return 2\n",
        because="`B` replaces `f`",
    ),
    unsafe(
        "private-method",
        "import m\nclass A(m.B):\n    def __f(self, id):\n        return id\n",
        "import m\nclass A(m.B):\n    def __f(self, identifier):\n        return identifier\n",
        because="nobody else calls `__f` with `id=`",
        runs=False,
    ),
    unsafe(
        "registered-as-a-mapping",
        "from collections import abc\n@abc.Sized.register\nclass A:\n    def f(self, id):\n        return id\n",
        "from collections import abc\n@abc.Sized.register\nclass A:\n    def f(self, identifier):\n        return identifier\n",
        because="nobody else calls `f` with `id=`",
        runs=False,
    ),
    unfixed(
        "left-to-others",
        "class A:\n    def f(self, id):\n        raise NotImplementedError('f')\n",
        because="other classes may have to write `f`",
    ),
    unfixed(
        "protocol",
        "import typing\nclass A(typing.Protocol):\n    def f(self, id): ...\n",
        because="other classes may have to write",
    ),
    unfixed(
        "overload",
        "import typing\n@typing.overload\ndef f(id: int) -> int: ...\n@typing.overload\ndef f(id: str) -> str: ...\n"
        "def f(id):\n    return id\nprint(f(3))\n",
        because="the `@overload` of `f` on line 5 names `id`, too",
    ),
    unfixed(
        "overload-without-it",
        "import typing\n@typing.overload\ndef f() -> int: ...\n@typing.overload\ndef f(x: int) -> str: ...\n"
        "def f(x=1, id=3):\n    return id\nprint(f(3))\n",
        because="`f` has more than one definition",
    ),
    unfixed(
        "label-of-who-stands-for-another",
        "class Image:\n    def __init__(self, img):\n        self.img = img\n    def save(self, path, format=None):\n"
        "        return self.img.save(path, format=format)\nclass Inner:\n    def save(self, path, **options):\n        return path, options\n"
        "print(Image(Inner()).save(1, 2))\n",
        because="line 5 calls `self.img.save` with `format=`, and may mean this one",
    ),
    unsafe(
        "label-of-what-does-not-fit",
        "class Image:\n    def __init__(self, img):\n        self.img = img\n    def save(self, path, id):\n"
        "        return self.img.save(path, id=id, mode=3)\nclass Inner:\n    def save(self, path, **options):\n        return path, options\n"
        "print(Image(Inner()).save(1, 2))\n",
        "class Image:\n    def __init__(self, img):\n        self.img = img\n    def save(self, path, identifier):\n"
        "        return self.img.save(path, id=identifier, mode=3)\nclass Inner:\n    def save(self, path, **options):\n        return path, options\n"
        "print(Image(Inner()).save(1, 2))\n",
        because="nobody else calls `save` with `id=`",
        itself=True,
        then="Image(Inner()).save(1, **{'id': 2})",
    ),
    unsafe(
        "label-of-a-literal-and-a-module",
        "import json\nclass Writer:\n"
        "    def dumps(self, x, sum):\n        return json.dumps([x]), 'sum'.dumps(sum=sum) if x < 0 else sum\nprint(Writer().dumps(3, 4))\n",
        "import json\nclass Writer:\n"
        "    def dumps(self, x, total):\n        return json.dumps([x]), 'sum'.dumps(sum=total) if x < 0 else total\nprint(Writer().dumps(3, 4))\n",
        because="nobody else calls `dumps` with `sum=`",
        itself=True,
        then="Writer().dumps(1, **{'sum': 2})",
    ),
    unfixed(
        "label-of-what-another-file-has",
        "from . import web\nclass Shop:\n    def show(self, id):\n        return id\nweb.show(id=3)\n",
        because="line 5 calls `web.show` with `id=`, and may mean this one",
        runs=False,
    ),
    unfixed(
        "called-with-what-a-dict-holds",
        "def show(format):\n    return format\ndef main(parser, more):\n    parser.set_defaults(func=show)\n    parser.func(**more)\nif show is None: main(3, 4)\n",
        because="line 5 calls `func` with what a dict holds, and may mean this one",
    ),
    unfixed(
        "stands-in-for-what-is-called-with-the-name",
        "class Sound: pass\nsound = Sound()\ndef fake_write(path, format):\n    return path, format\nsound.write = fake_write\n"
        "print(sound.write(1, format=2))\n",
        because="line 6 calls `write` with `format=`, and may mean this one",
    ),
    unfixed(
        "lambda-that-stands-in-for-what-is-called-with-the-name",
        "from types import SimpleNamespace\nsound = SimpleNamespace(write=lambda format: format)\nprint(sound.write(format=2))\n",
        because="line 3 calls `write` with `format=`, and may mean this one",
    ),
    unfixed(
        "lambda-that-is-set-for-what-is-called-with-the-name",
        "class Sound: pass\nsound = Sound()\nsetattr(sound, 'write', lambda format: format)\nprint(sound.write(format=2))\n",
        because="line 4 calls `write` with `format=`, and may mean this one",
    ),
    unsafe(
        "label-of-a-class-of-a-module",
        "import argparse\nclass Namespace:\n    def __init__(self, max):\n        self.high = max\nprint(Namespace(3).high, argparse.Namespace(max=3))\n",
        "import argparse\nclass Namespace:\n    def __init__(self, high):\n        self.high = high\nprint(Namespace(3).high, argparse.Namespace(max=3))\n",
        because="nobody else calls `Namespace` with `max=`",
        itself=True,
        then="print(Namespace(**{'max': 3}).high)",
    ),
    unsafe(
        "stands-in-for-what-is-called-without-the-name",
        "class Sound: pass\nsound = Sound()\ndef fake_write(path, max):\n    return path, max\nsound.write = fake_write\n"
        "print(sound.write(1, 2))\n",
        "class Sound: pass\nsound = Sound()\ndef fake_write(path, maximum):\n    return path, maximum\nsound.write = fake_write\n"
        "print(sound.write(1, 2))\n",
        because="whoever gets `fake_write` on line 5 passes no `max=`",
        itself=True,
        then="print(fake_write(1, **{'max': 3}))",
    ),
    unsafe(
        "docstring-that-names-the-parameter-behind-a-colon",
        'def f(max):\n    """param: max can only be 3."""\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """param: max can only be 3."""\n    return maximum\nprint(f(1))\n',
        because="the text on line 2 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    safe(
        "parameters-listed-below-a-field",
        'def f(max, x):\n    """Do.\n\n    :Parameters:\n        max: int\n            at most\n        y: max\n    """\n    return max\nprint(f(1, 2))\n',
        'def f(maximum, x):\n    """Do.\n\n    :Parameters:\n        maximum: int\n            at most\n        y: max\n    """\n    return maximum\nprint(f(1, 2))\n',
    ),
    unsafe(
        "docstring-that-speaks-of-the-argument",
        'def f(max):\n    """Do.\n\n    If max argument is used, stop.\n    """\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Do.\n\n    If max argument is used, stop.\n    """\n    return maximum\nprint(f(1))\n',
        because="the text on line 4 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    unsafe(
        "label-of-oneself-elsewhere",
        "class Image:\n    def save(self, path, max=None):\n        return max and self.save(path, max=None)\n"
        "    def keep(self, other):\n        return other.save(1, max=3)\nprint(Image().keep(Image()))\n",
        "class Image:\n    def save(self, path, maximum=None):\n        return maximum and self.save(path, maximum=None)\n"
        "    def keep(self, other):\n        return other.save(1, maximum=3)\nprint(Image().keep(Image()))\n",
        because="nobody else calls `save`",
        itself=True,
        then="print(Image().save(1, **{'max': 3}))",
    ),
    safe(
        "decorator-that-hands-on",
        "import functools\n@functools.lru_cache(maxsize=None)\ndef f(id):\n    return id\nprint(f(3), f(id=4))\n",
        "import functools\n@functools.lru_cache(maxsize=None)\ndef f(identifier):\n    return identifier\n"
        "print(f(3), f(identifier=4))\n",
    ),
    unfixed(
        "passed-in-a-class-statement",
        "class A:\n    def __init_subclass__(cls, id):\n        print(id)\nclass B(A, id=3):\n    pass\n",
        because="what builds on `A` may pass this to `__init_subclass__` by its name",
        guard="is_known_to_others",
    ),
    unfixed(
        "run-by-pytest",
        "def test_open(input):\n    assert input\n",
        because="pytest calls `test_open` by the names",
        path="tests/test_shop.py",
    ),
    unfixed(
        "method-run-by-pytest",
        "import pytest\nclass TestShop:\n    def test_open(self, input):\n        assert input\n",
        because="pytest calls `test_open` by the names",
    ),
    unfixed(
        "run-by-pytest-as-part-of-another-class",
        "class ShopTests:\n    def test_open(self, input):\n        assert input\nclass TestShop(ShopTests):\n    pass\n",
        because="pytest calls `test_open` by the names",
        path="tests/test_shop.py",
    ),
    unsafe(
        "called-like-a-test",
        "def test_area(id):\n    return id * 2\nif __name__ == '__main__':\n    print(4)\n",
        "def test_area(identifier):\n    return identifier * 2\nif __name__ == '__main__':\n    print(4)\n",
        because="that pytest does not run `test_area`",
        guard="may_be_a_test",
        itself=True,
        then="print(test_area(**{'id': 3}))",
    ),
    unfixed(
        "hook-of-pytest",
        "def pytest_configure(input):\n    assert input\n",
        because="pytest calls `pytest_configure` by the names",
    ),
    unsafe(
        "called-test-in-no-file-of-tests",
        "def test(id):\n    return id\nprint(test.__name__)\n",
        "def test(identifier):\n    return identifier\nprint(test.__name__)\n",
        script=False,
        because="no other file calls `test` with `id=`",
        itself=True,
        then="print(test(**{'id': 3}))",
    ),
    unsafe(
        "called-test-in-no-class-of-tests",
        "class Hooks:\n    def test(self, id):\n        return id\nprint(Hooks().test(3))\n",
        "class Hooks:\n    def test(self, identifier):\n        return identifier\nprint(Hooks().test(3))\n",
        path="test_hooks.py",
        itself=True,
        then="print(Hooks().test(**{'id': 3}))",
    ),
    unfixed(
        "framework-that-is-to-hand-it-in",
        "from typer import Option\nimport typer\ndef show(ctx, id: int = Option(3)):\n    return id\ndef tell(ctx: typer.Context, id):\n    return id\n",
        because="`typer` may look at the names",
        runs=False,
    ),
    safe(
        "framework-elsewhere-in-the-file",
        "from typer import Exit\ndef show(app: Exit, id):\n    return id\nprint(show(None, 3))\n",
        "from typer import Exit\ndef show(app: Exit, identifier):\n    return identifier\nprint(show(None, 3))\n",
        runs=False,
    ),
    unfixed(
        "framework",
        "import fire\ndef main(id):\n    return id\nfire.Fire(main)\n",
        because="what gets `main` on line 4 may look at the names",
        runs=False,
    ),
    unfixed(
        "framework-that-takes-what-is-listed",
        "import fire\ndef main(id):\n    return id\nfire.Fire({'m': main})\n",
        because="what gets `main` on line 4 may look at the names",
        runs=False,
    ),
    unfixed(
        "framework-that-takes-who-knows-what",
        "import fire\ndef main(id):\n    return id\nfire.Fire(globals())\n",
        because="`fire` may look at the names",
        runs=False,
    ),
    safe(
        "framework-that-takes-another-function",
        "import fire\ndef show(id):\n    return id\ndef main(key):\n    print(show(key))\nfire.Fire(main)\n",
        "import fire\ndef show(identifier):\n    return identifier\ndef main(key):\n    print(show(key))\nfire.Fire(main)\n",
        runs=False,
    ),
    unfixed(
        "seen-by-its-annotation",
        "def f(sum: int):\n    return sum\ndef g(x):\n    return x.__annotations__\nprint(g(f))\n",
        because="`__annotations__` may see the name `sum`",
        runs=False,
    ),
    unsafe(
        "without-an-annotation-to-be-seen-by",
        "def f(sum):\n    return sum\ndef g(x):\n    return x.__annotations__\nprint(g(f))\n",
        "def f(total):\n    return total\ndef g(x):\n    return x.__annotations__\nprint(g(f))\n",
        because="whoever gets `f` on line 5 passes no `sum=`",
        unshown="nobody calls it",
    ),
    unfixed(
        "framework-that-takes-all",
        "import fire\ndef main(id):\n    return id\nfire.Fire()\n",
        because="`fire` may look at the names",
        runs=False,
    ),
    unfixed(
        "framework-that-gets-the-function",
        "import flask\ndef show(id):\n    return id\napp = flask.Flask('a')\napp.add_url_rule('/<id>', view_func=show)\n",
        because="what gets `show` on line 5 may look at the names",
        runs=False,
    ),
    unsafe(
        "framework-and-a-stand-in",
        "import flask\nclass A:\n    def f(self, id):\n        return id\ndef test(mock):\n    mock.f.return_value = 3\n",
        "import flask\nclass A:\n    def f(self, identifier):\n        return identifier\ndef test(mock):\n    mock.f.return_value = 3\n",
        because="nobody else calls `f` with `id=`",
        runs=False,
    ),
    unfixed(
        "framework-that-gets-an-object",
        "import plac\nclass A:\n    def show(self, id):\n        return id\nplac.call(A())\n",
        because="`plac` may look at the names",
        runs=False,
    ),
    unfixed(
        "view",
        "import django.http\ndef show(request, id):\n    return id\n",
        because="`django` may look at the names",
        runs=False,
    ),
    unfixed(
        "method-of-a-type",
        "from typing import Set\nclass A(Set[int]):\n    def update(self, id):\n        return id\n",
        because="`Set` has `update` too",
    ),
    unsafe(
        "framework-that-sees-no-class",
        "import aiohttp\nclass A:\n    def __init__(self, id):\n        self.id = id\n"
        "    @classmethod\n    def make(cls, x):\n        return cls(x)\ndef show(x) -> list['A']:\n    y: dict[str, A] = {}\n    return [A.make(x)]\n",
        "import aiohttp\nclass A:\n    def __init__(self, identifier):\n        self.id = identifier\n"
        "    @classmethod\n    def make(cls, x):\n        return cls(x)\ndef show(x) -> list['A']:\n    y: dict[str, A] = {}\n    return [A.make(x)]\n",
        because="calls `A` with `id=`",
        runs=False,
    ),
    unsafe(
        "class-beside-helpers-of-a-framework",
        "from flask import json\nclass A:\n    def __init__(self, id):\n        self.id = id\nALL = [A(3)]\n",
        "from flask import json\nclass A:\n    def __init__(self, identifier):\n        self.id = identifier\nALL = [A(3)]\n",
        because="nobody else calls `A` with `id=`",
        runs=False,
    ),
    unfixed(
        "class-beside-more-of-a-framework",
        "from flask import json, Flask\nclass A:\n    def __init__(self, id):\n        self.id = id\nALL = [A(3)]\n",
        because="`flask` may look at the names",
        runs=False,
    ),
    unfixed(
        "class-beside-a-whole-framework",
        "import flask.json\nclass A:\n    def __init__(self, id):\n        self.id = id\nALL = [A(3)]\n",
        because="`flask` may look at the names",
        runs=False,
    ),
    unfixed(
        "class-beside-templates-of-a-framework",
        "from flask import render_template\nclass A:\n    def __init__(self, id):\n        self.id = id\nrender_template('a', all=[A(3)])\n",
        because="`flask` may look at the names",
        runs=False,
    ),
    unfixed(
        "class-beside-helpers-handed-to-something-unknown",
        "from flask import json\nfrom shops import add\nclass A:\n    def __init__(self, id):\n        self.id = id\nadd(A)\n",
        because="what gets `A` on line 6 may look at the names",
        runs=False,
    ),
    unsafe(
        "class-beside-helpers-and-an-object-of-it-handed-on",
        "from flask import json\nfrom shops import add\nclass A:\n    def __init__(self, id):\n        self.id = id\nadd(A(3))\n",
        "from flask import json\nfrom shops import add\nclass A:\n    def __init__(self, identifier):\n        self.id = identifier\nadd(A(3))\n",
        because="nobody else calls `A` with `id=`",
        runs=False,
    ),
    unfixed(
        "method-beside-helpers-of-an-object-handed-on",
        "from flask import json\nfrom shops import add\nclass A:\n    def show(self, id):\n        return id\nadd(A())\n",
        because="what gets `A` on line 6 may look at the names",
        runs=False,
    ),
    unsafe(
        "class-beside-helpers-handed-to-something-known",
        "from django.utils import timezone\nclass A:\n    def __init__(self, id):\n        self.id = id\nprint(A(3))\n",
        "from django.utils import timezone\nclass A:\n    def __init__(self, identifier):\n        self.id = identifier\nprint(A(3))\n",
        because="nobody else calls `A` with `id=`",
        runs=False,
    ),
    unfixed(
        "view-beside-helpers-of-a-framework",
        "from django.utils import timezone\ndef show(request, id):\n    return id\n",
        because="`django` may look at the names",
        runs=False,
    ),
    unfixed(
        "framework-that-gets-a-method-of-a-class",
        "import flask\nclass A:\n    def __init__(self, id):\n        self.id = id\n    def show(self): pass\nserve(A)\n",
        because="`flask` may look at the names",
        runs=False,
    ),
    unsafe(
        "framework-that-is-only-called",
        "import aiohttp\nclass A:\n    def __init__(self, id):\n        self.id = id\n    def open(self, url, id):\n"
        "        return aiohttp.request(url, id)\nclass B(A):\n    pass\nprint(isinstance(B(3), A))\n",
        "import aiohttp\nclass A:\n    def __init__(self, identifier):\n        self.id = identifier\n    def open(self, url, identifier):\n"
        "        return aiohttp.request(url, identifier)\nclass B(A):\n    pass\nprint(isinstance(B(3), A))\n",
        because="nobody else calls `A` with `id=`",
        runs=False,
    ),
    unfixed(
        "takes-the-rest",
        "def f(sum=0, **more):\n    return sum, more\nprint(f(1, y=2), f(**{'total': 3}))\n",
        because="`**more` takes what calls pass by other names",
        guard="goes_among_the_rest",
    ),
    unfixed(
        "handed-on-with-its-name",
        "import functools\ndef f(sum):\n    return sum\nprint(functools.partial(f, sum=3)())\n",
        because="line 4 names `sum`, where `f` is handed on",
        guard="cannot_follow",
    ),
    unfixed(
        "handed-on-with-its-name-on-another-line",
        "import functools\ndef f(sum):\n    return sum\nprint(functools.partial(\n    f,\n    sum=3,\n)())\n",
        because="line 6 names `sum`, where `f` is handed on",
        guard="cannot_follow",
    ),
    unfixed(
        "new-of-a-metaclass",
        "class A(type):\n    def __new__(cls, name, bases, names, dict=3):\n"
        "        return super().__new__(cls, name, bases, names, dict)\nclass B(metaclass=A, dict=4): pass\nprint(B())\n",
        because="what builds on `A` may pass this to `__new__` by its name",
        runs=False,
    ),
    unfixed(
        "new-of-a-metaclass-that-another-goes-on-in",
        "class A(type):\n    def __new__(cls, name, bases, dict):\n        return super().__new__(cls, name, bases, dict)\n"
        "class B(A):\n    def __new__(cls, name, bases, names):\n        return super().__new__(cls, name, bases, dict=names)\n",
        because="what builds on `A` may pass this to `__new__` by its name",
        runs=False,
    ),
    unfixed(
        "prepared-with-a-name",
        "class A(type):\n    @staticmethod\n    def __prepare__(name, bases, type=None):\n        return {'kind': type}\n"
        "    def __new__(cls, name, bases, names, **more):\n        return super().__new__(cls, name, bases, names)\n"
        "    def __init__(cls, *parts, **more):\n        pass\nclass B(metaclass=A, type=3): pass\nprint(B.kind)\n",
        because="what builds on `A` may pass this to `__prepare__` by its name",
        runs=False,
    ),
    unsafe(
        "filled-where-a-class-is-made",
        "class A(type):\n    def __new__(cls, name, bases, dict):\n"
        "        return super().__new__(cls, name, bases, dict)\nclass B(metaclass=A): pass\nprint(B)\n",
        "class A(type):\n    def __new__(cls, name, bases, namespace):\n"
        "        return super().__new__(cls, name, bases, namespace)\nclass B(metaclass=A): pass\nprint(B)\n",
        because="nobody calls `A` with `dict=`",
        unshown="`type` itself takes these by their place",
    ),
    clean(
        "passed-up-by-its-name",
        "class A(Widget):\n    def __init__(self, id=None, size=3):\n        super().__init__(id=id)\n        self.size = size\n",
        guard="is_called_so_elsewhere",
        runs=False,
    ),
    unfixed(
        "passed-up-by-place",
        "class A(Widget):\n    def __init__(self, id=None, size=3):\n        super().__init__(id)\n        self.size = size\n",
        because="the base class `Widget` is not in this file",
        runs=False,
    ),
    unfixed(
        "passed-up-by-another-name",
        "class A(Widget):\n    def __init__(self, id=None, size=3):\n        super().__init__(number=id)\n        self.size = size\n",
        because="the base class `Widget` is not in this file",
        runs=False,
    ),
    unfixed(
        "a-protocol-asks-for-it",
        "from typing import Protocol\nclass Port(Protocol):\n    def send(self, input: str) -> int: ...  # noqa: A002\n"
        "class Client:\n    def send(self, input: str) -> int:\n        return len(input)\n"
        "def use(port: Port) -> int:\n    return port.send(input='a')\nprint(use(Client()))\n",
        because="the protocol `Port` asks for `send`, with `input`",
        runs=False,
    ),
    unsafe(
        "a-protocol-asks-for-another",
        "from typing import Protocol\nclass Port(Protocol):\n    def close(self) -> int: ...\n"
        "class Client:\n    def send(self, input: str) -> int:\n        return len(input)\nprint(Client().send('a'))\n",
        "from typing import Protocol\nclass Port(Protocol):\n    def close(self) -> int: ...\n"
        "class Client:\n    def send(self, input_text: str) -> int:\n        return len(input_text)\nprint(Client().send('a'))\n",
        because="nobody else calls `send` with `input=`",
        runs=False,
    ),
    safe(
        "hides-a-variable-that-hides",
        "id = 3\ndef f(id):\n    return id\nprint(f(4), id)\n",
        "id = 3\ndef f(identifier):\n    return identifier\nprint(f(4), id)\n",
        says="`id` hides yours of line 1, as that hides Python's own; a name such as `identifier` hides none",
    ),
    safe(
        "hides-no-variable-that-is-gone",
        "id = 3\ndel id\ndef f(id):\n    return id\nprint(f(4))\n",
        "id = 3\ndel id\ndef f(identifier):\n    return identifier\nprint(f(4))\n",
        says="`id` hides Python's own `id` here",
    ),
    safe(
        "hides-a-variable-that-may-not-be-there",
        "import sys\nif len(sys.argv) > 99:\n    id = 3\ndef f(id):\n    return id\nprint(f(4))\n",
        "import sys\nif len(sys.argv) > 99:\n    id = 3\ndef f(identifier):\n    return identifier\nprint(f(4))\n",
        says="`id` hides Python's own `id` here",
    ),
    safe(
        "hides-what-stands-for-python's-own",
        "import sys\ninput = sys.stdin.readline\ndef f(input):\n    return input\nprint(f(4))\n",
        "import sys\ninput = sys.stdin.readline\ndef f(number):\n    return number\nprint(f(4))\n",
        says="`input` hides Python's own `input` here",
    ),
    safe(
        "code-in-a-comment-behind-the-body",
        "def f(dir):\n    return dir + 'x'\n    # return g(dir, 3)\n    # and more\n\n# f = g(dir, 4)\nprint(f('a'))\n",
        "def f(directory):\n    return directory + 'x'\n    # return g(directory, 3)\n    # and more\n\n# f = g(dir, 4)\nprint(f('a'))\n",
    ),
    safe(
        "comment-that-tells-of-a-value",
        "def f(iter):\n    # Handle iter=-1 as well, g(iter=-1) does not\n    return iter\nprint(f(4))\n",
        "def f(iterations):\n    # Handle iterations=-1 as well, g(iter=-1) does not\n    return iterations\nprint(f(4))\n",
    ),
    unfixed(
        "passed-in-a-dict-in-another-file",
        "def f(sum):\n    return sum\n",
        because="`main.py` calls `f` with what a dict holds, and has `sum` as a text, and may mean this one",
        script=False,
        uses=(Use("main.py", "f", "sum", is_sure=False),),
        then="print(f(**{'sum': 3}))\n",
        guard="cannot_follow",
    ),
    unfixed(
        "passed-by-name-in-another-file",
        "def f(sum):\n    return sum\n",
        because="`main.py` calls `f` with `sum=`",
        script=False,
        uses=(Use("main.py", "f", "sum"),),
        then="print(f(sum=3))\n",
        guard="cannot_follow",
    ),
    unsafe(
        "something-else-used-in-another-file",
        "def f(sum):\n    return sum\n",
        "def f(total):\n    return total\n",
        because="no other file calls `f` with `sum=`",
        script=False,
        uses=(Use("main.py", "f", "max"), Use("main.py", "g", "sum"), Use("main.py", "sum")),
        itself=True,
        then="print(f(sum=3))\n",
    ),
    unfixed(
        "method-passed-by-name-in-another-file",
        "class A:\n    def f(self, sum):\n        return sum\nprint(A().f(3))\n",
        because="`main.py` calls `f` with `sum=`",
        uses=(Use("main.py", "f", "sum"),),
        then="print(A().f(sum=3))\n",
    ),
    unfixed(
        "object-made-by-name-in-another-file",
        "class A:\n    def __init__(self, id):\n        self.id = id\n",
        because="`main.py` calls `A` with `id=`",
        uses=(Use("main.py", "A", "id"),),
        then="print(A(id=3).id)\n",
    ),
    unfixed(
        "object-made-by-name-by-an-heir-in-another-file",
        "class A:\n    def __init__(self, id):\n        self.id = id\n",
        because="`main.py` calls `__init__` with `id=`",
        uses=(Use("main.py", "__init__", "id"),),
        then="print(A(id=3).id)\n",
    ),
    safe(
        "function-in-a-function-called-as-in-another-file",
        "def g():\n    def f(sum):\n        return sum\n    return f(3)\nprint(g())\n",
        "def g():\n    def f(total):\n        return total\n    return f(3)\nprint(g())\n",
        uses=(Use("main.py", "f", "sum"),),
    ),
    unfixed(
        "two-definitions",
        "def f(sum):\n    return sum\nprint(f(sum=1))\ndef f(sum):\n    return -sum\nprint(f(sum=1))\n",
        because="`f` has more than one definition",
    ),
    unfixed(
        "two-methods",
        "class A:\n    def f(self, sum):\n        return sum\nclass B:\n    def f(self, sum):\n        return -sum\nprint(A().f(sum=1), B().f(1))\n",
        because="more than one `f` has a parameter `sum`",
    ),
    unsafe(
        "made-by-itself",
        "class A:\n    def __init__(self, id):\n        self.id = id\n    def copy(self):\n        return type(self)(id=self.id)\nprint(A(7).copy().id)\n",
        "class A:\n    def __init__(self, identifier):\n        self.id = identifier\n    def copy(self):\n        return type(self)(identifier=self.id)\nprint(A(7).copy().id)\n",
        because="nobody else calls `A` with `id=`",
        runs=False,
    ),
    unfixed(
        "made-by-itself-or-by-an-heir",
        "class A:\n    def __init__(self, id):\n        self.id = id\n    def copy(self):\n        return type(self)(id=self.id)\n"
        "class B(A):\n    def __init__(self, *, id):\n        super().__init__(id)\nprint(B(id=1).copy().id)\n",
        because="line 5 may pass `id` to `A`, or to another class",
    ),
    unsafe(
        "init-goes-on-in-the-base",
        "class A:\n    def __init__(self, id):\n        self.id = id\nclass B(A):\n    def __init__(self):\n        super().__init__(id=4)\n"
        "class C:\n    def __init__(self, **more):\n        super().__init__()\nclass D(C):\n    def __init__(self):\n        super().__init__(id=3)\n"
        "print(A(1).id, B().id, D())\n",
        "class A:\n    def __init__(self, identifier):\n        self.id = identifier\nclass B(A):\n    def __init__(self):\n        super().__init__(identifier=4)\n"
        "class C:\n    def __init__(self, **more):\n        super().__init__()\nclass D(C):\n    def __init__(self):\n        super().__init__(id=3)\n"
        "print(A(1).id, B().id, D())\n",
        because="nobody else calls `A` with `id=`",
        itself=True,
        then="print(A(**{'id': 3}).id)",
    ),
    unfixed(
        "init-goes-on-in-one-of-several-bases",
        "class M:\n    def __init__(self, **more):\n        super().__init__(**more, id=3)\n"
        "class A:\n    def __init__(self, id):\n        self.id = id\nclass B(M, A):\n    pass\nprint(B().id)\n",
        because="line 3 may pass `id` to `A`, or to another class",
    ),
    unfixed(
        "made-of-a-class-that-is-handed-on",
        "class A:\n    def __init__(self, id):\n        self.id = id\nKINDS = {'a': A}\ndef made(kind, **more):\n    maker = KINDS[kind]\n"
        "    return maker(**more)\nprint(made('a', **{'i' + 'd': 3}).id)\n",
        because="line 7 calls what may be `A`, maybe with `id=`",
    ),
    unfixed(
        "locals",
        "def f(sum):\n    return locals()\nprint(f(1))\n",
        because="`locals()` may see the name `sum`",
    ),
    unsafe(
        "signature-that-is-none",
        "def f(sum, x):\n    return sum, x.signature\nshown = [f]\n",
        "def f(total, x):\n    return total, x.signature\nshown = [f]\n",
        because="assumes that whoever gets `f` on line 3 passes no `sum=` and that no other file calls `f`",
        script=False,
        itself=True,
        then="import inspect\nprint(inspect.signature(f))",
    ),
    unsafe(
        "signature-of-another",
        "import inspect\ndef f(sum):\n    return sum\ndef g(x): pass\nprint(inspect.signature(g))\nshown = [f]\n",
        "import inspect\ndef f(total):\n    return total\ndef g(x): pass\nprint(inspect.signature(g))\nshown = [f]\n",
        because="that no other file calls `f` with `sum=`",
        script=False,
        itself=True,
        then="print(f(sum=1))",
    ),
    unsafe(
        "imported-signature-of-another",
        "from inspect import signature as seen\ndef f(sum):\n    return sum\ndef g(x): pass\nprint(seen(g))\nshown = [f]\n",
        "from inspect import signature as seen\ndef f(total):\n    return total\ndef g(x): pass\nprint(seen(g))\nshown = [f]\n",
        because="that no other file calls `f` with `sum=`",
        script=False,
        itself=True,
        then="print(f(sum=1))",
    ),
    unfixed(
        "signature-of-what-wraps-it",
        "import functools, inspect\ndef f(sum, /): print(sum)\n@functools.wraps(f)\ndef g(*x): return f(*x)\nprint(inspect.signature(g))\n",
        because="`signature` may see the name `sum`",
    ),
    unfixed(
        "signature-of-what-a-decorator-gives",
        "import inspect\ndef f(sum, /): print(sum)\ndef h(x): return f\n@h\ndef g(x): pass\nprint(inspect.signature(g))\n",
        because="`signature` may see the name `sum`",
    ),
    unfixed(
        "signature-of-a-module-that-is-looked-up",
        "def f(sum, /): print(sum)\nprint(__import__('inspect').signature(f))\n",
        because="`signature` may see the name `sum`",
    ),
    unfixed(
        "signature-of-a-class-by-its-method",
        "import inspect\nclass A:\n    def __init__(self, sum): self.x = sum\n    @classmethod\n    def make(cls, x):\n"
        "        return inspect.signature(cls).parameters\nprint(*A.make(3))\n",
        because="`signature` may see the name `sum`",
    ),
    unfixed(
        "framework-that-reads-annotations",
        "import fastapi\nclass A:\n    def __init__(self, id):\n        self.id = id\ndef show(x: A = fastapi.Depends()): return x\n",
        because="what gets `A` on line 5 may look at the names",
        runs=False,
    ),
    unfixed(
        "signature-of-any",
        "import inspect\ndef f(sum):\n    return sum\ndef g(x):\n    return inspect.signature(x)\nprint(g(f))\n",
        because="`signature` may see the name `sum`",
    ),
    unfixed(
        "signature-of-one-of-two",
        "import inspect\ndef f(sum):\n    return sum\ndef g(x): pass\nif f(3): g = f\nprint(inspect.signature(g))\n",
        because="`signature` may see the name `sum`",
    ),
    safe(
        "inner-function-that-nobody-can-ask",
        "import inspect\ndef f(xs):\n    def g(sum):\n        return sum\n    return g(3), [inspect.signature(len) for x in xs]\nprint(f([]))\n",
        "import inspect\ndef f(xs):\n    def g(total):\n        return total\n    return g(3), [inspect.signature(len) for x in xs]\nprint(f([]))\n",
    ),
    unfixed(
        "inner-function-that-goes-out",
        "import inspect\ndef f(xs):\n    def g(sum):\n        return sum\n    return g, [inspect.signature(x) for x in xs]\nf([])\n",
        because="`signature` may see the name `sum`",
    ),
    unfixed(
        "inner-function-that-is-asked",
        "import inspect\ndef f(xs):\n    def g(sum):\n        return sum\n    return inspect.signature(g)\nf([])\n",
        because="`signature` may see the name `sum`",
    ),
    unsafe(
        "inner-function-in-the-code-of-another",
        "import inspect\ndef f(xs):\n    def g(sum):\n        return sum\n    return g(3), inspect.signature(len), f.__code__.co_consts\nprint(f([])[0])\n",
        "import inspect\ndef f(xs):\n    def g(total):\n        return total\n    return g(3), inspect.signature(len), f.__code__.co_consts\nprint(f([])[0])\n",
        because="is not asked for the name `sum`",
        runs=False,
    ),
    unsafe(
        "inner-function-among-the-variables",
        "import inspect\ndef f(xs):\n    def g(sum):\n        return sum\n    return g(3), [inspect.signature(len) for x in xs], vars()\nprint(f([])[0])\n",
        "import inspect\ndef f(xs):\n    def g(total):\n        return total\n    return g(3), [inspect.signature(len) for x in xs], vars()\nprint(f([])[0])\n",
        because="`signature` is not asked for the name `sum`",
        runs=False,
    ),
    unsafe(
        "signature-of-others",
        "import inspect\ndef f(sum):\n    return sum\nprint(len(inspect.signature(print).parameters), f(1))\n",
        "import inspect\ndef f(total):\n    return total\nprint(len(inspect.signature(print).parameters), f(1))\n",
        because="`signature` is not asked for the name `sum`",
        guard="is_not_asked_for",
        itself=True,
        then="print(inspect.signature(f))",
    ),
    unsafe(
        "signature-of-others-beside-a-list-of-names",
        "import inspect\n__all__ = ['f']\ndef f(sum, /):\n    return sum\nprint(len(inspect.signature(print).parameters), f(1))\n",
        "import inspect\n__all__ = ['f']\ndef f(total, /):\n    return total\nprint(len(inspect.signature(print).parameters), f(1))\n",
        because="`signature` is not asked for the name `sum`",
        itself=True,
        then="print(inspect.signature(f))",
    ),
    unfixed(
        "class-that-is-called-by-what-may-hold-it",
        "class BigPage:\n    def __init__(self, id):\n        self.id = id\ndef make(shop):\n    return shop.big_page_class(id=3)\nclass Shop:\n    pass\nShop.big_page_class = eval('BigPage')\nprint(make(Shop).id)\n",
        because="line 5 calls what may be `BigPage`, maybe with `id=`",
        runs=False,
    ),
    unsafe(
        "class-beside-what-holds-another",
        "class Page:\n    def __init__(self, id):\n        self.id = id\ndef make(shop):\n    return shop.image_class(id=3)\nprint(Page(3).id)\n",
        "class Page:\n    def __init__(self, page_id):\n        self.id = page_id\ndef make(shop):\n    return shop.image_class(id=3)\nprint(Page(3).id)\n",
        because="nobody else calls `Page` with `id=`",
        itself=True,
        then="Page(**{'id': 3})",
    ),
    unfixed(
        "base-that-is-bound-twice",
        "text = str\nif str:\n    text = dict\nclass A(text):\n    def f(self, id):\n        return id\n",
        because="`text` may be any class, and may define `f` too",
    ),
    unfixed(
        "base-by-another-name-of-a-class",
        "class B:\n    def f(self, id):\n        return id\nC = B\nclass A(C):\n    def f(self, id):\n        return id\n",
        because="`A` replaces `f`",
    ),
    unsafe(
        "base-by-another-name",
        "text = str\nclass A(text):\n    def f(self, id):\n        return id\nprint(A().f(1))\n",
        "text = str\nclass A(text):\n    def f(self, identifier):\n        return identifier\nprint(A().f(1))\n",
        because="nobody else calls `f` with `id=`",
        unshown="no call out of sight passes it by its name",
    ),
    unfixed(
        "base-that-is-a-variable",
        "text = str if 1 else dict\nclass A(text):\n    def f(self, id):\n        return id\n",
        because="`text` may be any class, and may define `f` too",
    ),
    unfixed(
        "signature-of-a-method",
        "import inspect\nclass A:\n    def f(self, sum):\n        return sum\nprint(inspect.signature(A.f), A().f(1))\n",
        because="`signature` may see the name `sum`",
        guard="may_be_asked_for",
    ),
    unfixed(
        "signature",
        "import inspect\ndef f(sum):\n    return sum\nprint(inspect.signature(f), f(1))\n",
        because="`signature` may see the name",
        guard="may_be_asked_for",
    ),
    safe(
        "globals-of-a-frame",
        "import sys\ndef main():\n    def f(sum):\n        return sys._getframe().f_globals\n    print(len(f(1)) > 1)\nmain()\n",
        "import sys\ndef main():\n    def f(total):\n        return sys._getframe().f_globals\n    print(len(f(1)) > 1)\nmain()\n",
    ),
    safe(
        "self-is-asked-for-in-a-frame",
        "import sys\ndef g():\n    return 'self' in sys._getframe(1).f_locals\ndef f(sum, /):\n    return sum, g()\nprint(f(1))\n",
        "import sys\ndef g():\n    return 'self' in sys._getframe(1).f_locals\ndef f(total, /):\n    return total, g()\nprint(f(1))\n",
    ),
    safe(
        "self-and-more-are-asked-for-in-a-frame-that-is-kept",
        "import sys\ndef g():\n    found = sys._getframe(1).f_locals\n    return '_y' in found, found.get('_z')\ndef f(sum, /):\n    self = 2\n    return sum, g()\nprint(f(1))\n",
        "import sys\ndef g():\n    found = sys._getframe(1).f_locals\n    return '_y' in found, found.get('_z')\ndef f(total, /):\n    self = 2\n    return total, g()\nprint(f(1))\n",
    ),
    unfixed(
        "what-it-would-be-called-is-asked-for-in-a-frame",
        "import sys\ndef g():\n    return 'total' in sys._getframe(1).f_locals\ndef f(sum, /):\n    return sum + 1, g()\nprint(f(1))\n",
        because="`f_locals` on line 3 may see the name `sum`",
    ),
    unfixed(
        "asked-for-in-a-frame-that-is-kept",
        "import sys\ndef g():\n    found = sys._getframe(1).f_locals\n    return found['x'], found.get('sum')\ndef f(sum):\n    x = 2\n    return sum, g()\nprint(f(1))\n",
        because="`f_locals` on line 3 may see the name `sum`",
    ),
    unfixed(
        "all-are-shown-of-a-frame-that-is-kept",
        "import sys\ndef g():\n    found = sys._getframe(1).f_locals\n    return found['x'], list(found)\ndef f(sum):\n    x = 2\n    return sum, g()\nprint(f(1))\n",
        because="`f_locals` on line 3 may see the name `sum`",
    ),
    unfixed(
        "locals-of-a-frame",
        "import sys\ndef f(sum):\n    return 'sum' in sys._getframe().f_locals\nprint(f(1))\n",
        because="`f_locals` on line 3 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    safe(
        "locals-of-frames-that-are-never-this-one",
        "import sys\ndef g():\n    return 'sum' in sys._getframe(1).f_locals\ndef f(sum, /):\n    return [sum]\nprint(f(1), g())\n",
        "import sys\ndef g():\n    return 'sum' in sys._getframe(1).f_locals\ndef f(total, /):\n    return [total]\nprint(f(1), g())\n",
    ),
    safe(
        "locals-of-a-frame-that-is-handed-in",
        "import sys\ndef g(frame):\n    return None if frame is None else frame.f_locals\ndef f(sum, /):\n    return sum, g(None)\nprint(f(1))\n",
        "import sys\ndef g(frame):\n    return None if frame is None else frame.f_locals\ndef f(total, /):\n    return total, g(None)\nprint(f(1))\n",
    ),
    unfixed(
        "locals-of-a-frame-that-python-hands-in",
        "import sys\nSEEN = []\ndef trace(frame, event, given):\n    SEEN.extend(frame.f_locals)\ndef f(sum):\n    return sum\n"
        "sys.settrace(trace)\nf(1)\nsys.settrace(None)\nprint('sum' in SEEN)\n",
        because="`f_locals` on line 4 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    safe(
        "locals-of-another-function",
        "import sys\ndef g(x, /):\n    frame = sys._getframe(1)\n    return 'total' in frame.f_locals or 'total' in sys._getframe().f_locals\n"
        "def h():\n    return g(1)\ndef f(sum, /):\n    return sum, h()\nprint(f(1))\n",
        "import sys\ndef g(x, /):\n    frame = sys._getframe(1)\n    return 'total' in frame.f_locals or 'total' in sys._getframe().f_locals\n"
        "def h():\n    return g(1)\ndef f(total, /):\n    return total, h()\nprint(f(1))\n",
    ),
    unfixed(
        "locals-of-whoever-calls-it-by-another-name",
        "import sys\ndef g():\n    return 'sum' in sys._getframe(1).f_locals\nh = g\ndef f(sum, /):\n    return sum, h()\nprint(f(1))\n",
        because="`f_locals` on line 3 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "locals-of-an-inner-function-itself",
        "import sys\ndef f(sum, /):\n    def g():\n        return sum and 'sum' in sys._getframe().f_locals\n    return g()\nprint(f(1))\n",
        because="`f_locals` on line 4 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "locals-of-all-frames-of-a-walk",
        "import traceback\ndef show(frame):\n    return list(frame.f_locals)\ndef g():\n    return [show(frame) for frame, _ in traceback.walk_stack(None)]\n"
        "def f(sum, /):\n    return sum, g()\nprint('sum' in str(f(1)))\n",
        because="`f_locals` on line 3 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "locals-two-calls-above",
        "import sys\ndef g():\n    return 'sum' in sys._getframe().f_back.f_back.f_locals\ndef h():\n    return g()\n"
        "def f(sum, /):\n    return sum, h()\nprint(f(1))\n",
        because="`f_locals` on line 3 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "locals-of-the-caller",
        "import sys\ndef g():\n    return 'sum' in sys._getframe(1).f_locals\ndef f(sum):\n    return sum, g()\nprint(f(1))\n",
        because="`f_locals` on line 3 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "locals-behind-an-operator",
        "import sys\nclass A:\n    def __add__(self, other):\n        return self.look()\n    def look(self):\n"
        "        return 'sum' in sys._getframe(2).f_locals\ndef f(sum):\n    return sum + 1\nprint(f(A()))\n",
        because="`f_locals` on line 6 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "locals-in-a-loop-over-what-looks",
        "import sys\ndef g():\n    yield 'sum' in sys._getframe(1).f_locals\ndef f(sum):\n    for each in sum:\n        return each\nprint(f(g()))\n",
        because="`f_locals` on line 3 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "locals-of-an-inner-function",
        "import sys\ndef g():\n    return 'sum' in sys._getframe(1).f_locals\ndef f(sum):\n    return lambda: (sum, g())\nprint(f(1)())\n",
        because="`f_locals` on line 3 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "locals-where-it-went-wrong",
        "def f(sum):\n    return sum.x\ntry:\n    f(1)\nexcept AttributeError as error:\n"
        "    print('sum' in error.__traceback__.tb_next.tb_frame.f_locals)\n",
        because="`f_locals` on line 6 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "frame-of-an-exception-kept",
        "FRAMES = []\ndef f(sum):\n    return sum.x\ntry:\n    f(1)\nexcept AttributeError as error:\n"
        "    FRAMES.append(error.__traceback__.tb_next.tb_frame)\nprint('sum' in getattr(FRAMES[0], 'f_' + 'locals'))\n",
        because="line 7 hands a frame out",
        guard="may_be_looked_up",
    ),
    unfixed(
        "frame-of-a-list-kept",
        "import inspect\nFRAMES = []\ndef f(sum):\n    for frame, *rest in inspect.stack():\n        FRAMES.append(frame)\n    return sum\nprint(f(1))\n",
        because="line 5 hands a frame out",
    ),
    unfixed(
        "place-handed-out",
        "import inspect\ndef f(sum):\n    return inspect.stack()[0], sum\nprint(len(f(1)))\n",
        because="line 3 hands a frame out",
    ),
    safe(
        "places-asked-for-lines-only",
        "import inspect\ndef g():\n    for place in inspect.stack()[1:]:\n        if place.function == 'f':\n"
        "            return place[3], place.frame.f_lineno\ndef f(sum):\n    return sum, g(), inspect.stack()[0][2]\nprint(f(1))\n",
        "import inspect\ndef g():\n    for place in inspect.stack()[1:]:\n        if place.function == 'f':\n"
        "            return place[3], place.frame.f_lineno\ndef f(total):\n    return total, g(), inspect.stack()[0][2]\nprint(f(1))\n",
    ),
    unfixed(
        "frame-kept",
        "import sys\nFRAMES = []\ndef f(sum):\n    FRAMES.append(sys._getframe(0))\n    return sum\nprint(f(1))\n",
        because="line 4 hands a frame out, which may show the name `sum`",
    ),
    unfixed(
        "frame-of-a-caller-handed-out",
        "import sys\ndef g():\n    frame = sys._getframe()\n    if frame is not None:\n        caller = frame.f_back\n"
        "    return caller\ndef f(sum):\n    return sum, g() is None\nprint(f(1))\n",
        because="line 6 hands a frame out",
    ),
    safe(
        "frames-asked-for-lines-only",
        "import sys\ndef g():\n    frame = sys._getframe()\n    depth = 0\n    while frame and depth < 9:\n"
        "        frame = frame.f_back\n        depth += 1\n    return depth\ndef f(sum):\n    return sum, g() > 1\nprint(f(1))\n",
        "import sys\ndef g():\n    frame = sys._getframe()\n    depth = 0\n    while frame and depth < 9:\n"
        "        frame = frame.f_back\n        depth += 1\n    return depth\ndef f(total):\n    return total, g() > 1\nprint(f(1))\n",
    ),
    unfixed(
        "eval",
        "def f(sum, names=None):\n    return eval('1', names), sum\nprint(f(1))\n",
        because="`eval` may see the name `sum`",
    ),
    safe(
        "eval-with-a-dict",
        "def main():\n    def f(sum):\n        names = dict(a=4)\n        return eval(str(len(names)), names), sum\n    print(f(1))\nmain()\n",
        "def main():\n    def f(total):\n        names = dict(a=4)\n        return eval(str(len(names)), names), total\n    print(f(1))\nmain()\n",
        runs=False,
    ),
    safe(
        "eval-with-one-of-two-dicts",
        "def main():\n    def f(sum):\n        a, names = 3, {}\n        return eval(str(len(names)), names), sum\n    print(f(1))\nmain()\n",
        "def main():\n    def f(total):\n        a, names = 3, {}\n        return eval(str(len(names)), names), total\n    print(f(1))\nmain()\n",
        runs=False,
    ),
    unfixed(
        "eval-with-a-name-that-may-be-none",
        "def f(sum):\n    names = {'a': 1}\n    if sum: names = None\n    return eval('sum', names), sum\nprint(f(1))\n",
        because="`eval` may see the name `sum`",
    ),
    safe(
        "globals-show-no-parameters",
        "def main():\n    def f(sum):\n        return len(globals()) > 1, sum\n    print(f(1))\nmain()\n",
        "def main():\n    def f(total):\n        return len(globals()) > 1, total\n    print(f(1))\nmain()\n",
    ),
    safe(
        "examples-of-what-another-package-has",
        'def show(sum):\n    """Do.\n\n    >>> from numbers_shop import show\n    >>> show(sum=3)\n    """\n    return sum\nprint(show(1))\n',
        'def show(total):\n    """Do.\n\n    >>> from numbers_shop import show\n    >>> show(sum=3)\n    """\n    return total\nprint(show(1))\n',
    ),
    safe(
        "examples-before-another-package-is-imported",
        'def show(sum):\n    """Do.\n\n    >>> show(sum=3)\n    >>> from numbers_shop import show\n    """\n    return sum\nprint(show(1))\n',
        'def show(total):\n    """Do.\n\n    >>> show(total=3)\n    >>> from numbers_shop import show\n    """\n    return total\nprint(show(1))\n',
    ),
    safe(
        "examples-of-what-this-package-has",
        'def show(sum):\n    """Do.\n\n    >>> from shop.numbers import show\n    >>> show(sum=3)\n    """\n    return sum\nprint(show(1))\n',
        'def show(total):\n    """Do.\n\n    >>> from shop.numbers import show\n    >>> show(total=3)\n    """\n    return total\nprint(show(1))\n',
        path="shop/numbers.py",
    ),
    safe(
        "explained-behind-equals",
        'def show(low, max):\n    """Do.\n\n    low = the least of all\n    max = the most of all\n    """\n    return max\nprint(show(1, 2))\n',
        'def show(low, maximum):\n    """Do.\n\n    low = the least of all\n    maximum = the most of all\n    """\n    return maximum\nprint(show(1, 2))\n',
    ),
    safe(
        "examples-follow",
        'def f(sum):\n    """Do.\n\n    >>> f(sum=3)\n    >>> g(sum=f(\n    ...     sum=(1, 2)[0]), sum=4)\n    """\n    return sum\nprint(f(1))\n',
        'def f(total):\n    """Do.\n\n    >>> f(total=3)\n    >>> g(sum=f(\n    ...     total=(1, 2)[0]), sum=4)\n    """\n    return total\nprint(f(1))\n',
    ),
    unsafe(
        "examples-of-a-class-follow",
        'class Span:\n    """A span.\n\n    Such as Span(min=date(1, min=2), max=cb), f(min=3) or reach(value[, min=3]).\n    """\n'
        "    def __init__(self, min):\n        self.low = min\n    def reach(self, value, min=3):\n        return min\n"
        "print(Span(min=3).low, Span(4).reach(5, min=6))\n",
        'class Span:\n    """A span.\n\n    Such as Span(low=date(1, min=2), max=cb), f(min=3) or reach(value[, minimum=3]).\n    """\n'
        "    def __init__(self, low):\n        self.low = low\n    def reach(self, value, minimum=3):\n        return minimum\n"
        "print(Span(low=3).low, Span(4).reach(5, minimum=6))\n",
        because="nobody else calls",
        itself=True,
        then="print(Span(**{'min': 3}).low)",
    ),
    unfixed(
        "example-in-another-text",
        "HELP = '''\nsay f(1,\n  sum=3)'''\ndef f(x, sum):\n    return sum\nprint(f(1, 2))\n",
        because="the text on line 3 names `sum`",
        guard="is_passed_in_a_text",
    ),
    unsafe(
        "shown-in-a-text",
        "class Task:\n    def __init__(self, id):\n        self.id = id\n    def __repr__(self):\n        return f'<Task(id={self.id})>'\nprint(Task(3))\n",
        "class Task:\n    def __init__(self, task_id):\n        self.id = task_id\n    def __repr__(self):\n        return f'<Task(id={self.id})>'\nprint(Task(3))\n",
        because="the text on line 5 may go on saying `id`",
        unshown="a text is for people",
    ),
    unsafe(
        "shown-in-a-text-to-fill-in",
        "def f(x, sum):\n    return 'f(sum=%d)' % x, 'f(sum={x})'.format(x=sum)\nprint(f(1, 2))\n",
        "def f(x, total):\n    return 'f(sum=%d)' % x, 'f(sum={x})'.format(x=total)\nprint(f(1, 2))\n",
        because="the text on line 2 may go on saying `sum`",
        unshown="a text is for people",
    ),
    safe(
        "comment-elsewhere-that-names-the-function-too",
        "# values of f's 'max'\n# 'max' of g\ndef f(max):\n    return max\nprint(f(1))\n",
        "# values of f's 'maximum'\n# 'max' of g\ndef f(maximum):\n    return maximum\nprint(f(1))\n",
    ),
    safe(
        "comment-elsewhere-that-only-calls-something-so",
        "def f(max):\n    # y = max(3)\n    return max\nprint(f(1))\n",
        "def f(maximum):\n    # y = max(3)\n    return maximum\nprint(f(1))\n",
    ),
    unfixed(
        "locals-of-a-caller-called-by-a-method",
        "import sys\nimport logs\ndef log():\n    return 'sum' in sys._getframe(1).f_locals\ndef f(sum):\n    return sum, logs.log()\n",
        because="`f_locals` on line 4 may see the name `sum`",
        runs=False,
    ),
    safe(
        "comment-that-begins-with-the-name",
        "def f(max):\n    # max can be 3, and max of\n    # max of, and max is a\n    # max is a limit\n    # max is a builtin\n    # param max\n    return max\nprint(f(1))\n",
        "def f(maximum):\n    # maximum can be 3, and max of\n    # max of, and max is a\n    # maximum is a limit\n    # max is a builtin\n    # param maximum\n    return maximum\nprint(f(1))\n",
    ),
    safe(
        "example-of-something-else",
        "HELP = 'say g(1, sum=3), f(sum == 3) and f(g(sum=3))'\ndef f(sum):\n    return sum\nprint(f(1))\n",
        "HELP = 'say g(1, sum=3), f(sum == 3) and f(g(sum=3))'\ndef f(total):\n    return total\nprint(f(1))\n",
    ),
    unsafe(
        "docstring-that-quotes-the-name",
        'def f(max):\n    """Do.\n\n    ``max`` may be nothing.\n    """\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Do.\n\n    ``max`` may be nothing.\n    """\n    return maximum\nprint(f(1))\n',
        because="the text on line 4 may go on saying `max`",
        guard="goes_on_with_the_name",
        unshown="a docstring is for people",
    ),
    unsafe(
        "docstring-that-says-the-name-twice",
        'def f(max):\n    """Do.\n\n    `max` may be nothing.\n    `max` is all.\n    """\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Do.\n\n    `max` may be nothing.\n    `max` is all.\n    """\n    return maximum\nprint(f(1))\n',
        because="assumes that the docstring may go on saying `max`",
        unshown="a docstring is for people",
    ),
    unsafe(
        "docstring-that-says-what-is-no-word",
        'def f(dict):\n    """Go to the next entry in dict.\n\n    What is in dict\n    """\n    return dict[1]\nprint(f({1: 2}))\n',
        'def f(counts):\n    """Go to the next entry in dict.\n\n    What is in dict\n    """\n    return counts[1]\nprint(f({1: 2}))\n',
        because="the docstring may go on saying `dict`",
        unshown="a docstring is for people",
    ),
    safe(
        "docstring-that-says-what-is-a-word",
        'def f(max):\n    """Go to the max in all, and the keys of dict objects."""\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Go to the max in all, and the keys of dict objects."""\n    return maximum\nprint(f(1))\n',
    ),
    unsafe(
        "listed-in-the-docstring-of-the-class",
        'class Clock:\n    """A clock.\n\n    move(hours, max): move it.\n    """\n    def move(self, hours, max):\n        return max\nprint(Clock().move(1, 2))\n',
        'class Clock:\n    """A clock.\n\n    move(hours, max): move it.\n    """\n    def move(self, hours, maximum):\n        return maximum\nprint(Clock().move(1, 2))\n',
        because="the text on line 4 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    unsafe(
        "message-that-passes-the-name",
        "def f(max):\n    if not max:\n        raise ValueError('Use max=3 instead')\n    return max\nprint(f(1))\n",
        "def f(maximum):\n    if not maximum:\n        raise ValueError('Use max=3 instead')\n    return maximum\nprint(f(1))\n",
        because="the message on line 3 may go on saying `max`",
        unshown="a message is for people",
    ),
    safe(
        "message-about-the-type-of-another",
        "def f(type, data):\n    if not data:\n        raise TypeError(\"data is not type 'bytes'\")\n    return type\nprint(f(1, 2))\n",
        "def f(kind, data):\n    if not data:\n        raise TypeError(\"data is not type 'bytes'\")\n    return kind\nprint(f(1, 2))\n",
    ),
    safe(
        "message-about-the-type-of-something",
        "def f(type):\n    if not type:\n        raise TypeError('Factor type should be one')\n    return type\nprint(f(1))\n",
        "def f(factor_type):\n    if not factor_type:\n        raise TypeError('Factor type should be one')\n    return factor_type\nprint(f(1))\n",
    ),
    unsafe(
        "message-about-the-type",
        "def f(type):\n    if not type:\n        raise TypeError('the type should be one')\n    return type\nprint(f(1))\n",
        "def f(kind):\n    if not kind:\n        raise TypeError('the type should be one')\n    return kind\nprint(f(1))\n",
        because="the message on line 3 may go on saying `type`",
        unshown="a message is for people",
    ),
    unsafe(
        "message-about-this-and-another",
        "def f(type, data):\n    if not data:\n        raise TypeError('type and data do not fit')\n    return type\nprint(f(1, 2))\n",
        "def f(kind, data):\n    if not data:\n        raise TypeError('type and data do not fit')\n    return kind\nprint(f(1, 2))\n",
        because="the message on line 3 may go on saying `type`",
        unshown="a message is for people",
    ),
    unsafe(
        "messages-and-a-docstring",
        "def f(max):\n    \"\"\"Give 'max' or 3.\"\"\"\n    if not max:\n        raise ValueError('Use max=3 instead')\n    assert max < 9, 'max must be small'\n    return max\nprint(f(1))\n",
        "def f(maximum):\n    \"\"\"Give 'max' or 3.\"\"\"\n    if not maximum:\n        raise ValueError('Use max=3 instead')\n    assert maximum < 9, 'max must be small'\n    return maximum\nprint(f(1))\n",
        because="the text on line 2 and the messages on lines 4 and 5 may go on saying `max`",
        unshown="texts are for people",
    ),
    unsafe(
        "docstring-that-quotes-the-name-behind-of",
        'def f(max):\n    """Return a copy of `max`."""\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Return a copy of `max`."""\n    return maximum\nprint(f(1))\n',
        because="the text on line 2 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    safe(
        "docstring-that-says-argument-behind-of",
        'def f(max):\n    """Half of `max` argument, or a `max` parameter."""\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Half of `maximum` argument, or a `maximum` parameter."""\n    return maximum\nprint(f(1))\n',
    ),
    unsafe(
        "docstring-that-calls-what-it-lists",
        'def f(max, y):\n    """Run `max` from numpy, of `max` and more.\n\n    :param max: the most\n    """\n    return max, y\nprint(f(1, 2))\n',
        'def f(maximum, y):\n    """Run `max` from numpy, of `maximum` and more.\n\n    :param maximum: the most\n    """\n    return maximum, y\nprint(f(1, 2))\n',
        because="the text on line 2 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    safe(
        "docstring-that-speaks-of-a-key",
        'def f(max):\n    """Note that the key \'max\' is set."""\n    return {\'max\': max}\nprint(f(1))\n',
        'def f(maximum):\n    """Note that the key \'max\' is set."""\n    return {\'max\': maximum}\nprint(f(1))\n',
    ),
    safe(
        "docstring-that-returns-a-type",
        'def f(list):\n    """Return `list` of `list`.\n\n    list: what\n    """\n    return list\nprint(f([1]))\n',
        'def f(numbers):\n    """Return `list` of `list`.\n\n    numbers: what\n    """\n    return numbers\nprint(f([1]))\n',
    ),
    unsafe(
        "docstring-with-a-word-that-is-no-english",
        'def f(vars):\n    """Show. The vars\n    provided are kept.\n    """\n    return vars\nprint(f([1]))\n',
        'def f(variables):\n    """Show. The vars\n    provided are kept.\n    """\n    return variables\nprint(f([1]))\n',
        because="the text on line 2 may go on saying `vars`",
        unshown="a docstring is for people",
    ),
    unsafe(
        "docstring-that-reckons-with-the-name",
        'def f(max):\n    """Return between -max and max.\n\n    >>> max(3, 4)\n    4\n    """\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Return between -max and max.\n\n    >>> max(3, 4)\n    4\n    """\n    return maximum\nprint(f(1))\n',
        because="the text on line 2 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    unsafe(
        "docstring-in-columns",
        'def f(max):\n    """Go.\n\n    max      The most\n    """\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Go.\n\n    max      The most\n    """\n    return maximum\nprint(f(1))\n',
        because="the text on line 4 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    unsafe(
        "docstring-that-names-the-parameter-beside-another",
        'def f(low, max):\n    """Do.\n\n    Return between low and max.\n    """\n    return low, max\nprint(f(1, 2))\n',
        'def f(low, maximum):\n    """Do.\n\n    Return between low and max.\n    """\n    return low, maximum\nprint(f(1, 2))\n',
        because="the text on line 4 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    unsafe(
        "docstring-that-ends-with-the-name-beside-another",
        'def f(v, max):\n    """Tell whether v is over max"""\n    return v > max\nprint(f(1, 2))\n',
        'def f(v, maximum):\n    """Tell whether v is over max"""\n    return v > maximum\nprint(f(1, 2))\n',
        because="the text on line 2 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    safe(
        "docstring-that-has-the-word-beside-another",
        'def f(low, max):\n    """Return low and the max of it.\n\n    With max, if the low is of it.\n    """\n    return low, max\nprint(f(1, 2))\n',
        'def f(low, maximum):\n    """Return low and the max of it.\n\n    With max, if the low is of it.\n    """\n    return low, maximum\nprint(f(1, 2))\n',
    ),
    unsafe(
        "docstring-that-says-when-the-name-is-something",
        'def f(max):\n    """Return it. If max is nothing, so is that."""\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Return it. If max is nothing, so is that."""\n    return maximum\nprint(f(1))\n',
        because="the text on line 2 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    unsafe(
        "docstring-that-tells-of-the-type-of-it",
        'def f(max):\n    """Return the type of max.\n\n    It is one of maxima.\n    """\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Return the type of max.\n\n    It is one of maxima.\n    """\n    return maximum\nprint(f(1))\n',
        because="the text on line 2 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    unsafe(
        "docstring-that-asks-for-an-attribute",
        'def f(max):\n    """Return it.\n\n    -1 with max.real below 0\n    """\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Return it.\n\n    -1 with max.real below 0\n    """\n    return maximum\nprint(f(1))\n',
        because="the text on line 4 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    safe(
        "docstring-with-the-name-of-a-file",
        'def f(max):\n    """Return what is in max.csv, as shop.max.real is."""\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Return what is in max.csv, as shop.max.real is."""\n    return maximum\nprint(f(1))\n',
    ),
    unsafe(
        "docstring-of-a-class-with-a-field",
        'class A:\n    """A thing.\n\n    :max:   the most\n    """\n    def __init__(self, max):\n        self.most = max\nprint(A(3).most)\n',
        'class A:\n    """A thing.\n\n    :max:   the most\n    """\n    def __init__(self, most):\n        self.most = most\nprint(A(3).most)\n',
        because="the text on line 4 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    unsafe(
        "docstring-that-explains-the-name-after-a-sentence",
        'def f(max):\n    """Return it. max: 3 or 4."""\n    return max\nprint(f(3))\n',
        'def f(maximum):\n    """Return it. max: 3 or 4."""\n    return maximum\nprint(f(3))\n',
        because="the text on line 2 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    unsafe(
        "comment-with-a-word-that-is-no-english",
        "def f(dir):\n    return dir  # whatever is in dir\nprint(f('/tmp'))\n",
        "def f(directory):\n    return directory  # whatever is in dir\nprint(f('/tmp'))\n",
        because="the comment on line 2 may go on saying `dir`",
        unshown="a comment is for people",
    ),
    unsafe(
        "comments-with-a-word-that-is-no-english",
        "def f(dir):\n    print(dir)  # whatever is in dir\n    return dir  # what was in dir\nprint(f('/tmp'))\n",
        "def f(directory):\n    print(directory)  # whatever is in dir\n    return directory  # what was in dir\nprint(f('/tmp'))\n",
        because="the comments on lines 2 and 3 may go on saying `dir`",
        unshown="a comment is for people",
    ),
    unsafe(
        "comment-that-lists-the-parameters",
        "# max, step: numbers\ndef f(max, step):\n    return max, step\nprint(f(1, 2))\n",
        "# max, step: numbers\ndef f(maximum, step):\n    return maximum, step\nprint(f(1, 2))\n",
        because="the comment on line 1 may go on saying `max`",
        unshown="a comment is for people",
    ),
    safe(
        "comment-with-a-word-of-english",
        "def f(max, step):\n    return max, step  # the max in all\nprint(f(1, 2))\n",
        "def f(maximum, step):\n    return maximum, step  # the max in all\nprint(f(1, 2))\n",
    ),
    safe(
        "docstring-that-reckons-with-something-else",
        'def f(max):\n    """Return `a -> max(3)`, >>> max(3, 4), -> max."""\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Return `a -> max(3)`, >>> max(3, 4), -> max."""\n    return maximum\nprint(f(1))\n',
    ),
    unsafe(
        "comments-that-tell-of-the-name",
        "# @param max\n#   the most\ndef f(max):\n    return max\n\n# @param max\n\ndef g(max):\n    return max\nprint(f(1))\n",
        "# @param max\n#   the most\ndef f(maximum):\n    return maximum\n\n# @param max\n\ndef g(maximum):\n    return maximum\nprint(f(1))\n",
        because="the comment on line 1 may go on saying `max`",
        unshown="a comment is for people",
    ),
    unsafe(
        "comment-that-is-a-call-with-the-name",
        "def f(max):\n    return max\nprint(f(1))\n# print(f(max=row['max']))\n# print(g(max=3))\n",
        "def f(maximum):\n    return maximum\nprint(f(1))\n# print(f(max=row['max']))\n# print(g(max=3))\n",
        because="the comment on line 4 may go on saying `max`",
        unshown="a comment is for people",
    ),
    unsafe(
        "comment-with-the-name-in-braces",
        "def f(max):\n    # '/shop/{max}'\n    # param max\n    return max\nprint(f(1))\n",
        "def f(maximum):\n    # '/shop/{max}'\n    # param maximum\n    return maximum\nprint(f(1))\n",
        because="the comment on line 2 may go on saying `max`",
        unshown="a comment is for people",
    ),
    unsafe(
        "docstring-with-the-name-in-brackets",
        'def f(max):\n    """Return.\n\n    \u3010max\u3011: a number\n    """\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Return.\n\n    \u3010max\u3011: a number\n    """\n    return maximum\nprint(f(1))\n',
        because="the text on line 4 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    safe(
        "docstring-with-the-name-as-a-key",
        'def f(max):\n    """Return {\'max\': 3}, as f(\'max\')."""\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Return {\'max\': 3}, as f(\'max\')."""\n    return maximum\nprint(f(1))\n',
    ),
    unsafe(
        "docstring-with-the-name-as-a-placeholder",
        'def f(max):\n    """Return what is below <max>."""\n    return max\nprint(f(1))\n',
        'def f(maximum):\n    """Return what is below <max>."""\n    return maximum\nprint(f(1))\n',
        because="the text on line 2 may go on saying `max`",
        unshown="a docstring is for people",
    ),
    unfixed(
        "handed-on-as-to-a-decorator",
        "def tool(name):\n    return lambda f: f(max=3)\ndef g():\n    def f(max):\n        return max\n    f.__name__ = 'g'\n"
        "    return tool('f')(f)\nprint(g())\n",
        because="`tool` on line 7 may look at the names of parameters",
        runs=False,
    ),
    safe(
        "only-asked-whether-it-is-there",
        "import sys\ndef f(max):\n    return max\nif f and sys.excepthook is not f and callable(f):\n    print(f(1))\n",
        "import sys\ndef f(maximum):\n    return maximum\nif f and sys.excepthook is not f and callable(f):\n    print(f(1))\n",
    ),
    unsafe(
        "asked-by-a-class-for-what-it-is",
        "class M(type):\n    def __instancecheck__(cls, found):\n        return found(3) > 2\nclass Good(metaclass=M): pass\ndef f(max):\n    return max\nprint(isinstance(f, Good))\n",
        "class M(type):\n    def __instancecheck__(cls, found):\n        return found(3) > 2\nclass Good(metaclass=M): pass\ndef f(maximum):\n    return maximum\nprint(isinstance(f, Good))\n",
        because="whoever gets `f` on line 7 passes no `max=`",
        unshown="only `isinstance` calls it here",
    ),
    unsafe(
        "compared-by-what-may-call-it",
        "class A:\n    def __eq__(self, other):\n        return other(2)\ndef f(max):\n    return max\nprint(A() == f)\n",
        "class A:\n    def __eq__(self, other):\n        return other(2)\ndef f(maximum):\n    return maximum\nprint(A() == f)\n",
        because="whoever gets `f` on line 6 passes no `max=`",
        itself=True,
        then="print(f(**{'max': 3}))",
    ),
    safe(
        "asked-for-its-name",
        "def f(max):\n    return max\nprint(f(1), f.__name__)\n",
        "def f(maximum):\n    return maximum\nprint(f(1), f.__name__)\n",
    ),
    unsafe(
        "message-that-says-the-name",
        "def f(max):\n    if not max:\n        raise ValueError('max must be there')\n    return max\nprint(f(1))\n",
        "def f(maximum):\n    if not maximum:\n        raise ValueError('max must be there')\n    return maximum\nprint(f(1))\n",
        because="the message on line 3 may go on saying `max`",
        unshown="a message is for people",
    ),
    unsafe(
        "message-that-shows-the-value-under-the-name",
        "def f(max):\n    if not max:\n        raise ValueError(f'max={max!r} is nothing')\n    return max\nprint(f(1))\n",
        "def f(maximum):\n    if not maximum:\n        raise ValueError(f'max={maximum!r} is nothing')\n    return maximum\nprint(f(1))\n",
        because="the message on line 3 may go on saying `max`",
        unshown="a message is for people",
    ),
    safe(
        "message-about-something-else",
        "def f(max):\n    if not max:\n        raise ValueError('no such maxima: the max of an empty list')\n    return max\nprint(f(1))\n",
        "def f(maximum):\n    if not maximum:\n        raise ValueError('no such maxima: the max of an empty list')\n    return maximum\nprint(f(1))\n",
    ),
    unfixed(
        "query",
        "def f(df, sum):\n    return df.query('a > @sum')\n",
        because="the text on line 2",
        inputs={"df": frames(a=ints)},
        runs=HAS_PANDAS,
    ),
    unfixed(
        "type-comment",
        "def f(list, x):\n    y = x  # type: list\n    return y, list\n",
        because="the type comment on line 2",
    ),
    unfixed(
        "annotation-inside",
        "def f(list):\n    x: list = [1]\n    return x, list\nprint(f([1]))\n",
        because="the annotation on line 2",
        guard="is_annotated_with",
    ),
    safe(
        "called-as-no-builtin-is",
        "def main(x):\n    def f(next, filter):\n        return next(), filter(x), [next, filter]\n    return f(int, bool)[:2]\nprint(main(3))\n",
        "def main(x):\n    def f(get_next, filter_function):\n        return get_next(), filter_function(x), [get_next, filter_function]\n    return f(int, bool)[:2]\nprint(main(3))\n",
    ),
    safe(
        "only-called",
        "def main(x):\n    def f(type):\n        return type(x)\n    return f(bool)\nprint(main(3.5))\n",
        "def main(x):\n    def f(converter):\n        return converter(x)\n    return f(bool)\nprint(main(3.5))\n",
    ),
    safe(
        "called-where-it-is-given",
        "def main(x):\n    def f(type=None):\n        return x if type is None else type(x)\n    return f(), f(bool)\nprint(main(3.5))\n",
        "def main(x):\n    def f(converter=None):\n        return x if converter is None else converter(x)\n    return f(), f(bool)\nprint(main(3.5))\n",
    ),
    *(
        unfixed(
            f"called-where-it-is-{what}",
            program,
            because="`type(...)` on line 2 may be meant to call Python's own",
            guard="may_mean_the_builtin",
        )
        for what, program in (
            ("a-flag", "def f(x, type=3):\n    return x if type is None else type(x)\nprint(f([3], bool))\n"),
            (
                "bound-again",
                "def f(x, type=None):\n    return x if type is None else type(x)\n    type = 3\nprint(f([3], bool))\n",
            ),
            (
                "used-elsewhere",
                "def f(x, type=None):\n    return [type] if type is None else type(x), [type]\nprint(f([3], bool))\n",
            ),
            (
                "asked-elsewhere",
                "def f(x, type=None):\n    return type is None, type(x)\nprint(f([3], bool))\n",
            ),
        )
    ),
    unfixed(
        "called-where-it-is-true",
        "def f(x, type):\n    return type(x) if type else x\nprint(f([3], bool))\n",
        because="`type(...)` on line 2 may be meant to call Python's own",
        guard="may_mean_the_builtin",
    ),
    safe(
        "annotated-as-a-function",
        "from collections.abc import Callable\ndef main(x):\n    def f(len: Callable[[int], int]):\n        return len(x), [len]\n    return f(bool)[0]\nprint(main(3.5))\n",
        "from collections.abc import Callable\ndef main(x):\n    def f(length: Callable[[int], int]):\n        return length(x), [length]\n    return f(bool)[0]\nprint(main(3.5))\n",
    ),
    unfixed(
        "called",
        "def f(type, x):\n    return type(x), [type]\nprint(f(int, 3.5))\n",
        because="`type(...)` on line 2 may be meant to call Python's own",
        guard="may_mean_the_builtin",
    ),
]

REFUSED += [
    unfixed(
        "left-to-stars",
        "def f(x, sum):\n    return x + sum\ndef g(options):\n    return f(3, **options)\nif f is None: g(3)\n",
        because="`**` on line 4 has to pass `sum`",
    ),
    safe(
        "not-left-to-stars",
        "def f(x, sum, y=3):\n    return x + sum\ndef g(options):\n    return f(3, 4, **options)\ndef h(options):\n    return f(3, 5, **options)\nprint(f(1, 2))\n",
        "def f(x, total, y=3):\n    return x + total\ndef g(options):\n    return f(3, 4, **options)\ndef h(options):\n    return f(3, 5, **options)\nprint(f(1, 2))\n",
        inputs={"options": of_keys("y")},
    ),
    unfixed(
        "option-of-a-program",
        "def f(format=3):\n    return format\ndef g(parser):\n    parser.add_argument('--format')\n    return f(**vars(parser.parse_args()))\nprint(f(1))\n",
        because="line 4 names `format` in a text, and line 5 passes what a dict holds",
    ),
    unfixed(
        "kept-in-an-object-that-is-passed",
        "class A:\n    def __init__(self, type=3):\n        self.type = type\n    def copy(self):\n        return A(**vars(self))\nprint(A(4).copy().type)\n",
        because="line 3 keeps `type` in an object, and line 5 passes what one holds",
    ),
    unfixed(
        "kept-under-another-name-and-called-by-its-label",
        "def f(id):\n    return id\naction = f\nprint(action(id=3))\n",
        because="line 4 calls `action` with `id=`, and may mean this one",
    ),
    unfixed(
        "kept-in-a-list-and-called-by-its-label",
        "def f(id):\n    return id\nactions = [f]\nprint(actions[0](id=3))\n",
        because="line 4 passes `id=`, maybe to `f`",
    ),
    unfixed(
        "kept-under-a-name-that-goes-on",
        "def f(id):\n    return id\naction = f\nlater = action\nprint(later(id=3))\n",
        because="line 5 passes `id=`, maybe to `f`",
    ),
    unfixed(
        "kept-under-a-name-that-is-looked-up",
        "class A:\n    def f(self, id):\n        return id\n    def __init__(self):\n        self.send = self.f\nrun = getattr(A(), 'send')\nprint(run(id=3))\n",
        because="line 7 passes `id=`, maybe to `f`",
    ),
    unfixed(
        "kept-under-a-name-among-all-that-an-object-holds",
        "class A:\n    def f(self, id):\n        return id\n    def __init__(self):\n        self.send = self.f\n    def run(self):\n        return [each(id=3) for each in vars(self).values()]\nprint(A().run())\n",
        because="line 7 passes `id=`, maybe to `f`",
    ),
    unsafe(
        "method-kept-under-another-name-and-called-by-position",
        "class A:\n    def __init__(self, client):\n        self.client = client\n        self.send = self.f\n    def f(self, id):\n        self.client.send_on(id=id)\n    def run(self):\n        if self.send is not None:\n            self.send(3)\n",
        "class A:\n    def __init__(self, client):\n        self.client = client\n        self.send = self.f\n    def f(self, identifier):\n        self.client.send_on(id=identifier)\n    def run(self):\n        if self.send is not None:\n            self.send(3)\n",
        because="nobody else calls `f` with `id=`, not even who gets it on line 4",
        unshown="nobody else is there",
    ),
    unsafe(
        "private-method-that-is-handed-on",
        "class A:\n    def __f(self, id):\n        return id\n    def g(self):\n        return [f(3) for f in (self.__f,)]\nprint(A().g())\n",
        "class A:\n    def __f(self, identifier):\n        return identifier\n    def g(self):\n        return [f(3) for f in (self.__f,)]\nprint(A().g())\n",
        because="not even who gets it on line 5",
        unshown="nobody else is there",
    ),
    unfixed(
        "method-kept-under-another-name-and-called-by-its-label",
        "class A:\n    def f(self, id):\n        return id\naction = A().f\nprint(action(id=3))\n",
        because="line 5 calls `action` with `id=`, and may mean this one",
    ),
    unfixed(
        "wrapped-in-what-takes-more-in-a-class",
        "def f(id):\n    return id\ndef timed(g):\n    return lambda timeout=2, **given: g(**given)\nclass A:\n    fast = staticmethod(timed(f))\nprint(A.fast(id=3, timeout=2))\n",
        because="line 7 passes `id=`, maybe to `f`",
    ),
    unfixed(
        "wrapped-in-what-takes-more",
        "def f(id):\n    return id\ndef timed(g):\n    return lambda timeout=2, **given: g(**given)\nfast = timed(f)\nprint(fast(id=3, timeout=2))\n",
        because="line 6 passes `id=`, maybe to `f`",
    ),
    unfixed(
        "wrapped-in-what-takes-more-and-kept-by-an-object",
        "def f(id):\n    return id\ndef timed(g):\n    return lambda timeout=2, **given: g(**given)\ntimed.fast = timed(f)\nprint(timed.fast(id=3, timeout=2))\n",
        because="line 6 passes `id=`, maybe to `f`",
    ),
    unsafe(
        "kept-beside-a-label-of-something-else",
        "def f(id):\n    return id\naction = f\nprint(action(3), dict(id=3))\n",
        "def f(identifier):\n    return identifier\naction = f\nprint(action(3), dict(id=3))\n",
        because="whoever gets `f` on line 3 passes no `id=`",
        runs=False,
    ),
    unsafe(
        "annotations-that-are-set",
        "def f(sum):\n    return sum\ndef g(x):\n    x.__annotations__ = {}\n    return x\nprint(g(f)(3))\n",
        "def f(total):\n    return total\ndef g(x):\n    x.__annotations__ = {}\n    return x\nprint(g(f)(3))\n",
        because="assumes that whoever gets `f` on line 6 passes no `sum=`",
        runs=False,
    ),
    unfixed(
        "class-below-that-is-kept-and-called-by-its-label",
        "class A:\n    def __init__(self, id):\n        self.number = id\nclass B(A): pass\nfor made in [B]:\n    print(made(id=3).number)\n",
        because="line 6 calls what may be `B`, maybe with `id=`",
    ),
    unsafe(
        "below-a-class-made-as-for-python-2",
        "import six\nclass M(type): pass\nclass Base: pass\nclass A(six.with_metaclass(M, Base)):\n    def f(self, id):\n        return id\nprint(A().f(3))\n",
        "import six\nclass M(type): pass\nclass Base: pass\nclass A(six.with_metaclass(M, Base)):\n    def f(self, identifier):\n        return identifier\nprint(A().f(3))\n",
        runs=False,
    ),
    unfixed(
        "made-by-a-strange-class-as-for-python-2",
        "import six\nfrom shop import M\nclass Base: pass\nclass A(six.with_metaclass(M, Base)):\n    def f(self, id):\n        return id\nprint(A().f(3))\n",
        because="`M` of the class `A` may look at the names",
        runs=False,
    ),
    unfixed(
        "passed-to-what-hands-on-what-it-gets",
        "def f(x, format=3):\n    return format\ndef g(x, **options):\n    return f(x, **options)\nprint(g(1, format=4))\n",
        because="line 5 calls `g` with `format=`, and line 4 hands that on",
    ),
    unfixed(
        "passed-elsewhere-to-what-hands-on-what-it-gets",
        "def f(x, format=3):\n    return format\nclass A:\n    def __init__(self, x, **options):\n        self.x = f(x, **options)\n",
        because="`main.py` calls `A` with `format=`, and line 5 hands that on",
        script=False,
        uses=(Use("main.py", "A", "format"),),
    ),
    unsafe(
        "handed-on-beside-the-name-of-something-else",
        "def f(id):\n    return id\nmade = [dict(id=3), dict(run=f)]\nprint(made[0], made[1]['run'](3))\n",
        "def f(identifier):\n    return identifier\nmade = [dict(id=3), dict(run=f)]\nprint(made[0], made[1]['run'](3))\n",
        because="whoever gets `f` on line 3 passes no `id=`",
        runs=False,
    ),
    unfixed(
        "passed-with-stars-and-named",
        "def f(sum):\n    return sum\noptions = {'sum': 3}\nprint(f(**options))\n",
        because="line 3 says `sum` as a text, and line 4 passes what a dict holds",
        guard="cannot_follow",
    ),
    unfixed(
        "passed-with-stars-of-a-dict",
        "def f(sum):\n    return sum\nprint(f(**dict(sum=3)))\n",
        because="line 3 puts `sum` in a dict",
    ),
    unfixed(
        "object-from-a-dict",
        "class A:\n    def __init__(self, id):\n        self.id = id\nprint([A(**row).id for row in [{'id': 3}]])\n",
        because="line 4 says `id` as a text",
    ),
    unfixed(
        "class-to-ask-for",
        "def f(x, list):\n    return isinstance(x, list)\nprint(f(1, (int,)))\n",
        because="`list` on line 2 may be meant to be Python's own",
    ),
]

CLEAN = [
    clean(
        "builtin-handed-in",
        "def f(xs, len=len):\n    return len(xs)\nprint(f([1]))\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "handed-in-from-the-module",
        "try:\n    str = unicode\nexcept NameError:\n    pass\ndef f(x, str=str):\n    return str(x)\nprint(f(1))\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "function-for-calls",
        "import sys\ndef f(print=sys.stdout.write):\n    print('a')\nf()\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "override",
        "class Base:\n    def f(self, x):\n        return x\nclass A(Base):\n    @typing.override\n    def f(self, id):\n        return id\n",
        guard="is_called_so_elsewhere",
        runs=False,
    ),
    clean(
        "decoder-of-an-encoding",
        "import encodings.utf_8\nclass A(encodings.utf_8.IncrementalDecoder):\n    def decode(self, input, final=False):\n        return ''\n",
        guard="is_called_so_elsewhere",
    ),
    clean(
        "handler",
        "import http.server\nclass A(http.server.BaseHTTPRequestHandler):\n    def log_message(self, format, *args):\n        pass\n",
        guard="is_called_so_elsewhere",
    ),
    clean(
        "in-place-of-import",
        "def find(name, globals=None, locals=None, fromlist=(), level=0):\n    return __import__(name, globals, locals, fromlist, level)\nprint(find('math').pi)\n",
        guard="is_called_so_elsewhere",
        runs=False,
    ),
    clean(
        "called-in-vain",
        "def f(list):\n    print(list)\n    return list('ab')\nprint(f([1]))\n",
        guard="is_called_in_vain",
    ),
    clean("excused", "def f(id):  # noqa: A002\n    return id\nprint(f(3))\n", guard="author_decided"),
    clean("no-parameter", "def f(x):\n    list = 3\n    return dict(sum=x), list\n"),
    clean(
        "field",
        "import dataclasses\n@dataclasses.dataclass\nclass A:\n    id: int\n    type: str = ''\nprint(A(id=3))\n",
    ),
    clean("other-names", "def f(self, file, _, exit, license, copyright, unicode):\n    pass\n"),
]

CASES: list[Case] = KINDS + REFERENCES + DOCSTRINGS + NAMES + UNSAFE + REFUSED + CLEAN


def test_help_that_belongs_to_the_decorator() -> None:
    program = (
        "@click.command()\ndef f(x, help='Do.'): pass\n@click.command()\ndef g(help='Do.'): return help\n"
        "@click.command()\ndef h(x, help='Do.'):\n    '''Go.'''\n@click.command(help='Go.')\ndef i(x, help='Do.'): pass\n"
    )
    belongs, *hide = lint(Source("x.py", program), Settings(select=("ZEN502",)), ProjectFacts())
    assert (
        belongs.message
        == "`help` is never used here; the text belongs in the brackets of `@click.command(...)`"
    )
    assert belongs.refusal == "`@click.command` has a say in it"
    assert ["hides Python's own" in hides.message for hides in hide] == [True] * 3


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(BuiltinParameter, case)


def parameters_in(path: str, program: str, settings: Settings = Settings()) -> list[str]:  # noqa: B008
    found = lint(Source(path, program), settings)
    return [each.message.split("`")[1] for each in found if each.code == "ZEN502"]


def test_base_speaks_for_the_methods_that_replace_its_own() -> None:
    program = "class A:\n    def f(self, id): return id\nclass B(A):\n    def f(self, id, sum): return id\n"
    assert parameters_in("x.py", program) == ["id", "sum"]


def test_stubs_have_the_names_of_what_they_describe() -> None:
    assert parameters_in("x.pyi", "def f(id): ...\n") == []


def test_settings_add_and_take_names() -> None:
    settings = Settings(builtins_extra=frozenset({"reduce"}), builtins_ignored=frozenset({"id"}))
    assert parameters_in("x.py", "def f(reduce, id, max): pass\n", settings) == ["reduce", "max"]


def test_private_names_are_looked_up_as_python_spells_them() -> None:
    settings = Settings(builtins_extra=frozenset({"__list"}))
    program = (
        "class A:\n    def f(self, __list=dict, /): return __list\n    def g(self, __list): return __list\n"
    )
    found = lint(Source("x.py", program), settings)
    assert [each.code for each in found] == ["ZEN502", "ZEN502"]


@pytest.mark.parametrize(
    ("program", "place"),
    [
        ("def f(list: int = 3): pass\n", (1, 6, 10)),
        ("def f(a, *  list: int): pass\n", (1, 12, 16)),
        ("f = lambda **dict: 3\n", (1, 13, 17)),
        ("def f(a,\n      *, id=(1)): pass\n", (2, 9, 11)),
    ],
)
def test_range_is_the_name_alone(program: str, place: tuple[int, int, int]) -> None:
    (found,) = lint(Source("x.py", program), Settings(select=("ZEN502",), level=Level.BASICS))
    assert (found.range.start.line, found.range.start.column, found.range.end.column) == place


OWNERS = [
    ("class RadioControl:\n    def __init__(self, type): pass\n", "control_type"),
    ("class TextProperties:\n    def __init__(self, type): pass\n", "kind"),
    ("class EventBinder:\n    def __init__(self, type): pass\n", "kind"),
    ("class ParseError(Exception):\n    def __init__(self, type): pass\n", "kind"),
    ("class Named:\n    def __init__(self, type): pass\n", "kind"),
    ("def set_single(type): pass\n", "kind"),
    ("def read_only_property(type: TypeInfo): pass\n", "type_info"),
    ("def get_message(id): pass\n", "message_id"),
    ("def find_books(id): pass\n", "book_id"),
    ("def get_audiobook_chapters(id): pass\n", "audiobook_id"),
    ("def get_toplevel_places(x, y, id): pass\n", "identifier"),
    ("class A:\n    def f(self, id):\n        self.oldid = id\n", "identifier"),
    ("class A:\n    def f(self, id):\n        self.old_id = id\n", "old_id"),
    ("class Direction:\n    def __init__(self, dir): pass\n", "direction"),
    ("def parse_directive(dir): pass\n", "directive"),
    ("def parse_directory(dir): pass\n", "directory"),
    ("def f(property=()): pass\n", "properties"),
    ("def f(open):\n    return open.start()\n", "open_match"),
    ("def get_config(filter): pass\n", "config_filter"),
    ("def get_filter(filter): pass\n", "filter_by"),
    ("def show_threads(filter=False): pass\n", "use_filter"),
    ("def f(control, type):\n    return control.type == type\n", "control_type"),
    ("def f(other, type):\n    return other.type == type\n", "kind"),
    ("def f(x, type):\n    raise ValueError('bad path type')\n", "path_type"),
    ("def f(x, type):\n    raise ValueError('unknown type')\n", "kind"),
    ("def f(x, type):\n    raise ValueError('no url type, but path type')\n", "kind"),
    ("def f(type):\n    'Say the type of the path.'\n", "path_type"),
    ("def f(type):\n    'Take a path type.'\n", "kind"),
]
FORMATS = [
    ("def to_date(text, format='%Y-%m-%d'): pass\n", "date_format"),
    ("def parse(text, format='%Y-%m-%d %H:%M'): pass\n", "datetime_format"),
    ("def parse(text, format='%H:%M'): pass\n", "time_format"),
    ("def parse(text, format='%d %s %s'): pass\n", "template"),
    ("def parse_date(text, format=None): pass\n", "date_format"),
    ("def update(text, format=None): pass\n", "fmt"),
    ("def test_date(text, format): pass\n", "fmt"),
    ("def f(format: DateTimeFormat): pass\n", "datetime_format"),
    ("class DateField:\n    def f(self, format):\n        return strptime(self.x, format)\n", "date_format"),
    ("class Template: pass\ndef f(format, x):\n    return format % x\n", "fmt"),
    ("def f(format):\n    return format['url']\n", "format_info"),
    ("def f(format):\n    return format.get('url')\n", "format_info"),
    ("def f(format='xml'): pass\n", "output_format"),
    ("import struct\ndef f(format='iiih'): pass\n", "fmt"),
    ("def f(format: str): pass\n", "fmt"),
]
TYPES = [
    ("from types_of import Type\ndef f(type: Type): pass\n", "typ"),
    ("from types_of import Type\ndef f(x: Type):\n    def g(type): pass\n", "typ"),
    ("from types_of import Type\ndef f(x: Type):\n    def g(type: str): pass\n", "kind"),
    ("from typing import Type\ndef f(type: Type): pass\n", "cls"),
    ("def g(typ): pass\ndef f(type): pass\n", "typ"),
    ("def f(type: KeyAlgo): pass\n", "key_algo"),
    ("def f(type: Literal['a']): pass\n", "kind"),
    ("def f(type: NormalizedCallableType): pass\n", "callable_type"),
    ("def f(callable: CallableType): pass\n", "callable_type"),
    ("def f(type):\n    print(f'{type} x')\n", "type_name"),
    ("def f(type, x):\n    return x.kind\n", "given_type"),
    ("def f(type, x):\n    return x.type == 'kind'\n", "kind"),
    ("def f(type='text/css'): pass\n", "mime_type"),
    ("def f(type):\n    return type == token.NAME\n", "token_type"),
    ("def f(type):\n    return type == names.NAME\n", "kind"),
    ("class A:\n    def __new__(type, x): pass\n", "cls"),
    ("class A:\n    def __new__(cls, type): pass\n", "kind"),
    ("def f(type, token): pass\n", "token_type"),
    ("def f(any):\n    assert isinstance(any, AnyType)\n", "anything"),
    ("def f(open: re.Match, close): pass\n", "open_match"),
    ("def f(open, close): pass\n", "opening"),
    ("def f(input: InputEnum): pass\n", "input_enum"),
    ("def f(callable, x):\n    return x.function\n", "handler"),
]
_WALKED = "\n        for part in input: print(part)\n"
# Of what may be of several kinds, one branch does not tell.
KINDS_OF_INPUT = [
    (
        "def f(input):\n    if isinstance(input, dict): g(3)\n    elif isinstance(input, list):" + _WALKED,
        "input_data",
    ),
    ("def f(input):\n    if isinstance(input, (str, list)):" + _WALKED, "input_data"),
    ("def f(input):\n    if isinstance(input, (tuple, list)):" + _WALKED, "parts"),
    (
        "def f(input):\n    if isinstance(input, str): input.split()\n    isinstance(input, int)\n",
        "input_data",
    ),
    ("def f(input):\n    if isinstance(input, str): input.split()\n", "input_text"),
    ("def f(input: str):\n    if isinstance(input, str): g(3)\n    isinstance(input, int)\n", "input_text"),
    ("def f(input):\n    if isinstance(input, list):" + _WALKED, "parts"),
    ("def f(input):\n    if isinstance(other, (dict, list)):" + _WALKED, "parts"),
]
NUMBERS_AND_FLAGS = [
    ("def f(bytes):\n    return bytes / 2\n", "byte_count"),
    ("def f(bytes):\n    return bytes == 0\n", "byte_count"),
    ("def f(bytes):\n    return bytes + rest\n", "raw_bytes"),
    ("class A:\n    dir = Integer()\n    def __init__(self, dir=None): pass\n", "direction"),
    ("class A:\n    dir = Folder()\n    def __init__(self, dir=None): pass\n", "folder"),
    ("class A:\n    set = Bool()\n    def __init__(self, set=None): pass\n", "is_set"),
    ("class A:\n    set: bool\n    def __init__(self, set=None): pass\n", "is_set"),
    ("class A:\n    set = Bool()\n    def add(self, set=None): pass\n", "collection"),
    ("class A:\n    filter = Sequence()\n    def __init__(self, filter=()): pass\n", "filters"),
    ("def f(property=False): pass\n", "as_property"),
    ("def f(input):\n    return re.match(x, input)\n", "input_text"),
    ("def f(input):\n    return re.match(input, x)\n", "input_data"),
    ("def parse(input): pass\n", "text"),
    ("def parse(input):\n    return input.byte_stream\n", "input_data"),
    ("def f(init, cond, next): pass\n", "next_expr"),
    ("import numpy\ndef f(bin=None):\n    'Take the path to the program.'\n", "binary"),
]


@pytest.mark.parametrize(
    ("program", "better"),
    [
        ("def f(format='%d'): pass\n", "template"),
        ("def f(format, *args):\n    print(format % args)\n", "template"),
        ("def f(format, x):\n    return format.format(x)\n", "template"),
        ("def f(format, day):\n    return day.strftime(format)\n", "fmt"),
        ("def my_strptime(text, format): pass\n", "fmt"),
        ("def save(filename, format='{}'): pass\n", "template"),
        ("def save(filename, format=None): pass\n", "file_format"),
        ("def save(filename, format=False): pass\n", "formatted"),
        ("def f(filename, x, format):\n    return x % format\n", "file_format"),
        ("def f(x, format): pass\n", "fmt"),
        ("def unpack_archive(filename, format=None): pass\n", "archive_format"),
        ("def f(x, format):\n    filename = x\n    return filename\n", "fmt"),
        ("def f(format):\n    return format(3)\n", "formatter"),
        ("def f(format: Optional['key.PrivateFormat'] = None): pass\n", "private_format"),
        ("def f(format: Any = None): pass\n", "fmt"),
        ("def f(type: TokenType | None): pass\n", "token_type"),
        ("def f(type: type[int] | None): pass\n", "cls"),
        ("def f(type=socket.SOCK_STREAM): pass\n", "socket_type"),
        ("def f(dir='x'): pass\n", "direction"),
        ("def f(dir='src'): pass\n", "directory"),
        ("def f(object: Any = ''): pass\n", "obj"),
        ("def f(object=''): pass\n", "object_name"),
        ("def f(type: '3 3'): pass\n", "kind"),
        ("def f(type: VeryLongNameOfSomeSortOfType): pass\n", "kind"),
        ("def f(input: InputStream): pass\n", "input_stream"),
        ("def f(input: Node): pass\n", "input_node"),
        ("def f(input: BinaryIO): pass\n", "input_file"),
        ("def f(input):\n    return input.byteStream\n", "input_data"),
        ("def f(input):\n    return input.shape\n", "input_data"),
        ("def f(input):\n    return input.read()\n", "input_file"),
        ("def f(object: Shape): pass\n", "shape"),
        ("def f(next: Node): pass\n", "next_node"),
        ("def f(dir: Direction): pass\n", "direction"),
        ("def f(next):\n    return next()\n", "get_next"),
        ("def f(list):\n    return list()\n", "items"),
        ("def f(family, type, proto): pass\n", "socket_type"),
        ("def f(init, eq, repr=None): pass\n", "with_repr"),
        ("def f(hash=None): pass\n", "hash_value"),
        ("def f(bin=1): pass\n", "bin_index"),
        ("def f(bin):\n    if bin: print(3)\n", "as_binary"),
        ("def f(iter=20): pass\n", "iterations"),
        ("def f(bins, range=None): pass\n", "limits"),
        ("def f(filter):\n    return [x for x in 'ab' if filter(x)]\n", "condition"),
        ("def f(self, filter):\n    self.filters.append(filter)\n", "filter_object"),
        ("def f(zip='deflated'): pass\n", "compression"),
        ("class AdTagMetadata:\n    def __init__(self, id): pass\n", "identifier"),
        ("class File24:\n    def __init__(self, id): pass\n", "identifier"),
        ("def f(nargs=3, type=None): pass\n", "value_type"),
        ("def __new__(meta, bases, dict): pass\n", "namespace"),
        ("def f(type):\n    'Say for which MIME type it is.'\n", "mime_type"),
        ("class FakeStudent:\n    def __init__(self, id): pass\n", "student_id"),
        ("def slug(text, ascii=False): pass\n", "as_ascii"),
        ("def add(filter, after):\n    filter.next = after\n", "filter_object"),
        ("def pick(names, filter):\n    return [name for name in names if name == filter]\n", "filter_by"),
        ("def f(bytes):\n    return stream.read(bytes)\n", "byte_count"),
        ("def read_some(self, bytes): pass\n", "byte_count"),
        ("class SegmentMetadata:\n    def __init__(self, id): pass\n", "identifier"),
        ("def f(bytes):\n    return stream.write(bytes)\n", "raw_bytes"),
        ("def f(format: str):\n    return format[0]\n", "fmt"),
        ("def f(format: str):\n    return names[format]\n", "format_name"),
        ("def f(format: str):\n    'Apply a format string.'\n", "fmt"),
        ("def f(a, eval, tb): pass\n", "exc_value"),
        ("def f(id: _MessageID): pass\n", "message_id"),
        ("def show(round):\n    print('round', round)\n", "round_number"),
        ("def show(x, round=False): pass\n", "with_rounding"),
        ("class ListNode:\n    def __init__(self, next=None):\n        self.next = next\n", "next_node"),
        ("class For:\n    def __init__(self, next):\n        self.next = next\n", "next_one"),
        ("class ListNode:\n    def __init__(self, next=None):\n        print(next)\n", "next_one"),
        ("class ListNode:\n    def add(self, next=None):\n        self.next = next\n", "next_one"),
        ("import turtle\ndef curve(n, dir): pass\n", "direction"),
        ("import os\ndef curve(n, dir): pass\n", "directory"),
        ("def f(input):\n    return open(input)\n", "input_path"),
        ("def f(input: str):\n    return os.path.isdir(input)\n", "input_path"),
        ("def f(input):\n    return shop.open(input)\n", "input_data"),
        ("def f(input, mode):\n    return open('a', input)\n", "input_data"),
        ("def is_running(id): pass\n", "identifier"),
        ("def f(filter):\n    return specs[filter]\n", "filter_name"),
        ("def f(input: str):\n    return logging.FileHandler(input)\n", "input_path"),
        ("def plot_time_series(format='-'): pass\n", "fmt"),
        ("def plot_time_series(format): pass\n", "fmt"),
        ("def plot_time(format='-'): pass\n", "fmt"),
        ("def plot_time(format): pass\n", "time_format"),
        ("def get_model_list(type): pass\n", "kind"),
        ("class PhDStudent:\n    def __init__(self, id): pass\n", "identifier"),
        ("def f(hour, min): pass\n", "minute"),
        ("def f(hours, min): pass\n", "minutes"),
        ("def _get_kwargs(id): pass\n", "identifier"),
        ("def f(input):\n    return input.device.type\n", "input_data"),
        ("def is_user(id): pass\n", "user_id"),
        ("def get_building(id): pass\n", "building_id"),
        ("def get_filtered_tasks(id): pass\n", "task_id"),
        ("def download_track_from_drive(id, path): pass\n", "track_id"),
        ("def download_track_over_drive(id, path): pass\n", "identifier"),
        ("def get_tasks(id):\n    return ask(f'{id}/tasks')\n", "identifier"),
        ("def get_tasks(id):\n    return ask(f'tasks/{id}')\n", "task_id"),
        ("def get_feed_item(id): pass\n", "identifier"),
        ("def check(dict):\n    for key in dict: print(key)\n", "mapping"),
        ("def link(next):\n    assert isinstance(next, NFAState)\n", "next_state"),
        ("def f(range):\n    'Do.\\n\\n    :param range: parameters range, see below.'\n", "parameter_range"),
        ("def mounts(any=False): pass\n", "accept_any"),
        ("def features(globals: bool): pass\n", "with_globals"),
        ("def features(locals: bool): pass\n", "with_locals"),
        ("def show(vars=False): pass\n", "with_variables"),
        ("def show(object: str): pass\n", "object_name"),
        ("def f(input: np.ndarray): pass\n", "input_array"),
        ("def f(input: np.ndarray | None): pass\n", "input_array"),
        ("def f(input: Union[gl.Texture, np.ndarray]): pass\n", "input_data"),
        ("def f(filter=False):\n    if filter != False: g(filter[0], filter[1])\n", "filter_values"),
        ("def get_probe_freq(filter=False):\n    if filter != False: g(filter[0])\n", "filter_values"),
        ("def get_probe_freq(filter):\n    g(filter.low)\n", "freq_filter"),
        ("def f(filter=False):\n    if filter != False: g(3)\n", "use_filter"),
        ("def f(filter=False):\n    if filter: return filter(3)\n", "filter_function"),
        ("def f(hash=False):\n    for x in hash: print(x)\n", "hash_value"),
        ("def f(hash=False):\n    for x in y: print(hash)\n", "with_hash"),
        ("def f(exec):\n    return shutil.which(exec)\n", "executable"),
        ("def f(exec):\n    return shutil.which(x, exec)\n", "execution"),
        ("def f(input: str):\n    return load_image(input, 3)\n", "input_path"),
        ("def f(input: str):\n    return cv2.imread(input)\n", "input_path"),
        ("def f(input: str):\n    return load_image(3, input)\n", "input_text"),
        ("def f(input: str):\n    return load_json_text(input)\n", "input_text"),
        ("def f(input: str):\n    return make_image(input)\n", "input_text"),
        ("def f(input):\n    return load_image(input)\n", "input_data"),
        *KINDS_OF_INPUT,
        ("def size(bytes):\n    return f'{bytes:.2f} KB'\n", "byte_count"),
        ("def size(bytes):\n    return f'{bytes} KB'\n", "raw_bytes"),
        ("def f(filter: AbstractFilter): return filter\n", "filter_object"),
        ("def f(filter: RowFilter): return filter\n", "row_filter"),
        ("class Rows(list):\n    def insert(self, id, row): pass\n", "index"),
        ("def play(round):\n    return round.course.holes\n", "current_round"),
        ("def play(round):\n    return round + 1\n", "round_number"),
        *OWNERS,
        *FORMATS,
        *TYPES,
        *NUMBERS_AND_FLAGS,
    ],
)
def test_words_that_uses_and_neighbours_say(program: str, better: str) -> None:
    found = lint(Source("x.py", program), Settings(select=("ZEN502",), level=Level.BASICS))
    assert [f"such as `{better}`" in each.message for each in found] == [True]


ANOTHER_HANDS_ON = (
    "class A:\n    def __init__(self, f):\n        self.f = f\n        self.last = self.f\n"
    "class B:\n    def f(self, id):\n        return id\nprint(B().f(3))\n"
)
ASKS_NONE_OF_IT = (
    "import inspect\nclass A:\n    def _f(self, id):\n        return id\n"
    "    def g(self, h):\n        return self._f(3), inspect.signature(h)\n"
)


@pytest.mark.parametrize(
    ("program", "assumption"),
    [
        (ANOTHER_HANDS_ON, "assumes that nobody else calls `f` with `id=`"),
        (
            f"{ASKS_NONE_OF_IT}        getattr(self, h)",
            "assumes that nobody else calls `_f` with `id=` and that `signature` is not asked for the name `id`",
        ),
        (
            ASKS_NONE_OF_IT.replace("_f", "f"),
            "assumes that nobody else calls `f` with `id=` and that `signature` is not asked for the name `id`",
        ),
    ],
)
def test_nothing_more_is_assumed(program: str, assumption: str) -> None:
    (found,) = lint(Source("x.py", program), Settings(select=("ZEN502",), level=Level.BASICS))
    assert found.fix is not None
    assert found.fix.assumption == assumption


@pytest.mark.skipif(sys.version_info < (3, 12), reason="syntax of 3.12")
def test_generic_functions() -> None:
    program = "def f[T: int](list: T) -> T:\n    return list\nprint(f(list=3))\n"
    result = fix(Source("x.py", program), Settings(select=("ZEN502",)), ProjectFacts(script=True))
    assert result.source.text == program.replace("(list", "(items").replace("return list", "return items")


def test_other_files_may_call_besides_what_stars_pass() -> None:
    program = "def f(sum=3):\n    return sum\ndef g(options):\n    return f(**options)\n"
    (found,) = lint(Source("x.py", program), Settings(select=("ZEN502",)), ProjectFacts(script=False))
    assert found.fix is not None
    assert found.fix.assumption == (
        "assumes that no other file calls `f` with `sum=` and that `**` on line 4 does not pass `sum`"
    )


def test_one_fix_for_each_of_two_that_meet_in_a_call() -> None:
    program = "list = [1]\ndef f(list, sum=0):\n    return list, sum\nprint(f(list=list, sum=3))\n"
    settings = Settings(select=("ZEN501", "ZEN502"))
    result = fix(Source("x.py", program), settings, ProjectFacts(script=True), threshold=Applicability.SAFE)
    assert result.withheld == ()
    assert result.source.text == (
        "numbers = [1]\ndef f(items, total=0):\n    return items, total\nprint(f(items=numbers, total=3))\n"
    )


def test_what_a_module_is_about() -> None:
    program = "def f(type):\n    pass\n"
    for path, better in (("mimetypes.py", "mime_type"), ("kinds.py", "given_type"), ("x.py", "kind")):
        (found,) = lint(Source(path, program), Settings(select=("ZEN502",), level=Level.BASICS))
        assert found.message.split("`")[-2] == better


def test_what_others_are_given_too() -> None:
    program = "def f(next):\n    pass\ndef g(next):\n    return next()\n"
    found = lint(Source("x.py", program), Settings(select=("ZEN502",), level=Level.BASICS))
    assert [each.message.split("`")[-2] for each in found] == ["get_next", "get_next"]
    found = lint(Source("x.py", program.replace("next()", "next")), Settings(select=("ZEN502",)))
    assert [each.message.split("`")[-2] for each in found] == ["next_one", "next_one"]
