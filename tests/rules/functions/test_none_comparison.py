from __future__ import annotations

import pytest

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.functions.none_comparison import NoneComparison
from beginner_lint.source import Source
from tests.rules.evidence.inputs import functions, ints, lists, nothing, texts
from tests.rules.tables import Case, check, clean, only, safe, unfixed, unsafe

INPUTS = {"found": ints | texts | nothing | lists(ints), "other": ints | nothing}
WILD = {"found": functions, "other": ints}
SILENCING = {
    "author_decided": "a comment says that the comparison is meant",
    "is_parameter": "what calls in sight pass is all that a run shows",
    "is_never_none": "the fix would do the same, and hide that the question is idle",
    "is_part_of_a_query": "a condition of a query is no question about `None`",
    "is_idle": "the answer goes nowhere, whatever it is asked with",
    "tries_the_comparison": "whether comparing works is no question about `None`",
    "may_mean_each_element": "a comparison of each element, or a query, is no question about `None`",
}
JUDGE = "class Judge:\n    def __eq__(self, other):\n        return other is None\n"

CASES = [
    unsafe(
        "unknown-parameter",
        "def f(found):\n    return found == None\n",
        "def f(found):\n    return found is None\n",
        says="`== None` lets `found` decide; say `found is None`",
        because="`found` does not define what equals `None`",
        guard="value_may_decide",
    ),
    safe(
        "what-a-pattern-finds",
        "import re\ndef f(text):\n    found = re.match('a+', text)\n    return found == None, re.search('b', text) != None\nprint(f('ab'))\n",
        "import re\ndef f(text):\n    found = re.match('a+', text)\n    return found is None, re.search('b', text) is not None\nprint(f('ab'))\n",
    ),
    unsafe(
        "what-a-pattern-finds-if-that-is-not-replaced",
        "import re\nre.search = print\ndef f(text):\n    return re.search('b', text) != None\n",
        "import re\nre.search = print\ndef f(text):\n    return re.search('b', text) is not None\n",
        runs=False,
    ),
    unsafe(
        "what-a-pattern-finds-if-no-text-replaces-that",
        "import re\ndef f(text, mock):\n    mock.patch('re.search')\n    return re.search('b', text) != None\n",
        "import re\ndef f(text, mock):\n    mock.patch('re.search')\n    return re.search('b', text) is not None\n",
        runs=False,
    ),
    unsafe(
        "what-may-be-the-default",
        "import os\ndef f(x):\n    return os.environ.get('PATH', x) != None\n",
        "import os\ndef f(x):\n    return os.environ.get('PATH', x) is not None\n",
        runs=False,
    ),
    unsafe(
        "what-something-like-a-pattern-finds",
        "import re\ndef f(text, re):\n    return re.search('b', text) != None\n",
        "import re\ndef f(text, re):\n    return re.search('b', text) is not None\n",
        runs=False,
    ),
    unsafe(
        "what-is-long-to-quote",
        "def f(find):\n    return find('a long text that nobody wants to see once more, as it is here', 3) == None\n",
        "def f(find):\n    return find('a long text that nobody wants to see once more, as it is here', 3) is None\n",
        because="what line 2 asks does not define what equals `None`",
        runs=False,
    ),
    unsafe(
        "not-equal",
        "def f(found):\n    return found != None\n",
        "def f(found):\n    return found is not None\n",
        says="say `found is not None`",
    ),
    unsafe(
        "said-to-be-not-so",
        "def f(found):\n    return not found == None\n",
        "def f(found):\n    return found is not None\n",
        says="say `found is not None`",
    ),
    unsafe(
        "said-to-be-not-so-in-brackets",
        "def f(found):\n    return not(found != None) or not ( None == found )\n",
        "def f(found):\n    return found is None or None is not found\n",
    ),
    unsafe(
        "said-to-be-not-so-of-more",
        "def f(found):\n    return not (found == None and 3)\n",
        "def f(found):\n    return not (found is None and 3)\n",
    ),
    unsafe(
        "said-to-be-not-so-over-two-lines",
        "def f(found):\n    return not (\n        found == None\n    )\n",
        "def f(found):\n    return not (\n        found is None\n    )\n",
    ),
    unsafe(
        "none-or-what-was-handed-in",
        "def f(found):\n    mode = None\n    if found is not None:\n        mode = found\n    return mode != None\n",
        "def f(found):\n    mode = None\n    if found is not None:\n        mode = found\n    return mode is not None\n",
    ),
    unsafe(
        "none-first",
        "def f(found):\n    return None == found\n",
        "def f(found):\n    return None is found\n",
    ),
    unsafe(
        "no-blanks",
        "def f(found):\n    return [1 if found==None else 2, found!=None]\n",
        "def f(found):\n    return [1 if found is None else 2, found is not None]\n",
    ),
    unsafe(
        "in-brackets",
        "def f(found, other):\n    return (found) == (None) and not (found or other) != None\n",
        "def f(found, other):\n    return (found) is (None) and (found or other) is None\n",
    ),
    unsafe(
        "over-lines",
        "def f(found):\n    return (found ==\n            None)\n",
        "def f(found):\n    return (found is\n            None)\n",
    ),
    unsafe(
        "operator-that-begins-a-line",
        "def f(found):\n    return (found\n            == None)\n",
        "def f(found):\n    return (found\n            is None)\n",
    ),
    unsafe(
        "an-object-that-decides",
        JUDGE + "print(Judge() == None)\n",
        JUDGE + "print(Judge() is None)\n",
        itself=True,
    ),
    safe(
        "nothing",
        "name = None\nprint(name == None, name != None)\n",
        "name = None\nprint(name is None, name is not None)\n",
    ),
    safe(
        "beside-a-package-but-known",
        "import sqlite3 as numpy\nname = None\nprint(name == None)\n",
        "import sqlite3 as numpy\nname = None\nprint(name is None)\n",
    ),
    safe(
        "a-text-or-nothing",
        "def f(found):\n    name = None\n    if found:\n        name = 'Ada'\n    return [name == None, name != None]\n",
        "def f(found):\n    name = None\n    if found:\n        name = 'Ada'\n    return [name is None, name is not None]\n",
    ),
    unfixed(
        "a-text",
        "name = 'Ada'\nprint(name == None)\n",
        says="`name` is never `None`, so this is always `False`",
        because="only you know what it is to ask",
        guard="is_never_none",
    ),
    unfixed(
        "a-list",
        "def f(found):\n    return None != list(found)\nprint(f([]))\n",
        says="`list(found)` is never `None`, so this is always `True`",
        guard="is_never_none",
    ),
    unsafe(
        "a-parameter-that-gets-texts",
        "def f(found):\n    if found == None:\n        return 'nobody'\n    return found\nprint(f('Ada'))\n",
        "def f(found):\n    if found is None:\n        return 'nobody'\n    return found\nprint(f('Ada'))\n",
        guard="is_parameter",
    ),
    unfixed(
        "a-long-text",
        "def f(found):\n    return ('Ada' + 'Grace' + 'Alan' + 'Linus') != None\nprint(f([]))\n",
        says="This value is never `None`, so this is always `True`",
    ),
    unfixed(
        "a-comment-between",
        "def f(found):\n    return (found ==  # nothing\n            None)\n",
        because="a comment",
    ),
    unfixed("shown-as-text", "def f(found):\n    return f'{found == None = }'\n", because="f-string"),
    clean("is", "def f(found):\n    return found is None\n"),
    clean("two-literals", "print(None == None, 3 == None, (1, 2) == None)\n"),
    unsafe(
        "asserted",
        "def f(found):\n    assert found == None or True\n    return max(found == None, 0)\n",
        "def f(found):\n    assert found is None or True\n    return max(found is None, 0)\n",
    ),
    clean(
        "own-class-decides",
        "class Ref:\n    def __eq__(self, other):\n        return other is None\ndef f(spot):\n    return spot.ref == None\nclass Spot: ref = Ref()\n"
        "print(f(Spot))\n",
        guard="own_class_decides",
    ),
    clean(
        "own-class-is-kept-there",
        JUDGE
        + "def f(spot):\n    return spot.ref == None\nclass Spot: pass\nSpot.ref = Judge()\nprint(f(Spot))\n",
        guard="own_class_decides",
    ),
    unsafe(
        "own-class-is-kept-elsewhere",
        JUDGE
        + "def f(spot):\n    return spot.ref == None\nclass Spot: ref = 3\nSpot.other = Judge()\nprint(f(Spot))\n",
        JUDGE
        + "def f(spot):\n    return spot.ref is None\nclass Spot: ref = 3\nSpot.other = Judge()\nprint(f(Spot))\n",
        runs=False,
    ),
    unfixed(
        "one-sign-too-many",
        "class Shape:\n    def reset(self):\n        self.size == None\nprint(Shape().reset)\n",
        says="`self.size == None` only asks, and nothing uses the answer",
        because="only you know whether `self.size = None` is meant",
        guard="is_idle",
        runs=False,
    ),
    unfixed(
        "an-idle-question",
        "def f(found):\n    for _ in range(3):\n        None != found.name.first.second.third\n",
        says="This only asks, and nothing uses the answer",
        because="only you know what it is to do",
        runs=False,
    ),
    unfixed(
        "an-idle-question-over-lines",
        "def f(found):\n    (found ==\n        None)\n",
        says="This only asks",
        because="only you know what it is to do",
        runs=False,
    ),
    unfixed(
        "an-idle-question-while-cleaning-up",
        "def f(found):\n    try:\n        print(found.name)\n        found.name != None\n    finally:\n        found.file == None\n",
        says="`found.name != None` only asks",
        because="only you know what it is to do",
        runs=False,
    ),
    clean(
        "expected-by-a-library",
        "def f(expect, found):\n    expect(found) == None\nprint(f)\n",
        guard="tries_the_comparison",
    ),
    clean(
        "expected-to-fail",
        "import pytest\ndef f(found):\n    with pytest.raises(TypeError):\n        found == None\nprint(f)\n",
        guard="tries_the_comparison",
    ),
    unsafe(
        "shown-below-a-cell",
        "found = print\nfound == None\n",
        "found = print\nfound is None\n",
        unshown="the answer is shown below a cell, and goes nowhere elsewhere",
    ),
    clean(
        "tries-whether-it-can-be-compared",
        "def f(found):\n    try:\n        found == None\n    except TypeError:\n        return False\n    return True\nprint(f(3))\n",
        guard="tries_the_comparison",
    ),
    clean(
        "what-equals-none",
        "def f(self, found):\n    self.assertFalse(found == None)\n",
        guard="checks_equality",
    ),
    clean(
        "what-equals-none-by-the-name-of-the-test",
        "def test_equality_with_others(pet):\n    assert pet != 3\n    assert pet != None\n",
        guard="checks_equality",
    ),
    unsafe(
        "equality-without-a-test",
        "def equals(pet):\n    return pet != None\ndef test_needs(pet):\n    assert pet != None\n",
        "def equals(pet):\n    return pet is not None\ndef test_needs(pet):\n    assert pet is not None\n",
        runs=False,
    ),
    clean(
        "a-condition-of-a-query",
        "def f(rows, or_, row):\n    return rows.where(or_(row.left == None, row.right == 1))\n",
        guard="is_part_of_a_query",
        runs=False,
    ),
    clean(
        "another-condition", "def f(rows, a):\n    return rows.filter((a.left == None) & a.b)\n", runs=False
    ),
    clean(
        "conditions-in-a-list",
        "def f(case, a, b):\n    return case([(a.left == None, 1)], where=~(b == None))\n",
        guard="is_part_of_a_query",
        runs=False,
    ),
    clean(
        "a-mask", "def f(rows):\n    return rows[rows.left == None]\n", guard="is_part_of_a_query", runs=False
    ),
    clean(
        "conditions-put-together",
        "def f(a, b):\n    return (a == None) & (b > 3)\n",
        guard="is_part_of_a_query",
        runs=False,
    ),
    clean(
        "a-column",
        "def f(rows, User):\n    return rows.only(User.left == None)\n",
        guard="is_part_of_a_query",
        runs=False,
    ),
    clean(
        "excused",
        "def f(found):\n    return found == None  # noqa: E711\n",
        guard="author_decided",
    ),
    unsafe(
        "handed-on-with-a-constant",
        "class LEFT:\n    x = 3\ndef f():\n    return str(LEFT.x == None)\nprint(f())\n",
        "class LEFT:\n    x = 3\ndef f():\n    return str(LEFT.x is None)\nprint(f())\n",
        because="`LEFT.x` does not define what equals `None`",
        unshown="the class has no such method",
    ),
    safe(
        "in-an-index",
        "def f(x):\n    return 'ab'[print(x) == None]\nprint(f(3))\n",
        "def f(x):\n    return 'ab'[print(x) is None]\nprint(f(3))\n",
    ),
    unsafe(
        "handed-to-another-function",
        "def f(found):\n    return str(found == None)\n",
        "def f(found):\n    return str(found is None)\n",
        because="`found` does not define what equals `None`",
    ),
    clean("a-chain", "def f(a, b):\n    return a == None == b\n"),
    clean("another-comparison", "def f(a):\n    return a in (None, 0) or a == 0\n"),
    clean(
        "may-be-a-column",
        "import pandas as pd\ndef f(found):\n    gone = found == None\n    return found[gone]\n",
        guard="may_mean_each_element",
        runs=False,
    ),
    clean(
        "a-query",
        "from sqlalchemy.orm import Session\ndef f(session, User):\n"
        "    gone = User.left == None\n    return session.query(User).filter(gone)\n",
        guard="may_mean_each_element",
        runs=False,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(NoneComparison, case)


@pytest.mark.parametrize(("path", "found"), [("sqlalchemy/sql/a.py", 0), ("sql/sqlalchemy.py", 1)])
def test_in_a_package_of_queries(path: str, found: int) -> None:
    source = Source(path, "def f(found):\n    return found == None\n")
    assert len(lint(source, only(NoneComparison), ProjectFacts())) == found
