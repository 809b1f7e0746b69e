"""Each message of the family says what the old form was, and what it is now."""

from __future__ import annotations

import pytest

from beginner_lint.rule import Rule, load_rules
from beginner_lint.rules.python2.int_of_division import IntOfDivision
from tests.rules.tables import diagnose, table_of

# `int(a / b)` is as good, or as bad, in both.
FAMILY = [rule for rule in load_rules() if rule.family() == "python2" and rule is not IntOfDivision]
OLD = ("Python 2", "is gone in Python 3", "are gone in Python 3", "is called")


@pytest.mark.parametrize("rule", FAMILY, ids=lambda rule: rule.name())
def test_messages_tell_of_both_pythons(rule: type[Rule]) -> None:
    flagged = [case for case in table_of(rule) if case.flagged]
    messages = {found.message for case in flagged for found in diagnose(rule, case)}
    assert messages
    for message in messages:
        assert "Python 3" in message, message
        assert any(form in message for form in OLD), message
        assert len(message) <= 100, message
