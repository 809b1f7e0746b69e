from __future__ import annotations

import pytest

from beginner_lint.rules.loops.print_loop import PrintLoop
from tests.rules.evidence.inputs import ints, lists, or_anything, steppers, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

SOME = lists(ints, min_size=1)
INPUTS = {"xs": SOME}
WILD = {"xs": or_anything(lists(ints) | steppers(texts))}
BEFORE = "xs = [3, 1, 2]\nfor x in xs:\n    print(x, end={})\n"

CASES = [
    unsafe(
        "separator-and-line-end",
        BEFORE.format("' '") + "print()\n",
        "xs = [3, 1, 2]\nprint(*xs)\n",
        because="after the last item is not wanted",
        guard="separator_is_missing",
        says="`print(*xs)` prints all items",
        itself=True,
    ),
    unsafe(
        "other-separator",
        BEFORE.format('", "') + "print()\n",
        'xs = [3, 1, 2]\nprint(*xs, sep=", ")\n',
        itself=True,
    ),
    unsafe(
        "line-goes-on",
        BEFORE.format("' '") + "print('done')\n",
        "xs = [3, 1, 2]\nprint(*xs, end=' ')\nprint('done')\n",
        because="there are items",
        guard="separator_is_missing",
    ),
    unsafe("nothing-between", BEFORE.format("''"), "xs = [3, 1, 2]\nprint(*xs, sep='', end='')\n"),
    safe(
        "nothing-between-and-line-end",
        "text = 'abc'\nfor c in text:\n    print(c, end='')\nprint()\nprint(text)\n",
        "text = 'abc'\nprint(*text, sep='')\nprint(text)\n",
    ),
    safe(
        "range",
        "for i in range(3):\n    print(i, end='')\nprint()\n",
        "print(*range(3), sep='')\n",
    ),
    unsafe(
        "items-that-act",
        "def f(xs):\n    for x in xs:\n        print(x, end='')\n    print()\n",
        "def f(xs):\n    print(*xs, sep='')\n",
        because="does nothing else",
        guard="items_may_act",
    ),
    unsafe(
        "importable",
        BEFORE.format("''") + "print()\n",
        "xs = [3, 1, 2]\nprint(*xs, sep='')\n",
        script=None,
        because="no other module imports `x`",
        guard="others_import_the_name",
    ),
    unfixed(
        "name-is-used-later",
        BEFORE.format("''") + "print(x)\n",
        because="read after the loop",
        guard="name_is_used_later",
    ),
    unfixed("comment", "for x in [1, 2]:\n    # each\n    print(x, end=' ')\n", because="comments"),
    unfixed("semicolon", "for x in [1, 2]: print(x, end='')\nprint(); print(3)\n", because="something else"),
    clean(
        "own-print",
        "seen = []\ndef print(*values, end=''):\n    seen.append(values)\nfor x in [1, 2]:\n    print(x, end=' ')\n",
        guard="is_no_builtin",
    ),
    clean("line-each", "for x in [1, 2]:\n    print(x)\n"),
    clean("line-end", "for x in [1, 2]:\n    print(x, end='\\n\\n')\n"),
    clean("something-else", "for x in [1, 2]:\n    print(x + 1, end=' ')\n"),
    clean("text-around", "for x in [1, 2]:\n    print(x, 'a', end=' ')\n"),
    clean("flushed", "for x in [1, 2]:\n    print(x, end=' ', flush=True)\n"),
    clean("more-is-done", "for x in [1, 2]:\n    print(x, end=' ')\n    print(x)\n"),
    clean("with-else", "for x in [1, 2]:\n    print(x, end=' ')\nelse:\n    print(3)\n"),
    clean("computed-end", "s = ' '\nfor x in [1, 2]:\n    print(x, end=s)\n"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(PrintLoop, case)
