from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Level
from beginner_lint.facts.project import ProjectFacts, Use
from beginner_lint.linter import lint
from beginner_lint.rules.names.builtin_import import BuiltinImport
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

SAME = "the program does the same: what is not sure is which of the two is wanted"
SILENCING = {
    "is_unused": "what nothing uses needs no better name, but can go",
    "may_be_meant": SAME,
    "goes_on_with_the_name": "texts and comments are for people",
    "is_defined_as_well": "the rules about definitions and parameters tell of these",
    "replaces_on_purpose": "who takes another function for the builtin wants its name",
    "is_offered_to_others": "other files import the name from there",
    "author_decided": "a comment says that the name is meant",
    "is_one_of_many": "who takes so many names of a module knows them",
}

RENAMED = [
    unsafe(
        "from-a-module",
        "from math import pow\nprint(pow(2, 3))\n",
        "from math import pow as math_pow\nprint(math_pow(2, 3))\n",
        says="`pow` hides Python's own `pow` here; a name such as `math_pow`",
        because="`pow` is to be the imported one wherever it stands",
        guard="may_be_meant",
        unshown=SAME,
    ),
    unsafe(
        "comment-with-a-call",
        "from math import pow\n# 1 - pow(x - 1, 2)\nprint(pow(2, 3))\n",
        "from math import pow as math_pow\n# 1 - pow(x - 1, 2)\nprint(math_pow(2, 3))\n",
        because="and that the comment on line 2 may go on saying `pow`",
        unshown=SAME,
    ),
    unsafe(
        "comment-with-a-call-in-a-function",
        "def f(x):\n    from math import pow\n    # 1 - pow(x - 1, 2)\n    return pow(x, 3)\nprint(f(2))\n",
        "def f(x):\n    from math import pow as math_pow\n    # 1 - pow(x - 1, 2)\n    return math_pow(x, 3)\nprint(f(2))\n",
        because="assumes that the comment on line 3 may go on saying `pow`",
        guard="goes_on_with_the_name",
        unshown=SAME,
    ),
    unsafe(
        "comment-that-quotes-values",
        "from math import pow\n# whether to use 'pow' or 'sqrt'\nprint(pow(2, 3))\n",
        "from math import pow as math_pow\n# whether to use 'pow' or 'sqrt'\nprint(math_pow(2, 3))\n",
        unshown=SAME,
    ),
    unsafe(
        "comment-that-quotes-names",
        "from math import pow\nx = 2\n# 'pow' of 'x'\nprint(pow(x, 3))\n",
        "from math import pow as math_pow\nx = 2\n# 'math_pow' of 'x'\nprint(math_pow(x, 3))\n",
        unshown=SAME,
    ),
    unsafe(
        "comment-that-quotes-none",
        "from math import pow\n# Set 'pow' to 'None'\nprint(pow(2, 3))\n",
        "from math import pow as math_pow\n# Set 'math_pow' to 'None'\nprint(math_pow(2, 3))\n",
        unshown=SAME,
    ),
    unsafe(
        "comment-with-words-behind-print",
        "from math import pow\n# print pow and x\nprint(pow(2, 3))\n",
        "from math import pow as math_pow\n# print pow and x\nprint(math_pow(2, 3))\n",
        unshown=SAME,
    ),
    unsafe(
        "comment-with-a-print-of-python-2",
        "from math import pow\n# print '%s' % pow\nprint(pow(2, 3))\n",
        "from math import pow as math_pow\n# print '%s' % math_pow\nprint(math_pow(2, 3))\n",
        unshown=SAME,
    ),
    unsafe(
        "comment-about-python",
        "from math import pow\n# like pow(x - 1, 2), of power\nprint(pow(2, 3))\n",
        "from math import pow as math_pow\n# like pow(x - 1, 2), of power\nprint(math_pow(2, 3))\n",
        because="`pow` is to be the imported one wherever it stands",
        unshown=SAME,
    ),
    unsafe(
        "changed-in-place",
        "from math import pi as id\nid += 1\n",
        "from math import pi\npi += 1\n",
        says="a name such as `pi` leaves both usable",
        unshown=SAME,
    ),
    unsafe(
        "one-of-several",
        "from operator import (\n    add,  # first\n    pow,  # second\n)\nprint(add(1, 2), pow(2, 3))\n",
        "from operator import (\n    add,  # first\n    pow as operator_pow,  # second\n)\nprint(add(1, 2), operator_pow(2, 3))\n",
        unshown=SAME,
    ),
    unsafe(
        "alias-goes",
        "import math as sum, json as max\nprint(sum.pi, max.dumps([1]))\n",
        "import math, json\nprint(math.pi, json.dumps([1]))\n",
        unshown=SAME,
    ),
    unsafe(
        "alias-of-a-member-goes",
        "from math import sqrt as \\\n    hash\nprint(hash(4))\n",
        "from math import sqrt\nprint(sqrt(4))\n",
        unshown=SAME,
    ),
    unsafe(
        "alias-of-an-inner-module-stays-one",
        "import os.path as dir\nprint(dir.join('a', 'b'))\n",
        "import os.path as path\nprint(path.join('a', 'b'))\n",
        unshown=SAME,
    ),
    unsafe(
        "own-name-is-taken",
        "import math as sum\nmath = 3\nprint(sum.pi, math)\n",
        "import math as sum_module\nmath = 3\nprint(sum_module.pi, math)\n",
        unshown=SAME,
    ),
    unsafe(
        "module-of-that-name",
        "import sys\nsys.modules['filter'] = sys\nimport filter\nprint(filter.maxsize)\n",
        "import sys\nsys.modules['filter'] = sys\nimport filter as filter_module\nprint(filter_module.maxsize)\n",
        unshown=SAME,
    ),
    unsafe(
        "own-names-are-taken",
        "from sys import path as map, modules as filter\nmodules = path = 3\nprint(filter.keys() is None, map.count(3))\n",
        "from sys import path as sys_path, modules as sys_modules\nmodules = path = 3\n"
        "print(sys_modules.keys() is None, sys_path.count(3))\n",
        unshown=SAME,
    ),
    unsafe(
        "read-as-a-module",
        "from . import format\nprint(format.magic(3))\n",
        "from . import format as format_module\nprint(format_module.magic(3))\n",
        runs=False,
    ),
    safe(
        "in-a-function-seen-inside",
        "def f(x):\n    from operator import pow\n    def g():\n        return [pow(n, 2) for n in range(3)]\n    return g(), f'{pow=}'\nprint(f(3)[0], pow(2, 3, 5))\n",
        "def f(x):\n    from operator import pow as operator_pow\n    def g():\n        return [operator_pow(n, 2) for n in range(3)]\n    return g(), f'pow={operator_pow!r}'\nprint(f(3)[0], pow(2, 3, 5))\n",
    ),
    unsafe(
        "import-in-both-branches",
        "import sys\nif sys.argv:\n    from math import pow\nelse:\n    from operator import pow\ndef f():\n    return pow(2, 3)\nprint(f())\n",
        "import sys\nif sys.argv:\n    from math import pow as power\nelse:\n    from operator import pow as power\ndef f():\n    return power(2, 3)\nprint(f())\n",
        unshown=SAME,
    ),
    unsafe(
        "variable-afterwards",
        "from math import pow\nprint(pow(2, 3))\npow = 3\nprint(pow)\n",
        "from math import pow as math_pow\nprint(math_pow(2, 3))\nmath_pow = 3\nprint(math_pow)\n",
        unshown=SAME,
    ),
    unsafe(
        "under-global",
        "def f():\n    global pow\n    from math import pow\n    return pow(2, 3)\nprint(f())\n",
        "def f():\n    global math_pow\n    from math import pow as math_pow\n    return math_pow(2, 3)\nprint(f())\n",
        unshown=SAME,
    ),
    unsafe(
        "label-and-attribute-stay",
        "from operator import pow\nimport operator\nprint(dict(pow=pow(2, 3)), operator.pow(2, 3))\n",
        "from operator import pow as operator_pow\nimport operator\nprint(dict(pow=operator_pow(2, 3)), operator.pow(2, 3))\n",
        unshown=SAME,
    ),
    unsafe(
        "annotation-means-the-import",
        "from collections import deque as set\ndef f(x: set) -> int:\n    return len(x)\nprint(f(set([1])))\n",
        "from collections import deque\ndef f(x: deque) -> int:\n    return len(x)\nprint(f(deque([1])))\n",
        unshown=SAME,
    ),
    unsafe(
        "other-modules-may-take-it",
        "from math import pow\nprint(pow(2, 3))\n",
        "from math import pow as math_pow\nprint(math_pow(2, 3))\n",
        because="no other file takes it from here",
        script=False,
    ),
    unfixed(
        "used-by-nobody",
        "from math import pow\nprint(3)\n",
        says="`pow` hides Python's own `pow` here, and nothing in this file uses the import",
        because="nothing in this file uses it, so the import may go",
        guard="is_unused",
    ),
    unfixed(
        "another-module-takes-it",
        "from math import pow\nprint(pow(2, 3))\n",
        because="`main.py` takes `pow` from this file",
        script=False,
        uses=(Use("main.py", "pow"),),
        then="print(globals()['pow'](2, 3))\n",
    ),
]

REFUSED = [
    unfixed(
        "looked-up",
        "from math import pow\nprint(eval('pow(2, 3)'))\n",
        because="`eval`",
    ),
    unfixed(
        "seen-in-the-frame",
        "import sys\ndef f():\n    from math import pow\n    return pow(2, 3), 'pow' in sys._getframe().f_locals\nprint(f())\n",
        because="may see the name `pow`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "annotation-in-quotes",
        "from collections import deque as set\ndef f(x: 'set') -> int:\n    return len(x)\n",
        because="the annotation on line 2 names `set` as a text",
    ),
    unfixed(
        "doctest", 'from math import pow\n"""Doc.\n\n>>> pow(2, 3)\n8.0\n"""\n', because="the text on line 4"
    ),
    unfixed(
        "the-builtin-before",
        "print(pow(2, 3, 5))\nfrom operator import pow\nprint(pow(2, 3))\n",
        because="`pow` on line 1 may still be the builtin",
        guard="may_mean_the_builtin",
    ),
    unfixed(
        "not-always-imported",
        "import sys\nif len(sys.argv) > 9:\n    from operator import pow\nprint(pow(2, 3))\n",
        because="`pow` on line 4 may still be the builtin",
        guard="may_mean_the_builtin",
    ),
    unfixed(
        "read-before-it-is-imported",
        "def f():\n    print(pow(2, 3))\n    from math import pow\n    return pow\n",
        because="before it has a value",
    ),
    unfixed(
        "inner-module",
        "import sys\nsys.modules['filter'] = sys.modules['filter.path'] = sys\nimport filter.path\nprint(filter)\n",
        because="would name the inner module",
    ),
]

CLEAN = [
    clean(
        "of-another-name",
        "from math import sqrt\nimport math as mathematics\nprint(sqrt(4), mathematics.pi)\n",
    ),
    clean("module-as-a-whole", "import math\nprint(math.pow(2, 3))\n"),
    clean("gets-another-name", "from math import pow as power\nprint(power(2, 3))\n"),
    clean("everything", "from math import *\nprint(sqrt(4))\n"),
    clean("attribute-of-a-class", "class C:\n    from math import pow\nprint(C.pow(2, 3))\n"),
    clean(
        "defined-as-well",
        "from math import pow\ndef pow(x, y): return x\nprint(pow(2, 3))\n",
        guard="is_defined_as_well",
    ),
    clean(
        "shim-that-may-be-missing",
        "try:\n    from itertools import izip as zip\nexcept ImportError:\n    pass\nprint(list(zip('ab', 'cd')))\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "shim-in-a-handler",
        "try:\n    bytes\nexcept NameError:\n    from array import array as bytes\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "shim-by-version",
        "import sys\nif sys.version_info < (3,):\n    from array import array as bytes\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "for-type-checkers-only",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from array import array as bytes\n",
        guard="replaces_on_purpose",
    ),
    clean("builtins", "from builtins import str, map\nprint(str(3))\n", guard="replaces_on_purpose"),
    clean(
        "six",
        "from six.moves import input, range\nfrom .compat import str\nfrom .compact import open\n",
        guard="replaces_on_purpose",
        runs=False,
    ),
    clean(
        "for-both-pythons",
        "from .polyglot import is_py2, iteritems, map\n",
        guard="replaces_on_purpose",
        runs=False,
    ),
    clean("future", "from future.builtins import open\n", guard="replaces_on_purpose", runs=False),
    clean("rich", "from rich import print\nprint('[b]hi[/b]')\n", guard="replaces_on_purpose", runs=False),
    clean("pretty-print", "from pprint import pprint as print\nprint([1])\n", guard="replaces_on_purpose"),
    clean(
        "with-a-name-of-its-own",
        "from numpy import bool_ as bool, str_ as str\n",
        guard="replaces_on_purpose",
        runs=False,
    ),
    clean("the-same-job", "from functools import cached_property as property\n", guard="replaces_on_purpose"),
    clean(
        "opener-with-an-encoding",
        "from codecs import open\nfrom tokenize import open\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "offered",
        "from math import pow\n__all__ = ['pow']\n",
        guard="is_offered_to_others",
    ),
    clean("excused", "from math import pow  # noqa: A004\nprint(pow(2, 3))\n", guard="author_decided"),
    clean(
        "one-of-many",
        "from numpy import abs, all, any, array, cos, dot, empty, exp, log, mean, sin, sqrt\n",
        guard="is_one_of_many",
        runs=False,
    ),
    clean("handed-on", "from math import pow as pow\n", guard="is_offered_to_others"),
]

CASES: list[Case] = RENAMED + REFUSED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(BuiltinImport, case)


def codes(path: str, program: str) -> list[str]:
    return [each.code for each in lint(Source(path, program), Settings(level=Level.EXPERT), ProjectFacts())]


def test_a_package_hands_on_what_it_imports() -> None:
    program = "from .numbers import pow\n"
    assert codes("pkg/__init__.py", program) == []
    assert codes("pkg/power.py", program) == ["ZEN503"]


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        pytest.param("from math import pow\n", True, id="only-imported"),
        pytest.param("from math import pow, sqrt\nprint(sqrt(4))\n", True, id="another-is-used"),
        pytest.param("def f():\n    from math import pow\n", True, id="in-a-function"),
        pytest.param("from math import pow\ndef f():\n    pow = 3\n    return pow\n", True, id="a-local"),
        pytest.param("from math import pow  # noqa: E501\n", True, id="excused-otherwise"),
        pytest.param("from math import pow\ndef f():\n    return pow\n", False, id="used"),
        pytest.param("from math import pow\ndef f(x: 'pow') -> None: pass\n", False, id="used-in-quotes"),
        pytest.param("from math import pow\ndel pow\n", False, id="deleted"),
        pytest.param("from math import pow\nprint(globals())\n", False, id="looked-up"),
        pytest.param("from math import pow  # noqa: F401\n", False, id="excused"),
        pytest.param("from math import pow  # pylint: disable=unused-import\n", False, id="excused-by-word"),
        pytest.param("try:\n    from math import pow\nfinally:\n    print(3)\n", True, id="cleaned-up"),
        pytest.param("from fixtures import pow\ndef test_power(pow): assert pow\n", False, id="fixture"),
    ],
)
def test_what_nothing_uses_wants_no_other_name(program: str, expected: bool) -> None:
    told = [each for each in lint(Source("x.py", program), Settings()) if each.code == "ZEN503"]
    assert ["uses the import" in each.message for each in told] == [expected]
    assert [each.refusal == "nothing in this file uses it, so the import may go" for each in told] == [
        expected
    ]


def test_another_file_may_use_what_is_imported() -> None:
    project = ProjectFacts(script=False, uses=(Use("main.py", "pow"),))
    (found,) = lint(Source("x.py", "from math import pow\n"), Settings(), project)
    assert "a name such as" in found.message
    assert found.refusal == "`main.py` takes `pow` from this file"


def test_range_is_the_name_that_is_bound() -> None:
    found = lint(Source("x.py", "from a import b, c as max, pow\n"), Settings(), ProjectFacts())
    assert [(each.range.start.column, each.range.end.column) for each in found] == [(22, 25), (27, 30)]


def test_settings_add_and_take_names() -> None:
    settings = Settings(builtins_extra=frozenset({"reduce"}), builtins_ignored=frozenset({"pow"}))
    (found,) = lint(
        Source("x.py", "from functools import reduce\nfrom math import pow\nprint(reduce, pow)\n"), settings
    )
    assert found.message.startswith(
        "`reduce` hides the builtin `reduce` here; a name such as `functools_reduce`"
    )


@pytest.mark.parametrize(
    ("program", "better"),
    [
        ("from numpy._core.fromnumeric import any\n", "numpy_any"),
        ("from numpy._core import abs\n", "numpy_abs"),
        ("from numpy.lib.numeric import any\n", "numeric_any"),
        ("from _thing.numeric import any\n", "numeric_any"),
        ("from a.asynchronous.helpers import anext\n", "async_next"),
        ("from languages.plain import compile\n", "plain_compile"),
        ("from jitcdde import input\n", "jitcdde_input"),
        ("from languages_of_the_world import compile\n", "compile_function"),
    ],
)
def test_words_that_packages_say(program: str, better: str) -> None:
    used = program.split()[-1]
    (found,) = lint(Source("x.py", f"{program}print({used}(3))\n"), Settings(), ProjectFacts())
    assert f"such as `{better}`" in found.message
