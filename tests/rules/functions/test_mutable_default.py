from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Applicability
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rules.functions.mutable_default import MutableDefault
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import dicts, ints, lists, texts
from tests.rules.tables import Case, check, clean, unfixed, unsafe

INPUTS = {"names": lists(texts), "name": texts, "ages": dicts(texts, ints)}
SILENCING = {
    "author_decided": "a comment says that the default is meant",
    "is_something_else": "what another `list` makes may be meant to be shared; the fix would be refused",
    "is_never_kept": "the default is never changed where something new takes its place",
    "stays_empty": "a new empty default in each call is the same, and no better",
    "is_handed_out": "a default that is only read, or passed to others, is rarely changed by anyone",
}

CALLED_BACK = """
def outer():
    def add(name, names=[]):
        names.append(name)
        return names
    return list(map(add, 'ab'))
print(outer())
"""

CASES = [
    clean(
        "kept-only-if-it-is-not-empty",
        "class A:\n    def __init__(self, names=[]):\n        if names:\n            self.names = names\n"
        "        else:\n            self.names = []\nA()\n",
    ),
    unsafe(
        "kept-also-if-it-is-empty",
        "class A:\n    def __init__(self, names=[]):\n        if not names:\n            self.names = names\n"
        "        else:\n            self.names = []\na, b = A(), A()\na.names.append(3)\nprint(b.names)\n",
        "class A:\n    def __init__(self, names=None):\n        if names is None:\n            names = []\n"
        "        if not names:\n            self.names = names\n        else:\n            self.names = []\na, b = A(), A()\na.names.append(3)\nprint(b.names)\n",
        itself=True,
    ),
    unfixed(
        "called-back",
        CALLED_BACK,
        because="`add` is called back (line 5), and may collect in `names`",
        guard="may_collect",
    ),
    unfixed(
        "called-back-by-a-label",
        CALLED_BACK.replace("map(add, 'ab')", "sorted('ab', key=add)"),
        because="`add` is called back (line 5), and may collect in `names`",
        guard="may_collect",
    ),
    unsafe(
        "called-where-it-is",
        CALLED_BACK.replace("list(map(add, 'ab'))", "add('a'), add('b')"),
        CALLED_BACK.replace("list(map(add, 'ab'))", "add('a'), add('b')")
        .replace("=[]", "=None")
        .replace("        names.a", "        if names is None:\n            names = []\n        names.a"),
        itself=True,
    ),
    unsafe(
        "changed-by-a-method",
        "def add(name, names=[]):\n    names.append(name)\n    return len(names)\nprint(add('a'), add('b'))\n",
        "def add(name, names=None):\n    if names is None:\n        names = []\n    names.append(name)\n"
        "    return len(names)\nprint(add('a'), add('b'))\n",
        says="The default of `names` is one list for all calls",
        because="each call without `names` is to start with a new list",
        itself=True,
    ),
    unsafe(
        "changed-by-an-item",
        "def add(name, ages={'x': 1}):\n    ages[name] = 3\n    print(ages)\nadd('a')\nadd('b')\n",
        "def add(name, ages=None):\n    if ages is None:\n        ages = {'x': 1}\n    ages[name] = 3\n    print(ages)\n"
        "add('a')\nadd('b')\n",
        says="one dictionary for all calls",
        itself=True,
    ),
    unsafe(
        "changed-by-addition",
        "def add(name, *, names=list()):\n    names += [name]\n    print(names)\nadd('a')\nadd('b')\n",
        "def add(name, *, names=None):\n    if names is None:\n        names = list()\n    names += [name]\n    print(names)\n"
        "add('a')\nadd('b')\n",
        itself=True,
    ),
    unsafe(
        "takes-from-what-is-in-the-default",
        "def take(ages={'x': 1}):\n    print(len(ages))\n    if 'x' in ages:\n        del ages['x']\ntake()\ntake()\n",
        "def take(ages=None):\n    if ages is None:\n        ages = {'x': 1}\n    print(len(ages))\n    if 'x' in ages:\n        del ages['x']\ntake()\ntake()\n",
        itself=True,
    ),
    unsafe(
        "puts-in-and-takes-away",
        "def add(name, names=[]):\n    names.append(name)\n    print(names)\n    if len(names) > 2:\n        names.pop()\nadd('a')\nadd('b')\n",
        "def add(name, names=None):\n    if names is None:\n        names = []\n    names.append(name)\n    print(names)\n"
        "    if len(names) > 2:\n        names.pop()\nadd('a')\nadd('b')\n",
        itself=True,
    ),
    unsafe(
        "kept-by-an-object",
        "class Bag:\n    def __init__(self, things=[]):\n        self.things = things\n"
        "a, b = Bag(), Bag()\na.things.append(1)\nprint(b.things)\n",
        "class Bag:\n    def __init__(self, things=None):\n        if things is None:\n            things = []\n"
        "        self.things = things\na, b = Bag(), Bag()\na.things.append(1)\nprint(b.things)\n",
        says="who changes it, changes it for all",
        guard="is_handed_out",
        itself=True,
    ),
    unsafe(
        "makes-a-new-one-for-none-where-it-is-kept",
        "class Bag:\n    def __init__(self, things=[]):\n        self.things = things\n        if self.things is None:\n            self.things = []\n"
        "a = Bag()\na.things.append(3)\nprint(a.things, Bag().things)\n",
        "class Bag:\n    def __init__(self, things=None):\n        self.things = things\n        if self.things is None:\n            self.things = []\n"
        "a = Bag()\na.things.append(3)\nprint(a.things, Bag().things)\n",
        itself=True,
    ),
    *(
        unsafe(
            f"makes-a-new-one-for-none-where-it-is-kept-{what}",
            f"class Bag{bases}:\n    def __init__(self, things=[]):\n        self.things = things\n        if self.things is None:\n            self.things = []\n"
            f"{more}a = Bag()\na.things.append(3)\nprint(a.things, Bag().things)\n",
            f"class Bag{bases}:\n    def __init__(self, things=None):\n        if things is None:\n            things = []\n        self.things = things\n        if self.things is None:\n            self.things = []\n"
            f"{more}a = Bag()\na.things.append(3)\nprint(a.things, Bag().things)\n",
            itself=True,
        )
        for what, bases, more in (
            ("and-used", "", "        for thing in things:\n            print(thing)\n"),
            ("below-a-base", "(Exception)", ""),
            (
                "by-a-property",
                "",
                "    things = property(lambda self: self.all, lambda self, given: setattr(self, 'all', given))\n",
            ),
        )
    ),
    unsafe(
        "makes-a-new-one-for-another-none",
        "class Bag:\n    def __init__(self, things=[]):\n        self.things = things\n        if self.sizes is None:\n            self.sizes = []\n"
        "    sizes = None\na = Bag()\na.things.append(3)\nprint(a.things, Bag().things)\n",
        "class Bag:\n    def __init__(self, things=None):\n        if things is None:\n            things = []\n        self.things = things\n        if self.sizes is None:\n            self.sizes = []\n"
        "    sizes = None\na = Bag()\na.things.append(3)\nprint(a.things, Bag().things)\n",
        itself=True,
    ),
    unsafe(
        "numbers-with-signs",
        "def add(name, names=[-0.5, +3]):\n    names.append(name)\n    return names\nprint(add('a'), add('b'))\n",
        "def add(name, names=None):\n    if names is None:\n        names = [-0.5, +3]\n    names.append(name)\n    return names\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unfixed(
        "negated-names",
        "x = 3\ndef add(name, names=[-x, 3]):\n    names.append(name)\n    return names\n",
        because="the default is computed",
    ),
    unsafe(
        "makes-a-new-one-for-none-already",
        "def add(name, names=[]):\n    name = name.strip()\n    if names is None:\n        names = []\n    names.append(name)\n"
        "    return names\nprint(add('a'), add('b'))\n",
        "def add(name, names=None):\n    name = name.strip()\n    if names is None:\n        names = []\n    names.append(name)\n"
        "    return names\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unfixed(
        "none-means-another-thing",
        "def add(name, names=[]):\n    if names is None:\n        return name\n    names.append(name)\n    return names\nprint(add('a', None))\n",
        because="`names=None` means something to `add` already",
        guard="none_means_something",
    ),
    unfixed(
        "another-value-for-none",
        "def add(name, names=[]):\n    if names is None:\n        names = ['Ada']\n    names.append(name)\n    return names\nprint(add('a', None))\n",
        because="`names=None` means something to `add` already",
        guard="none_means_something",
    ),
    unfixed(
        "a-new-one-for-none-but-later",
        "def add(name, names=[]):\n    names.append(name)\n    if names is None:\n        names = []\n    return names\n",
        because="`names=None` means something to `add` already",
        guard="none_means_something",
    ),
    clean(
        "kept-and-only-to-be-read",
        "from collections.abc import Mapping\nclass A:\n    def __init__(self, prices: Mapping[str, int] = {}):\n        self.prices = prices\n",
    ),
    unsafe(
        "told-in-the-docstring",
        'def f(names=[], others=[]):\n    """Add.\n\n    names : list, optional (default=[])\n    """\n    names.append(1)\n    return names\nf()\nprint(f())\n',
        'def f(names=None, others=[]):\n    """Add.\n\n    names : list, optional (default=[])\n    """\n    if names is None:\n        names = []\n    names.append(1)\n    return names\nf()\nprint(f())\n',
        because="and that the text on line 4 may go on saying `[]`",
        itself=True,
    ),
    unsafe(
        "told-of-another-in-the-docstring",
        'def f(names=[], others={}):\n    """Add.\n\n    names : list, optional\n    others : dict (default={})\n    """\n    names.append(1)\n    return names\nf()\nprint(f())\n',
        'def f(names=None, others={}):\n    """Add.\n\n    names : list, optional\n    others : dict (default={})\n    """\n    if names is None:\n        names = []\n    names.append(1)\n    return names\nf()\nprint(f())\n',
        because="no call means something by `names=None`",
        itself=True,
    ),
    unsafe(
        "kept-and-to-be-changed",
        "import typing\nclass A:\n    def __init__(self, prices: typing.MutableSequence = []):\n        self.prices = prices\na, b = A(), A()\na.prices.append(1)\nprint(b.prices)\n",
        "import typing\nclass A:\n    def __init__(self, prices: typing.Optional[typing.MutableSequence] = None):\n        if prices is None:\n            prices = []\n        self.prices = prices\na, b = A(), A()\na.prices.append(1)\nprint(b.prices)\n",
        itself=True,
    ),
    unsafe(
        "kept-and-changed-all-the-same",
        "import typing\nclass A:\n    def __init__(self, prices: typing.Sequence = []):\n        self.prices = prices\n    def add(self, price):\n        self.prices.append(price)\nA().add(1)\nprint(A().prices)\n",
        "import typing\nclass A:\n    def __init__(self, prices: typing.Optional[typing.Sequence] = None):\n        if prices is None:\n            prices = []\n        self.prices = prices\n    def add(self, price):\n        self.prices.append(price)\nA().add(1)\nprint(A().prices)\n",
        itself=True,
    ),
    unsafe(
        "returned-though-only-to-be-read",
        "import typing\ndef prices(more: typing.Sequence = []):\n    return more\nprices().append(3)\nprint(prices())\n",
        "import typing\ndef prices(more: typing.Optional[typing.Sequence] = None):\n    if more is None:\n        more = []\n    return more\nprices().append(3)\nprint(prices())\n",
        itself=True,
    ),
    clean(
        "kept-as-typing-has-it",
        "import typing\nclass A:\n    def __init__(self, prices: typing.Sequence = []):\n        self.prices = prices\n",
    ),
    clean(
        "filled-by-the-first-call",
        "def version(found=[]):\n    try:\n        return found[0]\n    except IndexError:\n        found.append(3)\n        return 3\n"
        "print(version(), version())\n",
        guard="looks_up_earlier_calls",
    ),
    clean(
        "filled-if-it-is-empty",
        "def version(found=[]):\n    if not found:\n        found.append(3)\n    return found[-1]\nprint(version(), version())\n",
        guard="looks_up_earlier_calls",
    ),
    unsafe(
        "filled-before-it-is-asked",
        "def last(name, names=[]):\n    names.append(name)\n    return names[0]\nprint(last('a'), last('b'))\n",
        "def last(name, names=None):\n    if names is None:\n        names = []\n    names.append(name)\n    return names[0]\n"
        "print(last('a'), last('b'))\n",
        itself=True,
    ),
    unsafe(
        "filled-and-returned",
        "def version(found=[]):\n    if not found:\n        found.append(3)\n    found[0]\n    return found\nversion().append(4)\nprint(version())\n",
        "def version(found=None):\n    if found is None:\n        found = []\n    if not found:\n        found.append(3)\n    found[0]\n    return found\n"
        "version().append(4)\nprint(version())\n",
        itself=True,
    ),
    clean(
        "fails-without-it",
        "def count(data={}):\n    number = data['number']\n    data['number'] = number + 1\n    return number\nprint(count({'number': 3}))\n",
        guard="is_never_kept",
    ),
    unsafe(
        "may-do-without-it",
        "def count(x, data={}):\n    number = data['number'] if x else 3\n    data['number'] = number + 1\n    return number\nprint(count(0), count(1))\n",
        "def count(x, data=None):\n    if data is None:\n        data = {}\n    number = data['number'] if x else 3\n    data['number'] = number + 1\n"
        "    return number\nprint(count(0), count(1))\n",
        itself=True,
    ),
    clean(
        "something-new-for-a-list",
        "def add(names=[]):\n    if isinstance(names, (list, tuple)):\n        names = [name for name in names]\n    names.append(3)\n    return names\nprint(add(), add())\n",
        guard="is_never_kept",
    ),
    unsafe(
        "something-new-for-a-tuple-alone",
        "def add(names=[]):\n    if isinstance(names, tuple):\n        names = [name for name in names]\n    names.append(3)\n    return names\nadd()\nprint(add())\n",
        "def add(names=None):\n    if names is None:\n        names = []\n    if isinstance(names, tuple):\n        names = [name for name in names]\n    names.append(3)\n    return names\nadd()\nprint(add())\n",
        itself=True,
    ),
    clean(
        "something-new-for-an-empty-default",
        "def add(name, names=[]):\n    if not names:\n        names = ['Ada']\n    names.append(name)\n    return names\n"
        "print(add('a'), add('b'))\n",
        guard="is_never_kept",
    ),
    clean(
        "something-new-and-more-for-an-empty-default",
        "def add(name, names=[]):\n    if not names:\n        names = ['Ada']\n        print(names)\n    else:\n        names.append(name)\n"
        "    return names\nprint(add('a'), add('b'))\n",
        guard="is_never_kept",
    ),
    clean(
        "something-new-for-a-default-of-no-length",
        "def add(name, names=[]):\n    if len(names) == 0:\n        names = ['Ada']\n    names.append(name)\n    return names\n"
        "print(add('a'), add('b'))\n",
        guard="is_never_kept",
    ),
    unsafe(
        "something-new-for-a-set-that-is-no-dict",
        "def collect(name, seen=set()):\n    if seen == {}:\n        seen = set()\n    seen.add(name)\n    print(seen)\ncollect(1)\ncollect(2)\n",
        "def collect(name, seen=None):\n    if seen is None:\n        seen = set()\n    if seen == {}:\n        seen = set()\n    seen.add(name)\n"
        "    print(seen)\ncollect(1)\ncollect(2)\n",
        itself=True,
    ),
    unsafe(
        "changed-from-its-own-length-on",
        "def pad(row=[], width=5):\n    for _ in range(len(row), width):\n        row.append(width)\n    return sum(row)\nprint(pad(), pad(width=7))\n",
        "def pad(row=None, width=5):\n    if row is None:\n        row = []\n    for _ in range(len(row), width):\n        row.append(width)\n    return sum(row)\n"
        "print(pad(), pad(width=7))\n",
        itself=True,
    ),
    unsafe(
        "the-default-in-something-new",
        "def add(name, names=[]):\n    if not names:\n        names = names or names\n        print(3)\n    names.append(name)\n    return names\n"
        "print(add('a'), add('b'))\n",
        "def add(name, names=None):\n    if names is None:\n        names = []\n    if not names:\n        names = names or names\n        print(3)\n"
        "    names.append(name)\n    return names\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unsafe(
        "something-new-for-what-is-full",
        "def add(name, names=[]):\n    if len(names) == 1:\n        names = ['Ada']\n    names.append(name)\n    return names\n"
        "print(add('a'), add('b'))\n",
        "def add(name, names=None):\n    if names is None:\n        names = []\n    if len(names) == 1:\n        names = ['Ada']\n    names.append(name)\n"
        "    return names\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    clean(
        "changed-for-each-of-its-own",
        "def add(names={}):\n    for key in list(names.keys()):\n        names[key] = 3\n    print(len(names))\nadd()\nadd({1: 2})\n",
        guard="stays_empty",
    ),
    unsafe(
        "changed-for-each-of-another",
        "def add(keys, names={}):\n    for key in keys:\n        names[key] = 3\n    print(len(names))\nadd([1])\nadd([2])\n",
        "def add(keys, names=None):\n    if names is None:\n        names = {}\n    for key in keys:\n        names[key] = 3\n    print(len(names))\nadd([1])\nadd([2])\n",
        itself=True,
    ),
    clean(
        "changed-when-full",
        "def add(names={}, x=1):\n    if names and x:\n        names['a'] = 3\n        return names\n    return len(names)\nprint(add(), add({1: 2}))\n",
        guard="stays_empty",
    ),
    clean(
        "changed-behind-what-goes-on-when-empty",
        "def add(names=[]):\n    for x in 'ab':\n        if not names:\n            continue\n        names.append(x)\n    print(names)\nadd()\nadd([1])\n",
        guard="stays_empty",
    ),
    clean(
        "kept-when-not-equal-to-an-empty-one",
        "class A:\n    def __init__(self, names=[]):\n        if names != []:\n            self.names = names\nA()\nA([1])\n",
    ),
    clean(
        "handed-out-when-not-equal-to-an-empty-one",
        "def f(names={}):\n    if names == {}:\n        return 3\n    return names\nprint(f(), f({1: 2}))\n",
    ),
    unsafe(
        "changed-when-full-and-filled-by-another-name",
        "def add(x, names=[]):\n    put = names.append\n    put(x)\n    if names:\n        names.append(0)\n    print(names)\nadd(1)\nadd(2)\n",
        "def add(x, names=None):\n    if names is None:\n        names = []\n    put = names.append\n    put(x)\n    if names:\n        names.append(0)\n    print(names)\nadd(1)\nadd(2)\n",
        itself=True,
    ),
    unsafe(
        "changed-when-full-and-filled-by-others",
        "import heapq\ndef add(x, names=[]):\n    heapq.heappush(names, x)\n    if names:\n        names.append(9)\n    print(names)\nadd(1)\nadd(2)\n",
        "import heapq\ndef add(x, names=None):\n    if names is None:\n        names = []\n    heapq.heappush(names, x)\n    if names:\n        names.append(9)\n    print(names)\nadd(1)\nadd(2)\n",
        itself=True,
    ),
    unsafe(
        "changed-when-full-or-not",
        "def add(names={}, x=1):\n    if names or x:\n        names[len(names)] = 3\n    print(names)\nadd()\nadd()\n",
        "def add(names=None, x=1):\n    if names is None:\n        names = {}\n    if names or x:\n        names[len(names)] = 3\n    print(names)\nadd()\nadd()\n",
        itself=True,
    ),
    clean(
        "handed-out-when-full",
        "def add(names=[]):\n    if len(names) > 0:\n        return names\n    return 3\nprint(add(), add([3]))\n",
    ),
    clean(
        "handed-out-where-it-is-not-empty",
        "def add(names=[]):\n    if len(names) == 0:\n        return 3\n    else:\n        return names\nprint(add(), add([3]))\n",
    ),
    clean(
        "handed-out-behind-the-empty-one",
        "def add(names=[]):\n    if not names:\n        return 3\n    return names\nprint(add(), add([3]))\n",
    ),
    unsafe(
        "handed-out-if-it-is-not-long",
        "def add(names=[]):\n    if len(names) > 1:\n        return 3\n    return names\nadd().append(4)\nprint(add())\n",
        "def add(names=None):\n    if names is None:\n        names = []\n    if len(names) > 1:\n        return 3\n    return names\nadd().append(4)\nprint(add())\n",
        itself=True,
    ),
    unsafe(
        "handed-out-behind-one-that-goes-on",
        "def add(names=[]):\n    if not names:\n        print(3)\n    return names\nadd().append(4)\nprint(add())\n",
        "def add(names=None):\n    if names is None:\n        names = []\n    if not names:\n        print(3)\n    return names\nadd().append(4)\nprint(add())\n",
        itself=True,
    ),
    unfixed(
        "something-new-for-an-empty-list-but-not-for-the-default",
        "def add(name, names=['a', 'b']):\n    if not names:\n        names = ['Ada']\n    names.append(name)\n    return names\n"
        "print(add('a'), add('b', None))\n",
        because="`names=None` may mean that there is nothing: line 2 asks for that",
        guard="none_means_something",
    ),
    unfixed(
        "called-by-the-name-of-the-parameter",
        "def add(x, list=list()):\n    list.append(x)\n    return list\nprint(add('a'))\n",
        because="`list` may mean something else in `add`",
        guard="class_means_something_else",
    ),
    unfixed(
        "called-by-a-name-that-the-function-binds",
        "def add(x, names=list()):\n    names.append(x)\n    list = names\n    return list\nprint(add('a'))\n",
        because="`list` may mean something else in `add`",
        guard="class_means_something_else",
    ),
    unsafe(
        "called-with-literals",
        "def add(name, ages=dict(Ada=1)):\n    ages[name] = 3\n    print(ages)\nadd('a')\nadd('b')\n",
        "def add(name, ages=None):\n    if ages is None:\n        ages = dict(Ada=1)\n    ages[name] = 3\n    print(ages)\n"
        "add('a')\nadd('b')\n",
        itself=True,
    ),
    unfixed(
        "called-with-a-variable",
        "age = 3\ndef add(name, ages=dict(Ada=age)):\n    ages[name] = 3\n    print(ages)\n",
        because="the default is computed",
    ),
    unsafe(
        "over-lines-in-a-file-that-indents-by-two",
        "class Bag:\n  def __init__(self, things=[\n      1,\n      2,\n  ]):\n    self.things = things\n"
        "a, b = Bag(), Bag()\na.things.append(1)\nprint(b.things)\n",
        "class Bag:\n  def __init__(self, things=None):\n    if things is None:\n      things = [\n          1,\n          2,\n      ]\n"
        "    self.things = things\na, b = Bag(), Bag()\na.things.append(1)\nprint(b.things)\n",
        itself=True,
    ),
    unsafe(
        "over-lines-further-in",
        "def found(\n            names=[\n                1, 2]):\n    return names\nfound().append(3)\nprint(found())\n",
        "def found(\n            names=None):\n    if names is None:\n        names = [\n            1, 2]\n    return names\nfound().append(3)\nprint(found())\n",
        itself=True,
    ),
    unsafe(
        "returned",
        "def found(names=set()):\n    return names\nfound().add(3)\nprint(found())\n",
        "def found(names=None):\n    if names is None:\n        names = set()\n    return names\nfound().add(3)\nprint(found())\n",
        itself=True,
    ),
    unsafe(
        "after-the-docstring-and-comments",
        '''
        def add(name, names=[]):
            """Add a name.

            # and return all"""

            # first
            names.append(name)
            return names
        print(add("a"), add("b"))
        ''',
        '''
        def add(name, names=None):
            """Add a name.

            # and return all"""

            if names is None:
                names = []
            # first
            names.append(name)
            return names
        print(add("a"), add("b"))
        ''',
        itself=True,
    ),
    unsafe(
        "annotated",
        "import typing\ndef add(name: str, names: list[str] = [], more: typing.Any = []) -> list[str]:\n"
        "    names.append(name)\n    more.append(name)\n    return names\nprint(add('a'), add('b'))\n",
        "import typing\ndef add(name: str, names: list[str] | None = None, more: typing.Any = None) -> list[str]:\n"
        "    if more is None:\n        more = []\n    if names is None:\n        names = []\n"
        "    names.append(name)\n    more.append(name)\n    return names\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unsafe(
        "header-over-lines",
        "def add(\n\tname,\n\tnames=[],\n):\n\tnames.append(name)\n\treturn names\nprint(add('a'), add('b'))\n",
        "def add(\n\tname,\n\tnames=None,\n):\n\tif names is None:\n\t\tnames = []\n\tnames.append(name)\n"
        "\treturn names\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unsafe(
        "waited-for",
        "import asyncio\nasync def add(name, names=[]):\n    names.append(name)\n    print(names)\n"
        "asyncio.run(add('a'))\nasyncio.run(add('b'))\n",
        "import asyncio\nasync def add(name, names=None):\n    if names is None:\n        names = []\n    names.append(name)\n"
        "    print(names)\nasyncio.run(add('a'))\nasyncio.run(add('b'))\n",
        itself=True,
    ),
    unsafe(
        "asks-for-what-this-call-left",
        "def unique(names, seen=set()):\n    found = []\n    for name in names:\n        if name not in seen:\n"
        "            seen.add(name)\n            found.append(name)\n    return found\n"
        "print(unique(['a', 'a']), unique(['a']))\n",
        "def unique(names, seen=None):\n    if seen is None:\n        seen = set()\n    found = []\n    for name in names:\n"
        "        if name not in seen:\n            seen.add(name)\n            found.append(name)\n    return found\n"
        "print(unique(['a', 'a']), unique(['a']))\n",
        itself=True,
    ),
    unsafe(
        "handed-on-to-itself",
        "def count(n, seen={}):\n    if n in seen or n < 0:\n        return n\n    seen[n] = 1\n"
        "    return count(n - 1, seen)\nprint(count(3), count(3))\n",
        "def count(n, seen=None):\n    if seen is None:\n        seen = {}\n    if n in seen or n < 0:\n        return n\n"
        "    seen[n] = 1\n    return count(n - 1, seen)\nprint(count(3), count(3))\n",
        itself=True,
        because="no call means something by `seen=None`",
    ),
    unsafe(
        "filled-without-a-question",
        "def grade(name, mark, marks={}):\n    marks[name] = mark\n    print(marks.get('Ada', 'none yet'))\n"
        "grade('Ada', 3)\ngrade('Bob', 4)\n",
        "def grade(name, mark, marks=None):\n    if marks is None:\n        marks = {}\n    marks[name] = mark\n"
        "    print(marks.get('Ada', 'none yet'))\ngrade('Ada', 3)\ngrade('Bob', 4)\n",
        itself=True,
    ),
    unsafe(
        "is-itself-looked-for",
        "def new(name, found, names={}):\n    names[name] = 1\n    if names in found:\n        return 0\n    return 1\n"
        "print(new('a', []), new('b', [{'b': 1}]))\n",
        "def new(name, found, names=None):\n    if names is None:\n        names = {}\n    names[name] = 1\n"
        "    if names in found:\n        return 0\n    return 1\nprint(new('a', []), new('b', [{'b': 1}]))\n",
        itself=True,
    ),
    unsafe(
        "has-something-to-begin-with",
        "def new(name, names={'Ada': 1}):\n    if name in names:\n        return False\n    names[name] = 1\n    return True\n"
        "print(new('a'), new('a'))\n",
        "def new(name, names=None):\n    if names is None:\n        names = {'Ada': 1}\n    if name in names:\n        return False\n"
        "    names[name] = 1\n    return True\nprint(new('a'), new('a'))\n",
        itself=True,
    ),
    unsafe(
        "numbers-that-get-more",
        "def add(number, numbers=[1, 2]):\n    numbers.append(number)\n    print(numbers)\nadd(3)\nadd(4)\n",
        "def add(number, numbers=None):\n    if numbers is None:\n        numbers = [1, 2]\n    numbers.append(number)\n"
        "    print(numbers)\nadd(3)\nadd(4)\n",
        itself=True,
    ),
    unsafe(
        "annotated-in-quotes",
        "def add(name, names: 'list[str]' = []):\n    names.append(name)\n    return len(names)\nprint(add('a'), add('b'))\n",
        "def add(name, names: 'list[str] | None' = None):\n    if names is None:\n        names = []\n    names.append(name)\n"
        "    return len(names)\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unsafe(
        "annotated-with-a-text-within",
        "def add(name, names: list['A'] = []):\n    names.append(name)\n    return len(names)\nprint(add('a'), add('b'))\n",
        "def add(name, names: list['A'] | None = None):\n    if names is None:\n        names = []\n    names.append(name)\n"
        "    return len(names)\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unsafe(
        "optional-is-imported",
        "from typing import List, Optional\ndef add(x, names: List[Optional[str]] = []):\n    names.append(x)\n    return len(names)\nprint(add('a'), add('b'))\n",
        "from typing import List, Optional\ndef add(x, names: Optional[List[Optional[str]]] = None):\n    if names is None:\n        names = []\n    names.append(x)\n"
        "    return len(names)\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unsafe(
        "optional-is-imported-but-rare",
        "from typing import Optional\ndef add(x, y: int | None, names: list[str] = []):\n    names.append(x)\n    return len(names)\nprint(add('a', 1), add('b', 2))\n",
        "from typing import Optional\ndef add(x, y: int | None, names: list[str] | None = None):\n    if names is None:\n        names = []\n    names.append(x)\n"
        "    return len(names)\nprint(add('a', 1), add('b', 2))\n",
        itself=True,
    ),
    unsafe(
        "written-for-old-pythons",
        "from typing import List\ndef add(x, names: List[str] = []):\n    names.append(x)\n    return len(names)\nprint(add('a'), add('b'))\n",
        "from typing import List, Optional\ndef add(x, names: Optional[List[str]] = None):\n    if names is None:\n        names = []\n    names.append(x)\n"
        "    return len(names)\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unsafe(
        "written-for-old-pythons-but-never-evaluated",
        "from __future__ import annotations\nfrom typing import List\ndef add(x, names: List[str] = []):\n    names.append(x)\n    return len(names)\nprint(add('a'), add('b'))\n",
        "from __future__ import annotations\nfrom typing import List\ndef add(x, names: List[str] | None = None):\n    if names is None:\n        names = []\n    names.append(x)\n"
        "    return len(names)\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unsafe(
        "typing-by-its-name",
        "import typing as t\ndef add(x, names: t.List[str] = [], more: set[int] | t.Any = []):\n    names.append(x)\n    return len(names)\nprint(add('a'), add('b'))\n",
        "import typing as t\ndef add(x, names: t.Optional[t.List[str]] = None, more: set[int] | t.Any = []):\n    if names is None:\n        names = []\n    names.append(x)\n"
        "    return len(names)\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unsafe(
        "annotated-with-a-union",
        "from typing import Optional\ndef add(x, names: list[str] | set[str] = [], /):\n    names += [x]\n    return len(names)\nprint(add('a'), add('b'))\n",
        "from typing import Optional\ndef add(x, names: list[str] | set[str] | None = None, /):\n    if names is None:\n        names = []\n    names += [x]\n"
        "    return len(names)\nprint(add('a'), add('b'))\n",
        itself=True,
    ),
    unfixed(
        "annotated-with-no-type",
        "def add(name, names: 'a list' = []):\n    names.append(name)\n",
        because="annotation",
    ),
    unsafe(
        "words-about-none-in-a-module",
        'def add(name, names: list[str] = []):\n    """Add.\n\n    :rtype: list | None\n    """\n    names.append(name)\n    return len(names)\nprint(add(3))\n',
        'from typing import Optional\n\n\ndef add(name, names: Optional[list[str]] = None):\n    """Add.\n\n    :rtype: list | None\n    """\n'
        "    if names is None:\n        names = []\n    names.append(name)\n    return len(names)\nprint(add(3))\n",
        script=False,
        itself=True,
        then="print(add(3))",
    ),
    unfixed(
        "computed",
        "first = 'x'\ndef add(name, names=[first, 'y']):\n    names.append(name)\n",
        because="`first` may be another by the time of a call",
    ),
    unsafe(
        "of-classes",
        "class Shop: pass\ndef add(name, names=[Shop, 'y']):\n    names.append(name)\n    return len(names)\nprint(add(3))\n",
        "class Shop: pass\ndef add(name, names=None):\n    if names is None:\n        names = [Shop, 'y']\n    names.append(name)\n    return len(names)\nprint(add(3))\n",
        itself=True,
        then="print(add(3))",
    ),
    unfixed(
        "optional-and-not-empty",
        "from typing import Optional\ndef add(name, names: Optional[list] = ['x', 'y']):\n    names.append(name)\n",
        because="its annotation allows `names=None`",
    ),
    unfixed(
        "kept-and-asked-for-none",
        "class Shop:\n    def __init__(self, names=['x', 'y']):\n        self.names = names\n    def show(self):\n        if self.names is not None:\n            print(self.names)\nShop().show()\n",
        because="`names=None` may mean something: line 5 asks for it",
        guard="none_means_something",
    ),
    unfixed(
        "on-one-line", "def add(name, names=[]): names.append(name)\n", because="begin on a line of its own"
    ),
    unfixed(
        "on-the-last-line-of-the-header",
        "def add(\n    name, names=[]\n): names.append(name)\n",
        because="begin on a line of its own",
    ),
    clean(
        "excused",
        "def add(name, names=[]):  # noqa: B006\n    names.append(name)\n",
        guard="author_decided",
    ),
    clean(
        "takes-away-from-what-is-empty",
        "def take(ages={}, names=[]):\n    if 'x' in ages:\n        del ages['x']\n    while names:\n        print(names.pop())\n    print(ages)\ntake()\n",
        guard="stays_empty",
    ),
    clean(
        "sorts-what-is-empty",
        "def show(names=[]):\n    if names:\n        names.sort()\n    print(names)\nshow()\n",
        guard="stays_empty",
    ),
    clean("only-read", "def show(names=[]):\n    for name in names:\n        print(name)\nshow()\n"),
    clean("passed-on", "def show(names=[]):\n    draw(names)\n", runs=False),
    clean("a-tuple", "def show(names=()):\n    return names\n"),
    clean(
        "another-list-by-then",
        "def add(name, names=[]):\n    names = names + [name]\n    names.append(1)\n    return names\nprint(add(1))\n",
    ),
    clean(
        "own-list",
        "def list():\n    return [len(made)]\nmade = 'ab'\ndef add(names=list()):\n    names.append(3)\n    return names\n"
        "made = 'abc'\nprint(add(), add())\n",
        guard="is_something_else",
    ),
    clean(
        "there-to-count",
        "def count(calls=[0]):\n    calls[0] += 1\n    return calls[0]\nprint(count(), count())\n",
        guard="is_kept_on_purpose",
    ),
    clean(
        "said-to-remember",
        'def fib(n, f={0: 0, 1: 1}):\n    """Compute.\n\n    f: earlier numbers, used for memoisation\n    """\n'
        "    for k in range(len(f), n + 1):\n        f[k] = f[k - 1] + f[k - 2]\n    return f[n]\nprint(fib(5), fib(7))\n",
        guard="is_kept_on_purpose",
    ),
    unsafe(
        "said-of-another-to-remember",
        'def add(name, names=[]):\n    """Add names from the cache file.\n\n    names: a list, and not a cache\n    """\n'
        "    names.append(name)\n    return names\nprint(len(add(3, [])))\n",
        'def add(name, names=None):\n    """Add names from the cache file.\n\n    names: a list, and not a cache\n    """\n'
        "    if names is None:\n        names = []\n    names.append(name)\n    return names\nprint(len(add(3, [])))\n",
    ),
    clean(
        "there-for-the-function-itself",
        "def after(n=None, _state={'n': 1}):\n    _state['n'] = (n or _state['n']) + 1\n    return _state['n']\nprint(after(), after())\n",
        guard="is_kept_on_purpose",
    ),
    clean(
        "there-to-count-two-things",
        "def count(side, calls=[0, 0]):\n    calls[side] += 1\n    return calls[side]\nprint(count(0), count(1), count(1))\n",
        guard="is_kept_on_purpose",
    ),
    clean(
        "there-to-remember",
        # Only one call in each call: without its memory, twice as many each time would take the tests a minute.
        "def product(n, memo={0: 1}):\n    if n not in memo:\n        memo[n] = n * product(n - 1)\n"
        "    return memo[n]\nprint(product(5))\n",
        guard="is_kept_on_purpose",
    ),
    clean(
        "shares-what-it-is-for",
        "def sizes(known=[]):\n    'Share the sizes between all who ask.'\n    return known\nsizes().append(3)\nprint(sizes())\n",
        guard="is_kept_on_purpose",
    ),
    clean(
        "asks-for-what-earlier-calls-left",
        "def seen(path, found={}):\n    if path in found:\n        return True\n    found[path] = True\n    return False\n"
        "print(seen('a'), seen('a'))\n",
        guard="looks_up_earlier_calls",
    ),
    clean(
        "asks-for-what-earlier-calls-left-before-a-loop",
        "def ages(dates, first={}):\n    if 'date' not in first:\n        first['date'] = dates[0]\n"
        "    return [date - first['date'] for date in dates]\nprint(ages([3, 4]), ages([5]))\n",
        guard="looks_up_earlier_calls",
    ),
    clean(
        "asks-a-set",
        "class Node:\n    def __repr__(self, running=set()):\n        if id(self) in running:\n            return '...'\n"
        "        running.add(id(self))\n        try:\n            return repr(self.next)\n        finally:\n"
        "            running.discard(id(self))\nnode = Node()\nnode.next = node\nprint(node)\n",
        guard="looks_up_earlier_calls",
    ),
]


KEPT = "class A:\n    def __init__(self, y=[0, 0]):\n        self.y = y\n"
FULL = "def f(y=[0, 0]):\n    y.append(4)\n"
EMPTY = "def f(y=[]):\n    y.append(4)\n"

# What stands around such a default, and the line that lets `None` mean something; None where nothing does.
MEANINGS = {
    "its-object": (KEPT + "    def show(self, x):\n        return x and self.y is not None\n", 5),
    "the-object-of-a-class-below": (KEPT + "class B(A):\n    def show(self):\n        return self.y is None\n", 6),
    "the-object-of-another-class": (KEPT + "class B:\n    def show(self):\n        return self.y is None\n", None),
    "another-object": (KEPT + "def show(a):\n    return None != a.y\n", 5),
    "another-attribute": (KEPT + "    def show(self):\n        return self.z is None\n", None),
    "another-object-by-getattr": (KEPT + "def show(a):\n    return getattr(a, 'y', None) is None\n", 5),
    "a-property": (
        "class A:\n    def __init__(self, y=[0, 0]):\n        self._y = y\n    @property\n    def y(self):\n        return self._y\n"
        "    def show(self):\n        return self.y is None\n",
        8,
    ),
    "a-variable": (KEPT + "    def show(self):\n        y = self.y\n        return y in (None, [])\n", 6),
    "a-variable-that-is-another-by-then": (KEPT + "    def show(self, y=None):\n        if y is None:\n            y = self.y\n        return y\n", None),
    "a-method-of-another-object": (KEPT + "        {}.update(y)\n    def update(self, x):\n        return x is None\n", None),
    "a-parameter-that-is-another-by-then": (FULL + "    return show(y)\ndef show(x):\n    x = dict()\n    return x is None\n", None),
    "made-again": (KEPT + "    def show(self):\n        if self.y is None:\n            self.y = [0, 0]\n        return self.y\n", None),
    "made-otherwise": (KEPT + "    def show(self):\n        if self.y is None:\n            self.y = [1, 1]\n        return self.y\n", 5),
    "a-match": (FULL + "    match y:\n        case [] | None:\n            return 3\n    return y\n", 3),
    "a-match-of-something-else": (FULL + "    match y:\n        case []:\n            return 3\n    return y\n", None),
    "its-type": (FULL + "    return isinstance(y, (list, type(None)))\n", 3),
    "another-type": (FULL + "    return isinstance(y, (list, tuple))\n", None),
    "type-of-none": (FULL + "    return type(y) is type(None)\n", 3),
    "a-function": (FULL + "    return show(y)\ndef show(x):\n    return x is None\n", 5),
    "a-function-by-keyword": (FULL + "    return show(3, x=y)\ndef show(a, *, x):\n    return x is None\n", 5),
    "another-parameter-of-a-function": (FULL + "    return show(3, y)\ndef show(x, y):\n    return x is None\n", None),
    "a-function-that-does-not-ask": (FULL + "    return show(y)\ndef show(x):\n    return x\n", None),
    "a-method": (KEPT + "        self.show(y)\n    def show(self, x):\n        return x is None\n", 6),
    "a-static-method": (KEPT + "        self.show(y)\n    @staticmethod\n    def show(x):\n        return x is None\n", 7),
    "the-class-above": (
        "class B:\n    def __init__(self, x):\n        self.z = x is None\nclass A(B):\n    def __init__(self, y=[0, 0]):\n"
        "        super().__init__(y)\n        self.y = y\n",
        3,
    ),
    "another-class": (
        "class B:\n    def __init__(self, x):\n        self.z = x is None\nclass A:\n    def __init__(self, y=[0, 0]):\n"
        "        super().__init__(y)\n        self.y = y\n",
        None,
    ),
    "what-is-made": (FULL + "    return B(y)\nclass B:\n    def __init__(self, x):\n        self.z = x is None\n", 6),
    "an-entry": (KEPT + "    def show(self):\n        all_of = {'y': self.y}\n        return [k for k, v in all_of.items() if v is not None]\n", 6),
    "an-entry-that-nobody-asks-for": (KEPT + "    def show(self, x):\n        all_of = {'y': self.y}\n        return all_of if x is not None else 3\n", None),
    "the-full-one": (KEPT + "    def show(self, x):\n        if x and self.y:\n            return 3\n", 5),
    "the-empty-one": (EMPTY + "    if not y:\n        return 3\n    return y\n", None),
    "its-length": (FULL + "    return len(y) == 0\n", None),
    "a-call": (FULL + "    return y\nf(3)\nf(None)\n", 5),
    "a-call-by-keyword": (KEPT + "A(y=None)\n", 4),
    "a-call-of-something-else": (FULL + "    return y\ng(None)\n", None),
    "another-argument-of-a-call": (FULL.replace("(y", "(x, y") + "    return y\nf(None, [])\n", None),
    "words": (FULL.replace("    y.", "    '''Do.\n\n    :param y: a list, or None to leave it\n    '''\n    y.") + "    return y\n", 0),
    "words-about-another": (FULL.replace("    y.", "    '''Do.\n\n    y: a list\n    x: or None to leave it\n    '''\n    y.") + "    return y\n", None),
    "words-about-the-empty-one": (EMPTY.replace("    y.", "    '''Do.\n\n    y: a list, or None\n    '''\n    y.") + "    return y\n", None),
}  # fmt: skip


@pytest.mark.parametrize(("program", "line"), MEANINGS.values(), ids=MEANINGS.keys())
def test_where_none_means_something(program: str, line: int | None) -> None:
    (found,) = lint(Source("a.py", program), Settings(select=("ZEN605",)))
    refused = found.refusal or ""
    assert (found.fix is None) is (line is not None), refused
    if line == 0:
        assert refused == "the docstring speaks of `None` for `y`"
    elif line:
        is_own = "means something to `f` already" in refused
        assert is_own or f"line {line} " in refused


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(MutableDefault, case)


SAID = "from typing import Optional\n"
OPTIONAL, BAR = "Optional[list[str]] = None", "list[str] | None = None"


@pytest.mark.parametrize(
    ("version", "script", "more", "expected"),
    [
        ((3, 9), True, "", OPTIONAL),
        ((3, 10), False, "", BAR),
        (None, True, "", BAR),
        (None, False, "", OPTIONAL),
        (None, None, "", OPTIONAL),
        (None, False, "def find(x: int | None):\n    return x\n", BAR),
        (None, False, "x: int | None = 3\n", BAR),
        (None, False, "def find(x):\n    y: int | None = x\n    return y\n", OPTIONAL),
        (None, True, SAID + "def find(x: Optional[int]):\n    'int|None, str | None'\n", OPTIONAL),
        (None, True, SAID + "def find(x: int | None):\n    'Optional[int], Optional[str]'\n", BAR),
    ],
    ids=[
        "before-the-union",
        "since-the-union",
        "script",
        "module",
        "who-knows",
        "module-that-says-so-itself",
        "of-a-global",
        "of-a-local",
        "words-about-bars",
        "words-about-optional",
    ],
)
def test_how_an_annotation_says_none(
    version: tuple[int, int] | None, script: bool | None, more: str, expected: str
) -> None:
    program = f"{more}def add(x, names: list[str] = []):\n    names.append(x)\n    return names\n"
    result = fix(
        Source("a.py", program),
        Settings(target_version=version),
        threshold=Applicability.UNSAFE,
        project=ProjectFacts(script=script),
    )
    assert expected in result.source.text
