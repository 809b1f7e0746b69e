"""One finding, one rule: which rule speaks of a loop over or into a dict that several could speak of."""

from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source

ALL = Settings(level=Level.EXPERT)
SCRIPT = ProjectFacts(script=True)

AGES = 'ages = {"Ada": 36, "Alan": 41}\n'

# The program, who speaks of it, and what is left when all fixes are made.
OWNERS = {
    "append": (
        AGES + "found = []\nfor name in ages:\n    found.append(ages[name])\nprint(found)\n",
        "ZEN317",
        AGES + "found = list(ages.values())\nprint(found)\n",
    ),
    "keys() of a loop that looks values up": (
        AGES + "for name in ages.keys():\n    print(name, ages[name])\n",
        "ZEN317",
        AGES + "for name, age in ages.items():\n    print(name, age)\n",
    ),
    "a count with if and else": (
        "counts = {}\nfor word in ['fig', 'fig']:\n    if word in counts:\n        counts[word] += 1\n"
        "    else:\n        counts[word] = 1\n",
        "ZEN315",
        "from collections import Counter\n\ncounts = Counter(['fig', 'fig'])\n",
    ),
    "a count with get": (
        "counts = {}\nfor word in ['fig', 'fig']:\n    counts[word] = counts.get(word, 0) + 1\n",
        "ZEN331",
        "from collections import Counter\n\ncounts = Counter(['fig', 'fig'])\n",
    ),
    "groups": (
        "groups = {}\nfor word in ['fig', 'fig']:\n    if word not in groups:\n        groups[word] = []\n"
        "    groups[word].append(1)\n",
        "ZEN316",
        "groups = {}\nfor word in ['fig', 'fig']:\n    groups.setdefault(word, []).append(1)\n",
    ),
    "copy": (
        AGES + "found = {}\nfor name in ages.keys():\n    found[name] = ages[name]\nprint(found)\n",
        "ZEN317",
        AGES + "found = dict(ages)\nprint(found)\n",
    ),
}


@pytest.mark.parametrize(("program", "owner", "fixed"), OWNERS.values(), ids=OWNERS)
def test_one_rule_speaks(program: str, owner: str, fixed: str) -> None:
    found = lint(Source("case.py", program), ALL, SCRIPT)
    assert [diagnostic.code for diagnostic in found] == [owner]
    result = fix(Source("case.py", program), ALL, SCRIPT, threshold=Applicability.UNSAFE)
    assert result.source.text == fixed
