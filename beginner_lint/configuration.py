"""Where settings come from: `[tool.beginner-lint]` in pyproject.toml, and the command line over it.

The keys, each of them optional:

select, ignore, extend-select   lists of selectors: codes, starts of codes, names, families, "ALL"
level                           "basics", "intermediate" or "expert"
exclude, extend-exclude         lists of patterns; the first replaces the defaults, the second adds to them
per-file-ignores                a table of patterns, each with a list of selectors
target-python                   the oldest Python that the code runs on, such as "3.10"; without it,
                                what the nearest pyproject.toml, setup.cfg or setup.py that says so requires
builtins, ignore-builtins       lists of names to treat as builtins, or not to
time-limit                      seconds of work for each file, as many again for each MB of it; 0: no limit

As with ruff, the nearest pyproject.toml that has the section counts, for each file, and it counts alone.
It is data: nothing in it makes us import or run anything.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from beginner_lint.diagnostic import Level
from beginner_lint.globs import expand
from beginner_lint.pyproject import parsed, required_python
from beginner_lint.settings import ALL, LONGEST_LIMIT, Settings
from beginner_lint.setup_files import required_by_setup

LEVELS = tuple(level.name.lower() for level in Level)

# The codes, names and families there are; a function, because they are not loaded without need.
Rules = Callable[[], Iterable[tuple[str, str, str]]]

_SECTION = "[tool.beginner-lint]"
_LARGEST = 1_000_000  # bytes; a settings file is written by hand


class BadSettings(Exception):
    """Settings that cannot be used; the message names the place and the key."""


class CommandLine(NamedTuple):
    """What the command line says about settings; None means that it says nothing."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    level: Level | None = None
    exclude: tuple[str, ...] | None = None
    extend_exclude: tuple[str, ...] = ()
    noqa: bool = True
    time_limit: float | None = None

    def over(self, settings: Settings) -> Settings:
        """Return `settings` as changed by the command line.

        As with ruff, `--select` starts afresh; without it, what the command line adds and ignores wins
        over the file, however specific the file is.
        """
        if self.select is not None:
            settings = settings._replace(
                select=self.select, extend_select=self.extend_select, ignore=self.ignore
            )
        else:
            settings = settings._replace(later_select=self.extend_select, later_ignore=self.ignore)
        exclude = settings.exclude if self.exclude is None else self.exclude
        return settings._replace(
            level=settings.level if self.level is None else self.level,
            exclude=exclude + self.extend_exclude,
            noqa=self.noqa,
            time_limit=settings.time_limit if self.time_limit is None else self.time_limit,
        )


class Configuration:
    """Finds the settings for each folder.

    `only` is a file to read instead of looking for one; its patterns start at the current folder, `here`.
    `isolated` reads none.
    """

    def __init__(
        self,
        here: str,
        rules: Rules,
        command_line: CommandLine = CommandLine(),  # noqa: B008 (frozen)
        only: str | None = None,
        isolated: bool = False,
    ) -> None:
        self.here = here
        self.rules = rules
        self.command_line = command_line
        self.only = only
        self.isolated = isolated
        self._found: dict[str, Settings | None] = {}
        self._required: dict[str, tuple[int, int] | None] = {}
        self._fixed: Settings | None = None
        for key in ("select", "extend_select", "ignore"):
            _check_selectors(getattr(self.command_line, key) or (), f"--{key.replace('_', '-')}", self.rules)
        for key in ("exclude", "extend_exclude"):
            _check_patterns(getattr(self.command_line, key) or (), f"--{key.replace('_', '-')}")
        if self.only is not None:
            settings = read(self.only, self.here, self.rules)
            if settings is None:
                raise BadSettings(f"{self.only}: there is no {_SECTION} in it")
            self._fixed = self.command_line.over(settings)
        elif self.isolated:
            self._fixed = self.command_line.over(Settings(root=self.here))

    def for_folder(self, folder: str) -> Settings:
        """Return the settings for the files of a folder (absolute).

        Raises:
            BadSettings: the nearest settings file cannot be used.

        """
        if self._fixed is not None:
            return self._fixed
        settings = self._nearest(folder) or self.command_line.over(Settings(root=self.here))
        if settings.target_version is not None:
            return settings
        return settings._replace(target_version=self._required_near(folder))

    def _nearest(self, folder: str) -> Settings | None:
        if folder not in self._found:
            path = os.path.join(folder, "pyproject.toml")
            settings = read(path, folder, self.rules) if os.path.isfile(path) else None
            parent = os.path.dirname(folder)
            if settings is not None:
                self._found[folder] = self.command_line.over(settings)
            else:
                self._found[folder] = self._nearest(parent) if parent != folder else None
        return self._found[folder]

    def _required_near(self, folder: str) -> tuple[int, int] | None:
        """Return what the nearest pyproject.toml, setup.cfg or setup.py that asks for a Python asks for."""
        if folder not in self._required:
            required = required_python(os.path.join(folder, "pyproject.toml")) or required_by_setup(folder)
            parent = os.path.dirname(folder)
            if required is None and parent != folder:
                required = self._required_near(parent)
            self._required[folder] = required
        return self._required[folder]


def read(path: str, root: str, rules: Rules) -> Settings | None:
    """Return what a TOML file says, None if it has no section for us.

    Raises:
        BadSettings: it cannot be read, or says something that cannot be used.

    """
    try:
        if os.path.isfile(path) and os.path.getsize(path) > _LARGEST:
            raise BadSettings(f"{path}: the file is too large")
        with open(path, "rb") as file:
            raw = file.read()
    except OSError as reason:
        raise BadSettings(f"{path}: {reason.strerror}") from None
    if b"beginner-lint" not in raw:
        return None  # the usual case, so the TOML parser is not even loaded
    try:
        tool = parsed(raw).get("tool")
    except ValueError as reason:
        raise BadSettings(f"{path}: not valid TOML: {reason}") from None
    section = tool.get("beginner-lint") if isinstance(tool, dict) else None
    if section is None:
        return None
    if not isinstance(section, dict):
        raise BadSettings(f"{path}: {_SECTION} must be a table, not {_kind(section)}")
    return _Section(path, rules).settings(section, root)


class _Section(NamedTuple):
    """Reads the keys of one file."""

    path: str
    rules: Rules

    def settings(self, section: dict[str, object], root: str) -> Settings:
        readers: dict[str, Callable[[str, object], object]] = {
            "select": self._selectors,
            "ignore": self._selectors,
            "extend-select": self._selectors,
            "level": self._level,
            "exclude": self._patterns,
            "extend-exclude": self._patterns,
            "per-file-ignores": self._per_file_ignores,
            "target-python": self._version,
            "builtins": self._names,
            "ignore-builtins": self._names,
            "time-limit": self._seconds,
        }
        values: dict[str, object] = {}
        for key, value in section.items():
            if key not in readers:
                raise BadSettings(f"{self.path}: unknown key {key!r} in {_SECTION}{_guess(key, readers)}")
            values[_FIELDS.get(key, key.replace("-", "_"))] = readers[key](key, value)
        extend_exclude: tuple[str, ...] = values.pop("extend_exclude", ())  # type: ignore[assignment]
        settings = Settings(root=root)._replace(**values)  # type: ignore[arg-type]
        return settings._replace(exclude=settings.exclude + extend_exclude)

    def _wrong(self, key: str, expected: str, value: object) -> BadSettings:
        return BadSettings(f"{self.path}: key {key!r} must be {expected}, not {_kind(value)}")

    def _texts(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise self._wrong(key, "a list of strings", value)
        for item in value:
            if not isinstance(item, str):
                raise self._wrong(key, "a list of strings", [item])
        return tuple(value)

    def _selectors(self, key: str, value: object) -> tuple[str, ...]:
        selectors = self._texts(key, value)
        _check_selectors(selectors, f"{self.path}: key {key!r}", self.rules)
        return selectors

    def _patterns(self, key: str, value: object) -> tuple[str, ...]:
        patterns = self._texts(key, value)
        _check_patterns(patterns, f"{self.path}: key {key!r}")
        return patterns

    def _names(self, key: str, value: object) -> frozenset[str]:
        names = self._texts(key, value)
        for name in names:
            if not name.isidentifier():
                raise BadSettings(f"{self.path}: key {key!r}: {name!r} is not a name")
        return frozenset(names)

    def _level(self, key: str, value: object) -> Level:
        if not isinstance(value, str) or value not in LEVELS:
            given = repr(value) if isinstance(value, str) else _kind(value)
            raise BadSettings(f"{self.path}: key {key!r} must be one of {', '.join(LEVELS)}, not {given}")
        return Level[value.upper()]

    def _version(self, key: str, value: object) -> tuple[int, int]:
        found = re.fullmatch(r"3\.(\d{1,2})", value) if isinstance(value, str) else None
        if found is None:
            given = repr(value) if isinstance(value, str) else _kind(value)
            raise BadSettings(f'{self.path}: key {key!r} must be a version such as "3.12", not {given}')
        return 3, int(found[1])

    def _seconds(self, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._wrong(key, "a number of seconds", value)
        if not 0 <= value <= LONGEST_LIMIT:
            raise BadSettings(f"{self.path}: key {key!r} must be from 0 to {LONGEST_LIMIT}, not {value}")
        return value

    def _per_file_ignores(self, key: str, value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if not isinstance(value, dict):
            raise self._wrong(key, "a table of patterns", value)
        _check_patterns(value, f"{self.path}: key {key!r}")
        return tuple(
            (pattern, self._selectors(f"{key}.{pattern}", selectors)) for pattern, selectors in value.items()
        )


_FIELDS = {
    "target-python": "target_version",
    "builtins": "builtins_extra",
    "ignore-builtins": "builtins_ignored",
}


def _kind(value: object) -> str:
    """Name the type of a TOML value as TOML does."""
    if isinstance(value, list):
        return f"a list with {_kind(value[0])} in it" if value and not isinstance(value[0], str) else "a list"
    names = {bool: "a boolean", int: "an integer", float: "a float", str: "a string", dict: "a table"}
    return names.get(type(value), "a date or time")


def _check_selectors(selectors: Iterable[str], place: str, rules: Rules) -> None:
    if all(selector == ALL for selector in selectors):
        return
    known = list(rules())
    for selector in selectors:
        if selector == ALL or any(
            selector in (name, family) or (selector and code.startswith(selector))
            for code, name, family in known
        ):
            continue
        guess = _guess(selector, {ALL, *(text for rule in known for text in rule)})
        raise BadSettings(f"{place}: {selector!r} is no rule, family or start of codes{guess}")


def _check_patterns(patterns: Iterable[str], place: str) -> None:
    for pattern in patterns:
        try:
            expand(pattern)
        except ValueError as reason:
            raise BadSettings(f"{place}: {reason}") from None


def _guess(given: str, known: Collection[str]) -> str:
    """Return a question that names what was probably meant, or nothing."""
    import difflib

    by_small_letters = {text.casefold(): text for text in sorted(known)}
    close = difflib.get_close_matches(given.casefold(), by_small_letters, n=1)
    return f"; did you mean {by_small_letters[close[0]]!r}?" if close else ""
