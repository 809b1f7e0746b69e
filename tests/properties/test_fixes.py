"""Fixed programs do what they did: a quick run; `python -m tests.properties` is the long one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from unittest import mock

import pytest

import beginner_lint
from beginner_lint.rule import load_rules
from tests.corpus import THOROUGH
from tests.properties.__main__ import described, main, report
from tests.properties.campaign import Difference, Figures, Runner, campaign, fixed, is_what_python2_did, same
from tests.properties.guards import STYLE, owners, without
from tests.properties.programs import Program, generate
from tests.properties.sandbox import Outcome

PROGRAMS = 700
FRAMES = 50  # pandas takes its time

# Rules whose fixes repair what a program does, rest on what no program shows, or are only shown: no safe ones.
NEVER_SAFE = {
    "ZEN109",
    "ZEN322",
    "ZEN323",
    "ZEN330",
    "ZEN334",
    "ZEN336",
    "ZEN337",
    "ZEN503",
    "ZEN504",
    "ZEN505",
    "ZEN506",
    "ZEN507",
    "ZEN508",
    "ZEN509",
    "ZEN601",
    "ZEN602",
    "ZEN603",
    "ZEN604",
    "ZEN605",
    "ZEN606",
}


def seed_of_the_code() -> int:
    """A seed that changes with the linter's code, and only with it."""
    digest = hashlib.sha256()
    for path in sorted(Path(beginner_lint.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return int.from_bytes(digest.digest()[:4], "big")


STARTS = [pytest.param(0, id="fixed")]
if THOROUGH:
    STARTS.append(pytest.param(seed_of_the_code(), id="moving"))


@pytest.mark.parametrize("start", STARTS)
def test_fixed_programs_do_the_same(start: int) -> None:
    figures = Figures()
    for figures in campaign(range(start, start + PROGRAMS), unsafe_share=10):
        assert not figures.differences, "\n".join(described(figures.differences[0]))
    assert figures.changed >= 0.3 * figures.programs
    assert figures.compared >= 0.9 * figures.changed
    assert not figures.withheld
    assert not figures.failures
    # frames have their own runs, below; what only Python 2 runs is compared in `tests/test_python2_scripts.py`.
    run_here = {
        rule.code
        for rule in load_rules()
        if rule.family() not in ("pandas", "python2") or rule.code == "ZEN201"
    }
    assert start or set(figures.fixes) >= run_here - NEVER_SAFE
    assert any("95 %" in line for line in report(figures))


@pytest.mark.parametrize("start", STARTS)
def test_fixed_programs_about_frames_do_the_same(start: int) -> None:
    pytest.importorskip("pandas")
    figures = Figures()
    for figures in campaign(range(start, start + FRAMES), families=("frames",), unsafe_share=10):
        assert not figures.differences, "\n".join(described(figures.differences[0]))
    assert figures.changed >= 0.1 * figures.programs  # of so few; two in five of many
    assert figures.compared >= 0.9 * figures.changed - 1  # of so few, one is more than a tenth
    assert not figures.withheld
    assert not figures.failures
    assert start or {"ZEN401", "ZEN402"} <= set(figures.fixes)


def test_guards_about_style_exist() -> None:
    assert set(STYLE) <= {*owners(), *owners(("frames",))}


@pytest.mark.parametrize(
    ("was", "now", "is_same"),
    [
        (Outcome("a", "", 0), Outcome("a", "", 0), True),
        (Outcome("a", "", 0), Outcome("b", "", 0), False),
        (Outcome("a", "", 0), Outcome("a", "", 1), False),
        (Outcome("a", "", 0), Outcome("a", "TypeError", 1), False),
        (Outcome("a", "TypeError", 1), Outcome("a", "IndexError", 1), True),
        (Outcome("a", "TypeError", 1), Outcome("a", "", 0), False),
        (Outcome("a", "TypeError", 1), Outcome("", "TypeError", 1), False),
        (Outcome("a", "", 0), Outcome("", "killed", -1), False),
        (Outcome("a", "", 0, {"x": "1"}), Outcome("a", "", 0, {"x": "1", "item": "2"}), True),
        (Outcome("a", "", 0, {"x": "1"}), Outcome("a", "", 0, {"x": "2"}), False),
        (Outcome("a", "", 0, {"x": "1"}), Outcome("a", "", 0, {}), False),
    ],
)
def test_yardsticks(was: Outcome, now: Outcome, is_same: bool) -> None:
    assert same(was, now) is is_same


RUN = 'if __name__ == "__main__":\n'


@pytest.mark.parametrize(
    ("was", "now", "is_same"),
    [
        ("x = 1\n", "y = 1\n", False),
        (f"{RUN}    x = 1\n", f"{RUN}    y = 1\n", True),
        (f"def main(): pass\nx = 1\n{RUN}    main()\n", f"def main(): pass\ny = 1\n{RUN}    main()\n", False),
    ],
)
def test_what_others_can_import_is_still_there(was: str, now: str, is_same: bool) -> None:
    program = Program(5, was, (), ())
    assert program.importable
    with Runner() as runner:
        ((_, *outcomes),) = runner.compare([(program, now)])
    assert same(*outcomes) is is_same


@pytest.mark.parametrize(
    ("text", "is_python2s"),
    [
        ("print({1: 2}.keys()[0])\n", True),
        ("d = {1: 2}\nfor key in d.keys():\n    del d[key]\n", True),
        ("d = {1: 2}\nnames = d.keys()\nprint(names)\nif not d:\n    names.sort()\n", True),
        ("d = {1: 2}\ntry:\n    print(d.keys()[0])\nexcept Exception:\n    print('none')\n", False),
        ("print({1: 2}.keys()[0])\nprint('a' + str(1), 'now without the fix')\n", True),
        ("names = {1: 2}.keys()\nif not names:\n    names.sort()\nprint('PLANTED')\n", False),
        ("names = {1: 2}.keys()\nprint(names)\nnames.sort()\nprint('PLANTED')\n", True),
    ],
)
def test_python2_is_the_yardstick_only_where_it_matters(text: str, is_python2s: bool) -> None:
    program = Program(0, text, (), ())
    result = fixed(program)
    codes = tuple(sorted({each.code for each in result.applied}))
    with Runner() as runner:
        ((_, was, now),) = runner.compare([(program, result.source.text.replace("PLANTED", "another"))])
        assert is_what_python2_did(Difference(program, codes, "", was, now), runner) is is_python2s


def test_what_says_nothing_is_skipped() -> None:
    endless = Program(0, "while True:\n    pass\n", (), ())
    random = Program(0, "print(hash('a'))\n", (), ())
    with Runner() as runner:
        reasons = [reason for reason, _, _ in runner.compare([(endless, ""), (random, "")])]
    assert reasons == ["killed", "not deterministic"]


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--programs", "4", "--seed", "3", "--print"]) == 0
    assert capsys.readouterr().out == generate(3).text + "\n"
    assert main(["--programs", "25", "--keep"]) == 0
    assert "programs            25" in capsys.readouterr().out
    assert main(["--programs", "3", "--guards", "--families", "append_loops"]) == 0
    shown = capsys.readouterr().out
    assert "ZEN306 is_read_in_loop" in shown
    assert "ZEN401" not in shown
    assert main(["--programs", "3", "--guards", "--families", "frames"]) == 0
    shown = capsys.readouterr().out
    assert "ZEN401/ZEN402 takes_for_granted" in shown
    assert "ZEN306" not in shown


PLANTED = [
    ("ZEN306", "is_read_in_loop", "out = []\nfor x in [1, 2]:\n    out.append(len(out))\nprint(out)\n"),
    (
        "ZEN401/ZEN402",
        "takes_for_granted",
        "import pandas as pd\n\ndf = pd.DataFrame({'a': [1, None]})\nn = 0\n"
        "for i, row in df.iterrows():\n    n += row['a']\nprint(n)\n",
    ),
]


@pytest.mark.parametrize(("code", "guard", "text"), PLANTED)
def test_planted_fault_shows(code: str, guard: str, text: str) -> None:
    if "pandas" in text:
        pytest.importorskip("pandas")
    program = Program(0, text, (), ())
    owner = (owners() | owners(("frames",)))[code, guard]
    wrong = without((code, guard), owner, program).source.text
    assert wrong != fixed(program).source.text
    with Runner() as runner, mock.patch.object(owner, guard, return_value=None):
        ((reason, was, now),) = runner.compare([(program, wrong)])
    assert not reason
    assert not same(was, now)
