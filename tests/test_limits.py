"""Before LibCST sees a piece: how large and deep it may be, and the stack on which it is looked at."""

from __future__ import annotations

import sys
import threading

import pytest

from beginner_lint import limits
from beginner_lint.limits import DEEPEST, MOST_NODES, nesting, refusal, with_room_for

DEEP = DEEPEST - 20

ALLOWED = {
    "operands": "x = " + " + ".join("a" * DEEP),
    "operands of and": "x = " + " and ".join("a" * DEEP),
    "many shallow operators": "x = [" + "a + b, " * DEEPEST + "]",
    "brackets side by side": "x = [" + "(), " * DEEPEST + "]",
    "signs in a text": "x = '" + "+" * 2 * DEEPEST + "'",
    "long text": "x = '" + "a " * MOST_NODES + "'",
    "many nodes": "x = [" + "1, " * (MOST_NODES - 10) + "]",
}
REFUSED = {
    "operands": "x = " + " + ".join("a" * (DEEPEST + 9)),
    "operands of and": "x = " + " and ".join("a" * (DEEPEST + 9)),
    "attributes": "x = a" + ".b" * (DEEPEST + 9),
    "comprehension": "x = [a " + "for a in b " * DEEPEST + "]",
    "many nodes": "x = [" + "1, " * MOST_NODES + "]",
    "many lines": "x = [" + "\n" * 2 * MOST_NODES + "]",
    "many lines of another system": "x = [" + "\r" * 2 * MOST_NODES + "]",
}


@pytest.mark.parametrize("code", ALLOWED.values(), ids=ALLOWED)
def test_allowed(code: str) -> None:
    assert refusal(code) is None


@pytest.mark.parametrize("code", REFUSED.values(), ids=REFUSED)
def test_refused(code: str) -> None:
    assert (refusal(code) or "").startswith(("they are nested", "one statement has"))


def test_what_is_small_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_size", None)
    assert refusal("for i in xrange(3):\n    print(i)\n") is None
    assert nesting("x = (1 + 2) and not [3]") == 5


def test_long_code_is_not_taken_for_deep_code() -> None:
    assert nesting("print(f(1) + g(2), [3])\n" * 200) < 100
    assert nesting("x = " + "(" * 150 + ")" * 150) >= 150
    assert nesting("x = " + "'a' " * 150) >= 150


def test_shallow_code_stays_on_its_thread() -> None:
    assert with_room_for(1, threading.current_thread) is threading.current_thread()


def test_deep_code_has_room() -> None:
    def depth_of(levels: int) -> int:
        return 1 + depth_of(levels - 1) if levels else 0

    before = sys.getrecursionlimit(), threading.stack_size()
    with pytest.raises(RecursionError):
        depth_of(5 * DEEPEST)
    assert with_room_for(DEEPEST, lambda: depth_of(5 * DEEPEST)) == 5 * DEEPEST
    with pytest.raises(RecursionError):
        with_room_for(DEEPEST, lambda: depth_of(10**9))
    assert (sys.getrecursionlimit(), threading.stack_size()) == before


def test_what_is_raised_there_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        with_room_for(DEEPEST, lambda: 1 // 0)


def test_without_memory_for_a_stack_the_code_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    with pytest.raises(RecursionError):
        with_room_for(DEEPEST, int)
