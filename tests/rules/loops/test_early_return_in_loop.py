from __future__ import annotations

import pytest

from beginner_lint.rules.loops.early_return_in_loop import EarlyReturnInLoop
from tests.rules.evidence.inputs import counts, ints, lists
from tests.rules.tables import Case, check, clean, shown, unfixed

INPUTS = {"xs": lists(ints), "t": ints, "n": counts}
SILENCING = {
    "wants_the_first_only": "the condition is the same in all rounds: looking at the others changes nothing",
    "goes_on_without_items": "the loop may be there for one item, the code after it for none",
}


def moved(identifier: str, body: str, fixed: str, **more: object) -> Case:
    """A search in a list, whose last `return` goes behind the loop."""
    program = "def f(xs, t):\n{}"
    return shown(identifier, program.format(body), program.format(fixed), itself=True, **more)


CASES = [
    moved(
        "else",
        "    for x in xs:\n        if x == t:\n            return True\n        else:\n            return False\n",
        "    for x in xs:\n        if x == t:\n            return True\n    return False\n",
        says="Both ways return",
    ),
    moved(
        "wrong-indentation",
        "    for x in xs:\n        if x == t:\n            return x\n        return None\n",
        "    for x in xs:\n        if x == t:\n            return x\n    return None\n",
    ),
    moved(
        "elif",
        "    for x in xs:\n        if x == t:\n            return 1\n        elif x > t:\n            return 2\n        else:\n            return 0  # none\n",
        "    for x in xs:\n        if x == t:\n            return 1\n        elif x > t:\n            return 2\n    return 0  # none\n",
    ),
    moved(
        "variable-of-the-round",
        "    for x in xs:\n        y = x % 3\n        if y == t:\n            return True\n        else:\n            return False\n",
        "    for x in xs:\n        y = x % 3\n        if y == t:\n            return True\n    return False\n",
    ),
    moved(
        "same-return-after-the-loop",
        "    for x in xs:\n        if x == t:\n            return True\n        else:\n            return False\n    return False\n",
        "    for x in xs:\n        if x == t:\n            return True\n    return False\n",
    ),
    shown(
        "prime",
        "def f(n):\n    for i in range(2, n):\n        if n % i == 0:\n            return False\n        else:\n            return True\n",
        "def f(n):\n    for i in range(2, n):\n        if n % i == 0:\n            return False\n    return True\n",
        itself=True,
    ),
    unfixed(
        "another-return-after-the-loop",
        "def f(xs, t):\n    for x in xs:\n        if x == t:\n            return True\n        else:\n            return False\n    return None\n",
        because="another `return`",
        guard="another_follows",
    ),
    unfixed(
        "comment-between",
        "def f(xs, t):\n    for x in xs:\n        if x == t:\n            return True\n        else:  # not there\n            return False\n",
        because="comment",
        guard="comments_would_go",
    ),
    clean(
        "first-item-is-wanted",
        "def f(xs, t):\n    for x in xs:\n        if t:\n            return 1\n        return 2\n",
        guard="wants_the_first_only",
    ),
    clean(
        "first-item-is-returned",
        "def f(xs, t):\n    for x in xs:\n        if x > t:\n            return t\n        return x\n",
        guard="depends_on_the_item",
    ),
    clean(
        "goes-on-without-items",
        "def f(xs, t):\n    for x in xs:\n        if x > t:\n            return True\n        return False\n    print('nothing')\n    return None\n",
        guard="goes_on_without_items",
    ),
    clean(
        "goes-on",
        "def f(xs, t):\n    for x in xs:\n        if x == t:\n            return True\n        elif x > t:\n            return False\n",
    ),
    clean(
        "continue",
        "def f(xs, t):\n    for x in xs:\n        if x == t:\n            continue\n        if x > t:\n            return True\n        else:\n            return False\n",
    ),
    clean(
        "after-the-loop",
        "def f(xs, t):\n    for x in xs:\n        if x == t:\n            return True\n    return False\n",
    ),
    clean(
        "raises",
        "def f(xs, t):\n    for x in xs:\n        if x == t:\n            return True\n        raise ValueError(t)\n",
    ),
    clean("no-condition", "def f(xs):\n    for x in xs:\n        return x\n    return None\n"),
    clean(
        "generator",
        "def f(xs, t):\n    for x in xs:\n        yield x\n        if x == t:\n            return\n        else:\n            return\n",
    ),
    clean(
        "break-in-a-branch",
        "def f(xs, t):\n    for x in xs:\n        if x == t:\n            break\n        return False\n    return True\n",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(EarlyReturnInLoop, case)
