"""What a run is told: which rules, at what level, for which files. Frozen and without I/O."""

from __future__ import annotations

from typing import NamedTuple

from beginner_lint.diagnostic import Level
from beginner_lint.globs import matches

ALL = "ALL"
LONGEST_LIMIT = 86_400  # seconds
OLDEST_PYTHON = (3, 10)

DEFAULT_EXCLUDE = (
    ".bzr",
    ".direnv",
    ".eggs",
    ".beginner_lint_cache",
    ".git",
    ".git-rewrite",
    ".hg",
    ".ipynb_checkpoints",
    ".mypy_cache",
    ".nox",
    ".pants.d",
    ".pyenv",
    ".pytest_cache",
    ".pytype",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    ".vscode",
    "__pycache__",
    "__pypackages__",
    "_build",
    "buck-out",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "venv",
)


class Settings(NamedTuple):
    """The settings of a file.

    `select`, `extend_select`, `ignore` and the values of `per_file_ignores` are selectors: a code
    (`ZEN301`), the start of codes (`ZEN3`), a rule's name (`index-loop`), a family (`loops`) or `ALL`.
    `later_select` and `later_ignore` come from the command line and win over those, however specific.
    `root` is the folder at which the patterns of `exclude` and `per_file_ignores` start.
    `builtins_extra` are names that the rules about builtins shall know besides Python's own,
    `builtins_ignored` those that they shall leave alone. `time_limit` is how many seconds of work a file
    may take, and as many again for each megabyte of it; 0 is without limit. `target_version` is the oldest
    Python that the code is to run on, None where nobody says: no fix may need a newer one.
    """

    select: tuple[str, ...] = (ALL,)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    later_select: tuple[str, ...] = ()
    later_ignore: tuple[str, ...] = ()
    level: Level = Level.INTERMEDIATE
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    target_version: tuple[int, int] | None = None
    builtins_extra: frozenset[str] = frozenset()
    builtins_ignored: frozenset[str] = frozenset()
    noqa: bool = True
    time_limit: float = 30
    root: str = ""

    def enables(self, code: str, name: str, family: str, level: Level, path: str = "") -> bool:
        """Whether a rule is on for the file at `path` (empty: no file, so no per-file-ignores).

        The more specific selector wins, and `ignore` among equals. A rule beyond the level is on
        only if it is selected by its full code or name.
        """

        def best(selectors: tuple[str, ...]) -> int:
            return max((specificity(selector, code, name, family) for selector in selectors), default=-1)

        wanted, unwanted = best(self.select + self.extend_select), best(self.ignore)
        later, later_not = best(self.later_select), best(self.later_ignore)
        if max(later, later_not) >= 0:
            wanted, unwanted = (max(later, wanted) if later > later_not else later), later_not
        if wanted <= unwanted or (level > self.level and wanted < len(code)):
            return False
        return not (path and self._ignored_for(path, code, name, family))

    def _ignored_for(self, path: str, code: str, name: str, family: str) -> bool:
        """Whether `per_file_ignores` turns the rule off."""
        return any(
            self._concerns(pattern, path)
            and any(specificity(selector, code, name, family) >= 0 for selector in selectors)
            for pattern, selectors in self.per_file_ignores
        )

    def _concerns(self, pattern: str, path: str) -> bool:
        """Whether a pattern of `per_file_ignores` is for a file; with `!` it is for all that do not match."""
        return matches((pattern.removeprefix("!"),), path, self.root) is not pattern.startswith("!")

    def for_file(self, path: str) -> Settings:
        """Return the settings with only those `per_file_ignores` that are for the file at `path` (absolute).

        Whoever knows the file's real place calls this; then `enables` may be asked with the shown name.
        """
        if not self.per_file_ignores:
            return self
        mine = tuple(
            ("*", chosen) for pattern, chosen in self.per_file_ignores if self._concerns(pattern, path)
        )
        return self._replace(per_file_ignores=mine)


def specificity(selector: str, code: str, name: str, family: str) -> int:
    """Return how exactly a selector names a rule: -1 not at all, 0 for `ALL`, else in characters of its code.

    A family counts as the four characters that its codes share, a full name as the full code.
    """
    if selector == ALL:
        return 0
    if selector == name:
        return len(code)
    if selector == family:
        return len(code) - 2
    return len(selector) if selector and code.startswith(selector) else -1
