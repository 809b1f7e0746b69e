"""What a run is told: which rules, at what level, for which files. Frozen and without I/O."""

from __future__ import annotations

from dataclasses import dataclass

from beginner_lint.diagnostic import Level
from beginner_lint.globs import matches

ALL = "ALL"

DEFAULT_EXCLUDE = (
    ".bzr",
    ".direnv",
    ".eggs",
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


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a file.

    `select`, `extend_select`, `ignore` and the values of `per_file_ignores` are selectors: a code
    (`ZEN301`), the start of codes (`ZEN3`), a rule's name (`index-loop`), a family (`loops`) or `ALL`.
    `root` is the folder at which the patterns of `exclude` and `per_file_ignores` start.
    `builtins_extra` are names that the rules about builtins shall know besides Python's own,
    `builtins_ignored` those that they shall leave alone.
    """

    select: tuple[str, ...] = (ALL,)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    level: Level = Level.INTERMEDIATE
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    target_version: tuple[int, int] = (3, 10)
    builtins_extra: frozenset[str] = frozenset()
    builtins_ignored: frozenset[str] = frozenset()
    noqa: bool = True
    root: str = ""

    def enables(self, code: str, name: str, family: str, level: Level, path: str = "") -> bool:
        """Whether a rule is on for the file at `path` (absolute; empty: no file, so no per-file-ignores).

        The more specific selector wins, and `ignore` among equals. A rule beyond the level is on
        only if it is selected by its full code or name.
        """
        wanted = max(
            (specificity(s, code, name, family) for s in self.select + self.extend_select), default=-1
        )
        unwanted = max((specificity(s, code, name, family) for s in self.ignore), default=-1)
        if wanted <= unwanted or (level > self.level and wanted < len(code)):
            return False
        return not (path and self._ignored_for(path, code, name, family))

    def _ignored_for(self, path: str, code: str, name: str, family: str) -> bool:
        """Whether `per_file_ignores` turns the rule off; a pattern with `!` is for all other files."""
        return any(
            matches((pattern.removeprefix("!"),), path, self.root) is not pattern.startswith("!")
            and any(specificity(selector, code, name, family) >= 0 for selector in selectors)
            for pattern, selectors in self.per_file_ignores
        )


def specificity(selector: str, code: str, name: str, family: str) -> int:
    """How exactly a selector names a rule: -1 not at all, 0 for `ALL`, else in characters of its code.

    A family counts as the four characters that its codes share, a full name as the full code.
    """
    if selector == ALL:
        return 0
    if selector == name:
        return len(code)
    if selector == family:
        return len(code) - 2
    return len(selector) if selector and code.startswith(selector) else -1
