"""The reports of diagnostics of all kinds; how they look for one real file is in test_cli."""

from __future__ import annotations

import json

from beginner_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Kind, Position, Range, Related
from beginner_lint.discovery import File
from beginner_lint.failures import UNREADABLE_FILE, failure
from beginner_lint.fixer import Withheld
from beginner_lint.outcome import Outcome
from beginner_lint.reports import summary
from beginner_lint.reports.concise import concise
from beginner_lint.reports.full import full
from beginner_lint.reports.github import github
from beginner_lint.reports.json import as_json
from beginner_lint.reports.statistics import statistics
from beginner_lint.reports.terminal import Colours
from beginner_lint.settings import Settings
from beginner_lint.source import Source

CODE = "xs = [1]\nfor i in range(len(xs)):\n    print(xs[i])\n"
FILE = File("/work/a,b:c.py", "a,b:c.py", Settings())
PLAIN = Colours()

DIAGNOSTIC = Diagnostic(
    "ZEN301",
    "index-loop",
    "No index needed: 100%\nreally",
    Kind.STYLE,
    Range(Position(2, 0), Position(2, 23)),
    2,
    related=(Related(Range(Position(3, 10), Position(3, 15)), "the element"),),
    notes=("A note.",),
)
SAFE = DIAGNOSTIC._replace(fix=Fix("Loop over `xs`", Applicability.SAFE, (Edit(13, 14, "x"),)))
UNSAFE = DIAGNOSTIC._replace(
    fix=Fix("Loop over `xs`", Applicability.UNSAFE, (Edit(13, 14, "x"),), assumption="assumes much"),
)
SHOWN = DIAGNOSTIC._replace(fix=Fix("Loop over `xs`", Applicability.DISPLAY_ONLY, (Edit(13, 14, "x"),)))
REFUSED = DIAGNOSTIC._replace(refusal="`i` is read after the loop")
TALL = DIAGNOSTIC._replace(range=Range(Position(2, 0), Position(3, 16)), kind=Kind.BUG)


def outcome(*diagnostics: Diagnostic) -> Outcome:
    return Outcome(FILE, diagnostics, Source(FILE.shown, CODE))


def notes(diagnostic: Diagnostic) -> list[str]:
    lines = full(outcome(diagnostic), Applicability.SAFE, PLAIN)
    return [line.removeprefix("note: ") for line in lines if line.startswith("note:")]


def test_full_says_what_to_know_of_a_fix() -> None:
    assert notes(DIAGNOSTIC) == notes(SAFE) == ["A note."]
    assert notes(UNSAFE) == ["A note.", "This fix is unsafe: assumes much"]
    assert notes(SHOWN) == ["A note.", "This is a suggestion to apply by hand"]
    assert notes(REFUSED) == ["A note.", "Not fixed: `i` is read after the loop"]


def test_full_labels_related_places_and_stays_on_its_lines() -> None:
    lines = list(full(outcome(SAFE), Applicability.SAFE, PLAIN))
    assert lines[0] == "ZEN301 [*] No index needed: 100%\\nreally (index-loop)"
    assert lines[1] == " --> a,b:c.py:2:1"
    assert "  |           ----- the element" in lines


def test_full_without_a_source() -> None:
    lines = list(full(Outcome(FILE, (failure(UNREADABLE_FILE, "No"),)), Applicability.SAFE, PLAIN))
    assert lines == ["ZEN002 No (unreadable-file)", "--> a,b:c.py:1:1", ""]


def test_learn_more() -> None:
    other = DIAGNOSTIC._replace(code="ZEN306")
    assert list(summary.learn_more(tally(outcome(failure(UNREADABLE_FILE, "No"))))) == []
    assert list(summary.learn_more(tally(outcome(DIAGNOSTIC, DIAGNOSTIC)))) == [
        "To learn more: `beginner-lint explain ZEN301`."
    ]
    assert list(summary.learn_more(tally(outcome(other, DIAGNOSTIC)))) == [
        "To learn more: `beginner-lint explain ZEN301`, and likewise ZEN306."
    ]


def test_the_star_depends_on_what_may_be_applied() -> None:
    marked = {
        threshold: [
            "[*]" in line for line in concise([outcome(SAFE, UNSAFE, SHOWN, REFUSED)], threshold, PLAIN)
        ]
        for threshold in (Applicability.SAFE, Applicability.UNSAFE)
    }
    assert marked[Applicability.SAFE] == [True, False, False, False]
    assert marked[Applicability.UNSAFE] == [True, True, False, False]


def test_github_escapes() -> None:
    [line] = github([outcome(DIAGNOSTIC)])
    assert line == (
        "::notice title=beginner-lint (ZEN301),file=/work/a%2Cb%3Ac.py,line=2,endLine=2,col=1,endColumn=24"
        "::a,b:c.py:2:1: ZEN301 No index needed: 100%25\\nreally (index-loop)"
    )
    [tall] = github([outcome(TALL)])
    assert tall.startswith(
        "::warning title=beginner-lint (ZEN301),file=/work/a%2Cb%3Ac.py,line=2,endLine=3::"
    )


def test_json_of_all_kinds() -> None:
    failed = Outcome(FILE._replace(path="/b\udcff.py"), (failure(UNREADABLE_FILE, "No"),))
    entries = json.loads("".join(as_json([outcome(SAFE, UNSAFE, SHOWN, REFUSED, TALL), failed])))
    assert [entry["severity"] for entry in entries] == ["info"] * 4 + ["warning", "error"]
    assert [entry["fix"] and entry["fix"]["applicability"] for entry in entries] == [
        "safe", "unsafe", "display", None, None, None,
    ]  # fmt: skip
    assert entries[1]["fix"]["assumption"] == "assumes much"
    assert entries[3]["not_fixed"] == "`i` is read after the loop"
    assert entries[0]["related"] == [
        {
            "end_location": {"column": 16, "row": 3},
            "location": {"column": 11, "row": 3},
            "message": "the element",
        }
    ]
    assert entries[5]["filename"] == "/b?.py"


def test_statistics_are_ordered_and_marked() -> None:
    other = UNSAFE._replace(code="ZEN306", name="append-loop")
    rows = statistics([outcome(SAFE, REFUSED, other)], Applicability.SAFE, as_json=False)
    assert list(rows) == ["2\tZEN301\t[-] index-loop", "1\tZEN306\t[ ] append-loop"]
    assert list(statistics([outcome(REFUSED)], Applicability.SAFE, as_json=False)) == [
        "1\tZEN301\tindex-loop"
    ]


def tally(*outcomes: Outcome, threshold: Applicability = Applicability.SAFE) -> summary.Tally:
    counted = summary.Tally(threshold)
    for each in outcomes:
        counted.add(each)
    return counted


def closing(*diagnostics: Diagnostic, fixed: int = 0, unsafe: bool = False) -> list[str]:
    threshold = Applicability.UNSAFE if unsafe else Applicability.SAFE
    one = outcome(*diagnostics)._replace(applied=(SAFE,) * fixed)
    return list(summary.of_findings(tally(one, threshold=threshold), fixing=fixed > 0))


def test_the_summary_counts_and_hints() -> None:
    available = "1 unsafe fix available with `--fix --unsafe-fixes`"
    assert closing() == ["All checks passed!"]
    assert closing(REFUSED) == ["Found 1 diagnostic."]
    assert closing(SAFE, REFUSED) == ["Found 2 diagnostics.", "[*] 1 fixable with `--fix`."]
    assert closing(SAFE, UNSAFE) == ["Found 2 diagnostics.", f"[*] 1 fixable with `--fix` ({available})."]
    assert closing(UNSAFE, SHOWN) == ["Found 2 diagnostics.", f"{available}."]
    assert closing(SAFE, UNSAFE, unsafe=True) == [
        "Found 2 diagnostics.",
        "[*] 2 fixable with `--fix --unsafe-fixes`.",
    ]
    assert closing(UNSAFE, fixed=2) == ["Found 3 diagnostics (2 fixed, 1 remaining).", f"{available}."]


def test_problems_name_file_rule_and_reason() -> None:
    withheld = Withheld(SAFE, "the result does not compile\n(no)")
    counted = tally(outcome()._replace(withheld=(withheld,), not_written="read-only"))
    assert counted.failed
    assert counted.problems == [
        "a,b:c.py: not fixed: read-only",
        "a,b:c.py:2: a fix of ZEN301 (index-loop) was withheld: the result does not compile\\n(no)",
    ]
