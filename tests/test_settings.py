from __future__ import annotations

import pickle

import pytest

from beginner_lint.diagnostic import Level
from beginner_lint.settings import Settings

INDEX_LOOP = ("ZEN301", "index-loop", "loops")
COUNTING = ("ZEN331", "counting-loop", "loops")
XRANGE = ("ZEN201", "xrange", "python2")

# (settings, code/name/family, level of the rule, is it on?)
ENABLES = {
    "default-basics": (Settings(), INDEX_LOOP, Level.BASICS, True),
    "default-intermediate": (Settings(), COUNTING, Level.INTERMEDIATE, True),
    "default-expert": (Settings(), COUNTING, Level.EXPERT, False),
    "level-basics": (Settings(level=Level.BASICS), COUNTING, Level.INTERMEDIATE, False),
    "level-expert": (Settings(level=Level.EXPERT), COUNTING, Level.EXPERT, True),
    "other-code": (Settings(select=("ZEN201",)), INDEX_LOOP, Level.BASICS, False),
    "nothing-selected": (Settings(select=()), INDEX_LOOP, Level.BASICS, False),
    "full-code-beyond-level": (Settings(select=("ZEN331",)), COUNTING, Level.EXPERT, True),
    "full-name-beyond-level": (Settings(select=("counting-loop",)), COUNTING, Level.EXPERT, True),
    "added-code-beyond-level": (Settings(extend_select=("ZEN331",)), COUNTING, Level.EXPERT, True),
    "prefix-beyond-level": (Settings(select=("ZEN33",)), COUNTING, Level.EXPERT, False),
    "family-beyond-level": (Settings(select=("loops",)), COUNTING, Level.EXPERT, False),
    "all-beyond-level": (Settings(select=("ALL",)), COUNTING, Level.EXPERT, False),
    "prefix": (Settings(select=("ZEN3",)), INDEX_LOOP, Level.BASICS, True),
    "family": (Settings(select=("loops",)), INDEX_LOOP, Level.BASICS, True),
    "other-family": (Settings(select=("loops",)), XRANGE, Level.BASICS, False),
    "added-to-nothing": (Settings(select=(), extend_select=("ZEN3",)), INDEX_LOOP, Level.BASICS, True),
    "ignored-code": (Settings(ignore=("ZEN301",)), INDEX_LOOP, Level.BASICS, False),
    "ignored-name": (Settings(ignore=("index-loop",)), INDEX_LOOP, Level.BASICS, False),
    "ignored-family": (Settings(ignore=("loops",)), INDEX_LOOP, Level.BASICS, False),
    "ignored-among-equals": (
        Settings(select=("ZEN301",), ignore=("ZEN301",)),
        INDEX_LOOP,
        Level.BASICS,
        False,
    ),
    "ignored-name-among-equals": (
        Settings(select=("ZEN301",), ignore=("index-loop",)),
        INDEX_LOOP,
        Level.BASICS,
        False,
    ),
    "family-equals-its-prefix": (
        Settings(select=("ZEN3",), ignore=("loops",)),
        INDEX_LOOP,
        Level.BASICS,
        False,
    ),
    "selected-more-exactly": (
        Settings(select=("ZEN301",), ignore=("loops",)),
        INDEX_LOOP,
        Level.BASICS,
        True,
    ),
    "ignored-more-exactly": (Settings(select=("loops",), ignore=("ZEN30",)), INDEX_LOOP, Level.BASICS, False),
    "all-ignored": (Settings(ignore=("ALL",)), INDEX_LOOP, Level.BASICS, False),
    "all-ignored-but-one": (Settings(select=("ZEN301",), ignore=("ALL",)), INDEX_LOOP, Level.BASICS, True),
    "later-ignore-wins-over-exact-select": (
        Settings(select=("ZEN301",), later_ignore=("loops",)),
        INDEX_LOOP,
        Level.BASICS,
        False,
    ),
    "later-select-wins-over-exact-ignore": (
        Settings(ignore=("ZEN301",), later_select=("loops",)),
        INDEX_LOOP,
        Level.BASICS,
        True,
    ),
    "later-select-does-not-lift-the-level": (
        Settings(later_select=("loops",)),
        COUNTING,
        Level.EXPERT,
        False,
    ),
    "exactly-selected-before-and-later": (
        Settings(select=("ZEN331",), later_select=("loops",)),
        COUNTING,
        Level.EXPERT,
        True,
    ),
    "later-for-others": (Settings(later_ignore=("python2",)), INDEX_LOOP, Level.BASICS, True),
    "later-ignore-among-equals": (
        Settings(later_select=("ZEN3",), later_ignore=("loops",)),
        INDEX_LOOP,
        Level.BASICS,
        False,
    ),
    "empty-selector-is-nothing": (Settings(select=("",)), INDEX_LOOP, Level.BASICS, False),
}


@pytest.mark.parametrize(("settings", "rule", "level", "expected"), ENABLES.values(), ids=ENABLES.keys())
def test_enables(settings: Settings, rule: tuple[str, str, str], level: Level, expected: bool) -> None:
    assert settings.enables(*rule, level) is expected


PER_FILE = {
    "match": ({"tests/*": ("loops",)}, "/work/tests/a.py", False),
    "no-match": ({"tests/*": ("loops",)}, "/work/a.py", True),
    "base-name": ({"conftest.py": ("ALL",)}, "/work/deep/conftest.py", False),
    "other-rule": ({"tests/*": ("ZEN2",)}, "/work/tests/a.py", True),
    "second-pattern": ({"a.py": ("ZEN2",), "*.py": ("index-loop",)}, "/work/a.py", False),
    "all-but": ({"!src/*": ("ALL",)}, "/work/tests/a.py", False),
    "all-but-this": ({"!src/*": ("ALL",)}, "/work/src/a.py", True),
}


@pytest.mark.parametrize(("ignores", "path", "expected"), PER_FILE.values(), ids=PER_FILE.keys())
def test_per_file_ignores(ignores: dict[str, tuple[str, ...]], path: str, expected: bool) -> None:
    settings = Settings(select=("ZEN301",), per_file_ignores=tuple(ignores.items()), root="/work")
    assert settings.enables(*INDEX_LOOP, Level.BASICS, path) is expected
    assert settings.for_file(path).enables(*INDEX_LOOP, Level.BASICS, "shown.py") is expected
    assert settings.enables(*INDEX_LOOP, Level.BASICS)


def test_settings_can_be_sent_and_be_keys() -> None:
    settings = Settings(per_file_ignores=(("a", ("b",)),), builtins_extra=frozenset({"display"}))
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert hash(settings) == hash(pickle.loads(pickle.dumps(settings)))
