"""What earlier runs have found, so that files that have not changed need not be examined again.

The cache lies in the project's folder. A row is for a file under certain settings, and says of which content
it speaks. It holds diagnostics, without the edits of their fixes: no fix is ever applied, or shown, from it.
Each row is sealed with a key that only this user has, so a row that was damaged, or that came with a project,
counts as none. Nothing is unpickled. Whatever goes wrong, the cache is left alone and the run goes on.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from beginner_lint import __version__
from beginner_lint.cache_folder import Unusable, is_ours, make, remove, secret
from beginner_lint.diagnostic import Diagnostic
from beginner_lint.discovery import File
from beginner_lint.fingerprint import blake2b, of_code
from beginner_lint.importers import Import, imports_of, read
from beginner_lint.records import to_bytes
from beginner_lint.settings import Settings

if TYPE_CHECKING:
    import sqlite3

    from beginner_lint.scouts import Scans
    from beginner_lint.uses.mentions import Mention

_SCHEMA = (
    "CREATE TABLE results (path BLOB, settings BLOB, content BLOB, facts BLOB, imports BLOB, mentions BLOB, "
    "found BLOB, seal BLOB, PRIMARY KEY (path, settings)) WITHOUT ROWID"
)
_SELECT = "SELECT settings, content, facts, imports, mentions, found, seal FROM results WHERE path = ?"
_INSERT = "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_LARGEST = 300_000_000  # bytes; a cache that has grown beyond that is begun anew
_SAVE_AFTER = 2_000  # files
_PATIENCE = 1.0  # seconds to wait for another run that writes

# Where a row that was read has what.
_IMPORTS, _MENTIONS, _FOUND = 3, 4, 5
_NOT_SCANNED = b"?"

_Words = Collection[Any]  # tuples of words of some length

# What has no influence on the diagnostics of a file.
_NOT_IN_KEY = ("exclude", "root", "time_limit")


class Cache:
    """The results of earlier runs in one project.

    Args:
        folder: where the cache lies; it is made if it is missing.
        project: the folder below which files may be moved along with the cache (absolute).

    Raises:
        Unusable: the folder is not ours, or cannot be made, or this Python has no database.
        NoFingerprint: our own code cannot be read.

    """

    def __init__(self, folder: str, project: str) -> None:
        self._project = project.rstrip(os.sep) + os.sep
        environment = _environment()
        _errors()
        make(folder)
        self._path = os.path.join(folder, f"{__version__}-{environment.hex()}.sqlite")
        self._key = blake2b(environment, key=secret(), digest_size=32).digest()
        self._contents: dict[str, bytes] = {}
        self._scanned: dict[tuple[str, int], _Words] = {}
        self._rows: dict[str, list[tuple[bytes, ...]]] = {}
        self._new: dict[tuple[bytes, bytes], tuple[bytes, ...]] = {}
        self._connection: sqlite3.Connection | None = self._connect()

    @property
    def is_new(self) -> bool:
        """Whether there are no results of earlier runs."""
        return self._connection is None

    def take_in(self, scans: Scans) -> None:
        """Note what others have found in files."""
        for path, scan in scans.items():
            self._scanned[path, _IMPORTS] = scan.imports
            self._scanned[path, _MENTIONS] = scan.mentions

    def imports_of(self, path: str) -> Collection[Import]:
        """Return what the file at `path` may import."""
        return self._scan(path, _IMPORTS, imports_of)

    def mentions_of(self, path: str) -> Collection[Mention]:
        """Return the mentions in the file at `path`."""
        from beginner_lint.uses.mentions import mentions_of

        return self._scan(path, _MENTIONS, mentions_of)

    def found(self, file: File) -> bytes | None:
        """Return what was found in a file as it is now, for `diagnostics_from`; None if it is not known."""
        content, settings, facts = self._content(file.path), _settings_key(file), _facts(file)
        for row in self._rows_of(file.path):
            if row[:3] == (settings, content, facts):
                return row[_FOUND]
        return None

    def is_content(self, file: File, raw: bytes) -> bool:
        """Whether `raw` is what the file contained when it was looked up."""
        return self._contents.get(file.path) == _digest(raw)

    def end_look_up(self) -> None:
        """Say that nothing more will be looked up. No open database may be taken along into a fork."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._rows.clear()

    def remember(self, file: File, raw: bytes, diagnostics: Collection[Diagnostic]) -> None:
        """Note what was found in a file with the content `raw`."""
        content = _digest(raw)
        is_scanned = self._contents.get(file.path) == content
        scans = [self._scanned.get((file.path, at)) if is_scanned else None for at in (_IMPORTS, _MENTIONS)]
        path, settings = self._name(file.path), _settings_key(file)
        row = (settings, content, _facts(file), *map(_words_to, scans), to_bytes(diagnostics))
        self._new[path, settings] = (*row, self._seal(path, *row))
        if len(self._new) >= _SAVE_AFTER:
            self.save()

    def save(self) -> None:
        """Write what was noted; if that is not possible, it will be found again."""
        connection = self._connect(writes=True) if self._new else None
        if connection is not None:
            rows = ((path, *row) for (path, _), row in self._new.items())
            with contextlib.suppress(*_errors()), contextlib.closing(connection), connection:
                connection.executemany(_INSERT, rows)
        self._new.clear()

    def _scan(self, path: str, column: int, scan: Callable[[str], _Words]) -> _Words:
        """Return what a scan of a file tells, from the column of an earlier run where that is known."""
        if (path, column) not in self._scanned:
            content = self._content(path)
            known = (row[column] for row in self._rows_of(path) if row[1] == content)
            stored = next((each for each in known if each != _NOT_SCANNED), None)
            self._scanned[path, column] = scan(path) if stored is None else _words_from(stored)
        return self._scanned[path, column]

    def _content(self, path: str) -> bytes:
        if path not in self._contents:
            raw = read(path)
            self._contents[path] = b"" if raw is None else _digest(raw)
        return self._contents[path]

    def _rows_of(self, path: str) -> list[tuple[bytes, ...]]:
        """Return the rows about a path that are sealed by us."""
        if path not in self._rows:
            self._rows[path] = list(self._sealed_rows(self._name(path)))
        return self._rows[path]

    def _sealed_rows(self, path: bytes) -> Iterator[tuple[bytes, ...]]:
        if self._connection is None:
            return
        try:
            rows = self._connection.execute(_SELECT, (path,)).fetchall()
        except _errors() as reason:
            self.end_look_up()
            self._give_up(reason)
            return
        for row in rows:
            if all(type(value) is bytes for value in row) and self._seal(path, *row[:-1]) == row[-1]:
                yield row

    def _give_up(self, reason: Exception) -> None:
        """Remove a damaged database, so that it is begun anew; one that is just in use stays."""
        import sqlite3

        if not isinstance(reason, sqlite3.OperationalError):
            remove(self._path)

    def _seal(self, *values: bytes) -> bytes:
        sealed = blake2b(key=self._key, digest_size=16)
        for value in values:
            sealed.update(len(value).to_bytes(8, "big"))
            sealed.update(value)
        return sealed.digest()

    def _name(self, path: str) -> bytes:
        return os.fsencode(path.removeprefix(self._project))

    def _connect(self, *, writes: bool = False) -> sqlite3.Connection | None:
        """Return the database; None if there is none yet, or one that is not as we make it."""
        import sqlite3

        if not is_ours(self._path, stat.S_ISREG) or os.path.getsize(self._path) > _LARGEST:
            remove(self._path)
        if not writes and not os.path.lexists(self._path):
            return None
        connection = None
        try:
            connection = sqlite3.connect(self._path, timeout=_PATIENCE)
            if _prepare(connection, writes=writes):
                return connection
            remove(self._path)  # no table of ours, or more than that
        except _errors() as reason:
            self._give_up(reason)
        if connection is not None:
            connection.close()
        return None


def _prepare(connection: sqlite3.Connection, *, writes: bool) -> bool:
    """Make a connection ready; return whether the database is as we make it."""
    # No file beside it, which somebody could have put there as a link; the seals find what is torn.
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA trusted_schema = OFF")
    if writes and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        connection.execute(_SCHEMA)
    return connection.execute("SELECT sql FROM sqlite_master").fetchall() == [(_SCHEMA,)]


@cache
def _errors() -> tuple[type[Exception], ...]:
    """Return what a damaged or busy database may raise; some of it comes from the text of its messages.

    Raises:
        Unusable: this Python has no database.

    """
    try:
        import sqlite3
    except ImportError:
        raise Unusable("this Python has no sqlite3") from None
    return sqlite3.Error, OSError, ValueError, TypeError, OverflowError


def _digest(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=16).digest()


def _settings_key(file: File) -> bytes:
    """Return what stands for the settings of a file and for its name as the rules see it."""
    return _digest(_settings_text(file.settings) + os.fsencode(file.shown))


@cache
def _settings_text(settings: Settings) -> bytes:
    plain = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in settings._asdict().items()
        if name not in _NOT_IN_KEY
    }
    return repr(plain).encode("utf-8", "surrogatepass")


def _facts(file: File) -> bytes:
    facts = {None: b"?", False: b"0", True: b"1"}[file.alone]
    others = (file.askers, file.uses, file.heirs, file.bases, file.overrides)
    is_usual = others == (None, (), (), (), ())
    return facts if is_usual else facts + _digest(repr(others).encode("utf-8", "surrogatepass"))


def _words_to(found: _Words | None) -> bytes:
    """Return rows of words, which have no blanks, as bytes."""
    return _NOT_SCANNED if found is None else b"\n".join(sorted(b" ".join(each) for each in found))


def _words_from(stored: bytes) -> _Words:
    return frozenset(tuple(line.split(b" ")) for line in stored.split(b"\n") if line)


@cache
def _environment() -> bytes:
    """Return what stands for our own code, LibCST and Python."""
    return _digest(of_code() + f"{sys.implementation.name} {sys.version}".encode())[:8]
