from __future__ import annotations

import ast
import sys
from unittest import mock

import pytest

from beginner_lint.linter import lint
from beginner_lint.rules.python2.except_comma import ExceptComma
from beginner_lint.source import Source
from tests.rules.evidence.inputs import numerals, texts
from tests.rules.tables import Case, check, clean, only, safe, unsafe

PYTHON2 = True
INPUTS = {"s": numerals | texts}
BROKEN = "y = 1\ntry:\n    y = int(s)\n{}"
NUMBERS = {"s": numerals}

FLAGGED = [
    safe(
        "read-in-the-handler",
        BROKEN.format("except ValueError, e:\n    y = ['bad', len(e.args)]\n"),
        BROKEN.format("except ValueError as e:\n    y = ['bad', len(e.args)]\n"),
        says="`except ValueError as e`",
    ),
    safe(
        "two-handlers-with-one-name",
        BROKEN.format("except (ValueError, KeyError), e:\n    y = [e.args != ()]\nexcept TypeError, e:\n    y = e\n    y = 3\n"),
        BROKEN.format("except (ValueError, KeyError) as e:\n    y = [e.args != ()]\nexcept TypeError as e:\n    y = e\n    y = 3\n"),
    ),
    safe(
        "one-after-the-other",
        BROKEN.format("except ValueError, e:\n    y = ['bad', len(e.args)]\ntry:\n    z = y[0]\nexcept (TypeError, IndexError), e:\n    z = [e for _ in 'ab']\n    z = len(z)\n"),
        BROKEN.format("except ValueError as e:\n    y = ['bad', len(e.args)]\ntry:\n    z = y[0]\nexcept (TypeError, IndexError) as e:\n    z = [e for _ in 'ab']\n    z = len(z)\n"),
    ),
    safe(
        "long-names",
        BROKEN.format("except somewhere.very.deep.Problem, e:\n    g(e)\n"),
        BROKEN.format("except somewhere.very.deep.Problem as e:\n    g(e)\n"),
        says="`except E as e`",
        runs=False,
    ),
    unsafe(
        "read-after-the-handler",
        "e = 0\n" + BROKEN.format("except ValueError, e:\n    pass\ny = [y, e != 0]\n"),
        "e = 0\n" + BROKEN.format("except ValueError as e:\n    pass\ny = [y, e != 0]\n"),
        because="`e` is not needed after",
        guard="used_outside_of_the_handler",
        inputs=NUMBERS,
    ),
    unsafe(
        "named-again-inside",
        BROKEN.format("except ValueError, e:\n    try:\n        y = len(s) + s\n    except TypeError, e:\n        pass\n    y = [e.args != ()]\n"),
        BROKEN.format("except ValueError as e:\n    try:\n        y = len(s) + s\n    except TypeError as e:\n        pass\n    y = [e.args != ()]\n"),
        because="`e` is not needed after",
        guard="used_outside_of_the_handler",
        inputs=NUMBERS,
    ),
    unsafe(
        "called-after-the-handler",
        "f = int\n" + BROKEN.format("except ValueError, e:\n    f = lambda: [e.args != ()]\ny = f()\n"),
        "f = int\n" + BROKEN.format("except ValueError as e:\n    f = lambda: [e.args != ()]\ny = f()\n"),
        because="`e` is not needed after",
        inputs=NUMBERS,
    ),
]  # fmt: skip

CLEAN = [
    clean("as", BROKEN.format("except ValueError as e:\n    g(e)\n")),
    clean("two-exceptions", BROKEN.format("except (ValueError, TypeError):\n    g()\n")),
    clean("tuple-in-brackets", BROKEN.format("except (ValueError, e):\n    g(e)\n")),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", [*FLAGGED, *CLEAN], ids=str)
def test_case(case: Case) -> None:
    if sys.version_info >= (3, 14) and "two" not in case.id and case.flagged:
        pytest.skip("Python 3.14 reads the comma: see below")
    check(ExceptComma, case)


def as_read_by_python_3_14(text: str) -> Source:
    """Return a source whose tree is what Python 3.14 makes of `except A, b:` (PEP 758)."""
    try:
        return Source("case.py", text, tree=ast.parse(text))
    except SyntaxError:
        bracketed = text.replace("except A, b:", "except (A,b):")
        tree = ast.parse(bracketed)
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Tuple):
                node.type.col_offset, node.type.end_col_offset = 7, 11
                node.type.elts[1].col_offset, node.type.elts[1].end_col_offset = 10, 11
                node.type.elts[0].col_offset, node.type.elts[0].end_col_offset = 7, 8
        return Source("case.py", text, tree=tree)


PARSED = "try:\n    f()\nexcept A, b:\n    g({})\n{}"


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        (PARSED.format("b", ""), True),
        (PARSED.format("1", ""), False),  # not read
        (PARSED.format("b", "class b(Exception): pass\n"), False),  # bound
        (PARSED.format("b", "from m import b\n"), False),
    ],
    ids=["unbound-and-read", "not-read", "class", "import"],
)
def test_where_it_parses(text: str, flagged: bool) -> None:
    found = lint(as_read_by_python_3_14(text), only(ExceptComma))
    assert [each.code for each in found] == ["ZEN211"] * flagged
    if flagged:
        assert found[0].fix is not None
        (edit,) = found[0].fix.edits
        assert text[: edit.start] + edit.text + text[edit.end :] == text.replace("A, b", "A as b")


def test_the_guard_of_bindings_is_needed() -> None:
    source = as_read_by_python_3_14(PARSED.format("b", "from m import b\n"))
    with mock.patch.object(ExceptComma, "has_a_meaning", return_value=False):
        assert lint(source, only(ExceptComma))
