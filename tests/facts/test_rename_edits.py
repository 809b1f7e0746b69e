"""What a rename edits beside the names that the binder finds: annotations and comments, labels, docstrings."""

from __future__ import annotations

import sys
import textwrap

import pytest

from beginner_lint.checks import failed_check
from beginner_lint.diagnostic import Applicability, Fix
from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.renames.docstring_parameters import docstring_edits
from beginner_lint.facts.renames.rename_edits import rename_fix
from beginner_lint.facts.words.naming import plural
from beginner_lint.source import Source, splice

V312 = pytest.mark.skipif(sys.version_info < (3, 12), reason="syntax of 3.12")

# Each row: the text, what is renamed (scope, old, new), and the new text.
FOLLOWING = [
    pytest.param("class a: pass\nx: 'a' = 1\n", (0, "a", "b"), "class b: pass\nx: 'b' = 1\n", id="text"),
    pytest.param(
        "class a: pass\ndef f(x: 'dict[a, a.a]') -> u\"  a | None \": ...\n",
        (0, "a", "b"),
        "class b: pass\ndef f(x: 'dict[b, b.a]') -> u\"  b | None \": ...\n",
        id="several-in-one-text",
    ),
    pytest.param(
        "from m import a\nx: list['ä | a']\n",
        (0, "a", "b"),
        "from m import a as b\nx: list['ä | b']\n",
        id="not-ascii",
    ),
    pytest.param(
        "class a: pass\nx = []  # type: list[a]  # a list of a\ny = 1  # type: ignore\n",
        (0, "a", "b"),
        "class b: pass\nx = []  # type: list[b]  # a list of a\ny = 1  # type: ignore\n",
        id="type-comment",
    ),
    pytest.param(
        "class a: pass\ndef f(x):\n    # type: (a) -> m.a\n    return a(x)\n",
        (0, "a", "b"),
        "class b: pass\ndef f(x):\n    # type: (b) -> m.a\n    return b(x)\n",
        id="type-comment-of-a-signature",
    ),
    pytest.param(
        "def f():\n    class a: pass\n    x = a()  # type: a\n    return x\ny = 0  # type: a\n",
        (1, "a", "b"),
        "def f():\n    class b: pass\n    x = b()  # type: b\n    return x\ny = 0  # type: a\n",
        id="type-comment-in-a-function-only",
    ),
    pytest.param(
        "def f():\n    sum = 1  # the `sum`, ``sum`` or 'sum', sum, no `sums`, a 'sum', `sum` attribute\n    return sum\n# a `sum`\n",
        (1, "sum", "total"),
        "def f():\n    total = 1  # the `total`, ``total`` or 'total', sum, no `sums`, a 'sum', `sum` attribute\n    return total\n# a `sum`\n",
        id="comment-that-quotes",
    ),
    pytest.param(
        "def f():\n    sum = 1  # or 'sum'\n    return sum\nprint('sum')\n",
        (1, "sum", "total"),
        "def f():\n    total = 1  # or 'total'\n    return total\nprint('sum')\n",
        id="comment-that-quotes-what-is-a-value-elsewhere",
    ),
    pytest.param(
        "def f():\n    sum = 1  # the 'sum'\n    return {'sum': sum}\n",
        (1, "sum", "total"),
        "def f():\n    total = 1  # the 'sum'\n    return {'sum': total}\n",
        id="comment-that-quotes-a-value",
    ),
    pytest.param(
        "def f(sum):\n    # sum.append('sum')\n    #     if sum > 3:\n    #elif sum[0]:\n    ## return sum\n    #     # print(sum[0])\n    # x = f(sum=sum) + '\\d'\n    return sum\n",
        (1, "sum", "total"),
        "def f(total):\n    # total.append('sum')\n    #     if total > 3:\n    #elif total[0]:\n    ## return total\n    #     # print(total[0])\n    # x = f(sum=total) + '\\d'\n    return total\n",
        id="comment-that-is-code",
    ),
    pytest.param(
        "def f(sum):\n    # x = g(sum.a(1\n    #         , sum)[0])\n    # y = [\n    #     sum,\n    # ]\n    return sum\n",
        (1, "sum", "total"),
        "def f(total):\n    # x = g(total.a(1\n    #         , total)[0])\n    # y = [\n    #     total,\n    # ]\n    return total\n",
        id="comments-that-are-a-statement-together",
    ),
    pytest.param(
        "def f(sum):\n    # x = [\n    return sum  # sum]\n    # y = (\n\n    # sum)\n    # z = (the\n    # sum)\n    # a = (1\n",
        (1, "sum", "total"),
        "def f(total):\n    # x = [\n    return total  # sum]\n    # y = (\n\n    # sum)\n    # z = (the\n    # sum)\n    # a = (1\n",
        id="comments-that-are-none-together",
    ),
    pytest.param(
        "def f(sum):\n    # unless sum == 3 or x.sum == 3\n    # `sum` == the sum, sum: a == b\n    return sum\n",
        (1, "sum", "total"),
        "def f(total):\n    # unless total == 3 or x.sum == 3\n    # `total` == the sum, sum: a == b\n    return total\n",
        id="comment-that-compares",
    ),
    pytest.param(
        "def f(sum):\n    # sum\n    # sum, max\n    # max - sum\n    # sum: the total\n    # sum: total\n    # x = sum(3)\n    # a sum.\n    # type: ignore[sum]\n    # self.sum = 3\n    return sum\n",
        (1, "sum", "total"),
        "def f(total):\n    # sum\n    # sum, max\n    # max - sum\n    # sum: the total\n    # sum: total\n    # x = sum(3)\n    # a sum.\n    # type: ignore[sum]\n    # self.sum = 3\n    return total\n",
        id="comment-that-is-none",
    ),
    pytest.param(
        "def f():\n    # set the sum flag, the sum of all\n    sum = 1\n    return sum\n",
        (1, "sum", "total"),
        "def f():\n    # set the total flag, the sum of all\n    total = 1\n    return total\n",
        id="comment-on-a-flag",
    ),
    pytest.param(
        "def f(sum, x):\n    # sum: 2 3\n    # x: 5\n\n    # sum: all\n    return sum\ndef g(x):\n    # x: all\n    return x\n",
        (1, "sum", "total"),
        "def f(total, x):\n    # sum: 2 3\n    # x: 5\n\n    # sum: all\n    return total\ndef g(x):\n    # x: all\n    return x\n",
        id="comments-that-list-no-parameters",
    ),
    pytest.param(
        "def f(sum, x):\n    # Args:\n    #    x (int): how many\n    #    sum (str): of what\n    # y: 3\n    return sum\n",
        (1, "sum", "total"),
        "def f(total, x):\n    # Args:\n    #    x (int): how many\n    #    total (str): of what\n    # y: 3\n    return total\n",
        id="comments-that-list-parameters",
    ),
    pytest.param(
        "def f():\n    sum = 1\n    def g(sum):\n        return sum  # `sum`\n    return sum, g\n",
        (1, "sum", "total"),
        "def f():\n    total = 1\n    def g(sum):\n        return sum  # `sum`\n    return total, g\n",
        id="comment-on-another-variable",
    ),
    pytest.param(
        "def f(\n    sum,  # noqa: A002\n    max,  # noqa: A002\n):\n    sum += 1  # noqa: A001, E501\n    return sum  # noqa: A001\n",
        (1, "sum", "total"),
        "def f(\n    total,\n    max,  # noqa: A002\n):\n    total += 1  # noqa: A001, E501\n    return total  # noqa: A001\n",
        id="excuse",
    ),
    pytest.param(
        "def f(x, sum, max):  # pylint: disable=redefined-builtin\n    return sum\n",
        (1, "sum", "total"),
        "def f(x, total, max):  # pylint: disable=redefined-builtin\n    return total\n",
        id="excuse-of-another-name-as-well",
    ),
    pytest.param(
        "def f(x, sum):  # pylint: disable=redefined-builtin\n    return max(sum)\n",
        (1, "sum", "total"),
        "def f(x, total):\n    return max(total)\n",
        id="excuse-for-pylint",
    ),
    pytest.param(
        "type a = list['a']\nx: 'a'\n",
        (0, "a", "b"),
        "type b = list['a']\nx: 'b'\n",
        marks=V312,
        id="type-alias",
    ),
    pytest.param(
        "def f[T: int, *Ts, **P](x: T, y: 'T', *z: *Ts) -> T:\n    v: T = x\n    return v\n",
        (1, "T", "Item"),
        "def f[Item: int, *Ts, **P](x: Item, y: 'Item', *z: *Ts) -> Item:\n    v: Item = x\n    return v\n",
        marks=V312,
        id="type-parameter",
    ),
    pytest.param(
        "class C[T]:\n    x: T\n    def f(self, y: 'list[T]') -> T: ...\n",
        (1, "T", "Item"),
        "class C[Item]:\n    x: Item\n    def f(self, y: 'list[Item]') -> Item: ...\n",
        marks=V312,
        id="type-parameter-of-a-class",
    ),
]


def renamed(source: Source, scope: int, old: str, new: str) -> Fix | str:
    facts = Facts(source, ProjectFacts(script=True))
    return rename_fix(facts, facts.scopes.all[scope], old, new, Applicability.SAFE, None)


@pytest.mark.parametrize(("program", "rename", "expected"), FOLLOWING)
def test_annotations_follow_and_the_rename_is_verified(
    program: str, rename: tuple[int, str, str], expected: str
) -> None:
    source = Source("x.py", program)
    fix = renamed(source, *rename)
    assert isinstance(fix, Fix), fix
    result = source.edited(fix.edits)
    assert result.text == expected
    assert failed_check(source, result, [fix]) is None


@pytest.mark.parametrize("annotation", ["'a' '|c'", "'''a'''", "'\\x61'", "r'a'"])
def test_annotation_that_is_written_in_another_way_is_left_and_said(annotation: str) -> None:
    fix = renamed(Source("x.py", f"class a: pass\nx: {annotation}\n"), 0, "a", "b")
    assert fix == "the annotation on line 2 names `a` in a text that is put together"


def test_type_comment_of_a_value_is_no_reference() -> None:
    fix = renamed(Source("x.py", "a = 1\nx = 0  # type: a\n"), 0, "a", "b")
    assert isinstance(fix, Fix)
    assert len(fix.edits) == 1


DOCSTRINGS = [
    pytest.param('"""D.\n\n    Arguments:\n        «sum»: it\n    """', id="google-arguments"),
    pytest.param('"""D.\n\n    Keyword Args:\n        x: y\n          sum: no\n        «sum» (a: b): it\n\n    Raises:\n        sum: no\n    """', id="google-keyword"),
    pytest.param('"""D.\n\n    Args:\n        x: of\n            sum: no\n\n        «sum»: it\n    sum: no\n    """', id="google-blank-line"),
    pytest.param('"""D.\n\n    Parameters:\n    -----------\n    «sum»: it\n    """', id="ruled-behind-a-colon"),
    pytest.param('"""D.\n\n    Parameters\n    ==========\n    «sum» : it\n    """', id="ruled-twice"),
    pytest.param('"""D.\n\n    Args\n    ----\n    «sum» -> int\n    y -> sum\n    """', id="numpy-arrow"),
    pytest.param('"""D.\n\n    params:\n        * «sum»->\n            sum -> no\n        * y --> sum\n    """', id="google-arrow"),
    pytest.param('"""D.\n\n    sum -> it\n    y -> it\n    """', id="arrows-in-no-section"),
    pytest.param('"""D.\n\n    Other Parameters\n    ----------------\n    x, «sum», y : int\n        sum\n    sums : int\n    """', id="numpy"),
    pytest.param('"""D.\n\n    @param «sum»\n    @param\t«sum»\tsum it\n    @param sum x: no\n    @param sums it\n    """', id="doxygen"),
    pytest.param("'Do. :param «sum»: it :type «sum»: int :param summary: no :raises sum: no'", id="sphinx-in-a-line"),
    pytest.param('"""D.\n\n    :param list[int] «sum»: it\n    :param \\\\*«sum»: it\n    :keyword «sum»: it\n    :arg x: sum: no\n    """', id="sphinx"),
    pytest.param('"""D sum: no.\n\n    Returns:\n        sum: no\n\n    Attributes:\n        sum: no\n    """', id="no-parameters"),
    pytest.param('"""D.\n\n    If «sum» is 3, or sum, or a \'sum\', or \'sum\'. If \'«sum»\' is\n    `«sum»` is not None, the *«sum»* argument. """'.replace("If «sum» is 3", "If sum is 3"), id="quoted-as-such"),
    pytest.param('"""A *sum* of ``sum``, see :func:`sum`, \'sum\' is the key "sum" or `sum.x`."""', id="quoted-values"),
    pytest.param('"""Args:\r\n        «sum»: it\r\n    """', id="carriage-returns"),
    pytest.param('"""D.\n\n    Args:\n        - x: y\n        - «sum» (int): it\n        -sum: no\n    """', id="dashes"),
    pytest.param('""":params «sum»: it"""', id="params"),
    pytest.param('"""D.\n\n    Args:\n        «sum» (int):it\n    """', id="no-space"),
    pytest.param('"""D.\n\n    Takes:\n    «sum»: it\n    """', id="below-another-heading"),
    pytest.param('"""D.\n\n    必选参数：\n    «sum»： it\n    返回：\n    sum: no\n    """', id="below-a-chinese-heading"),
    pytest.param('"""D.\n\n    Args:\n        - **«sum»** : it\n        - **sum** it\n    """', id="bold"),
    pytest.param('"""D.\n\n    Args:\n        sum:it\n    """', id="no-space-and-no-type"),
]  # fmt: skip


@pytest.mark.parametrize("marked", DOCSTRINGS)
def test_entries_of_docstrings(marked: str) -> None:
    program = f"def f(sum):\n    {marked}\n    return sum\n"
    source = Source("x.py", program.replace("«", "").replace("»", ""))
    function = source.tree.body[0]
    edits = docstring_edits(function, "sum", "total", source)  # type: ignore[arg-type]
    assert splice(source.text, edits) == program.replace("«sum»", "total")


def check_docstring(text: str, expected: str | None, *, quotes: str) -> None:
    """Assert what becomes of the docstring of a method with `sum` and `rate`; None where it stays."""
    source = Source("x.py", f"class A:\n    def f(self, sum, rate):\n        {quotes}{text}{quotes}\n")
    function = source.tree.body[0].body[0]  # type: ignore[attr-defined]
    edits = docstring_edits(function, "sum", "total", source)
    assert splice(source.text, edits) == source.text.replace(text, expected or text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From 'sum' and 'rate'.", "From 'total' and 'rate'."),
        ("From 'sum' and *rate*, a 'sum'.", None),
        ("From `sum' and `rate'.", "From `total' and `rate'."),
        ("From `sum' and `rate`.", None),
        ("A `sum` of `sum` and `rate`.", None),
        ("Using ``sum``, the key ``sum`` or ``rate``.", "Using ``total``, the key ``sum`` or ``rate``."),
        ("From 'sum' and 'self'.", None),
        ("From 'sum', by {'rate': 3, 'sum': 4}.", "From 'total', by {'rate': 3, 'sum': 4}."),
        ("From 'sum', by {'sum': 4, 'rate': 3}.", "From 'total', by {'sum': 4, 'rate': 3}."),
        ("From 'sum', by x['sum'] or x['rate'].", "From 'total', by x['sum'] or x['rate']."),
        ("From 'sum', as f('sum', 'rate').", "From 'total', as f('sum', 'rate')."),
        ("From (by default) 'sum', 'rate'.", "From (by default) 'total', 'rate'."),
        ("As f('rate'[, 'sum']).", None),
        ("Dans l'intervalle [sum,rate].", "Dans l'intervalle [total,rate]."),
        ("Takes x[sum, rate] and (sum, rate), for x in f([sum, rate]).", None),
        ("If sum is OK, when sum is UTF-8 or sum is HTTP/2.", None),
        (
            "Not if sum is STOP_LIMIT, nor when sum is BUY.",
            "Not if total is STOP_LIMIT, nor when total is BUY.",
        ),
        ("Not if sum is Stop, where sum is BUY.", None),
        ("The key argument of `sum`, or argument of `sum`.", None),
    ],
)
def test_quoted_like_another_parameter(text: str, expected: str | None) -> None:
    check_docstring(text, expected, quotes='"')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D.\n\nTakes:\nsum: it", "D.\n\nTakes:\ntotal: it"),
        ("D.\n\nSent as query parameters:\n- sum: it", "D.\n\nSent as query parameters:\n- total: it"),
        ("D.\n\n必选参数：\nsum: it", "D.\n\n必选参数：\ntotal: it"),
        ("D.\n\n返回：\nsum: it", None),
        ("D.\n\nInput format:\nsum: it", None),
        ("D.\n\nWhere the file holds:\nsum: it", None),
        ("D.\n\nsum: it", None),
        ("D.\n\nsum: it\nrate: it", "D.\n\ntotal: it\nrate: it"),
    ],
)
def test_line_alone_below_a_heading(text: str, expected: str | None) -> None:
    check_docstring(text, expected, quotes='"""')


def test_texts_in_a_doctest_stay() -> None:
    program = 'def f(sum, rate):\n    """From \'sum\' and \'rate\'.\n\n    >>> f("sum", "rate")\n    """\n'
    source = Source("x.py", program)
    edits = docstring_edits(source.tree.body[0], "sum", "total", source)  # type: ignore[arg-type]
    assert splice(source.text, edits) == program.replace("'sum'", "'total'")


def test_what_an_example_prints_stays() -> None:
    told = "turn(rate, «sum»), if «sum» is None, `x + «sum»`, «sum»=2, the rate and «sum» parameters"
    printed = told.replace("«", "").replace("»", "")
    marked = f"{told}\n\n    >>> print(turn(rate, «sum»=3))\n    {printed}\n    turn(«sum»=3)\n\n    {told}\n"
    marked = marked.replace("turn(«sum»=3)", "turn(sum=3)")
    program = f'def turn(rate, sum):\n    """D.\n\n    {marked}    """\n'
    source = Source("x.py", program.replace("«", "").replace("»", ""))
    edits = docstring_edits(source.tree.body[0], "sum", "total", source, "turn")  # type: ignore[arg-type]
    assert splice(source.text, edits) == program.replace("«sum»", "total")


def test_function_without_a_docstring() -> None:
    source = Source("x.py", textwrap.dedent("def f(sum):\n    b':param sum:'\n    return ':param sum:'\n"))
    assert docstring_edits(source.tree.body[0], "sum", "total", source) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("name", "names"), ("user_name", "user_names"), ("city", "cities"), ("key", "keys"), ("box", "boxes"),
        ("branch", "branches"), ("child", "children"), ("x", None), ("i", None), ("elem", None), ("data", None),
        ("words", None), ("class_", None), ("news", None),
    ],
)  # fmt: skip
def test_plural(one: str, many: str | None) -> None:
    assert plural(one) == many


# Each row: the text, what is renamed (scope, old, new), and the new text.
ALIGNED = [
    pytest.param(
        "a = [1,\n     2,\n    [3,\n     4],\n     5]\n",
        (0, "a", "items"),
        "items = [1,\n         2,\n    [3,\n     4],\n         5]\n",
        id="behind-the-bracket",
    ),
    pytest.param(
        "def add(x, y):\n    return x\nz = add(1,\n        add(2,\n            3))\n",
        (0, "add", "f"),
        "def f(x, y):\n    return x\nz = f(1,\n      f(2,\n        3))\n",
        id="shorter-and-nested",
    ),
    pytest.param(
        "def f(x,\n      y):\n    return (x,\n            y)\n",
        (0, "f", "pair"),
        "def pair(x,\n         y):\n    return (x,\n            y)\n",
        id="header-only",
    ),
    pytest.param(
        "def f(x,\n      y): return x\n",
        (0, "f", "pair"),
        "def pair(x,\n         y): return x\n",
        id="suite-on-the-last-line-of-its-header",
    ),
    pytest.param(
        "@d(1)\ndef f(x,\n      y):\n    return x\n",
        (0, "f", "pair"),
        "@d(1)\ndef pair(x,\n         y):\n    return x\n",
        id="header-with-a-decorator",
    ),
    pytest.param(
        "def f(\n    x,\n      y,\n): pass\nf(\n  1,\n  2)\n",
        (0, "f", "pair"),
        "def pair(\n    x,\n      y,\n): pass\npair(\n  1,\n  2)\n",
        id="hanging-lines-stay",
    ),
    pytest.param(
        "a = []\nb = (a.x, dict(\n         y=1),\n     # z\n\n     2\n    )\n",
        (0, "a", "abc"),
        "abc = []\nb = (abc.x, dict(\n         y=1),\n     # z\n\n     2\n    )\n",
        id="before-another-bracket",
    ),
    pytest.param(
        "a = [f\"\"\"{1}\n     {2}\"\"\", '''\n     ''', 3,\n     # last\n\n     4\n    ]\n",
        (0, "a", "abc"),
        "abc = [f\"\"\"{1}\n     {2}\"\"\", '''\n     ''', 3,\n       # last\n\n       4\n      ]\n",
        id="not-in-texts",
    ),
    pytest.param(
        "a = ( [1,\n       2],\n      3)\n",
        (0, "a", "abc"),
        "abc = ( [1,\n         2],\n        3)\n",
        id="space-behind-the-bracket",
    ),
    pytest.param(
        "a = 1\nif a and (2 or\n          3): print(a,\n  4)\n",
        (0, "a", "abc"),
        "abc = 1\nif abc and (2 or\n            3): print(abc,\n    4)\n",
        id="suite-on-the-line-of-its-header",
    ),
    pytest.param(
        "a = (1,\n     2); b = (a[0], [3,\n                   4])\n",
        (0, "b", "pair"),
        "a = (1,\n     2); pair = (a[0], [3,\n                   4])\n",
        id="behind-another-statement",
    ),
    pytest.param("a = [1,\n\t 2]\n", (0, "a", "abc"), "abc = [1,\n\t 2]\n", id="tabs"),
    pytest.param(
        "a = [1,\r\n     2]\r\n", (0, "a", "abc"), "abc = [1,\r\n       2]\r\n", id="carriage-returns"
    ),
]


@pytest.mark.parametrize(("program", "rename", "expected"), ALIGNED)
def test_lines_stay_aligned_with_what_is_before_them(
    program: str, rename: tuple[int, str, str], expected: str
) -> None:
    source = Source("x.py", program)
    fix = renamed(source, *rename)
    assert isinstance(fix, Fix), fix
    result = source.edited(fix.edits)
    assert result.text == expected
    assert failed_check(source, result, [fix]) is None
