from __future__ import annotations

import pytest

from beginner_lint.rules.python2.object_base_class import ObjectBaseClass
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe, unfixed

FLAGGED = [
    safe("plain", "class A(object):\n    x = 1\n", "class A:\n    x = 1\n", says="`class A:`"),
    safe("blanks", "class A ( object ) : x = 1\n", "class A : x = 1\n"),
    unfixed("comma", "class A(object,):\n    x = 1\n", because="more than the name"),
]

CLEAN = [
    clean("keyword", "class A(object, metaclass=type):\n    x = 1\n"),
    clean("own-object", "class object: pass\nclass A(object): pass\n", guard="is_not_the_builtin"),
    clean("future", "from __future__ import division\nclass A(object): pass\n", guard="is_for_both_pythons"),
    *planned("class A(object):\n    pass"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ObjectBaseClass, case)
