"""Failing programs get small, and stay wrong."""

from __future__ import annotations

from unittest import mock

from tests.properties.campaign import Difference, Runner, fixed, same
from tests.properties.draft import compiles
from tests.properties.guards import owners
from tests.properties.minimising import minimised, without_lines
from tests.properties.programs import Program

WRONG = """\
count = 3
def work(words):
    if count:
        out = []
        for word in words:
            out.append(len(out))
        return out
print(work(["a", "bc"]), count)
"""


def test_lines_and_headers_go() -> None:
    text = "if a:\n    if b:\n        c = 1\n        d\n\n    e\n"
    assert without_lines(text, lambda smaller: compiles(smaller) and "c = 1" in smaller) == "c = 1\n"


def test_wrong_fix_is_still_there_in_the_small_program() -> None:
    guard = ("ZEN306", "is_read_in_loop")
    program = Program(0, WRONG, (), ())
    with mock.patch.object(owners()[guard], guard[1], return_value=None), Runner() as runner:
        text = fixed(program).source.text
        ((_, was, now),) = runner.compare([(program, text)])
        assert not same(was, now)
        small = minimised(Difference(program, ("ZEN306",), text, was, now), runner)
        assert len(small) < len(WRONG) * 0.7
        again = Program(0, small, (), ())
        ((_, was, now),) = runner.compare([(again, fixed(again).source.text)])
    assert "append(" in small
    assert not same(was, now)
